"""What a run was begun with: a run that goes on with other settings would mix two, and is refused."""

import json
from collections.abc import Mapping
from pathlib import Path

from according.core import UsageError
from according.store.shards import writable

_FILE = "run.json"


def agree(out: Path, settings: Mapping[str, str]) -> None:
    """Writes down what the run is made with, or finds that it is what is written there.

    Raises:
        UsageError: if the folder holds a run made with other settings; the message names what differs.
        InputError: if the folder cannot be written.

    """
    path = out / _FILE
    if not path.exists():
        _begin(out, path, settings)
        return
    before = agreed(out)
    names = (*before, *(name for name in settings if name not in before))
    differing = [name for name in names if before.get(name) != settings.get(name)]
    if differing:
        told = "; ".join(
            f"{name}: {before.get(name, 'not set')} then, {settings.get(name, 'not set')} now" for name in differing
        )
        raise UsageError(
            f"{out} holds a run that was made otherwise ({told}). Go on with the same settings, "
            "or name another folder with --out"
        )


def agreed(out: Path) -> Mapping[str, str]:
    """What the run in a folder was begun with.

    Raises:
        UsageError: if there is none, or what is written down cannot be read.

    """
    path = out / _FILE
    try:
        settings: dict[str, str] = json.loads(path.read_text("utf-8"))["settings"]
    except (FileNotFoundError, NotADirectoryError) as error:
        raise UsageError(f"{out} holds no run; make one with according run FILE… --out {out}") from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UsageError(f"{path} cannot be read: it is not known what the run was made with") from error
    return settings


def _begin(out: Path, path: Path, settings: Mapping[str, str]) -> None:
    with writable(out):
        out.mkdir(parents=True, exist_ok=True)
        strange = sorted(each.name for each in out.iterdir() if not each.name.startswith("."))
        if strange:
            raise UsageError(
                f"{out} holds other things ({', '.join(strange[:3])}); name a folder that is empty or new with --out"
            )
        beside = path.with_suffix(".making")
        told = {"schema": "according.run-settings/1", "settings": dict(settings)}
        beside.write_text(json.dumps(told, indent=1, ensure_ascii=False), "utf-8")
        beside.replace(path)
