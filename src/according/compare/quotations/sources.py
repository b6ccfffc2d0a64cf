"""Who stands behind a stretch of an account: its attribution, the chain above it, and the voice across accounts."""

from collections.abc import Sequence

from according.compare.accounts import Accounts
from according.core import Annotated, Attribution, AttributionKind, EntityType, SharedEntity, SourceForm, Span

#: Words pass through few hands; a longer chain is a slip of the tagger, or a hostile text.
_LONGEST_CHAIN = 8


def attribution_over(annotated: Annotated, spans: Sequence[Span]) -> Attribution | None:
    """The attribution whose content shares most with ``spans``; of several, the one with the least content."""
    best: tuple[int, int, int] | None = None
    found: Attribution | None = None
    wanted = sum(len(span) for span in spans)
    for place, attribution in enumerate(annotated.attributions):
        if attribution.kind in (AttributionKind.STANCE, AttributionKind.TITLE, AttributionKind.CITATION):
            continue
        shared = sum(span.shared(content) for span in spans for content in attribution.content)
        if 2 * shared < wanted:
            continue
        rank = (-shared, sum(len(content) for content in attribution.content), place)
        if best is None or rank < best:
            best, found = rank, attribution
    return found


def chain(annotated: Annotated, attribution: Attribution | None) -> tuple[Attribution, ...]:
    """The attribution and those in whose content it stands, the nearest to the words first."""
    found: list[Attribution] = []
    while attribution is not None and len(found) < _LONGEST_CHAIN:
        found.append(attribution)
        attribution = annotated.attribution(attribution.parent)
    return tuple(found)


def speaker_over(accounts: Accounts, annotated: Annotated, spans: Sequence[Span]) -> SharedEntity | None:
    """The voice across accounts to which a stretch is attributed; None where the account does not tell."""
    attribution = attribution_over(annotated, spans)
    return None if attribution is None else accounts.shared(annotated.id, attribution.speaker)


def other_names(
    accounts: Accounts, one: tuple[Annotated, Sequence[Span]], two: tuple[Annotated, Sequence[Span]]
) -> tuple[Span, Span] | None:
    """Where two accounts name the speakers of two stretches, if they name surely different ones; None otherwise."""
    if not surely_different(*(speaker_over(accounts, *side) for side in (one, two))):
        return None
    left, right = _named_source(*one), _named_source(*two)
    return None if left is None or right is None else (left, right)


def _named_source(annotated: Annotated, spans: Sequence[Span]) -> Span | None:
    """The words for the source of a stretch, where they hold its speaker's name; "an aide" is not another person."""
    attribution = attribution_over(annotated, spans)
    if attribution is None or attribution.form is not SourceForm.NAMED or not attribution.source:
        return None
    entity = annotated.entity(attribution.speaker)
    source = attribution.source[0]
    if entity is None or not any(mention.span.overlaps(source) for mention in entity.naming):
        return None
    return source


def surely_different(left: SharedEntity | None, right: SharedEntity | None) -> bool:
    """Whether two voices are known and surely not one: both persons or both organisations, with no name in common.

    A person may speak for an organisation, so the one is never set against the other.
    """
    if left is None or right is None or left.id == right.id or left.type is not right.type:
        return False
    if left.type not in (EntityType.PERSON, EntityType.ORGANISATION):
        return False
    return not _names(left) & _names(right)


def _names(entity: SharedEntity) -> set[str]:
    """The words of a name; initials of several words count as one more, so that an acronym is not another body."""
    parts = [part.strip(".,'’").lower() for part in entity.name.replace("-", " ").split()]
    initials = "".join(part[0] for part in parts if part and part not in ("of", "the", "and", "for"))
    return {part for part in parts if len(part) > 2} | ({initials} if len(initials) > 1 else set())
