"""Feeds: RSS, Atom and JSON Feed, each entry an input of its own."""
