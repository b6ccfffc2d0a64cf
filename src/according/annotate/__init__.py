"""Documents to annotated documents: who says what, figures, moments, statements, wording."""
