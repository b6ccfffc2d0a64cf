"""The accounts under comparison: annotated documents in the user's order, their events, and who is who across them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

from according.core import Annotated, Attribution, Entity, PairScorer, SharedEntity, Story
from according.core.letters import letter

_Made = TypeVar("_Made")


@dataclass(frozen=True, slots=True, kw_only=True)
class Accounts:
    """What every comparing function is given, with its look-ups; what several of them derive from it is made once."""

    documents: tuple[Annotated, ...]
    stories: tuple[Story, ...]
    entities: tuple[SharedEntity, ...] = ()
    scorer: PairScorer | None = field(default=None, repr=False, compare=False)
    _by_id: dict[str, Annotated] = field(default_factory=dict, repr=False, compare=False)
    _story_of: dict[str, Story] = field(default_factory=dict, repr=False, compare=False)
    _shared: dict[tuple[str, str], SharedEntity] = field(default_factory=dict, repr=False, compare=False)
    _places: dict[str, int] = field(default_factory=dict, repr=False, compare=False)
    _attributions: dict[tuple[str, str], Attribution] = field(default_factory=dict, repr=False, compare=False)
    _entities: dict[tuple[str, str], Entity] = field(default_factory=dict, repr=False, compare=False)
    _derived: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(
        cls,
        documents: tuple[Annotated, ...],
        stories: tuple[Story, ...],
        entities: tuple[SharedEntity, ...],
        scorer: PairScorer | None = None,
    ) -> "Accounts":
        """The accounts with their look-ups; ``scorer`` tells how two statements stand to each other."""
        return cls(
            documents=documents,
            stories=stories,
            entities=entities,
            scorer=scorer,
            _by_id={annotated.id: annotated for annotated in documents},
            _story_of={document: story for story in stories for document in story.documents},
            _shared={(m.document, m.entity): shared for shared in entities for m in shared.members},
            _places={annotated.id: place for place, annotated in enumerate(documents)},
            _attributions={(d.id, a.id): a for d in reversed(documents) for a in reversed(d.attributions)},
            _entities={(d.id, e.id): e for d in reversed(documents) for e in reversed(d.entities)},
        )

    def document(self, identity: str) -> Annotated:
        """The annotated document of this id."""
        return self._by_id[identity]

    def attribution(self, document: str, identity: str | None) -> Attribution | None:
        """The attribution of this id in a document, or None."""
        return None if identity is None else self._attributions.get((document, identity))

    def entity(self, document: str, identity: str | None) -> Entity | None:
        """The entity of this id in a document, or None."""
        return None if identity is None else self._entities.get((document, identity))

    def once(self, name: str, make: Callable[["Accounts"], _Made]) -> _Made:
        """What ``make`` derives from these accounts alone, under a name of its own: made at the first call only."""
        if name not in self._derived:
            self._derived[name] = make(self)
        return cast("_Made", self._derived[name])

    def story(self, document: str) -> Story:
        """The event that a document tells."""
        return self._story_of[document]

    def same_event(self, left: str, right: str) -> bool:
        """Whether two documents tell one event."""
        return self._story_of[left].id == self._story_of[right].id

    def absent(self, present: tuple[str, ...]) -> tuple[str, ...]:
        """The accounts of the events of ``present`` that are not among them, in the user's order."""
        events = {self._story_of[document].id for document in present}
        return tuple(a.id for a in self.documents if a.id not in present and self._story_of[a.id].id in events)

    def shared(self, document: str, entity: str | None) -> SharedEntity | None:
        """The entity across documents that a document's entity belongs to."""
        return None if entity is None else self._shared.get((document, entity))

    def pairs(self, *, within_event: bool = True) -> Iterator[tuple[Annotated, Annotated]]:
        """Every two accounts, the earlier in the user's order first; of one event only, unless told otherwise."""
        for i, left in enumerate(self.documents):
            for right in self.documents[i + 1 :]:
                if not within_event or self.same_event(left.id, right.id):
                    yield left, right

    def place(self, document: str) -> int:
        """The document's place in the user's order, from 0."""
        return self._places[document]

    def letter(self, document: str) -> str:
        """The letter by which titles refer to an account: A for the first in the user's order, AA after Z."""
        return letter(self.place(document))
