"""Opinions: what each reviewer last said of each thing, read off the log of corrections."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from according.core import Action, Anchor, Review, Step, SubjectKind, Values, Verdict
from according.correct import standing

#: The roles of an attribution's words.
ROLES = ("source", "cue", "content")
_PARTS = (*ROLES, "evidence", "speaker", "kind")
_DECIDING = frozenset({Action.ACCEPT, Action.REJECT, Action.EDIT, Action.ADD})


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A thing as somebody left it: its kind, an attribution's words and speaker, a finding's words.

    ``speaker`` is None where nothing tells.
    """

    kind: str
    words: tuple[tuple[str, tuple[Anchor, ...]], ...]
    speaker: str | None

    def of(self, role: str) -> tuple[Anchor, ...]:
        """The words of this role."""
        return dict(self.words).get(role, ())

    def differs(self, other: "Version", part: str) -> bool:
        """Whether a part is another one there: a role's words by their places, the speaker, or the kind."""
        if part == "kind":
            return self.kind != other.kind
        if part == "speaker":
            return (self.speaker or "") != (other.speaker or "")
        return [(a.document, a.span) for a in self.of(part)] != [(a.document, a.span) for a in other.of(part)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """What one reviewer last said: the verdict, and the thing as it is then. ``step`` is the number of that step.

    Who accepts what somebody edited agrees with the edit: that is EDITED too. Who accepts it as the tool gave it, in a
    log of their own that was joined to this one, does not.
    """

    who: str
    verdict: Verdict
    version: Version
    step: int
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """Something that was judged: what it is, as the tool gave it, and each reviewer's last word on it.

    ``document`` is an attribution's, None for a finding's; ``model`` is what made it. ``opinions`` stand in the order
    in which the reviewers first spoke.
    """

    kind: SubjectKind
    id: str
    document: str | None
    sort: str
    name: str
    model: str
    given: Version
    opinions: tuple[Opinion, ...]

    @property
    def verdict(self) -> Verdict | None:
        """The one verdict of all who judged it; None where they are at odds and nobody has given way."""
        verdicts = {opinion.verdict for opinion in self.opinions}
        return self.opinions[0].verdict if len(verdicts) == 1 else None

    @property
    def left(self) -> Version:
        """The thing as the last step leaves it."""
        return max(self.opinions, key=lambda opinion: opinion.step).version

    def by(self, who: str) -> Opinion | None:
        """The last word of a reviewer, None where there is none."""
        return next((opinion for opinion in self.opinions if opinion.who == who), None)


def things(steps: Iterable[Step], reviews: Iterable[Review] = ()) -> tuple[Thing, ...]:
    """Everything in the log that people judged, in the order in which it was first judged.

    Only steps that stand count, and of them those that accept, reject, edit or add a finding or an attribution. The
    ``reviews`` of comparisons tell which steps are about one thing where another model gave it another id.
    """
    places = _places(reviews)
    held: dict[tuple[str, ...], list[Step]] = {}
    for step in standing(steps):
        subject = step.subject
        if step.action in _DECIDING and subject.kind in (SubjectKind.FINDING, SubjectKind.ATTRIBUTION):
            alone = (subject.kind.value, subject.story or _document(step) or "", subject.id)
            held.setdefault(places.get(step.number, alone), []).append(step)
    return tuple(_thing(some) for some in held.values())


def reviewers(given: Iterable[Thing]) -> tuple[str, ...]:
    """Everybody who judged any of the things, in the order in which they did first."""
    first: dict[str, int] = {}
    for thing in given:
        for opinion in thing.opinions:
            first[opinion.who] = min(opinion.step, first.get(opinion.who, opinion.step))
    return tuple(sorted(first, key=lambda who: (first[who], who)))


def _places(reviews: Iterable[Review]) -> Mapping[int, tuple[str, ...]]:
    return {
        number: (judged.kind.value, judged.document or "", judged.id, "here")
        for review in reviews
        for judged in review.judged
        for number in judged.steps
    }


def _thing(steps: list[Step]) -> Thing:
    first = steps[0]
    given = _given(first)
    now, edited = given, False
    opinions: dict[str, Opinion] = {}
    for step in steps:
        seen = now if step.before is None else _overlaid(given, step.before)
        changes = step.action in (Action.EDIT, Action.ADD)
        if step.action is Action.REJECT:
            verdict = Verdict.REJECTED
        elif first.action is Action.ADD:
            verdict = Verdict.ADDED
        elif changes or (edited and not any(seen.differs(now, p) for p in _PARTS if now.differs(given, p))):
            verdict = Verdict.EDITED
        else:
            verdict = Verdict.ACCEPTED
        if changes and step.after is not None:
            now, seen = _overlaid(now, step.after), _overlaid(seen, step.after)
        edited = edited or changes
        opinions[step.who] = Opinion(who=step.who, verdict=verdict, version=seen, step=step.number, why=step.why)
    return Thing(
        kind=first.subject.kind,
        id=first.subject.id,
        document=_document(first),
        sort=first.subject.sort or given.kind,
        name=first.subject.name,
        model=first.model,
        given=given,
        opinions=tuple(opinions.values()),
    )


def _given(step: Step) -> Version:
    """The thing as it was before its first step; what an added one's subject names is all that there is."""
    subject = step.subject
    roles = ROLES if subject.kind is SubjectKind.ATTRIBUTION else ()
    words = [(role, tuple(anchor for anchor in subject.anchors if anchor.role == role)) for role in roles]
    if subject.kind is SubjectKind.FINDING:
        words = [("evidence", subject.anchors)]
    version = Version(kind=subject.sort, words=tuple(words), speaker=subject.name or None)
    return version if step.before is None else _overlaid(version, step.before)


def _overlaid(version: Version, values: Values) -> Version:
    words = []
    for role, anchors in version.words:
        told: tuple[Anchor, ...] | None = getattr(values, role)
        words.append((role, anchors if told is None else told))
    return replace(
        version,
        kind=version.kind if values.kind is None else values.kind,
        words=tuple(words),
        speaker=version.speaker if values.speaker is None else values.speaker,
    )


def _document(step: Step) -> str | None:
    if step.subject.kind is not SubjectKind.ATTRIBUTION:
        return None
    return next((anchor.document for anchor in step.subject.anchors), None)
