"""How far reviewers agree: on the verdicts that they give, on the words that they mark, and where they do not."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from according.core import SubjectKind, UsageError, Verdict
from according.evaluate.agreement.alpha import Agreement, agreement
from according.evaluate.agreement.marks import marks_agreement, words
from according.evaluate.opinions import ROLES, Opinion, Thing, reviewers

#: What of a thing two reviewers can leave differently.
_PARTS = (*ROLES, "evidence", "speaker", "kind")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """How far some reviewers agree: on findings, on attributions, and on the words that they mark of these."""

    who: tuple[str, ...]
    findings: Agreement
    attributions: Agreement
    marks: Agreement


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """A thing on which reviewers differ: what it is, and what each of them said ("rejected: no such words")."""

    thing: Thing
    said: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementScore:
    """All reviewers together, each pair of them, and what they disagree on.

    ``single`` is how many things one of them alone judged: they say nothing of agreement.
    """

    together: Row
    pairs: tuple[Row, ...]
    disagreements: tuple[Disagreement, ...]
    single: int


def score(given: Iterable[Thing], texts: Mapping[str, str], between: Sequence[str] = ()) -> AgreementScore:
    """The agreement of the reviewers named, or of all.

    Args:
        given: what was judged.
        texts: the texts of the documents, by their ids, as far as they are there.
        between: names of reviewers, two or more; none for everybody who judged anything.

    Raises:
        UsageError: if there are fewer than two reviewers, or one of those named judged nothing; the message names
            those who did.

    """
    every = tuple(given)
    who = _named(between, reviewers(every))
    of_them = [thing for thing in every if any(thing.by(name) for name in who)]
    shared = [thing for thing in of_them if sum(thing.by(name) is not None for name in who) > 1]
    together = _row(of_them, who, texts)
    pairs = tuple(_row(of_them, pair, texts) for pair in combinations(who, 2)) if len(who) > 2 else ()
    differing = (Disagreement(thing=thing, said=_said(thing, who)) for thing in shared)
    return AgreementScore(
        together=together,
        pairs=pairs,
        disagreements=tuple(one for one in differing if len({told for _, told in one.said}) > 1),
        single=len(of_them) - len(shared),
    )


def _named(between: Sequence[str], known: Sequence[str]) -> tuple[str, ...]:
    """The reviewers as the log writes them."""
    spelt = {name.casefold(): name for name in known}
    for name in between:
        if name.casefold() not in spelt:
            told = ", ".join(known) or "nobody"
            raise UsageError(f"{name!r} judged nothing in this log; those who did: {told}")
    who = tuple(dict.fromkeys(spelt[name.casefold()] for name in between)) or tuple(known)
    if len(who) < 2:
        told = f"only {who[0]} judged anything" if who else "nobody judged anything yet"
        raise UsageError(f"agreement needs two reviewers, and {told}")
    return who


def _row(given: Sequence[Thing], who: Sequence[str], texts: Mapping[str, str]) -> Row:
    def verdicts(kind: SubjectKind) -> Agreement:
        return agreement(
            [None if (told := thing.by(name)) is None else told.verdict.value for name in who]
            for thing in given
            if thing.kind is kind
        )

    return Row(
        who=tuple(who),
        findings=verdicts(SubjectKind.FINDING),
        attributions=verdicts(SubjectKind.ATTRIBUTION),
        marks=marks_agreement(given, who, texts),
    )


def _said(thing: Thing, who: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """What each said of it; how two that edited it left it is told where they left it differently."""
    spoken = [opinion for name in who if (opinion := thing.by(name)) is not None]
    left = [opinion for opinion in spoken if opinion.verdict is not Verdict.REJECTED]
    parts = [part for part in _PARTS if any(o.version.differs(left[0].version, part) for o in left[1:])]
    return tuple((opinion.who, _told(opinion, parts)) for opinion in spoken)


def _told(opinion: Opinion, parts: Sequence[str]) -> str:
    if opinion.verdict is Verdict.REJECTED or not parts:
        return opinion.verdict.value
    version = opinion.version
    left = []
    for part in parts:
        told = {"kind": version.kind, "speaker": version.speaker or ""}.get(part)
        left.append(f"{part} {(words(version.of(part)) if told is None else told) or 'none'}")
    return f"{opinion.verdict.value}: {'; '.join(left)}"
