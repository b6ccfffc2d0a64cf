"""The parsing process: ``python -m according.read.child`` reads inputs on stdin and answers on stdout.

A message is a length of four bytes, big-endian, as many bytes of JSON, and then as many bytes of content as its
``"body"`` says. Asked to ``cut``, it answers with what the reader cut out; asked for ``parts``, with the decoded parts
that places in the raw input count in; asked for ``members``, with a message for each input in an archive and one at
the end. ``{"error": …}`` answers what cannot be done. The libraries that parse foreign bytes are imported here alone.
"""

import contextlib
import json
import logging
import os
import sys
from collections.abc import Iterator
from importlib import import_module
from typing import Any, BinaryIO

from according.read.limits import LONGEST_BODY, LONGEST_MESSAGE, allow_seconds, confine


def main() -> None:
    """Serves inputs until stdin ends; the arguments are modules worth importing before the first one comes."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    # Whatever a library prints must not stand between two answers.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    logging.disable(logging.CRITICAL)
    unlimited = confine()
    for module in sys.argv[1:]:
        # What fails here fails again with the input that needs it, and is told then.
        with contextlib.suppress(Exception):
            import_module(module)
    while (received := receive(sys.stdin.buffer)) is not None:
        allow_seconds()
        for answer, body in _answers(*received):
            if unlimited:
                answer["unlimited"] = unlimited
            send(answers, answer, body)


def receive(stream: BinaryIO) -> tuple[dict[str, Any], bytes] | None:
    """The next message with its content, or None at the end of the stream.

    Raises:
        ValueError: if the message is cut off, too long, or no JSON object.

    """
    head = stream.read(4)
    if not head:
        return None
    length = int.from_bytes(head, "big")
    if len(head) < 4 or length > LONGEST_MESSAGE:
        raise ValueError("a message without a proper length")
    written = stream.read(length)
    if len(written) < length:
        raise ValueError("a message that is cut off")
    message = json.loads(written)
    if not isinstance(message, dict):
        raise ValueError("a message that is no object")  # noqa: TRY004 - one error for every broken message
    size = message.get("body", 0)
    if not isinstance(size, int) or not 0 <= size <= LONGEST_BODY:
        raise ValueError("a message whose content has no proper length")
    body = stream.read(size) if size else b""
    if len(body) < size:
        raise ValueError("a message whose content is cut off")
    return message, body


def send(stream: BinaryIO, message: dict[str, Any], body: bytes = b"") -> None:
    """Writes a message and its content."""
    written = json.dumps({**message, "body": len(body)} if body else message).encode("ascii")
    stream.write(len(written).to_bytes(4, "big") + written)
    if body:
        stream.write(body)
    stream.flush()


def _answers(message: dict[str, Any], body: bytes) -> Iterator[tuple[dict[str, Any], bytes]]:
    from according.read.port import Unreadable

    try:
        yield from _done(message, body)
    except Unreadable as error:
        yield {"error": error.why, "remedy": error.remedy}, b""
    except MemoryError:
        yield {"error": "needs more memory than an input may take"}, b""
    except RecursionError:
        yield {"error": "is nested too deeply"}, b""
    # Whatever an input does to its parser, the parent must hear of it.
    except Exception as error:
        yield {"error": f"cannot be parsed ({type(error).__name__})"}, b""


def _done(message: dict[str, Any], body: bytes) -> Iterator[tuple[dict[str, Any], bytes]]:
    from according.core import Metadata
    from according.read import serving
    from according.read.port import Given
    from according.read.rows import metadata_of

    given = Given(
        name=message["name"],
        data=None if message.get("path") else body,
        path=message.get("path"),
        columns=tuple((ours, theirs) for ours, theirs in message.get("columns", ())),
        metadata=metadata_of(message["metadata"]) if "metadata" in message else Metadata(),
    )
    if message["do"] == "members":
        for row, content in serving.members(message["reader"], given):
            allow_seconds()
            yield row, content
        yield {"end": True}, b""
    elif message["do"] == "parts":
        yield {"parts": [text for _, text in serving.cut(message["reader"], given)[0].parts]}, b""
    else:
        yield serving.answer(message["reader"], given), b""


if __name__ == "__main__":
    main()
