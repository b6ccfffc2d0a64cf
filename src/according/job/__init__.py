"""What is pending, through an engine, into a store."""

from according.job.reading import annotate_all, annotate_one, over, read_one

__all__ = ["annotate_all", "annotate_one", "over", "read_one"]
