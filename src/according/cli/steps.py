"""The steps of the log in words: who did what to what, what it was and what it became, and why."""

from collections.abc import Iterator, Mapping, Sequence

from according.cli.kept import day
from according.core import Action, Anchor, Step, Subject, SubjectKind, Values

_LONGEST = 90
_DONE = {
    Action.ACCEPT: "accepted",
    Action.REJECT: "rejected",
    Action.EDIT: "changed",
    Action.ADD: "added",
    Action.MERGE: "joined",
    Action.SPLIT: "parted",
    Action.NOTE: "wrote beside",
    Action.UNDO: "took back",
}
_CALLED = {
    SubjectKind.FINDING: "the finding",
    SubjectKind.ATTRIBUTION: "the attribution",
    SubjectKind.ENTITY: "the name",
    SubjectKind.GROUP: "the group of statements",
    SubjectKind.DOCUMENT: "the document",
    SubjectKind.STORY: "the story",
}
#: Types of an entity that say what it is.
_SORTS = frozenset({"person", "organisation", "place", "document", "event", "group"})
#: Fields of values, in the order in which they are told.
_WORDS = ("kind", "relation", "aspect", "name", "type", "speaker", "outlet", "title", "author", "published")
_PLACES = ("source", "cue", "content", "evidence")


def step_lines(steps: Sequence[Step], standing: frozenset[int], names: Mapping[str, str]) -> Iterator[str]:
    """Lines for each step; ``standing`` are the numbers of those that are in effect, ``names`` documents' by id."""
    undone = {step.undoes: step.number for step in steps if step.undoes is not None}
    width = max((len(str(step.number)) for step in steps), default=1)
    for step in steps:
        gone = step.number in undone and step.number not in standing
        by = f" (taken back by step {undone[step.number]})" if gone else ""
        yield f"{step.number:>{width}}  {day(step.when)}  {step.who} {sentence(step, names)}{by}"
        for line in detail(step):
            yield f"{'':>{width}}      {line}"


def sentence(step: Step, names: Mapping[str, str]) -> str:
    """What was done to what: "rejected the finding “A gives 14, B 12”"."""
    if step.action is Action.UNDO and step.undoes is not None:
        return f"took back step {step.undoes}, on {subject(step.subject, names)}"
    others = step.after.others if step.action is Action.MERGE and step.after is not None else ()
    joined = f" with {', '.join(subject(other, names) for other in others)}" if others else ""
    return f"{_DONE[step.action]} {subject(step.subject, names)}{joined}"


def subject(what: Subject, names: Mapping[str, str]) -> str:
    """What a step is about, in words."""
    if what.kind is SubjectKind.DOCUMENT:
        return f"{_CALLED[what.kind]} {names.get(what.id) or what.name or what.id}"
    called = _CALLED[what.kind]
    if what.kind is SubjectKind.ENTITY and what.sort in _SORTS:
        return f"the {what.sort} “{cut(what.name or what.id)}”"
    quoted = " · ".join(cut(anchor.exact) for anchor in what.anchors if anchor.role != "cue")
    words = quoted if what.kind is SubjectKind.ATTRIBUTION and quoted else what.name or quoted or what.id
    sort = f" ({what.sort})" if what.sort and what.kind is SubjectKind.FINDING else ""
    return f"{called} “{cut(words)}”{sort}"


def cut(words: str, most: int = _LONGEST) -> str:
    """Words in one line of ``most`` characters."""
    line = " ".join(words.split())
    return line if len(line) <= most else line[: most - 1] + "…"


def detail(step: Step) -> Iterator[str]:
    """What it was and what it became, a line each, then why."""
    if step.action is not Action.UNDO:
        yield from _changes(step.before or Values(), step.after or Values())
    if step.why:
        mark = "" if step.action is Action.NOTE else "why: "
        yield f"{mark}{step.why}"


def _changes(before: Values, after: Values) -> Iterator[str]:
    for field in _WORDS:
        new: str | None = getattr(after, field)
        if new is not None:
            old: str | None = getattr(before, field)
            yield f"{field}: {new or 'none'}" if old is None else f"{field}: {old or 'none'} → {new or 'none'}"
    for field in _PLACES:
        words: tuple[Anchor, ...] | None = getattr(after, field)
        if words is not None:
            earlier: tuple[Anchor, ...] | None = getattr(before, field)
            yield f"{field}: {'' if earlier is None else f'{_joined(earlier)} → '}{_joined(words)}"
    if after.members:
        yield f"apart: {_joined(after.members)}"


def _joined(anchors: Sequence[Anchor]) -> str:
    return " … ".join(f"“{cut(anchor.exact)}”" for anchor in anchors) or "none"
