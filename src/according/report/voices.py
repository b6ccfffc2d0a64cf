"""Who speaks: a matrix with one row a voice and one column an account, and the same as a flat table."""

from dataclasses import dataclass
from math import sqrt

from according.core import Comparison, SharedEntity, SourceForm, VoiceTally
from according.report.account_lines import AccountLine
from according.report.kind_names import FORMS, KINDS
from according.report.naming import Naming
from according.report.places import Places
from according.report.visible import one_line

#: The side of the square whose area shows a voice's words where there are too many accounts for bars.
SIDE = 26
_NAMED = (SourceForm.NAMED, SourceForm.DOCUMENT, SourceForm.PRONOUN)


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceCell:
    """A voice in one account: its words, its bars on a scale of 100 and its square, and where it is first heard.

    One that is only named there has no words and says how often it is named, or through which document it speaks.
    ``elsewhere`` marks an account of another event, whose silence says nothing.
    """

    quoted: int = 0
    reported: int = 0
    quoted_bar: float = 0.0
    reported_bar: float = 0.0
    side: float = 0.0
    quoted_height: float = 0.0
    times: int = 0
    percent: int = 0
    anchor: str | None = None
    named: int = 0
    through: str = ""
    elsewhere: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceRow:
    """One voice: its name, what it is, its words in all, and a cell an account (None: neither heard nor named).

    ``behind`` is whose document it is, where its own name does not tell.
    """

    name: str
    kind: str
    form: str
    behind: str
    total: int
    cells: tuple[VoiceCell | None, ...]

    @property
    def what(self) -> str:
        """Kind and form in a line: "police · unnamed"."""
        return " · ".join(part for part in (self.kind, self.form) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceMatrix:
    """The voices in groups: those with a name, sources without one, and what is not settled."""

    named: tuple[VoiceRow, ...]
    unnamed: tuple[VoiceRow, ...]
    unsettled: tuple[VoiceRow, ...]

    @property
    def rows(self) -> tuple[VoiceRow, ...]:
        """All rows, group by group."""
        return (*self.named, *self.unnamed, *self.unsettled)

    def __bool__(self) -> bool:
        return bool(self.rows)


def voice_matrix(comparison: Comparison, accounts: tuple[AccountLine, ...], places: Places) -> VoiceMatrix:
    """The voices, those heard in most accounts first, then those with the most words."""
    shared = {one.id: one for one in comparison.entities}
    heard: dict[tuple[str | None, str], dict[str, VoiceTally]] = {}
    for tally in comparison.voices:
        # Voices without an identity are one row a name: "officials" here need not be the officials there.
        key = (tally.entity, "" if tally.entity is not None else tally.name)
        heard.setdefault(key, {})[tally.document] = tally
    longest = max((t.quoted_words + t.reported_words for t in comparison.voices), default=1) or 1
    through: dict[tuple[str | None, str], str] = {
        (tally.through, tally.document): tally.name for tally in reversed(comparison.voices) if tally.through
    }
    naming = Naming(comparison, places)
    groups: dict[str, list[VoiceRow]] = {"named": [], "unnamed": [], "unsettled": []}
    for (entity, _), tallies in heard.items():
        known = shared.get(entity or "")
        events = {account.event for account in accounts if account.id in tallies}
        cells = tuple(
            _heard(tallies[account.id], longest, places)
            if account.id in tallies
            else _named(known, account.id, naming, through.get((entity, account.id), ""))
            or (None if account.event in events else _ELSEWHERE)
            for account in accounts
        )
        every = list(tallies.values())
        named = any(t.form in _NAMED for t in every)
        row = VoiceRow(
            name=one_line(known.name if known is not None else every[0].name) or "no source given",
            kind=" · ".join(dict.fromkeys(word for t in every if (word := KINDS[t.source_kind]))),
            form="" if known is None or named else " · ".join(dict.fromkeys(FORMS.get(t.form, "") for t in every)),
            behind=_behind(every, shared),
            total=sum(t.quoted_words + t.reported_words for t in every),
            cells=cells,
        )
        if entity is None:
            groups["unsettled"].append(row)
        else:
            groups["named" if named else "unnamed"].append(row)
    return VoiceMatrix(
        **{name: tuple(sorted(rows, key=lambda row: (-_accounts(row), -row.total))) for name, rows in groups.items()}
    )


def _behind(tallies: list[VoiceTally], shared: dict[str, SharedEntity]) -> str:
    names = dict.fromkeys(one_line(shared[t.through].name) for t in tallies if t.through in shared)
    told = " ".join(tally.name for tally in tallies).lower()
    return next((name for name in names if name.lower() not in told), "")


_ELSEWHERE = VoiceCell(elsewhere=True)


def _accounts(row: VoiceRow) -> int:
    return sum(cell is not None and cell.times > 0 for cell in row.cells)


def _heard(tally: VoiceTally, longest: int, places: Places) -> VoiceCell:
    quoted, reported = tally.quoted_words, tally.reported_words
    side = round(SIDE * sqrt((quoted + reported) / longest), 1)
    return VoiceCell(
        quoted=quoted,
        reported=reported,
        quoted_bar=round(quoted / longest * 100, 1),
        reported_bar=round(reported / longest * 100, 1),
        side=side,
        quoted_height=round(side * quoted / ((quoted + reported) or 1), 1),
        times=tally.attributions,
        percent=round(tally.position * 100),
        anchor=places.link(tally.document, min(tally.places)) if tally.places else None,
    )


def _named(known: SharedEntity | None, document: str, naming: Naming, through: str) -> VoiceCell | None:
    """The cell of somebody who is named in ``document`` and not heard there; None where they are not named."""
    times, place = naming.named(known.id, document) if known is not None else (0, "")
    return VoiceCell(named=times, through=one_line(through), anchor=place) if times else None
