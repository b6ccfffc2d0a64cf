"""Voices, people and labels as flat rows: who speaks, whom accounts only name, who is who, and what each is called."""

from collections import Counter
from typing import Any

from according.core import Annotated, Comparison, Entity, MentionForm, Span

Row = dict[str, Any]

VOICE_COLUMNS = (
    "voice",
    "entity",
    "document",
    "path",
    "outlet",
    "kind",
    "form",
    "through",
    "heard",
    "quoted_words",
    "reported_words",
    "attributions",
    "position",
    "times_named",
    "start",
    "end",
    "words",
)
SHARE_COLUMNS = ("document", "path", "outlet", "voice", "kind", "quoted_words", "reported_words", "share")
PEOPLE_COLUMNS = (
    "entity",
    "name",
    "type",
    "kind",
    "document",
    "path",
    "outlet",
    "named",
    *(f"{form.value}_mentions" for form in MentionForm),
    "names",
    "start",
    "end",
    "why",
)
LABEL_COLUMNS = (
    "entity",
    "name",
    "document",
    "path",
    "outlet",
    "words",
    "times",
    "voice",
    "speaker",
    "how",
    "plain",
    "key",
    "start",
    "end",
)
_NAMING = (MentionForm.NAME, MentionForm.PARTIAL, MentionForm.ACRONYM, MentionForm.HANDLE)


def voice_rows(comparison: Comparison) -> list[Row]:
    """One row for each voice in each account that lets it speak, then for whoever an account names and does not hear.

    ``times_named`` is empty for those who are heard; of those who are not, ``through`` is the document that speaks for
    them.
    """
    names = {shared.id: shared for shared in comparison.entities}
    rows = []
    for tally in comparison.voices:
        behind = names.get(tally.through or "")
        rows.append(
            {
                "voice": tally.name,
                "entity": tally.entity,
                **_place(comparison.document(tally.document), tally.places[0] if tally.places else None),
                "kind": tally.source_kind.value,
                "form": tally.form.value,
                "through": behind.name if behind is not None else None,
                "heard": True,
                "quoted_words": tally.quoted_words,
                "reported_words": tally.reported_words,
                "attributions": tally.attributions,
                "position": tally.position,
                "times_named": None,
            }
        )
    for voices in comparison.account_voices:
        for one in voices.unheard:
            shared = names[one.entity]
            rows.append(
                {
                    "voice": shared.name,
                    "entity": shared.id,
                    **_place(comparison.document(voices.document), one.place),
                    "kind": shared.source_kind.value,
                    "form": None,
                    "through": one.through,
                    "heard": False,
                    "quoted_words": 0,
                    "reported_words": 0,
                    "attributions": 0,
                    "position": None,
                    "times_named": one.times,
                }
            )
    return [{column: row.get(column) for column in VOICE_COLUMNS} for row in rows]


def share_rows(comparison: Comparison) -> list[Row]:
    """How the words of each account divide: its own voice, then each kind of source; shares are of all its words."""
    rows = []
    for voices in comparison.account_voices:
        annotated = comparison.document(voices.document)
        total = voices.words or 1
        parts: list[tuple[str, str | None, int, int, int]] = [("outlet", None, 0, 0, voices.own)]
        parts += [
            ("source", "not settled" if k.kind is None else k.kind.value, k.quoted, k.reported, k.quoted + k.reported)
            for k in voices.kinds
        ]
        for voice, kind, quoted, reported, words in parts:
            row = {
                **_place(annotated, None),
                "voice": voice,
                "kind": kind,
                "quoted_words": quoted,
                "reported_words": reported,
                "share": round(words / total, 4),
            }
            rows.append({column: row[column] for column in SHARE_COLUMNS})
    return rows


def people_rows(comparison: Comparison) -> list[Row]:
    """One row for each entity in each account: how often it is named, in which forms, and why it is taken for one."""
    rows = []
    for shared in comparison.entities:
        why = {
            member: "; ".join(f"{f.name}: {f.detail}" if f.detail else f.name for f in join.why)
            for join in shared.joins
            for member in (join.right, join.left)
        }
        for member in shared.members:
            annotated = comparison.document(member.document)
            entity = annotated.entity(member.entity)
            if entity is None:
                continue
            row = {
                "entity": shared.id,
                "name": shared.name,
                "type": entity.type.value,
                "kind": entity.source_kind.value,
                **_place(annotated, entity.mentions[0].span),
                **mention_columns(annotated, entity),
                "why": why.get(member),
            }
            rows.append({column: row[column] for column in PEOPLE_COLUMNS})
    return rows


def label_rows(comparison: Comparison) -> list[Row]:
    """One row for each label in each account and voice; ``name`` is empty for words that the event is called by."""
    names = {shared.id: shared.name for shared in comparison.entities}
    rows = []
    for labels in comparison.labels:
        annotated = comparison.document(labels.document)
        for label in labels.labels:
            speaker = annotated.entity(label.speaker)
            row = {
                "entity": labels.entity,
                "name": names.get(labels.entity or ""),
                **_place(annotated, label.span),
                "times": len(label.places),
                "voice": label.voice.value,
                "speaker": speaker.name if speaker is not None else None,
                "how": label.how.value,
                "plain": label.plain,
                "key": label.key,
            }
            rows.append({column: row[column] for column in LABEL_COLUMNS})
    return rows


def mention_columns(annotated: Annotated, entity: Entity) -> Row:
    """How often a document names an entity, how often it refers to it in each form, and by which names."""
    forms = Counter(mention.form for mention in entity.mentions)
    names = dict.fromkeys(" ".join(annotated.words(m.span).split()) for m in entity.mentions if m.form in _NAMING)
    return {
        "named": sum(forms[form] for form in _NAMING),
        **{f"{form.value}_mentions": forms[form] for form in MentionForm},
        "names": "; ".join(names),
    }


def _place(annotated: Annotated, span: Span | None) -> Row:
    document = annotated.document
    return {
        "document": document.id,
        "path": document.path,
        "outlet": document.outlet,
        "start": None if span is None else span.start,
        "end": None if span is None else span.end,
        "words": None if span is None else annotated.words(span),
    }
