"""Pages by their addresses, fetched and on their way into a workspace."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime

from according.core import InputError, Skipped
from according.fetch import Visitor, saved_content, warc_bytes
from according.job.adding import visit_notes
from according.job.intake import Arrival
from according.read import Source
from according.read.archives import opened


def fetched(
    addresses: Sequence[str],
    visitor: Visitor,
    now: Callable[[], datetime],
    tell: Callable[[str, tuple[str, ...]], None],
) -> Iterator[Arrival | Skipped]:
    """Each page as it came, with what its site says about robots and use, or why it could not be had.

    ``tell`` is called with an address and what there is to tell of its page. Addresses that cannot be fetched are left
    out; the others go on.
    """
    for address in addresses:
        try:
            visit = visitor.visit(address)
        except InputError as error:
            yield Skipped.of(error)
            continue
        moment = now().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        warc = warc_bytes(visit, moment)
        tell(address, visit_notes(visit))
        inside = [row for row in opened(Source(name=address, data=warc)) if isinstance(row, Source)]
        source = inside[0] if inside else Source(name=address, data=saved_content(warc))
        yield Arrival(source=source, address=str(visit.answer.address), fetched=moment, whole=warc)
