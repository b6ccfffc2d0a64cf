"""What a workspace holds, as plain records of the contract; the fields are given one by one, by their names."""

from collections.abc import Sequence
from typing import Any

from according.core import AttributionKind, DocumentKind, Span
from according.export.places import span_record, spans_record

Record = dict[str, Any]


def workspace_story_record(*, id: str, title: str, documents: Sequence[str], created: str, changed: str) -> Record:  # noqa: A002
    """A story of a workspace (schema ``according.workspace-story/1``)."""
    return {
        "schema": "according.workspace-story/1",
        "id": id,
        "title": title,
        "documents": list(documents),
        "created": created,
        "changed": changed,
    }


def workspace_document_record(
    *,
    id: str,  # noqa: A002
    path: str,
    title: str | None,
    outlet: str | None,
    author: str | None,
    url: str | None,
    published: str | None,
    language: str | None,
    kind: DocumentKind,
    words: int,
    added: str,
    sha256: str,
    model: str,
    address: str | None = None,
    fetched: str | None = None,
    edition_of: str | None = None,
    current: bool = True,
    raw: bool = False,
    stories: Sequence[str] = (),
) -> Record:
    """A document of a workspace, without its text (schema ``according.workspace-document/1``)."""
    return {
        "schema": "according.workspace-document/1",
        "id": id,
        "path": path,
        "title": title,
        "outlet": outlet,
        "author": author,
        "url": url,
        "published": published,
        "language": language,
        "kind": kind.value,
        "words": words,
        "added": added,
        "sha256": sha256,
        "model": model,
        "address": address,
        "fetched": fetched,
        "edition_of": edition_of,
        "current": current,
        "raw": raw,
        "stories": list(stories),
    }


def search_record(
    *,
    query: str,
    total: int,
    documents: Sequence[Record],
    attributions: Sequence[Record],
    said: int,
    exact: bool = True,
    offset: int = 0,
) -> Record:
    """What a search gave (schema ``according.search/1``).

    ``documents`` and ``attributions`` are made by ``hit_record`` and ``said_record``.
    """
    return {
        "schema": "according.search/1",
        "query": query,
        "total": total,
        "exact": exact,
        "said": said,
        "offset": offset,
        "documents": list(documents),
        "attributions": list(attributions),
    }


def hit_record(
    *,
    document: str,
    title: str | None,
    outlet: str | None,
    published: str | None,
    kind: DocumentKind,
    snippet: str,
    start: int,
    spans: Sequence[Span],
) -> Record:
    """A document that was found: a passage of it that begins at ``start``, and the places asked for, in the passage."""
    return {
        "document": document,
        "title": title,
        "outlet": outlet,
        "published": published,
        "kind": kind.value,
        "snippet": {"text": snippet, "start": start, "spans": spans_record(spans)},
    }


def said_record(
    *,
    document: str,
    attribution: str,
    kind: AttributionKind,
    speaker: str,
    cue: str,
    content: str,
    place: Span,
    title: str | None,
    outlet: str | None,
    published: str | None,
) -> Record:
    """An attribution by a speaker who was asked for."""
    return {
        "document": document,
        "attribution": attribution,
        "kind": kind.value,
        "speaker": speaker,
        "cue": cue,
        "content": content,
        "place": span_record(place),
        "title": title,
        "outlet": outlet,
        "published": published,
    }


def check_record(*, name: str, ok: bool, words: str, remedy: str = "") -> Record:
    """One thing that ``according doctor`` looked at (schema ``according.check/1``)."""
    return {"schema": "according.check/1", "name": name, "ok": ok, "words": words, "remedy": remedy}


def job_record(
    *,
    id: str,  # noqa: A002
    kind: str,
    state: str,
    payload: Record | None = None,
    story: str | None = None,
    done: int = 0,
    total: int = 0,
    words: str = "",
    message: str = "",
    created: str = "",
    started: str | None = None,
    finished: str | None = None,
    process: int | None = None,
) -> Record:
    """Work that takes a while (schema ``according.job/1``). What it was given and which process has it are not told."""
    del payload, process
    return {
        "schema": "according.job/1",
        "id": id,
        "kind": kind,
        "story": story,
        "state": str(state),
        "done": done,
        "total": total,
        "words": words,
        "message": message,
        "created": created,
        "started": started,
        "finished": finished,
    }
