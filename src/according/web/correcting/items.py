"""Items: findings as the list shows them, with what their forms need, and the counts that stand above."""

from dataclasses import dataclass
from typing import Any

from according.core import Judged, Note, SubjectKind
from according.report.entries import Entry
from according.report.sections import RELATION_WORDS, Section
from according.web.correcting.past import Trail
from according.web.correcting.room import Room
from according.web.correcting.sifting import (
    A_PAGE,
    VERDICTS,
    Judgement,
    Wanted,
    judgements,
    kinds,
    sifted,
    tally,
)
from according.web.correcting.steps import StepLine, short


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A finding in the list.

    ``label`` is its number in the report ("" for one set aside).
    """

    id: str
    label: str
    address: str
    entry: Entry
    kind: str
    verdict: str
    judged: Judged | None
    notes: tuple[Note, ...]
    trail: Trail


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemChapter:
    """A section of the report with those of its findings that are shown."""

    section: Section
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mine:
    """A person's last step in a story, which one key takes back."""

    number: int
    seen: int
    did: str
    what: str


def item(room: Room, judgement: Judgement, who: str) -> Item:
    """A finding as the list shows it to ``who``."""
    finding = judgement.finding
    return Item(
        id=finding.id,
        label=str(judgement.numbered.number or ""),
        address=f"{room.address}/findings/{finding.id}",
        entry=room.entry(judgement.numbered),
        kind=RELATION_WORDS[finding.kind],
        verdict=judgement.verdict,
        judged=judgement.judged,
        notes=judgement.notes,
        trail=room.past.trail(SubjectKind.FINDING, finding.id, who),
    )


def all_of(room: Room) -> tuple[Judgement, ...]:
    """All findings of the story with what was said of them."""
    return judgements(room.view.comparison, room.view.numbered.values())


def listed(room: Room, wish: Wanted, who: str) -> dict[str, Any]:
    """What the list's template shows to ``who``: one page of the findings that are wanted, and the counts."""
    found = all_of(room)
    shown = _sifted(room, found, wish)
    pages = max(1, -(-len(shown) // A_PAGE))
    page = min(wish.page, pages)
    first = (page - 1) * A_PAGE
    here = shown[first : first + A_PAGE]
    return {
        "tally": tally(found),
        "sift": sift(room, found, wish),
        "chapters": tuple(_chapters(room, here, who)),
        "total": len(shown),
        "shown_from": first + 1 if here else 0,
        "shown_to": first + len(here),
        "page": page,
        "pages": pages,
        "page_address": f"{room.address}/findings{wish.query()}{'&' if wish.query() else '?'}page=",
    }


def sift(room: Room, found: tuple[Judgement, ...], wish: Wanted) -> dict[str, Any]:
    """What the form above the list offers, and how many findings there are of each sort."""
    counted = {verdict: _sifted(room, found, _with(wish, verdict)) for verdict, _ in VERDICTS}
    return {
        "kind": wish.kind,
        "account": wish.account,
        "words": wish.words,
        "section": wish.section,
        "verdict": wish.verdict,
        "narrowed": wish.narrowed,
        "all": len(_sifted(room, found, Wanted(verdict=wish.verdict))),
        "kinds": [
            {"title": title, "kinds": [{"value": v, "words": w, "count": n} for v, w, n in some]}
            for title, some in kinds(found, wish)
        ],
        "verdicts": [
            {
                "words": words,
                "address": f"{room.address}/findings{wish.query(verdict=verdict)}",
                "current": verdict == wish.verdict,
                "count": len(counted[verdict]),
            }
            for verdict, words in VERDICTS
        ],
    }


def mine(room: Room, who: str) -> Mine | None:
    """The person's last standing step in this story, None where there is none."""
    last = room.last(who) if who else None
    if last is None:
        return None
    line: StepLine = room.lines((last,))[0]
    return Mine(
        number=last.number,
        seen=room.past.seen(last.subject.kind, last.subject.id),
        did=f"you {line.did}",
        what=short(line.what),
    )


def _with(wish: Wanted, verdict: str) -> Wanted:
    return Wanted(kind=wish.kind, section=wish.section, account=wish.account, words=wish.words, verdict=verdict)


def _sifted(room: Room, found: tuple[Judgement, ...], wish: Wanted) -> tuple[Judgement, ...]:
    texts = {annotated.id: annotated.document.text for annotated in room.view.comparison.documents}
    letters = {account.letter: account.id for account in room.view.accounts}
    return sifted(found, wish, texts, letters)


def _chapters(room: Room, shown: tuple[Judgement, ...], who: str) -> list[ItemChapter]:
    made = []
    for chapter in room.view.chapters:
        items = tuple(item(room, each, who) for each in shown if each.finding.kind in chapter.section.kinds)
        if items:
            made.append(ItemChapter(section=chapter.section, items=items))
    return made
