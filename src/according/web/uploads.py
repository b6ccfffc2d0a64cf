"""Uploads: the forms that come in, bounded while they stream; what a client says of a file is data and no more.

A handler finds the form that came with its request by ``form(request)``.
"""

import tempfile
from collections.abc import AsyncIterator
from pathlib import Path
from typing import IO, TYPE_CHECKING
from urllib.parse import parse_qsl

import anyio
from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header
from starlette.requests import ClientDisconnect, Request
from starlette.types import ASGIApp, Receive, Scope, Send

from according.web import limits
from according.web.errors import Told, TooMuch

if TYPE_CHECKING:
    from python_multipart.multipart import MultipartCallbacks

_PLAIN, _PARTS = b"application/x-www-form-urlencoded", b"multipart/form-data"
_BROKEN = "The form came broken."
_AGAIN = "Go back and send it again."
_NAME = 200


class Upload:
    """One file of a form: ``name`` as the client called it, without folders, and never a path; ``size`` in bytes."""

    def __init__(self, name: str, file: IO[bytes]) -> None:
        self.name, self.size = name, 0
        self._file = file

    def take(self, piece: bytes) -> None:
        """Append a piece."""
        self.size += len(piece)
        if self.size > limits.FILE:
            raise TooMuch(f"“{self.name}” is larger than {limits.FILE // 1_000_000} MB.", "Send a smaller file.")
        self._file.write(piece)

    def read(self) -> bytes:
        """The bytes."""
        self._file.seek(0)
        return self._file.read()

    def close(self) -> None:
        """Forget it; it stands in no folder."""
        self._file.close()


class Form:
    """What came with a form: its fields in their order, and its files."""

    def __init__(self, fields: list[tuple[str, str]], files: list[tuple[str, Upload]]) -> None:
        self._fields, self._files = fields, files

    def get(self, name: str, default: str = "") -> str:
        """The value of a field, the first where there are several."""
        return next((value for key, value in self._fields if key == name), default)

    def names(self) -> tuple[str, ...]:
        """The names of the fields, each once, in their order."""
        return tuple(dict.fromkeys(key for key, _ in self._fields))

    def all(self, name: str) -> tuple[str, ...]:
        """The values of a field, in their order: of boxes that were ticked, say."""
        return tuple(value for key, value in self._fields if key == name)

    def files(self, name: str) -> tuple[Upload, ...]:
        """The files of a field, in their order."""
        return tuple(file for key, file in self._files if key == name)

    def number(self, name: str) -> int | None:
        """A field's value as a whole number that is not negative; None where it is none."""
        value = self.get(name).strip()
        return int(value) if value.isascii() and value.isdigit() and len(value) < 16 else None

    @property
    def seen(self) -> int | None:
        """The number of the last step on the subject that the person had before their eyes: the hidden field."""
        return self.number("seen")

    def __contains__(self, name: str) -> bool:
        return any(key == name for key, _ in self._fields)

    def close(self) -> None:
        """Forget its files."""
        for _, file in self._files:
            file.close()


def form(request: Request) -> Form:
    """The form that came with this request; an empty one where none came."""
    found = request.scope.get("state", {}).get("form")
    return found if isinstance(found, Form) else Form([], [])


class Forms:
    """Takes in the form of each unsafe request to a route, before its handler is called."""

    def __init__(self, app: ASGIApp, folder: Path) -> None:
        self._app, self._folder = app, folder

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["method"] in ("GET", "HEAD"):
            await self._app(scope, receive, send)
            return
        with anyio.move_on_after(limits.BODY_WAIT) as whole:
            taken = await _form(Request(scope, receive), self._folder)
        if whole.cancelled_caught:
            raise Told("The form took too long to come.", _AGAIN, 408)
        scope.setdefault("state", {})["form"] = taken
        try:
            await self._app(scope, receive, send)
        finally:
            taken.close()


async def _form(request: Request, folder: Path) -> Form:
    header = request.headers.get("content-type", "").encode("latin-1", "replace")
    kind, options = parse_options_header(header)
    declared = request.headers.get("content-length", "")
    most = limits.BODY if kind == _PARTS else limits.FIELD
    if declared.isdigit() and (len(declared) > 15 or int(declared) > most):
        raise _too_large(most)
    pieces = _pieces(request, most)
    if kind == _PARTS:
        return await _parts(pieces, options.get(b"boundary", b""), folder)
    body = b"".join([piece async for piece in pieces])
    if not body:
        return Form([], [])
    if kind != _PLAIN:
        raise Told("This is no form of ours.", "Go back to the page and use its buttons.", 415)
    try:
        text = body.decode("ascii")
        return Form(parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=limits.FIELDS), [])
    except UnicodeError as error:
        raise Told("The form is not in UTF-8.", _AGAIN, 400) from error
    except ValueError as error:
        raise TooMuch(f"The form has more than {limits.FIELDS} fields.", _AGAIN) from error


async def _pieces(request: Request, most: int) -> AsyncIterator[bytes]:
    """The body piece by piece; a client that stops in the middle is not waited for."""
    size = 0
    stream = request.stream()
    while True:
        piece = None
        with anyio.move_on_after(limits.PIECE_WAIT):
            try:
                piece = await anext(stream, b"")
            except ClientDisconnect as error:
                raise Told("The form was not sent in full.", _AGAIN, 400) from error
        if piece is None:
            raise Told("The form took too long to come.", _AGAIN, 408)
        if not piece:
            return
        size += len(piece)
        if size > most:
            raise _too_large(most)
        yield piece


