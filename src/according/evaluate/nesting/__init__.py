"""The scoreboard of nesting: who says that who says what."""
