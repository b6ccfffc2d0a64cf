"""What is found of the cases: which readings were brought together, and whether their changes are called by name."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from according.annotate import annotate
from according.clean import clean
from according.compare.accounts import Accounts
from according.compare.entities import shared_entities
from according.compare.quotations.quotations import quotation_variants
from according.core import Change, ChangeKind, Document, Extract, Finding, Metadata, Models, OriginMap, RawInput, Story
from according.evaluate.variants.cases import Case

#: Called after each case with how many are done, of how many.
Done = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What was found of a case: ``hit`` where the readings stand in one finding, ``named`` where all changes are right.

    ``alarms`` are findings on anything else; ``found`` the kinds of change, as seen from the first account.
    """

    case: Case
    hit: bool
    named: bool
    alarms: int
    found: frozenset[ChangeKind]
    titles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """How many cases of a kind there are, how many were found, and named right, and how many false findings came."""

    cases: int = 0
    hits: int = 0
    named: int = 0
    alarms: int = 0

    def __add__(self, other: "Row") -> "Row":
        """Both together."""
        return Row(
            cases=self.cases + other.cases,
            hits=self.hits + other.hits,
            named=self.named + other.named,
            alarms=self.alarms + other.alarms,
        )

    def record(self) -> dict[str, float]:
        """The counts by their names."""
        return {"cases": self.cases, "found": self.hits, "named": self.named, "false": self.alarms}


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """The rows by kind of case; near misses have no hits, what is found in them is false."""

    rows: dict[str, Row] = field(default_factory=dict)

    @property
    def changed(self) -> Row:
        """All cases of one utterance together."""
        return sum((row for kind, row in self.rows.items() if not kind.startswith("near miss")), Row())

    @property
    def missed(self) -> Row:
        """All near misses together."""
        return sum((row for kind, row in self.rows.items() if kind.startswith("near miss")), Row())

    @property
    def recall(self) -> float:
        """The share of the utterances whose readings were brought together."""
        return self.changed.hits / self.changed.cases if self.changed.cases else 0.0

    @property
    def precision(self) -> float:
        """The share of the findings that bring readings of one utterance together."""
        found = self.changed.hits + self.changed.alarms + self.missed.alarms
        return self.changed.hits / found if found else 0.0

    @property
    def named(self) -> float:
        """The share of the findings that are right whose changes are all called by name, and no other is."""
        return self.changed.named / self.changed.hits if self.changed.hits else 0.0

    def record(self) -> dict[str, object]:
        """The figures by their names."""
        return {
            "recall": self.recall,
            "precision": self.precision,
            "named": self.named,
            "kinds": {kind: row.record() for kind, row in self.rows.items()},
        }


def judge(case: Case, models: Models) -> Judged:
    """One case: both accounts annotated as inputs are, and the findings on their quotations."""
    documents = tuple(
        annotate(_document(name, laid.text), models)
        for name, laid in (("left.txt", case.left), ("right.txt", case.right))
    )
    stories = (Story(id="s", documents=tuple(document.id for document in documents)),)
    accounts = Accounts.of(documents, stories, shared_entities(documents, stories, ()))
    findings = quotation_variants(accounts, ())
    joined = [f for f in findings if _joins(f, case, documents[0].id, documents[1].id)] if case.same else []
    found = frozenset(_seen(change, documents[0].id) for finding in joined for change in finding.changes)
    return Judged(
        case=case,
        hit=bool(joined),
        named=bool(joined) and case.wanted <= found <= case.wanted | case.allowed,
        alarms=len(findings) - len(joined),
        found=found,
        titles=tuple(finding.title for finding in findings),
    )


def run(cases: Sequence[Case], models: Models, *, done: Done | None = None) -> tuple[Judged, ...]:
    """All cases, each by itself."""
    judged = []
    for count, case in enumerate(cases, 1):
        judged.append(judge(case, models))
        if done is not None:
            done(count, len(cases))
    return tuple(judged)


def board(judged: Sequence[Judged]) -> Board:
    """The scoreboard of judged cases, the kinds in the order of the cases."""
    rows: dict[str, Row] = {}
    for each in judged:
        row = Row(cases=1, hits=int(each.hit), named=int(each.named), alarms=each.alarms)
        rows[each.case.kind] = rows.get(each.case.kind, Row()) + row
    return Board(rows=rows)


def _document(name: str, text: str) -> Document:
    """A text as a document that was cleaned as an input is."""
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    raw = RawInput(sha256=digest, size=len(text), media_type="text/plain", encoding="utf-8", extractor="corpus")
    return clean(Extract(path=name, raw=raw, text=text, origin=OriginMap.identity(len(text)), metadata=Metadata()))


def _joins(finding: Finding, case: Case, left: str, right: str) -> bool:
    """Whether a finding holds both readings."""
    return all(
        any(e.document == document and e.span.overlaps(place) for e in finding.evidence for place in laid.places)
        for document, laid in ((left, case.left), (right, case.right))
    )


def _seen(change: Change, first: str) -> ChangeKind:
    """The kind as seen from the first account: what it alone has is cut, what the other alone has is inserted."""
    if change.kind not in (ChangeKind.CUT, ChangeKind.INSERTED):
        return change.kind
    side = change.base or change.other
    return ChangeKind.CUT if side is not None and side.document == first else ChangeKind.INSERTED
