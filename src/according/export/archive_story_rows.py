"""The rows of an archive's run that tell of its stories: who tells them, what was found, what became of them."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from according.core import (
    Comparison,
    Copy,
    CopyKind,
    DocumentKind,
    Feature,
    Finding,
    Story,
    StoryChange,
    StoryLink,
    content_stems,
)
from according.core.letters import letter
from according.export.archive_columns import TABLE_COLUMNS
from according.export.document_rows import statement_rows
from according.export.places import rounded
from according.export.rows import finding_rows

Row = dict[str, Any]

#: The tables that ``story_tables`` makes.
STORY_TABLES = ("stories", "story_documents", "findings", "groups")
#: What ``story_tables`` needs of the rows of ``documents``.
STORY_NEEDS = ("document", "path", "title", "outlet", "day", "kind")

#: Copies of a text in all but some words: who prints one tells nothing of its own.
_WHOLE = frozenset({CopyKind.FULL, CopyKind.EDITED})
_NEWS = frozenset({DocumentKind.ARTICLE.value, DocumentKind.AGENCY.value})
#: How many titles are held against each other for the one that a story is called by.
_TITLES = 200


def story_tables(
    story: Story,
    comparison: Comparison | None,
    documents: Mapping[str, Mapping[str, Any]],
    *,
    settled: bool = True,
) -> dict[str, list[Row]]:
    """The rows of the tables ``STORY_TABLES`` of one story; without a comparison it has no findings and no groups.

    ``documents`` are rows of the table ``documents`` by their ids, with ``STORY_NEEDS``; those of the story must be
    among them. ``settled`` is whether two of them at least are all but sure to tell one event.
    """
    copied = borrowed(story)
    told = [identity for identity in story.documents if identity not in copied]
    ordered = sorted(told, key=lambda identity: documents[identity]["day"] or date.max)
    title, document = _title([documents[identity] for identity in ordered])
    days = sorted(day for identity in story.documents if (day := documents[identity]["day"]) is not None)
    row = {
        "story": story.id,
        "title": title,
        "document": document,
        "first_day": days[0] if days else None,
        "last_day": days[-1] if days else None,
        "documents": len(story.documents),
        "independent": len(told),
        "outlets": sorted({outlet for identity in story.documents if (outlet := documents[identity]["outlet"])}),
        "settled": settled,
        "compared": comparison is not None,
        "findings": len(comparison.findings) if comparison is not None else None,
        "why": _reasons(story.why),
    }
    compared = comparison.documents if comparison is not None else ()
    letters = {annotated.id: letter(place) for place, annotated in enumerate(compared)}
    return {
        "stories": [row],
        "story_documents": _documents(story, copied, letters),
        "findings": _findings(story, comparison, letters) if comparison is not None else [],
        "groups": _groups(story, comparison, letters) if comparison is not None else [],
    }


def change_rows(changes: Iterable[StoryChange]) -> list[Row]:
    """One row for each change of a story."""
    return [
        {
            "edition": change.edition,
            "story": change.story,
            "kind": change.kind.value,
            "documents": list(change.documents),
            "others": list(change.others),
            "why": change.why,
        }
        for change in changes
    ]


def link_rows(links: Iterable[StoryLink]) -> list[Row]:
    """One row for each pair of stories of one wider matter that were kept apart."""
    return [{"story": link.left, "other": link.right, "share": rounded(link.share), "why": link.why} for link in links]


def borrowed(story: Story) -> dict[str, Copy]:
    """What each document of the story that is another's copy was copied from, most of it; one of each set tells."""
    members = frozenset(story.documents)
    within = [copy for copy in story.copies if copy.kind in _WHOLE and copy.of in members and copy.copy in members]
    found: dict[str, Copy] = {}
    for copy in sorted(within, key=lambda copy: (-copy.share, not copy.directed, copy.of, copy.copy)):
        if copy.copy not in found and not _leads(found, copy.of, copy.copy):
            found[copy.copy] = copy
    return found


def _leads(found: Mapping[str, Copy], start: str, end: str) -> bool:
    """Whether ``start`` was copied from ``end``, over however many hands."""
    while start != end and start in found:
        start = found[start].of
    return start == end


def _documents(story: Story, copied: Mapping[str, Copy], letters: Mapping[str, str]) -> list[Row]:
    rows = []
    for position, identity in enumerate(story.documents):
        copy = copied.get(identity)
        rows.append(
            {
                "story": story.id,
                "document": identity,
                "position": position,
                "account": letters.get(identity),
                "role": "told" if copy is None else "copy",
                "copy_of": None if copy is None else copy.of,
                "share": None if copy is None else rounded(copy.share),
            }
        )
    return rows


def _title(told: Sequence[Mapping[str, Any]]) -> tuple[str, str]:
    """The title of the document whose title the others' come nearest to, of equals the first; and its id.

    What news tells stands before what its sources publish: an ordinance has not the title by which one would look.
    """
    titled = [row for row in told if row["title"]][:_TITLES]
    if not titled:
        return told[0]["path"], told[0]["document"]
    stems = [content_stems(row["title"]) for row in titled]
    known = Counter(stem for title in stems for stem in title)
    shared = [sum(known[stem] - 1 for stem in title) / math.sqrt(len(title) or 1) for title in stems]
    best = max(range(len(titled)), key=lambda place: (titled[place]["kind"] in _NEWS, shared[place], -place))
    return " ".join(titled[best]["title"].split()), titled[best]["document"]


def _findings(story: Story, comparison: Comparison, letters: Mapping[str, str]) -> list[Row]:
    by_id: dict[str, Finding] = {finding.id: finding for finding in comparison.findings}
    reasons = {identity: _reasons(finding.why) for identity, finding in by_id.items()}
    rows = []
    for row in finding_rows(comparison):
        identity = row["finding"]
        more = {
            "story": story.id,
            "account": letters[row["document"]],
            "absent": list(by_id[identity].absent),
            "score": rounded(row["score"]),
            "reasons": reasons[identity],
        }
        rows.append(_ordered("findings", {**row, **more}))
    return rows


def _groups(story: Story, comparison: Comparison, letters: Mapping[str, str]) -> list[Row]:
    return [
        _ordered(
            "groups",
            {**row, "story": story.id, "account": letters[row["document"]], "score": rounded(row["score"])},
        )
        for row in statement_rows(comparison)
    ]


def _reasons(why: Sequence[Feature]) -> str | None:
    return "; ".join(f"{one.name}: {one.detail}" if one.detail else one.name for one in why) or None


def _ordered(table: str, row: Row) -> Row:
    return {column: row[column] for column in TABLE_COLUMNS[table]}
