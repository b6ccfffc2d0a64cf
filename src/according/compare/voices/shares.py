"""Shares: how each account's words divide between its own voice and its sources, and whom it names without a word."""

from bisect import bisect_left

from according.compare.accounts import Accounts
from according.compare.voices.tallies import heard, kind_of, position, spoken, tallies
from according.core import (
    NAMING,
    AccountVoices,
    Annotated,
    EntityType,
    KindWords,
    SharedEntity,
    SourceForm,
    SourceKind,
    Span,
    Unheard,
    VoiceTally,
    words,
)

#: The forms of a mention that name; how often somebody is named counts these alone.
_SPEAKERS = (EntityType.PERSON, EntityType.ORGANISATION, EntityType.GROUP)
#: How often one account names somebody before it is worth saying that it does not let them speak.
_OFTEN = 2
_NAMED = (SourceForm.NAMED, SourceForm.DOCUMENT, SourceForm.PRONOUN)


def account_voices(accounts: Accounts) -> tuple[AccountVoices, ...]:
    """For each account how its words divide, and who is spoken of and not heard."""
    by_document: dict[str, list[VoiceTally]] = {annotated.id: [] for annotated in accounts.documents}
    for tally in tallies(accounts):
        by_document[tally.document].append(tally)
    members: dict[str, list[tuple[SharedEntity, str]]] = {annotated.id: [] for annotated in accounts.documents}
    for shared in accounts.entities:
        for member in shared.members:
            members[member.document].append((shared, member.entity))
    return tuple(_of(accounts, annotated, members[annotated.id], by_document) for annotated in accounts.documents)


def times_named(annotated: Annotated, entity: str) -> tuple[int, Span | None]:
    """How often a document names an entity, and where it first does."""
    known = annotated.entity(entity)
    spans = sorted(m.span for m in known.mentions if m.form in NAMING) if known is not None else []
    return len(spans), spans[0] if spans else None


def _of(
    accounts: Accounts,
    annotated: Annotated,
    members: list[tuple[SharedEntity, str]],
    by_document: dict[str, list[VoiceTally]],
) -> AccountVoices:
    own = by_document[annotated.id]
    starts = [
        word.start
        for region in sorted(annotated.document.telling, key=lambda region: region.span)
        for word in words(annotated.document.text, region.span.start, region.span.end)
    ]
    quoted = [False] * len(starts)
    for span in spoken(annotated):
        low, high = _within(starts, span)
        quoted[low:high] = [True] * (high - low)
    saying = _innermost(accounts, annotated, starts)
    kinds: dict[SourceKind | None, list[int]] = {}
    named = unnamed = 0
    for marked, said in zip(quoted, saying, strict=True):
        if said is None and not marked:
            continue
        # Words in quotation marks that nobody is given for are somebody's, and not settled.
        kind, form = said or (None, SourceForm.NONE)
        kinds.setdefault(kind, [0, 0])[not marked] += 1
        named += kind is not None and form in _NAMED
        unnamed += form not in (*_NAMED, SourceForm.NONE)
    return AccountVoices(
        document=annotated.id,
        words=len(starts),
        quoted=sum(pair[0] for pair in kinds.values()),
        reported=sum(pair[1] for pair in kinds.values()),
        named=named,
        unnamed=unnamed,
        kinds=tuple(
            KindWords(kind=k, quoted=kinds[k][0], reported=kinds[k][1]) for k in (*SourceKind, None) if k in kinds
        ),
        first=min((position(annotated, t.places[0].start) for t in own if t.places), default=None),
        unheard=_unheard(accounts, annotated, members, by_document),
    )


def _innermost(
    accounts: Accounts, annotated: Annotated, starts: list[int]
) -> list[tuple[SourceKind | None, SourceForm] | None]:
    """For each word the kind and form of the source that says it: of the attribution with the shortest content."""
    said: list[tuple[SourceKind | None, SourceForm] | None] = [None] * len(starts)
    speaking = [a for a in annotated.attributions if heard(annotated, a)]
    for attribution in sorted(speaking, key=lambda a: (-sum(len(span) for span in a.content), a.id)):
        who = (kind_of(accounts, annotated, attribution), attribution.form)
        for span in attribution.content:
            low, high = _within(starts, span)
            said[low:high] = [who] * (high - low)
    return said


def _within(starts: list[int], span: Span) -> tuple[int, int]:
    low = bisect_left(starts, span.start)
    return low, bisect_left(starts, span.end, low)


def _unheard(
    accounts: Accounts,
    annotated: Annotated,
    members: list[tuple[SharedEntity, str]],
    by_document: dict[str, list[VoiceTally]],
) -> tuple[Unheard, ...]:
    """Who is named often here, or heard in another account of the event, and says nothing here."""
    here = {tally.entity for tally in by_document[annotated.id]}
    through = {tally.through: tally.name for tally in reversed(by_document[annotated.id]) if tally.through}
    elsewhere: dict[str, list[str]] = {}
    for other in accounts.story(annotated.id).documents:
        for entity in {tally.entity for tally in by_document.get(other, ()) if tally.entity is not None}:
            elsewhere.setdefault(entity, []).append(other)
    found = []
    for shared, entity in members:
        if shared.type not in _SPEAKERS or shared.id in here:
            continue
        times, place = times_named(annotated, entity)
        where = tuple(sorted(elsewhere.get(shared.id, ()), key=accounts.place))
        if place is not None and (times >= _OFTEN or where):
            found.append(
                Unheard(entity=shared.id, times=times, place=place, heard_in=where, through=through.get(shared.id))
            )
    return tuple(sorted(found, key=lambda one: (-one.times, one.place)))
