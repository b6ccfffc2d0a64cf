"""Which statements of several accounts say the same, more or less, or clash."""
