"""What people say of attributions is carried out in the document, and all that follows from it."""

from dataclasses import replace

import pytest
from logged import Log, account, place, said_by
from sound_records import faults

from according.core import (
    Action,
    Annotated,
    Attribution,
    AttributionKind,
    CorrectionKind,
    SourceForm,
    Statement,
    SubjectKind,
    Values,
    Verdict,
    Voice,
)
from according.correct import Amended, amend, attribution_subject, attribution_values, new_attribution_subject

TEXT = (
    "Mayor Ada Lind said on Tuesday that the bridge would stay shut until the spring. Residents were furious.\n\n"
    "“We counted 1,394 signatures,” said Tom Berg, who runs the petition. He said the count had taken three days.\n\n"
    "Police denied that officers had pushed anybody at the bridge. The bridge was built in 1931 by the county."
)


@pytest.fixture
def read() -> Annotated:
    """A text as the rules read it."""
    return account(TEXT)


def _amended(log: Log) -> tuple[Amended, Annotated]:
    said = amend(log.documents, log.steps)
    assert faults(said.documents) == []
    return said, said.documents[0]


def _statement(annotated: Annotated, words: str) -> Statement:
    start = annotated.document.text.index(words)
    return next(s for s in annotated.statements if s.span.start <= start < s.span.end)


def _say(
    log: Log, action: Action, attribution: Attribution, after: Values | None = None, who: str = "Ada Lind"
) -> None:
    annotated = log.documents[0]
    log.say(action, attribution_subject(annotated, attribution), attribution_values(annotated, attribution), after,
            who=who)  # fmt: skip


def test_accepting_changes_nothing_but_the_verdict(read: Annotated) -> None:
    """An accepted attribution is as it was, and judged."""
    log = Log((read,))
    attribution = said_by(read, "the bridge would stay shut")
    _say(log, Action.ACCEPT, attribution)
    said, now = _amended(log)
    assert now == read
    assert said.applied == ()
    assert [(j.id, j.verdict, j.document, j.who) for j in said.judged] == [
        (attribution.id, Verdict.ACCEPTED, read.id, ("Ada Lind",))
    ]


def test_what_nobody_says_is_the_outlets_own(read: Annotated) -> None:
    """The statements of a rejected attribution stand in the outlet's voice, without a speaker."""
    log = Log((read,))
    attribution = said_by(read, "the bridge would stay shut")
    _say(log, Action.REJECT, attribution)
    said, now = _amended(log)
    assert now.attribution(attribution.id) is None
    statement = _statement(now, "the bridge would stay shut")
    assert (statement.voice, statement.attribution, statement.speaker) == (Voice.OUTLET, None, None)
    assert said.applied == (1,)
    assert said.judged[0].verdict is Verdict.REJECTED


def test_what_stands_in_marks_stays_quoted(read: Annotated) -> None:
    """A quotation whose attribution is rejected is quoted still, of nobody."""
    log = Log((read,))
    _say(log, Action.REJECT, said_by(read, "We counted 1,394"))
    _, now = _amended(log)
    statement = _statement(now, "We counted 1,394")
    assert (statement.voice, statement.speaker) == (Voice.QUOTED, None)


def test_a_denial_goes_with_the_denier(read: Annotated) -> None:
    """What is denied no more is affirmed: the cue that denied it was none."""
    log = Log((read,))
    attribution = said_by(read, "officers had pushed")
    assert _statement(read, "officers had pushed").polarity.value == "negative"
    _say(log, Action.REJECT, attribution)
    _, now = _amended(log)
    assert _statement(now, "officers had pushed").polarity.value == "positive"
    assert not [w for w in now.wording if w.span in attribution.cue]


def test_a_later_step_wins(read: Annotated) -> None:
    """Who accepts what was rejected puts it back, and both are told in order."""
    log = Log((read,))
    attribution = said_by(read, "the bridge would stay shut")
    _say(log, Action.REJECT, attribution, who="Ada Lind")
    _say(log, Action.ACCEPT, attribution, who="Bo Ek")
    said, now = _amended(log)
    assert now == read
    assert [(j.verdict, j.who, j.steps) for j in said.judged] == [(Verdict.ACCEPTED, ("Ada Lind", "Bo Ek"), (1, 2))]


