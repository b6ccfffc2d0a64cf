"""Annotated documents to stories: which tell one event, and which copy which."""

from according.group.group import group

__all__ = ["group"]
