"""The scoreboard of planted sets: what a comparison finds, held against a gold file that says what is there.

A gold file (``according.gold/1``) names accounts by their file names and places by their exact words:

- ``findings``: ``{kinds, words: {account: words | [words, …]}, note}``; a finding of one of ``kinds`` matches where,
  for at least two accounts (or for the one), its evidence shares half of the shorter of the two with the gold's words;
- ``complete``: the kinds of which the gold has every finding; only these have a precision;
- ``not``: findings that must not be made; their first account has to take part, and with ``only`` no other account may;
- ``events``: lists of accounts; ``voices``: who is quoted directly, by account; ``copies``: pairs ``{of, copy}``.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import PurePath
from typing import Any

from according.core import Comparison, Finding, Span, UsageError

SCHEMA = "according.gold/1"

#: What a finding's evidence must share with the gold's words, as a part of the shorter of the two.
SHARE = 0.5

Places = dict[str, tuple[Span, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the scoreboard.

    ``gold`` things are planted, ``recalled`` of them were found; ``found`` things were found, ``right`` of them are
    planted. ``found`` is None where the gold does not claim to be complete. ``missed`` and ``wrong`` name the rest.
    """

    name: str
    gold: int
    recalled: int
    found: int | None = None
    right: int | None = None
    missed: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()

    @property
    def recall(self) -> float:
        """The part of the planted things that were found; 1 where nothing is planted."""
        return self.recalled / self.gold if self.gold else 1.0

    @property
    def precision(self) -> float | None:
        """The part of the found things that are planted; None where that cannot be told or nothing was found."""
        return None if not self.found or self.right is None else self.right / self.found


def score(comparison: Comparison, gold: Mapping[str, Any]) -> tuple[Row, ...]:
    """One row a kind of finding, then ``must not be found``, ``events``, ``copies`` and ``voices``.

    Raises:
        UsageError: if the gold is of another form, names an account that takes no part, or has words that do not stand
            exactly once in their account.

    """
    if gold.get("schema") != SCHEMA:
        raise UsageError(f"the gold is of the form {gold.get('schema')!r}, not {SCHEMA!r}")
    names = {PurePath(annotated.document.path).name: annotated.id for annotated in comparison.documents}
    texts = {identity: comparison.document(identity).document.text for identity in names.values()}
    planted = [(item, _places(item, names, texts)) for item in gold.get("findings", ())]
    complete = gold.get("complete", ())
    kinds = dict.fromkeys((*(item["kinds"][0] for item, _ in planted), *complete))
    rows = [_kind(comparison, kind, planted, kind in complete) for kind in kinds]
    rows.append(_must_not(comparison, gold, names, texts))
    rows.append(_events(comparison, gold, names))
    if "copies" in gold:
        rows.append(_copies(comparison, gold, names))
    if "voices" in gold:
        rows.append(_voices(comparison, gold, names))
    return tuple(rows)


def _kind(comparison: Comparison, kind: str, planted: list[tuple[Mapping[str, Any], Places]], complete: bool) -> Row:
    own = [(item, places) for item, places in planted if item["kinds"][0] == kind]
    missed = tuple(
        item["note"]
        for item, places in own
        if not any(f.kind.value in item["kinds"] and _matches(f, places) for f in comparison.findings)
    )
    recalled = len(own) - len(missed)
    if not complete:
        return Row(name=kind, gold=len(own), recalled=recalled, missed=missed)
    found = [finding for finding in comparison.findings if finding.kind.value == kind]
    wrong = [f for f in found if not any(kind in item["kinds"] and _matches(f, places) for item, places in planted)]
    return Row(
        name=kind,
        gold=len(own),
        recalled=recalled,
        found=len(found),
        right=len(found) - len(wrong),
        missed=missed,
        wrong=tuple(f.title for f in wrong),
    )


def _must_not(
    comparison: Comparison, gold: Mapping[str, Any], names: Mapping[str, str], texts: Mapping[str, str]
) -> Row:
    wrong = []
    items = gold.get("not", ())
    for item in items:
        places = _places(item, names, texts)
        first = next(iter(places))
        for finding in comparison.findings:
            if (
                finding.kind.value in item["kinds"]
                and first in _shared(finding, places)
                and _matches(finding, places)
                and not (item.get("only") and set(finding.documents) - set(places))
            ):
                wrong.append(f"{item['note']}: {finding.title}")
                break
    kept = len(items) - len(wrong)
    return Row(name="must not be found", gold=len(items), recalled=kept, wrong=tuple(wrong))


