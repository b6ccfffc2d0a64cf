"""Through which documents, outlets and speakers words came to an account."""
