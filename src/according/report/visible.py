"""Characters that act instead of showing: bidi controls, zero-width characters and terminal codes made visible.

Source texts may be hostile. Such a character is shown as its code point in white square brackets (⟦U+202E⟧), so that it
does no harm in a page or terminal and the reader sees that it stood there. Offsets are never affected: only what is
shown is replaced, not the text.
"""

import re

from markupsafe import Markup, escape

# Joiners are left in place after a non-Latin character, where emoji, Persian and Indic scripts need them; tag
# characters after a black flag, where regional flags do. A carriage return before a line feed is an ordinary line end.
_ACTING = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\ud800-\udfff]"
    "|\r(?!\n)"
    "|(?<![\u0250-\u1fff\u20e3\u2190-\ufe0f\U00010000-\U000dffff])[\u200c\u200d]"
    "|(?<![\U0001f3f4\U000e0020-\U000e007f])[\U000e0000-\U000e007f]+"
)


def visible_text(text: str) -> str:
    """``text`` with every acting character replaced by its code point, for attributes, titles and the terminal."""
    return _ACTING.sub(lambda match: "".join(f"⟦U+{ord(character):04X}⟧" for character in match[0]), text)


def visible_markup(text: str) -> Markup:
    """``text`` escaped for HTML, every acting character as a small styled mark."""
    parts: list[str] = []
    start = 0
    for match in _ACTING.finditer(text):
        parts.append(str(escape(text[start : match.start()])))
        parts.extend(f'<span class="ctl">⟦U+{ord(character):04X}⟧</span>' for character in match[0])
        start = match.end()
    parts.append(str(escape(text[start:])))
    return Markup("".join(parts))  # noqa: S704 - every part is escaped above


def one_line(text: str) -> str:
    """``text`` with runs of white space as one space: for titles and cells."""
    return " ".join(text.split())
