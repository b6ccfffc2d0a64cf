"""One's own corrections as a gold standard: how often the tool was right, and data to train and measure on."""
