"""Frozen records to JSON values and back, by the types of their fields: the store's own format, not the contract."""

import types
import typing
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import lru_cache
from typing import Any, TypeVar

T = TypeVar("T")


def packed(value: Any) -> Any:
    """A record as lists of its fields' values in their order; fields that are not compared are left out."""
    if is_dataclass(value) and not isinstance(value, type):
        return [packed(getattr(value, field.name)) for field in fields(value) if field.compare]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [packed(item) for item in value]
    return value


def unpacked(kind: type[T], value: Any) -> T:
    """The record of this type that ``packed`` was given.

    Raises:
        TypeError, ValueError: if the value does not fit the type.

    """
    return typing.cast("T", _unpack(kind, value))


def _unpack(kind: Any, value: Any) -> Any:
    if isinstance(kind, type) and is_dataclass(kind):
        hints = _hints(kind)
        if len(hints) != len(value):
            raise ValueError(f"{kind.__name__} has {len(hints)} fields, the stored record {len(value)}")
        return kind(**{name: _unpack(hint, item) for (name, hint), item in zip(hints, value, strict=True)})
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(value)
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin is tuple and inner[-1] is Ellipsis:
        return tuple(_unpack(inner[0], item) for item in value)
    if origin is types.UnionType:
        return None if value is None else _unpack(next(one for one in inner if one is not types.NoneType), value)
    return value


@lru_cache(maxsize=64)
def _hints(kind: type) -> tuple[tuple[str, Any], ...]:
    hints = typing.get_type_hints(kind)
    return tuple((field.name, hints[field.name]) for field in fields(kind) if field.compare)
