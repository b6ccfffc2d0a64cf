"""Addresses to saved pages: fetched with care, once the user asks, and kept so that they can be read again."""

from according.fetch.address import Address, is_address, parse_address
from according.fetch.changes import edition_change, is_change
from according.fetch.client import USER_AGENT, Answer, Client
from according.fetch.failure import Failure, FetchError
from according.fetch.folder import VERSIONS, Folder, page_name
from according.fetch.guard import Guard, is_public, system_resolve
from according.fetch.limits import Limits
from according.fetch.rights import Reservation
from according.fetch.visit import RobotsState, RobotsVerdict, Visit, Visitor
from according.fetch.warc import SavedPage, digest_of, saved_metadata, saved_page, warc_bytes
from according.fetch.writing import write_whole

__all__ = [
    "USER_AGENT",
    "VERSIONS",
    "Address",
    "Answer",
    "Client",
    "Failure",
    "FetchError",
    "Folder",
    "Guard",
    "Limits",
    "Reservation",
    "RobotsState",
    "RobotsVerdict",
    "SavedPage",
    "Visit",
    "Visitor",
    "digest_of",
    "edition_change",
    "is_address",
    "is_change",
    "is_public",
    "page_name",
    "parse_address",
    "saved_metadata",
    "saved_page",
    "system_resolve",
    "warc_bytes",
    "write_whole",
]
