"""The workspace's jobs: inputs taken in, stories compared only where something changed, shown as people left them."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from according import wiring
from according.core import Evidence, Metadata, SubjectKind, UsageError, Verdict
from according.engines import Serial
from according.job.stories import compared_story
from according.job.watching import Clock
from according.job.words_in_place import place_of
from according.pipeline import compared
from according.read import Source
from according.store import Conflict, Incoming, Outcome, Workspace, parse_query
from according.wiring import Arrival, Settings, fetching
from loopback import serving

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "riverside"
RULES = Settings(encoder=False, reader=False)
VOTE = (
    "Council ends the exchange\n\nThe city council voted {} on Tuesday to end its police exchange with Port Haven.\n\n"
    "“We heard from {} residents who signed the petition,” Mayor Ada Lind said. “This was about trust.”\n\n"
    "The police chief, Tom Berg, denied that officers had been trained in crowd control.\n"
)


@pytest.fixture
def workspace(tmp_path):
    with Workspace.create(tmp_path / "according.db") as opened:
        yield opened


@pytest.fixture
def vote(workspace, tmp_path):
    """A story of two accounts that differ, compared by rules alone."""
    for name, told in (("courier.txt", ("6-0", "1,394")), ("ledger.txt", ("5-1", "1,210"))):
        (tmp_path / name).write_text(VOTE.format(*told), encoding="utf-8")
    story = workspace.new_story("The vote")
    wiring.take_in(workspace, [str(tmp_path / "courier.txt"), str(tmp_path / "ledger.txt")], RULES, story=story.id)
    wiring.compare_story(workspace, story.id, RULES)
    return story.id


def seen(workspace, story):
    return wiring.shown(workspace, story, RULES)


def test_the_same_adds_nothing(workspace):
    """What is there already is not read again, and adds nothing."""
    first = wiring.take_in(workspace, [str(EXAMPLES)], RULES)
    again = wiring.take_in(workspace, [str(EXAMPLES)], RULES)
    assert {row.outcome for row in first} == {Outcome.ADDED}
    assert [row.document for row in again] == [row.document for row in first]
    assert {row.outcome for row in again} == {Outcome.SAME}
    assert len(workspace.documents()) == len(first)


def test_what_cannot_be_read_is_told_and_the_rest_goes_on(workspace, tmp_path):
    """An input that cannot be read stands in its place with the reason; those beside it come in."""
    (tmp_path / "empty.txt").write_bytes(b"")
    rows = wiring.take_in(workspace, [str(tmp_path / "empty.txt"), str(EXAMPLES / "post.txt")], RULES)
    assert rows[0].why == "is empty"
    assert rows[1].outcome is Outcome.ADDED


def test_what_a_person_gives_stands_before_what_the_text_says(workspace):
    """The outlet and date that a person gives with a pasted text are the document's."""
    source = Source(name="pasted.txt", data=VOTE.format("6-0", "1,394").encode())
    given = Metadata(outlet="The Ledger", published="2031-05-04", url="https://ledger.example/vote")
    [row] = wiring.take_in(workspace, [Arrival(source=source, given=given)], RULES)
    document = workspace.document(row.document)
    assert (document.outlet, document.published, document.url) == (given.outlet, given.published, given.url)
    assert any(moment.start for moment in workspace.annotated(row.document).moments)


def test_a_comparison_is_kept(workspace, vote):
    """A story that did not change is not compared again; an account more makes it stale."""
    kept = workspace.kept_comparison(vote)
    shown = wiring.compare_story(workspace, vote, RULES)
    assert shown.stale == ""
    assert workspace.kept_comparison(vote).made == kept.made
    wiring.take_in(workspace, [str(EXAMPLES / "post.txt")], RULES, story=vote)
    assert seen(workspace, vote).stale == "its accounts changed"
    assert len(wiring.compare_story(workspace, vote, RULES).comparison.documents) == 3


