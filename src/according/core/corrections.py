"""Corrections: what people say against or beside what was found, as steps of a log that only grows.

A step names its subject by words in their places, so that it is found again when another model reads the same texts,
or when a page has a later edition. Nothing is taken out of the log: a step is undone by a further step, and stands
again when that one is undone.
"""

from dataclasses import dataclass
from enum import StrEnum

from according.core.comparisons import Finding
from according.core.review import Anchor, SubjectKind


class Action(StrEnum):
    """What a step does. ADD puts in what the tool missed; NOTE only says something; UNDO takes an earlier step back."""

    ACCEPT = "accept"
    REJECT = "reject"
    EDIT = "edit"
    ADD = "add"
    MERGE = "merge"
    SPLIT = "split"
    NOTE = "note"
    UNDO = "undo"


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What a step is about: its kind, its id when the step was made, and its words.

    ``sort`` is what else must agree when it is looked for anew: a finding's kind, an entity's type. ``name`` is an
    entity's name or a finding's title. ``story`` is the workspace's story in which a finding, group or entity across
    documents was seen; None for what belongs to a document alone.
    """

    kind: SubjectKind
    id: str
    anchors: tuple[Anchor, ...] = ()
    sort: str = ""
    name: str = ""
    story: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Values:
    """What a subject is, before a step or after it; None for what the step leaves as it is.

    Args:
        kind: of an attribution ("direct"), a finding ("differs"), a document ("release").
        relation, aspect: of a finding; ``relation`` of a group too.
        evidence: a finding's words, with their roles.
        source, cue, content: an attribution's words.
        speaker: the name of who speaks; "" where nobody is known.
        name, type: of an entity.
        outlet, title, author, published: of a document; "" where it has none.
        others: what is merged with the subject.
        members: the words that go their own way when the subject is split.
        record: all of a finding as the tool gave it, so that it can be shown when it is not found any more.

    """

    kind: str | None = None
    relation: str | None = None
    aspect: str | None = None
    evidence: tuple[Anchor, ...] | None = None
    source: tuple[Anchor, ...] | None = None
    cue: tuple[Anchor, ...] | None = None
    content: tuple[Anchor, ...] | None = None
    speaker: str | None = None
    name: str | None = None
    type: str | None = None
    outlet: str | None = None
    title: str | None = None
    author: str | None = None
    published: str | None = None
    others: tuple[Subject, ...] = ()
    members: tuple[Anchor, ...] = ()
    record: Finding | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A step before it stands in the log. ``model`` names what made the thing that it is about.

    ``seen`` is the number of the last step on the same subject that the person had before their eyes; 0 for none, None
    where nobody asks (a log that is taken in from elsewhere). ``when`` is when it was taken there; None for now.
    """

    who: str
    action: Action
    subject: Subject
    before: Values | None = None
    after: Values | None = None
    why: str = ""
    undoes: int | None = None
    model: str = ""
    seen: int | None = None
    when: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of the log: the who, when, what, what it was, what it became, and why.

    ``number`` counts from 1 without a gap; ``when`` is ISO 8601 in UTC. ``digest`` is the SHA-256 of the step as it is
    stored and of ``previous``, the digest of the step before ("" for the first): a changed history shows.
    """

    number: int
    when: str
    who: str
    action: Action
    subject: Subject
    before: Values | None = None
    after: Values | None = None
    why: str = ""
    undoes: int | None = None
    model: str = ""
    previous: str = ""
    digest: str = ""


class RegroupingKind(StrEnum):
    """What a person does to groups of statements."""

    MERGE = "merge"
    SPLIT = "split"
    DISSOLVE = "dissolve"
    RELATE = "relate"


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupedStatement:
    """A statement by its document and its id."""

    document: str
    statement: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Regrouping:
    """A person's word on which statements of several accounts belong together.

    MERGE: all of ``statements`` are one group, with the groups that they are in. SPLIT: ``statements`` leave the groups
    that they share with others; two or more of them form a group of their own. DISSOLVE: they form no group. RELATE:
    the group of just these stands in ``relation``, and no other changes. ``relation`` is what the person calls the
    group, None where the tool's word stands.
    """

    kind: RegroupingKind
    statements: tuple[GroupedStatement, ...]
    relation: str | None = None
