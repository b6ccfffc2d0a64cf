"""Furniture: stretches that belong to the page and not to the account, by what they say.

Every rule asks for a short stretch that begins (or is filled) with words that pages use and accounts do not: where in
doubt a stretch stays body, since a lost sentence costs more than a stray line.
"""

import re
from dataclasses import dataclass

from according.clean.contacts import SHOWN_POST, contact, has_contacts
from according.clean.phrases import ALWAYS, ANYWHERE, ENDINGS, KEYS, LINKED, NAVIGATION, RESERVED, SENTENCE
from according.clean.promises import button, promise

#: Paragraphs with more words than this are never furniture, however they begin.
LONGEST = 70

_TITLE = re.compile(r"[^.!?]{8,160}\s0\d:[0-5]\d$|.{8,200}[^.!?,;:]\ Read\ more$|.{8,200}[?’'”]\ Read\ more$")
#: "Vaping:CDC reports 153 possible cases": a label glued to the title of another story.
_GLUED_LABEL = re.compile(r"[A-Z“‘'][\w’'“”\"?,.& -]{2,60}[\w’'”\"?]:(?:[A-Z]|[‘']\w)[^\n]{10,180}[^.\n]$")
_OPENING = '[(•►▶>*-–—\u200b "'


@dataclass(frozen=True, slots=True)
class Signs:
    """Which signs of furniture a document has at all: patterns without theirs need not be tried on its sentences."""

    keys: tuple[str, ...]
    contacts: bool

    @classmethod
    def of(cls, text: str) -> "Signs":
        """The signs in a document's text."""
        low = text.lower()
        return cls(tuple(key for key in KEYS if key in low), has_contacts(text))


def furniture(words: str, signs: Signs) -> str | None:
    """Why the paragraph ``words`` is furniture, or None if it may be the account's own."""
    if len(words) > 700 or words.count(" ") >= LONGEST:
        return None
    if "@" in words and SHOWN_POST.search(words):
        return None
    bare = words.lstrip(_OPENING)
    low = words.lower()
    spoken = words[0] in '"“' and _QUOTED.search(words) is not None
    ends = "subscribe" in low or ("(" in words and " here" in low)
    if (not spoken and ALWAYS.match(bare)) or (ends and ENDINGS.search(words)):
        return "words that a page says, not an account"
    if "rights reserved" in low and RESERVED.match(words):
        return "words that a page says, not an account"
    if not (words[0].isalnum() or any(c.isalnum() for c in words)):
        return "no words"
    # Of several sentences each is looked at by itself; and what somebody is said to have said is the account's.
    if (
        len(words) <= 320
        and any(key in low for key in signs.keys)
        and ANYWHERE.search(words)
        and not (_INSIDE.search(words) or _QUOTED.search(words))
    ):
        return "words that a page says, not an account"
    if (":" in words and _GLUED_LABEL.match(words)) or (
        (low.endswith("ead more") or ":" in low[-4:]) and _TITLE.match(words)
    ):
        return "the title of another story or video"
    why = (contact(words) if signs.contacts else None) or promise(words) or button(words)
    if why:
        return why
    if LINKED.search(words):
        parts = NAVIGATION.split(words)
        if len(parts) >= 4 and all(len(part.split()) <= 5 for part in parts) and not SENTENCE.search(words):
            return "a run of links"
    return None


#: A stop with more behind it: the stretch is more than one sentence, and each is looked at by itself.
_INSIDE = re.compile(r"[a-z][.!?][\"”’')]*\s+[\"“‘(]?[A-Z]")
_QUOTED = re.compile(r"[“\"][^“”\"]{12,}[”\"]|\b(?:said|says|told|wrote|according)\b")

#: A sentence within a paragraph may have run on into the account's own where it has more words.
_LONGEST_INSIDE = 14
_LEADS_ON = re.compile(r"(?i)\W*(?:read|see|watch|also read|related|recommended|more|don't miss|tags?|topics?|filed)\b")


def inner_furniture(sentence: str, signs: Signs) -> str | None:
    """Why a sentence inside a paragraph is furniture, or None: as ``furniture``, but for what may have run on."""
    if _LEADS_ON.match(sentence) and sentence.count(" ") >= _LONGEST_INSIDE:
        return None
    return furniture(sentence, signs) if len(sentence) > 1 else None
