"""The readers that take part: those that come with According, and those that installed packages add."""

import sys
from collections.abc import Iterable
from functools import lru_cache
from importlib import import_module

import pluggy

from according.read.port import Archive, Head, Reader

#: The group of entry points under which packages name a module or object with ``according_readers``.
GROUP = "according"
#: The readers that come with According, by module under ``kinds``, in the order in which they are asked. Those whose
#: signs are the surest stand first; plain text, which knows any text, is last.
SHIPPED = (
    "epub.reader",
    "pdf.reader",
    "office.docx.reader",
    "office.odt.reader",
    "office.rtf.reader",
    "web.wacz",
    "web.warc",
    "mail.mailbox",
    "mail.reader",
    "mail.message",
    "feed.reader",
    "feed.entry",
    "posts.archive",
    "posts.post",
    "ninjs",
    "subtitles",
    "table.json_rows",
    "table.csv_rows",
    "packed",
    "table.row",
    "html.fragment",
    "html.reader",
    "markdown",
    "plain",
)

hookspec = pluggy.HookspecMarker("according")
#: Marks the ``according_readers`` of a package.
hookimpl = pluggy.HookimplMarker("according")

AnyReader = Reader | Archive


@hookspec
def according_readers() -> Iterable[AnyReader]:  # type: ignore[empty-body]
    """The readers that a package adds; they are asked before those that come with According."""


@lru_cache(maxsize=1)
def readers() -> tuple[AnyReader, ...]:
    """All readers, in the order in which they are asked."""
    return (*_added()[0], *_shipped())


@lru_cache(maxsize=1)
def plugins() -> tuple[str, ...]:
    """What packages added, and what failed to load, a line each."""
    return _added()[1]


@lru_cache(maxsize=1)
def made_by() -> tuple[str, ...]:
    """Names and versions of all that cuts texts, so that what was kept of an older one is not taken for today's."""
    return tuple(reader.extractor for reader in readers() if isinstance(reader, Reader))


def kind_of(head: Head) -> AnyReader | None:
    """The reader that knows a file by its beginning, or None."""
    return next((reader for reader in readers() if reader.knows(head)), None)


def named(name: str) -> AnyReader:
    """The reader of this name.

    Raises:
        KeyError: if there is none.

    """
    found = next((reader for reader in readers() if reader.name == name), None)
    if found is None:
        raise KeyError(name)
    return found


def _shipped() -> Iterable[AnyReader]:
    for name in SHIPPED:
        reader: AnyReader = import_module(f"according.read.kinds.{name}").READER
        yield reader


@lru_cache(maxsize=1)
def _added() -> tuple[tuple[AnyReader, ...], tuple[str, ...]]:
    from importlib.metadata import entry_points

    found = tuple(entry_points(group=GROUP))
    if not found:
        return (), ()
    manager = pluggy.PluginManager("according")
    manager.add_hookspecs(sys.modules[__name__])
    said: list[str] = []
    added: list[AnyReader] = []
    for point in sorted(found, key=lambda each: each.name):
        # What somebody else's package does when it loads must not stop the run; it is told instead.
        try:
            manager.register(point.load(), name=point.name)
        except Exception as error:
            said.append(f"the plugin {point.name} could not be loaded ({type(error).__name__})")
    for implementation in manager.hook.according_readers.get_hookimpls():
        try:
            given: tuple[object, ...] = tuple(implementation.function())  # type: ignore[arg-type]
        except Exception as error:
            said.append(f"the plugin {implementation.plugin_name} gave no readers ({type(error).__name__})")
            continue
        sound = [reader for reader in given if isinstance(reader, AnyReader)]
        added += sound
        said += [f"{reader.what} is read by the plugin {implementation.plugin_name}" for reader in sound]
    return tuple(added), tuple(said)
