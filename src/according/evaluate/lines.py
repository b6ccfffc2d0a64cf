"""Corpora as they lie on disk: JSON Lines and other texts in UTF-8, gzipped or not, whatever their names say."""

import gzip
import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from according.core import InputError

_GZIP = b"\x1f\x8b"


def text_of(path: Path) -> str:
    """The text of a file, unpacked where its first bytes are gzip's.

    Raises:
        InputError: if the file cannot be read, is damaged or is no UTF-8; the message names it.

    """
    try:
        data = path.read_bytes()
        return (gzip.decompress(data) if data.startswith(_GZIP) else data).decode("utf-8-sig")
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise InputError(str(path), f"is a damaged gzip file ({error})", "get it anew") from error
    except UnicodeDecodeError as error:
        raise InputError(str(path), "is no text in UTF-8", "give a file of JSON Lines, gzipped or not") from error
    except OSError as error:
        why = (error.strerror or "cannot be opened").lower()
        raise InputError(str(path), f"cannot be read ({why})", "check the file and its disk") from error


def records(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """The records of a file of JSON Lines, each with the number of its line; empty lines are passed over.

    Raises:
        InputError: at the first line that is no JSON object; the message names file and line.

    """
    for number, line in enumerate(text_of(path).split("\n"), 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise malformed(path, number, f"is no JSON: {error}") from error
        if not isinstance(record, dict):
            raise malformed(path, number, "is no record, which is {…}")
        yield number, record


def malformed(path: Path, number: int, why: str) -> InputError:
    """The error that names a file, its line and what is the matter there."""
    return InputError(str(path), f"line {number} {why}", "mend the line or take it out")
