"""Groups of statements are merged, split and dissolved as people say, before anything is found in them."""

from dataclasses import replace

import pytest
from logged import Log, riverside
from sound_records import faults

from according.core import (
    Action,
    Alignment,
    Comparison,
    GroupedStatement,
    OriginKind,
    Regrouping,
    RegroupingKind,
    Relation,
    Values,
)
from according.correct import Amended, amend, group_subject, group_values
from according.pipeline import compared

SAME = (Relation.SAME, Relation.NARROWER)


@pytest.fixture(scope="module")
def before() -> Comparison:
    """The example accounts as the tool compares them."""
    return compared(riverside())


def _groups(comparison: Comparison) -> list[Alignment]:
    return [a for a in comparison.alignments if a.relation in SAME]


def _keys(alignment: Alignment) -> set[tuple[str, str]]:
    return {(s.document, s.statement) for s in alignment.statements}


def _compared(*regroupings: Regrouping) -> Comparison:
    after = compared(Amended(documents=riverside(), regroupings=regroupings))
    assert faults(after.documents, after) == []
    return after


def _said(kind: RegroupingKind, *groups: Alignment, relation: str | None = None) -> Regrouping:
    statements = tuple(GroupedStatement(document=d, statement=s) for g in groups for d, s in sorted(_keys(g)))
    return Regrouping(kind=kind, statements=statements, relation=relation)


def test_without_regroupings_nothing_changes(before: Comparison) -> None:
    """The comparison is the same, byte for byte, where nobody says anything."""
    assert _compared() == before


def test_merged_groups_are_one(before: Comparison) -> None:
    """All statements of both are one group; a finding is made of it, and its origins are reckoned anew."""
    one, other = _groups(before)[:2]
    after = _compared(_said(RegroupingKind.MERGE, one, other))
    merged = next(a for a in after.alignments if _keys(a) >= _keys(one))
    assert _keys(merged) == _keys(one) | _keys(other)
    assert merged.why[-1].name == "said by you"
    assert {d for o in merged.origins for d in o.documents} == set(merged.documents)
    assert len([f for f in after.findings if f.alignment == merged.id]) == 1
    assert [f for f in after.findings if f.alignment == one.id] == []


def test_a_group_that_is_one_already_stays_as_it_is(before: Comparison) -> None:
    """To merge a group with itself changes nothing; to call it otherwise changes its relation alone."""
    one = _groups(before)[0]
    assert _compared(_said(RegroupingKind.MERGE, one)) == before
    other = Relation.NARROWER if one.relation is Relation.SAME else Relation.SAME
    after = _compared(_said(RegroupingKind.MERGE, one, relation=other.value))
    changed = next(a for a in after.alignments if _keys(a) == _keys(one))
    assert changed.relation is other
    assert changed.origins == one.origins


def test_a_group_called_otherwise_leaves_its_neighbours(before: Comparison) -> None:
    """A group that shares a statement with another is called otherwise by itself: the other stays as it is."""
    by_key = [(a, b) for a in before.alignments for b in before.alignments if a is not b and _keys(a) & _keys(b)]
    assert by_key, "the example has groups that share a statement"
    for one, neighbour in by_key[:4]:
        wanted = Relation.DENIES if one.relation is not Relation.DENIES else Relation.SAME
        after = _compared(_said(RegroupingKind.RELATE, one, relation=wanted.value))
        changed = next(a for a in after.alignments if _keys(a) == _keys(one) and a.relation is wanted)
        assert changed.why[-1].detail == f"these statements were called “{wanted.value}” by hand"
        assert neighbour in after.alignments
        assert len(after.alignments) == len(before.alignments)
    assert _compared(_said(RegroupingKind.RELATE, one, relation=one.relation.value)) == before


