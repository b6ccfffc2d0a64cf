"""Voices: who is heard in each account, how much, and who is spoken of without being heard."""

from bisect import bisect_right
from dataclasses import dataclass, field

from according.compare.accounts import Accounts
from according.compare.titles import listed
from according.core import (
    Alignment,
    Annotated,
    Attribution,
    AttributionKind,
    EntityType,
    Evidence,
    Feature,
    Finding,
    FindingKind,
    MentionForm,
    QuotationKind,
    SharedEntity,
    SourceForm,
    SourceKind,
    Span,
    VoiceTally,
    content_id,
    stem,
    words,
)

_HEARD = (AttributionKind.DIRECT, AttributionKind.MIXED, AttributionKind.INDIRECT)
_RULE = (
    "Attributions whose source is this voice, counted in each account of the event: the words inside quotation marks "
    "and the words reported without them."
)
_SILENT_RULE = (
    "Persons and organisations that the accounts of the event name three times or more between them, and to whom no "
    "account attributes any words."
)
_WANTING = frozenset(
    stem(form) for form in "purport pretend seek aim intend want wish prefer plan offer profess try hope decide".split()
)
#: How often the accounts name somebody before it is worth saying that nobody lets them speak.
_OFTEN = 3


@dataclass(slots=True)
class _Count:
    name: str
    kind: SourceKind
    form: SourceForm
    quoted: int = 0
    reported: int = 0
    places: list[Span] = field(default_factory=list)


def tallies(accounts: Accounts) -> tuple[VoiceTally, ...]:
    """Who is heard in each account, in the order in which each is first heard there.

    What is not settled comes last.
    Words are counted once a speaker: what one says within another attribution of their own is part of that one. A
    source that stays open (a pronoun that fits two, a missing source) is counted under "source not settled".
    """
    return tuple(tally for annotated in accounts.documents for tally in _tallies_of(accounts, annotated))


def voices(accounts: Accounts, alignments: tuple[Alignment, ...]) -> tuple[Finding, ...]:
    """One finding a named voice that is heard in several accounts or not in all, and one for those never heard."""
    del alignments  # Voices are counted over whole accounts.
    heard: dict[str, list[VoiceTally]] = {}
    counted = tallies(accounts)
    for tally in counted:
        if tally.entity is not None:
            heard.setdefault(tally.entity, []).append(tally)
    found: list[Finding] = []
    for shared in accounts.entities:
        for group in _by_event(accounts, heard.get(shared.id, [])):
            finding = _finding(accounts, shared, group, counted)
            if finding is not None:
                found.append(finding)
    found.sort(key=lambda f: (-len(f.documents), -f.score, f.title))
    speaking = {
        speaker.id
        for annotated in accounts.documents
        for attribution in annotated.attributions
        if (speaker := accounts.shared(annotated.id, attribution.speaker)) is not None
    }
    return (*found, *_silent(accounts, speaking))


def _tallies_of(accounts: Accounts, annotated: Annotated) -> list[VoiceTally]:
    counts: dict[str, _Count] = {}
    entity_of: dict[str, str | None] = {}
    quoted = sorted(
        q.inner for q in annotated.quotations if q.depth == 0 and q.kind in (QuotationKind.SPEECH, QuotationKind.BLOCK)
    )
    by_id = {a.id: a for a in annotated.attributions}
    for attribution in annotated.attributions:
        parent = by_id.get(attribution.parent or "")
        if not _heard(annotated, attribution) or (parent is not None and parent.speaker == attribution.speaker):
            continue
        shared = accounts.shared(annotated.id, attribution.speaker)
        key = shared.id if shared is not None else "?"
        entity_of[key] = shared.id if shared is not None else None
        if key not in counts:
            counts[key] = _blank(annotated, attribution, shared)
        count = counts[key]
        inside, outside = _words(annotated, attribution, quoted)
        count.quoted += inside
        count.reported += outside
        count.places.append(attribution.place)
        if count.form is SourceForm.PRONOUN or attribution.form is SourceForm.NAMED:
            count.form = attribution.form
    return [
        VoiceTally(
            document=annotated.id,
            entity=entity_of[key],
            name=count.name,
            source_kind=count.kind,
            form=count.form,
            quoted_words=count.quoted,
            reported_words=count.reported,
            attributions=len(count.places),
            position=_position(annotated, min(count.places).start),
            places=tuple(sorted(count.places)),
        )
        for key, count in sorted(counts.items(), key=lambda item: (item[0] == "?", min(item[1].places), item[0]))
    ]


def _heard(annotated: Annotated, attribution: Attribution) -> bool:
    """Whether an attribution lets its source speak: "wants to", "seeks to", "purports to be" tell no words."""
    if attribution.kind not in _HEARD:
        return False
    first = attribution.content[0]
    bare = annotated.words(first).lower().startswith("to ")
    cue = attribution.cue[-1] if attribution.cue else None
    last = words(annotated.document.text, cue.start, cue.end) if cue is not None else []
    return not (bare and last and stem(last[-1].form) in _WANTING)


def _blank(annotated: Annotated, attribution: Attribution, shared: SharedEntity | None) -> _Count:
    if shared is None:
        return _Count("source not settled", SourceKind.UNKNOWN, SourceForm.NONE)
    entity = annotated.entity(attribution.speaker)
    kind = shared.source_kind if entity is None or entity.source_kind is SourceKind.UNKNOWN else entity.source_kind
    return _Count(shared.name, kind, attribution.form)


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


