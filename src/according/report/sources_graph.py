"""Where the accounts take their matter from: accounts on the left, the origins they name on the right."""

from dataclasses import dataclass

from according.core import Comparison, OriginKind
from according.report.account_lines import AccountLine
from according.report.visible import one_line

ROW = 30
_SHOWN = (OriginKind.DOCUMENT, OriginKind.AGENCY, OriginKind.OUTLET, OriginKind.COPY, OriginKind.WITNESS)
_MOST = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """An origin that accounts name: what it is, and by how many statements each account draws on it."""

    name: str
    kind: str
    accounts: tuple[tuple[AccountLine, int], ...]
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A line from an account to an origin, in the drawing's units."""

    place: int
    y1: float
    y2: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """The drawing and its list. ``heights`` are the accounts' places down the left side."""

    origins: tuple[Named, ...]
    accounts: tuple[tuple[AccountLine, float], ...]
    edges: tuple[Edge, ...]
    height: int


def sources_graph(comparison: Comparison, accounts: tuple[AccountLine, ...]) -> Graph | None:
    """The graph, or None where no two accounts name the same document, agency or outlet."""
    by_id = {account.id: account for account in accounts}
    counts: dict[tuple[str, str], dict[str, int]] = {}
    spelt: dict[tuple[str, str], str] = {}
    for finding in comparison.findings:
        for origin in finding.origins:
            if origin.kind not in _SHOWN or not origin.name:
                continue
            key = (one_line(origin.name).casefold(), origin.kind.value)
            spelt.setdefault(key, one_line(origin.name))
            uses = counts.setdefault(key, {})
            for document in origin.documents:
                uses[document] = uses.get(document, 0) + 1
    ranked = sorted(counts.items(), key=lambda item: (-len(item[1]), -sum(item[1].values()), item[0]))[:_MOST]
    # Where no two accounts name the same origin there is nothing to draw together: the list says it all.
    if not any(len(uses) > 1 for _, uses in ranked):
        return None
    users = [account for account in accounts if any(account.id in uses for _, uses in ranked)]
    height = ROW * max(len(ranked), len(users))
    lefts = {account.id: height * (i + 0.5) / len(users) for i, account in enumerate(users)}
    origins = tuple(
        Named(
            name=spelt[name, kind],
            kind=kind,
            accounts=tuple((by_id[a.id], uses[a.id]) for a in users if a.id in uses),
            y=height * (i + 0.5) / len(ranked),
        )
        for i, ((name, kind), uses) in enumerate(ranked)
    )
    return Graph(
        origins=origins,
        accounts=tuple((account, lefts[account.id]) for account in users),
        edges=tuple(
            Edge(place=account.colour, y1=lefts[account.id], y2=origin.y)
            for origin in origins
            for account, _ in origin.accounts
        ),
        height=height,
    )
