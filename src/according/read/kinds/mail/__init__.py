"""Mail: messages and mailboxes; own words apart from those of others."""
