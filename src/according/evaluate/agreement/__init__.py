"""How far reviewers agree: Krippendorff's alpha over their verdicts, and over the words that they mark."""
