"""Tables of texts: JSON Lines, a JSON array of objects, CSV, TSV; a row is an input."""
