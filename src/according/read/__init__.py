"""Inputs to extracts: files, folders and standard input, of every kind that a reader knows."""

from according.read.discover import discover, expect
from according.read.entries import FeedEntry, entries
from according.read.extract import extract, raw_parts, unfit
from according.read.registry import hookimpl, made_by, plugins
from according.read.rows import metadata_of, metadata_row
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
    "metadata_of",
    "metadata_row",
    "plugins",
    "raw_parts",
    "stream",
    "unfit",
]
