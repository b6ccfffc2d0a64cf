"""What a workspace keeps, as records of the contract and as lines for a terminal: documents, stories, hits, checks."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from according.cli.referring import called, short
from according.export import (
    check_record,
    hit_record,
    said_record,
    search_record,
    workspace_document_record,
    workspace_story_record,
)

if TYPE_CHECKING:
    from according.store import Check, DocumentRow, Hit, Hits, SaidHit, Snippet, StoryRow

Record = dict[str, Any]

#: The columns of a terminal's line into which a passage is cut.
_WIDE = 200


def document_entry(row: "DocumentRow") -> Record:
    """A document without its text, as a record."""
    return workspace_document_record(**_fields(row))


def story_entry(row: "StoryRow") -> Record:
    """A story as a record."""
    return workspace_story_record(**_fields(row))


def check_entry(check: "Check") -> Record:
    """One thing that was looked at, as a record."""
    return check_record(**_fields(check))


def search_entry(query: str, hits: "Hits", offset: int) -> Record:
    """What a search found, as one record."""
    return search_record(
        query=query,
        total=hits.total,
        exact=hits.exact,
        said=hits.said,
        offset=offset,
        documents=[_hit(hit) for hit in hits.documents],
        attributions=[said_record(**_fields(said)) for said in hits.attributions],
    )


def _hit(hit: "Hit") -> Record:
    told = {name: value for name, value in _fields(hit).items() if name != "snippet"}
    return hit_record(**told, snippet=hit.snippet.text, start=hit.snippet.start, spans=hit.snippet.spans)


def _fields(row: Any) -> Record:
    return {field.name: getattr(row, field.name) for field in fields(row)}


def story_lines(stories: Sequence["StoryRow"]) -> Iterator[str]:
    """For each story its id, title, how many accounts it has, and when it was changed last."""
    for row in stories:
        count = len(row.documents)
        yield f"{short(row.id)}  {row.title} · {count} account{'s' * (count != 1)} · changed {day(row.changed)}"


def document_lines(
    documents: Sequence["DocumentRow"], stories: Mapping[str, str], letters: Mapping[str, str] | None = None
) -> Iterator[str]:
    """For each document its id and name, and below what is known of it; ``stories`` are titles by id.

    ``letters`` are those of a story's accounts by document.
    """
    for row in documents:
        mark = f"{letters.get(row.id, ''):<2} " if letters else ""
        yield f"{mark}{short(row.id)}  {called(row)}"
        facts = [
            row.kind.value,
            row.published[:10] if row.published else "no date given",
            f"{row.words:,} words",
            row.url or row.path,
        ]
        if row.edition_of:
            facts.append(f"an edition of {short(row.edition_of)}")
        if not row.current:
            facts.append("a later edition is there")
        if letters is None:
            facts.extend(f"in “{stories[each]}”" for each in row.stories if each in stories)
        yield f"      {' · '.join(facts)}"


def hit_lines(hits: "Hits", mark: tuple[str, str], names: Mapping[str, str]) -> Iterator[str]:
    """For each hit its document and the passage, what was looked for between two marks; ``names`` are documents'."""
    for hit in hits.documents:
        yield ""
        yield _name(hit, names)
        yield f"      {_passage(hit.snippet, mark)}"
    before = ""
    for said in hits.attributions:
        if said.document != before:
            yield ""
            yield _name(said, names)
        before = said.document
        content = " ".join(said.content.split()) or "(no words given)"
        cue = said.cue.rstrip(":") or "·"
        yield f"      {said.speaker} {cue}: {content if len(content) < _WIDE else content[:_WIDE] + '…'}"


def check_lines(checks: Sequence["Check"]) -> Iterator[str]:
    """For each check how it came out."""
    for check in checks:
        yield f"{'ok   ' if check.ok else 'WRONG'}  {check.name}: {check.words}"
        if not check.ok and check.remedy:
            yield f"       {check.remedy}"


def day(moment: str) -> str:
    """A moment of the workspace as people read it: its day and minute, in UTC."""
    return moment[:16].replace("T", " ")


def _name(hit: "Hit | SaidHit", names: Mapping[str, str]) -> str:
    date = f" · {hit.published[:10]}" if hit.published else ""
    return f"{short(hit.document)}  {names.get(hit.document) or hit.title or hit.outlet or ''}{date}"


def _passage(snippet: "Snippet", mark: tuple[str, str]) -> str:
    made, at = [], 0
    for span in snippet.spans:
        made += [snippet.text[at : span.start], mark[0], span.of(snippet.text), mark[1]]
        at = span.end
    return " ".join("".join([*made, snippet.text[at:]]).split())
