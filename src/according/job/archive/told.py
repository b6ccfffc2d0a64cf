"""What a run over an archive tells: how far it is, and at its end what it found and what it left out."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum

from according.core import Skipped


class Stage(StrEnum):
    """The stages of a run, in their order."""

    INTAKE = "intake"
    ANNOTATE = "annotate"
    MET = "met"
    COPIES = "copies"
    LIKELY = "likely"
    STORIES = "stories"
    COMPARE = "compare"
    TABLES = "tables"


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a stage is.

    ``done`` of ``total`` are its tasks, ``total`` None where it is not known yet (a corpus that is still read in).
    ``documents`` went through it, ``left_out`` inputs were left out in the whole run. ``kept`` tasks and
    ``kept_documents`` are those among them that an earlier run had made: no rate counts them.
    """

    stage: Stage
    done: int
    total: int | None = None
    documents: int = 0
    left_out: int = 0
    kept: int = 0
    kept_documents: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """Inputs that were left out for one reason: how many, by which stage, the way out, and the first by their names.

    Where ``why`` differs only in its numbers or in another input's name ("has the same bytes as …"), it is one reason.
    """

    stage: Stage
    why: str
    remedy: str
    count: int
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StageRun:
    """What a stage took: its tasks, how many of them an earlier run had made, its documents, seconds of wall time."""

    stage: Stage
    tasks: int
    kept: int = 0
    documents: int = 0
    seconds: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class TableFiles:
    """A table of the run: how many rows it has, in how many files of how many bytes in all."""

    name: str
    rows: int
    files: int
    bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LargeStory:
    """A story to begin with: its id, its title, how many documents it has and how many of them are no copies.

    ``settled``: two of the documents at least are all but sure to tell one event.
    """

    id: str
    title: str
    documents: int
    independent: int
    settled: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class RunReport:
    """What a run found, told at its end.

    ``corpus`` are the inputs as the user named them, ``out`` is the folder. ``edition`` counts the runs over the
    archive from 1. ``stories`` have one document or more; ``several`` of them are told by two documents or more that
    are no copies of each other, ``unsettled`` of these have no two that are all but sure to tell one event. ``copies``,
    ``findings`` and ``changes`` are counts by kind, in the order in which they are told; ``links`` are pairs of stories
    of one wider matter that were kept apart. ``largest`` are the stories with the most independent accounts.
    ``seconds`` is wall time. ``settings`` are names and values: models, versions, what was asked for.
    """

    corpus: tuple[str, ...]
    out: str
    engine: str
    workers: int
    edition: int = 1
    documents: int = 0
    words: int = 0
    stories: int = 0
    several: int = 0
    unsettled: int = 0
    copies: tuple[tuple[str, int], ...] = ()
    findings: tuple[tuple[str, int], ...] = ()
    changes: tuple[tuple[str, int], ...] = ()
    links: int = 0
    left_out: tuple[LeftOut, ...] = ()
    largest: tuple[LargeStory, ...] = ()
    tables: tuple[TableFiles, ...] = ()
    stages: tuple[StageRun, ...] = ()
    seconds: float = 0.0
    settings: tuple[tuple[str, str], ...] = ()

    @property
    def missing(self) -> int:
        """How many inputs were left out."""
        return sum(reason.count for reason in self.left_out)


@dataclass(slots=True)
class Reasons:
    """Counts what is left out by its reasons, in memory that does not grow with how much that is.

    Args:
        examples: how many names are kept of each reason.
        most: how many reasons are told apart; all that comes after them counts as "other reasons".

    """

    examples: int = 3
    most: int = 200
    _found: dict[tuple[Stage, str, str], LeftOut] = field(default_factory=dict, init=False)

    def add(self, stage: Stage, skipped: Skipped) -> None:
        """Count one input that ``stage`` left out."""
        self.merge((LeftOut(stage=stage, why=skipped.why, remedy=skipped.remedy, count=1, examples=(skipped.name,)),))

    def merge(self, told: Iterable[LeftOut]) -> None:
        """Count what was counted elsewhere, by a task of its own, say."""
        for one in told:
            key = (one.stage, _plain(one.why), _plain(one.remedy))
            if key not in self._found and len(self._found) >= self.most:
                one = replace(one, why=_OTHERS, remedy=_SEE_TABLE)
                key = (one.stage, one.why, one.remedy)
            held = self._found.get(key)
            self._found[key] = (
                replace(one, examples=one.examples[: self.examples])
                if held is None
                else replace(
                    held,
                    why=_shared(held.why, one.why),
                    remedy=_shared(held.remedy, one.remedy),
                    count=held.count + one.count,
                    examples=(*held.examples, *one.examples)[: self.examples],
                )
            )

    def told(self) -> tuple[LeftOut, ...]:
        """The reasons, those first for which most was left out."""
        stages = tuple(Stage)
        return tuple(
            sorted(self._found.values(), key=lambda one: (-one.count, stages.index(one.stage), one.why, one.remedy))
        )


# What differs within one reason: numbers, and the name of the input that another is a copy of. Dots stand for either
# where tellings were joined before.
_DIFFERING = re.compile(r"((?<=same bytes as ).+|\d+(?:[.,]\d+)*|…)", re.DOTALL)
_OTHERS = "other reasons"
_SEE_TABLE = "the table left_out has them all"


def _plain(words: str) -> str:
    """The words without what differs within a reason: under these it is known."""
    return _DIFFERING.sub("…", words)


def _shared(left: str, right: str) -> str:
    """Two tellings of one reason as one, with "…" where they differ."""
    parts = zip(_DIFFERING.split(left), _DIFFERING.split(right), strict=True)
    return "".join(one if one == other else "…" for one, other in parts)
