"""The scoreboards."""
