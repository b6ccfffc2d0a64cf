"""The same utterance in several accounts: found by rare runs of three words, settled by aligning the two readings.

Source of the method: a 3-gram index finds a quotation of which a tenth of the words were changed in 98 of 100 cases;
the alignment then has to tell it from other words of the same speaker that merely sound alike.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from according.compare.accounts import Accounts
from according.compare.quotations.variants import LONGEST, Reading, Token, tokens
from according.core import Annotated, QuotationKind, Span

_GRAM = 3
#: A run of three words that stands in more places than this is no sign of anything.
_COMMON = 40
#: Hits farther apart than this (in words) belong to different places.
_APART = 14
#: Of a reading of fewer words nearly all must stand in the other one: a phrase in common is no utterance.
_FEW_WORDS, _FEW_COVERED = 8, 0.9


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two readings are, in words: those in common, the longest run, and the shorter side's share."""

    matched: int
    matter: int
    run: int
    run_matter: int
    coverage: float
    shorter: int
    longer: int


@dataclass(frozen=True, slots=True)
class Witness:
    """One account's reading of an utterance; ``marked`` tells whether it stands in quotation marks there."""

    reading: Reading
    marked: bool
    likeness: Likeness | None = None


@dataclass(frozen=True, slots=True)
class Utterance:
    """An utterance: its longest reading in quotation marks, and the other accounts' readings in the user's order."""

    base: Witness
    others: tuple[Witness, ...]


@dataclass(frozen=True, slots=True)
class _Stream:
    """A document's telling as words, with the word ranges of its quotations."""

    annotated: Annotated
    tokens: list[Token]
    starts: list[int]
    quotations: tuple[tuple[int, int, Span], ...]


def utterances(accounts: Accounts) -> tuple[Utterance, ...]:
    """Every utterance that one account puts in quotation marks and another carries too, the longest first."""
    streams = [_stream(annotated) for annotated in accounts.documents]
    postings = _postings(streams)
    bases = [(number, first, last, span) for number, s in enumerate(streams) for first, last, span in s.quotations]
    bases.sort(key=lambda b: (-(b[2] - b[1]), b[0], b[1]))
    taken: set[tuple[int, int]] = set()
    found: list[Utterance] = []
    for number, first, last, span in bases:
        own = streams[number]
        words = own.tokens[first:last]
        if (number, first) in taken or sum(t.matters for t in words) < 3:
            continue
        others: list[Witness] = []
        for candidate, ranges in _candidates(postings, number, words):
            witness, used = _witness(streams[candidate], words, ranges, postings)
            if witness is not None:
                others.append(witness)
                taken.update((candidate, start) for start in used)
        if others:
            base = Witness(Reading(own.annotated.id, own.annotated.document.text, (span,)), marked=True)
            found.append(Utterance(base, tuple(others)))
    return tuple(found)


def likeness(left: Sequence[Token], right: Sequence[Token]) -> Likeness:
    """How alike two stretches of words are; single grammar words in common do not count."""
    one, two = [t.form for t in left], [t.form for t in right]
    if max(len(one), len(two)) > LONGEST:
        same = one == two
        matter = sum(t.matters for t in left) if same else 0
        count = len(one) if same else 0
        return Likeness(count, matter, count, matter, float(same), min(len(one), len(two)), max(len(one), len(two)))
    matched = matter = run = run_matter = 0
    for block in SequenceMatcher(None, one, two, autojunk=False).get_matching_blocks():
        heavy = sum(t.matters for t in left[block.a : block.a + block.size])
        if block.size < 2 and not heavy:
            continue
        matched, matter = matched + block.size, matter + heavy
        if (block.size, heavy) > (run, run_matter):
            run, run_matter = block.size, heavy
    fewest = max(1, min(sum(t.matters for t in left), sum(t.matters for t in right)))
    return Likeness(
        matched, matter, run, run_matter, min(1.0, matter / fewest), min(len(one), len(two)), max(len(one), len(two))
    )


def same_utterance(like: Likeness) -> bool:
    """Whether two quotations are readings of one utterance rather than words that sound alike."""
    if like.matter < 3:
        return False
    if like.run >= like.shorter:
        return like.shorter >= 6 or (like.matter >= 3 and like.longer <= 3 * like.shorter)
    if like.run >= 9 and like.run_matter >= 4:
        return True
    if like.coverage >= (_FEW_COVERED if like.shorter < _FEW_WORDS else 0.75) and like.run >= 4 and like.matter >= 4:
        return True
    return like.coverage >= 0.6 and like.run >= 5 and like.matter >= 5


def same_unmarked(like: Likeness) -> bool:
    """Whether words without marks are surely those that another account puts in marks."""
    return like.run >= 6 and like.run_matter >= 4 and like.coverage >= 0.5


