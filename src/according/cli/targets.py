"""What a correction is meant for: a finding by its number, anything else by its id or its name."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from according.cli.found import finding_of, listed
from according.cli.referring import begins
from according.core import Annotated, Attribution, Comparison, Evidence, Span, SubjectKind, UsageError

_NAMED = 6


class Absent(UsageError):  # noqa: N818 - it may stand elsewhere
    """What is meant is not in the story."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What is meant: its kind and id, the document of an attribution, and what to call it."""

    kind: SubjectKind
    id: str
    name: str
    document: str | None = None


def target_of(comparison: Comparison, told: str) -> Target:
    """The finding, attribution, entity, group or account that is meant.

    A finding goes by its number or id; the others by id, entities by their names, accounts by letter, file or outlet.

    Raises:
        Absent: if there is no such thing.
        UsageError: if there are several, or no finding has the number.

    """
    if told.isascii() and told.isdigit():
        row = finding_of(listed(comparison), told)
        if row is None:
            count = len(comparison.findings) + len(comparison.set_aside)
            raise UsageError(f"there is no finding {told}; there are {count}: according list findings")
        return Target(kind=SubjectKind.FINDING, id=row.finding.id, name=row.finding.title)
    found = list(_named(comparison, told)) or list(_beginning(comparison, told))
    if not found:
        raise Absent(
            f"nothing here is called {told!r}; findings go by number or id (according list findings), the others by id "
            "or name (according list attributions, people, groups)"
        )
    if len(found) > 1:
        lines = "".join(f"\n    {one.id}  {one.kind.value}: {one.name}" for one in found[:_NAMED])
        more = f"\n    and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
        raise UsageError(f"{told!r} may be any of {len(found)}; name it by its id:{lines}{more}")
    return found[0]


def account_of(comparison: Comparison, told: str) -> Annotated:
    """The account that is meant: by letter, id, file, outlet, or the beginning of one.

    Raises:
        Absent: if there is none.
        UsageError: if there are several.

    """
    steps = (
        lambda name: name == told,
        lambda name: name.casefold() == told.casefold(),
        lambda name: begins(name, told) or name.casefold().startswith(told.casefold()),
    )
    for step in steps:
        found = [one for letter, one in _lettered(comparison) if any(map(step, _names(letter, one)))] if told else []
        if len(found) == 1:
            return found[0]
        if found:
            raise UsageError(f"{told!r} may be {len(found)} of the accounts; name one by its letter")
    letters = ", ".join(letter for letter, _ in _lettered(comparison))
    raise Absent(f"the story has no account {told!r}; its accounts are {letters} (according story show)")


def placed(comparison: Comparison, told: Sequence[str], near: Sequence[Evidence]) -> dict[str, tuple[Span, ...]]:
    """Words in accounts, from "B=the words": for each account its places, none where none are given.

    ``near`` is where words that stand several times are looked for first.

    Raises:
        UsageError: if one of them names no account, or words that do not stand in it.

    """
    from according.wiring import places_of

    made: dict[str, tuple[Span, ...]] = {}
    for one in told:
        name, mark, words = one.partition("=")
        if not mark:
            raise UsageError(f"{one!r} needs an account and its words with a = between, as in 'B=about 1,200'")
        annotated = account_of(comparison, name.strip())
        around = next((each.span for each in near if each.document == annotated.id), None)
        spans = places_of(annotated.document, words, around)
        made[annotated.id] = (*made.get(annotated.id, ()), *spans)
    return made


def attribution_target(annotated: Annotated, attribution: Attribution) -> Target:
    """An attribution of a document as what is meant."""
    words = " … ".join(annotated.words(span) for span in (*attribution.source, *attribution.content))
    return Target(kind=SubjectKind.ATTRIBUTION, id=attribution.id, name=" ".join(words.split()), document=annotated.id)


def document_target(annotated: Annotated) -> Target:
    """A document as what is meant."""
    held = annotated.document
    return Target(kind=SubjectKind.DOCUMENT, id=held.id, name=held.title or held.path, document=held.id)


def _named(comparison: Comparison, told: str) -> Iterator[Target]:
    """What is called exactly so."""
    for target in _every(comparison):
        if target.id == told:
            yield target
            return
    low = told.casefold()
    yield from (t for t in _every(comparison) if t.kind is SubjectKind.ENTITY and t.name.casefold() == low)
    for letter, annotated in _lettered(comparison):
        if any(name.casefold() == low for name in _names(letter, annotated)):
            yield document_target(annotated)


def _beginning(comparison: Comparison, told: str) -> Iterator[Target]:
    """What has an id, or an account a name, that begins so."""
    if told:
        yield from (target for target in _every(comparison) if begins(target.id, told))
        for letter, annotated in _lettered(comparison):
            if any(name.casefold().startswith(told.casefold()) for name in _names(letter, annotated)[1:]):
                yield document_target(annotated)


def _every(comparison: Comparison) -> Iterator[Target]:
    for finding in (*comparison.findings, *comparison.set_aside):
        yield Target(kind=SubjectKind.FINDING, id=finding.id, name=finding.title)
    for shared in comparison.entities:
        yield Target(kind=SubjectKind.ENTITY, id=shared.id, name=shared.name)
    for group in comparison.alignments:
        first = next(iter(group.statements), None)
        words = comparison.document(first.document).words(first.span) if first is not None else ""
        yield Target(kind=SubjectKind.GROUP, id=group.id, name=" ".join((group.question or words).split()))
    for annotated in comparison.documents:
        for attribution in annotated.attributions:
            yield attribution_target(annotated, attribution)


def _lettered(comparison: Comparison) -> list[tuple[str, Annotated]]:
    from according.core.letters import letter

    return [(letter(place), annotated) for place, annotated in enumerate(comparison.documents)]


def _names(letter: str, annotated: Annotated) -> tuple[str, ...]:
    held = annotated.document
    named = (held.outlet, os.path.basename(held.path), held.path, held.title)  # noqa: PTH119 - it may be an address
    return (letter, held.id, *(name for name in named if name))
