"""The scoreboard of stories: accounts of many events laid down together, and whether each event is found again.

A file of groups has one event a line: ``id`` and either ``accounts`` (each with ``id``, ``title``, ``text``, ``date``
and ``outlet``; GVA's incidents, BASIL's triples), or ``articles``, the ids of articles that stand in a stream of their
own (AllSides). The accounts of a half are mixed into one pool and grouped at once; a stream is one pool in any case.
"""

import gzip
import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from according.annotate import annotate
from according.clean import clean
from according.core import Annotated, Extract, InputError, Metadata, Models, OriginMap, RawInput
from according.evaluate.events import Half
from according.evaluate.lines import malformed, records
from according.store.codec import annotated_of, document_of, document_record, found_record

#: Called after each account with how many are done, of how many.
Done = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """An account as a corpus holds it; ``date`` is empty where the corpus gives none."""

    id: str
    title: str
    text: str
    date: str = ""
    outlet: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """The ids of the accounts that people put together."""

    id: str
    accounts: tuple[str, ...]

    @property
    def half(self) -> Half:
        """Tuning where the SHA-256 of the event's id is even."""
        odd = int(hashlib.sha256(self.id.encode("utf-8")).hexdigest(), 16) % 2
        return Half.REPORTING if odd else Half.TUNING


@dataclass(frozen=True, slots=True, kw_only=True)
class Mixed:
    """How well a pool's events were found again: BCubed, each between 0 and 1."""

    documents: int
    events: int
    found: int
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.precision * self.recall / max(1e-12, self.precision + self.recall)


@dataclass(frozen=True, slots=True, kw_only=True)
class Streamed:
    """What became of a stream: the editors' pairs that stand in one group, and the groups above one."""

    together: int
    pairs: int
    groups: int
    grouped: int

    @property
    def recall(self) -> float:
        """The part of the editors' pairs that stand in one group."""
        return self.together / max(1, self.pairs)

    @property
    def size(self) -> float:
        """The mean size of the groups above one."""
        return self.grouped / max(1, self.groups)


def bcubed(gold: Sequence[Sequence[str]], found: Sequence[Sequence[str]]) -> tuple[float, float]:
    """Precision and recall by B-cubed (Bagga and Baldwin 1998), every element with the same weight.

    An element's precision is the part of its found group that is of its gold group, its recall the part of its gold
    group that is in its found group; both are averaged over the elements. Both sides must hold the same elements.

    Raises:
        ValueError: if they do not.

    """
    of_gold = {element: number for number, group in enumerate(gold) for element in group}
    of_found = {element: number for number, group in enumerate(found) for element in group}
    if of_gold.keys() != of_found.keys():
        raise ValueError("B-cubed compares two groupings of the same elements")
    both: dict[tuple[int, int], int] = {}
    for element, number in of_gold.items():
        pair = number, of_found[element]
        both[pair] = both.get(pair, 0) + 1
    count = max(1, len(of_gold))
    precision = sum(met * met / len(found[right]) for (_, right), met in both.items()) / count
    recall = sum(met * met / len(gold[left]) for (left, _), met in both.items()) / count
    return precision, recall


def mixed(events: Sequence[Event], found: Sequence[Sequence[str]]) -> Mixed:
    """The score of a pool that holds the accounts of these events and no others."""
    precision, recall = bcubed([event.accounts for event in events], found)
    return Mixed(
        documents=sum(len(event.accounts) for event in events),
        events=len(events),
        found=len(found),
        precision=precision,
        recall=recall,
    )


def streamed(events: Sequence[Event], found: Sequence[Sequence[str]]) -> Streamed:
    """The score of a stream: these events' pairs, the groups of all of the stream."""
    of = {element: number for number, group in enumerate(found) for element in group}
    pairs = [pair for event in events for pair in combinations(event.accounts, 2)]
    sizes = [len(group) for group in found if len(group) > 1]
    return Streamed(
        together=sum(of[one] == of[other] for one, other in pairs),
        pairs=len(pairs),
        groups=len(sizes),
        grouped=sum(sizes),
    )


