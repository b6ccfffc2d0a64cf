"""Who is who across accounts."""

from according.compare.entities.entities import shared_entities

__all__ = ["shared_entities"]
