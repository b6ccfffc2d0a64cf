"""PDF: characters on pages to lines, lines to columns, columns to paragraphs, and each word's way back to its box."""
