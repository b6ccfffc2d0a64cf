"""Steps taken over from a log that was exported, here or elsewhere."""

import json
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from according.cli import workspaces
from according.cli.hands import compared_anew
from according.cli.referring import story_of
from according.cli.saying import LEFT_OUT, USAGE, say
from according.core import InputError, Step
from according.export import Taken, steps_from

if TYPE_CHECKING:
    from according.store import Workspace

#: Bytes of a log that are read at most.
_MOST = 200_000_000


def take_from(path: Path, told: Path | None, story: str | None) -> None:
    """Appends the steps of an exported log that are not in this one, and says what became of them.

    Steps on findings, people and groups of another workspace's story belong to ``story`` here, or to the only one.

    Raises:
        InputError: if the file cannot be read.
        UsageError: if it is not clear to which story they belong.

    """
    from according.correct import structural

    text = _text(path)
    with workspaces.opened(told, write=True) as workspace:
        here = {row.id for row in workspace.stories()}
        theirs = _stories(text)
        home = story_of(workspace, story).id if story is not None or not theirs <= here else None
        taken, made = _appended(workspace, text, home, str(path))
        known = f"; {taken.known:,} there already" if taken.known else ""
        say(f"{len(made):,} step{'s' * (len(made) != 1)} taken over{known}")
        compared_anew(workspace, structural(workspace.log()) if structural(made) else ())
    for row in taken.left_out:
        say(f"left out: {row.name}: {row.why}; {row.remedy}")
    if taken.left_out:
        raise SystemExit(LEFT_OUT if made or taken.known else USAGE)


def _appended(workspace: "Workspace", text: str, story: str | None, name: str) -> tuple[Taken, tuple[Step, ...]]:
    """What the log's text gave, and the steps that came of it."""
    from according.store import Moved

    while True:
        log = workspace.log()
        taken = steps_from(text, log=log, story=story, name=name)
        with suppress(Moved):  # what is undone is named by the numbers to come: another's step makes them others
            return taken, workspace.append_many(taken.drafts, head=log[-1].digest if log else "")


def _text(path: Path) -> str:
    remedy = "give a file that according log --jsonl printed"
    try:
        with path.open("rb") as file:
            data = file.read(_MOST + 1)
    except OSError as error:
        why = (error.strerror or "unknown reason").lower()
        raise InputError(str(path), f"cannot be read ({why})", remedy) from error
    if len(data) > _MOST:
        raise InputError(str(path), "is larger than any log", remedy)
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise InputError(str(path), "is no text", remedy) from error


def _stories(text: str) -> set[str]:
    """The stories in which the steps were taken, as far as the lines can be read."""
    found = set()
    for line in text.splitlines():
        try:
            story = json.loads(line)["subject"]["story"]
        except (ValueError, TypeError, LookupError, RecursionError):
            continue
        if isinstance(story, str):
            found.add(story)
    return found
