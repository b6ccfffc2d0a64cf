"""The stories of a run that came to its end: listed, and their documents fetched to be compared again."""

import heapq
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from according.core import Annotated, UsageError, id_of, number_of
from according.job.archive.agreed import agreed
from according.job.archive.comparing import chosen_documents
from according.job.archive.editions import Edition, last_edition
from according.job.archive.held import Held, held_by_name
from according.job.archive.told import LargeStory, Stage
from according.store import shards

#: How an id goes on behind its first letter.
_DIGITS, _HEXADECIMAL = 16, frozenset("0123456789abcdef")


class Stories:
    """The stories in a run's folder that two documents or more tell. ``settings`` are what the run was made with.

    Args:
        out: the folder.

    Raises:
        UsageError: if the folder holds no run that came to its end.
        InputError: if its files are damaged, or no run wrote them; what reads them says the same.

    """

    def __init__(self, out: Path) -> None:
        self._out = out
        self.settings: Mapping[str, str] = agreed(out)
        with shards.readable(out):
            found = last_edition(out / "editions") if (out / "tables").is_dir() else None
        if found is None:
            raise UsageError(f"{out} holds no run that came to its end; finish it with according run")
        self._edition: Edition = found

    def list(self, most: int) -> tuple[LargeStory, ...]:
        """The first ``most`` stories, those first that most documents tell in their own words."""
        with shards.readable(self._out):
            first = heapq.nsmallest(
                most, self._rows(), key=lambda row: (-row["independent"], -row["documents"], row["story"])
            )
            return tuple(
                LargeStory(
                    id=row["story"],
                    title=row["title"],
                    documents=row["documents"],
                    independent=row["independent"],
                    settled=row["settled"],
                )
                for row in first
            )  # fmt: skip

    def id(self, told: str) -> str:
        """The id of the story that ``told`` names: its id, or the beginning of it.

        Raises:
            UsageError: if no story or more than one begins so.

        """
        with shards.readable(self._out):
            names = self._edition.names[self._edition.by_name]
            least, most = _range(told)
            first, end = int(np.searchsorted(names, least)), int(np.searchsorted(names, most, side="right"))
            met = [id_of("s", name) for name in names[first : min(end, first + 3)].tolist()]
        if len(met) == 1:
            return met[0]
        if met:
            raise UsageError(f"{end - first} stories begin with {told!r}: {', '.join(met)}; give more of the id")
        raise UsageError(f"no story of several documents is called {told!r}; according open {self._out} lists them")

    def documents(self, story: str) -> tuple[Annotated, ...]:
        """The annotated documents of a story that the run compared, in its order.

        Raises:
            UsageError: if there is no such story.

        """
        wanted = self.id(story)
        with shards.readable(self._out):
            return chosen_documents(self._held(wanted), self._folders(Stage.ANNOTATE), int(self.settings["accounts"]))

    def size(self, story: str) -> int:
        """How many documents a story has, compared or not; its id must be right."""
        with shards.readable(self._out):
            return len(self._held(story).documents)

    def settled(self, story: str) -> bool:
        """Whether two documents of a story at least are all but sure to tell one event; its id must be right."""
        with shards.readable(self._out):
            return self._held(story).settled

    def _held(self, story: str) -> Held:
        present = self._edition
        at = int(np.searchsorted(present.names[present.by_name], np.uint64(number_of(story))))
        return next(held_by_name(present.shard.folder, at, at + 1))

    def _rows(self) -> Iterator[dict[str, Any]]:
        """The stories of several documents, as the table has them."""
        from pyarrow import parquet

        columns = ["story", "title", "documents", "independent", "settled"]
        for file in sorted((self._out / "tables" / "stories").glob("*.parquet")):
            with parquet.ParquetFile(file) as table:
                for batch in table.iter_batches(columns=columns):
                    yield from (row for row in batch.to_pylist() if row["documents"] > 1)

    def _folders(self, stage: Stage) -> dict[int, Path]:
        return {number: found[-1] for number, found in shards.folders(self._out / "stages" / stage.value).items()}


def _range(told: str) -> tuple[np.uint64, np.uint64]:
    """The least and the greatest number whose id begins with ``told``; the other way round where none does."""
    digits = told.removeprefix("s-")
    if "s-".startswith(told):
        digits = ""
    elif digits == told or len(digits) > _DIGITS or not set(digits) <= _HEXADECIMAL:
        return np.uint64(1), np.uint64(0)
    return np.uint64(int(digits.ljust(_DIGITS, "0"), 16)), np.uint64(int(digits.ljust(_DIGITS, "f"), 16))
