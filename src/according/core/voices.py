"""How one account's words divide between its own voice and the voices it lets speak, and whom it only speaks of."""

from dataclasses import dataclass

from according.core.annotations import SourceKind
from according.core.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class KindWords:
    """The words of one kind of source in one account; ``kind`` is None where it is not settled who speaks."""

    kind: SourceKind | None
    quoted: int
    reported: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Unheard:
    """Somebody whom an account names and does not let speak.

    ``entity`` is a SharedEntity id, ``times`` how often the account names it (descriptions and pronouns apart) and
    ``place`` where it first does. ``heard_in`` are the accounts of the same event that let it speak, ``through`` is the
    name of the document by which alone it is heard here, None where there is none.
    """

    entity: str
    times: int
    place: Span
    heard_in: tuple[str, ...] = ()
    through: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountVoices:
    """How the ``words`` of one account's telling divide.

    ``quoted`` stand in quotation marks as speech, ``reported`` are attributed without marks, the rest is the account's
    own voice. Each word counts once, for the innermost voice that says it; ``kinds`` sum up to ``quoted`` and
    ``reported``. ``named`` and ``unnamed`` are the words of sources with and without a name; what is not settled is in
    neither. ``first`` is the share of the telling before the first voice is heard, None where none is.
    """

    document: str
    words: int
    quoted: int
    reported: int
    named: int
    unnamed: int
    kinds: tuple[KindWords, ...]
    first: float | None
    unheard: tuple[Unheard, ...]

    @property
    def own(self) -> int:
        """The words in the account's own voice."""
        return self.words - self.quoted - self.reported
