"""The ways in which a quotation changes between accounts, each done to real words, and what a reader would call it."""

import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass

from according.core import FUNCTION_WORDS, ChangeKind

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_PRONOUNS = frozenset("it he she they them him".split())
_GLOSSES = ("[the ministry]", "[the committee]", "[Congress]", "[the bill]", "[the company]", "[the senator]")
_INSERTIONS = (
    "quite frankly", "as you know", "I think", "in my view", "right now", "believe me", "over and over again",
    "as I have said before", "at this moment", "of course", "to be honest", "in the meantime", "truly",
)  # fmt: skip
_ADVERBS = frozenset(
    "really very just simply clearly certainly actually absolutely also still already always ever completely truly "
    "totally probably perhaps now today here again obviously frankly even only".split()
)
_AUXILIARIES = frozenset("is are was were will would can could should must do does did has have may might".split())
_CONTRACTED = re.compile(r"(?i)^(do|did|is|does|was|would|are|were|should|could|has|have|had)n['’]t$")
_NUMBERS = "two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty".split()
_NAMES = ("Thornbury", "Marchetti", "Okonedo", "Velasquez", "Lindqvist", "Harrowgate", "Ashdown", "Pelletier")
_PLAIN_NAMES = frozenset(
    "I I'm I’m I've I’ve I'll I’ll I'd I’d Mr Mrs Ms Dr God Lord Monday Tuesday Wednesday Thursday Friday Saturday "
    "Sunday January February March April May June July August September October November December".split()
)
_OTHER_WORDS = (
    "harvest", "railway", "curtain", "pension", "orchard", "quarrel", "furnace", "blanket", "compass", "granary",
    "lantern", "ballast",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """Another reading of a quotation, the kinds of change that a reader sees in it, and those that may come along.

    ``open_end``: the words end within the speaker's sentence, so that no full stop belongs after them.
    """

    words: str
    wanted: frozenset[ChangeKind] = frozenset()
    allowed: frozenset[ChangeKind] = frozenset()
    open_end: bool = False


Editor = Callable[[str, int], Edit | None]


def number_of(*parts: object) -> int:
    """A number that depends on nothing but the parts: what stands for chance here."""
    return zlib.crc32("\x1f".join(map(str, parts)).encode("utf-8"))


def bare(words: str) -> str:
    """The words without the comma, or the blank, that the sentence around them brings."""
    return words.strip().rstrip(",;:–—- ").strip()


def alike(words: str, _: int) -> Edit:
    """Word for word in another house's typography: straight marks, other dashes, no soft blanks."""
    plain = words.replace("’", "'").replace(" ", " ").replace(" — ", "—").replace(" – ", "—").replace("--", "—")
    return Edit(words=plain if plain != words else words.replace("'", "’"))


def cut_end(words: str, chance: int) -> Edit | None:
    """The end is left out, at a comma or before a joining word where there is one."""
    parts = words.split()
    if len(parts) < 11:
        return None
    places = [
        at
        for at in range(max(6, len(parts) // 3), len(parts) - 2)
        if (parts[at - 1][-1] in ",;" or parts[at].lower() in ("and", "but", "because", "which", "that", "so", "to"))
        and parts[at - 1][-1] not in ".?!"
    ]
    at = places[chance % len(places)] if places else len(parts) * 2 // 3
    if parts[at - 1][-1] in ".?!" or parts[at - 1].lower() in FUNCTION_WORDS:
        return None
    return Edit(words=bare(" ".join(parts[:at])), wanted=frozenset({ChangeKind.CUT}), open_end=True)


def cut_front(words: str, chance: int) -> Edit | None:
    """The beginning is left out; the words go on in small letters."""
    parts = words.split()
    places = [at for at in range(3, len(parts) - 6) if parts[at][0].islower() and parts[at - 1][-1] not in ".?!"]
    if not places:
        return None
    at = places[chance % len(places)]
    return Edit(words=" ".join(parts[at:]), wanted=frozenset({ChangeKind.CUT}))


def cut_middle(words: str, chance: int) -> Edit | None:
    """Words within are left out without a sign."""
    parts = words.split()
    if len(parts) < 14:
        return None
    size = 2 + chance % 4
    first = 4 + chance // 7 % (len(parts) - size - 8)
    gone = parts[first : first + size]
    if any(part[-1] in ".?!…" or part[0] in "[(" or _negates(part) for part in gone) or parts[first - 1][-1] in ".?!":
        return None
    if not any(_matters(part) for part in gone) or any(_figure(part) for part in gone):
        return None
    kept = [*parts[:first], *parts[first + size :]]
    if _form(parts[first + size]) in {_form(part) for part in gone} or _form(parts[first - 1]) == _form(gone[-1]):
        return None
    return Edit(words=" ".join(kept), wanted=frozenset({ChangeKind.CUT}), allowed=frozenset({ChangeKind.PUNCTUATION}))


def cut_adverb(words: str, _: int) -> Edit | None:
    """One small word that weighs is left out."""
    parts = words.split()
    for at in range(2, len(parts) - 2):
        if parts[at] in _ADVERBS and parts[at - 1][-1] not in ",.;:?!":
            return Edit(words=" ".join([*parts[:at], *parts[at + 1 :]]), wanted=frozenset({ChangeKind.CUT}))
    return None


def inserted(words: str, chance: int) -> Edit | None:
    """Words are put in."""
    parts = words.split()
    places = [at for at in range(3, len(parts) - 2) if parts[at - 1][-1].isalnum() and parts[at][0].islower()]
    if not places:
        return None
    at = places[chance % len(places)]
    added = _INSERTIONS[chance // 11 % len(_INSERTIONS)]
    if set(added.lower().split()) & {_form(part) for part in parts[at - 2 : at + 2]}:
        return None
    return Edit(words=" ".join([*parts[:at], added, *parts[at:]]), wanted=frozenset({ChangeKind.INSERTED}))


def bracketed_pronoun(words: str, chance: int) -> Edit | None:
    """A pronoun is replaced by what it means, in brackets."""
    parts = words.split()
    for at, part in enumerate(parts):
        if part.lower() in _PRONOUNS and at < len(parts) - 1:
            gloss = _GLOSSES[chance % len(_GLOSSES)]
            return Edit(
                words=" ".join([*parts[:at], gloss, *parts[at + 1 :]]), wanted=frozenset({ChangeKind.BRACKETED})
            )
    return None


def bracketed_gloss(words: str, chance: int) -> Edit | None:
    """An explanation in brackets is put in."""
    parts = words.split()
    places = [at for at in range(3, len(parts) - 1) if _matters(parts[at - 1]) and parts[at - 1][-1].isalpha()]
    if not places:
        return None
    at = places[chance % len(places)]
    gloss = _GLOSSES[chance // 7 % len(_GLOSSES)]
    if chance % 3 == 0:
        gloss = f"({gloss[1:-1]})"
    return Edit(words=" ".join([*parts[:at], gloss, *parts[at:]]), wanted=frozenset({ChangeKind.BRACKETED}))


def bracketed_letter(words: str, chance: int) -> Edit | None:
    """The first letter is altered, and the bracket says so: "[T]he", "[w]e"."""
    cut = cut_front(words, chance) if chance % 2 else None
    text = cut.words if cut else words
    letter = text[0]
    if not letter.isalpha() or text.split()[0] in _PLAIN_NAMES or len(text.split()[0]) < 2:
        return None
    other = letter.lower() if letter.isupper() else letter.upper()
    wanted = {ChangeKind.BRACKETED, *((ChangeKind.CUT,) if cut else ())}
    return Edit(words=f"[{other}]{text[1:]}", wanted=frozenset(wanted), allowed=frozenset({ChangeKind.CAPITAL}))


def ellipsis(words: str, chance: int) -> Edit | None:
    """Words within are left out, and a sign says so."""
    parts = words.split()
    if len(parts) < 14:
        return None
    size = 3 + chance % 6
    if len(parts) < size + 10:
        return None
    first = 4 + chance // 13 % (len(parts) - size - 8)
    sign = ("…", "...", ". . .", "[…]", "[...]")[chance // 5 % 5]
    if any("…" in part or "..." in part for part in parts):
        return None
    kept = f"{' '.join(parts[:first])} {sign} {' '.join(parts[first + size :])}"
    return Edit(words=kept, wanted=frozenset({ChangeKind.ELLIPSIS}), allowed=frozenset({ChangeKind.CAPITAL}))


def capital(words: str, chance: int) -> Edit | None:
    """A capital is altered: at the beginning, where the account's sentence runs on, or of a title."""
    first = words.split()[0]
    if chance % 2 and first not in _PLAIN_NAMES and first[0].isupper() and first[1:].islower():
        return Edit(words=words[0].lower() + words[1:], wanted=frozenset({ChangeKind.CAPITAL}))
    parts = words.split()
    for at in range(2, len(parts)):
        if parts[at][0].islower() and _matters(parts[at]) and len(parts[at]) > 3:
            changed = parts[at][0].upper() + parts[at][1:]
            return Edit(
                words=" ".join([*parts[:at], changed, *parts[at + 1 :]]), wanted=frozenset({ChangeKind.CAPITAL})
            )
    return None


def full_stop(words: str, chance: int) -> Edit | None:
    """The words end with a full stop where the speaker went on."""
    cut = cut_end(words, chance)
    if cut is None or not cut.words[-1].isalnum():
        return None
    return Edit(words=f"{cut.words}.", wanted=frozenset({ChangeKind.FULL_STOP, ChangeKind.CUT}))


def split_sentence(words: str, _: int) -> Edit | None:
    """One sentence is made two, or two are made one."""
    match = re.search(r"(?<=\w)([,;]) ([a-z])(?=\w* \w+ \w+)", words)
    if match and match.start() > 10:
        changed = f"{words[: match.start()]}. {match[2].upper()}{words[match.end() :]}"
        return Edit(words=changed, wanted=frozenset({ChangeKind.FULL_STOP, ChangeKind.CAPITAL}))
    match = re.search(r"(?<=[a-z])(\.) ([A-Z])(?=[a-z]+ \w+ \w+)", words)
    if match and match.start() > 10:
        word = re.match(r"\w+", words[match.start(2) :])
        if word and word[0] not in _PLAIN_NAMES:
            changed = f"{words[: match.start()]}, {match[2].lower()}{words[match.end() :]}"
            return Edit(words=changed, wanted=frozenset({ChangeKind.FULL_STOP, ChangeKind.CAPITAL}))
    return None


def not_dropped(words: str, _: int) -> Edit | None:
    """A "not", a "never" or the end of "don't" is lost."""
    parts = words.split()
    for at, part in enumerate(parts):
        contracted = _CONTRACTED.match(part)
        if part.lower() in ("not", "never"):
            return Edit(words=" ".join([*parts[:at], *parts[at + 1 :]]), wanted=frozenset({ChangeKind.NEGATION}))
        if contracted:
            kept = [*parts[:at], contracted[1], *parts[at + 1 :]]
            return Edit(words=" ".join(kept), wanted=frozenset({ChangeKind.NEGATION}))
    return None


def not_added(words: str, chance: int) -> Edit | None:
    """A "not" is put in after an auxiliary."""
    parts = words.split()
    places = [
        at
        for at, part in enumerate(parts[:-1])
        if part in _AUXILIARIES and not _negates(parts[at + 1]) and parts[at + 1][0].islower()
    ]
    if not places:
        return None
    at = places[chance % len(places)]
    return Edit(words=" ".join([*parts[: at + 1], "not", *parts[at + 1 :]]), wanted=frozenset({ChangeKind.NEGATION}))


def figure(words: str, chance: int) -> Edit | None:
    """Another figure."""
    parts = words.split()
    for at, part in enumerate(parts):
        digits = re.search(r"\d+", part)
        if digits and part[0] != "@":
            other = str(int(digits[0]) + 1 + chance % 7)
            changed = f"{part[: digits.start()]}{other}{part[digits.end() :]}"
        elif _form(part) in _NUMBERS and part[0].islower():
            other = _NUMBERS[(_NUMBERS.index(_form(part)) + 1 + chance % 5) % len(_NUMBERS)]
            changed = part.replace(_form(part), other)
        else:
            continue
        return Edit(words=" ".join([*parts[:at], changed, *parts[at + 1 :]]), wanted=frozenset({ChangeKind.FIGURE}))
    return None


def name(words: str, chance: int) -> Edit | None:
    """Another name."""
    parts = words.split()
    for at in range(1, len(parts)):
        core = re.match(r"[A-Z][a-z]{2,}", parts[at])
        if not core or parts[at - 1][-1] in ".?!…:”’'" or core[0] in _PLAIN_NAMES or "'" in parts[at - 1][-2:]:
            continue
        changed = _NAMES[chance % len(_NAMES)] + parts[at][core.end() :]
        return Edit(words=" ".join([*parts[:at], changed, *parts[at + 1 :]]), wanted=frozenset({ChangeKind.NAME}))
    return None


def translated(words: str, chance: int) -> Edit | None:
    """Several words are others, as two translators have it."""
    one = replaced(words, chance)
    two = None if one is None else replaced(one.words, chance // 5 + 1)
    if two is None:
        return None
    return Edit(words=two.words, wanted=frozenset({ChangeKind.REPLACED, ChangeKind.TRANSLATED}))


def replaced(words: str, chance: int) -> Edit | None:
    """One word that carries matter is another one."""
    parts = words.split()
    places = [
        at for at in range(2, len(parts) - 1) if parts[at].isalpha() and parts[at].islower() and _plain(parts[at])
    ]
    if not places:
        return None
    at = places[chance % len(places)]
    other = _OTHER_WORDS[chance // 17 % len(_OTHER_WORDS)]
    return Edit(words=" ".join([*parts[:at], other, *parts[at + 1 :]]), wanted=frozenset({ChangeKind.REPLACED}))


#: The changes within the marks, by what a reader calls them.
EDITORS: dict[str, Editor] = {
    "same words": alike,
    "cut at the end": cut_end,
    "cut at the front": cut_front,
    "cut within": cut_middle,
    "adverb cut": cut_adverb,
    "inserted": inserted,
    "pronoun in brackets": bracketed_pronoun,
    "gloss in brackets": bracketed_gloss,
    "letter in brackets": bracketed_letter,
    "ellipsis": ellipsis,
    "capital": capital,
    "full stop moved": full_stop,
    "sentence split or joined": split_sentence,
    "not dropped": not_dropped,
    "not added": not_added,
    "other figure": figure,
    "other name": name,
    "other word": replaced,
}
#: Changes that are made together, the first before the second.
PAIRS: tuple[tuple[str, str], ...] = (
    ("other figure", "cut at the end"),
    ("other figure", "inserted"),
    ("not dropped", "cut at the front"),
    ("not added", "cut at the end"),
    ("other name", "cut at the end"),
    ("other name", "pronoun in brackets"),
    ("pronoun in brackets", "ellipsis"),
    ("gloss in brackets", "cut at the front"),
    ("other word", "not dropped"),
    ("other word", "cut at the end"),
    ("inserted", "capital"),
    ("ellipsis", "full stop moved"),
)


def together(first: Editor, second: Editor, words: str, chance: int) -> Edit | None:
    """Two changes in one reading, where the second leaves the first one standing."""
    one = first(words, chance)
    two = None if one is None else second(one.words, chance // 3)
    if one is None or two is None or f" {_around(words, one.words)} " not in f" {two.words} ":
        return None
    return Edit(
        words=two.words,
        wanted=one.wanted | two.wanted,
        allowed=one.allowed | two.allowed,
        open_end=two.open_end,
    )


def _around(words: str, other: str) -> str:
    """What a reading has otherwise than the original, with two words on either side."""
    one, two = words.split(), other.split()
    first = next((at for at, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))
    tail = zip(reversed(one[first:]), reversed(two[first:]), strict=False)
    last = len(two) - next((at for at, (a, b) in enumerate(tail) if a != b), min(len(one), len(two)) - first)
    return " ".join(two[max(0, first - 2) : max(first, last) + 2])


def _form(part: str) -> str:
    match = _WORD.search(part)
    return match[0].lower().replace("’", "'") if match else ""


def _matters(part: str) -> bool:
    return bool(_form(part)) and _form(part) not in FUNCTION_WORDS


def _plain(part: str) -> bool:
    return _matters(part) and not _figure(part) and not _negates(part)


def _figure(part: str) -> bool:
    return any(char.isdigit() for char in part) or _form(part) in _NUMBERS or _form(part) == "one"


def _negates(part: str) -> bool:
    return _form(part) in (
        "not",
        "no",
        "never",
        "none",
        "nothing",
        "nobody",
        "neither",
        "nor",
        "without",
        "cannot",
    ) or (_form(part).endswith("n't"))
