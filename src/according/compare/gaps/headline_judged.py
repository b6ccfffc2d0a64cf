"""What the trained scorer of pairs adds to the signs of a headline: what it takes back, and what it bears out.

By itself it shows nothing: real headlines put a thing so much otherwise than their text that few of them follow from
any sentence, and the few that it takes for incompatible with one are not.
"""

from collections.abc import Iterator

from according.compare.gaps.headline_text import Gap, Head, Text, say
from according.compare.gaps.support import Support, strange
from according.core import Aspect, Relation, Span

#: From here on a claim follows from a place, unless it is against it as much as this.
_BORNE_OUT, _LEANING = 0.85, 0.1
#: Up to here it follows from none.
_HARDLY = 0.1
#: What part of a claim's words the nearest sentence must have for the two to be on one thing.
_ONE_THING = 0.5
#: Signs that stand on one reading of the words; a figure, a name or words in marks stay what they are.
_TAKEN_BACK = ("opposite", "negation", "claim", "credited", "first", "act")


def open_to(text: Text, head: Head, signs: list[Gap]) -> bool:
    """Whether the scorer can change what is shown of a headline."""
    names, figures = strange(text, head.words)
    return bool(names or figures) if not signs else any(gap.rule in _TAKEN_BACK for gap in signs)


def judged(text: Text, head: Head, signs: list[Gap], support: Support) -> list[Gap]:
    """The signs of a headline that stand, once the scorer has judged its places."""
    return [gap for gap in signs if not _borne_out(gap, support)] if signs else list(_nearest(text, head, support))


def _borne_out(gap: Gap, support: Support) -> bool:
    """Whether the text has a place that the headline follows from after all."""
    best = support.best
    return gap.rule in _TAKEN_BACK and best.follows >= _BORNE_OUT and best.against <= _LEANING


def _nearest(text: Text, head: Head, support: Support) -> Iterator[Gap]:
    """A figure or name that the text has in no form, where the nearest sentence leans against the headline."""
    nearest = support.nearest
    odd = next((t for t in (*support.figures, *support.names) if not t.raw.isupper()), None)
    if odd is None or "?" in head.span.of(text.annotated.document.text) or nearest.words < _ONE_THING:
        return
    if nearest.against < _LEANING or support.best.follows > _HARDLY:
        return
    figure = odd in support.figures
    yield Gap(
        "nearest",
        f"the headline has “{odd.raw}”, which the text does not; the sentence nearest to it is "
        f"{say(text.annotated, nearest.span)}",
        Span(odd.start, odd.end),
        nearest.span,
        Relation.NOT_SETTLED,
        Aspect.FIGURE if figure else Aspect.NAME,
        f"in the text in no form, and the headline follows from no sentence of it ({support.best.follows:.2f})",
    )
