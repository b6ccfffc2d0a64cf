"""Emphasis: the marks inside a line of Markdown, told from the words."""

import re

_TOKEN = re.compile(
    r"""(?x) (?P<escape>\\[!-/:-@\[-`{-~])
      | (?P<image>!\[[^\]\n]{0,1000}\](?:\([^()\n]{0,2000}\)|\[[^\]\n]{0,200}\]))
      | \[(?P<words>[^\[\]\n]{0,2000})\](?:\([^()\n]{0,2000}(?:\([^()\n]{0,500}\)[^()\n]{0,500})?\)|\[[^\]\n]{0,200}\])
      | (?P<comment><!--[^\n]{0,2000}?-->)
      | <(?P<address>https?://[^\s<>]{1,2000})>
      | (?P<ticks>`{1,3})
      | (?P<marks>\*{1,3}|_{1,3}|~~)"""
)


def kept(line: str) -> list[tuple[int, int]]:
    """The stretches of ``line`` that are words: no marks of emphasis in pairs, no targets of links, no escapes."""
    cut: list[tuple[int, int]] = []
    _mark(line, 0, len(line), cut)
    found: list[tuple[int, int]] = []
    at = 0
    for start, end in sorted(cut):
        if start > at:
            found.append((at, start))
        at = max(at, end)
    if at < len(line):
        found.append((at, len(line)))
    return found


def _mark(line: str, start: int, end: int, cut: list[tuple[int, int]]) -> None:
    open_marks: dict[str, list[tuple[int, int]]] = {}
    for match in _TOKEN.finditer(line, start, end):
        if match["escape"]:
            cut.append((match.start(), match.start() + 1))
        elif match["image"] or match["comment"]:
            cut.append(match.span())
        elif match["words"] is not None or match["address"]:
            name = "address" if match["address"] else "words"
            cut.append((match.start(), match.start(name)))
            cut.append((match.end(name), match.end()))
            if name == "words":
                _mark(line, match.start(name), match.end(name), cut)
        else:
            _pair(line, match.start(), match.end(), open_marks, cut)


def _pair(
    line: str, start: int, end: int, open_marks: dict[str, list[tuple[int, int]]], cut: list[tuple[int, int]]
) -> None:
    """Cuts a mark and the one that opened it; a mark with white space on both sides, or in a word, is none."""
    mark = line[start:end]
    before = line[start - 1] if start else " "
    after = line[end] if end < len(line) else " "
    inside_word = mark[0] == "_" and before.isalnum() and after.isalnum()
    waiting = open_marks.setdefault(mark, [])
    if inside_word:
        return
    if waiting and not before.isspace():
        cut.extend((waiting.pop(), (start, end)))
    elif not after.isspace():
        waiting.append((start, end))
