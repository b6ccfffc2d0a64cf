"""Quotations changed on purpose, and others that merely sound alike: whether the comparison tells which is which."""
