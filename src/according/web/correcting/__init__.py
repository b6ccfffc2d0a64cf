"""What the pages of correcting share: words found in a text, steps told in words, and what a form says."""
