"""What sorts attributions apart: how far the content stands in quotation marks, and what names the source.

Both are told from the text alone by rules of their own, so that they do not move when the product's reading of
quotations or names does.
"""

import re
from bisect import bisect_left, bisect_right
from enum import StrEnum

from according.evaluate.attribution.corpus import Article, Marked, own_tokens

_PARAGRAPH = re.compile(r"\n\s*\n|\n")
_MARK = re.compile(r"[\"“”„«»]|``|''")
_OPENING, _CLOSING = frozenset({"“", "„", "«", "``"}), frozenset({"”", "»", "''"})
_PRONOUNS = frozenset(
    """i me my mine myself you your yours yourself he him his himself she her hers herself it its itself we us our ours
    ourselves they them their theirs themselves who whom whose which that this these those one someone somebody
    everyone everybody anyone anybody nobody none both neither either some many others another all""".split()
)
# Where the phrase's head lies behind: "the mayor of Leeds", "Lind, who chairs it", "a woman named Ada".
_AFTER_HEAD = re.compile(
    r"[,;:(—–\"“”]|\s(?:of|for|from|in|on|at|with|to|by|about|against|near|who|whom|whose|which|that|and|or|"
    r"\w+ing|named|called|familiar|close|involved|based)\s"
)
_INSIDE_A_SENTENCE = re.compile(r"(?<=[^\s.!?:\"“”‘] )[^\W\d_][^\W_]*(?:['’.\-&][^\W_]+)*")


class Kind(StrEnum):
    """How many of a content's words stand in quotation marks: all, some, or none."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class SourceType(StrEnum):
    """What names the source: nothing, a pronoun, a name, or a common noun."""

    NONE = "none"
    PRONOUN = "pronoun"
    NAME = "name"
    NOMINAL = "nominal"


class Strata:
    """The kinds and source types of an article's attributions."""

    def __init__(self, article: Article) -> None:
        self._text = article.text
        self._inside = quoted(article.text)
        self._opens = [start for start, _ in self._inside]
        self._words = own_tokens(article.text)
        self._starts = [word.start for word in self._words]
        self._names = {m[0] for m in _INSIDE_A_SENTENCE.finditer(article.text) if m[0][0].isupper()}

    def kind(self, marked: Marked) -> Kind:
        """By the words of the content; the marks themselves and other punctuation are not counted."""
        inside = [
            self._quoted(word.start)
            for start, end in marked.content
            for word in self._words[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
            if self._text[word.start].isalnum()
        ]
        if inside and all(inside):
            return Kind.DIRECT
        return Kind.MIXED if any(inside) else Kind.INDIRECT

    def source_type(self, marked: Marked) -> SourceType:
        """By the head of the first source: the last word before a comma, a preposition or a relative clause."""
        if not marked.source:
            return SourceType.NONE
        start, end = marked.source[0]
        phrase = self._text[start:end]
        cut = _AFTER_HEAD.search(phrase, 1)
        words = [w for w in own_tokens(phrase[: cut.start()] if cut else phrase) if phrase[w.start].isalnum()]
        if not words:
            return SourceType.NOMINAL
        head = words[-1]
        form = phrase[head.start : head.end]
        if len(words) == 1 and re.sub(r"['’].*", "", form).lower() in _PRONOUNS:
            return SourceType.PRONOUN
        # A word that begins its sentence is capitalised anyway: it is a name if it is capitalised inside one as well.
        named = form[:1].isupper() and (len(words) > 1 or form in self._names)
        return SourceType.NAME if named else SourceType.NOMINAL

    def _quoted(self, place: int) -> bool:
        at = bisect_right(self._opens, place) - 1
        return at >= 0 and self._inside[at][0] <= place < self._inside[at][1]


def quoted(text: str) -> list[tuple[int, int]]:
    """The stretches in double quotation marks, outermost ones, marks left out, in order.

    Marks are paired within a paragraph: a straight one opens where none is open and closes otherwise. One that is not
    closed runs to its paragraph's end; one that closes nothing is passed over.
    """
    out: list[tuple[int, int]] = []
    start = 0
    for gap in [*_PARAGRAPH.finditer(text), None]:
        end = gap.start() if gap else len(text)
        opened = -1
        for mark in _MARK.finditer(text, start, end):
            sign = mark[0]
            if opened < 0:
                if sign not in _CLOSING:
                    opened = mark.end()
            elif sign == '"' or sign in _CLOSING:
                # Inside curly marks a straight one closes too: typesetters mix them.
                out.append((opened, mark.start()))
                opened = -1
        if opened >= 0:
            out.append((opened, end))
        start = gap.end() if gap else end
    return out
