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
