"""The parsing process: ``python -m according.read.child`` reads pages on stdin and answers on stdout.

A message is a length of four bytes, big-endian, and as many bytes of JSON: ``{"page": …}`` one way,
``{"article": …}`` (null where none is found) or ``{"error": …}`` the other. The libraries that parse foreign
markup are imported here alone.
"""

import contextlib
import dataclasses
import json
import logging
import os
import sys
from typing import Any, BinaryIO

from according.read.limits import LONGEST_MESSAGE, allow_seconds, confine


def main() -> None:
    """Serves pages until stdin ends."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    # Whatever a library prints must not stand between two answers.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    logging.disable(logging.CRITICAL)
    unlimited = confine()
    # Loaded before the first page comes; what fails here fails again with that page, and is told then.
    with contextlib.suppress(Exception):
        import according.read.page  # noqa: F401
    while (message := receive(sys.stdin.buffer)) is not None:
        allow_seconds()
        answer = _answer(str(message.get("page", "")))
        if unlimited:
            answer["unlimited"] = unlimited
        send(answers, answer)


def receive(stream: BinaryIO) -> dict[str, Any] | None:
    """The next message, or None at the end of the stream.

    Raises:
        ValueError: if the message is cut off, too long, or no JSON object.

    """
    head = stream.read(4)
    if not head:
        return None
    length = int.from_bytes(head, "big")
    if len(head) < 4 or length > LONGEST_MESSAGE:
        raise ValueError("a message without a proper length")
    body = stream.read(length)
    if len(body) < length:
        raise ValueError("a message that is cut off")
    message = json.loads(body)
    if not isinstance(message, dict):
        raise ValueError("a message that is no object")  # noqa: TRY004 - one error for every broken message
    return message


def send(stream: BinaryIO, message: dict[str, Any]) -> None:
    """Writes a message."""
    body = json.dumps(message).encode("ascii")
    stream.write(len(body).to_bytes(4, "big") + body)
    stream.flush()


def _answer(page: str) -> dict[str, Any]:
    try:
        from according.read.page import article

        found = article(page)
        answer: dict[str, Any] = {"article": dataclasses.asdict(found) if found else None}
    except MemoryError:
        return {"error": "needs more memory than a page may take"}
    except RecursionError:
        return {"error": "is nested too deeply"}
    # Whatever a page does to the parser, the parent must hear of it.
    except Exception as error:
        return {"error": f"cannot be parsed ({type(error).__name__})"}
    return answer


if __name__ == "__main__":
    main()
