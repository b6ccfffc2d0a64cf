"""Tallies: how many words each voice is given in each account, quoted and reported, and where it is first heard."""

from bisect import bisect_right
from dataclasses import dataclass, field

from according.compare.accounts import Accounts
from according.compare.voices.through import speaker_behind
from according.core import (
    Annotated,
    Attribution,
    AttributionKind,
    EntityType,
    QuotationKind,
    SharedEntity,
    SourceForm,
    SourceKind,
    Span,
    VoiceTally,
    stem,
    words,
)

_HEARD = (AttributionKind.DIRECT, AttributionKind.MIXED, AttributionKind.INDIRECT)
_WANTING = frozenset(
    stem(form) for form in "purport pretend seek aim intend want wish prefer plan offer profess try hope decide".split()
)
#: What a voice is called that no entity stands for, by how its source is put.
OPEN = {
    SourceForm.NAMED: "sources not told apart",
    SourceForm.DOCUMENT: "sources not told apart",
    SourceForm.COLLECTIVE: "several sources together",
    SourceForm.UNNAMED: "other unnamed sources",
    SourceForm.PRONOUN: "source not settled",
    SourceForm.NONE: "no source given",
}


@dataclass(slots=True)
class _Count:
    name: str
    kind: SourceKind
    form: SourceForm
    entity: str | None
    through: str | None = None
    quoted: int = 0
    reported: int = 0
    places: list[Span] = field(default_factory=list)


def tallies(accounts: Accounts) -> tuple[VoiceTally, ...]:
    """Who is heard in each account, in the order in which each is first heard there.

    What is not settled comes last.
    Words are counted once a speaker: what one says within another attribution of their own is part of that one. A
    source that stays open (a pronoun that fits two, a missing source) is counted under what is known of it.
    """
    return accounts.once("tallies", _tallies)


def heard(annotated: Annotated, attribution: Attribution) -> bool:
    """Whether an attribution lets its source speak: "wants to", "seeks to", "purports to be" tell no words."""
    if attribution.kind not in _HEARD:
        return False
    first = attribution.content[0]
    bare = annotated.words(first).lower().startswith("to ")
    cue = attribution.cue[-1] if attribution.cue else None
    last = words(annotated.document.text, cue.start, cue.end) if cue is not None else []
    return not (bare and last and stem(last[-1].form) in _WANTING)


def spoken(annotated: Annotated) -> list[Span]:
    """The stretches in quotation marks that are speech, without their marks, in the order of the text."""
    return sorted(
        q.inner for q in annotated.quotations if q.depth == 0 and q.kind in (QuotationKind.SPEECH, QuotationKind.BLOCK)
    )


def kind_of(accounts: Accounts, annotated: Annotated, attribution: Attribution) -> SourceKind | None:
    """What kind of source says the words, None where it is not settled who does."""
    shared = accounts.shared(annotated.id, attribution.speaker)
    if shared is None:
        return None
    if shared.type is EntityType.PLACE:
        # "Marlow said": whoever governs the place.
        return SourceKind.OFFICIAL
    entity = annotated.entity(attribution.speaker)
    own = SourceKind.UNKNOWN if entity is None else entity.source_kind
    return shared.source_kind if own in (SourceKind.UNKNOWN, SourceKind.PERSON) else own


def _tallies(accounts: Accounts) -> tuple[VoiceTally, ...]:
    return tuple(tally for annotated in accounts.documents for tally in _of(accounts, annotated))


def _of(accounts: Accounts, annotated: Annotated) -> list[VoiceTally]:
    counts: dict[str, _Count] = {}
    quoted = spoken(annotated)
    by_id = {a.id: a for a in annotated.attributions}
    for attribution in annotated.attributions:
        parent = by_id.get(attribution.parent or "")
        if not heard(annotated, attribution) or (parent is not None and parent.speaker == attribution.speaker):
            continue
        shared = accounts.shared(annotated.id, attribution.speaker)
        key = shared.id if shared is not None else f"?{OPEN[attribution.form]}"
        if key not in counts:
            counts[key] = _blank(accounts, annotated, attribution, shared)
        count = counts[key]
        inside, outside = _words(annotated, attribution, quoted)
        count.quoted += inside
        count.reported += outside
        count.places.append(attribution.place)
        if count.form is SourceForm.PRONOUN or attribution.form is SourceForm.NAMED:
            count.form = attribution.form
        if count.kind is SourceKind.DOCUMENT and count.through is None:
            count.through = speaker_behind(accounts, annotated, attribution)
    return [
        VoiceTally(
            document=annotated.id,
            entity=count.entity,
            name=count.name,
            source_kind=count.kind,
            form=count.form,
            quoted_words=count.quoted,
            reported_words=count.reported,
            attributions=len(count.places),
            position=position(annotated, min(count.places).start),
            places=tuple(sorted(count.places)),
            through=count.through,
        )
        for key, count in sorted(counts.items(), key=lambda item: (item[0][0] == "?", min(item[1].places), item[0]))
    ]


def _blank(accounts: Accounts, annotated: Annotated, attribution: Attribution, shared: SharedEntity | None) -> _Count:
    if shared is None:
        return _Count(OPEN[attribution.form], SourceKind.UNKNOWN, attribution.form, None)
    kind = kind_of(accounts, annotated, attribution) or SourceKind.UNKNOWN
    return _Count(shared.name, kind, attribution.form, shared.id)


def _words(annotated: Annotated, attribution: Attribution, quoted: list[Span]) -> tuple[int, int]:
    """The words of a content inside and outside quotation marks."""
    text, inside, total = annotated.document.text, 0, 0
    for span in attribution.content:
        total += len(words(text, span.start, span.end))
        at = max(0, bisect_right(quoted, span.start, key=lambda other: other.start) - 1)
        for inner in quoted[at:]:
            if inner.start >= span.end:
                break
            if inner.end > span.start:
                inside += len(words(text, max(span.start, inner.start), min(span.end, inner.end)))
    return inside, total - inside


def position(annotated: Annotated, offset: int) -> float:
    """The share of the telling before ``offset``, between 0 and 1."""
    total = before = 0
    for region in annotated.document.telling:
        total += len(region.span)
        before += max(0, min(offset, region.span.end) - region.span.start)
    return round(before / total, 4) if total else 0.0
