"""A story's links: where the parts of the report lead when they stand on pages of the app."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from according.core import Finding, Span
from according.report import Links

#: The fields of the reading page's address: an account's letter (again for each), a finding's id, words in a place.
ACCOUNT, FOCUS, PLACE = "a", "f", "at"
#: Sections of the report that have a page of their own.
_PAGES = {"voices": "voices", "names": "labels", "people": "people", "origins": "sources"}
_WORDS = re.compile(r"a-([A-Z]{1,3})-(\d{1,9})-(\d{1,9})")
_COLUMN = re.compile(r"col-([A-Z]{1,3})")


class StoryLinks(Links):
    """Links of the pages of one story: to its findings, and to words in the reading page."""

    def __init__(self, story: str) -> None:
        self._story = f"/stories/{quote(story, safe='')}"

    def finding(self, finding: Finding) -> str:
        """The finding's own page."""
        return self.mark(finding.id)

    def place(self, anchor: str, finding: Finding | None = None) -> str:
        """The reading page at these words, with all the words of ``finding`` lit."""
        column = _COLUMN.fullmatch(anchor)
        if column is not None:
            return f"{self._story}/read?{ACCOUNT}={column[1]}"
        words = _WORDS.fullmatch(anchor)
        if words is None:
            return f"#{anchor}"
        focus = f"&{FOCUS}={quote(finding.id, safe='')}" if finding is not None else ""
        return f"{self._story}/read?{PLACE}={words[1]}-{words[2]}-{words[3]}{focus}#{anchor}"

    def account(self, document: str, letter: str) -> str:  # noqa: ARG002 - an account is its document here
        """The document."""
        return f"/documents/{quote(document, safe='')}"

    def section(self, anchor: str) -> str:
        """The page of one section of the report, else its findings."""
        page = _PAGES.get(anchor)
        return f"{self._story}/{page}" if page else f"{self._story}/findings?section={anchor}"

    def name(self, entity: str) -> str:
        """The page on which it is put right who is who."""
        return f"{self._story}/people/{quote(entity, safe='')}"

    def number(self, finding: str) -> str:
        """The reading page with this finding's words lit."""
        return f"{self._story}/read?{FOCUS}={quote(finding, safe='')}"

    def mark(self, finding: str) -> str:
        """The finding's own page."""
        return f"{self._story}/findings/{quote(finding, safe='')}"

    def attribution(self, document: str, attribution: str) -> str:
        """The page on which it is put right who says these words."""
        return f"/documents/{quote(document, safe='')}/attributions/{quote(attribution, safe='')}"


class ReadingLinks(StoryLinks):
    """Links of the reading page: accounts that somebody chose stay; else each finding brings its own.

    Args:
        story: the story's id.
        letters: the accounts that are shown.
        chosen: whether somebody asked for these.

    """

    def __init__(self, story: str, letters: Sequence[str], *, chosen: bool) -> None:
        super().__init__(story)
        self._letters, self._kept = tuple(letters), tuple(letters) if chosen else ()

    def read(self, letters: Sequence[str], focus: str = "") -> str:
        """The reading page with these accounts, and with the words of the finding ``focus`` lit."""
        fields = [f"{ACCOUNT}={letter}" for letter in letters]
        fields += [f"{FOCUS}={quote(focus, safe='')}"] if focus else []
        return f"{self._story}/read{'?' if fields else ''}{'&'.join(fields)}"

    @property
    def bare(self) -> str:
        """The same page with nothing lit."""
        return self.read(self._letters if self._kept else ())

    def number(self, finding: str) -> str:
        """The same page with this finding's words lit."""
        return f"{self.read(self._kept, finding)}#lit"

    def place(self, anchor: str, finding: Finding | None = None) -> str:
        """Words on this page where their account is shown, else the page with it."""
        words = _WORDS.fullmatch(anchor)
        return f"#{anchor}" if words is not None and words[1] in self._letters else super().place(anchor, finding)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Words in an account, by its letter."""

    letter: str
    span: Span


def place_of(value: str) -> Place | None:
    """What the field ``at`` of the reading page's address says ("A-120-140"); None where it makes no sense."""
    words = _WORDS.fullmatch(f"a-{value}")
    if words is None or int(words[2]) >= int(words[3]):
        return None
    return Place(letter=words[1], span=Span(int(words[2]), int(words[3])))