def test_another_speaker_speaks_in_the_statements_too(read: Annotated) -> None:
    """With its speaker an attribution's form, its statements and its maker change."""
    log = Log((read,))
    attribution = said_by(read, "the bridge would stay shut")
    _say(log, Action.EDIT, attribution, Values(speaker="Tom Berg"))
    _, now = _amended(log)
    edited = now.attribution(attribution.id)
    assert edited is not None
    berg = next(e for e in now.entities if e.name == "Tom Berg")
    assert (edited.speaker, edited.form, edited.named) == (berg.id, SourceForm.NAMED, True)
    assert (edited.made_by, edited.score) == ("Ada Lind", 1.0)
    assert _statement(now, "the bridge would stay shut").speaker == berg.id


def test_nobody_known_speaks(read: Annotated) -> None:
    """An empty name says that nobody is known to speak, and the source has no name."""
    log = Log((read,))
    attribution = said_by(read, "the bridge would stay shut")
    _say(log, Action.EDIT, attribution, Values(speaker=""))
    _, now = _amended(log)
    edited = now.attribution(attribution.id)
    assert edited is not None
    assert (edited.speaker, edited.named) == (None, False)


def test_a_speaker_whom_only_another_account_names_is_that_one() -> None:
    """A name from another account is put in at the source's words, and is the same as there."""
    here = account("The police chief said that nobody had been hurt on the bridge.", "a.txt")
    there = account("Dale Renner, the police chief, said that two men had been hurt on the bridge.", "b.txt")
    log = Log((here, there))
    attribution = said_by(here, "nobody had been hurt")
    _say(log, Action.EDIT, attribution, Values(speaker="Dale Renner"))
    said, now = _amended(log)
    edited = now.attribution(attribution.id)
    assert edited is not None
    speaker = now.entity(edited.speaker)
    assert speaker is not None
    assert (speaker.name, edited.named) == ("Dale Renner", True)
    assert [c.kind for c in said.corrections] == [CorrectionKind.SAME]
    comparison = log.shown()
    renner = next(e for e in comparison.entities if e.name == "Dale Renner")
    assert {m.document for m in renner.members} == {here.id, there.id}


def test_a_longer_content_takes_its_statement(read: Annotated) -> None:
    """Words that an edit takes into the content are the speaker's; the vectors stay the statements' own."""
    log = Log((read,))
    attribution = said_by(read, "the bridge would stay shut")
    content = tuple(a for a in attribution_values(read, attribution).content or ())
    more = (*content, place(read, "Residents were furious", "content"))
    _say(log, Action.EDIT, attribution, Values(content=more))
    _, now = _amended(log)
    statement = _statement(now, "Residents were furious")
    assert (statement.attribution, statement.voice) == (attribution.id, Voice.ATTRIBUTED)
    assert [s.id for s in now.statements] == [s.id for s in read.statements]


def test_what_was_missed_is_put_in(read: Annotated) -> None:
    """A new attribution has an id of its words, and its statement its voice and speaker; a step on it is found."""
    log = Log((read,))
    content = (place(read, "The bridge was built in 1931 by the county", "content"),)
    source = (place(read, "Tom Berg", "source"),)
    subject = new_attribution_subject(read, (*source, *content), "indirect")
    log.say(Action.ADD, subject, None, Values(kind="indirect", source=source, content=content, speaker="Tom Berg"))
    said, now = _amended(log)
    made = now.attribution(subject.id)
    assert made is not None
    assert (made.kind, made.made_by, made.named) == (AttributionKind.INDIRECT, "Ada Lind", True)
    statement = _statement(now, "The bridge was built")
    assert (statement.voice, statement.attribution, statement.speaker) == (Voice.ATTRIBUTED, made.id, made.speaker)
    assert said.judged[0].verdict is Verdict.ADDED
    log.say(Action.REJECT, attribution_subject(now, made))
    assert amend(log.documents, log.steps).documents[0] == read


def test_parents_stay_sound(read: Annotated) -> None:
    """Who is put around a saying becomes its parent; where that one is rejected, nobody is."""
    log = Log((read,))
    inner = said_by(read, "the count had taken")
    content = (place(read, "He said the count had taken three days", "content"),)
    source = (place(read, "Police", "source"),)
    subject = new_attribution_subject(read, (*source, *content), "indirect")
    log.say(Action.ADD, subject, None, Values(kind="indirect", source=source, content=content))
    _, now = _amended(log)
    child = now.attribution(inner.id)
    assert child is not None
    assert child.parent == subject.id
    assert _statement(now, "the count had taken").attribution == inner.id
    log.say(Action.REJECT, subject)
    _, now = _amended(log)
    child = now.attribution(inner.id)
    assert child is not None
    assert child.parent is None