def _events(comparison: Comparison, gold: Mapping[str, Any], names: Mapping[str, str]) -> Row:
    """Pairs of accounts that tell one event."""
    together = _pairs([[_id(name, names) for name in event] for event in gold["events"]])
    ours = _pairs([list(story.documents) for story in comparison.stories])
    ours = {pair for pair in ours if pair <= set(names.values())}
    called = {identity: name for name, identity in names.items()}
    return Row(
        name="events",
        gold=len(together),
        recalled=len(together & ours),
        found=len(ours),
        right=len(together & ours),
        missed=_written(together - ours, called),
        wrong=_written(ours - together, called),
    )


def _copies(comparison: Comparison, gold: Mapping[str, Any], names: Mapping[str, str]) -> Row:
    """Pairs of accounts of which one copies the other; the direction counts where the comparison tells one."""
    planted = [(_id(item["of"], names), _id(item["copy"], names)) for item in gold["copies"]]
    found = [copy for story in comparison.stories for copy in story.copies]
    right = [
        copy
        for copy in found
        if (copy.of, copy.copy) in planted or (not copy.directed and (copy.copy, copy.of) in planted)
    ]
    reached = {frozenset((copy.of, copy.copy)) for copy in right}
    called = {identity: name for name, identity in names.items()}
    return Row(
        name="copies",
        gold=len(planted),
        recalled=sum(frozenset(pair) in reached for pair in planted),
        found=len(found),
        right=len(right),
        missed=_written({frozenset(pair) for pair in planted} - reached, called),
        wrong=tuple(f"{called[c.of]}, {called[c.copy]}" for c in found if c not in right),
    )


def _voices(comparison: Comparison, gold: Mapping[str, Any], names: Mapping[str, str]) -> Row:
    """Who is quoted directly in which account; a name counts where the last words of both are the same."""
    planted = {(_id(a, names), name.split()[-1]) for a, people in gold["voices"].items() for name in people}
    found = {
        (tally.document, tally.name.split()[-1])
        for tally in comparison.voices
        if tally.quoted_words >= 3 and tally.entity is not None and tally.document in names.values()
    }
    called = {identity: name for name, identity in names.items()}
    return Row(
        name="voices",
        gold=len(planted),
        recalled=len(planted & found),
        found=len(found),
        right=len(planted & found),
        missed=tuple(sorted(f"{called[account]}: {name}" for account, name in planted - found)),
        wrong=tuple(sorted(f"{called[account]}: {name}" for account, name in found - planted)),
    )


def _matches(finding: Finding, places: Places) -> bool:
    return len(_shared(finding, places)) >= min(2, len(places))


def _shared(finding: Finding, places: Places) -> set[str]:
    """The documents in which the finding's evidence covers the gold's words."""
    return {
        evidence.document
        for evidence in finding.evidence
        for span in places.get(evidence.document, ())
        if evidence.span.shared(span) >= SHARE * min(len(evidence.span), len(span))
    }


def _places(item: Mapping[str, Any], names: Mapping[str, str], texts: Mapping[str, str]) -> Places:
    places: Places = {}
    for account, given in item["words"].items():
        identity = _id(account, names)
        wanted = [given] if isinstance(given, str) else given
        places[identity] = tuple(_place(words, account, texts[identity]) for words in wanted)
    return places


def _place(words: str, account: str, text: str) -> Span:
    start = text.find(words)
    if start < 0 or text.find(words, start + 1) >= 0:
        raise UsageError(f"the gold's words {words!r} stand {text.count(words)} times in {account}, not once")
    return Span(start, start + len(words))


def _id(account: str, names: Mapping[str, str]) -> str:
    if account not in names:
        raise UsageError(
            f"the gold names {account!r}, which takes no part; the accounts are {', '.join(sorted(names))}"
        )
    return names[account]


def _pairs(groups: Iterable[list[str]]) -> set[frozenset[str]]:
    return {frozenset(pair) for group in groups for pair in combinations(group, 2)}


def _written(pairs: Iterable[frozenset[str]], called: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(sorted(", ".join(sorted(called[identity] for identity in pair)) for pair in pairs))
