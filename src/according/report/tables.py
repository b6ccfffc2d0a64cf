"""Who speaks, and what each account calls whom: tables with one row a voice or entity and one column an account."""

from dataclasses import dataclass

from according.core import Annotated, Comparison, Finding, SourceForm, SourceKind, VoiceTally
from according.report.account_lines import AccountLine
from according.report.excerpts import anchor
from according.report.visible import one_line
from according.report.voice import VOICE_WORDS, speaker_of, voice_of

_KIND_WORDS = {
    SourceKind.OFFICIAL: "official",
    SourceKind.POLICE: "police",
    SourceKind.PARTY: "party",
    SourceKind.GROUP: "group",
    SourceKind.EXPERT: "expert",
    SourceKind.WITNESS: "witness",
    SourceKind.DOCUMENT: "document",
    SourceKind.OUTLET: "outlet",
    SourceKind.PERSON: "person",
    SourceKind.UNKNOWN: "",
}

_FORM_WORDS = {SourceForm.UNNAMED: "unnamed", SourceForm.COLLECTIVE: "collective", SourceForm.NONE: "no source given"}


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceCell:
    """A voice in one account: its words, and its bars on a scale of 100."""

    quoted: int
    reported: int
    quoted_bar: float
    reported_bar: float
    anchor: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceRow:
    """One voice: its name, what kind of source it is, its words in all, and a cell an account (None: not heard)."""

    name: str
    kind: str
    total: int
    cells: tuple[VoiceCell | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelWords:
    """Words for one entity in one account, how often, in whose voice, and where they stand first."""

    words: str
    times: int
    voice: str
    anchor: str


def voice_rows(comparison: Comparison, accounts: tuple[AccountLine, ...]) -> tuple[VoiceRow, ...]:
    """The voices, those with the most words first; equals in the order in which they are first tallied."""
    names = {shared.id: shared.name for shared in comparison.entities}
    heard: dict[tuple[str, str], dict[str, list[VoiceTally]]] = {}
    for tally in comparison.voices:
        # Voices without an identity are one row a name: "officials" here need not be the officials there.
        key = (tally.entity, "") if tally.entity is not None else ("", tally.name)
        heard.setdefault(key, {}).setdefault(tally.document, []).append(tally)
    longest = max((t.quoted_words + t.reported_words for t in comparison.voices), default=1) or 1
    by_id = {account.id: account for account in accounts}
    rows = []
    for (entity, _), tallies in heard.items():
        every = [tally for some in tallies.values() for tally in some]
        forms = " · ".join(dict.fromkeys(_FORM_WORDS[t.form] for t in every if entity == "" and t.form in _FORM_WORDS))
        kinds = " · ".join(dict.fromkeys(word for t in every if (word := _KIND_WORDS[t.source_kind])))
        cells = tuple(
            _cell(tallies[account.id], by_id[account.id], longest) if account.id in tallies else None
            for account in accounts
        )
        rows.append(
            VoiceRow(
                name=one_line(names.get(entity, every[0].name) or "no source given"),
                kind=" · ".join(part for part in (kinds, forms) if part),
                total=sum(t.quoted_words + t.reported_words for t in every),
                cells=cells,
            )
        )
    return tuple(sorted(rows, key=lambda row: -row.total))


def label_cells(
    finding: Finding, documents: dict[str, Annotated], accounts: tuple[AccountLine, ...]
) -> tuple[tuple[LabelWords, ...], ...]:
    """What each account calls the entity of a label finding, in the user's order; equal words in one voice together."""
    cells = []
    for account in accounts:
        annotated = documents[account.id]
        grouped: dict[tuple[str, str], LabelWords] = {}
        for evidence in finding.evidence:
            if evidence.document != account.id:
                continue
            shown = one_line(annotated.words(evidence.span))
            voice = voice_of(annotated, evidence.span)
            speaker = speaker_of(annotated, evidence.span) if voice.value != "outlet" else None
            told = f"{VOICE_WORDS[voice]}: {speaker}" if speaker else VOICE_WORDS[voice]
            if evidence.role.startswith("named"):
                told = evidence.role
            known = grouped.get((shown.casefold(), told))
            grouped[(shown.casefold(), told)] = LabelWords(
                words=known.words if known else shown,
                times=known.times + 1 if known else 1,
                voice=told,
                anchor=known.anchor if known else anchor(account, evidence.span),
            )
        cells.append(tuple(grouped.values()))
    return tuple(cells)


def _cell(tallies: list[VoiceTally], account: AccountLine, longest: int) -> VoiceCell:
    quoted, reported = sum(t.quoted_words for t in tallies), sum(t.reported_words for t in tallies)
    places = [place for tally in tallies for place in tally.places]
    return VoiceCell(
        quoted=quoted,
        reported=reported,
        quoted_bar=round(quoted / longest * 100, 1),
        reported_bar=round(reported / longest * 100, 1),
        anchor=anchor(account, min(places)) if places else None,
    )