def _stream(annotated: Annotated) -> _Stream:
    """The words of an account's telling, in order, and which of them stand in which quotation."""
    text = annotated.document.text
    words: list[Token] = []
    for region in annotated.document.telling:
        words.extend(tokens(text, region.span))
    starts = [token.start for token in words]
    ranges: list[tuple[int, int, Span]] = []
    for quotation in annotated.quotations:
        if quotation.kind is QuotationKind.TITLE or quotation.depth:
            continue
        first, last = bisect_left(starts, quotation.inner.start), bisect_left(starts, quotation.inner.end)
        if last - first >= _GRAM:
            ranges.append((first, last, quotation.inner))
    return _Stream(annotated, words, starts, tuple(ranges))


def _postings(streams: Sequence[_Stream]) -> dict[tuple[str, ...], list[tuple[int, int]]]:
    """Where each run of three words that some quotation has stands: (document, word)."""
    wanted: set[tuple[str, ...]] = set()
    for stream in streams:
        for first, last, _ in stream.quotations:
            wanted.update(_gram(stream.tokens, at) for at in range(first, last - _GRAM + 1))
    postings: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    for number, stream in enumerate(streams):
        for at in range(len(stream.tokens) - _GRAM + 1):
            gram = _gram(stream.tokens, at)
            if gram in wanted:
                postings[gram].append((number, at))
    return postings


def _gram(words: Sequence[Token], at: int) -> tuple[str, ...]:
    return tuple(token.form for token in words[at : at + _GRAM])


def _candidates(
    postings: dict[tuple[str, ...], list[tuple[int, int]]], own: int, words: Sequence[Token]
) -> Iterator[tuple[int, list[tuple[int, int]]]]:
    """Each other document with the word ranges in which runs of ``words`` stand, in the order of the documents."""
    hits: dict[int, list[int]] = defaultdict(list)
    for at in range(len(words) - _GRAM + 1):
        places = postings.get(_gram(words, at), [])
        if len(places) > _COMMON or not any(t.matters for t in words[at : at + _GRAM]):
            continue
        for number, place in places:
            if number != own:
                hits[number].append(place)
    for number in sorted(hits):
        ranges: list[tuple[int, int]] = []
        for place in sorted(set(hits[number])):
            if ranges and place - ranges[-1][1] <= _APART:
                ranges[-1] = (ranges[-1][0], place + _GRAM)
            else:
                ranges.append((place, place + _GRAM))
        yield number, ranges


def _witness(
    stream: _Stream,
    words: list[Token],
    ranges: list[tuple[int, int]],
    postings: dict[tuple[str, ...], list[tuple[int, int]]],
) -> tuple[Witness | None, tuple[int, ...]]:
    """A document's reading of the utterance ``words``, and the quotations that are used up by it."""
    text, document = stream.annotated.document.text, stream.annotated.id
    marked: list[tuple[Likeness, int, int, Span]] = []
    for first, last, span in stream.quotations:
        if not any(first < end and start < last for start, end in ranges):
            continue
        like = likeness(words, stream.tokens[first:last])
        if same_utterance(like) and not _recurring(stream, first, last, like, postings):
            marked.append((like, first, last, span))
    if marked:
        marked.sort(key=lambda m: (-m[0].matter, m[1]))
        parts = [marked[0]]
        for part in marked[1:]:
            if _adds(words, stream, parts, part):
                parts.append(part)
        parts.sort(key=lambda m: m[1])
        reading = Reading(document, text, tuple(span for _, _, _, span in parts))
        return Witness(reading, marked=True, likeness=likeness(words, reading.tokens)), tuple(m[1] for m in marked)
    best: tuple[Likeness, Span] | None = None
    for start, end in ranges:
        if any(first < end and start < last for first, last, _ in stream.quotations):
            continue
        stretch = stream.tokens[start:end]
        like = likeness(words, stretch)
        plain = sum(t.matters and not t.raw[0].isupper() for t in stretch) >= 3
        most = 2 * like.matched >= len(words) or like.run >= 12
        if plain and most and same_unmarked(like) and (best is None or like.matter > best[0].matter):
            best = like, Span(stretch[0].start, stretch[-1].end)
    if best is None:
        return None, ()
    return Witness(Reading(document, text, (best[1],)), marked=False, likeness=best[0]), ()


def _recurring(
    stream: _Stream, first: int, last: int, like: Likeness, postings: dict[tuple[str, ...], list[tuple[int, int]]]
) -> bool:
    """Whether a few words in marks recur in the texts (a slogan, a name), so that they are no one utterance."""
    if last - first > 5 or like.run > 5:
        return False
    return any(len(postings.get(_gram(stream.tokens, at), [])) > 4 for at in range(first, last - _GRAM + 1))


def _adds(
    words: list[Token],
    stream: _Stream,
    parts: list[tuple[Likeness, int, int, Span]],
    new: tuple[Likeness, int, int, Span],
) -> bool:
    """Whether a further quotation nearby carries words of the utterance that the parts so far have not."""
    if min(abs(new[1] - part[2]) for part in parts) > 60 and min(abs(part[1] - new[2]) for part in parts) > 60:
        return False
    together = [t for _, first, last, _ in sorted((*parts, new), key=lambda m: m[1]) for t in stream.tokens[first:last]]
    apart = [t for _, first, last, _ in sorted(parts, key=lambda m: m[1]) for t in stream.tokens[first:last]]
    return likeness(words, together).matter >= likeness(words, apart).matter + 3
