"""Documents under amendment: each step changes them in turn, and notes what it could not do."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from according.core import (
    FUNCTION_WORDS,
    NAMING,
    Anchor,
    Annotated,
    Attribution,
    Entity,
    EntityMember,
    Mention,
    Orphan,
    Span,
    Step,
    Subject,
    words,
)
from according.correct.anchors import Placed, Texts
from according.correct.who import Said

#: The share of words by which a place is that of a mention that names, and of one that describes.
_NAME, _DESCRIBED = 0.4, 0.8

_JOINING = FUNCTION_WORDS - {"the"}


class Amending:
    """The documents as the steps so far leave them, by id, and what there is to tell beside.

    ``changed`` are attributions that differ from what the tool made, ``rejected`` those that are to go; both as pairs
    of a document's and their own id. ``touched`` are the numbers of the steps that changed anything.
    """

    def __init__(self, documents: Sequence[Annotated], texts: Texts) -> None:
        self.documents = {annotated.id: annotated for annotated in documents}
        self.texts = texts
        self.changed: set[tuple[str, str]] = set()
        self.rejected: set[tuple[str, str]] = set()
        self.touched: set[int] = set()
        self.said: list[Said] = []
        self.orphans: dict[int, Orphan] = {}
        self._mentions: dict[str, tuple[Annotated, dict[Span, tuple[Entity, Mention]]]] = {}
        #: Where the entity of an id went when it was merged into another one of its document.
        self.became: dict[EntityMember, EntityMember] = {}

    def now(self, member: EntityMember) -> EntityMember:
        """The entity that this one is by now."""
        while member in self.became:
            member = self.became[member]
        return member

    def entity(self, member: EntityMember) -> Entity | None:
        """The entity of a document, None where it is gone."""
        return self.documents[member.document].entity(member.entity)

    def mentioned(self, document: str, span: Span) -> tuple[Entity, Mention] | None:
        """The entity with a mention at a place: the very same, else the one that shares most of it."""
        annotated = self.documents[document]
        held = self._mentions.get(document)
        if held is None or held[0] is not annotated:
            found: dict[Span, tuple[Entity, Mention]] = {}
            for entity in annotated.entities:
                for mention in entity.mentions:
                    found.setdefault(mention.span, (entity, mention))
            held = self._mentions[document] = (annotated, found)
        if span in held[1]:
            return held[1][span]
        over = [
            (2 * m.span.shared(span) / (len(m.span) + len(span)), m.form in NAMING, -m.span.start, e.id, e, m)
            for e, m in held[1].values()
            if m.span.overlaps(span)
        ]
        best = max(over, key=lambda item: item[:4], default=None)
        if best is None:
            return None
        # "Mayor Ada Lind" is Lind; a description that has a name in it ("a member of the council") is not its bearer.
        naming = best[1] and not {w.form for w in words(annotated.document.text, span.start, span.end)} & _JOINING
        return (best[4], best[5]) if best[0] >= (_NAME if naming else _DESCRIBED) else None

    def orphan(self, step: Step, why: str, anchors: Iterable[Anchor] = ()) -> None:
        """Note that a step cannot be carried out, and which words come nearest to those it was about."""
        if step.number not in self.orphans:
            self.orphans[step.number] = orphaned(self.texts, step, why, anchors or step.subject.anchors, self.guessed)

    def guessed(self, placed: Placed) -> str:
        """The id of the attribution whose words stand at a place, "" where none do."""
        annotated = self.documents[placed.document]
        over = [(sum(placed.span.shared(c) for c in a.content), a.id) for a in annotated.attributions]
        return max(((shared, a) for shared, a in over if shared), default=(0, ""))[1]


def orphaned(
    texts: Texts, step: Step, why: str, anchors: Iterable[Anchor], identity: Callable[[Placed], str]
) -> Orphan:
    """A step for the tray, with the best guess where the longest of its words may stand."""
    guesses = [
        (placed.score, len(anchor.exact), placed, anchor.role)
        for anchor in sorted(anchors, key=lambda a: -len(a.exact))[:4]
        if (placed := texts.guess(anchor)) is not None
    ]
    if not guesses:
        return Orphan(step=step.number, why=why)
    score, _, placed, role = max(guesses, key=lambda guess: guess[:2])
    return Orphan(
        step=step.number,
        why=why,
        guess=texts.at(placed, role),
        guessed=identity(placed),
        score=round(score, 3),
    )


def here(amending: Amending, subject: Subject) -> str | None:
    """The document at hand that a subject belongs to, or its current edition; None where it is not at hand."""
    for anchor in subject.anchors:
        document = amending.texts.current(anchor.document)
        if document is not None:
            return document
    return None


def with_attributions(annotated: Annotated, attributions: Iterable[Attribution]) -> Annotated:
    """The document with other attributions."""
    return replace(annotated, attributions=tuple(attributions))
