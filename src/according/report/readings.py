"""The readings of a quotation under one another, as in a critical apparatus: what each cuts, inserts and alters."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from markupsafe import Markup

from according.core import Annotated, Change, ChangeKind, Evidence, Finding, Span, words
from according.report.account_lines import AccountLine
from according.report.excerpts import anchor
from according.report.visible import one_line, visible_markup

_CHANGE_WORDS = {
    ChangeKind.CUT: "cut",
    ChangeKind.INSERTED: "inserted",
    ChangeKind.REPLACED: "replaced",
    ChangeKind.BRACKETED: "in brackets",
    ChangeKind.ELLIPSIS: "ellipsis",
    ChangeKind.CAPITAL: "capital letter",
    ChangeKind.FULL_STOP: "full stop",
    ChangeKind.PUNCTUATION: "punctuation",
    ChangeKind.NEGATION: "a negation",
    ChangeKind.FIGURE: "a figure",
    ChangeKind.NAME: "a name",
    ChangeKind.MERGED: "run together",
    ChangeKind.UNMARKED: "without marks",
    ChangeKind.PARAPHRASED: "retold",
    ChangeKind.TRANSLATED: "translated",
    ChangeKind.SPEAKER: "speaker",
    ChangeKind.OCCASION: "occasion",
}
#: Changes of a reading as a whole, and those around its words: none of them marks words within it.
_WHOLE = frozenset({ChangeKind.MERGED, ChangeKind.UNMARKED, ChangeKind.PARAPHRASED})
_AROUND = frozenset({ChangeKind.SPEAKER, ChangeKind.OCCASION, ChangeKind.TRANSLATED})
_LONGEST = 1500
#: A stretch without a change is shown in full up to this many words; beyond, so many at its either end.
_UNCHANGED, _EDGE = 40, 10
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Words of a reading: ``kind`` is "" for what all have, or lack, only, altered, cut, more, break, or alike.

    The words of ``alike`` are not the text's: they say how many are left out.
    """

    kind: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One account's reading, in stretches; ``role`` where it is no quotation."""

    account: AccountLine
    anchor: str
    stretches: tuple[Stretch, ...]
    role: str
    language: str | None

    @property
    def passage(self) -> Markup:
        """The reading as HTML, the middle of long stretches without a change left out; every stretch is escaped."""
        return Markup("").join(_TAGS[s.kind].format(visible_markup(s.words)) for s in _trimmed(self.stretches))

    @property
    def whole(self) -> Markup | None:
        """All of the reading as HTML, where ``passage`` leaves some out."""
        if _trimmed(self.stretches) == self.stretches:
            return None
        return Markup("").join(_TAGS[s.kind].format(visible_markup(s.words)) for s in self.stretches)

    @property
    def plain(self) -> str:
        """The trimmed reading with signs alone: [-what another lacks-], {+what only this one has+}, ⌫ and ⌦."""
        return "".join(_SIGNS[s.kind].format(s.words) for s in _trimmed(self.stretches))


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedChange:
    """A change in words: its kind, and what stands in the base and in the other reading ("" where nothing does)."""

    kind: str
    base_letter: str
    base: str
    other_letter: str
    other: str


_TAGS = {
    "": Markup("{}"),
    "alike": Markup('<span class="alike">[{}]</span>'),
    "lack": Markup('<del class="lack">{}</del>'),
    "only": Markup('<ins class="only">{}</ins>'),
    "altered": Markup('<span class="altered">{}</span>'),
    "cut": Markup('<span class="gap" role="img" aria-label="cut here">⌫</span>{}'),
    "more": Markup('<span class="gap" role="img" aria-label="another reading has more here">⌦</span>{}'),
    "break": Markup('<span class="gap" role="img" aria-label="interrupted">…</span>{}'),
}
_SIGNS = {
    "": "{}",
    "alike": "[{}]",
    "lack": "[-{}-]",
    "only": "{{+{}+}}",
    "altered": "{}",
    "cut": "⌫{}",
    "more": "⌦{}",
    "break": " … {}",
}


def readings(
    finding: Finding, documents: dict[str, Annotated], accounts: dict[str, AccountLine]
) -> tuple[tuple[Reading, ...], tuple[ListedChange, ...]]:
    """The readings of a quotation-variant finding, in the user's order, and its changes as a list.

    A reading is all that the finding cites from one account, but for sources. Changed words are marked where the
    finding's changes place them; where a reading has less than the base, a sign stands in the gap.
    """
    spans: dict[str, list[Span]] = {}
    roles: dict[str, str] = {}
    for evidence in finding.evidence:
        if evidence.role != "source":
            spans.setdefault(evidence.document, []).append(evidence.span)
            roles.setdefault(evidence.document, evidence.role)
    if not spans:
        return (), tuple(_listed(finding.changes, documents, accounts))
    ordered = sorted(spans, key=lambda document: accounts[document].place)
    base = _base(finding.changes, ordered, spans)
    # Between a quotation and what retells it in other words no single word is cut or put in.
    retold = {c.other.document for c in finding.changes if c.kind is ChangeKind.PARAPHRASED and c.other is not None}
    rows = []
    for document in ordered:
        pieces = sorted(spans[document])
        others = [other for other in ordered if (other == base) != (document == base) and other not in retold]
        others = [] if document in retold else others
        gaps: dict[int, str] = {}
        for other in others:
            for place in _gaps(documents[document], pieces, documents[other], sorted(spans[other])):
                gaps[place] = "more" if document == base else "cut"
        rows.append(
            Reading(
                account=accounts[document],
                anchor=anchor(accounts[document], pieces[0]),
                stretches=_joined(_stretches(documents[document], pieces, _marks(finding.changes, document), gaps)),
                role="" if roles[document] == "quotation" else roles[document],
                language=documents[document].document.language,
            )
        )
    return tuple(rows), tuple(_listed(finding.changes, documents, accounts))


