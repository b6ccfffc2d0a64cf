"""Plain text: kept character for character, line ends included."""

from dataclasses import replace

from according.core import Extract, OriginMap, RawInput

EXTRACTOR = "plain text 1"


def read(name: str, text: str, raw: RawInput, notes: tuple[str, ...]) -> Extract:
    """The extract of a plain text: its characters are the decoded file's, so that the map is the identity."""
    return Extract(
        path=name,
        raw=replace(raw, extractor=EXTRACTOR),
        text=text,
        origin=OriginMap.identity(len(text)),
        notes=notes,
    )
