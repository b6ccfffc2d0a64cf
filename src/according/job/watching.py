"""The job of watching: feeds polled politely, their new entries' pages added, known pages looked at again.

What is remembered is written after every step, each time as a whole: a watch that is stopped at any moment goes on
where it was, and at worst asks for one page twice.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from urllib.parse import urljoin

from according.core import InputError, Skipped, UsageError
from according.fetch import (
    Failure,
    FeedState,
    FetchError,
    PageState,
    Visitor,
    Waiting,
    Watched,
    Watchlist,
    back_off,
    load_state,
    parse_address,
    save_state,
)
from according.fetch.watch_state import LEFT_FEED
from according.job.adding import Added, Adder
from according.read import FeedEntry

_HOUR = 3600.0
#: Seconds after it was added at which an entry's page is looked at again.
LOOKS = (_HOUR, 6 * _HOUR, 24 * _HOUR, 72 * _HOUR)
_TRIES = 5
_MOST_WAITING = 1000
# What another try would not change.
_FINAL = frozenset(
    {
        Failure.ADDRESS,
        Failure.PRIVATE,
        Failure.KIND,
        Failure.LARGE,
        Failure.REDIRECTS,
        Failure.NOT_FOUND,
        Failure.GONE,
        Failure.DENIED,
        Failure.ROBOTS,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """Time as a watch sees it: ``now`` in seconds since 1970, and ``sleep``."""

    now: Callable[[], float]
    sleep: Callable[[float], None]

    def moment(self) -> datetime:
        """Now, in UTC."""
        return datetime.fromtimestamp(self.now(), UTC)


class Watcher:
    """Polls a watchlist.

    Args:
        watchlist: feeds and pages.
        visitor: what fetches feeds; it obeys robots.txt and keeps the pace.
        adder: what adds pages, through the same visitor.
        clock: the time.
        entries: from a feed's bytes and address to its entries.
        tell: is called with each page that was added or changed, and with what was left out.

    """

    def __init__(
        self,
        watchlist: Watchlist,
        *,
        visitor: Visitor,
        adder: Adder,
        clock: Clock,
        entries: Callable[[bytes, str], Sequence[FeedEntry]],
        tell: Callable[[Added | Skipped], None],
    ) -> None:
        self._list, self._visitor, self._adder = watchlist, visitor, adder
        self._clock, self._entries, self._tell = clock, entries, tell
        self._state, broken = load_state(watchlist.into)
        if broken:
            remedy = "it was put aside as .watch.json.broken; pages already there are known by their files"
            tell(Skipped(name=str(watchlist.into / ".watch.json"), why="cannot be read", remedy=remedy))
        self._polled = 0

    def run(self) -> None:
        """Polls until it is interrupted."""
        while True:
            self.round()
            self._clock.sleep(max(1.0, min(self.due() - self._clock.now(), _HOUR)))

    def round(self, *, at_once: bool = False) -> int:
        """Everything that is due, once; with ``at_once`` every feed and page of the list that is not backing off.

        Returns how many feeds and pages of the list answered.

        Raises:
            UsageError: if the folder cannot be written.

        """
        self._polled = 0
        for feed in self._list.feeds:
            state = self._state.feeds.setdefault(feed.address, FeedState())
            if not state.gone and self._is_due(feed.address, state.due, state.failures, at_once):
                self._poll(feed, state)
            self._take(feed, state)
        for page in self._list.pages:
            known = self._state.pages.setdefault(page.address, PageState(due=0.0))
            if self._is_due(page.address, known.due or 0.0, known.failures, at_once):
                self._look(page.address, known, page)
        listed = {page.address for page in self._list.pages}
        for address, known in list(self._state.pages.items()):
            if address not in listed and known.due is not None and known.due <= self._clock.now():
                self._look(address, known, None)
        return self._polled

    def due(self) -> float:
        """The moment at which something is due next."""
        return min(self._moments(), default=self._clock.now() + _HOUR)

    def _moments(self) -> Iterator[float]:
        for feed in self._list.feeds:
            state = self._state.feeds.get(feed.address, FeedState())
            if not state.gone:
                yield state.due
            yield from (each.due for each in state.waiting)
        yield from (page.due for page in self._state.pages.values() if page.due is not None)

    def _is_due(self, address: str, due: float, failures: int, at_once: bool) -> bool:
        now = self._clock.now()
        if due <= now or (at_once and not failures):
            return True
        if at_once:
            moment = datetime.fromtimestamp(due, UTC).strftime("%Y-%m-%d %H:%M UTC")
            times = "once" if failures == 1 else f"{failures} times in a row"
            why = f"is not asked now, since it failed {times}"
            self._tell(Skipped(name=address, why=why, remedy=f"it is asked again after {moment}"))
        return False

    def _poll(self, feed: Watched, state: FeedState) -> None:
        """Asks for the feed; its new entries wait from now on."""
        if (held := self._held(feed.address)) is not None:
            state.due = held
            return
        named = (("If-None-Match", state.etag), ("If-Modified-Since", state.last_modified))
        conditions = tuple((name, value) for name, value in named if value and value.isascii() and value.isprintable())
        try:
            visit = self._visitor.visit(feed.address, conditions)
            found = () if visit.answer.unchanged else self._entries(visit.answer.content, feed.address)
        except InputError as error:
            state.failures += 1
            state.due = self._clock.now() + self._wait(error, feed.every, state.failures, feed.address)
            state.gone = isinstance(error, FetchError) and error.kind is Failure.GONE
            self._left_out(error)
        else:
            self._polled += 1
            state.failures, state.due = 0, self._clock.now() + feed.every
            if not visit.answer.unchanged:
                state.etag = visit.answer.exchange.header("ETag")[:1000]
                state.last_modified = visit.answer.exchange.header("Last-Modified")[:100]
                self._line_up(feed, state, found)
        self._save()

    def _line_up(self, feed: Watched, state: FeedState, found: Sequence[FeedEntry]) -> None:
        """New entries wait; known ones that the feed calls updated are looked at again."""
        now = self._clock.now()
        fresh: dict[str, str] = {}
        for entry in found:
            if not entry.address:
                continue
            updated, title = entry.updated or "", entry.title or ""
            named = urljoin(feed.address, entry.address)
            try:
                address = str(parse_address(named))
            except FetchError as error:
                if named not in state.seen:
                    self._left_out(error)
                fresh[named] = ""
                continue
            if address in fresh:
                continue
            wanted = not feed.only or any(word in title.casefold() for word in feed.only)
            if address in state.seen:
                if wanted and updated and state.seen[address] != updated:
                    self._state.pages[address] = PageState(added=now, due=now)
            elif len(state.waiting) >= _MOST_WAITING:
                break
            elif wanted:
                state.waiting.append(Waiting(address=address, title=title[:300], due=now))
            fresh[address] = updated
        earlier = ((address, updated) for address, updated in state.seen.items() if address not in fresh)
        state.seen = fresh | dict(islice(earlier, LEFT_FEED))

    def _take(self, feed: Watched, state: FeedState) -> None:
        """Adds the pages of entries that wait, as many as one poll may add; the others wait for the next."""
        taken = 0
        for waiting in list(state.waiting):
            if waiting.due > self._clock.now():
                continue
            if taken >= self._list.most:
                waiting.due = max(state.due, self._clock.now() + 60.0)
                continue
            if (held := self._held(waiting.address)) is not None:
                waiting.due = held
                continue
            taken += 1
            self._take_one(feed, state, waiting)
            self._save()
        if taken >= self._list.most:
            self._save()

    def _take_one(self, feed: Watched, state: FeedState, waiting: Waiting) -> None:
        try:
            added = self._adder.add(waiting.address, _extra(feed, waiting.title))
        except InputError as error:
            waiting.failures += 1
            if _is_final(error) or waiting.failures >= _TRIES:
                state.waiting.remove(waiting)
                self._left_out(error)
            else:
                waiting.due = self._clock.now() + self._wait(error, feed.every, waiting.failures, waiting.address)
            return
        state.waiting.remove(waiting)
        now = self._clock.now()
        self._state.pages.setdefault(waiting.address, PageState(added=now, due=now + LOOKS[0]))
        self._tell(added)

    def _look(self, address: str, known: PageState, listed: Watched | None) -> None:
        """Looks at a known page again; one of the list is due again after its time, another by its age."""
        now = self._clock.now()
        if (held := self._held(address)) is not None:
            known.due = held
            return
        try:
            added = self._adder.add(address, _extra(listed, ""))
        except InputError as error:
            known.failures += 1
            every = listed.every if listed else _HOUR
            if listed or (known.failures < _TRIES and not _is_final(error)):
                known.due = now + self._wait(error, every, known.failures, address)
            else:
                known.failures, known.due = 0, self._next_look(known)
            self._left_out(error)
        else:
            known.failures, known.added = 0, known.added or now
            known.due = self._clock.now() + listed.every if listed else self._next_look(known)
            self._polled += listed is not None
            self._tell(added)
        if known.due is None:
            # Its file and its feed's list of what was seen know it; the state does not grow with the years.
            del self._state.pages[address]
        self._save()

    def _next_look(self, known: PageState) -> float | None:
        return next((known.added + look for look in LOOKS if known.added + look > self._clock.now()), None)

    def _wait(self, error: InputError, every: float, failures: int, address: str) -> float:
        """Seconds until the next try: what the site asked for, at least what the failures in a row ask for."""
        asked = error.retry_after if isinstance(error, FetchError) else None
        if asked:
            self._state.held[parse_address(address).host] = self._clock.now() + asked
        return max(back_off(every, failures, address), asked or 0.0)

    def _held(self, address: str) -> float | None:
        """Until when the address's host asked to be left alone; None where it did not."""
        try:
            host = parse_address(address).host
        except FetchError:
            return None  # asked for, it is left out with the reason
        until = self._state.held.get(host)
        if until is not None and until <= self._clock.now():
            del self._state.held[host]
            return None
        return until

    def _left_out(self, error: InputError) -> None:
        self._tell(Skipped.of(error))

    def _save(self) -> None:
        try:
            save_state(self._list.into, self._state)
        except OSError as error:
            why = (error.strerror or "no reason given").lower()
            raise UsageError(f"{self._list.into}: cannot be written ({why}); name another folder with into") from error


def _is_final(error: InputError) -> bool:
    return isinstance(error, FetchError) and error.kind in _FINAL


def _extra(watched: Watched | None, title: str) -> dict[str, str]:
    """What goes into a page's metadata: the outlet that the user gave, and the entry's title."""
    outlet = watched.outlet if watched else None
    return {key: value for key, value in (("outlet", outlet), ("entry_title", title)) if value}
