"""The tally of a table's rows: which cannot be read, and how many have no text."""

from collections.abc import Iterator

from according.read.port import Member, Unreadable

#: So many rows that cannot be read are told one by one, and so many places of rows without a text.
_MOST, _PLACES = 20, 5
#: After so many rows without an input something is told, so that who waits knows that the table is still read.
_PATIENCE = 200_000
#: A table with so many rows in a row that hold no text is not read on: it is broken, or another column is meant.
_GIVE_UP = 1_000_000


class Tally:
    """Counts what a table holds beside its inputs, and tells it as members that cannot be read."""

    def __init__(self) -> None:
        self.count = self.refused = 0
        self._empty: list[str] = []
        self._without = self._more = self._since = 0

    def input(self) -> None:
        """A row that is one."""
        self.count += 1
        self._since = 0

    def broken(self, place: str, error: Unreadable) -> Iterator[Member]:
        """A row that cannot be read."""
        self.refused += 1
        if self.refused <= _MOST:
            yield Member(place=place, why=error.why, remedy=error.remedy)
            return
        self._more += 1
        if self._more >= _PATIENCE:
            yield from self._rest()

    def empty(self, place: str) -> Iterator[Member]:
        """A row without a text.

        Raises:
            Unreadable: if it is the last of very many.

        """
        self._since += 1
        if self._since > _GIVE_UP:
            why = f"has no text in {_GIVE_UP:,} rows, one after the other, up to {place}"
            raise Unreadable(why, "look whether it is whole, and name the column of the texts: --columns text=COLUMN")
        self._without += 1
        if len(self._empty) < _PLACES:
            self._empty.append(place)
        if self._without >= _PATIENCE:
            yield from self._told_empty()

    def told(self) -> Iterator[Member]:
        """What is left to tell at the table's end."""
        yield from self._rest()
        yield from self._told_empty()

    def _rest(self) -> Iterator[Member]:
        if self._more:
            why = f"{'cannot be read' if self._more > 1 else 'cannot be read either'}: rows like those told above"
            yield Member(place=f"{self._more:,} more", why=why, remedy="look whether the file was saved in full")
            self._more = 0

    def _told_empty(self) -> Iterator[Member]:
        if not self._without:
            return
        more = self._without - len(self._empty)
        places = ", ".join(self._empty) + (f" and {more:,} more" if more else "")
        why = "have no text" if self._without > 1 else "has no text"
        yield Member(
            place=places, why=why, remedy="name the column of the texts if it is another: --columns text=COLUMN"
        )
        self._empty, self._without = [], 0
