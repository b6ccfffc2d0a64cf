"""The scoreboard of who is who: chains of mentions, antecedents of pronouns, and speakers."""
