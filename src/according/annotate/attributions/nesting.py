"""Nesting: which attribution stands in whose words, and through whose hands words came."""

from collections.abc import Sequence
from dataclasses import replace

from according.annotate.attributions.nesting_outlets import through
from according.core import Attribution, Span

#: So many contents that are open at a place are looked at, the last to open first: they nest as a rule, so that the
#: last few are the narrowest. A text with more is hostile.
_DEEPEST = 32
#: Words pass through few hands; a longer chain is a slip, or a hostile text.
_LONGEST = 8


def nested(text: str, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions in the order of the text, each with its ``parent``.

    That is the one with the smallest content that wholly holds source, cue and content, however many spans they are in.
    Where the text says that words were given to another outlet, that outlet is added as an attribution of kind CITATION
    around the speaker's (see :func:`~according.annotate.attributions.nesting_outlets.through`). Parents that were set
    before are set anew; there are no circles, since a parent's content is longer than its child's.
    """
    told = [*attributions, *through(text, attributions)]
    joined = {a.id: _joined(text, a.content) for a in told}
    lengths = {identity: sum(len(span) for span in spans) for identity, spans in joined.items()}
    opening = sorted(
        ((span, a.id) for a in told for span in joined[a.id]), key=lambda item: (item[0].start, -item[0].end, item[1])
    )
    out: list[Attribution] = []
    open_: list[tuple[Span, str]] = []
    at = 0
    for attribution in sorted(told, key=lambda a: (_roles(a)[0].start, a.id)):
        roles = _roles(attribution)
        while at < len(opening) and opening[at][0].start <= roles[0].start:
            open_.append(opening[at])
            at += 1
        open_ = [item for item in open_ if item[0].end > roles[0].start][-_DEEPEST:]
        holders = [
            (lengths[identity], identity)
            for _, identity in open_
            if identity != attribution.id
            and lengths[identity] > lengths[attribution.id]
            and all(any(span.holds(role) for span in joined[identity]) for role in roles)
        ]
        out.append(replace(attribution, parent=min(holders)[1] if holders else None))
    return tuple(sorted(out, key=_order))


def hands(attributions: Sequence[Attribution], attribution: Attribution) -> tuple[Attribution, ...]:
    """The chain of an attribution, from the outermost (the last hand) to itself (the first): at most eight."""
    known = {a.id: a for a in attributions}
    found: list[Attribution] = []
    at: Attribution | None = attribution
    while at is not None and len(found) < _LONGEST and at not in found:
        found.append(at)
        at = known.get(at.parent) if at.parent is not None else None
    return tuple(reversed(found))


def _roles(attribution: Attribution) -> list[Span]:
    return sorted((*attribution.source, *attribution.cue, *attribution.content))


def _order(attribution: Attribution) -> tuple[int, int, str]:
    place = attribution.place
    return (attribution.cue[0].start if attribution.cue else place.start, place.start, attribution.id)


def _joined(text: str, content: Sequence[Span]) -> tuple[Span, ...]:
    """The spans of a content in the order of the text, in one where only white space lies between."""
    out: list[Span] = []
    for span in sorted(content):
        if out and (span.start <= out[-1].end or text[out[-1].end : span.start].isspace()):
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return tuple(out)
