"""Titles of findings: the turns of phrase that their templates share."""

from collections.abc import Iterable, Sequence

from according.compare.accounts import Accounts


def listed(parts: Sequence[str]) -> str:
    """One or more parts as in running text: "A", "A and B", "A, B and C"."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def letters(accounts: Accounts, documents: Iterable[str]) -> str:
    """The letters of these accounts, in the order given."""
    return listed([accounts.letter(document) for document in documents])


def shortened(words: str, longest: int = 24) -> str:
    """The words on one line, cut after so many with an ellipsis."""
    cut = words.split()
    return " ".join(cut) if len(cut) <= longest else " ".join(cut[:longest]) + " …"
