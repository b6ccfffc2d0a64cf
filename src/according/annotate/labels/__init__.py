"""What a document calls whom: every noun phrase set to a name, and the words for the event itself."""
