"""Sayings: whose words a mention stands in, and the "she" with which reported words begin."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from according.annotate.who.coreference.forms import HE, HUMANS, MANY, SHE, UNKNOWN
from according.annotate.who.coreference.phrases import Phrase
from according.core import Span, Syntax

_Ints = NDArray[np.int32]

#: How many steps up a tree lead from a relative pronoun to its noun.
_STEPS = 8
#: What may stand between a cue and the first word of what is reported.
_BEFORE = frozenset({"that", "if", "when", "whether", "why", "how"})


@dataclass(frozen=True, slots=True)
class Saying:
    """Words, whose they are, and where the cue that brings them begins."""

    content: Span
    source: Span
    cue: int


def whose(found: list[Phrase], syntax: Syntax, sayings: Sequence[Saying]) -> tuple[_Ints, _Ints]:
    """For each mention the one that names whose words it stands in, and the number of each that is a source.

    Of contents that hold a mention the smallest decides.
    """
    whose, speaks = np.full(len(found), -1, dtype=np.int32), np.zeros(len(found), dtype=np.int32)
    words = syntax.words
    begins = [words[phrase.head].start for phrase in found]
    order = sorted(range(len(found)), key=begins.__getitem__)
    ordered = [begins[at] for at in order]
    size = np.full(len(found), 1 << 30, dtype=np.int64)
    speaking = set()
    by_head = {phrase.head: at for at, phrase in enumerate(found) if phrase.joined is None}
    places = [word.start for word in words]
    for saying in sayings:
        content, source = saying.content, saying.source
        heads = order[bisect_left(ordered, source.start) : bisect_left(ordered, source.end)]
        inside = [at for at in heads if source.start <= words[found[at].first].start and found[at].joined is None]
        if not inside:
            meant = by_head.get(_relative(syntax, bisect_left(places, source.start)))
            inside = [] if meant is None else [meant]
        if not inside:
            continue
        speaker = min(inside, key=lambda at: (found[at].first - found[at].end, found[at].first))
        speaking.add(speaker)
        for at in order[bisect_left(ordered, content.start) : bisect_left(ordered, content.end)]:
            if len(content) < size[at]:
                whose[at], size[at] = speaker, len(content)
    for number, at in enumerate(sorted(speaking), 1):
        speaks[at] = number
    return whose, speaks


def opening(
    forms: list[str], starts: list[int], columns: dict[str, _Ints], whose: _Ints, sayings: Sequence[Saying]
) -> NDArray[np.bool_]:
    """Whether a mention is the "he" or "she" with which reported words begin: "Lind said (that) she …".

    Whoever says so is meant, unless somebody is told it: "Lind told Brandt that he …".
    """
    cues = {bisect_left(starts, saying.content.start): bisect_left(starts, saying.cue) for saying in sayings}
    out = np.zeros(len(whose), dtype=bool)
    heads, persons = columns["head"].tolist(), columns["sort"].tolist()
    for at, (head, pronoun, source) in enumerate(zip(heads, columns["pronoun"].tolist(), whose.tolist(), strict=True)):
        if pronoun not in (HE, SHE) or source < 0 or columns["quoted"][at] >= 0:
            continue
        first = head - 1 if head and forms[head - 1] in _BEFORE else head
        cue = cues.get(first, cues.get(head))
        if cue is None or not heads[source] < head or columns["number"][source] == MANY:
            continue
        between = (other for other in range(source + 1, at) if cue < heads[other] < head)
        told = any(persons[other] in HUMANS for other in between)
        out[at] = not told and persons[source] in (UNKNOWN, *HUMANS)
    return out


def _relative(syntax: Syntax, word: int) -> int:
    """The word that the relative pronoun at ``word`` stands for; -1 where there is none."""
    if word >= len(syntax.words) or syntax.tags[word] not in ("WP", "WDT"):
        return -1
    for _ in range(_STEPS):
        if syntax.relations[word] == "acl:relcl":
            return syntax.heads[word]
        if syntax.heads[word] == word:
            break
        word = syntax.heads[word]
    return -1
