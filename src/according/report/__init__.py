"""Comparisons to what a person reads: the page, the terminal, what a notebook shows, and the parts that pages share."""

from according.report.environment import ahead, asset, environment
from according.report.links import Links
from according.report.notebook import comparison_html, document_html
from according.report.page import page
from according.report.terminal import show
from according.report.views import View

__all__ = ["Links", "View", "ahead", "asset", "comparison_html", "document_html", "environment", "page", "show"]
