"""Pairs made of news statements by rule: put otherwise without a change of sense, and with one thing changed.

What is changed is what accounts differ in: a name, a figure, a day, a negation, an opposite, who did it to whom, one
thing for another of its kind. Both kinds of pair go through the same harmless rewordings, so that a reworded pair is no
sign of a change by itself (after FactCC, Kryściński et al. 2020).
"""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from according.compare.alignment.opposites import opposites
from according.core import FUNCTION_WORDS, Annotated, EntityType, MentionForm, Modality, Span, stem
from pairs.corpora import Pair
from pairs.wordnet import WordNet

_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTHS = """January February March April May June July August September October November December""".split()
_SPELT = dict(enumerate("two three four five six seven eight nine ten eleven twelve".split(), 2))
_NUMBER = re.compile(r"(?<![\w.,$€£-])(\d{1,3}(?:,\d{3})+|\d+)(?![\w,.]*\d)(?!(?:st|nd|rd|th)\b)")
_SPELT_NUMBER = re.compile(r"\b(" + "|".join(_SPELT.values()) + r")\b")
_AUXILIARY = re.compile(
    r"\b(is|are|was|were|will|would|can|could|should|has been|have been|had been|must|may)\b(?! not|n['’]t)"
)
_NEGATED = re.compile(
    r"\b(is|are|was|were|will|would|could|should|did|does|do|has|have|had|must|may)(?: not\b|n['’]t\b)"
)
_SAID = re.compile(
    r",? (?:according to [^,.;]{3,40}|(?:[A-Z][\w.]+ ){0,3}(?:police|officials|he|she|they|authorities|the [a-z]+) "
    r"(?:said|says|added|told reporters))\Z|"
    r"\A(?:According to [^,.;]{3,40}, |(?:Police|Officials|He|She|They|Authorities) "
    r"(?:said|say|says|believe)(?: that)? )"
)
_WHEN = re.compile(
    r"(?:,)? (?:on|last|late|early|this) (?:"
    + "|".join(_DAYS)
    + r"|morning|week|month|year)\b(?: (?:morning|night|evening|afternoon))?,?"
)
_TAIL = re.compile(
    r"(?:, | )(?:which|who|after|while|where|following|including|amid|because|as part of|saying) [^.;]+\Z"
)
_TITLE = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Sgt|Lt|Capt|Chief|President|Senator|Officer|Mayor|Sheriff)\.? (?=[A-Z])"
)
_WORDS = re.compile(r"\b[a-z]{4,}\b")


@dataclass(frozen=True, slots=True)
class _Said:
    """A statement's text with the names in it, as (start, end, kind, entity)."""

    text: str
    names: tuple[tuple[int, int, EntityType, str], ...]


