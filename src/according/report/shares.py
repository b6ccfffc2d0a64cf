"""How the words divide: a chart an account, with its own voice, what it attributes and quotes, and kinds of source."""

from dataclasses import dataclass

from according.core import AccountVoices, Comparison, SourceKind
from according.report.account_lines import AccountLine
from according.report.kind_names import CHARTED


@dataclass(frozen=True, slots=True, kw_only=True)
class KindBar:
    """The words of one kind of source: their number and share of the account, and their bars on a scale of 100."""

    name: str
    quoted: int
    reported: int
    share: str
    quoted_bar: float
    reported_bar: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareChart:
    """One account's chart. ``quoted``, ``reported`` and ``own`` are shares in per cent that sum up to 100."""

    account: AccountLine
    voices: AccountVoices
    quoted: float
    reported: float
    kinds: tuple[KindBar, ...]

    @property
    def own(self) -> float:
        """The share of the account's own voice."""
        return round(100 - self.quoted - self.reported, 1)

    @property
    def first(self) -> str:
        """Where the first voice is heard."""
        return "no voice" if self.voices.first is None else f"{round(self.voices.first * 100)} %"

    @property
    def label(self) -> str:
        """The chart in words."""
        return (
            f"{self.account.letter}: {percent(self.quoted)} quoted, {percent(self.reported)} reported, "
            f"{percent(self.own)} in its own voice"
        )


def share_charts(comparison: Comparison, accounts: tuple[AccountLine, ...]) -> tuple[ShareChart, ...]:
    """A chart an account, all on one scale and with the same rows: the kinds of source that any account has."""
    told = {voices.document: voices for voices in comparison.account_voices}
    shares = {
        (voices.document, kind.kind): (kind.quoted + kind.reported) / voices.words
        for voices in told.values()
        if voices.words
        for kind in voices.kinds
    }
    if not shares:
        return ()
    longest = max(shares.values()) or 1.0
    rows = [kind for kind in _ORDER if any(kind == other for _, other in shares)]
    return tuple(_chart(account, told[account.id], rows, longest) for account in accounts if account.id in told)


def percent(share: float) -> str:
    """A share in per cent as it is printed: a little is not nothing."""
    return "under 1 %" if 0 < share < 0.5 else f"{round(share)} %"


_ORDER: tuple[SourceKind | None, ...] = (
    SourceKind.OFFICIAL,
    SourceKind.POLICE,
    SourceKind.PARTY,
    SourceKind.GROUP,
    SourceKind.COMPANY,
    SourceKind.EXPERT,
    SourceKind.WITNESS,
    SourceKind.PERSON,
    SourceKind.DOCUMENT,
    SourceKind.OUTLET,
    SourceKind.UNKNOWN,
    None,
)


def _chart(account: AccountLine, voices: AccountVoices, rows: list[SourceKind | None], longest: float) -> ShareChart:
    total = voices.words or 1
    counts = {kind.kind: kind for kind in voices.kinds}
    bars = []
    for row in rows:
        kind = counts.get(row)
        quoted, reported = (kind.quoted, kind.reported) if kind is not None else (0, 0)
        bars.append(
            KindBar(
                name=CHARTED[row],
                quoted=quoted,
                reported=reported,
                share=percent((quoted + reported) / total * 100),
                quoted_bar=round(quoted / total / longest * 100, 1),
                reported_bar=round(reported / total / longest * 100, 1),
            )
        )
    return ShareChart(
        account=account,
        voices=voices,
        quoted=round(voices.quoted / total * 100, 1),
        reported=round(voices.reported / total * 100, 1),
        kinds=tuple(bars),
    )
