"""How far stretches of one text are the same stretches."""

from collections.abc import Iterable, Sequence

from according.core import Span


def shared(left: Iterable[Span], right: Iterable[Span]) -> int:
    """How many characters two sets of spans have in common."""
    mine, theirs = joined(left), joined(right)
    count = at = 0
    for span in mine:
        while at < len(theirs) and theirs[at].end <= span.start:
            at += 1
        beyond = at
        while beyond < len(theirs) and theirs[beyond].start < span.end:
            count += span.shared(theirs[beyond])
            beyond += 1
    return count


def both_ways(left: Sequence[Span], right: Sequence[Span]) -> float:
    """What two sets of spans share by what they have (Dice): 1 where they are the same, 0 where they do not touch."""
    mine, theirs = joined(left), joined(right)
    total = sum(map(len, mine)) + sum(map(len, theirs))
    return 2 * shared(mine, theirs) / total if total else 0.0


def joined(spans: Iterable[Span]) -> list[Span]:
    """The spans in the order of the text, those that touch as one."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return out
