"""Pages: each module holds the ``routes`` of one view, and the ``messages`` that its forms leave behind."""
