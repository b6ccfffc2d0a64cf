"""Only one: a folder is filled by one watch at a time."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from according.core import UsageError

_LOCK = ".watch.lock"


@contextmanager
def only_one(folder: Path) -> Iterator[None]:
    """Holds the folder for this process; the system lets go of it when the process ends, however it ends.

    Where the system has no such locks (Windows), two watches on one folder are the user's to avoid.

    Raises:
        UsageError: if another process holds it, or the folder cannot be written.

    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = (folder / _LOCK).open("ab")
    except OSError as error:
        why = (error.strerror or "no reason given").lower()
        raise UsageError(f"{folder}: cannot be written ({why}); name another folder with into") from error
    with file:
        try:
            import fcntl
        except ImportError:
            yield
            return
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise UsageError(f"{folder}: is filled by another watch already; end that one, or name another") from error
        yield
