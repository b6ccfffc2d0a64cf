"""Documents to annotated documents: who says what, figures, moments, statements, wording."""

from according.annotate.annotate import annotate

__all__ = ["annotate"]
