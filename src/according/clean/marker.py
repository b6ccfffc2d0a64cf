"""The marker: furniture that no rule names, by a small linear model over a piece's words, shape and neighbours.

The model is a table of weights, one byte each, that training/train_furniture.py makes. A piece's features are hashed
into it; where the sum of their weights reaches a threshold, the piece is the page's. Only pieces that could be are
looked at: short lines, and those with a word that furniture has more often than accounts.
"""

import functools
import itertools
import re
import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib.resources import files

from according.clean.pieces import Piece
from according.core import RegionKind

#: So many weights; a power of two.
BUCKETS = 1 << 15
#: Pieces with more words are the account's.
LONGEST = 60
#: Pieces with more words are looked at only for a telling word.
SHORT = 12
#: Lines without a full stop are looked at up to so many words.
_LINE = 18
_RUN = 60
#: A sentence of so many words is the account's where in doubt.
_SENTENCE = 24
#: In so many last paragraphs pieces of so many words are looked at.
_TAIL, _TAIL_SHORT = 2, 30
_HEAD = 9
#: A label of other stories that stands by itself.
_LABEL = re.compile(
    r"(?i)(?:read |see |watch )?(?:more|also|related|trending|previous|recommended|popular|top|latest|other|most|recent"
    r"|what others|editor['’]s picks|don['’]t miss|you may)\b(?:[\w .'’&-]{0,40}):?$"
)
#: So many different paragraphs that stand twice in a row are no slip.
_CAROUSEL = 3
#: So many words' weights are kept.
_KNOWN = 1 << 16
_MARKS = ".,:;!?()“”"
_NAMES = re.compile(r"\b[A-Z][a-z]{3,}")
_STATION = re.compile(r"[KW][A-Z]{2,3}$")
_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+|[^\w\s]")
_SIGNS = (
    ("address", re.compile(r"https?:|www\.|\w\.(?:com|org|net|co\.uk)\b")),
    ("e-mail", re.compile(r"\S@\S+\.\w|\[email.protected\]")),
    ("handle", re.compile(r"(?:^|[\s(])@\w")),
    ("telephone", re.compile(r"\d{3}[-.) ]+\d{3}[-. ]\d{4}")),
    ("clock", re.compile(r"\b\d{1,2}:\d\d\b")),
    ("bar", re.compile(r"[|»›►]")),
    ("copyright", re.compile(r"©|\([cC]\)")),
    ("dots", re.compile(r"(?:\.\.\.|…)$")),
    ("bullet", re.compile(r"^[•*►\-–—>]")),
    ("bracketed", re.compile(r"^[\[(].*[\])]\.?$")),
    ("quoted", re.compile(r"[“”\"]")),
    ("capitals", re.compile(r"^[^a-z]*[A-Z]{3}[^a-z]*$")),
    ("glued colon", re.compile(r"[a-z]:[A-Z‘“'\"]")),
    ("slash", re.compile(r"[A-Z]\w+ ?/ ?[A-Z]")),
    ("opens low", re.compile(r"^[a-z]")),
    ("call sign", re.compile(r"\b[KW][A-Z]{2,4}\b|\b(?:[A-Z]{2,6} ?\d{1,2}|\d{1,2}[A-Z]\w+)\b")),
    ("ago", re.compile(r"\b(?:hours?|minutes?|days?|mins?|hrs?) ago\b")),
    ("we", re.compile(r"\b(?:[Ww]e|[Oo]ur|[Uu]s|[Yy]ou|[Yy]our)\b")),
    (
        "bids",
        re.compile(
            r"^(?i:follow|watch|read|see|get|click|tap|sign|join|check|call|contact|e-?mail|download|share|visit|listen|find|subscribe|stay|tune)\b"
        ),
    ),
    ("plus", re.compile(r"^\+ ")),
)
_SIZES = (1, 2, 3, 5, 8, 12, 18, 26, 40)
WHY = "by its words and its place, as a page says and not an account"


@dataclass(frozen=True, slots=True)
class Model:
    """The weights, a byte each (127 more than their steps), the words that make a long piece worth a look."""

    weights: bytes
    telling: frozenset[str]
    #: The sum of steps from which on a piece is furniture.
    threshold: int
    #: The weights of single words, as they are asked for.
    known: dict[str, int] = field(default_factory=dict, compare=False)

    def leans(self, words: Sequence[str]) -> bool:
        """Whether the words by themselves, in lower case, speak more for furniture than against it."""
        known, total = self.known, 0
        for word in words:
            weight = known.get(word)
            if weight is None:
                if len(known) > _KNOWN:
                    known.clear()
                named = f"w {word.strip(_MARKS)}"
                weight = known[word] = self.weights[zlib.crc32(named.encode()) & (BUCKETS - 1)] - 127
            total += weight
        return total > 0


