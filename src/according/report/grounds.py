"""Grounds: why something was found, each reason once, though it was given for pair after pair of accounts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from according.core import Feature
from according.report.account_lines import AccountLine


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """What made a reason ("both 60"; "" where nothing more is known), and the letters of whose accounts it holds."""

    words: str
    letters: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """One reason by its name, with all that made it."""

    name: str
    details: tuple[Detail, ...]


def grounds(why: Iterable[Feature], accounts: Mapping[str, AccountLine]) -> tuple[Ground, ...]:
    """The reasons in the order in which they were first given.

    A reason given for pair after pair of accounts stands there once; what made it the same way stands once too, with
    all accounts for which it did.
    """
    named: dict[str, dict[str, dict[int, str]]] = {}
    for feature in why:
        letters = named.setdefault(feature.name, {}).setdefault(feature.detail, {})
        for side in (feature.left, feature.right):
            if side is not None and side.document in accounts:
                account = accounts[side.document]
                letters[account.place] = account.letter
    return tuple(
        Ground(
            name=name,
            details=tuple(
                Detail(words=words, letters=", ".join(letter for _, letter in sorted(letters.items())))
                for words, letters in details.items()
            ),
        )
        for name, details in named.items()
    )
