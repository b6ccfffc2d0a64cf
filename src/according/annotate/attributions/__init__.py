"""Who says what, by rules over words, marks and a lexicon of cues."""
