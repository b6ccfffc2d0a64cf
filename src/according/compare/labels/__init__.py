"""What each account calls the same people and groups."""
