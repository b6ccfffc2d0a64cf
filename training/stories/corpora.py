"""What is learnt from: who wrote of one event, in the tuning halves of the corpora alone."""

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from according.evaluate.events import Half
from according.evaluate.stories import Account, Event, read_pool

#: The stream of AllSides is annotated in so many parts; of the first of them short and undated copies are made too.
PARTS, COPIED = 8, 2
#: Of so many of the single accounts of shootings a short copy is made.
_COPIED_SINGLE = 900
#: A short copy ends after so many characters (and what its length adds), at the next end of a sentence near by.
_SHORT, _SPREAD, _NEAR, _ELSE = 40, 520, 250, 100
_STRIDE = 7919
_END = re.compile(r"[.!?”\"]\s")


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpora:
    """The events of the tuning halves by corpus, and all accounts to be profiled, in parts.

    ``stream`` are the ids of AllSides in the order of the parts, ``held_out`` those of a story that is reported on.
    """

    shootings: tuple[Event, ...]
    single: tuple[Event, ...]
    triples: tuple[Event, ...]
    topics: tuple[Event, ...]
    stories: tuple[Event, ...]
    held_out: frozenset[str]
    stream: tuple[str, ...]
    parts: dict[str, tuple[Account, ...]]


def read(data: Path) -> Corpora:
    """The corpora of a folder: ``gva``, ``basil``, ``newswcl50`` and ``allsides`` in their files.

    An event is of the tuning half where the SHA-256 of its id is even. NewsWCL50 and the accounts of shootings outside
    GVA's incidents of several accounts are reported on nowhere and are taken whole.
    """
    shootings, shot = _tuning(*read_pool(data / "gva/incidents.jsonl.gz"))
    triples, tripled = _tuning(*read_pool(data / "basil/triples.jsonl.gz"))
    topics, topical = read_pool(data / "newswcl50/events.jsonl.gz")
    every, stream = read_pool(data / "allsides/stories.jsonl", data / "allsides/articles.jsonl.gz")
    single, alone = _single(data / "gva/documents.jsonl.gz")
    streamed = [tuple(stream.values())[part::PARTS] for part in range(PARTS)]
    parts = {"gva": shot, "single": alone, "basil": tripled, "newswcl50": tuple(topical.values())}
    parts |= {f"allsides-{number}": part for number, part in enumerate(streamed)}
    copied = [*shot, *alone[:_COPIED_SINGLE], *tripled, *(one for part in streamed[:COPIED] for one in part)]
    parts["short"] = tuple(shortened(one) for one in copied)
    return Corpora(
        shootings=shootings,
        single=single,
        triples=triples,
        topics=tuple(replace(event, id=f"w{event.id}") for event in topics),
        stories=tuple(event for event in every if event.half is Half.TUNING),
        held_out=frozenset(name for event in every if event.half is Half.REPORTING for name in event.accounts),
        stream=tuple(one.id for part in streamed for one in part),
        parts=parts,
    )


def undated(part: str) -> bool:
    """Whether a part is profiled a second time, without its days of publication."""
    return part in {"gva", "basil", "short", *(f"allsides-{number}" for number in range(COPIED))}


def shortened(account: Account) -> Account:
    """An account's headline and first sentence or two, of some forty to six hundred characters."""
    text = account.text
    if account.title and text.startswith(account.title):
        text = text[len(account.title) :].strip()
    wanted = _SHORT + len(text) * _STRIDE % _SPREAD
    end = _END.search(text[wanted : wanted + _NEAR])
    return replace(account, text=text[: wanted + (end.end() if end else _ELSE)])


def _tuning(events: tuple[Event, ...], accounts: dict[str, Account]) -> tuple[tuple[Event, ...], tuple[Account, ...]]:
    kept = tuple(event for event in events if event.half is Half.TUNING)
    return kept, tuple(accounts[name] for event in kept for name in event.accounts)


def _single(path: Path) -> tuple[tuple[Event, ...], tuple[Account, ...]]:
    """Accounts of shootings that are in no incident of several accounts; some of them tell of one all the same."""
    accounts, events = [], {}
    for record in _records(path):
        accounts.append(
            Account(id=record["id"], title=record["title"] or "", text=record["text"], date=record["date"] or "")
        )
        events.setdefault(f"d{record['incident']}", []).append(record["id"])
    return tuple(Event(id=name, accounts=tuple(ids)) for name, ids in events.items()), tuple(accounts)


def _records(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)
