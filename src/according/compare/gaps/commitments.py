"""A promise in the report, a hope in the quotation: what a speaker is said to have undertaken, and put less firmly."""

import re

from according.core import stem

#: Verbs by which a report binds a speaker, or has the speaker sure of something.
FIRM = frozenset(
    stem(form) for form in "promise vow pledge guarantee swear assure undertake commit confirm announce order".split()
)
#: First-person words that put a thing less firmly: a hope, a wish, an attempt, an opinion.
_SOFT = re.compile(
    r"\b(?:we|i)(?:['’](?:d|re|m|ll|ve))?\s(?:(?:really|certainly|all|do|also|still|just|very much)\s){0,2}"
    r"(?P<soft>hope|want|try|aim|wish|intend|plan|expect|like to|love to|think|believe|may|might|could|would like"
    r"|(?:are|am)\s(?:hoping|trying|aiming|planning|looking|considering)|hoping|trying|aiming|planning|looking"
    r"|will try|will do (?:my|our) best)\b",
    re.IGNORECASE,
)
_CONDITION = re.compile(r"\b(?:if|unless|provided(?: that)?|as long as|assuming)\b", re.IGNORECASE)


def softer(words: str) -> tuple[int, int] | None:
    """Where a quotation puts softly what it says of the speaker's own plans, None where it does not.

    Offsets are those of ``words``.
    """
    match = _SOFT.search(words)
    return None if match is None else (match.start("soft"), match.end("soft"))


def conditional(words: str) -> bool:
    """Whether a quotation sets a condition."""
    return _CONDITION.search(words) is not None