def test_another_model_reads_anew(workspace, vote):
    """Under another model the documents are annotated anew, and the story compared anew."""
    shown = wiring.shown(workspace, vote, Settings(encoder=False, reader=True))
    assert shown.stale == "another version of the tool compared it"
    other = wiring.compare_story(workspace, vote, Settings(encoder=True, reader=False))
    assert other.stale == ""
    assert {row.model for row in workspace.documents(story=vote)} == {row.model for row in workspace.documents()}


def test_verdicts_change_what_is_counted(workspace, vote):
    """An accepted finding says by whom, a rejected one leaves the findings, and undoing brings it back."""
    first, second = seen(workspace, vote).comparison.findings[:2]
    wiring.accept(workspace, vote, first.id, who="Ada Lind", seen=0)
    step = wiring.reject(workspace, vote, second.id, who="Bo Ek", why="another petition", seen=0)
    shown = seen(workspace, vote)
    assert shown.stale == ""
    assert second not in shown.comparison.findings
    assert [finding.id for finding in shown.comparison.set_aside] == [second.id]
    judged = shown.comparison.review.of(SubjectKind.FINDING, first.id)
    assert (judged.verdict, judged.who) == (Verdict.ACCEPTED, ("Ada Lind",))
    wiring.undo(workspace, step.number, who="Ada Lind")
    assert second.id in [finding.id for finding in seen(workspace, vote).comparison.findings]


def test_the_second_sees_what_the_first_said(workspace, vote):
    """Two people who correct one finding from the same page: the second is told, and nothing is written."""
    finding = seen(workspace, vote).comparison.findings[0].id
    wiring.accept(workspace, vote, finding, who="Ada Lind", seen=0)
    with pytest.raises(Conflict) as told:
        wiring.reject(workspace, vote, finding, who="Bo Ek", seen=0)
    assert told.value.step.who == "Ada Lind"
    assert len(workspace.log()) == 1


def test_an_attribution_is_put_right(workspace, vote):
    """A speaker put right makes the story stale; compared anew, the voices count it, and undoing takes it back."""
    document = seen(workspace, vote).comparison.documents[0]
    held = next(a for a in document.attributions if "heard from" in document.words(a.content[0]))
    step = wiring.edit_attribution(workspace, document.id, held.id, who="Ada Lind", speaker="Tom Berg")
    assert seen(workspace, vote).stale == "people corrected who says what, or who is who, since"
    shown = wiring.compare_story(workspace, vote, RULES)

    def speaker(shown):
        one = shown.comparison.documents[0]
        found = next(a for a in one.attributions if "heard from" in one.words(a.content[0]))
        return one.entity(found.speaker).name

    before = wiring.shown_document(workspace, document.id)
    assert speaker(shown) == "Tom Berg"
    assert "Berg" in {before.annotated.entity(a.speaker).name.split()[-1] for a in before.annotated.attributions}
    wiring.undo(workspace, step.number, who="Bo Ek")
    assert "Lind" in speaker(wiring.compare_story(workspace, vote, RULES))


def test_what_was_accepted_is_kept_until_that_is_undone(workspace, vote):
    """An attribution that was accepted and is not found any more takes part, and leaves when the step is undone."""
    document = seen(workspace, vote).comparison.documents[0]
    held = next(a for a in document.attributions if "heard from" in document.words(a.content[0]))
    step = wiring.accept_attribution(workspace, document.id, held.id, who="Ada Lind")
    assert seen(workspace, vote).stale == ""
    [stored] = workspace.annotated_many([document.id])
    without = replace(stored, attributions=tuple(a for a in stored.attributions if a.id != held.id), statements=())
    workspace.add([Incoming(annotated=without, raw=None, model="a model that sees less")])
    workspace.keep_comparison(vote, "k:m:", workspace.kept_comparison(vote).comparison)
    others = {one.id: one for one in workspace.annotated_many(workspace.story(vote).documents)}
    engine, make = Serial(), lambda: lambda document: others[document.id]

    def again():
        said = []

        def compare(amended):
            said.append(amended)
            return compared(amended)

        compared_story(
            workspace,
            vote,
            compare,
            engine,
            make,
            model=workspace.documents(ids=[document.id])[0].model,
            done=lambda *_: None,
        )
        return [a for a in said[0].documents[0].attributions if a.content == held.content]

    assert again()
    wiring.undo(workspace, step.number, who="Ada Lind")
    assert seen(workspace, vote).stale
    assert not again()


