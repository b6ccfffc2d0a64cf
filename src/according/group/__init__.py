"""Annotated documents to stories: which tell one event, and which copy which."""
