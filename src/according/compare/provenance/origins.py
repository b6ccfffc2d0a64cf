"""Where a statement that several accounts carry comes from: origins are counted, not outlets."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from according.compare.accounts import Accounts
from according.compare.provenance.cited import is_outlet_of
from according.compare.provenance.hands import DOCUMENTS, credited_outlet, source_outlet
from according.compare.quotations.likeness import likeness, same_utterance
from according.compare.quotations.sources import attribution_over, chain
from according.compare.quotations.variants import tokens
from according.core import (
    AlignedStatement,
    Annotated,
    Attribution,
    AttributionKind,
    EntityType,
    Origin,
    OriginKind,
    SourceForm,
    SourceKind,
    content_stems,
)
from according.core.agencies import agency, names_agency

#: "A man accused of killing two": whoever stands before it is accused; by whom is not told.
_ACCUSED = re.compile(r"(?i:(?:(?:is|was|are|were|been|being)\s+)?(?:accused|suspected|convicted)\s+of)")


@dataclass(frozen=True, slots=True)
class _Stand:
    """One statement with what its account tells of where it is from. ``signs`` are compared with the others'."""

    statement: AlignedStatement
    kind: OriginKind
    name: str
    signs: tuple[tuple[str, str], ...]


def origins_of(accounts: Accounts, statements: Sequence[AlignedStatement]) -> tuple[Origin, ...]:
    """The origins of statements that say the same thing, in the order of the statements.

    Statements have one origin where they share a speaker, a quotation, a document, an agency or a copied passage.
    What an account tells in its own voice without a source is of kind NOT_GIVEN, one origin a document.
    """
    stands = [_stand(accounts, statement) for statement in statements]
    groups: list[tuple[list[_Stand], list[str]]] = []
    for stand in stands:
        joined: list[_Stand] = [stand]
        reasons: list[str] = []
        kept: list[tuple[list[_Stand], list[str]]] = []
        for members, why in groups:
            reason = next((r for member in members if (r := _one_origin(accounts, member, stand))), None)
            if reason is None:
                kept.append((members, why))
            else:
                joined, reasons = [*members, *joined], [*why, reason, *reasons]
        groups = [*kept, (joined, reasons)]
    order = {id(stand): place for place, stand in enumerate(stands)}
    groups.sort(key=lambda group: min(order[id(stand)] for stand in group[0]))
    return tuple(_origin(accounts, sorted(members, key=lambda s: order[id(s)]), why) for members, why in groups)


def independent(origins: Sequence[Origin]) -> int:
    """How many independent origins are named; accounts that name none do not count."""
    return sum(origin.kind is not OriginKind.NOT_GIVEN for origin in origins)


def origins_told(origins: Sequence[Origin]) -> str:
    """How many independent origins there are and what they are called, for a title."""
    count = independent(origins)
    if not count:
        return "no origin given"
    named = dict.fromkeys(o.name for o in origins if o.kind is not OriginKind.NOT_GIVEN and o.name)
    return f"{count} origin{'s' if count > 1 else ''}" + (f" ({', '.join(named)})" if named else "")


def _stand(accounts: Accounts, statement: AlignedStatement) -> _Stand:
    """What an account tells of where one of its statements is from."""
    annotated = accounts.document(statement.document)
    own = next((s for s in annotated.statements if s.id == statement.statement), None)
    attribution = annotated.attribution(own.attribution) if own is not None else None
    if attribution is None:
        attribution = attribution_over(annotated, (statement.span,))
    if (
        attribution is None
        or attribution.kind is AttributionKind.PARTIAL
        or not attribution.source
        or _ACCUSED.fullmatch(" ".join(annotated.words(span) for span in attribution.cue))
    ):
        tag = agency(annotated.document)
        if tag is not None:
            own_report = names_agency(annotated.document.outlet, tag)
            kind = OriginKind.NOT_GIVEN if own_report or not annotated.document.outlet else OriginKind.AGENCY
            return _Stand(statement, kind, tag if kind is OriginKind.AGENCY else "", (("agency", tag),))
        return _Stand(statement, OriginKind.NOT_GIVEN, "", (("account", annotated.id),))
    return _attributed(accounts, annotated, statement, attribution)


