"""The stage of corrections: what people said, found again and put into effect."""