def test_a_saying_that_another_model_misses_is_kept(read: Annotated) -> None:
    """An accepted attribution whose words still stand is made anew; a rejected one goes to the tray."""
    attribution = said_by(read, "the bridge would stay shut")
    gone = replace(
        read,
        attributions=tuple(a for a in read.attributions if a.id != attribution.id),
        statements=tuple(
            replace(s, attribution=None, speaker=None, voice=Voice.OUTLET) if s.attribution == attribution.id else s
            for s in read.statements
        ),
    )
    log = Log((read,))
    _say(log, Action.ACCEPT, attribution)
    log.documents = (gone,)
    said, now = _amended(log)
    kept = now.attribution(attribution.id)
    assert kept is not None
    assert (kept.source, kept.content, kept.speaker) == (attribution.source, attribution.content, attribution.speaker)
    assert _statement(now, "the bridge would stay shut").attribution == attribution.id
    assert [j.verdict for j in said.judged] == [Verdict.KEPT]
    log = Log((read,))
    _say(log, Action.REJECT, attribution)
    log.documents = (gone,)
    said, now = _amended(log)
    assert now == gone
    assert [(o.step, bool(o.guess)) for o in said.orphans] == [(1, True)]


def test_a_saying_with_other_borders_is_the_same_saying(read: Annotated) -> None:
    """Where another model draws a content a little otherwise, what was said of it holds for that."""
    attribution = said_by(read, "the bridge would stay shut")
    other = replace(
        attribution, id="a-other", content=(replace(attribution.content[0], start=attribution.content[0].start + 5),)
    )
    log = Log((read,))
    _say(log, Action.EDIT, attribution, Values(speaker="Tom Berg"))
    log.documents = (replace(read, attributions=tuple(other if a is attribution else a for a in read.attributions),
                             statements=()),)  # fmt: skip
    said, now = _amended(log)
    edited = now.attribution("a-other")
    assert edited is not None
    assert now.entity(edited.speaker).name == "Tom Berg"  # type: ignore[union-attr]
    assert [(j.id, j.verdict) for j in said.judged] == [("a-other", Verdict.EDITED)]


def test_a_saying_within_another_is_not_taken_for_it(read: Annotated) -> None:
    """What was said of "He said …" does not go to the one that another source says of nearly the same words."""
    inner = said_by(read, "the count had taken")
    text = read.document.text
    whole = text.index("He said the count")
    other = replace(
        inner,
        id="a-other",
        source=(place(read, "Police").span,),
        cue=(place(read, "denied").span,),
        content=(replace(inner.content[0], start=whole),),
    )
    log = Log((read,))
    _say(log, Action.REJECT, inner)
    log.documents = (replace(read, attributions=(other,), statements=()),)
    said, now = _amended(log)
    assert now.attribution("a-other") is not None
    assert len(said.orphans) == 1


@pytest.mark.parametrize(
    ("after", "why"),
    [
        pytest.param(Values(kind="sung"), "“sung” is no kind of attribution", id="kind"),
        pytest.param(Values(content=()), "an attribution needs words that are said", id="no content"),
    ],
)
def test_what_cannot_be_is_told_in_the_tray(read: Annotated, after: Values, why: str) -> None:
    """An edit to something that there is not changes nothing, and says why."""
    log = Log((read,))
    _say(log, Action.EDIT, said_by(read, "the bridge would stay shut"), after)
    said, now = _amended(log)
    assert now == read
    assert [o.why for o in said.orphans] == [why]
    assert said.judged == ()


def test_a_note_is_told_beside(read: Annotated) -> None:
    """A note changes nothing, and is no verdict."""
    log = Log((read,))
    attribution = said_by(read, "the bridge would stay shut")
    log.say(Action.NOTE, attribution_subject(read, attribution), why="Check the tape.")
    said, now = _amended(log)
    assert now == read
    assert said.judged == ()
    assert [(n.kind, n.id, n.text) for n in said.notes] == [
        (SubjectKind.ATTRIBUTION, attribution.id, "Check the tape.")
    ]
