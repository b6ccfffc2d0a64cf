"""Documents to annotated documents: who says what, figures, moments, statements, wording."""

from according.annotate.annotate import annotate, redated

__all__ = ["annotate", "redated"]
