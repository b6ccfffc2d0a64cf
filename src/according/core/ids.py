"""Identities: hashes of content, so that the same input gives the same ids on every machine."""

import hashlib
import json

# json.dumps makes an encoder anew for every call with other than its own settings.
_packed = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def content_id(prefix: str, *parts: str | int | float | None) -> str:
    """``prefix-`` and sixteen hexadecimal digits that depend on ``parts`` alone.

    The parts are hashed as a JSON list, so that ("a", "bc") and ("ab", "c") differ.
    """
    return f"{prefix}-{hashlib.sha256(_packed(parts).encode()).hexdigest()[:16]}"


def id_of(prefix: str, number: int) -> str:
    """The id whose digits are this number's: ids by the million are kept as numbers."""
    return f"{prefix}-{number:016x}"


def number_of(identity: str) -> int:
    """The number that an id's digits are.

    Raises:
        ValueError: if it has none.

    """
    return int(identity.rpartition("-")[2], 16)
