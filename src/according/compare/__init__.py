"""Stories to findings: what accounts carry, where they differ, what one alone tells."""
