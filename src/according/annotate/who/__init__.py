"""Who is named, who speaks, and how they are called."""
