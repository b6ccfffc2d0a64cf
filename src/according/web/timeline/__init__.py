"""The timeline: the moments that accounts give, on one axis and in words."""

from according.web.timeline.view import timeline

__all__ = ["timeline"]