class Maker:
    """Makes pairs of annotated accounts; the same seed gives the same pairs."""

    def __init__(self, wordnet: WordNet, seed: int) -> None:
        self._wordnet, self._rng = wordnet, random.Random(seed)  # noqa: S311 (no secret)

    def pairs(self, annotated: Annotated) -> Iterator[Pair]:
        """Pairs of one account's statements."""
        text = annotated.document.text
        told = [
            s
            for s in annotated.statements
            if s.modality is Modality.ASSERTED and 6 <= len(s.span.of(text).split()) <= 45
        ]
        named: dict[EntityType, dict[str, list[str]]] = {}
        for entity in annotated.entities:
            for mention in entity.mentions:
                if mention.form is MentionForm.NAME:
                    named.setdefault(entity.type, {}).setdefault(entity.id, []).append(mention.span.of(text))
        for place, statement in enumerate(told):
            said = _Said(_flat(statement.span.of(text)), tuple(_names(annotated, statement.span)))
            for _ in range(3):
                yield self._pair(annotated, said, statement.span, named)
            if place and self._rng.random() < 0.35:
                other = _flat(told[place - 1].span.of(text))
                yield Pair(said.text, other, follows=0.0, back=0.0)

    def _pair(
        self, annotated: Annotated, said: _Said, span: Span, named: dict[EntityType, dict[str, list[str]]]
    ) -> Pair:
        premise, window = said.text, False
        if self._rng.random() < 0.3:
            premise, window = self._window(annotated, span), True
        changed, less = said, False
        against: float | None = 0.0
        if self._rng.random() < 0.55:
            made = self._changed(said, named)
            if made is not None:
                changed, against = made
        is_changed = changed is not said
        text, less = self._reworded(changed.text)
        follows = 0.0 if is_changed else 1.0
        if is_changed:
            back: float | None = 0.0
        else:
            back = None if less else 0.0 if window and len(premise) > 1.4 * len(text) else 1.0
            against = 0.0
        left, right = premise, text
        if not window and self._rng.random() < 0.5:
            other, shorter = self._reworded(left)
            if not shorter:
                left = other
        return Pair(left, right, follows=follows, back=back, against=against)

    def _window(self, annotated: Annotated, span: Span) -> str:
        text = annotated.document.text
        before = max(0, span.start - self._rng.randint(0, 260))
        after = min(len(text), span.end + self._rng.randint(0, 260))
        before = text.find(" ", before) + 1 if before else 0
        end = text.rfind(" ", span.end, after)
        return _flat(text[min(before, span.start) : max(span.end, end)])

    # What changes the sense

    def _changed(self, said: _Said, named: dict[EntityType, dict[str, list[str]]]) -> tuple[_Said, float | None] | None:
        ways: list[Callable[[], tuple[str, float | None] | None]] = [
            lambda: self._other_name(said, named),
            lambda: self._other_figure(said.text),
            lambda: self._other_day(said.text),
            lambda: self._negated(said.text),
            lambda: self._opposite(said.text),
            lambda: self._sibling(said.text),
            lambda: self._sibling(said.text),
            lambda: self._turned(said),
        ]
        self._rng.shuffle(ways)
        for way in ways:
            made = way()
            if made is not None and made[0] != said.text:
                return _Said(made[0], ()), made[1]
        return None

    def _other_name(
        self, said: _Said, named: dict[EntityType, dict[str, list[str]]]
    ) -> tuple[str, float | None] | None:
        if not said.names:
            return None
        start, end, kind, _ = self._rng.choice(said.names)
        present = {name[3] for name in said.names}
        others = [f for i, f in named.get(kind, {}).items() if i not in present]
        if not others:
            return None
        return said.text[:start] + self._rng.choice(self._rng.choice(others)) + said.text[end:], 1.0

    def _other_figure(self, text: str) -> tuple[str, float | None] | None:
        found = [*_NUMBER.finditer(text), *_SPELT_NUMBER.finditer(text)]
        if not found:
            return None
        match = self._rng.choice(found)
        old = match.group(1)
        if old in _SPELT.values():
            new = self._rng.choice([word for word in _SPELT.values() if word != old])
        else:
            value = int(old.replace(",", ""))
            if 1900 <= value <= 2030 and "," not in old:
                other = value + self._rng.choice((-3, -2, -1, 1, 2))
            else:
                other = max(1, value + self._rng.choice((-1, 1)) * self._rng.randint(1, max(2, value // 2)))
            new = f"{other:,}" if "," in old else str(other)
        return (text[: match.start(1)] + new + text[match.end(1) :], 1.0) if new != old else None

    def _other_day(self, text: str) -> tuple[str, float | None] | None:
        for names in (_DAYS, _MONTHS):
            found = list(re.finditer(r"\b(" + "|".join(names) + r")\b", text))
            if found:
                match = self._rng.choice(found)
                new = self._rng.choice([name for name in names if name != match.group(1)])
                return text[: match.start()] + new + text[match.end() :], 1.0
        return None

    def _negated(self, text: str) -> tuple[str, float | None] | None:
        under = list(_NEGATED.finditer(text))
        if under:
            match = self._rng.choice(under)
            return text[: match.start()] + match.group(1) + text[match.end() :], 1.0
        found = list(_AUXILIARY.finditer(text))
        if found:
            match = self._rng.choice(found)
            first, _, rest = match.group(1).partition(" ")
            negated = f"{first} not {rest}".strip()
            return text[: match.start()] + negated + text[match.end() :], 1.0
        for match in re.finditer(r"\b([a-z]{3,})ed\b", text):
            if match.start() == 0 or stem(match.group()) in FUNCTION_WORDS:
                continue
            verb = self._base(match.group())
            if verb:
                return f"{text[: match.start()]}did not {verb}{text[match.end() :]}", 1.0
        return None

    def _base(self, form: str) -> str | None:
        for end, put in (("ied", "y"), ("ed", ""), ("ed", "e"), ("d", "")):
            if form.endswith(end):
                verb = form[: -len(end)] + put
                if "v" in self._wordnet.parts(verb):
                    return verb
        return None

    def _opposite(self, text: str) -> tuple[str, float | None] | None:
        found = []
        table = opposites()
        for match in _WORDS.finditer(text):
            word = match.group()
            for part in "avrn":
                for lemma, inflect in _lemmas(word, part):
                    found += [(match, inflect(other)) for other in self._wordnet.opposites(lemma, part)]
            if stem(word) in table and table[stem(word)]:
                found += [(match, other) for other in _PAST.get(stem(word), ())]
        if not found:
            return None
        match, new = self._rng.choice(found)
        return text[: match.start()] + new + text[match.end() :], 1.0

    def _sibling(self, text: str) -> tuple[str, float | None] | None:
        places = [m for m in _WORDS.finditer(text) if m.group() not in FUNCTION_WORDS and m.group() != "said"]
        self._rng.shuffle(places)
        for match in places[:4]:
            for part in "nv":
                for lemma, inflect in _lemmas(match.group(), part):
                    others = self._wordnet.siblings(lemma, part)
                    if others:
                        new = inflect(self._rng.choice(others))
                        return text[: match.start()] + new + text[match.end() :], None
        return None

    def _turned(self, said: _Said) -> tuple[str, float | None] | None:
        """Two names of one kind changed about."""
        for a in said.names:
            for b in said.names:
                between = said.text[a[1] : b[0]]
                if (
                    a[1] < b[0]
                    and a[2] is b[2]
                    and a[3] != b[3]
                    and len(between) > 8
                    and not re.fullmatch(r",? (?:and|or) |, ", between)
                ):
                    text = said.text
                    return text[: a[0]] + text[b[0] : b[1]] + between + text[a[0] : a[1]] + text[b[1] :], None
        return None

    # What leaves the sense as it is

    def _reworded(self, text: str) -> tuple[str, bool]:
        """The text put a little otherwise, and whether something was left out."""
        less = False
        if self._rng.random() < 0.4:
            made = _SAID.sub("", text)
            if len(made.split()) >= 5:
                text = made[:1].upper() + made[1:]
        if self._rng.random() < 0.25:
            made = _WHEN.sub("", text, count=1)
            less, text = less or made != text, made
        if self._rng.random() < 0.3:
            made = _TAIL.sub("", text)
            if len(made.split()) >= 5:
                less, text = less or made != text, made
        if self._rng.random() < 0.4:
            text = _TITLE.sub("", text)
        if self._rng.random() < 0.4:
            text = _SPELT_NUMBER.sub(lambda m: str(next(v for v, w in _SPELT.items() if w == m.group())), text)
        for _ in range(self._rng.randint(0, 3)):
            text = self._synonym(text)
        if self._rng.random() < 0.15:
            text = re.sub(r"[“”\"]", "", text)
        if self._rng.random() < 0.3:
            text = text.rstrip(".")
        return text, less

    def _synonym(self, text: str) -> str:
        places = [m for m in _WORDS.finditer(text) if m.group() not in FUNCTION_WORDS]
        self._rng.shuffle(places)
        for match in places[:5]:
            for part in "vna":
                for lemma, inflect in _lemmas(match.group(), part):
                    others = self._wordnet.synonyms(lemma, part)
                    if others:
                        return text[: match.start()] + inflect(self._rng.choice(others)) + text[match.end() :]
        return text


#: Forms of the opposites that news has most, by stem; WordNet has few of them.
_PAST = {
    stem(a): (b,)
    for pair in """passed rejected|approved rejected|won lost|rose fell|increased decreased|released jailed|hired fired|
    opened closed|signed vetoed|killed spared|allowed banned|confirmed denied|supported opposed|backed opposed|
    began ended|started stopped|extended cancelled|joined left|arrived departed|lifted imposed|accepted refused|
    convicted acquitted|upheld overturned|gained lost|higher lower|before after|more less|first last|public private|
    former current|guilty innocent|legal illegal|open closed|major minor|early late""".split("|")
    for a, b in (pair.split(), pair.split()[::-1])
}


def _lemmas(word: str, part: str) -> Iterator[tuple[str, Callable[[str], str]]]:
    """What the word may be a form of, with the way to put another word into that form."""
    yield word, lambda other: other
    if part == "n" and word.endswith("s"):
        yield word[:-1], lambda other: other + ("es" if other.endswith(("s", "x", "ch", "sh")) else "s")
    if part == "v":
        if word.endswith("s"):
            yield word[:-1], lambda other: other + "s"
        for end, put in (("ied", "y"), ("ed", ""), ("ed", "e")):
            if word.endswith(end):
                yield word[: -len(end)] + put, _past
        for put in ("", "e"):
            if word.endswith("ing"):
                yield word[:-3] + put, lambda other: other.removesuffix("e") + "ing"


def _past(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    return verb[:-1] + "ied" if verb.endswith("y") and verb[-2:-1] not in "aeiou" else verb + "ed"


def _names(annotated: Annotated, span: Span) -> Iterator[tuple[int, int, EntityType, str]]:
    for entity in annotated.entities:
        for mention in entity.mentions:
            if mention.form is MentionForm.NAME and span.holds(mention.span):
                yield mention.span.start - span.start, mention.span.end - span.start, entity.type, entity.id


def _flat(text: str) -> str:
    """The text on one line; every character stays in its place."""
    return text.replace("\n", " ").replace("\t", " ")


def made(wordnet: Path, accounts: Sequence[Annotated], seed: int) -> list[Pair]:
    """The pairs made of these accounts, in random order."""
    maker = Maker(WordNet(wordnet), seed)
    found = [pair for annotated in accounts for pair in maker.pairs(annotated)]
    random.Random(seed).shuffle(found)  # noqa: S311 (no secret)
    return found
