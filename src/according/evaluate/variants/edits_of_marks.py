"""Changes in the marks of a quotation: brackets, ellipses, capitals and full stops."""

import re

from according.core import ChangeKind
from according.evaluate.variants.edit import PLAIN_NAMES, Edit, matters
from according.evaluate.variants.edits_of_words import cut_end, cut_front

_PRONOUNS = frozenset("it he she they them him".split())
_GLOSSES = ("[the ministry]", "[the committee]", "[Congress]", "[the bill]", "[the company]", "[the senator]")


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
    places = [at for at in range(3, len(parts) - 1) if matters(parts[at - 1]) and parts[at - 1][-1].isalpha()]
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
    if not letter.isalpha() or text.split()[0] in PLAIN_NAMES or len(text.split()[0]) < 2:
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
    if chance % 2 and first not in PLAIN_NAMES and first[0].isupper() and first[1:].islower():
        return Edit(words=words[0].lower() + words[1:], wanted=frozenset({ChangeKind.CAPITAL}))
    parts = words.split()
    for at in range(2, len(parts)):
        if parts[at][0].islower() and matters(parts[at]) and len(parts[at]) > 3:
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
        if word and word[0] not in PLAIN_NAMES:
            changed = f"{words[: match.start()]}, {match[2].lower()}{words[match.end() :]}"
            return Edit(words=changed, wanted=frozenset({ChangeKind.FULL_STOP, ChangeKind.CAPITAL}))
    return None
