"""Places and scores as JSON holds them."""

from collections.abc import Sequence

from according.core import Span


def span_record(span: Span) -> list[int]:
    """A span as a pair."""
    return [span.start, span.end]


def spans_record(spans: Sequence[Span]) -> list[list[int]]:
    """Spans as pairs."""
    return [span_record(span) for span in spans]


def rounded(value: float) -> float:
    """A score to six digits: they hold all that it tells, and hide the last bits in which processors differ."""
    return round(float(value), 6)
