"""Accounts of one event from plain texts, annotated by all rules, with or without a small encoder of words."""

import zlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from according.annotate import annotate
from according.compare.accounts import Accounts
from according.compare.alignment.align import align
from according.compare.entities import shared_entities
from according.core import (
    Alignment,
    Document,
    Models,
    OriginMap,
    RawInput,
    Region,
    RegionKind,
    Span,
    Story,
    content_id,
    content_stems,
    trimmed,
)


class WordsEncoder:
    """Texts are as alike as their words: a stand-in for the encoder of sense."""

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One unit-length row a text."""
        rows = np.zeros((len(texts), 512), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            row[0] = 0.5
            for stemmed in content_stems(text):
                row[1 + zlib.crc32(stemmed.encode()) % 511] += 1
            row /= np.linalg.norm(row)
        return rows


def one_event(*texts: str, encoder: bool = True, events: bool = True) -> Accounts:
    """Texts as accounts of one event, or each of its own: a paragraph a line, a headline where it begins with #."""
    models = Models(encoder=WordsEncoder() if encoder else None)
    documents = []
    for number, text in enumerate(texts):
        regions, at = [], 0
        for line in text.splitlines(keepends=True):
            start = at + 2 if line.startswith("# ") else at
            span = trimmed(text, start, at + len(line))
            if span is not None:
                kind = RegionKind.HEADLINE if line.startswith("# ") else RegionKind.BODY
                regions.append(Region(kind=kind, span=Span(span.start, span.end)))
            at += len(line)
        document = Document(
            id=content_id("d", number, text),
            path=f"account-{number}.txt",
            text=text,
            language="en",
            published="2024-05-15",
            regions=tuple(regions),
            raw=RawInput(sha256="0", size=len(text), media_type="text/plain", encoding="utf-8", extractor="plain"),
            origin=OriginMap.identity(len(text)),
        )
        documents.append(annotate(document, models))
    ids = tuple(document.id for document in documents)
    stories = (Story(id="s", documents=ids),) if events else tuple(Story(id=i, documents=(i,)) for i in ids)
    return Accounts.of(tuple(documents), stories, shared_entities(tuple(documents)))


def words_of(accounts: Accounts, alignment: Alignment) -> list[str]:
    """The words of an alignment's statements."""
    return [accounts.document(s.document).words(s.span) for s in alignment.statements]


def the_alignment(*texts: str, encoder: bool = True) -> Alignment | None:
    """The only alignment between texts, or None."""
    found = align(one_event(*texts, encoder=encoder))
    assert len(found) <= 1, found
    return found[0] if found else None
