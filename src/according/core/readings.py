"""What a reading model takes from a document in one pass, before rules and marks have their say."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from according.core.annotations import EntityType
from according.core.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Syntax:
    """Words with their parts of speech and the dependency tree of each sentence; one entry a word in every field.

    ``tags`` are the Penn Treebank's, ``pos`` and ``relations`` Universal Dependencies'. ``heads`` are positions in
    ``words``; the root of a sentence is its own head. ``words`` are in the order of the text; furniture has none.
    """

    words: tuple[Span, ...] = ()
    pos: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    heads: tuple[int, ...] = ()
    relations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A stretch that names a person, an organisation or a place; of another sort where ``type`` is unknown."""

    span: Span
    type: EntityType
    score: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Triple:
    """Source, cue and content as a model marked them, each one span or several in the order of the text.

    ``score`` is the mean probability of the marks (0 to 1). ``within`` is the position, in the reading's ``triples``,
    of the triple in whose content this one was found when that content was read again by itself; None at the top.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    score: float = 1.0
    within: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that the model read. ``made_by`` names it; ``notes`` say what it is not made for in this document.

    ``vectors`` has a row for each of the syntax's words (float16), by which a scorer of mentions knows them; it is
    empty where the model gives none.
    """

    triples: tuple[Triple, ...] = ()
    names: tuple[Name, ...] = ()
    syntax: Syntax = Syntax()
    made_by: str = ""
    notes: tuple[str, ...] = ()
    vectors: NDArray[np.float16] = field(
        default_factory=lambda: np.zeros((0, 0), dtype=np.float16), compare=False, repr=False
    )
