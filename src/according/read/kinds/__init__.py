"""The readers, a file or folder for each kind of input; each has its reader as ``READER``."""
