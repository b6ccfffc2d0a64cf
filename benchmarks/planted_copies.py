"""Articles with planted copies: of one's own making, or planted into a corpus of real ones.

Planted is a part of one article in another: 10 % to 100 % of the copying one, in one to three pieces, 2 % of its words
replaced, left out or put in. Beside them stand articles that share a long quotation and nothing else (with marks in
both, in one of them, as a block, or inside a running sentence), and outlets with the same words at the end of each
page.
"""

import math
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from according.annotate.quotations import quotations
from according.annotate.sentences import sentences
from according.core import Annotated, Document, OriginMap, RawInput, Region, RegionKind, Span, words
from benchmarks.copy_articles import Article, Reader, Sentence, Writer, in_marks

SHARES = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Planted:
    """A planted copy: the places of both, the share that was asked for, and what both shares came to, in words."""

    of: int
    copy: int
    asked: float
    share: float
    share_of: float


@dataclass(slots=True)
class Plot:
    """The documents, what is planted in them, and the pairs that share a long quotation only."""

    documents: list[Annotated] = field(default_factory=list)
    planted: list[Planted] = field(default_factory=list)
    quoting: list[tuple[int, int]] = field(default_factory=list)
    #: Whether every copy is known: not so of a corpus of real articles.
    whole: bool = True


def generated(count: int, seed: int = 11, least: int = 300) -> Plot:
    """``count`` articles of our own words; one in ten copies another, one in forty quotes what another quotes.

    Articles have ``least`` words at least: a tenth of a shorter one is less than thirty words, and where two of those
    are edited hardly a run of eight is left.
    """
    return _plot(Writer(seed, least), count, seed)


def planted_into(path: Path, count: int, seed: int = 11) -> Plot:
    """``count`` articles of a corpus (JSON Lines with ``text``, ``title``, ``outlet``, ``date``), planted likewise."""
    plot = _plot(Reader(path, seed), count, seed)
    plot.whole = False
    return plot


def _plot(writer: Writer, count: int, seed: int) -> Plot:
    chance = random.Random(seed + 1)  # noqa: S311
    plot = Plot()
    try:
        while len(plot.documents) < count:
            kind = chance.random()
            if kind < 0.1:
                _plant(writer, chance, plot)
            elif kind < 0.125:
                _quote(writer, chance, plot)
            else:
                plot.documents.append(_annotated(writer.article(), len(plot.documents)))
    except EOFError:
        pass
    return plot


def _plant(writer: Writer, chance: random.Random, plot: Plot) -> None:
    """Two more documents, of which one has a part of the other."""
    asked = chance.choice(SHARES)
    host, source = writer.article(), writer.article()
    held = sum(len(s.tokens) for p in host.paragraphs for s in p)
    available = sum(len(s.tokens) for p in source.paragraphs for s in p)
    pieces = _pieces(chance, source, min(round(asked * held), available), cuts=writer.cuts)
    if pieces is None:
        plot.documents += [_annotated(a, len(plot.documents) + n) for n, a in enumerate((host, source))]
        return
    copied = [[Sentence(tuple(writer.edited(s.tokens)), s.quoted) for s in piece] for piece in pieces]
    # What the copying article has of its own makes the share what was asked for.
    taken = _words(s for piece in copied for s in piece)
    left = math.floor(taken / asked) - taken - len(words(f"{host.headline} {host.foot}"))
    own: list[list[Sentence]] = []
    for paragraph in host.paragraphs:
        kept: list[Sentence] = []
        for sentence in paragraph:
            size = _words([sentence])
            if size > left and not writer.cuts:
                continue
            tokens = sentence.tokens[: max(0, left)]
            left -= _words([Sentence(tokens)])
            if tokens:
                kept.append(Sentence(tokens, sentence.quoted))
        if kept:
            own.append(kept)
    for piece in copied:
        at = chance.randint(0, len(own))
        own[at:at] = [[sentence] for sentence in piece]
    host.paragraphs = own
    host.day = source.day + timedelta(chance.randint(1, 4))
    first = len(plot.documents)
    made = _annotated(source, first), _annotated(host, first + 1)
    plot.documents += made
    sizes = [sum(len(words(a.document.text, r.span.start, r.span.end)) for r in a.document.telling) for a in made]
    plot.planted.append(
        Planted(
            of=first,
            copy=first + 1,
            asked=asked,
            share=taken / sizes[1],
            share_of=_words(s for piece in pieces for s in piece) / sizes[0],
        )
    )


