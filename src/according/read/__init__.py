"""Inputs to extracts: files, folders and standard input, of every kind that a reader knows."""

from according.read.discover import discover, expect
from according.read.entries import FeedEntry, entries
from according.read.extract import extract, raw_parts
from according.read.registry import hookimpl, made_by, plugins
from according.read.sources import Source
from according.read.stream import stream

__all__ = [
    "FeedEntry",
    "Source",
    "discover",
    "entries",
    "expect",
    "extract",
    "hookimpl",
    "made_by",
    "plugins",
    "raw_parts",
    "stream",
]
