"""Changes in the words of a quotation: cut, inserted, denied, another figure, another name, another word."""

import re

from according.core import FUNCTION_WORDS, ChangeKind
from according.evaluate.variants.edit import (
    NUMBERS,
    PLAIN_NAMES,
    Edit,
    bare,
    form_of,
    is_figure,
    is_plain,
    matters,
    negates,
)

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
_NAMES = ("Thornbury", "Marchetti", "Okonedo", "Velasquez", "Lindqvist", "Harrowgate", "Ashdown", "Pelletier")
_OTHER_WORDS = (
    "harvest", "railway", "curtain", "pension", "orchard", "quarrel", "furnace", "blanket", "compass", "granary",
    "lantern", "ballast",
)  # fmt: skip


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
    if any(part[-1] in ".?!…" or part[0] in "[(" or negates(part) for part in gone) or parts[first - 1][-1] in ".?!":
        return None
    if not any(matters(part) for part in gone) or any(is_figure(part) for part in gone):
        return None
    kept = [*parts[:first], *parts[first + size :]]
    forms = [form_of(part) for part in gone]
    if form_of(parts[first + size]) in forms or form_of(parts[first - 1]) == forms[-1]:
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
    if set(added.lower().split()) & {form_of(part) for part in parts[at - 2 : at + 2]}:
        return None
    return Edit(words=" ".join([*parts[:at], added, *parts[at:]]), wanted=frozenset({ChangeKind.INSERTED}))


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
        if part in _AUXILIARIES and not negates(parts[at + 1]) and parts[at + 1][0].islower()
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
        elif form_of(part) in NUMBERS and part[0].islower():
            other = NUMBERS[(NUMBERS.index(form_of(part)) + 1 + chance % 5) % len(NUMBERS)]
            changed = part.replace(form_of(part), other)
        else:
            continue
        return Edit(words=" ".join([*parts[:at], changed, *parts[at + 1 :]]), wanted=frozenset({ChangeKind.FIGURE}))
    return None


def name(words: str, chance: int) -> Edit | None:
    """Another name."""
    parts = words.split()
    for at in range(1, len(parts)):
        core = re.match(r"[A-Z][a-z]{2,}", parts[at])
        if not core or parts[at - 1][-1] in ".?!…:”’'" or core[0] in PLAIN_NAMES or "'" in parts[at - 1][-2:]:
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
        at for at in range(2, len(parts) - 1) if parts[at].isalpha() and parts[at].islower() and is_plain(parts[at])
    ]
    if not places:
        return None
    at = places[chance % len(places)]
    other = _OTHER_WORDS[chance // 17 % len(_OTHER_WORDS)]
    return Edit(words=" ".join([*parts[:at], other, *parts[at + 1 :]]), wanted=frozenset({ChangeKind.REPLACED}))
