"""What is kept between runs."""

from according.store.sqlite import SqliteStore

__all__ = ["SqliteStore"]
