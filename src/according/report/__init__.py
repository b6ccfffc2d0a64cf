"""Comparisons to what a person reads: the page and the terminal."""
