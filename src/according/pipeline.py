"""The verbs in order; pure: no disk, no clock, no engine."""
