"""Outlines: which keys the first value of a JSON text has, told from its beginning without parsing it whole."""

import re
from dataclasses import dataclass
from functools import lru_cache

_SIGN = re.compile(r'"(?:[^"\\]++|\\.)*+"|[{}\[\],]|[^\s"{}\[\],]++|"', re.DOTALL)
_COLON = re.compile(r"\s*+:")
#: Keys nested deeper than this, and more of them than this, tell no kind of file.
_DEEPEST, _MOST = 8, 4000
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Outline:
    """The keys of the first value, lists passed over ("feed.post.record"), each with its first string if it has one.

    ``listed`` says whether the value is a list, ``end`` where it ended, None if it goes on beyond what was looked at;
    ``lists`` tells where the lists open that its own keys hold.
    """

    keys: dict[str, str]
    listed: bool
    end: int | None
    lists: dict[str, int]

    def has(self, *paths: str) -> bool:
        """Whether all these keys are there."""
        return all(path in self.keys for path in paths)

    def top(self) -> list[str]:
        """The keys of the value itself."""
        return [path for path in self.keys if "." not in path]


@lru_cache(maxsize=4)
def outline(text: str) -> Outline | None:
    """The outline of the JSON that ``text`` begins with; None if it begins with no object or list."""
    if text[:1] not in ("{", "["):
        return None
    keys: dict[str, str] = {}
    lists: dict[str, int] = {}
    stack: list[tuple[str, str]] = []  # the sign that opened, and the path of what it holds
    path = ""
    end: int | None = None
    seen = 0
    for match in _SIGN.finditer(text):
        seen += 1
        sign = match[0]
        if sign == '"':
            # A string that goes on beyond what is looked at.
            if path in keys and not keys[path]:
                keys[path] = text[match.end() : match.end() + _LONGEST]
            break
        if sign in "{[":
            if sign == "[" and len(stack) == 1 and path:
                lists.setdefault(path, match.start())
            stack.append((sign, path))
        elif sign in "}]":
            if not stack:
                break
            path = stack.pop()[1]
            if not stack:
                end = match.end()
                break
        elif sign == ",":
            path = stack[-1][1] if stack else ""
        elif not stack:
            break
        elif sign[0] == '"' and _COLON.match(text, match.end()):
            path = f"{stack[-1][1]}.{sign[1:-1]}" if stack[-1][1] else sign[1:-1]
            if len(stack) <= _DEEPEST and len(keys) < _MOST and len(path) <= _LONGEST:
                keys.setdefault(path, "")
        elif sign[0] == '"' and path in keys and not keys[path]:
            keys[path] = sign[1:-1][:_LONGEST]
    return Outline(keys, text[0] == "[", end, lists) if seen > 1 else None