def mark(pieces: Sequence[Piece], text: str, model: Model | None = None) -> list[Piece]:
    """The pieces, those told as furniture that the model says are.

    The neighbours count as the rules told them; then once more, where the first look told one beside them.
    """
    model = model or shipped()
    found = list(pieces)
    if model is None:
        return found
    _carousels(found)
    near = Neighbours(found)
    _below_labels(found, text)
    left = [i for i, piece in enumerate(found) if piece.kind is None and near.is_doubtful(i, model)]
    fixed = {i: score(features(found[i], text), model) for i in left}
    for _ in range(2):
        told = [i for i in left if fixed[i] + score(near.features(i), model) >= near.least(i, model.threshold)]
        for i in told:
            found[i] = found[i]._replace(kind=RegionKind.FURNITURE, why=WHY)
        if not told:
            break
        near = Neighbours(found)
        left = [i for i in left if found[i].kind is None]
    _below_labels(found, text)
    return found


def _carousels(found: list[Piece]) -> None:
    """Tells the gists of other stories that stand several times in a row: two or more different ones, side by side."""
    if len({piece.words for piece in found}) + _CAROUSEL > len(found):
        return
    paragraphs = [list(group) for _, group in itertools.groupby(range(len(found)), key=lambda i: found[i].paragraph)]
    shown = [tuple(found[i].words for i in group) for group in paragraphs]
    paired = [shown[i] in shown[max(0, i - 1) : i] + shown[i + 1 : i + 2] for i in range(len(shown))]
    for repeated, run in itertools.groupby(range(len(shown)), key=paired.__getitem__):
        which = list(run)
        if repeated and len({shown[i] for i in which}) >= _CAROUSEL:
            for i in itertools.chain.from_iterable(paragraphs[n] for n in which):
                if found[i].kind is None:
                    found[i] = found[i]._replace(kind=RegionKind.FURNITURE, why="one of several gists that stand twice")


def _below_labels(found: list[Piece], text: str) -> None:
    """Tells the titles of other stories under a bare label ("More from …:"), down to the first sentence.

    Sentences that name nobody and nothing of what stands above the label are the gist of those stories.
    """
    below: Piece | None = None
    for i, piece in enumerate(found):
        if piece.kind is not None:
            if not piece.whole:
                continue
            below = below or (piece if _LABEL.match(piece.words) else None)
        elif below:
            title = piece.whole and piece.words[-1] not in '.!?”"' and 3 <= piece.words.count(" ") + 1 <= 24
            late = 3 * i > 2 * len(found) and found[i - 1] is not below
            if title or (late and _is_foreign(piece.words, text[: below.start])):
                found[i] = piece._replace(kind=RegionKind.FURNITURE, why="the title of another story, under a label")
            else:
                below = None


def _is_foreign(words: str, above: str) -> bool:
    """Whether a sentence has names, and none that stands above."""
    names = _NAMES.findall(words, 1)
    return len(names) >= 2 and not any(name in above for name in names)


def score(found: Sequence[str], model: Model) -> int:
    """The sum of the features' weights, in steps."""
    weights, mask = model.weights, BUCKETS - 1
    return sum(weights[zlib.crc32(one.encode()) & mask] for one in found) - 127 * len(found)


def features(piece: Piece, text: str) -> list[str]:
    """What is told of a piece by itself: its words, in pairs too, its ends, its shape, and the words it shares.

    ``text`` is the document's: a piece of the account has words that stand elsewhere in it.
    """
    words = piece.words
    tokens = ["0" if t.isdigit() else t for t in _TOKEN.findall(words.lower())]
    found = [f"w {t}" for t in tokens]
    found += [f"p {a} {b}" for a, b in itertools.pairwise(tokens)]
    found.append(f"f {tokens[0] if tokens else ''}")
    found.append(f"f {' '.join(tokens[:2])}")
    found.append(f"l {tokens[-1] if tokens else ''}")
    count = words.count(" ") + 1
    size = next((n for n in _SIZES if count <= n), 99)
    last = words[-1]
    end = last if last in '.!?:;"”’)]…,' else "a" if last.isalpha() else "0"
    whole = "line" if piece.whole else "part"
    long = [w for w in words.split() if len(w) >= 4]
    high = 4 * sum(w[:1].isupper() for w in long) // len(long) if long else 9
    found += [
        f"n {size} {whole}",
        f"e {end} {whole}",
        f"n {size} e {end}",
        f"c {high} {size > 3}",
        f"c {high} {end} {whole}",
    ]
    found += [f"s {name}" for name, sign in _SIGNS if sign.search(words)]
    rare = sorted({w for w in _TOKEN.findall(words) if len(w) >= 5}, key=lambda w: (-len(w), w))[:3]
    if rare:
        again = 3 * sum(text.count(w, 0, 10_000) > words.count(w) for w in rare) // len(rare)
        found += [f"t {again}", f"t {again} {len(rare)} {whole}"]
    return found


