"""Stories to findings: what accounts carry, where they differ, what one alone tells."""

from according.compare.compare import compare

__all__ = ["compare"]
