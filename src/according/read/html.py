"""Web pages."""

from according.core import Extract, InputError, RawInput


def read(name: str, text: str, raw: RawInput, notes: tuple[str, ...]) -> Extract:
    """The extract of a saved web page."""
    raise InputError(name, "is a web page", "not yet")