def _position(annotated: Annotated, offset: int) -> float:
    """The share of the telling before ``offset``, between 0 and 1."""
    total = before = 0
    for region in annotated.document.telling:
        total += len(region.span)
        before += max(0, min(offset, region.span.end) - region.span.start)
    return round(before / total, 4) if total else 0.0


def _by_event(accounts: Accounts, heard: list[VoiceTally]) -> list[list[VoiceTally]]:
    groups: dict[str, list[VoiceTally]] = {}
    for tally in heard:
        groups.setdefault(accounts.story(tally.document).id, []).append(tally)
    return list(groups.values())


def _finding(
    accounts: Accounts, shared: SharedEntity, heard: list[VoiceTally], counted: tuple[VoiceTally, ...]
) -> Finding | None:
    present = tuple(tally.document for tally in heard)
    event = {d for d in accounts.story(present[0]).documents if any(a.id == d for a in accounts.documents)}
    if len(event) < 2 or (len(heard) == 1 and not _has_name(accounts, shared)):
        return None
    absent = accounts.absent(present)
    parts = [f"{_amount(tally)} in {accounts.letter(tally.document)}" for tally in heard]
    title = f"{shared.name} is {listed(parts)}"
    mentioned = {member.document for member in shared.members}
    # A body that speaks through its text ("the policy adopted by the council") is not silent there.
    through = {
        t.document: t.name
        for t in counted
        if t.source_kind is SourceKind.DOCUMENT and t.document in absent and shared.name.lower() in t.name.lower()
    }
    named_only = [accounts.letter(d) for d in absent if d in mentioned and d not in through]
    missing = [accounts.letter(d) for d in absent if d not in mentioned and d not in through]
    for document in absent:
        if document in through:
            title += f"; in {accounts.letter(document)} heard through “{through[document]}”"
    absent = tuple(document for document in absent if document not in through)
    if named_only:
        title += f"; named in {listed(named_only)}, but not found there as a voice"
    if missing:
        title += f"; not found in {listed(missing)}"
    evidence = [
        Evidence(document=tally.document, span=place, role="voice") for tally in heard for place in tally.places
    ]
    for document in absent:
        entity = next((m.entity for m in shared.members if m.document == document), None)
        known = accounts.document(document).entity(entity)
        if known is not None:
            evidence.append(Evidence(document=document, span=known.mentions[0].span, role="named, not heard"))
    evidence.sort(key=lambda e: accounts.place(e.document))
    total = sum(tally.quoted_words + tally.reported_words for tally in heard)
    return Finding(
        id=content_id("finding", "voices", shared.id, *present),
        kind=FindingKind.VOICES,
        rule=_RULE,
        title=title,
        evidence=tuple(evidence),
        absent=absent,
        entity=shared.id,
        score=round(min(1.0, 0.3 + total / 200), 4),
        why=tuple(
            Feature(
                name="words heard",
                value=min(1.0, (tally.quoted_words + tally.reported_words) / 100),
                detail=f"{accounts.letter(tally.document)}: {tally.quoted_words} quoted, {tally.reported_words} told",
            )
            for tally in heard
        ),
    )


def _has_name(accounts: Accounts, shared: SharedEntity) -> bool:
    """Whether any account names the entity; a description heard in one account alone is left to the table."""
    known = (accounts.document(m.document).entity(m.entity) for m in shared.members)
    return any(mention.form is not MentionForm.DESCRIPTION for entity in known if entity for mention in entity.mentions)


def _amount(tally: VoiceTally) -> str:
    if tally.quoted_words and tally.reported_words:
        return f"quoted ({_count(tally.quoted_words)}) and reported ({_count(tally.reported_words)})"
    if tally.quoted_words:
        return f"quoted ({_count(tally.quoted_words)})"
    return f"reported ({_count(tally.reported_words)})"


def _count(number: int) -> str:
    return f"{number} word" if number == 1 else f"{number} words"


def _silent(accounts: Accounts, heard: set[str]) -> list[Finding]:
    """One finding an event: who is named often and heard in no account."""
    found = []
    for story in accounts.stories:
        present = [a for a in accounts.documents if a.id in story.documents]
        if len(present) < 2:
            continue
        silent: list[tuple[int, SharedEntity, list[Evidence]]] = []
        for shared in accounts.entities:
            if shared.id in heard or shared.type not in (EntityType.PERSON, EntityType.ORGANISATION):
                continue
            evidence, count = [], 0
            for member in shared.members:
                entity = accounts.document(member.document).entity(member.entity)
                if entity is None or all(a.id != member.document for a in present):
                    continue
                count += len(entity.mentions)
                evidence.append(Evidence(document=member.document, span=entity.mentions[0].span, role="named"))
            if count >= _OFTEN and len(evidence) > 1:
                silent.append((count, shared, evidence))
        if silent:
            silent.sort(key=lambda item: (-item[0], item[1].name))
            names = listed([f"{shared.name} (named {count} times)" for count, shared, _ in silent])
            places = [e for _, _, evidence in silent for e in evidence]
            found.append(
                Finding(
                    id=content_id("finding", "voices", "silent", story.id),
                    kind=FindingKind.VOICES,
                    rule=_SILENT_RULE,
                    title=f"Spoken of in several accounts, and not found as a voice in any: {names}",
                    evidence=tuple(sorted(places, key=lambda e: (accounts.place(e.document), e.span))),
                    score=0.3,
                )
            )
    return found