def test_who_is_who_is_put_right(workspace, vote):
    """Two entities that a person calls one are one in the next comparison."""
    comparison = seen(workspace, vote).comparison
    named = {entity.name: entity.id for entity in comparison.entities}
    lind = next(identity for name, identity in named.items() if "Lind" in name)
    berg = next(identity for name, identity in named.items() if "Berg" in name)
    wiring.merge_entities(workspace, vote, lind, [berg], who="Ada Lind")
    entities = wiring.compare_story(workspace, vote, RULES).comparison.entities
    assert len(entities) == len(comparison.entities) - 1


def test_a_group_is_split(workspace, vote):
    """A statement that a person takes out of a group stands in no group with the others."""
    comparison = seen(workspace, vote).comparison
    group = comparison.alignments[0]
    one = group.statements[0]
    wiring.split_group(
        workspace, vote, group.id, [Evidence(document=one.document, span=one.span)], who="Ada Lind", why="apart"
    )
    after = wiring.compare_story(workspace, vote, RULES).comparison
    for alignment in after.alignments:
        held = {(s.document, s.statement) for s in alignment.statements}
        assert not ((one.document, one.statement) in held and len(held) > 1)


def test_documents_are_put_right(workspace, vote):
    """An outlet that a person gives is the account's name from then on."""
    document = workspace.story(vote).documents[0]
    wiring.edit_document(workspace, document, who="Ada Lind", outlet="The Courier")
    shown = wiring.compare_story(workspace, vote, RULES)
    assert shown.comparison.documents[0].document.outlet == "The Courier"
    with pytest.raises(UsageError, match="nothing would be changed"):
        wiring.edit_document(workspace, document, who="Ada Lind")


def test_what_cannot_be_carried_out_is_refused_at_once(workspace, vote):
    """A date that is none, and a speaker who stands nowhere in the text, are refused with the reason."""
    document = workspace.story(vote).documents[0]
    annotated = workspace.annotated(document)
    with pytest.raises(UsageError, match="is no date"):
        wiring.edit_document(workspace, document, who="Ada Lind", outlet="Courier", published="16 Feb 2020")
    spoken = [place_of(annotated.document, "Council ends the exchange")]
    with pytest.raises(UsageError, match="cannot be kept"):
        wiring.add_attribution(workspace, document, who="Ada Lind", content=spoken, speaker="Zed Zebra")
    assert workspace.log() == ()
    named = [place_of(annotated.document, "The city council")]
    wiring.add_attribution(workspace, document, who="Ada Lind", content=spoken, source=named, speaker="Zed Zebra")
    added = wiring.shown_document(workspace, document).annotated
    assert "Zed Zebra" in {added.entity(a.speaker).name for a in added.attributions if a.speaker}


def test_a_date_that_is_put_right_dates_what_the_text_says(workspace, vote):
    """Where a person gives an account's date, "on Tuesday" is the Tuesday before it."""
    document = workspace.story(vote).documents[0]
    before = wiring.shown_document(workspace, document).annotated
    assert all(moment.start is None for moment in before.moments if before.words(moment.span) == "Tuesday")
    step = wiring.edit_document(workspace, document, who="Ada Lind", published="2031-05-08")
    after = wiring.compare_story(workspace, vote, RULES).comparison.documents[0]
    assert "2031-05-06" in [moment.start for moment in after.moments]
    wiring.undo(workspace, step.number, who="Ada Lind")
    assert wiring.compare_story(workspace, vote, RULES).comparison.documents[0].moments == before.moments


def test_a_story_without_accounts(workspace):
    """A story without an account says what to do; one of one account is compared and says what it can."""
    story = workspace.new_story("Empty").id
    with pytest.raises(UsageError, match="has no account yet"):
        wiring.compare_story(workspace, story, RULES)
    assert wiring.shown(workspace, story).comparison is None
    wiring.take_in(workspace, [str(EXAMPLES / "post.txt")], RULES, story=story)
    assert len(wiring.compare_story(workspace, story, RULES).comparison.documents) == 1


