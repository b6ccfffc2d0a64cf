"""Names and labels: what each account calls the same people and things, in whose voice, first mention first."""

from dataclasses import dataclass

from according.core import Annotated, Comparison, EntityLabels, Finding, FindingKind, Label, Voice
from according.report.account_lines import AccountLine
from according.report.kind_names import called
from according.report.places import Places
from according.report.sections import Numbered
from according.report.visible import one_line
from according.report.voice import VOICE_WORDS, speaker_of, voice_of

#: Labels that a cell shows at once; further ones are folded.
SHOWN = 5
#: What the row of the event is called.
EVENT = "The event itself"


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelWords:
    """Words for one entity in one account, how often, in whose voice, and where they stand first."""

    words: str
    times: int
    voice: str
    anchor: str
    plain: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelCell:
    """What one account calls an entity: the words shown at once, and those folded; ``named`` is where it names it."""

    first: tuple[LabelWords, ...]
    more: tuple[LabelWords, ...]
    named: bool
    elsewhere: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelRow:
    """An entity, or the event itself, with its finding where the accounts call it differently; a cell an account."""

    name: str
    what: str
    numbered: Numbered | None
    cells: tuple[LabelCell, ...]

    @property
    def telling(self) -> bool:
        """Whether some account puts words to it that do more than tell a part, a post or a kind."""
        return any(not label.plain for cell in self.cells for label in cell.first)


def label_rows(
    comparison: Comparison,
    findings: tuple[Numbered, ...],
    accounts: tuple[AccountLine, ...],
    places: Places,
) -> tuple[LabelRow, ...]:
    """The rows: findings in their order, then what else is called by words in more than one account, or by several."""
    documents = {annotated.id: annotated for annotated in comparison.documents}
    table: dict[str | None, dict[str, EntityLabels]] = {}
    for called_so in comparison.labels:
        table.setdefault(called_so.entity, {})[called_so.document] = called_so
    shared = {one.id: one for one in comparison.entities}
    present = {one.id: {m.document for m in one.members} for one in comparison.entities}
    made: list[LabelRow] = []
    done: set[str | None] = set()
    for numbered in findings:
        if numbered.finding.kind is not FindingKind.LABEL:
            continue
        finding = numbered.finding
        known = table.get(finding.entity) if finding.entity is not None else None
        done.add(finding.entity)
        about = {*finding.documents, *finding.absent}
        cells = tuple(
            _cell(documents[account.id], known[account.id].labels, places)
            if known is not None and account.id in known
            else _from_evidence(finding, documents[account.id], account, places, about)
            for account in accounts
        )
        made.append(LabelRow(name=finding.title, what="", numbered=numbered, cells=cells))
    rest: list[tuple[int, int, LabelRow]] = []
    for entity, by_document in table.items():
        if entity in done or (entity is not None and entity not in shared):
            continue
        one = shared.get(entity or "")
        # An account of another event has nothing to say here, and no silence either.
        events = {account.event for account in accounts if one is None or account.id in present[one.id]}
        cells = tuple(
            _cell(documents[account.id], by_document[account.id].labels, places)
            if account.id in by_document
            else LabelCell(
                first=(),
                more=(),
                named=one is not None and account.id in present[one.id],
                elsewhere=account.event not in events,
            )
            for account in accounts
        )
        row = LabelRow(
            name=one_line(one.name) if one is not None else EVENT,
            what=called(one.type, one.source_kind) if one is not None else "",
            numbered=None,
            cells=cells,
        )
        telling = sum(not label.plain for labels in by_document.values() for label in labels.labels)
        rest.append((len(by_document) if telling else 0, telling, row))
    rest.sort(key=lambda item: (item[2].name != EVENT, -item[0], -item[1]))
    return (*made, *(row for _, _, row in rest))


def _cell(annotated: Annotated, labels: tuple[Label, ...], places: Places) -> LabelCell:
    """The labels in the order of the text; those that take no side after the others."""
    ordered = sorted(labels, key=lambda label: (label.plain, label.span))
    grouped: dict[tuple[str, str], LabelWords] = {}
    for label in ordered:
        words = one_line(annotated.words(label.span))
        entity = annotated.entity(label.speaker)
        voice = VOICE_WORDS[label.voice]
        if label.voice is not Voice.OUTLET and entity is not None:
            voice = f"{voice}: {one_line(entity.name)}"
        known = grouped.get((label.key, voice))
        grouped[label.key, voice] = LabelWords(
            words=known.words if known else words,
            times=len(label.places) + (known.times if known else 0),
            voice=voice,
            anchor=known.anchor if known else places.link(annotated.id, label.span),
            plain=label.plain,
        )
    found = tuple(grouped.values())
    return LabelCell(first=found[:SHOWN], more=found[SHOWN:], named=True)


def _from_evidence(
    finding: Finding, annotated: Annotated, account: AccountLine, places: Places, about: set[str]
) -> LabelCell:
    """What a finding itself shows of one account; equal words in one voice together."""
    grouped: dict[tuple[str, str], LabelWords] = {}
    for evidence in finding.evidence:
        if evidence.document != account.id:
            continue
        shown = one_line(annotated.words(evidence.span))
        voice = voice_of(annotated, evidence.span)
        speaker = speaker_of(annotated, evidence.span) if voice is not Voice.OUTLET else None
        told = f"{VOICE_WORDS[voice]}: {speaker}" if speaker else VOICE_WORDS[voice]
        if evidence.role.startswith("named"):
            told = evidence.role
        known = grouped.get((shown.casefold(), told))
        grouped[shown.casefold(), told] = LabelWords(
            words=known.words if known else shown,
            times=known.times + 1 if known else 1,
            voice=told,
            anchor=known.anchor if known else places.link(annotated.id, evidence.span),
        )
    found = tuple(grouped.values())
    return LabelCell(first=found[:SHOWN], more=found[SHOWN:], named=bool(found), elsewhere=account.id not in about)
