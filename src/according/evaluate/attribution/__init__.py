"""The scoreboard of who says what."""
