"""Figures and dates of several accounts beside each other."""
