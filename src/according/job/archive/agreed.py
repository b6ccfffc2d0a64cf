"""What a run was begun with: a run that goes on with other settings would mix two, and is refused."""

import json
import os
from collections.abc import Mapping
from pathlib import Path

import msgspec

from according.core import UsageError
from according.store.shards import writable

_FILE = "run.json"
#: The number grows when what stands in a run's folder takes another form.
_SCHEMA = "according.run-settings/2"


def agree(out: Path, settings: Mapping[str, str]) -> None:
    """Writes down what the run is made with, or finds that it is what is written there.

    Raises:
        UsageError: if the folder holds a run made with other settings; the message names what differs. Or if links
            stand in it, through which a run would write elsewhere.
        InputError: if the folder cannot be written.

    """
    _unlinked(out)
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
        UsageError: if there is none, what is written down cannot be read, or another version's run is there.

    """
    path = out / _FILE
    try:
        told = json.loads(path.read_text("utf-8"))
        settings = msgspec.convert(told["settings"], dict[str, str])
    except (FileNotFoundError, NotADirectoryError) as error:
        raise UsageError(f"{out} holds no run; make one with according run FILE… --out {out}") from error
    except (OSError, ValueError, KeyError, TypeError, RecursionError, msgspec.ValidationError) as error:
        raise UsageError(f"{path} cannot be read: it is not known what the run was made with") from error
    if told.get("schema") != _SCHEMA:
        raise UsageError(
            f"{out} holds a run of another version of According, which wrote its files in another form. "
            "Name another folder with --out"
        )
    return settings


def _unlinked(out: Path) -> None:
    """No run makes links to folders or files elsewhere: one that a stranger put there would lead its writing astray."""
    try:
        places = [out, out / "stages", out / "editions", *_folders(out / "stages")]
        for folder in places:
            if not folder.is_dir():
                continue
            with os.scandir(folder) as found:
                for each in found:
                    if each.is_symlink():
                        raise UsageError(
                            f"{each.path} is a link, and no run makes one; remove it, or name another folder with --out"
                        )
    except OSError as error:
        raise UsageError(f"{out} cannot be read ({error.strerror}); name another folder with --out") from error


def _folders(stages: Path) -> list[Path]:
    return sorted(stages.iterdir()) if stages.is_dir() and not stages.is_symlink() else []


def _begin(out: Path, path: Path, settings: Mapping[str, str]) -> None:
    with writable(out):
        out.mkdir(parents=True, exist_ok=True)
        strange = sorted(each.name for each in out.iterdir() if not each.name.startswith("."))
        if strange:
            raise UsageError(
                f"{out} holds other things ({', '.join(strange[:3])}); name a folder that is empty or new with --out"
            )
        beside = path.with_suffix(".making")
        told = {"schema": _SCHEMA, "settings": dict(settings)}
        beside.write_text(json.dumps(told, indent=1, ensure_ascii=False), "utf-8")
        beside.replace(path)
