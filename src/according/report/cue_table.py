"""By which words accounts introduce what one speaker says: a row a speaker, a column an account, by class of cue."""

from dataclasses import dataclass

from according.core import Annotated, CueClass, FindingKind
from according.report.account_lines import AccountLine
from according.report.places import Places
from according.report.sections import Numbered
from according.report.visible import one_line

#: Neutral cues that a cell names; further ones are counted.
_NEUTRAL = 4
#: Words of a cue that are shown; the link leads to them all.
_WORDS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A cue's words in one account: how often, and where first."""

    words: str
    times: int
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CueClassWords:
    """The cues of one class: those shown, how many uses stand behind them, and how many further words there are."""

    name: str
    cues: tuple[Cue, ...]
    uses: int
    more: int

    @property
    def neutral(self) -> bool:
        """Whether the cues take no stand."""
        return self.name == CueClass.NEUTRAL.value


@dataclass(frozen=True, slots=True, kw_only=True)
class CueRow:
    """A finding on one speaker's cues; a cell an account, the classes that take a stand first."""

    numbered: Numbered
    name: str
    cells: tuple[tuple[CueClassWords, ...], ...]


def cue_rows(
    findings: tuple[Numbered, ...],
    documents: dict[str, Annotated],
    accounts: tuple[AccountLine, ...],
    names: dict[str, str],
    places: Places,
) -> tuple[CueRow, ...]:
    """The findings on cues that are about one speaker, as rows. ``names`` are those of entities across accounts."""
    return tuple(
        CueRow(
            numbered=numbered,
            name=one_line(names[numbered.finding.entity]),
            cells=tuple(_cell(numbered, documents[account.id], places) for account in accounts),
        )
        for numbered in findings
        if numbered.finding.kind is FindingKind.CUE and numbered.finding.entity in names
    )


def _cell(numbered: Numbered, annotated: Annotated, places: Places) -> tuple[CueClassWords, ...]:
    classes: dict[str, dict[str, Cue]] = {}
    for evidence in numbered.finding.evidence:
        if evidence.document != annotated.id:
            continue
        # The finding's role says the class first: "doubting cue of …".
        name = evidence.role.partition(" cue")[0]
        words = one_line(annotated.words(evidence.span))
        known = classes.setdefault(name, {}).get(words.lower())
        classes[name][words.lower()] = Cue(
            words=known.words if known else _short(words),
            times=known.times + 1 if known else 1,
            anchor=known.anchor if known else places.link(annotated.id, evidence.span),
        )
    order = [cue_class.value for cue_class in CueClass if cue_class is not CueClass.NEUTRAL] + [CueClass.NEUTRAL.value]
    made = []
    for name in sorted(classes, key=lambda one: order.index(one) if one in order else len(order)):
        cues = sorted(classes[name].values(), key=lambda cue: -cue.times)
        shown = cues[:_NEUTRAL] if name == CueClass.NEUTRAL.value else cues
        made.append(
            CueClassWords(
                name=name, cues=tuple(shown), uses=sum(cue.times for cue in cues), more=len(cues) - len(shown)
            )
        )
    return tuple(made)


def _short(words: str) -> str:
    cut = words.split()
    return words if len(cut) <= _WORDS else " ".join(cut[:_WORDS]) + " …"
