"""Plain texts and Markdown made by code, in several encodings."""

TEXT = """Council ends exchanges

By Ada Ferro

MARLOW — “We won’t go back,” Mayor Ines Calder said on Tuesday 👍.\r
The vote was 7–2.\u2028It took three hours, São Paulo’s delegate said.
"""
MARKDOWN = """---
title: Council ends exchanges
date: 2024-05-15
---
# Council *ends* exchanges

> “We oppose it,” the [petition](https://example.org/a_(b)) says.

The vote was **7–2** \\*.
![The hall](hall.jpg)
"""


def samples() -> list[tuple[str, bytes]]:
    """Names and bytes."""
    return [
        ("utf8.txt", TEXT.encode()),
        ("utf16.txt", TEXT.encode("utf-16")),
        ("wide.txt", TEXT.replace("👍", "").encode("utf-16-le")),
        ("western.txt", TEXT.replace("👍", "").replace("\u2028", " ").encode("cp1252")),
        ("repaired.txt", "“We won’t,” she said.".encode().decode("cp1252", "ignore").encode()),
        ("markdown.md", MARKDOWN.encode()),
    ]
