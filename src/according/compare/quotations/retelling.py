"""Words that one account quotes and another tells without marks: as they are, or with persons and tenses shifted.

A retelling is looked for in the words that an account attributes without marks, by runs of three words in the form that
such a shift leaves alone.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from according.compare.accounts import Accounts
from according.compare.quotations.likeness import likeness, same_unmarked
from according.compare.quotations.sources import speaker_over, surely_different
from according.compare.quotations.streams import Stream, Unit
from according.compare.quotations.variants import LONGEST, Reading, Token
from according.compare.quotations.witnesses import Witness
from according.core import AttributionKind, ChangeKind, Span, stem

_GRAM = 3
#: Of the matter of reported words so much must be the quotation's, in its order, with so many words in one run.
_TOLD, _RUN, _MATTER = 0.65, 4, 3
#: Of a quotation retold as a whole so many words are there; where nobody is said to have said them, in longer runs.
_WHOLE, _ALL, _SURE_RUN = 0.75, 0.95, 6
#: So many words in common nobody else has said by chance.
_MANY = 12
_SHIFTS = {
    form: shape
    for shape, forms in {
        "<who>": "i he she they we him her them us me myself himself herself themselves ourselves you one",
        "<whose>": "my his their our mine theirs ours your",
        "<be>": "is are was were am be been being",
        "<have>": "has have had having",
        "<will>": "will would shall 'd",
        "<can>": "can could",
        "<may>": "may might",
        "<do>": "do does did",
        "<that>": "this that these those the a an",
        "<not>": "not",
        "<then>": "today tomorrow yesterday now then tonight",
    }.items()
    for form in forms.split()
}
_ENDINGS = ("'m", "'re", "'ve", "'ll", "'d")


@dataclass(frozen=True, slots=True)
class Retellings:
    """The stretches that accounts tell without marks, by their runs of three words.

    ``own_words`` are those that no attribution holds: sentences of the account's own.
    """

    streams: tuple[Stream, ...]
    own_words: tuple[frozenset[int], ...]
    stretches: tuple[tuple[tuple[int, int], ...], ...]
    postings: dict[tuple[str, ...], list[tuple[int, int]]]

    @classmethod
    def of(cls, streams: Sequence[Stream]) -> "Retellings":
        """The stretches of all accounts, where a run of words stands that some quotation has."""
        wanted = {gram for s in streams for unit in s.units for gram in _grams(_shapes(s.words(unit)))}
        attributed = [_attributed(s) for s in streams]
        stretches = tuple((*a, *_sentences(s)) for a, s in zip(attributed, streams, strict=True))
        own_words = tuple(frozenset(range(len(a), len(all_))) for a, all_ in zip(attributed, stretches, strict=True))
        postings: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
        for number, s in enumerate(streams):
            for place, (first, last) in enumerate(stretches[number]):
                for gram in dict.fromkeys(_grams(_shapes(s.tokens[first:last]))):
                    if gram in wanted:
                        postings[gram].append((number, place))
        return cls(tuple(streams), own_words, stretches, postings)

    def candidates(self, own: int, unit: Unit) -> dict[int, list[int]]:
        """Of each other account the stretches that share runs with the quotation, most first."""
        votes: Counter[tuple[int, int]] = Counter()
        for gram in dict.fromkeys(_grams(_shapes(self.streams[own].words(unit)))):
            votes.update(place for place in self.postings.get(gram, ()) if place[0] != own)
        found: dict[int, list[int]] = defaultdict(list)
        for (number, place), _ in sorted(votes.items(), key=lambda item: (-item[1], item[0])):
            found[number].append(place)
        return found

    def witness(
        self, accounts: Accounts, own: Stream, unit: Unit, candidate: int, places: Sequence[int]
    ) -> Witness | None:
        """An account's words without marks that retell the quotation, where they surely do."""
        words, other = own.words(unit), self.streams[candidate]
        for place in places[:3]:
            first, last = self.stretches[candidate][place]
            stretch = other.tokens[first:last]
            kept = _retold(words, stretch, surely=place in self.own_words[candidate])
            if kept is None:
                continue
            told = _widened(words, other.tokens, first + kept[0], first + kept[1])
            span = Span(told[0].start, told[-1].end)
            speakers = (speaker_over(accounts, s.annotated, w) for s, w in ((own, unit.spans), (other, (span,))))
            if len(told) >= _MANY or not surely_different(*speakers):
                return _unmarked(other, span, words, told)
        return None


def as_they_are(own: Stream, unit: Unit, other: Stream, ranges: Sequence[tuple[int, int]]) -> Witness | None:
    """An account's words without marks that are the quotation's own, in whosever voice; None if none surely are."""
    words = own.words(unit)
    best: tuple[int, list[Token]] | None = None
    for start, end in ranges:
        if any(first < end and start < last for each in other.units for first, last in each.ranges):
            continue
        stretch = other.tokens[start:end]
        like = likeness(words, stretch)
        plain = sum(t.matters and not t.raw[0].isupper() for t in stretch) >= 3
        most = 2 * like.matched >= len(words) or like.run >= 12
        if plain and most and same_unmarked(like) and (best is None or like.matter > best[0]):
            best = like.matter, stretch
    if best is None:
        return None
    return _unmarked(other, Span(best[1][0].start, best[1][-1].end), words, best[1])


