"""Documents by hand, one region a paragraph, and attributions written into the text as marks."""

import re

from according.annotate.attributions.by_rules import by_rules
from according.annotate.quotations import quotations
from according.annotate.sentences import sentences
from according.core import Attribution, Document, OriginMap, RawInput, Region, RegionKind, trimmed

_MARK = re.compile(r"</?[scq]>")


def written(text: str, *, headline: bool = False, block: tuple[int, ...] = ()) -> Document:
    """The document of ``text``, a blank line between paragraphs; ``block`` counts those that are block quotations."""
    regions, at = [], 0
    for gap in [*re.finditer(r"\n\n+", text), None]:
        span = trimmed(text, at, gap.start() if gap else len(text))
        if span:
            kind = RegionKind.HEADLINE if headline and not regions else RegionKind.BODY
            regions.append(Region(kind=RegionKind.BLOCKQUOTE if len(regions) in block else kind, span=span))
        at = gap.end() if gap else at
    raw = RawInput(sha256="0", size=len(text), media_type="text/plain", encoding="utf-8", extractor="by hand")
    return Document(
        id="d-1", path="a.txt", text=text, regions=tuple(regions), raw=raw, origin=OriginMap.identity(len(text))
    )


def tagged(text: str, *, headline: bool = False) -> tuple[Attribution, ...]:
    """What the rule tagger finds in ``text``."""
    document = written(text, headline=headline)
    return by_rules(document, sentences(document), quotations(document))


def plain(marked: str) -> str:
    """The text without ``<s>``, ``<c>`` and ``<q>``."""
    return _MARK.sub("", marked)


def marked_roles(marked: str) -> dict[str, list[str]]:
    """The words that stand marked as source, cue and content."""
    return {letter: re.findall(rf"<{letter}>(.*?)</{letter}>", marked, re.DOTALL) for letter in "scq"}


def roles(text: str, attribution: Attribution) -> dict[str, list[str]]:
    """The words of an attribution's three roles."""
    spans = {"s": attribution.source, "c": attribution.cue, "q": attribution.content}
    return {letter: [span.of(text) for span in role] for letter, role in spans.items()}
