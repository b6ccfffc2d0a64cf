"""Extracts to documents: the part that each stretch plays."""
