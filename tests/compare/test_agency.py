"""Who acts: one account names who did it, another tells the same as if nobody did."""

from dataclasses import replace

from according.compare.accounts import Accounts
from according.compare.agency import agency
from according.compare.entities import shared_entities
from according.core import Act, ActForm, Annotated, Finding, MentionForm, Span, Story
from telling import telling

VERBS = {"shot": "shoot", "killed": "kill", "died": "kill", "dismissed": "dismiss", "shooting": "shoot"}


def _account(text: str, form: ActForm, verb: str, agent: str = "", *, headline: bool = False) -> Annotated:
    """An account with one act on Ada Lind."""
    told = telling(text, headline=headline, name=f"{text[:9]}.txt")
    at = told.document.text.index(verb)
    names = {told.words(m.span): (e, m.span) for e in told.entities for m in e.mentions if m.form is MentionForm.NAME}
    entity, patient = names["Ada Lind"]
    start = told.document.text.index(agent) if agent else 0
    act = Act(
        span=Span(at, at + len(verb)),
        lemma=verb,
        family=VERBS[verb],
        form=form,
        agent=Span(start, start + len(agent)) if agent else None,
        patient=patient,
        patient_entity=entity.id,
    )
    return replace(told, acts=(act,))


def _found(*documents: Annotated) -> tuple[Finding, ...]:
    story = Story(id="s", documents=tuple(document.id for document in documents))
    return agency(Accounts.of(documents, (story,), shared_entities(documents)), ())


def test_named_in_one_account_and_not_in_the_other() -> None:
    """An account that names who acts is set beside one whose clause and its neighbours do not."""
    (finding,) = _found(
        _account("Police shot Ada Lind on Monday.", ActForm.ACTIVE, "shot", "Police"),
        _account("Ada Lind was shot on Monday.", ActForm.NO_AGENT, "shot"),
    )
    assert finding.title == "Who acts is named in A (“Police shot Ada Lind”), and not in B (“Ada Lind was shot”)"
    assert [e.role for e in finding.evidence] == ["names who acts", "names nobody who acts"]
    assert finding.entity is not None


def test_whoever_is_named_beside_the_act_is_named() -> None:
    """An account that names the actor in the next sentence is not said to name nobody; its source does not count."""
    named = _account("Police shot Ada Lind on Monday.", ActForm.ACTIVE, "shot", "Police")
    beside = "Ada Lind was shot on Monday. An officer had opened fire."
    assert _found(named, _account(beside, ActForm.NO_AGENT, "shot")) == ()
    source = "<q>Ada Lind was shot on Monday</q>, <s>police</s> <c>said</c>."
    assert len(_found(named, _account(source, ActForm.NO_AGENT, "shot"))) == 1


def test_another_act_is_no_difference() -> None:
    """A death in one account and a shooting in the other are not held against each other."""
    assert (
        _found(
            _account("Police shot Ada Lind on Monday.", ActForm.ACTIVE, "shot", "Police"),
            _account("Ada Lind died on Monday.", ActForm.NO_ACTOR, "died"),
        )
        == ()
    )


def test_headlines_are_held_against_each_other() -> None:
    """A headline that names nobody stands beside one that does, whatever is told under it."""
    (finding,) = _found(
        _account("Council dismissed Ada Lind\n\nIt was late.", ActForm.ACTIVE, "dismissed", "Council", headline=True),
        _account("Ada Lind was dismissed\n\nThe council did so.", ActForm.NO_AGENT, "dismissed", headline=True),
    )
    assert finding.title == (
        "Who acts is named in the headline of A (“Council dismissed Ada Lind”), "
        "and not in that of B (“Ada Lind was dismissed”)"
    )
