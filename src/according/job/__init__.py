"""What is pending, through an engine, into a store."""
