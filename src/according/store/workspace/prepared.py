"""What is stored of a document that comes in, made before anybody has to wait for it."""

import hashlib
from functools import cached_property

from according.store import codec
from according.store.workspace.rows import Incoming
from according.store.workspace.sameness import place_of
from according.store.workspace.speakers import Speaker
from according.store.workspace.speakers import speakers as heard


class Prepared:
    """One document that comes in, and what is stored of it."""

    def __init__(self, given: Incoming) -> None:
        document = given.annotated.document
        self.given, self.document, self.id = given, document, document.id
        self.text_sha256 = hashlib.sha256(document.text.encode()).hexdigest()
        self.place = place_of(given.address) or place_of(document.url)
        self.raw_sha256 = None if given.raw is None else hashlib.sha256(given.raw).hexdigest()

    @property
    def hand(self) -> tuple[str | None, str | None, str]:
        """From whom it is: outlet, place and path."""
        return self.document.outlet, self.place, codec.printable(self.document.path)

    @property
    def within(self) -> str | None:
        """The digest of the file that holds it among others."""
        return self.document.raw.within.sha256 if self.document.raw.within else None

    @cached_property
    def record(self) -> bytes:
        """The document without its text."""
        return codec.document_record(self.document)

    @cached_property
    def found(self) -> bytes:
        """What was found in it."""
        return codec.found_record(self.given.annotated)

    @cached_property
    def speakers(self) -> list[Speaker]:
        """Who speaks in it."""
        return heard(self.given.annotated)

    @cached_property
    def words(self) -> int:
        """How many it has."""
        return len(self.document.text.split())

    def prepare(self) -> None:
        """Make what stands in the texts' own tables."""
        _ = self.record, self.words

    def prepare_found(self) -> None:
        """Make what stands in the tables of what was found."""
        _ = self.found, self.speakers
