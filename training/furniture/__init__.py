"""What trains the marker of furniture."""