def test_a_statement_that_leaves_a_group_leaves_the_others_together(before: Comparison) -> None:
    """Of a group of several accounts one statement goes; what is left is a group, and its origins are its own."""
    one = next(a for a in _groups(before) if len(set(a.documents)) > 2 and len(a.documents) == len(a.statements))
    first = one.statements[0]
    gone = Regrouping(
        kind=RegroupingKind.SPLIT, statements=(GroupedStatement(document=first.document, statement=first.statement),)
    )
    after = _compared(gone)
    left = next(a for a in after.alignments if _keys(a) & _keys(one) and a.relation in SAME)
    assert _keys(left) == _keys(one) - {(first.document, first.statement)}
    assert first.document not in {d for o in left.origins for d in o.documents}


def test_several_that_leave_a_group_are_a_group_of_their_own(before: Comparison) -> None:
    """Two statements of two accounts that are split off say one thing; those that stay say another."""
    one = max(_groups(before), key=lambda a: len(a.documents))
    first = one.statements[0]
    other = next(s for s in one.statements if s.document != first.document)
    leaving = {(s.document, s.statement) for s in (first, other)}
    statements = tuple(GroupedStatement(document=d, statement=s) for d, s in sorted(leaving))
    after = _compared(Regrouping(kind=RegroupingKind.SPLIT, statements=statements))
    found = [_keys(a) for a in after.alignments if _keys(a) & _keys(one) and a.relation in SAME]
    assert leaving in found
    left = _keys(one) - leaving
    assert (left in found) is (len({document for document, _ in left}) > 1)


def test_a_dissolved_group_is_none(before: Comparison) -> None:
    """Statements of a dissolved group are in no group together, and nobody is said to carry it."""
    one = _groups(before)[0]
    after = _compared(_said(RegroupingKind.DISSOLVE, one))
    assert not [a for a in after.alignments if len(_keys(a) & _keys(one)) > 1]
    assert not [f for f in after.findings if f.alignment == one.id]


def test_odd_regroupings_change_nothing(before: Comparison) -> None:
    """Statements that there are not, none at all, and relations that nobody knows are passed over."""
    nowhere = GroupedStatement(document="d-none", statement="st-none")
    one = _groups(before)[0]
    assert _compared(*(Regrouping(kind=kind, statements=(nowhere,)) for kind in RegroupingKind)) == before
    assert _compared(*(Regrouping(kind=kind, statements=()) for kind in RegroupingKind)) == before
    assert _compared(replace(_said(RegroupingKind.MERGE, one), relation="sung")) == before


def test_steps_on_groups_are_regroupings(before: Comparison) -> None:
    """Rejecting dissolves, editing calls otherwise, splitting and merging do as they say; undone, nothing is left."""
    one, other = _groups(before)[:2]
    log = Log(riverside())
    subject = group_subject(before, one, "s")
    log.say(Action.REJECT, subject, group_values(before, one))
    log.say(Action.EDIT, subject, group_values(before, one), Values(relation="same"))
    log.say(Action.SPLIT, subject, None, Values(members=subject.anchors[:1]))
    log.say(Action.MERGE, subject, None, Values(others=(group_subject(before, other, "s"),)))
    log.say(Action.ACCEPT, subject)
    said = amend(log.documents, log.steps)
    assert [r.kind for r in said.regroupings] == [
        RegroupingKind.DISSOLVE,
        RegroupingKind.RELATE,
        RegroupingKind.SPLIT,
        RegroupingKind.MERGE,
    ]
    assert said.applied == (1, 2, 3, 4)
    for step in log.steps:
        log.undo(step)
    assert amend(log.documents, log.steps).regroupings == ()


def test_independent_origins_are_those_of_the_new_group(before: Comparison) -> None:
    """A merged group has every origin of its parts, each named once."""
    one, other = _groups(before)[:2]
    after = _compared(_said(RegroupingKind.MERGE, one, other))
    merged = next(a for a in after.alignments if _keys(a) >= _keys(one))
    named = {o.name for a in (one, other) for o in a.origins if o.kind is OriginKind.SPEAKER}
    assert named <= {o.name for o in merged.origins} | {""}
