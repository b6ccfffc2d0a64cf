"""OpenDocument texts (ODT, packed or flat)."""
