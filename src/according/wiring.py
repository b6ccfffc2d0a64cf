"""The one place where settings become store, models and engine."""
