"""Regroups statements as people say: groups are merged, split and dissolved before anything is found in them."""

from collections.abc import Iterable, Sequence

from according.compare.accounts import Accounts
from according.compare.provenance.origins import origins_of
from according.core import (
    AlignedStatement,
    Alignment,
    Evidence,
    Feature,
    Regrouping,
    RegroupingKind,
    Relation,
    Span,
    content_id,
)

_AGREEING = (Relation.SAME, Relation.NARROWER)
#: The part of two groups' statements that both must have for one to be the other as another model found it.
_SAME_GROUP = 0.6

_Key = tuple[str, str]


def regroup(
    accounts: Accounts, alignments: tuple[Alignment, ...], regroupings: Sequence[Regrouping]
) -> tuple[Alignment, ...]:
    """The alignments as people regrouped them, one regrouping after the other, with their origins reckoned anew.

    Statements that the accounts do not have are passed over. What is left of a group that no longer stands in two
    accounts is no group. Without regroupings the alignments come back as they are.
    """
    if not regroupings:
        return alignments
    known = {
        (annotated.id, statement.id): AlignedStatement(
            document=annotated.id, statement=statement.id, span=statement.span
        )
        for annotated in accounts.documents
        for statement in annotated.statements
    }
    found = list(alignments)
    for regrouping in regroupings:
        named = dict.fromkeys((s.document, s.statement) for s in regrouping.statements)
        members = [known[key] for key in named if key in known]
        if members:
            found = _CARRIED_OUT[regrouping.kind](accounts, found, members, _relation(regrouping))
    return tuple(sorted(found, key=lambda a: (accounts.place(a.statements[0].document), a.statements[0].span, a.id)))


def _merged(
    accounts: Accounts, alignments: list[Alignment], members: list[AlignedStatement], relation: Relation | None
) -> list[Alignment]:
    """All the statements as one group, with the groups that they are in; clashes within it are gone."""
    wanted = {_key(member) for member in members}
    parts = [a for a in alignments if a.relation in _AGREEING and wanted & _keys(a)]
    everything = {_key(s): s for part in parts for s in part.statements} | {_key(m): m for m in members}
    whole = next((a for a in alignments if _keys(a) == everything.keys() and relation in (None, a.relation)), None)
    rest = [a for a in alignments if a not in parts and not _keys(a) <= everything.keys()]
    if whole is not None:
        return [*rest, whole]
    told = relation or (parts[0].relation if len(parts) == 1 and _keys(parts[0]) == everything.keys() else None)
    question = next((a.question for a in alignments if a.question and _keys(a) <= everything.keys()), None)
    made = _made(accounts, everything.values(), told or Relation.NARROWER, parts, "were put together", question)
    return [*rest, *made]


def _split(
    accounts: Accounts, alignments: list[Alignment], members: list[AlignedStatement], relation: Relation | None
) -> list[Alignment]:
    """The statements leave the groups that they share with others; of several accounts they are a group of their own.

    Of a pair that clashes a statement is taken only where it is in no group.
    """
    wanted = {_key(member) for member in members}
    shared = [a for a in alignments if wanted & _keys(a) and _keys(a) - wanted]
    parts = [a for a in shared if a.relation in _AGREEING] or shared
    out: list[Alignment] = []
    for alignment in alignments:
        out += _without(accounts, alignment, wanted) if alignment in parts else [alignment]
    if parts and len(members) > 1 and not any(wanted <= _keys(a) for a in out):
        within = [a for a in parts if a.relation in _AGREEING]
        told = relation or (within[0].relation if len(within) == 1 else Relation.NARROWER)
        out += _made(accounts, members, told, parts, "were put together")
    return out


def _dissolved(
    accounts: Accounts, alignments: list[Alignment], members: list[AlignedStatement], relation: Relation | None
) -> list[Alignment]:
    """No two of the statements are in one group any more."""
    del relation  # What is no group stands in no relation.
    wanted = {_key(member) for member in members}
    out: list[Alignment] = []
    for alignment in alignments:
        out += _without(accounts, alignment, wanted) if len(wanted & _keys(alignment)) > 1 else [alignment]
    return out


def _related(
    accounts: Accounts, alignments: list[Alignment], members: list[AlignedStatement], relation: Relation | None
) -> list[Alignment]:
    """The group of these statements in another relation; groups that share some of them stay as they are."""
    wanted = {_key(member) for member in members}
    same = max(alignments, key=lambda a: (_shared(wanted, _keys(a)), a.id), default=None)
    if same is not None and _shared(wanted, _keys(same)) < _SAME_GROUP:
        same = None
    if relation is None or (same is not None and same.relation is relation):
        return alignments
    parts = [same] if same is not None else []
    held = same.statements if same is not None else members
    question = same.question if same is not None else None
    made = _made(accounts, held, relation, parts, f"were called “{relation.value}”", question)
    return [*(a for a in alignments if a is not same), *made]


_CARRIED_OUT = {
    RegroupingKind.MERGE: _merged,
    RegroupingKind.SPLIT: _split,
    RegroupingKind.DISSOLVE: _dissolved,
    RegroupingKind.RELATE: _related,
}


def _shared(left: set[_Key], right: set[_Key]) -> float:
    """The part of all statements of two groups that is in both."""
    return len(left & right) / len(left | right)


def _relation(regrouping: Regrouping) -> Relation | None:
    """What the person calls the group; None where that is no relation that is known."""
    return next((relation for relation in Relation if relation.value == regrouping.relation), None)


def _without(accounts: Accounts, alignment: Alignment, wanted: set[_Key]) -> list[Alignment]:
    """What is left of a group when some statements leave it: nothing, where that is in one account only."""
    rest = [s for s in alignment.statements if _key(s) not in wanted]
    return _made(accounts, rest, alignment.relation, [alignment], "were left together", alignment.question)


def _made(
    accounts: Accounts,
    statements: Iterable[AlignedStatement],
    relation: Relation,
    parts: Sequence[Alignment],
    what: str,
    question: str | None = None,
) -> list[Alignment]:
    """A group of these statements with its origins, its reasons and the person's word; none of one account alone."""
    members = sorted(statements, key=lambda s: (accounts.place(s.document), s.span, s.statement))
    if len({member.document for member in members}) < 2:
        return []
    keys = {_key(member) for member in members}
    places = {(s.document, s.span) for s in members}
    kept = tuple(
        feature
        for part in parts
        for feature in part.why
        if all(side is None or _inside(side, places) for side in (feature.left, feature.right))
    )
    first, other = members[0], next(m for m in members if m.document != members[0].document)
    said = Feature(
        name="said by you",
        value=1.0,
        detail=f"these statements {what} by hand",
        left=Evidence(document=first.document, span=first.span, role="statement"),
        right=Evidence(document=other.document, span=other.span, role="statement"),
    )
    alignment = Alignment(
        id=content_id("al", relation, *(member.statement for member in members)),
        statements=tuple(members),
        relation=relation,
        question=question,
        origins=origins_of(accounts, members),
        score=max((part.score for part in parts if _keys(part) & keys), default=1.0),
        why=(*dict.fromkeys(f for f in kept if f.name != said.name), said),
    )
    return [alignment]


def _inside(evidence: Evidence, places: set[tuple[str, Span]]) -> bool:
    return any(document == evidence.document and span.overlaps(evidence.span) for document, span in places)


def _keys(alignment: Alignment) -> set[_Key]:
    return {_key(statement) for statement in alignment.statements}


def _key(statement: AlignedStatement) -> _Key:
    return statement.document, statement.statement
