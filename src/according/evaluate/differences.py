"""The scoreboard of differing figures and moments: findings between accounts of one event, against a check by hand.

A pack has an event a line: ``id`` and ``accounts``, each with ``id``, ``text`` and, where known, ``title`` and ``date``
(of publication). The check has an event a line: ``id``, ``accounts`` (``id`` and the values that the account gives for
``killed``, ``injured`` and ``date``, a list or null) and ``differs``: ``what`` (killed, injured, date, time, age, name,
place, shots, other), ``how`` (differs, changed, precision, unsettled), and ``a`` and ``b`` with ``account`` and the
``span`` of its words in the account's text.

A finding is right where two of its accounts differ so by the check, or give values for it that have none in common. A
difference is found where one finding of its sort holds both its accounts.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from according.annotate import annotate
from according.compare import compare
from according.core import (
    Annotated,
    Aspect,
    Comparison,
    FigureKind,
    Finding,
    FindingKind,
    InputError,
    Metadata,
    Models,
    Precision,
    Relation,
    Story,
)
from according.evaluate.attribution.run import cleaned_document
from according.evaluate.lines import malformed, records
from according.evaluate.tally import Tally
from according.pipeline import compared

#: The sorts of difference, those of the goal first; "shot" are people shot, who are killed or injured in the check.
SORTS = ("killed", "injured", "date", "shot", "time", "age", "name", "place", "other")
GOAL = ("killed", "injured", "date")
#: How a relation is called in the check.
HOW = {
    Relation.DIFFERS: "differs",
    Relation.CHANGED: "changed",
    Relation.OTHER_PRECISION: "precision",
    Relation.NOT_SETTLED: "unsettled",
}
_ROLES = {
    "people killed": "killed",
    "people injured": "injured",
    "people taken to hospital": "injured",
    "people shot": "shot",
}
#: What the check may call a sort.
_CALLED = {"shot": ("killed", "injured", "other"), "other": ("other", "shots")}
_SHOWN = (FindingKind.DIFFERS, FindingKind.NOT_SETTLED, FindingKind.FIGURE_VARIANT)
_TOLD = {
    "killed": re.compile(r"(?i:\b(?:kill\w*|dead|died|dies|deaths?|fatal\w*|slain|deceased|homicides?|murder\w*)\b)"),
    "injured": re.compile(r"(?i:\b(?:injur\w*|wound\w*|hurt|hospital\w*|critical\w*|shot)\b)"),
}

#: Called after each event with how many are done, of how many.
Done = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A difference by the check: its sort, how it is one, and its two accounts."""

    what: str
    how: str
    accounts: frozenset[str]
    words: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An event of the check: its accounts as the pack has them, the values they give, and how they differ."""

    id: str
    accounts: tuple[Mapping[str, Any], ...]
    values: Mapping[str, Mapping[str, frozenset[Any]]]
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A finding of a comparison, as far as it is scored."""

    what: str
    how: str
    accounts: tuple[str, ...]
    title: str
    right: bool
    how_right: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What was found for an event, which of its differences were, and how its agreements were."""

    event: Event
    found: tuple[Found, ...]
    missed: tuple[Difference, ...]
    agreements: Mapping[str, Tally] = field(default_factory=dict)
    failed: str = ""


def read_events(pack: Path, check: Path) -> tuple[Event, ...]:
    """The events of a check, with their accounts out of a pack.

    Raises:
        InputError: if a file cannot be read or is of another form, or the pack lacks an event or account of the check.

    """
    wanted = dict(_checked(check))
    texts = {str(record.get("id")): record for _, record in records(pack) if str(record.get("id")) in wanted}
    events = []
    for name, (number, record) in wanted.items():
        if name not in texts:
            raise malformed(check, number, f"tells of {name}, which {pack} does not have")
        events.append(_event(check, number, record, texts[name]))
    if not events:
        raise InputError(str(check), "has no events", "give a file of JSON Lines, an event a line")
    return tuple(events)


def run(
    events: Sequence[Event], models: Models, *, together: bool = False, done: Done | None = None
) -> tuple[Outcome, ...]:
    """Every event compared as the product compares its accounts; ``together``: they are known to tell one event."""
    outcomes = []
    for count, event in enumerate(events, 1):
        try:
            documents = tuple(_annotated(account, models) for account in event.accounts)
            outcomes.append(scored(event, as_one(documents) if together else compared(documents)))
        except Exception as error:  # one event that fails must not end the run
            outcomes.append(
                Outcome(event=event, found=(), missed=event.differences, failed=f"{type(error).__name__}: {error}")
            )
        if done is not None:
            done(count, len(events))
    return tuple(outcomes)


def as_one(documents: tuple[Annotated, ...]) -> Comparison:
    """Documents compared as accounts of one event, whatever their likeness."""
    return compare(documents, (Story(id="s-1", documents=tuple(document.id for document in documents)),))


def scored(event: Event, comparison: Comparison) -> Outcome:
    """What a comparison of an event's accounts scores."""
    found = [
        _found(event, comparison, finding)
        for finding in comparison.findings_of(*_SHOWN)
        if finding.aspect in (Aspect.FIGURE, Aspect.DATE, Aspect.NAME)
    ]
    return Outcome(
        event=event,
        found=tuple(found),
        missed=tuple(d for d in event.differences if not any(_holds(f, d) for f in found)),
        agreements={role: _agreements(event, comparison, role) for role in _TOLD},
    )