def _unmarked(other: Stream, span: Span, words: Sequence[Token], told: Sequence[Token]) -> Witness:
    how = ChangeKind.PARAPHRASED if _shifted(words, told) else ChangeKind.UNMARKED
    reading = Reading(other.annotated.id, other.annotated.document.text, (span,))
    return Witness(reading, marked=False, likeness=likeness(words, told), how=how)


def _sentences(s: Stream) -> tuple[tuple[int, int], ...]:
    """The word ranges of sentences without any marks."""
    found = []
    quoted = sorted(span.start for unit in s.units for span in unit.spans)
    for sentence in s.annotated.sentences:
        at = bisect_left(quoted, sentence.start)
        first, last = bisect_left(s.starts, sentence.start), bisect_left(s.starts, sentence.end)
        if (at == len(quoted) or quoted[at] >= sentence.end) and last - first >= _SURE_RUN:
            found.append((first, last))
    return tuple(found)


def _widened(words: Sequence[Token], tokens: Sequence[Token], first: int, last: int) -> list[Token]:
    """The retelling with the words about it that are the quotation's too."""
    shapes = _shapes(words)
    while first and _follows(shapes, _shapes(tokens[first - 1 : first + 2])):
        first -= 1
    while last < len(tokens) and _follows(shapes, _shapes(tokens[last - 2 : last + 1])):
        last += 1
    return list(tokens[first:last])


def _follows(shapes: Sequence[str], run: Sequence[str]) -> bool:
    return any(shapes[at : at + len(run)] == run for at in range(len(shapes) - len(run) + 1))


def _attributed(s: Stream) -> tuple[tuple[int, int], ...]:
    """The word ranges of what the account attributes without marks."""
    found: dict[tuple[int, int], None] = {}
    for attribution in s.annotated.attributions:
        if attribution.kind not in (AttributionKind.INDIRECT, AttributionKind.MIXED):
            continue
        for content in attribution.content:
            if any(span.shared(content) * 3 > len(content) for unit in s.units for span in unit.spans):
                continue
            first, last = bisect_left(s.starts, content.start), bisect_left(s.starts, content.end)
            if last - first >= _RUN:
                found[first, last] = None
    return tuple(found)


def _retold(words: Sequence[Token], stretch: Sequence[Token], *, surely: bool) -> tuple[int, int] | None:
    """The part of words without marks that retells a quotation: from the first word in common to the last.

    ``surely`` where no attribution shows that the words are somebody's.
    """
    if max(len(words), len(stretch)) > LONGEST:
        return None
    one, two = _shapes(words), _shapes(stretch)
    blocks = [b for b in SequenceMatcher(None, one, two, autojunk=False).get_matching_blocks() if b.size]
    if not blocks:
        return None
    first, last = blocks[0].b, blocks[-1].b + blocks[-1].size
    heavy = sum(t.matters for b in blocks for t in stretch[b.b : b.b + b.size])
    common, run = sum(b.size for b in blocks), max(b.size for b in blocks)
    whole = common >= _WHOLE * len(words)
    if common >= _ALL * len(words) and common > _SURE_RUN + 1:
        enough = 4 * common >= 3 * (last - first)
    elif surely:
        enough = whole and heavy >= _MATTER + 1 and run >= _SURE_RUN and 4 * common >= 3 * (last - first)
    elif whole and common >= _SURE_RUN + 1 and run >= _RUN and heavy >= 2:
        enough = 4 * common >= 3 * (last - first)
    else:
        matter = sum(t.matters for t in stretch)
        enough = heavy > _MATTER and heavy >= _TOLD * matter and run >= _RUN and 2 * common >= len(stretch)
    return (first, last) if enough else None


def _shifted(words: Sequence[Token], told: Sequence[Token]) -> bool:
    """Whether persons or tenses are others where the words are the same but for them."""
    one, two = _shapes(words), _shapes(told)
    return any(
        words[b.a + step].form != told[b.b + step].form
        for b in SequenceMatcher(None, one, two, autojunk=False).get_matching_blocks()
        for step in range(b.size)
        if one[b.a + step] not in ("<that>", "<then>")
    )


def _shapes(words: Sequence[Token]) -> list[str]:
    return [_shape(token.form) for token in words]


@lru_cache(maxsize=1 << 16)
def _shape(form: str) -> str:
    """A word in the form that retelling leaves alone: any pronoun is one, any tense of a verb."""
    shape = _SHIFTS.get(form)
    if shape is not None:
        return shape
    if form in ("can't", "cannot"):
        return "<can>"
    if form in ("won't", "shan't"):
        return "<will>"
    if form.endswith("n't"):
        return _SHIFTS.get(form[:-3], stem(form))
    for ending in _ENDINGS:
        if form.endswith(ending):
            return _SHIFTS.get(form.removesuffix(ending), stem(form))
    if form.endswith("'s") and form[:-2] in ("it", "that", "he", "she", "there", "what", "who"):
        return _SHIFTS.get(form[:-2], form[:-2])
    return stem(form)


def _grams(shapes: Sequence[str]) -> list[tuple[str, ...]]:
    """The runs of three of which at least one tells something."""
    found = (tuple(shapes[at : at + _GRAM]) for at in range(len(shapes) - _GRAM + 1))
    return [gram for gram in found if not all(shape.startswith("<") for shape in gram)]
