"""Notes: what cannot be seen in a document, or should make its reader wary."""

import re

_UNFINISHED = re.compile(
    r"(?:\.\.\.|…|\[(?:\.\.\.|…|\+\d+ chars)\]|\bcontinue reading|\bread (?:more|the full))\W*$", re.IGNORECASE
)
_ENDED = re.compile(r"[.!?:][\"”’'»)\]*]*$|[\"”’»)\]]$")
_SUSPECT = {
    "characters that turn the direction of writing": re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]"),
    "characters that cannot be seen": re.compile("[\u200b\u2060\ufeff\u180e\U000e0000-\U000e007f]"),
    "control characters such as a terminal's": re.compile("[\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f]"),
}


def notes(text: str, last: str | None, published: str | None, language: str | None) -> tuple[str, ...]:
    """What a reader should know of a document; ``last`` is the words of its last body paragraph."""
    found: list[str] = []
    if published is None:
        found.append("no date of publication is given in the text")
    if language is None:
        found.append("too short to tell its language; read as English")
    elif language != "en":
        found.append(f"its language seems to be {language!r}, which is not supported: findings may be wrong or missing")
    if last and _UNFINISHED.search(last):
        found.append("the text seems to be cut off: its last paragraph says that it goes on elsewhere")
    elif last and len(last.split()) >= 12 and not _ENDED.search(last):
        found.append("the text may be cut off: its last paragraph ends without a full stop")
    found.extend(
        f"holds {what} ({count}); they are shown as signs, never acted on"
        for what, pattern in _SUSPECT.items()
        if (count := len(pattern.findall(text)))
    )
    return tuple(found)
