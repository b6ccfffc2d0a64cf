"""From whom each account has its words, as a tree: the hands nearest to the account, and who stands behind them."""

from dataclasses import dataclass

from according.core import Comparison
from according.core.provenance import LinkKind, NodeKind, ProvenanceLink
from according.report.account_lines import AccountLine
from according.report.places import Places
from according.report.visible import one_line

#: So many speakers whom an account hears at first hand are named; the rest are counted.
_SPEAKERS = 8
_KINDS = {
    NodeKind.ACCOUNT: "one of these accounts",
    NodeKind.OUTLET: "another outlet",
    NodeKind.AGENCY: "an agency’s tag",
    NodeKind.DOCUMENT: "a document",
    NodeKind.POST: "a post",
    NodeKind.STATEMENT: "in its own medium",
    NodeKind.SPEAKER: "a second speaker",
}
_WORDS = {
    LinkKind.TOLD: "has it from",
    LinkKind.CONTAINS: "has words of",
    LinkKind.POINTS: "points at",
    LinkKind.OBTAINED: "has obtained",
    LinkKind.THROUGH: "has it from",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """A hand through which words came: what it is, how often the account draws on it, and who stands behind it.

    ``anchor`` is the first place where its words stand in the reading view, None where no place shows them. Each of
    ``behind`` is a link in words and a name.
    """

    name: str
    kind: str
    times: int
    anchor: str | None
    behind: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """One account with the hands nearest to it, and the speakers whom it hears itself."""

    account: AccountLine
    hands: tuple[Hand, ...]
    speakers: tuple[str, ...]
    more: int


def sources_tree(comparison: Comparison, accounts: tuple[AccountLine, ...], places: Places) -> tuple[Branch, ...]:
    """A branch for each account that has words through another hand; none where nobody's words came through any."""
    graph = comparison.provenance
    nodes = {node.id: node for node in graph.nodes}
    own = {node.document: node.id for node in graph.nodes if node.kind is NodeKind.ACCOUNT}
    behind: dict[tuple[str, str], dict[tuple[str, str], None]] = {}
    nearest: dict[str, list[ProvenanceLink]] = {}
    for link in graph.links:
        target = nodes[link.target]
        if target.kind is NodeKind.ACCOUNT and own.get(link.told_by) == target.id:
            nearest.setdefault(link.told_by, []).append(link)
        else:
            told = (_WORDS.get(link.kind, "has it from"), one_line(nodes[link.source].name))
            held = behind.setdefault((link.told_by, link.target), {})
            # "A tweet by Ann Lee" says by itself whose words it has.
            if not one_line(target.name).endswith((f"by {told[1]}", f"with {told[1]}")):
                held[told] = None
    branches = []
    for account in accounts:
        links = [link for link in nearest.get(account.id, ()) if link.kind is not LinkKind.COPIED]
        hands: dict[str, list[ProvenanceLink]] = {}
        speakers: dict[str, None] = {}
        for link in links:
            first_hand = nodes[link.source].kind is NodeKind.SPEAKER and (account.id, link.source) not in behind
            if first_hand and link.kind is LinkKind.HEARD:
                speakers[one_line(nodes[link.source].name)] = None
            else:
                hands.setdefault(link.source, []).append(link)
        if hands:
            branches.append(
                Branch(
                    account=account,
                    hands=tuple(
                        Hand(
                            name=one_line(nodes[source].name),
                            kind=_KINDS[nodes[source].kind],
                            times=sum(len(link.contents) for link in made),
                            anchor=_anchor(places, account, made),
                            behind=tuple(behind.get((account.id, source), ())),
                        )
                        for source, made in hands.items()
                    ),
                    speakers=tuple(speakers)[:_SPEAKERS],
                    more=max(0, len(speakers) - _SPEAKERS),
                )
            )
    return tuple(branches)


def _anchor(places: Places, account: AccountLine, links: list[ProvenanceLink]) -> str | None:
    """Where the first of the words stands in the reading view."""
    found = sorted(span for link in links for span in link.contents)
    return places.link(account.id, found[0]) if found else None
