"""Shapes: what stands on a page, from the word to the paragraph. Coordinates are points, up from the lower left."""

from dataclasses import dataclass, field

from according.core import RegionKind


@dataclass(slots=True, eq=False)
class Word:
    """Characters ``[start:end]`` of a page's text without white space, shown in one style on one baseline.

    ``y`` is the baseline, ``low`` and ``high`` what the font may reach below and above it. ``hyphen``: it was broken
    at the end of its line, as the library found; ``artifact``: the file says that it belongs to the page, not the text.
    """

    form: str
    start: int
    end: int
    left: float
    right: float
    y: float
    low: float
    high: float
    size: float
    bold: bool
    slanted: bool
    turn: int
    artifact: bool
    hidden: bool = False
    hyphen: bool = False
    glued: bool = False


@dataclass(slots=True, eq=False)
class Line:
    """Words beside each other on one baseline, in reading order; its size and weight are those of most letters."""

    page: int
    words: list[Word]
    left: float
    right: float
    y: float
    low: float
    high: float
    size: float
    bold: bool
    slanted: bool
    #: Number of the column on its page, in reading order.
    column: int = 0
    #: Whether gaps part it into cells.
    cells: bool = False

    @property
    def form(self) -> str:
        """Its words, a space between them."""
        return " ".join(word.form for word in self.words)


@dataclass(slots=True, eq=False)
class Block:
    """Lines that make a paragraph; ``kind`` None: the reader does not tell its part."""

    lines: list[Line]
    kind: RegionKind | None = None
    why: str = ""
    #: Of the block's column: where its lines begin and end.
    left: float = 0.0
    right: float = 0.0

    @property
    def size(self) -> float:
        """The size of its first line."""
        return self.lines[0].size

    @property
    def form(self) -> str:
        """Its words, a space between them."""
        return " ".join(line.form for line in self.lines)


@dataclass(slots=True, eq=False)
class Sheet:
    """One page: its text by characters, its words, and what it holds beside them.

    ``turn`` is by how many quarters its words were turned, since most of them ran across the page as it is shown.
    """

    number: int
    text: str
    width: float
    height: float
    words: list[Word] = field(default_factory=list)
    #: Words that run across, stand outside what is shown, or cannot be in a line for another reason.
    aside: list[Word] = field(default_factory=list)
    turn: int = 0
    #: Whether a picture covers much of it.
    picture: bool = False
    #: Whether its words were recognised in a picture that lies over them.
    recognised: bool = False
    #: Characters, white space aside, and how many of them no font tells.
    letters: int = 0
    unknown: int = 0
    cut: bool = False
