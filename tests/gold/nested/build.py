"""Turns the marked-up passages (``a.txt``, ``b.txt``) into records with offsets (``a.jsonl``, ``b.jsonl``).

A passage is a line "# kind 2<1 3<2" (which attribution stands in which) and its marked text: ``[1s The Post]`` is the
source of attribution 1, ``c`` its cue, ``q`` its content; ``-`` after the letter says that it is denied, ``~`` that the
attribution is a citation: another medium through which the words came. Run: ``python tests/gold/nested/build.py``.
"""

import json
import re
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
_MARK = re.compile(r"\[(\d)([scq])([-~]?) |\]")
_ROLES = {"s": "source", "c": "cue", "q": "content"}


def build(part: str) -> str:
    """The records of one part, "a" or "b", as JSON Lines."""
    blocks = re.split(r"^# ", (HERE / f"{part}.txt").read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    records = [_record(part, number, block) for number, block in enumerate(blocks, 1)]
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def _record(part: str, number: int, block: str) -> dict[str, Any]:
    head, _, marked = block.partition("\n")
    kind, *links = head.split()
    parents = dict(link.split("<") for link in links)
    found: dict[str, dict[str, Any]] = {}
    open_: list[tuple[str, str, int]] = []
    spans: list[tuple[str, str, int, int]] = []
    text, at = "", 0
    marked = marked.strip()
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        at = mark.end()
        if mark[1]:
            entry = found.setdefault(mark[1], {"id": mark[1], "source": [], "cue": [], "content": []})
            if mark[3]:
                entry |= {"polarity": "negative"} if mark[3] == "-" else {"kind": "citation"}
            open_.append((mark[1], _ROLES[mark[2]], len(text)))
        else:
            name, role, start = open_.pop()
            spans.append((name, role, start, len(text)))
    text += marked[at:]
    if open_ or "[" in text or "]" in text:
        raise ValueError(f"{part}-{number}: the brackets do not close: {marked}")
    for name, role, start, end in sorted(spans, key=lambda s: s[2:]):
        found[name][role].append({"start": start, "end": end, "text": text[start:end]})
    attributions = [{**found[name], "parent": parents.get(name)} for name in sorted(found)]
    return {"id": f"{part}-{number:02}", "kind": kind, "part": part, "text": text, "attributions": attributions}


if __name__ == "__main__":
    for name in ("a", "b"):
        (HERE / f"{name}.jsonl").write_text(build(name), encoding="utf-8")
