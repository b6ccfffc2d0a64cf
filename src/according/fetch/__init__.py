"""Addresses to saved pages: fetched with care, once the user asks, and kept so that they can be read again."""

from according.fetch.address import Address, is_address, parse_address
from according.fetch.change_file import change_bytes, change_from
from according.fetch.changes import edition_change, is_change
from according.fetch.client import USER_AGENT, Answer, Client
from according.fetch.failure import Failure, FetchError
from according.fetch.folder import VERSIONS, Folder, page_name
from according.fetch.guard import Guard, is_public, system_resolve
from according.fetch.history import histories, reservation_words, robots_words
from according.fetch.limits import Limits
from according.fetch.lock import only_one
from according.fetch.pace import Pace, back_off
from according.fetch.rights import Reservation
from according.fetch.visit import RobotsState, RobotsVerdict, Visit, Visitor
from according.fetch.warc import SavedPage, digest_of, saved_content, saved_metadata, saved_page, warc_bytes
from according.fetch.watch_state import FeedState, PageState, Waiting, WatchState, load_state, save_state
from according.fetch.watchlist import Watched, Watchlist, read_watchlist
from according.fetch.writing import copy_whole, write_whole

__all__ = [
    "USER_AGENT",
    "VERSIONS",
    "Address",
    "Answer",
    "Client",
    "Failure",
    "FeedState",
    "FetchError",
    "Folder",
    "Guard",
    "Limits",
    "Pace",
    "PageState",
    "Reservation",
    "RobotsState",
    "RobotsVerdict",
    "SavedPage",
    "Visit",
    "Visitor",
    "Waiting",
    "WatchState",
    "Watched",
    "Watchlist",
    "back_off",
    "change_bytes",
    "change_from",
    "copy_whole",
    "digest_of",
    "edition_change",
    "histories",
    "is_address",
    "is_change",
    "is_public",
    "load_state",
    "only_one",
    "page_name",
    "parse_address",
    "read_watchlist",
    "reservation_words",
    "robots_words",
    "save_state",
    "saved_content",
    "saved_metadata",
    "saved_page",
    "system_resolve",
    "warc_bytes",
    "write_whole",
]
