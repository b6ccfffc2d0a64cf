"""Headlines and reports against the words under them."""