def _attributed(
    accounts: Accounts, annotated: Annotated, statement: AlignedStatement, attribution: Attribution
) -> _Stand:
    """The origin of what an account attributes: the innermost source, with the outlet or document that passed it on."""
    signs: list[tuple[str, str]] = []
    entity = annotated.entity(attribution.speaker)
    shared = accounts.shared(annotated.id, attribution.speaker)
    if shared is not None:
        signs.append(("voice", shared.id))
    elif entity is not None:
        signs.append(("voice", f"{annotated.id}:{entity.id}"))
    words = " ".join(annotated.words(span) for span in attribution.source)
    name = shared.name if shared is not None else entity.name if entity is not None else words
    medium = next((a.medium for a in chain(annotated, attribution) if a.medium in DOCUMENTS), None)
    if medium is not None:
        signs.append(("document", medium))
    if attribution.form in (SourceForm.UNNAMED, SourceForm.COLLECTIVE):
        signs.extend(("words", stem) for stem in sorted(content_stems(words)))
    tag = agency(annotated.document)
    if tag is not None:
        signs.append(("agency", tag))
    outlet = credited_outlet(annotated, attribution) or source_outlet(annotated, attribution)
    if outlet is not None:
        credited = annotated.words(outlet)
        if entity is None or attribution.form is SourceForm.UNNAMED or source_outlet(annotated, attribution):
            signs.append(("outlet", credited.lower().removeprefix("the ")))
        label = credited if credited in name else f"{credited}, from {name}"
        return _Stand(statement, OriginKind.OUTLET, label, tuple(signs))
    kind = OriginKind.SPEAKER
    if entity is not None and entity.source_kind is SourceKind.WITNESS:
        kind = OriginKind.WITNESS
    elif attribution.form is SourceForm.DOCUMENT or (entity is not None and entity.type is EntityType.DOCUMENT):
        kind = OriginKind.DOCUMENT
    return _Stand(statement, kind, name, tuple(signs))


def _one_origin(accounts: Accounts, left: _Stand, right: _Stand) -> str | None:
    """Why two statements have one origin, or None if nothing shows it."""
    telling = {
        "voice": "one speaker",
        "document": "one kind of document is named",
        "words": "the sources go by one word",
        "outlet": "one outlet is credited",
        "agency": "one agency's tag",
        "account": "the account's own words",
    }
    common = next((sign for sign in left.signs if sign in right.signs), None)
    if common is not None:
        detail = f" ({common[1]})" if common[0] in ("document", "words", "outlet", "agency") else ""
        return telling[common[0]] + detail
    if left.statement.document == right.statement.document:
        return None
    for one, other in ((left, right), (right, left)):
        if any(kind == "outlet" and is_outlet_of(accounts, other.statement.document, name) for kind, name in one.signs):
            return "the one credits the other's outlet"
    if _copied(accounts, left.statement, right.statement):
        return "a copied passage"
    if OriginKind.NOT_GIVEN not in (left.kind, right.kind) and _same_words(accounts, left.statement, right.statement):
        return "the same quotation"
    return None


def _same_words(accounts: Accounts, left: AlignedStatement, right: AlignedStatement) -> bool:
    """Whether both statements stand in quotation marks and are readings of one utterance."""
    sides = []
    for statement in (left, right):
        annotated = accounts.document(statement.document)
        if not any(2 * q.span.shared(statement.span) >= len(statement.span) for q in annotated.quotations):
            return False
        sides.append(tokens(annotated.document.text, statement.span))
    return same_utterance(likeness(sides[0], sides[1]))


def _copied(accounts: Accounts, left: AlignedStatement, right: AlignedStatement) -> bool:
    """Whether both statements lie, for the greater part, in one copied passage."""
    for story in accounts.stories:
        for copy in story.copies:
            if {copy.of, copy.copy} != {left.document, right.document}:
                continue
            one, two = (left, right) if copy.of == left.document else (right, left)
            if any(
                2 * p.left.shared(one.span) >= len(one.span) and 2 * p.right.shared(two.span) >= len(two.span)
                for p in copy.passages
            ):
                return True
    return False


def _origin(accounts: Accounts, members: list[_Stand], reasons: list[str]) -> Origin:
    """A group of statements as one origin; where only some name their source, that is the group's."""
    documents = tuple(dict.fromkeys(stand.statement.document for stand in members))
    named = next((stand for stand in members if stand.kind is not OriginKind.NOT_GIVEN), None)
    why = "; ".join(dict.fromkeys(reason for reason in reasons if reason != "the account's own words"))
    if named is not None:
        return Origin(documents=documents, kind=named.kind, name=named.name, why=why)
    signs = [sign for stand in members for sign in stand.signs if sign[0] == "agency"]
    if len(documents) > 1 and signs:
        return Origin(documents=documents, kind=OriginKind.AGENCY, name=signs[0][1], why=why)
    if len(documents) > 1:
        letter = accounts.letter(documents[0])
        return Origin(documents=documents, kind=OriginKind.COPY, name=f"a passage that {letter} has too", why=why)
    return Origin(documents=documents, kind=OriginKind.NOT_GIVEN, why="the account's own voice, without a source")