def read_pool(groups: Path, stream: Path | None = None) -> tuple[tuple[Event, ...], dict[str, Account]]:
    """The events of a file of groups, and by id the accounts of them, or of the stream.

    Raises:
        InputError: if a file cannot be read or is of another form; the message names file and line.

    """
    accounts: dict[str, Account] = {}
    if stream is not None:
        for number, record in records(stream):
            one = account_of(stream, number, record)
            accounts[one.id] = one
    events = []
    for number, record in records(groups):
        try:
            if stream is not None:
                told = [str(name) for name in record["articles"]]
            else:
                own = [account_of(groups, number, account) for account in record["accounts"]]
                accounts.update((one.id, one) for one in own)
                told = [one.id for one in own]
            events.append(Event(id=str(record["id"]), accounts=tuple(told)))
        except (KeyError, TypeError) as error:
            raise malformed(groups, number, "has no id, or no accounts (with a stream: articles)") from error
        if missing := [name for name in told if name not in accounts]:
            raise malformed(groups, number, f"names {missing[0]}, which the stream does not hold")
    if not events:
        raise InputError(str(groups), "has no events", "give a file of JSON Lines, an event a line")
    return tuple(events), accounts


def account_of(path: Path, number: int, record: Mapping[str, Any]) -> Account:
    """The account that a record of a corpus holds.

    Raises:
        InputError: if it has no id or no text; the message names file and line.

    """
    try:
        return Account(
            id=str(record["id"]),
            title=str(record.get("title") or ""),
            text=str(record["text"]),
            date=str(record.get("date") or ""),
            outlet=str(record.get("outlet") or ""),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise malformed(path, number, "has an account without id or text") from error


def annotated(
    accounts: Mapping[str, Account], models: Models, *, kept: Path | None = None, done: Done | None = None
) -> dict[str, Annotated]:
    """The accounts, annotated, by their ids; what ``kept`` holds is not annotated anew, and what it lacks is added."""
    known = _kept(kept, accounts) if kept is not None else {}
    new: dict[str, Annotated] = {}
    for count, (name, account) in enumerate(accounts.items(), 1):
        if name not in known:
            new[name] = _annotated(account, models)
        if done is not None:
            done(count, len(accounts))
    if kept is not None and new:
        with gzip.open(kept, "ab", compresslevel=1) as out:
            for one in new.values():
                row = (one.document.text, document_record(one.document).decode(), found_record(one).decode())
                out.write(msgspec.json.encode(row) + b"\n")
    return {name: known[name] if name in known else new[name] for name in accounts}


def _kept(path: Path, accounts: Mapping[str, Account]) -> dict[str, Annotated]:
    """What a file of kept annotations holds of these accounts."""
    out: dict[str, Annotated] = {}
    if not path.exists():
        return out
    rows = msgspec.json.Decoder(tuple[str, str, str])
    with gzip.open(path, "rb") as lines:
        for line in lines:
            text, document, found = rows.decode(line)
            one = annotated_of(document_of(document, text), found, np.zeros((0, 0), np.float32))
            if one.id in accounts:
                out[one.id] = one
    return out


def _annotated(account: Account, models: Models) -> Annotated:
    text = account.text
    if account.title and not text.startswith(account.title):
        text = f"{account.title}\n\n{text}"
    found = clean(
        Extract(
            path=account.id,
            raw=RawInput(sha256="", size=len(text), media_type="text/plain", encoding="utf-8", extractor=""),
            text=text,
            origin=OriginMap.identity(len(text)),
            metadata=Metadata(
                title=account.title or None, outlet=account.outlet or None, published=account.date or None
            ),
        )
    )
    return annotate(replace(found, id=account.id), models)