def _too_large(most: int) -> TooMuch:
    return TooMuch(f"This is more than {most // 1_000_000} MB at once.", "Send it in several parts.")


async def _parts(pieces: AsyncIterator[bytes], boundary: bytes, folder: Path) -> Form:
    global _under_way
    if not boundary or len(boundary) > 200:
        raise Told(_BROKEN, _AGAIN, 400)
    if _under_way >= limits.UPLOADS:
        raise Told("Several uploads are under way already.", "Wait a moment and send it again.", 503)
    _under_way += 1
    parts = _Parts(folder)
    try:
        parser = MultipartParser(
            boundary, parts.callbacks(), max_header_count=limits.PART_HEADERS, max_header_size=limits.PART_HEADER
        )
        async for piece in pieces:
            parser.write(piece)
        parser.finalize()
        return parts.form()
    except FormParserError as error:
        parts.close()
        raise Told(_BROKEN, _AGAIN, 400) from error
    except OSError as error:
        parts.close()
        why = (error.strerror or "unknown reason").lower()
        raise Told(
            f"The upload cannot be put aside ({why}).", "Make room on the disk of the workspace.", 503
        ) from error
    except BaseException:
        parts.close()
        raise
    finally:
        _under_way -= 1


#: Forms with files that are being taken in; all on the one event loop.
_under_way = 0


class _Parts:
    """What the multipart parser calls: gathers fields and files, and stops at the limits."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._fields: list[tuple[str, bytearray]] = []
        self._files: list[tuple[str, Upload]] = []
        self._header, self._value = b"", b""
        self._disposition = b""
        self._into: Upload | bytearray = bytearray()
        self._ended = False

    def callbacks(self) -> "MultipartCallbacks":
        """The functions by the parser's names."""
        return {
            "on_part_begin": self._part_begin,
            "on_part_data": self._part_data,
            "on_header_field": self._header_field,
            "on_header_value": self._header_value,
            "on_header_end": self._header_end,
            "on_headers_finished": self._headers_finished,
            "on_end": self._end,
        }

    def form(self) -> Form:
        """What came; a form that was cut off is refused."""
        if not self._ended:
            raise Told("The form was not sent in full.", _AGAIN, 400)
        try:
            fields = [(name, bytes(value).decode("utf-8")) for name, value in self._fields]
        except UnicodeDecodeError as error:
            raise Told("The form is not in UTF-8.", _AGAIN, 400) from error
        # A field for files in which none was chosen comes with an empty name and no bytes.
        return Form(fields, [(key, file) for key, file in self._files if file.name or file.size])

    def close(self) -> None:
        """Forget the files."""
        for _, file in self._files:
            file.close()

    def _part_begin(self) -> None:
        self._header, self._value, self._disposition = b"", b"", b""

    def _header_field(self, data: bytes, start: int, end: int) -> None:
        self._header += data[start:end]

    def _header_value(self, data: bytes, start: int, end: int) -> None:
        self._value += data[start:end]

    def _header_end(self) -> None:
        if self._header.lower() == b"content-disposition":
            self._disposition = self._value
        self._header, self._value = b"", b""

    def _headers_finished(self) -> None:
        kind, options = parse_options_header(self._disposition)
        name = options.get(b"name")
        if kind != b"form-data" or name is None:
            raise Told(_BROKEN, _AGAIN, 400)
        key = name.decode("utf-8", "replace")
        if b"filename" not in options:
            if len(self._fields) >= limits.FIELDS:
                raise TooMuch(f"The form has more than {limits.FIELDS} fields.", _AGAIN)
            self._into = bytearray()
            self._fields.append((key, self._into))
            return
        if len(self._files) >= limits.FILES:
            raise TooMuch(f"These are more than {limits.FILES} files.", "Send them in several parts.")
        # A nameless file beside the workspace, which its owner alone may read: it is gone when it is closed.
        file = tempfile.SpooledTemporaryFile(limits.IN_MEMORY, dir=str(self._folder))  # noqa: SIM115 - closed with the form
        self._into = Upload(_plain_name(options[b"filename"].decode("utf-8", "replace")), file)
        self._files.append((key, self._into))

    def _part_data(self, data: bytes, start: int, end: int) -> None:
        if isinstance(self._into, Upload):
            self._into.take(data[start:end])
            return
        if len(self._into) + end - start > limits.FIELD:
            raise TooMuch(
                f"The text is longer than {limits.FIELD // 1_000_000} MB.", "Save it as a file and send that."
            )
        self._into += data[start:end]

    def _end(self) -> None:
        self._ended = True


def _plain_name(name: str) -> str:
    """A file's name without folders and characters that act; its ending stays when it is cut."""
    last = name.replace("%22", '"').replace("\\", "/").rpartition("/")[2]
    shown = "".join(c for c in last if c.isprintable()).strip()
    stem, dot, ending = shown.rpartition(".")
    if len(shown) > _NAME and dot and len(ending) < 10:
        return f"{stem[: _NAME - len(ending) - 1]}.{ending}"
    return shown[:_NAME]
