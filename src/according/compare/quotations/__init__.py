"""One utterance in several accounts, and how its readings differ."""
