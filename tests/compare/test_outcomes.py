"""What outcomes must set against each other and must leave alone, on texts read by the real stages."""

from pathlib import Path

from according.annotate import annotate
from according.clean import clean
from according.compare.accounts import Accounts
from according.compare.entities import shared_entities
from according.compare.outcomes import outcomes
from according.core import Aspect, Finding, FindingKind, Models, Story
from according.read import discover, extract


def _found(folder: Path, *texts: str) -> tuple[Finding, ...]:
    names = []
    for number, text in enumerate(texts):
        path = folder / f"{number}.txt"
        path.write_text(text, encoding="utf-8")
        names.append(str(path))
    documents = tuple(
        annotate(clean(extract(source)), Models())  # type: ignore[arg-type]
        for source in discover(names)
    )
    story = Story(id="s", documents=tuple(annotated.id for annotated in documents))
    return outcomes(Accounts.of(documents, (story,), shared_entities(documents)), ())


def test_opposite_outcomes_of_one_action_differ(tmp_path: Path) -> None:
    """A measure that one account calls passed and another rejected is an outcome in which they differ."""
    (finding,) = _found(
        tmp_path,
        "The Marlow school board approved the Larkin Street bus depot on Monday night.",
        "The Marlow school board rejected the Larkin Street bus depot on Monday night.",
    )
    assert finding.aspect is Aspect.OUTCOME
    assert finding.kind in (FindingKind.DIFFERS, FindingKind.NOT_SETTLED)
    assert [evidence.role for evidence in finding.evidence] == ["outcome", "outcome"]
    assert "approved the Larkin Street bus depot" in finding.title


def test_another_vote_in_another_year_is_no_other_outcome(tmp_path: Path) -> None:
    """A similar measure that was rejected last year does not stand against this year's."""
    assert not _found(
        tmp_path,
        "The Marlow school board approved the Larkin Street bus depot on Monday night.",
        "The Marlow school board rejected a similar plan for the Larkin Street bus depot in June last year.",
    )


def test_what_is_wished_for_is_no_outcome(tmp_path: Path) -> None:
    """What someone urges, or what would have happened, is no outcome."""
    assert not _found(
        tmp_path,
        "The Marlow school board approved the Larkin Street bus depot on Monday night.",
        "Parents had urged the Marlow school board to see the Larkin Street bus depot rejected on Monday night.",
    )


def test_a_unanimous_and_a_split_vote_differ(tmp_path: Path) -> None:
    """A vote called unanimous in one account and given with a vote against it in another is an outcome that differs."""
    (finding,) = _found(
        tmp_path,
        "The Marlow city council voted unanimously to sell the Larkin Street depot.",
        "The Marlow city council voted 5-1 to sell the Larkin Street depot.",
    )
    assert finding.title.endswith("calls the vote unanimous, B gives it as 5-1")


def test_votes_of_two_decisions_are_not_set_against_each_other(tmp_path: Path) -> None:
    """A unanimous vote and a split one that both stand in one account are two votes."""
    assert not _found(
        tmp_path,
        "The Marlow city council voted unanimously to sell the Larkin Street depot.",
        "The council voted unanimously to sell the depot. An amendment to the Larkin Street sale failed 5-1.",
    )


def test_a_ban_and_mere_opposition_are_told_as_narrower_or_wider(tmp_path: Path) -> None:
    """What one account calls a ban and another opposition, by the same body on the same matter, is not settled."""
    (finding,) = _found(
        tmp_path,
        "The Marlow city council on Monday banned diesel barges from the Tarn canal.",
        "The Marlow city council on Monday opposed diesel barges on the Tarn canal.",
    )
    assert finding.kind is FindingKind.NOT_SETTLED
    assert finding.aspect is Aspect.SCOPE
    assert finding.title.endswith("narrower or wider")
