"""The head of a noun phrase by a plain rule: what a phrase is about, without a parser.

The rule is the scoreboard's own, so that it does not move when the product's reading of syntax does. Two spans are the
same but for their edges where their heads are the same word ("the former chief of the agency", "former chief").
"""

import re

from according.core import Span

_WORD = re.compile(r"[^\W_]+(?:['’.\-&][^\W_]+)*\.?")
_MARK = re.compile(r"[,;:()\[\]—–\"“”]|\s-\s")
_POSSESSIVE = re.compile(r"['’]s?$", re.IGNORECASE)
#: After these a noun follows, whatever it is called.
_LEADING = frozenset("the a an his her its their our my your".split())
#: Adjectives that stand behind their noun, before a preposition ("officials familiar with the matter").
_TRAILING = frozenset("familiar close loyal opposed critical responsible aware".split())
#: Where what follows the head begins: prepositions, relative words, conjunctions, and participles that seldom precede.
_BEHIND = frozenset(
    """of for from in on at with to by about against near over under after before between among during into within
    without like as than who whom whose which that where when and or but nor including based involved accused named
    called known led living working made set""".split()
)


def head(text: str, span: Span) -> Span:
    """The word that a phrase at ``span`` is about: its last before a comma, a preposition or a relative clause.

    The possessive's ending is not taken in. Where there is no such word the whole span is its head.
    """
    kept: re.Match[str] | None = None
    words = list(_WORD.finditer(text, span.start, span.end))
    for at, word in enumerate(words):
        if kept is not None:
            if word[0].lower() == "s" and text[word.start() - 1] in "'’":
                continue
            following = words[at + 1][0] if at + 1 < len(words) else ""
            behind = word[0] in _BEHIND or (word[0] in _TRAILING and following in _BEHIND)
            cut = _MARK.search(text, kept.end(), word.start()) is not None
            if (behind or cut) and kept[0].lower() not in _LEADING:
                break
        kept = word
    if kept is None:
        return span
    end = kept.end()
    ending = _POSSESSIVE.search(text, kept.start(), end)
    if ending is not None and ending.start() > kept.start():
        end = ending.start()
    elif text[end - 1] == "." and text.count(".", kept.start(), end) == 1 and end - kept.start() > 3:
        end -= 1  # a full stop, unlike the one of "U.S." and "Mr."
    return Span(kept.start(), end)
