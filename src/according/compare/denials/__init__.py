"""Denials beside what they deny."""
