"""What a correction puts in place of what: a person's words and names turned into steps of the log."""

from collections.abc import Sequence
from typing import Any

from according import wiring
from according.cli.hands import Hand
from according.cli.targets import Target, account_of, placed
from according.core import (
    AttributionKind,
    DocumentKind,
    Evidence,
    FindingKind,
    Step,
    SubjectKind,
    UsageError,
)


def judged(hand: Hand, target: Target, *, accept: bool) -> Step:
    """It is right, or it is wrong.

    Raises:
        UsageError: if there is no right or wrong of it.

    """
    said = hand.said(target)
    if target.kind is SubjectKind.FINDING:
        of_finding = wiring.accept if accept else wiring.reject
        return of_finding(hand.workspace, hand.story.id, target.id, **said)
    if target.kind is SubjectKind.ATTRIBUTION and target.document is not None:
        of_attribution = wiring.accept_attribution if accept else wiring.reject_attribution
        return of_attribution(hand.workspace, target.document, target.id, **said)
    if target.kind is SubjectKind.GROUP:
        return wiring.judge_group(hand.workspace, hand.story.id, target.id, accept=accept, **said)
    if target.kind is SubjectKind.ENTITY:
        raise UsageError(f"{target.name}: is a person or a thing; see according correct merge, split and edit")
    raise UsageError(f"{target.name}: is an account; see according correct edit, or according story take-out")


_EDITED = {
    SubjectKind.FINDING: ("kind", "relation", "aspect", "evidence"),
    SubjectKind.ATTRIBUTION: ("kind", "speaker", "source", "cue", "content"),
    SubjectKind.ENTITY: ("name", "sort"),
    SubjectKind.GROUP: ("relation",),
    SubjectKind.DOCUMENT: ("kind", "outlet", "title", "author", "published"),
}
#: All that can be put in place of something else, by the names of the options.
FIELDS = tuple(dict.fromkeys(field for fields in _EDITED.values() for field in fields))
_KINDS = {
    SubjectKind.FINDING: FindingKind,
    SubjectKind.ATTRIBUTION: AttributionKind,
    SubjectKind.DOCUMENT: DocumentKind,
}


def edited(hand: Hand, target: Target, new: dict[str, Any]) -> Step:
    """It has other words, names or kinds: ``new`` by the names of the options.

    Raises:
        UsageError: if it has no such thing, or the words do not stand in the text.

    """
    _check(target, new)
    workspace, said = hand.workspace, hand.said(target)
    if target.kind is SubjectKind.FINDING:
        words = new.pop("evidence", None)
        evidence = _evidence(hand, target, words) if words else None
        return wiring.edit_finding(workspace, hand.story.id, target.id, evidence=evidence, **new, **said)
    if target.kind is SubjectKind.ATTRIBUTION and target.document is not None:
        new = _said_words(hand, target, new)
        return wiring.edit_attribution(workspace, target.document, target.id, **new, **said)
    if target.kind is SubjectKind.ENTITY:
        named = {"type" if field == "sort" else field: value for field, value in new.items()}
        return wiring.edit_entity(workspace, hand.story.id, target.id, **named, **said)
    if target.kind is SubjectKind.GROUP:
        return wiring.judge_group(workspace, hand.story.id, target.id, accept=True, **new, **said)
    return wiring.edit_document(workspace, target.id, **new, **said)


def _check(target: Target, new: dict[str, Any]) -> None:
    """Refuses what a thing of this kind does not have.

    Raises:
        UsageError: if nothing is to be changed, or something that it has not.

    """
    known = _EDITED[target.kind]
    options = ", ".join(f"--{'type' if field == 'sort' else field}" for field in known)
    wrong = [f"--{'type' if field == 'sort' else field}" for field in new if field not in known]
    what = f"this is {'an' if target.kind.value[0] in 'aeiou' else 'a'} {target.kind.value}"
    if wrong:
        raise UsageError(f"{wrong[0]} cannot be changed here: {what}, and has {options}")
    if not new:
        raise UsageError(f"say what is to be changed: {what}, and has {options}")
    kinds = _KINDS.get(target.kind)
    if "kind" in new and kinds is not None:
        values = [each.value for each in kinds]
        if new["kind"] not in values:
            raise UsageError(f"there is no kind {new['kind']!r} of {target.kind.value}; there are {', '.join(values)}")


def _evidence(hand: Hand, target: Target, words: Sequence[str]) -> tuple[Evidence, ...]:
    """The finding's words, with those of the accounts that were named put in place of what these had."""
    finding = next(each for each in (*hand.comparison.findings, *hand.comparison.set_aside) if each.id == target.id)
    fresh = placed(hand.comparison, words, finding.evidence)
    roles = {each.document: each.role for each in reversed(finding.evidence)}
    held = dict.fromkeys((*finding.documents, *fresh))
    made: list[Evidence] = []
    for annotated in hand.comparison.documents:
        if annotated.id in fresh:
            role = roles.get(annotated.id, finding.evidence[0].role if finding.evidence else "")
            made += [Evidence(document=annotated.id, span=span, role=role) for span in fresh[annotated.id]]
        elif annotated.id in held:
            made += [each for each in finding.evidence if each.document == annotated.id]
    return tuple(made)


def _said_words(hand: Hand, target: Target, new: dict[str, Any]) -> dict[str, Any]:
    """An attribution's new values, its words in their places."""
    annotated = hand.annotated(target)
    attribution = annotated.attribution(target.id)
    near = attribution.place if attribution is not None else None
    return {
        field: wiring.places_of(annotated.document, value, near) if field in ("source", "cue", "content") else value
        for field, value in new.items()
    }


def parted(hand: Hand, target: Target, accounts: Sequence[str], words: Sequence[str], name: str | None) -> Step:
    """What ``accounts`` have of it, and ``words`` ("B=the words"), go their own way.

    Raises:
        UsageError: if it cannot be parted, or has nothing there.

    """
    comparison, said = hand.comparison, hand.said(target)
    whole = {account_of(comparison, each).id for each in accounts}
    if target.kind is SubjectKind.ENTITY:
        shared = next(each for each in comparison.entities if each.id == target.id)
        members = []
        for member in shared.members:
            entity = comparison.document(member.document).entity(member.entity)
            if member.document in whole and entity is not None:
                members.append(Evidence(document=member.document, span=entity.first.span, role="entity"))
        for document, spans in placed(comparison, words, members).items():
            members += [Evidence(document=document, span=span, role="mention") for span in spans]
        _refuse_none(members, target)
        return wiring.split_entity(hand.workspace, hand.story.id, target.id, members, name=name, **said)
    if target.kind is not SubjectKind.GROUP:
        raise UsageError(f"{target.name}: is neither a person (an organisation, a place) nor a group of statements")
    if name is not None:
        raise UsageError("--name is for a person, an organisation or a place; this is a group of statements")
    group = next(each for each in comparison.alignments if each.id == target.id)
    near = [Evidence(document=each.document, span=each.span) for each in group.statements]
    places = placed(comparison, words, near)
    chosen = [
        Evidence(document=each.document, span=each.span, role="statement")
        for each in group.statements
        if each.document in whole or any(each.span.overlaps(span) for span in places.get(each.document, ()))
    ]
    _refuse_none(chosen, target)
    return wiring.split_group(hand.workspace, hand.story.id, target.id, chosen, **said)


def _refuse_none(members: Sequence[Evidence], target: Target) -> None:
    if not members:
        raise UsageError(f"{target.name}: none of its places are there; according list shows whose they are")
