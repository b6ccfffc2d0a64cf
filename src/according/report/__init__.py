"""Comparisons to what a person reads: the page, the terminal, and what a notebook shows."""

from according.report.notebook import comparison_html, document_html
from according.report.page import ahead, page
from according.report.terminal import show

__all__ = ["ahead", "comparison_html", "document_html", "page", "show"]
