"""Short listings for a terminal: what was read, found and grouped, a line or two each."""

from collections.abc import Iterator, Sequence

from according.core import Annotated, Document, Span, Story, words


def document_lines(documents: Sequence[Document]) -> Iterator[str]:
    """For each document its name, kind, date and length, then its regions' openings."""
    for document in documents:
        yield ""
        yield f"{document.path} · {document.kind.value} · {_known(document)} · {len(words(document.text))} words"
        for note in document.notes:
            yield f"  note: {note}"
        for region in document.regions:
            yield f"  {region.kind.value:<10} {_short(document.text, region.span)}"


def annotated_lines(documents: Sequence[Annotated]) -> Iterator[str]:
    """For each document its attributions: source · cue · content."""
    for annotated in documents:
        document = annotated.document
        counts = (
            f"{len(annotated.attributions)} attributions, {len(annotated.quotations)} quotations, "
            f"{len(annotated.figures)} figures, {len(annotated.moments)} moments"
        )
        yield ""
        yield f"{document.path} · {_known(document)} · {counts}"
        for note in document.notes:
            yield f"  note: {note}"
        for attribution in annotated.attributions:
            speaker = annotated.entity(attribution.speaker)
            source = _joined(document, attribution.source) or "(no source)"
            resolved = f" [{speaker.name}]" if speaker and speaker.name != source else ""
            yield (
                f"  {attribution.kind.value:<8} {source}{resolved} · {_joined(document, attribution.cue) or '—'} · "
                f"{_joined(document, attribution.content)}"
            )


def story_lines(stories: Sequence[Story], documents: Sequence[Annotated]) -> Iterator[str]:
    """For each story its documents and copies."""
    paths = {annotated.id: annotated.document.path for annotated in documents}
    for number, story in enumerate(stories, 1):
        yield ""
        yield f"event {number}: {len(story.documents)} account{'s' if len(story.documents) != 1 else ''}"
        for document in story.documents:
            yield f"  {paths[document]}"
        for copy in story.copies:
            arrow = "copies" if copy.directed else "shares words with"
            yield f"  {paths[copy.copy]} {arrow} {paths[copy.of]} ({copy.share:.0%} of its words)"
        for reason in story.why:
            if reason.name in ("not settled", "several events", "other language", "wider matter"):
                yield f"  {reason.detail}"


def _known(document: Document) -> str:
    return " · ".join(
        (document.outlet or "outlet not given", document.published or "no date given", document.language or "?")
    )


def _joined(document: Document, spans: Sequence[Span]) -> str:
    return " … ".join(_short(document.text, span, 160) for span in spans)


def _short(text: str, span: Span, width: int = 88) -> str:
    words_in_line = " ".join(span.of(text[: span.start + 4 * width]).split())
    return words_in_line if len(words_in_line) <= width else words_in_line[: width - 1] + "…"
