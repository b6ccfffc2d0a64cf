"""The same utterance in several accounts: found by rare runs of three words, settled by aligning the two readings.

Source of the method: a 3-gram index finds a quotation of which a tenth of the words were changed in 98 of 100 cases;
the alignment then has to tell it from other words of the same speaker that merely sound alike.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from according.compare.accounts import Accounts
from according.compare.quotations.likeness import Likeness, a_formula, likeness, same_utterance
from according.compare.quotations.retelling import Retellings, as_they_are
from according.compare.quotations.sources import other_names
from according.compare.quotations.streams import Stream, Unit, adjacent, stream
from according.compare.quotations.variants import Reading, Token
from according.compare.quotations.witnesses import Utterance, Witness

_GRAM = 3
#: A run of three words that stands in more places than this is no sign of anything.
_COMMON = 40
#: Hits farther apart than this (in words) belong to different places; parts of one reading are not farther apart.
_APART, _FAR = 14, 200
#: So many words, with so many of matter, that another quotation near by accounts for are words of that one.
_PART, _PART_MATTER, _LONG_PART = 5, 2, 8


_Postings = dict[tuple[str, ...], list[tuple[int, int]]]


def utterances(accounts: Accounts) -> tuple[Utterance, ...]:
    """Every utterance that one account puts in quotation marks and another carries too, the longest first."""
    streams = [stream(annotated) for annotated in accounts.documents]
    postings = _postings(streams)
    retellings = Retellings.of(streams)
    bases = [(number, unit, len(s.words(unit))) for number, s in enumerate(streams) for unit in s.units]
    bases.sort(key=lambda b: (-b[2], b[0], b[1].first))
    taken: set[tuple[int, int]] = set()
    found: list[Utterance] = []
    for number, unit, _ in bases:
        own = streams[number]
        words = own.words(unit)
        if (number, unit.first) in taken or len(words) < _GRAM or sum(t.matters for t in words) < 2:
            continue
        others: list[Witness] = []
        candidates = dict(_candidates(postings, number, words))
        told = retellings.candidates(number, unit)
        units: tuple[Unit, ...] = (unit,)
        for candidate in range(len(streams)):
            if candidate not in candidates and candidate not in told:
                continue
            witness: Witness | None = None
            used: tuple[Unit, ...] = ()
            if candidate in candidates:
                witness, used = _witness(accounts, own, streams[candidate], unit, candidates[candidate], postings)
            if witness is None:
                witness = retellings.witness(accounts, own, unit, candidate, told.get(candidate, ()))
                witness = witness or as_they_are(own, unit, streams[candidate], candidates.get(candidate, ()))
            else:
                units = _with_further(own, units, streams[candidate].words(*used))
                taken.update((candidate, each.first) for each in used)
            if witness is not None:
                others.append(witness)
        if others:
            spans = tuple(span for each in units for span in each.spans)
            taken.update((number, each.first) for each in units)
            base = Witness(Reading(own.annotated.id, own.annotated.document.text, spans), marked=True)
            if len(units) > 1:
                whole = own.words(*units)
                others = [replace(w, likeness=likeness(whole, w.reading.tokens)) if w.marked else w for w in others]
            found.append(Utterance(base, tuple(others)))
    return tuple(found)


def _postings(streams: Sequence[Stream]) -> _Postings:
    """Where each run of three words that some quotation has stands: (document, word)."""
    wanted: set[tuple[str, ...]] = set()
    for each in streams:
        for unit in each.units:
            words = each.words(unit)
            wanted.update(_gram(words, at) for at in range(len(words) - _GRAM + 1))
    postings: _Postings = defaultdict(list)
    for number, each in enumerate(streams):
        for at in range(len(each.tokens) - _GRAM + 1):
            gram = _gram(each.tokens, at)
            if gram in wanted:
                postings[gram].append((number, at))
    return postings


def _gram(words: Sequence[Token], at: int) -> tuple[str, ...]:
    return tuple(token.form for token in words[at : at + _GRAM])


def _candidates(
    postings: _Postings, own: int, words: Sequence[Token]
) -> Iterator[tuple[int, tuple[tuple[int, int], ...]]]:
    """Each other document with the word ranges in which runs of ``words`` stand, in the order of the documents."""
    hits: dict[int, list[int]] = defaultdict(list)
    for at in range(len(words) - _GRAM + 1):
        places = postings.get(_gram(words, at), [])
        if len(places) > _COMMON:
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
        yield number, tuple(ranges)


def _witness(
    accounts: Accounts,
    own: Stream,
    other: Stream,
    unit: Unit,
    ranges: Sequence[tuple[int, int]],
    postings: _Postings,
) -> tuple[Witness | None, tuple[Unit, ...]]:
    """A document's reading, in marks, of the utterance ``unit`` of another, and the quotations that it consists of."""
    words = own.words(unit)
    near: list[Unit] = []
    marked: list[tuple[Likeness, Unit]] = []
    for each in other.units:
        if not any(first < end and start < last for start, end in ranges for first, last in each.ranges):
            continue
        like = likeness(words, other.words(each))
        near.append(each)
        if same_utterance(like) and not _recurring(other, each, like, postings):
            marked.append((like, each))
    if not marked:
        return None, ()
    marked.sort(key=lambda m: (-m[0].matter, m[1].first))
    if a_formula(marked[0][0]) and other_names(
        accounts, (own.annotated, unit.spans), (other.annotated, marked[0][1].spans)
    ):
        return None, ()
    parts = [marked[0][1]]
    for each in near:
        if each not in parts and _adds(words, other, parts, each):
            parts.append(each)
    parts.sort(key=lambda part: part.first)
    spans = tuple(span for part in parts for span in part.spans)
    reading = Reading(other.annotated.id, other.annotated.document.text, spans)
    used = tuple(dict.fromkeys((*parts, *(each for _, each in marked))))
    return Witness(reading, marked=True, likeness=likeness(words, reading.tokens)), used


def _recurring(other: Stream, unit: Unit, like: Likeness, postings: _Postings) -> bool:
    """Whether a few words in marks recur in the texts (a slogan, a name), so that they are no one utterance."""
    words = other.words(unit)
    if len(words) > 5 or like.run > 5:
        return False
    return any(len(postings.get(_gram(words, at), [])) > 4 for at in range(len(words) - _GRAM + 1))


def _adds(words: Sequence[Token], other: Stream, parts: Sequence[Unit], new: Unit) -> bool:
    """Whether a further quotation near by carries words of the utterance that the parts so far have not."""
    if min(min(abs(new.first - part.last), abs(part.first - new.last)) for part in parts) > _FAR:
        return False
    apart = other.words(*sorted(parts, key=lambda part: part.first))
    together = other.words(*sorted((*parts, new), key=lambda part: part.first))
    one, two = likeness(words, apart), likeness(words, together)
    own = len(other.words(new))
    gained = two.common - one.common
    if any(adjacent(other.annotated, part, new) for part in parts):
        return gained > 0 and 4 * gained >= 3 * own
    return two.matter >= one.matter + _PART_MATTER and (gained >= _LONG_PART or (gained >= _PART and 2 * gained >= own))


def _with_further(own: Stream, units: tuple[Unit, ...], words: Sequence[Token]) -> tuple[Unit, ...]:
    """The base's quotations with those near by that account for further words of another account's reading."""
    held = units
    for each in own.units:
        if each not in held and _adds(words, own, held, each):
            held = tuple(sorted((*held, each), key=lambda unit: unit.first))
    return held
