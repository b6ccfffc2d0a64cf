"""Extracts to documents: the part that each stretch plays."""

from according.clean.clean import clean

__all__ = ["clean"]
