"""Documents with trees by hand: each sentence as its words, "word/POS/TAG/head/relation", heads counted from 1."""

from according.annotate.acts.acts import acts
from according.annotate.labels.labels import labels
from according.core import Act, Annotated, Span, Syntax
from telling import telling


def parsed(*trees: str) -> tuple[Annotated, Syntax]:
    """A document of these sentences, a paragraph each, and its syntax; a word is followed by a space but for "_"."""
    text, starts = "", []
    rows: list[tuple[str, str, str, int, str]] = []
    for tree in trees:
        offset = len(rows)
        text += "\n\n" if text else ""
        for part in tree.split():
            word, pos, tag, head, relation = part.rsplit("/", 4)
            glued = word.endswith("_")
            word = word.removesuffix("_")
            starts.append(len(text))
            rows.append((word, pos, tag, int(head) + offset - 1 if int(head) else len(rows), relation))
            text += word if glued else word + " "
        text = text.rstrip()
    syntax = Syntax(
        words=tuple(Span(start, start + len(row[0])) for start, row in zip(starts, rows, strict=True)),
        pos=tuple(row[1] for row in rows),
        tags=tuple(row[2] for row in rows),
        heads=tuple(row[3] for row in rows),
        relations=tuple(row[4] for row in rows),
    )
    return telling(text), syntax


def called(*trees: str) -> list[tuple[str, str, str]]:
    """What the sentences call whom: whose label, how, and its words."""
    told, syntax = parsed(*trees)
    found = labels(told.document, told.sentences, told.quotations, told.attributions, told.entities, syntax)
    names = {entity.id: entity.name for entity in told.entities}
    return [(names[w.of] if w.of else "", w.detail, told.words(w.span)) for w in found]


def done(*trees: str) -> list[tuple[str, str, str, str, str]]:
    """The acts of the sentences: family, form, who, to whom, and "" or "not" for what is not told as having been."""
    told, syntax = parsed(*trees)
    found: tuple[Act, ...] = acts(told.document, told.quotations, told.attributions, told.entities, syntax)

    def words(span: Span | None) -> str:
        return told.words(span) if span is not None else ""

    return [(a.family, a.form.value, words(a.agent), words(a.patient), "" if a.asserted else "not") for a in found]
