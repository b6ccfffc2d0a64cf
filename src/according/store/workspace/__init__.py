"""The workspace: one SQLite file that keeps documents, what was found in them, stories, and what people said."""