def _words(sentences: Iterable[Sentence]) -> int:
    return sum(len(words(" ".join(sentence.tokens))) for sentence in sentences)


def _pieces(chance: random.Random, source: Article, wanted: int, *, cuts: bool) -> list[list[Sentence]] | None:
    """One to three stretches of an article, so many words in all, a fifth in marks at most; None where it has none."""
    told = [sentence for paragraph in source.paragraphs for sentence in paragraph]
    count = 1 if wanted < 120 else chance.randint(1, 3)
    for _ in range(20):
        pieces: list[list[Sentence]] = []
        total = quoted = at = 0
        for number in range(count):
            spare = (sum(len(s.tokens) for s in told[at:]) - (wanted - total)) // (count - number)
            while at < len(told) and len(told[at].tokens) <= spare and chance.random() < 0.8:
                spare -= len(told[at].tokens)
                at += 1
            part = total + (wanted - total) // (count - number)
            piece: list[Sentence] = []
            while at < len(told) and total < part:
                tokens = told[at].tokens[: part - total] if cuts else told[at].tokens
                piece.append(Sentence(tokens, told[at].quoted))
                total += len(tokens)
                quoted += len(tokens) * told[at].quoted
                at += 1
            if piece:
                pieces.append(piece)
        if 5 * quoted <= total and 0.9 * wanted <= total <= 1.5 * wanted:
            return pieces
    return None


def _quote(writer: Writer, chance: random.Random, plot: Plot) -> None:
    """Two more documents that quote the same words at length, each in its way."""
    tokens = tuple(t.strip("“”\"'") for s in writer.article().paragraphs for x in s for t in x.tokens)
    tokens = tuple(t for t in tokens if t)[: chance.randint(40, 120)]
    ways = chance.choice(
        (("marks", "marks"), ("marks", "bare"), ("marks", "block"), ("block", "bare"), ("marks", "nested"))
    )
    first = len(plot.documents)
    for number, way in enumerate(ways):
        article = writer.article()
        at = chance.randint(1, max(1, len(article.paragraphs) - 1))
        name = f"Outlet{chance.randrange(1000)}"
        blocks: tuple[str, ...] = ()
        if way == "marks":
            said = [in_marks(tokens), Sentence((name, "said", "in", "a", "statement", "on", "Monday."))]
        elif way == "nested":
            half = len(tokens) // 2
            said = [
                Sentence((*in_marks(tokens[:half]).tokens, name, "told", "reporters,", *in_marks(tokens[half:]).tokens))
            ]
        else:
            said = [Sentence(tokens)]
            blocks = (" ".join(tokens),) if way == "block" else ()
        article.paragraphs.insert(at, said)
        plot.documents.append(_annotated(article, first + number, blocks))
    plot.quoting.append((first, first + 1))


def _annotated(article: Article, number: int, blocks: Sequence[str] = ()) -> Annotated:
    """The article as cleaning would leave it, with its sentences and quotations: none of it is measured here."""
    text = article.text
    regions = []
    at = 0
    for paragraph in text.split("\n\n"):
        kind = RegionKind.BLOCKQUOTE if paragraph in blocks else RegionKind.BODY
        if not at and article.headline:
            kind = RegionKind.HEADLINE
        if paragraph:
            regions.append(Region(kind=kind, span=Span(at, at + len(paragraph))))
        at += len(paragraph) + 2
    document = Document(
        id=f"d-{number:08}",
        path=f"{number}.txt",
        text=text,
        outlet=article.outlet or None,
        published=article.day.isoformat(),
        regions=tuple(regions),
        raw=RawInput(sha256="", size=len(text), media_type="text/plain", encoding="utf-8", extractor=""),
        origin=OriginMap.identity(len(text)),
    )
    return Annotated(document=document, sentences=sentences(document), quotations=quotations(document))
