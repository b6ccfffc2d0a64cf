"""Who says what, on whose word, and how the accounts differ."""
