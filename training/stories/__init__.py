"""Training of the trees of likeness, by which articles on one event are told from articles on another."""
