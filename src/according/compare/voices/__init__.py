"""Voices: who is heard in each account, how much and through what, and who is spoken of without being heard."""