def tallied(outcomes: Sequence[Outcome], sorts: Sequence[str], *, settled: bool = False) -> Tally:
    """Findings and differences of these sorts; ``settled``: findings only that say that it differs or changed."""
    found = [
        f for o in outcomes for f in o.found if f.what in sorts and (not settled or f.how in ("differs", "changed"))
    ]
    # People shot are killed or injured in the check: that row has no differences of its own.
    called = {name for sort in sorts for name in ((sort, "shots") if sort == "other" else (sort,))}
    gold = [(o, d) for o in outcomes for d in o.event.differences if d.what in called]
    recalled = sum(
        any(_holds(f, d) and (not settled or f.how in ("differs", "changed")) for f in o.found) for o, d in gold
    )
    return Tally(right=sum(f.right for f in found), found=len(found), gold=len(gold), recalled=recalled)


def by_event(outcomes: Sequence[Outcome], sorts: Sequence[str]) -> Tally:
    """The same, an event and sort counted once, however many accounts differ."""
    pairs = [(o, sort) for o in outcomes for sort in sorts]
    found = [(o, s) for o, s in pairs if any(f.what == s for f in o.found)]
    gold = [(o, s) for o, s in pairs if any(d.what == s for d in o.event.differences)]
    return Tally(
        right=sum(any(f.right for f in o.found if f.what == s) for o, s in found),
        found=len(found),
        gold=len(gold),
        recalled=sum(any(f.right and s in _accepted(f.what) for f in o.found) for o, s in gold),
    )


def _accepted(what: str) -> tuple[str, ...]:
    return (what, *_CALLED.get(what, ()))


def _holds(found: Found, difference: Difference) -> bool:
    return difference.what in _accepted(found.what) and difference.accounts <= set(found.accounts)


def _found(event: Event, comparison: Comparison, finding: Finding) -> Found:
    what = _sort(comparison, finding)
    accounts = tuple(dict.fromkeys(e.document for e in finding.evidence))
    how = HOW.get(finding.relation or Relation.DIFFERS, "differs")
    told = [d for d in event.differences if d.what in _accepted(what) and d.accounts <= set(accounts)]
    given = [values for a in accounts if (values := event.values.get(a, {}).get(what))]
    apart = any(not a & b for i, a in enumerate(given) for b in given[i + 1 :])
    return Found(
        what=what,
        how=how,
        accounts=accounts,
        title=finding.title,
        right=bool(told) or apart,
        how_right=any(d.how == how for d in told),
    )


def _sort(comparison: Comparison, finding: Finding) -> str:
    if finding.aspect is Aspect.NAME:
        return "name"
    if any(feature.name == "same place" for feature in finding.why):
        return "place"
    first = finding.evidence[0]
    account = comparison.document(first.document)
    if finding.aspect is Aspect.DATE:
        moment = next((m for m in account.moments if m.span.overlaps(first.span)), None)
        return "time" if moment is not None and moment.precision is Precision.TIME else "date"
    role = next((_ROLES[f.detail] for f in finding.why if f.detail in _ROLES), None)
    if role is not None:
        return role
    figure = next((f for f in account.figures if f.span.overlaps(first.span)), None)
    return "age" if figure is not None and figure.kind is FigureKind.AGE else "other"


def _agreements(event: Event, comparison: Comparison, role: str) -> Tally:
    """Findings that say that accounts agree on a role, and the events in which two accounts give one number alike."""
    values = {a: v for a, told in event.values.items() if (v := told.get(role))}
    right = found = 0
    carried: list[set[str]] = []
    for finding in comparison.findings_of(FindingKind.CORROBORATED):
        ends = {e.document for e in finding.evidence}
        if any(f.name == "same question" and f.detail == f"people {role}" for f in finding.why):
            found += 1
            given = [values[a] for a in ends if a in values]
            right += len(given) > 1 and bool(frozenset.intersection(*given))
        carried.append(
            {e.document for e in finding.evidence if _TOLD[role].search(comparison.document(e.document).words(e.span))}
        )
    alike = [
        {a, b}
        for a, ours in values.items()
        for b, theirs in values.items()
        if a < b and ours == theirs and len(ours) == 1 and 0 not in ours
    ]
    recalled = int(any(pair <= ends for pair in alike for ends in carried))
    return Tally(right=right, found=found, gold=int(bool(alike)), recalled=recalled)


def _annotated(account: Mapping[str, Any], models: Models) -> Annotated:
    text = str(account["text"])
    metadata = Metadata(title=account.get("title") or None, published=account.get("date") or None)
    document = cleaned_document(f"{account['id']}.txt", text, metadata)
    return annotate(replace(document, id=str(account["id"])), models)


def _checked(check: Path) -> list[tuple[str, tuple[int, Mapping[str, Any]]]]:
    return [(str(record.get("id")), (number, record)) for number, record in records(check)]


def _words(end: Mapping[str, Any], known: Mapping[str, Mapping[str, Any]]) -> str:
    start, stop = end.get("span", (0, 0))
    return str(known[str(end["account"])]["text"])[start:stop]


def _event(path: Path, number: int, record: Mapping[str, Any], texts: Mapping[str, Any]) -> Event:
    try:
        known = {str(account["id"]): account for account in texts["accounts"]}
        told = {str(account["id"]): account for account in record["accounts"]}
        return Event(
            id=str(record["id"]),
            accounts=tuple(known[name] for name in told),
            values={
                name: {key: frozenset(account[key]) for key in GOAL if account.get(key)}
                for name, account in told.items()
            },
            differences=tuple(
                Difference(
                    what=each["what"],
                    how=each["how"],
                    accounts=frozenset((str(each["a"]["account"]), str(each["b"]["account"]))),
                    words=(_words(each["a"], known), _words(each["b"], known)),
                )
                for each in record["differs"]
            ),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise malformed(
            path, number, f"lacks something, or names an account that is not in the pack ({error})"
        ) from error
