"""Posts that were saved or exported from Mastodon and the like, Bluesky and X: each an input, a thread one too."""
