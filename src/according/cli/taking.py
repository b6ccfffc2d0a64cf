"""Steps taken over from a log that was exported, here or elsewhere."""

import json
from pathlib import Path

from according.cli import workspaces
from according.cli.hands import compared_anew
from according.cli.referring import story_of
from according.cli.saying import LEFT_OUT, USAGE, say
from according.core import InputError
from according.export.steps import steps_from

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
        taken = steps_from(text, log=workspace.log(), story=home, name=str(path))
        made = workspace.append_many(taken.drafts) if taken.drafts else ()
        known = f"; {taken.known:,} there already" if taken.known else ""
        say(f"{len(made):,} step{'s' * (len(made) != 1)} taken over{known}")
        compared_anew(workspace, structural(workspace.log()) if structural(made) else ())
    for row in taken.left_out:
        say(f"left out: {row.name}: {row.why}; {row.remedy}")
    if taken.left_out:
        raise SystemExit(LEFT_OUT if made or taken.known else USAGE)


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
