"""Ways to map a function over items."""
