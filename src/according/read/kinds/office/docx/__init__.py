"""Word documents (DOCX and its kin, Office Open XML)."""
