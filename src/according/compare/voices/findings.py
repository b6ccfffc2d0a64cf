"""Findings on voices: who is heard in one account and not in another, and who is heard in none."""

from according.compare.accounts import Accounts
from according.compare.titles import listed
from according.compare.voices.shares import times_named
from according.compare.voices.tallies import tallies
from according.core import (
    Alignment,
    EntityType,
    Evidence,
    Feature,
    Finding,
    FindingKind,
    SharedEntity,
    VoiceTally,
    content_id,
)

_RULE = (
    "Attributions whose source is this voice, counted in each account of the event: the words inside quotation marks "
    "and the words reported without them."
)
_SILENT_RULE = (
    "Persons, organisations and groups that the accounts of the event name three times or more between them "
    "(descriptions and pronouns are not counted), and to whom no account attributes any words."
)
#: How often the accounts name somebody before it is worth saying that nobody lets them speak.
_OFTEN = 3
_SPEAKERS = (EntityType.PERSON, EntityType.ORGANISATION, EntityType.GROUP)


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
    speaking |= {tally.through for tally in counted if tally.through is not None}
    return (*found, *_silent(accounts, speaking))


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
    through = {t.document: t.name for t in counted if t.through == shared.id and t.document in absent}
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
            evidence.append(Evidence(document=document, span=known.first.span, role="named, not heard"))
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
    return any(entity.naming for entity in known if entity)


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
            if shared.id in heard or shared.type not in _SPEAKERS:
                continue
            evidence, count = [], 0
            for member in shared.members:
                times, place = times_named(accounts.document(member.document), member.entity)
                if place is None or all(a.id != member.document for a in present):
                    continue
                count += times
                evidence.append(Evidence(document=member.document, span=place, role="named"))
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
