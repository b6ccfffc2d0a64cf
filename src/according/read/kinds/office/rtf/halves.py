"""Halves: characters that rich text writes in two steps, put together or told to be broken."""

from collections.abc import Callable

from according.read.kinds.office.rtf.letters import leads, letter, pair

#: What stands for a character that is broken.
_BROKEN = "\ufffd"


class Halves:
    """Puts characters from bytes of a code page and from numbers of UTF-16; ``put`` takes each with its place."""

    def __init__(self, put: Callable[[str, int, int], None]) -> None:
        self._put = put
        self._waiting: tuple[int, int, int] | None = None
        self._is_byte = False

    @property
    def lead(self) -> bool:
        """Whether a byte waits for the second of its letter."""
        return self._waiting is not None and self._is_byte

    def byte(self, code: int, start: int, end: int, encoding: str) -> None:
        """A byte of a code page; without a page, of signs that are no letters."""
        if self.lead and self._waiting:
            first, begun, _ = self._waiting
            self._waiting = None
            self._put(pair(first, code, encoding or "cp1252"), begun, end)
            return
        self.flush()
        if not encoding:
            return
        if leads(code, encoding):
            self._waiting, self._is_byte = (code, start, end), True
        else:
            self._put(letter(code, encoding), start, end)

    def number(self, code: int, start: int, end: int) -> None:
        """A character by its number, or one of the two numbers that UTF-16 gives it."""
        code = code & 0xFFFF if code < 0 else code
        if 0xDC00 <= code < 0xE000 and self._waiting and not self._is_byte:
            high, start = self._waiting[:2]
            self._waiting = None
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)
        self.flush()
        if 0xD800 <= code < 0xDC00:
            self._waiting, self._is_byte = (code, start, end), False
        # Signs that one font alone gives a shape have no words.
        elif not 0xE000 <= code < 0xF900:
            self._put(chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else _BROKEN, start, end)

    def flush(self) -> None:
        """Whatever comes next is no other half."""
        if self._waiting:
            _, start, end = self._waiting
            self._waiting = None
            self._put(_BROKEN, start, end)
