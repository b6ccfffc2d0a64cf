"""Inputs to extracts: files, folders and standard input; plain text, Markdown and saved web pages."""

from according.read.extract import extract
from according.read.html import expect
from according.read.sources import Source, discover

__all__ = ["Source", "discover", "expect", "extract"]
