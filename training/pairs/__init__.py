"""Training of the pair scorer."""
