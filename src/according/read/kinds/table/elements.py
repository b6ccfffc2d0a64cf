"""Elements: the values of a list in a JSON file, or of a file that holds one after the other, as they stream by."""

import codecs
import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from according.read.port import Unreadable

#: A value longer than this many characters is not read, nor what stands behind it.
LONGEST = 20_000_000
_CHUNK = 1_000_000
_BETWEEN = re.compile(r"[\s,\x00\ufeff]*+")
_DECODER = json.JSONDecoder()


def elements(stream: BinaryIO, start: int, *, listed: bool) -> Iterator[tuple[int, int, Any]]:
    """Each value with its first byte's place and its length in bytes; ``listed``: from behind a "[" on.

    Raises:
        Unreadable: where the JSON breaks off, or holds a value that is too long or nested too deeply.

    """
    stream.seek(start)
    # Broken bytes become halves of characters, from which their number can be told again.
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    text, at, byte, ended, count = "", 0, start, False, 0
    while True:
        past = _BETWEEN.match(text, at)
        if past and past.end() > at:
            byte += _size(text[at : past.end()])
            at = past.end()
        value, end = None, -1
        if at < len(text):
            if listed and text[at] == "]":
                return
            try:
                value, end = _DECODER.raw_decode(text, at)
            except RecursionError:
                raise Unreadable(f"holds something nested too deeply as its value {count + 1}", "take it out") from None
            except ValueError:
                end = -1
        elif ended:
            if listed:
                raise Unreadable("breaks off: its list is never closed", "save it again in full")
            return
        # A value that ends where the text ends may go on.
        if end < 0 or (end == len(text) and not ended):
            if ended:
                raise Unreadable(f"is not well-formed JSON from its value {count + 1} on", "save it again in full")
            if len(text) - at > LONGEST:
                why = f"is not well-formed JSON from its value {count + 1} on, or that is too long"
                raise Unreadable(why, "save it again, or cut it into several")
            data = stream.read(max(_CHUNK, len(text) - at))
            ended = not data
            text, at = text[at:] + decoder.decode(data, final=ended), 0
            continue
        size = _size(text[at:end])
        count += 1
        yield byte, size, value
        byte += size
        at = end


def _size(words: str) -> int:
    return len(words) if words.isascii() else len(words.encode("utf-8", "surrogateescape"))
