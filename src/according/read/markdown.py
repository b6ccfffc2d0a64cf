"""Markdown: kept character for character; what its marks say of each stretch is told beside it."""

from dataclasses import replace

from according.core import Extract, OriginMap, RawInput

EXTRACTOR = "markdown 1"


def read(name: str, text: str, raw: RawInput, notes: tuple[str, ...]) -> Extract:
    """The extract of a Markdown text."""
    return Extract(
        path=name, raw=replace(raw, extractor=EXTRACTOR), text=text, origin=OriginMap.identity(len(text)), notes=notes
    )
