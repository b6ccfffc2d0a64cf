"""Electronic books (EPUB)."""
