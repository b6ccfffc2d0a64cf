"""Identities: hashes of content, so that the same input gives the same ids on every machine."""

import hashlib
import json


def content_id(prefix: str, *parts: str | int | float | None) -> str:
    """``prefix-`` and sixteen hexadecimal digits that depend on ``parts`` alone.

    The parts are hashed as a JSON list, so that ("a", "bc") and ("ab", "c") differ.
    """
    packed = json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode()
    return f"{prefix}-{hashlib.sha256(packed).hexdigest()[:16]}"