def _base(changes: tuple[Change, ...], ordered: list[str], spans: dict[str, list[Span]]) -> str:
    """The reading that the changes are told from; where they do not tell, the longest."""
    told = {change.base.document for change in changes if change.base is not None}
    others = {change.other.document for change in changes if change.other is not None}
    for document in ordered:
        if document in told or (not told and others and document not in others):
            return document
    return max(ordered, key=lambda document: sum(len(span) for span in spans[document]))


def _marks(changes: tuple[Change, ...], document: str) -> list[tuple[Span, str]]:
    """The changed words of one document; what stands on both sides is altered, on one side lacking or added."""
    marks: list[tuple[Span, str]] = []
    for change in changes:
        for side, kind in ((change.base, "lack"), (change.other, "only")):
            if side is not None and side.document == document and change.kind not in _WHOLE | _AROUND:
                both = change.base is not None and change.other is not None
                marks.append((side.span, "altered" if both else kind))
    return marks


def _gaps(own: Annotated, pieces: list[Span], other: Annotated, others: list[Span]) -> Iterable[int]:
    """The places in ``own`` where ``other`` has words and ``own`` has none."""
    here = [word for span in pieces for word in words(own.document.text, span.start, span.end)]
    there = [word for span in others for word in words(other.document.text, span.start, span.end)]
    if not here or len(here) > _LONGEST or len(there) > _LONGEST:
        return
    matcher = SequenceMatcher(None, [word.form for word in here], [word.form for word in there], autojunk=False)
    for name, i, _, _, _ in matcher.get_opcodes():
        if name == "insert":
            yield here[i].start if i < len(here) else pieces[-1].end


def _stretches(
    annotated: Annotated, pieces: list[Span], marks: list[tuple[Span, str]], gaps: dict[int, str]
) -> Iterable[Stretch]:
    text = annotated.document.text
    for count, piece in enumerate(pieces):
        if count:
            yield Stretch(kind="break", words="")
        edges = {piece.start, piece.end}
        for span, _ in marks:
            edges |= {place for place in (span.start, span.end) if piece.start < place < piece.end}
        edges |= {place for place in gaps if piece.start <= place <= piece.end}
        ordered = sorted(edges)
        for start, end in zip(ordered, [*ordered[1:], piece.end], strict=True):
            # A gap just inside a changed stretch belongs before its brackets, which the changes take in.
            if start in gaps:
                yield Stretch(kind=gaps[start], words="")
            if start < end:
                covering = [kind for span, kind in marks if span.start <= start and end <= span.end]
                kind = next((kind for kind in ("lack", "only", "altered") if kind in covering), "")
                yield Stretch(kind=kind, words=_BLANKS.sub(" ", text[start:end]))


def _trimmed(stretches: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
    trimmed: list[Stretch] = []
    for stretch in stretches:
        found = stretch.words.split()
        if stretch.kind in ("", "cut", "more", "break") and len(found) > _UNCHANGED:
            before, after = (" " * stretch.words[at].isspace() for at in (0, -1))
            head, tail = " ".join(found[:_EDGE]), " ".join(found[-_EDGE:])
            trimmed.append(Stretch(kind=stretch.kind, words=f"{before}{head} "))
            trimmed.append(Stretch(kind="alike", words=f"{len(found) - 2 * _EDGE} words alike"))
            trimmed.append(Stretch(kind="", words=f" {tail}{after}"))
        else:
            trimmed.append(stretch)
    return tuple(trimmed)


def _joined(stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """Neighbours of one kind as one stretch."""
    joined: list[Stretch] = []
    for stretch in stretches:
        if joined and joined[-1].kind == stretch.kind and stretch.words:
            joined[-1] = Stretch(kind=stretch.kind, words=joined[-1].words + stretch.words)
        else:
            joined.append(stretch)
    return tuple(joined)


def _listed(
    changes: tuple[Change, ...], documents: dict[str, Annotated], accounts: dict[str, AccountLine]
) -> Iterable[ListedChange]:
    def side(evidence: Evidence | None) -> tuple[str, str]:
        if evidence is None:
            return "", ""
        return accounts[evidence.document].letter, one_line(documents[evidence.document].words(evidence.span))

    listed: dict[ListedChange, None] = {}
    for change in changes:
        (base_letter, base), (other_letter, other) = side(change.base), side(change.other)
        if change.kind in _WHOLE:
            base, other = (_ends(told) for told in (base, other))
        listed[
            ListedChange(
                kind=_CHANGE_WORDS[change.kind],
                base_letter=base_letter,
                base=base,
                other_letter=other_letter,
                other=other,
            )
        ] = None
    return listed


def _ends(told: str) -> str:
    """The first and the last words of a reading that stands in full above."""
    found = told.split()
    return told if len(found) <= _EDGE else f"{' '.join(found[: _EDGE // 2])} … {' '.join(found[-_EDGE // 2 :])}"