class Neighbours:
    """The pieces of a document in their order: what stands around each one."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self._pieces = pieces
        self._prose = [p.kind is None and p.words.count(" ") >= 11 and p.words[-1] in '.!?"”’:)' for p in pieces]
        told = [i for i, prose in enumerate(self._prose) if prose]
        self._first, self._last = (told[0], told[-1]) if told else (len(pieces), -1)
        self._lines = pieces[-1].paragraph + 1 if pieces else 0
        self._again = Counter(p.words for p in pieces)

    def features(self, i: int) -> list[str]:
        """What is told of a piece by its place and its neighbours."""
        piece = self._pieces[i]
        whole = "line" if piece.whole else "part"
        before, after = self._kind(i - 1), self._kind(i + 1)
        prose = sum(self._prose[max(0, i - 3) : i]) + sum(self._prose[i + 1 : i + 4])
        place = "above" if i < self._first else "below" if i > self._last else "among"
        from_end = min(self._lines - 1 - piece.paragraph, 4)
        size = "short" if piece.words.count(" ") < 6 else "mid" if piece.words.count(" ") < 14 else "long"
        return [
            f"b {before} {whole}",
            f"a {after} {whole}",
            f"ba {before} {after} {size}",
            f"d {prose} {whole} {size}",
            f"o {place} {size}",
            f"o {place} {prose}",
            f"z {from_end} {whole} {size}",
            f"y {min(piece.paragraph, 4)} {whole} {size}",
            f"x {4 * i // len(self._pieces)} {whole} {size}",
            f"r {self._again[piece.words] > 1} {whole} {size}",
            f"g {self._last_of(i - 1)} {self._first_of(i + 1)} {size}",
        ]

    def is_doubtful(self, i: int, model: Model) -> bool:
        """Whether a piece is worth a look: a short line, one beside furniture or with a telling word; and not long."""
        piece = self._pieces[i]
        count = piece.words.count(" ") + 1
        # The first line, and the few above an account's first sentence, are its head: a headline is much like the
        # title of another story. A whole page has many more lines up there.
        head = i == 0 or i < self._first < _HEAD
        if count > LONGEST or head or not self.is_sentence(i):
            return False
        # A place above its news, "Update:" above what is new.
        if count == 1 and piece.whole and (piece.words.isupper() or piece.words[-1] == ":"):
            return _LABEL.match(piece.words) is not None or _STATION.match(piece.words) is not None
        if piece.whole and count <= _RUN and piece.words[-1].isalnum() and count > _LINE:
            return True
        if count <= _LINE and piece.whole and piece.words[-1] not in '.”"':
            return True
        if piece.paragraph >= self._lines - _TAIL and count <= _TAIL_SHORT:
            return True
        if count <= SHORT and "furniture" in (self._kind(i - 1), self._kind(i + 1)):
            return True
        words = piece.words.lower().split()
        return not model.telling.isdisjoint(words) or model.leans(words)

    def least(self, i: int, threshold: int) -> int:
        """The score from which on a piece is furniture: half of it suffices beside furniture, but for long ones."""
        if self._pieces[i].words.count(" ") >= _SENTENCE:
            return 3 * threshold // 2
        return threshold // 2 if "furniture" in (self._kind(i - 1), self._kind(i + 1)) else threshold

    def is_sentence(self, i: int) -> bool:
        """Whether a piece is a line or a sentence, and not what an inset left of one."""
        piece = self._pieces[i]
        if piece.whole:
            return True
        beside = [self._pieces[j] for j in (i - 1, i + 1) if 0 <= j < len(self._pieces)]
        beside = [one for one in beside if one.paragraph == piece.paragraph]
        return piece.words[-1] in '.!?…:”"’)]' or (
            (i + 1 == len(self._pieces) or self._pieces[i + 1].paragraph != piece.paragraph)
            and all(one.words[-1] in '.!?…”")]' for one in beside)
        )

    def _last_of(self, i: int) -> str:
        """How the piece ends: by its sign, or none."""
        last = self._pieces[i].words[-1] if 0 <= i < len(self._pieces) else "|"
        return (
            "." if last in ".!?" else "”" if last in "”’\"'" else ":" if last in ":;," else "|" if last == "|" else "a"
        )

    def _first_of(self, i: int) -> str:
        """How the piece begins: low, high, with a quotation mark or something else."""
        first = self._pieces[i].words[0] if 0 <= i < len(self._pieces) else "|"
        return (
            "a"
            if first.islower()
            else "A"
            if first.isupper()
            else "“"
            if first in "“\"‘'"
            else "|"
            if first == "|"
            else "0"
        )

    def _kind(self, i: int) -> str:
        if not 0 <= i < len(self._pieces):
            return "edge"
        piece = self._pieces[i]
        if piece.kind is not None:
            return "furniture" if piece.kind in (RegionKind.FURNITURE, RegionKind.CREDIT) else "told"
        return "prose" if self._prose[i] else "short" if piece.words.count(" ") < 6 else "other"


@functools.cache
def shipped() -> Model | None:
    """The model of the package."""
    folder = files("according.clean")
    try:
        weights = (folder / "marker.bin").read_bytes()
        lines = (folder / "marker.txt").read_text(encoding="utf-8").split("\n")
    except FileNotFoundError:
        return None
    return Model(weights, frozenset(lines[1].split()), int(lines[0]))
