"""Steps of the log in words: who did what to what, what it was, what it became, and whether it still counts."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from according.core import Action, Anchor, Step, SubjectKind, Values

#: What the things are called that a step is about.
THINGS = {
    SubjectKind.FINDING: "finding",
    SubjectKind.ATTRIBUTION: "attribution",
    SubjectKind.ENTITY: "name",
    SubjectKind.GROUP: "group of statements",
    SubjectKind.DOCUMENT: "document",
    SubjectKind.STORY: "story",
}
_DID = {
    Action.ACCEPT: "accepted the {thing}",
    Action.REJECT: "set the {thing} aside",
    Action.EDIT: "edited the {thing}",
    Action.ADD: "added the {thing}",
    Action.MERGE: "merged the {thing} with another",
    Action.SPLIT: "split the {thing}",
    Action.NOTE: "wrote a note on the {thing}",
    Action.UNDO: "undid step {undoes}",
}
_ACTIONS = {
    Action.ACCEPT: "accepted",
    Action.REJECT: "set aside",
    Action.EDIT: "edited",
    Action.ADD: "added",
    Action.MERGE: "merged",
    Action.SPLIT: "split",
    Action.NOTE: "notes",
    Action.UNDO: "undone",
}
#: Fields of a subject with what they are called, in the order in which a person is told of them.
_PLAIN = (
    ("kind", "kind"),
    ("relation", "relation"),
    ("aspect", "in respect of"),
    ("speaker", "speaker"),
    ("name", "name"),
    ("type", "type"),
    ("outlet", "outlet"),
    ("title", "title"),
    ("author", "author"),
    ("published", "date"),
)
_WORDED = (("evidence", "words"), ("source", "source"), ("cue", "cue"), ("content", "content"))
_LONGEST = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class Altered:
    """One thing that a step altered: what it is called, what it was and what it became; "" for nothing."""

    name: str
    was: str
    became: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StepLine:
    """A step as a person reads it.

    ``at`` is when, ISO 8601; ``did`` says what was done ("set the finding aside") and
    ``what`` to which. ``standing`` tells whether it counts, ``undone`` the number of the step that took it back, None
    where none did. ``link`` leads to what it is about, "" where that cannot be told.
    """

    number: int
    at: str
    who: str
    action: Action
    did: str
    what: str
    altered: tuple[Altered, ...]
    why: str
    standing: bool
    undone: int | None
    link: str
    digest: str


def step_lines(
    steps: Sequence[Step],
    all_steps: Sequence[Step],
    standing: Iterable[Step],
    *,
    letters: Mapping[str, str] | None = None,
    link: Callable[[Step], str] = lambda _: "",
) -> tuple[StepLine, ...]:
    """``steps`` in words, newest first.

    Args:
        steps: those to be told.
        all_steps: the log that they are from, by which it shows what was undone.
        standing: the steps of the log that count.
        letters: of accounts, by document; words are told with the letter of theirs.
        link: where what a step is about can be looked at.

    """
    counted = {step.number for step in standing}
    taken = taken_back(all_steps)
    by_number = {step.number: step for step in all_steps}
    lines = []
    for step in sorted(steps, key=lambda s: s.number, reverse=True):
        about = by_number.get(step.undoes) if step.undoes is not None else None
        thing = THINGS[step.subject.kind]
        lines.append(
            StepLine(
                number=step.number,
                at=step.when,
                who=step.who,
                action=step.action,
                did=_DID[step.action].format(thing=thing, undoes=step.undoes)
                + (
                    f", in which {about.who} {_DID[about.action].format(thing=thing, undoes=about.undoes)}"
                    if about
                    else ""
                ),
                what=subject_words(step),
                altered=altered(step.before, step.after, letters or {}),
                why=step.why,
                standing=step.number in counted or (step.action is Action.UNDO and step.number not in taken),
                undone=taken.get(step.number),
                link=link(step),
                digest=step.digest,
            )
        )
    return tuple(lines)


def altered(before: Values | None, after: Values | None, letters: Mapping[str, str]) -> tuple[Altered, ...]:
    """What became other, field by field."""
    if after is None:
        return ()
    rows = []
    for field, name in _PLAIN:
        new = getattr(after, field)
        if new is not None:
            old = getattr(before, field) if before is not None else None
            if (old or "") != new:
                rows.append(Altered(name=name, was=old or "", became=new))
    for field, name in _WORDED:
        anchors = getattr(after, field)
        if anchors is not None:
            old = (getattr(before, field) if before is not None else None) or ()
            if [(a.document, a.span) for a in old] != [(a.document, a.span) for a in anchors]:
                gone = [a for a in old if a not in anchors] or old
                came = [a for a in anchors if a not in old] or anchors
                rows.append(Altered(name=name, was=quoted(gone, letters), became=quoted(came, letters)))
    if after.others:
        rows.append(
            Altered(
                name="together with",
                was="",
                became="; ".join(o.name or quoted(o.anchors, letters) for o in after.others),
            )
        )
    if after.members:
        rows.append(Altered(name="going their own way", was="", became=quoted(after.members, letters)))
    return tuple(rows)


def quoted(anchors: Iterable[Anchor], letters: Mapping[str, str]) -> str:
    """The words of anchors in quotation marks, each with the letter of its account where that is known."""
    told = []
    for anchor in anchors:
        letter = letters.get(anchor.document, "")
        told.append(f"{letter} “{short(anchor.exact)}”".strip())
    return " · ".join(told)


def subject_words(step: Step) -> str:
    """What a step is about, by its name or its first words."""
    subject = step.subject
    if subject.name:
        return short(subject.name)
    return f"“{short(subject.anchors[0].exact)}”" if subject.anchors else ""


def short(text: str) -> str:
    """``text`` in one line, its middle left out where it is long."""
    line = " ".join(text.split())
    return (
        line
        if len(line) <= _LONGEST
        else f"{line[: _LONGEST - 50].rsplit(' ', 1)[0]} […] {line[-40:].split(' ', 1)[-1]}"
    )


def actions() -> tuple[tuple[str, str], ...]:
    """The actions by which a log can be sifted, each with its word."""
    return tuple((action.value, words) for action, words in _ACTIONS.items())


def taken_back(steps: Sequence[Step]) -> dict[int, int]:
    """The numbers of the steps that were undone, each with the number of the undo that counts."""
    taken: dict[int, int] = {}
    # The last word counts: from the newest on, an undo that nobody took back takes its own step back.
    for step in sorted(steps, key=lambda s: s.number, reverse=True):
        if step.undoes is not None and step.number not in taken:
            taken.setdefault(step.undoes, step.number)
    return taken
