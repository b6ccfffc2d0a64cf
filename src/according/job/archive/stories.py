"""The stories of a run that came to its end: listed, and their documents fetched to be compared again."""

from collections.abc import Mapping
from pathlib import Path

from according.core import Annotated, UsageError
from according.job.archive.agreed import agreed
from according.job.archive.comparing import chosen_documents
from according.job.archive.editions import Edition, held_stories, last_edition
from according.job.archive.told import LargeStory, Stage
from according.store import shards
from according.store.shards import Shard


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
        from pyarrow import parquet

        with shards.readable(self._out):
            table = parquet.read_table(
                self._out / "tables" / "stories",
                columns=["story", "title", "documents", "independent"],
                filters=[("documents", ">", 1)],
            )
            rows = sorted(table.to_pylist(), key=lambda row: (-row["independent"], -row["documents"], row["story"]))
            return tuple(
                LargeStory(
                    id=row["story"], title=row["title"], documents=row["documents"], independent=row["independent"]
                )
                for row in rows[:most]
            )  # fmt: skip

    def id(self, told: str) -> str:
        """The id of the story that ``told`` names: its id, or the beginning of it.

        Raises:
            UsageError: if no story or more than one begins so.

        """
        several = [story.id for story in self._edition.stories if len(story.documents) > 1]
        met = [each for each in several if each == told] or [each for each in several if each.startswith(told)]
        if len(met) == 1:
            return met[0]
        if met:
            raise UsageError(f"{len(met)} stories begin with {told!r}: {', '.join(met[:3])}; give more of the id")
        raise UsageError(f"no story of several documents is called {told!r}; according open {self._out} lists them")

    def documents(self, story: str) -> tuple[Annotated, ...]:
        """The annotated documents of a story that the run compared, in its order.

        Raises:
            UsageError: if there is no such story.

        """
        wanted = self.id(story)
        with shards.readable(self._out):
            copies = [Shard(number=0, digest="", folder=each) for each in self._folders(Stage.COPIES).values()]
            held = next(each for each in held_stories(self._edition, copies) if each.id == wanted)
            return chosen_documents(held, self._folders(Stage.ANNOTATE), int(self.settings["accounts"]))

    def size(self, story: str) -> int:
        """How many documents a story has, compared or not; its id must be right."""
        return next(len(each.documents) for each in self._edition.stories if each.id == story)

    def _folders(self, stage: Stage) -> dict[int, Path]:
        return {number: found[-1] for number, found in shards.folders(self._out / "stages" / stage.value).items()}
