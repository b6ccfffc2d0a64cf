"""Spelling: when two titles are one."""


def plain(words: str) -> str:
    """The letters and digits of ``words`` in one case, by which two spellings of one title are told to be one."""
    return "".join(filter(str.isalnum, words.casefold()))
