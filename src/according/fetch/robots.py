"""Robots: what a site's robots.txt says (RFC 9309), read by protego after it was made harmless."""

import math
import re
from dataclasses import dataclass

from protego import Protego

#: The name by which robots.txt may speak to us.
AGENT = "According"
#: RFC 9309: at least this much is read.
LARGEST = 512_000
_AGENT_LINE = re.compile(r"\s*user[- ]?agent\b\s*:?\s*(.*)", re.IGNORECASE)
_TERM = re.compile(r"\s*(license|content-usage|content-signal)\s*:\s*(\S.*)", re.IGNORECASE)
_LONGEST_LINE = 2000
_SLOWEST = 60.0
_TERMS = {"license": "License", "content-usage": "Content-Usage", "content-signal": "Content-Signal"}


@dataclass(frozen=True, slots=True)
class Robots:
    """A robots.txt.

    Args:
        parsed: what protego made of it.
        terms: name and value of the lines that are about use.

    """

    parsed: Protego
    terms: tuple[tuple[str, str], ...]

    def allows(self, address: str) -> bool:
        """Whether this address may be fetched by a robot of our name."""
        return bool(self.parsed.can_fetch(address, AGENT))

    @property
    def delay(self) -> float:
        """Seconds between two requests that the site asks for, a minute at most."""
        try:
            delay = float(self.parsed.crawl_delay(AGENT) or 0.0)
        except (TypeError, ValueError):
            return 0.0
        return 0.0 if math.isnan(delay) else min(max(delay, 0.0), _SLOWEST)


def parse_robots(content: bytes) -> Robots:
    """The rules in a robots.txt; whatever cannot be read in it is no rule.

    Groups for other agents are put under one name: a file that names ten thousand of them would else cost a rule for
    each with each.
    """
    text = content[:LARGEST].decode("utf-8-sig", "replace").replace("\0", "")
    lines, terms = [], []
    for line in text.splitlines():
        line = line[:_LONGEST_LINE].partition("#")[0]
        agent = _AGENT_LINE.match(line)
        if agent:
            name = agent[1].strip().lower()
            lines.append(f"User-agent: {name if name == '*' or name == AGENT.lower() else 'other'}")
            continue
        term = _TERM.match(line)
        if term:
            terms.append((_TERMS[term[1].lower()], term[2].strip()))
        else:
            lines.append(line)
    return Robots(Protego.parse("\n".join(lines)), tuple(terms))


def matches(pattern: str, target: str) -> bool:
    """Whether a path with ``*`` and a closing ``$`` fits the beginning of ``target``, as in robots.txt."""
    closed = pattern.endswith("$")
    parts = pattern.removesuffix("$").split("*")
    if not target.startswith(parts[0]):
        return False
    place = len(parts[0])
    for part in parts[1:]:
        found = target.find(part, place)
        if found < 0:
            return False
        place = found + len(part)
    return not closed or place == len(target) or (len(parts) > 1 and target.endswith(parts[-1]))
