"""The table of labels: what each account calls each entity, and the event, first mention first."""

from bisect import bisect_right

from according.compare.accounts import Accounts
from according.compare.labels.event_nouns import PLAIN_EVENTS, noun_stem
from according.compare.labels.keys import key, own_stems
from according.core import (
    Annotated,
    Attribution,
    AttributionKind,
    Entity,
    EntityLabels,
    Label,
    LabelForm,
    MentionForm,
    SharedEntity,
    Voice,
    Wording,
    WordingKind,
)

_NAMED = (MentionForm.NAME, MentionForm.ACRONYM, MentionForm.PARTIAL)
_EVENT = "event "
#: Contents that begin before a label, of which one may hold it: they nest no deeper.
_NESTED = 8


def label_table(accounts: Accounts) -> tuple[EntityLabels, ...]:
    """What each account calls whom: by entity in their order, then the event; accounts in the user's order."""
    return accounts.once("label table", _made)


def sort_of(label: Label) -> str:
    """What sort of event the noun of an event's label can mean ("protest")."""
    return label.key.partition(": ")[0]


def _made(accounts: Accounts) -> tuple[EntityLabels, ...]:
    found: dict[tuple[str, str], list[Wording]] = {}
    events: dict[str, list[Wording]] = {}
    for annotated in accounts.documents:
        for wording in annotated.wording:
            if wording.kind is not WordingKind.LABEL:
                continue
            if wording.of is None and wording.detail.startswith(_EVENT):
                events.setdefault(annotated.id, []).append(wording)
            elif wording.of is not None:
                found.setdefault((annotated.id, wording.of), []).append(wording)
    contents = {annotated.id: _Contents(annotated) for annotated in accounts.documents}
    rows: list[EntityLabels] = []
    for shared in accounts.entities:
        members = [(member, found.get((member.document, member.entity), [])) for member in shared.members]
        if not any(some for _, some in members):
            continue
        own = own_stems(shared, _names(accounts, shared))
        for document in sorted({member.document for member, some in members if some}, key=accounts.place):
            some = sorted((w for m, ws in members if m.document == document for w in ws), key=lambda w: w.span)
            labels = _labels(accounts.document(document), contents[document], some, own)
            if labels:
                rows.append(EntityLabels(entity=shared.id, document=document, labels=labels))
    for annotated in accounts.documents:
        if annotated.id in events:
            labels = _labels(annotated, contents[annotated.id], events[annotated.id], frozenset())
            rows.append(EntityLabels(entity=None, document=annotated.id, labels=labels))
    return tuple(rows)


def _names(accounts: Accounts, shared: SharedEntity) -> frozenset[str]:
    """The names of an entity of several documents, as their texts have them."""
    names: set[str] = set()
    for member in shared.members:
        entity: Entity | None = accounts.entity(member.document, member.entity)
        if entity is not None:
            annotated = accounts.document(member.document)
            names |= {annotated.words(m.span) for m in entity.mentions if m.form in _NAMED}
    return frozenset(names)


def _labels(annotated: Annotated, contents: "_Contents", some: list[Wording], own: frozenset[str]) -> tuple[Label, ...]:
    """The labels of one entity in one account: those of one key and voice are one label with several places."""
    grouped: dict[tuple[str, Voice, str | None], list[Wording]] = {}
    brought: dict[tuple[str, Voice, str | None], Attribution | None] = {}
    for wording in some:
        of_event = wording.detail.startswith(_EVENT)
        made = key(annotated.words(wording.span), own)
        if not made:
            continue
        if of_event:
            made = f"{wording.detail.removeprefix(_EVENT)}: {made}"
        attribution = None if wording.voice is Voice.OUTLET else contents.bringing(wording)
        speaker = attribution.speaker if attribution is not None else None
        grouped.setdefault((made, wording.voice, speaker), []).append(wording)
        brought.setdefault((made, wording.voice, speaker), attribution)
    return tuple(
        Label(
            span=wordings[0].span,
            places=tuple(w.span for w in wordings),
            how=LabelForm.EVENT if wordings[0].detail.startswith(_EVENT) else LabelForm(wordings[0].detail),
            key=made,
            voice=voice,
            speaker=speaker,
            attribution=attribution.id if (attribution := brought[made, voice, speaker]) is not None else None,
            plain=all(_is_plain(annotated, w) for w in wordings),
        )
        for (made, voice, speaker), wordings in grouped.items()
    )


def _is_plain(annotated: Annotated, wording: Wording) -> bool:
    """Whether a label takes no side; of an event, whether its noun says no more than that it took place."""
    of_event = wording.detail.startswith(_EVENT)
    return noun_stem(annotated.words(wording.span)) in PLAIN_EVENTS if of_event else wording.plain


class _Contents:
    """What one account attributes, looked up by place."""

    def __init__(self, annotated: Annotated) -> None:
        self._placed = sorted(
            (
                (content.start, content.end, a)
                for a in annotated.attributions
                if a.kind is not AttributionKind.STANCE
                for content in a.content
            ),
            key=lambda item: (item[0], -item[1], item[2].id),
        )
        self._starts = [start for start, _, _ in self._placed]

    def bringing(self, wording: Wording) -> Attribution | None:
        """The attribution whose content holds a label most closely."""
        at = bisect_right(self._starts, wording.span.start)
        holding = [item for item in self._placed[max(0, at - _NESTED) : at] if item[1] >= wording.span.end]
        return min(holding, key=lambda item: (item[1] - item[0], item[2].id))[2] if holding else None