def test_pages_and_their_later_editions(workspace, monkeypatch):
    """A page by its address: as it came, its later edition in its place in the story, corrections carried over."""
    page = "<html lang='en'><head><title>Vote</title></head><body><article><h1>Vote</h1>{}</article></body></html>"
    body = "".join(f"<p>{part}</p>" for part in VOTE.format("6-0", "1,394").split("\n\n"))
    with serving() as site:
        monkeypatch.setattr(fetching, "guard", site.guard)
        moments = [datetime(2026, 3, 4, 5, minute, tzinfo=UTC).timestamp() for minute in range(60)]
        monkeypatch.setattr(
            fetching, "clock", lambda: Clock(now=lambda: moments[len(site.asked)], sleep=lambda _: None)
        )
        site.page("/vote", page.format(body))
        story = workspace.new_story("The vote").id
        told = []
        [first] = wiring.take_in(
            workspace, [site.at("/vote")], RULES, story=story, tell=lambda *page: told.append(page[1])
        )
        assert first.outcome is Outcome.ADDED
        assert told[0]
        document = workspace.annotated(first.document)
        held = next(a for a in document.attributions if "heard from" in document.words(a.content[0]))
        wiring.edit_attribution(workspace, document.id, held.id, who="Ada Lind", speaker="Tom Berg")
        [same] = wiring.take_in(workspace, [site.at("/vote")], RULES, story=story)
        assert (same.outcome, same.document) == (Outcome.SAME, first.document)
        site.page("/vote", page.format("<p>Updated on Wednesday with more.</p>" + body.replace("6-0", "5-1")))
        [later] = wiring.take_in(workspace, [site.at("/vote")], RULES, story=story)
    assert (later.outcome, later.of) == (Outcome.EDITION, first.document)
    assert workspace.story(story).documents == (later.document,)
    assert all(row.raw for row in workspace.editions(later.document))
    [change] = wiring.edition_changes(workspace, later.document)
    assert any(word.new == "5-1" for word in change.words)
    shown = wiring.compare_story(workspace, story, RULES)
    one = shown.comparison.documents[0]
    found = next(a for a in one.attributions if "heard from" in one.words(a.content[0]))
    assert one.entity(found.speaker).name == "Tom Berg"
    assert not shown.comparison.review.orphans


def test_a_document_that_is_taken_out(workspace, vote):
    """A document taken out of the workspace leaves the story, whose comparison is then made anew; the log stays."""
    finding = seen(workspace, vote).comparison.findings[0].id
    wiring.accept(workspace, vote, finding, who="Ada Lind")
    workspace.remove(workspace.story(vote).documents[1])
    shown = seen(workspace, vote)
    assert shown.comparison is None
    assert shown.stale
    with pytest.raises(UsageError, match="is to be compared first"):
        wiring.accept(workspace, vote, finding, who="Ada Lind")
    assert len(workspace.log()) == 1
    assert len(wiring.compare_story(workspace, vote, RULES).comparison.documents) == 1


def test_what_is_put_right_of_a_document_is_listed_and_found(workspace, vote):
    """Lists and searches go by the outlet and date that a person gave; undone, by those that were read."""
    document = workspace.story(vote).documents[0]
    step = wiring.edit_document(workspace, document, who="Ada Lind", outlet="The Courier", published="2031-05-08")
    [row] = workspace.documents(ids=[document])
    assert (row.outlet, row.published) == ("The Courier", "2031-05-08")
    query = parse_query('outlet:"The Courier" date:2031-05')
    assert [hit.document for hit in workspace.search(query).documents] == [document]
    wiring.undo(workspace, step.number, who="Ada Lind")
    assert workspace.documents(ids=[document])[0].outlet is None
    assert workspace.search(query).documents == ()
    assert all(check.ok for check in workspace.repair())
