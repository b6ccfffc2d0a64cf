"""Documents to annotated documents: who says what, figures, moments, statements, wording."""

from according.annotate.annotate import annotate
from according.annotate.attributions.tagger import RuleTagger

__all__ = ["RuleTagger", "annotate"]
