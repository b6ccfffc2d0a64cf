"""Figures and moments: how much, how many and when."""
