"""Through whose hands words came: account ← outlet or document ← speaker; copied passages; circles of citing."""

from according.compare.accounts import Accounts
from according.compare.provenance.cited import RULE, cited, credit_of, is_outlet_of, lower, once, plain, same_document
from according.compare.provenance.credits import credited
from according.compare.provenance.document_names import document_name
from according.compare.provenance.graph import provenance_graph
from according.compare.provenance.hand_chains import SAID, hands_of
from according.compare.provenance.hands import citations, credited_outlet, source_outlet
from according.compare.provenance.unsettled import not_settled
from according.compare.titles import listed
from according.core import (
    Alignment,
    Annotated,
    Attribution,
    Evidence,
    Feature,
    Finding,
    FindingKind,
    Origin,
    OriginKind,
    Relation,
    Span,
    content_id,
)

IN_TURN_RULE = (
    "Each of these accounts gives the next one's outlet as a source, and the last gives the first one's. Whether it is "
    "of the same matter is not settled."
)
CIRCULAR_RULE = "Each of two accounts gives the other outlet as its source for the same statement."


def provenance(
    accounts: Accounts,
    alignments: tuple[Alignment, ...],  # noqa: ARG001 (every finder has the same face)
) -> tuple[Finding, ...]:
    """One finding for each chain of an account with a document, another outlet or a second speaker in it."""
    found: list[Finding] = []
    for annotated in accounts.documents:
        chains: dict[tuple[str, ...], list[tuple[tuple[str, ...], Attribution, tuple[Evidence, ...]]]] = {}
        for attribution in annotated.attributions:
            if attribution.kind in SAID and attribution.source:
                for hands, evidence in hands_of(annotated, attribution):
                    # "The suit", "the suit" and "the new suit" are one hand where they are one speaker.
                    alone = len(hands) == 1 and evidence[0].role == "document" and attribution.speaker
                    key = (attribution.speaker or "",) if alone else tuple(hand.lower() for hand in hands)
                    chains.setdefault(key, []).append((hands, attribution, evidence))
        pointed = {document_name(annotated, c.document): c for c in once(annotated, citations(annotated))}
        for told in chains.values():
            hands = max((hands for hands, _, _ in told), key=lambda hands: len(hands[0].split()))
            parts = [(attribution, evidence) for _, attribution, evidence in told]
            citation = next(
                (c for name, c in pointed.items() if len(hands) == 1 and same_document(name, hands[0])), None
            )
            if citation is not None:
                pointed = {name: c for name, c in pointed.items() if c is not citation}
                found.append(cited(accounts, annotated, citation, [a for a, _ in parts]))
            else:
                found.append(_finding(accounts, annotated, hands, parts))
        found.extend(cited(accounts, annotated, citation, []) for citation in pointed.values())
        known = {
            e.span for finding in found for e in finding.evidence if e.document == annotated.id and e.role == "medium"
        }
        found.extend(
            credit_of(accounts, annotated, c)
            for c in credited(annotated)
            if not any(c.outlet.overlaps(k) for k in known)
        )
    return (*found, *not_settled(accounts))


def circular(accounts: Accounts, alignments: tuple[Alignment, ...]) -> tuple[Finding, ...]:
    """Alignments in which two accounts each name the other's outlet as the source."""
    found: list[Finding] = []
    for alignment in alignments:
        named: list[tuple[str, Span, str]] = []
        for statement in alignment.statements:
            annotated = accounts.document(statement.document)
            own = next((s for s in annotated.statements if s.id == statement.statement), None)
            attribution = annotated.attribution(own.attribution) if own is not None else None
            if attribution is None:
                continue
            outlet = source_outlet(annotated, attribution) or credited_outlet(annotated, attribution)
            if outlet is not None:
                named.append((statement.document, outlet, annotated.words(outlet).lower()))
        for i, (left, one, first) in enumerate(named):
            for right, two, second in named[i + 1 :]:
                if left != right and is_outlet_of(accounts, right, first) and is_outlet_of(accounts, left, second):
                    found.append(
                        _circle(
                            accounts,
                            alignment,
                            Evidence(document=left, span=one, role="source"),
                            Evidence(document=right, span=two, role="source"),
                        )
                    )
    told = {frozenset(finding.documents) for finding in found}
    found.extend(_in_turn(accounts, circle) for circle in _circles(accounts) if frozenset(circle) not in told)
    return tuple({finding.id: finding for finding in found}.values())


def _circles(accounts: Accounts) -> list[tuple[str, ...]]:
    """The accounts, by document, that have matter from each other in turn."""
    graph = provenance_graph(accounts)
    documents = {node.id: node.document or "" for node in graph.nodes}
    return [tuple(documents[node] for node in circle) for circle in graph.circles]


def _in_turn(accounts: Accounts, circle: tuple[str, ...]) -> Finding:
    """A circle of outlets as sources, whether or not of one statement."""
    graph = provenance_graph(accounts)
    nodes = {node.document: node.id for node in graph.nodes if node.document is not None}
    evidence: list[Evidence] = []
    for document, following in zip(circle, (*circle[1:], circle[0]), strict=True):
        links = [link for link in graph.links if (link.source, link.target) == (nodes[following], nodes[document])]
        places = sorted(span for link in links for span in (*link.cues, *link.contents) if link.told_by == document)
        evidence += [Evidence(document=document, span=span, role="source") for span in places[:1]]
    evidence.sort(key=lambda e: accounts.place(e.document))
    chain_of = " ← ".join(accounts.letter(document) for document in (*circle, circle[0]))
    letters = sorted((accounts.letter(document) for document in circle), key=lambda letter: (len(letter), letter))
    return Finding(
        id=content_id("f", "circular", *circle),
        kind=FindingKind.CIRCULAR,
        rule=IN_TURN_RULE,
        title=f"{listed(letters)} have matter from each other in turn: {chain_of}",
        evidence=tuple(evidence),
        relation=Relation.NOT_SETTLED,
        score=0.6,
        why=(Feature(name="each cites the next", value=1.0, detail=chain_of),),
    )


def _finding(
    accounts: Accounts,
    annotated: Annotated,
    hands: tuple[str, ...],
    parts: list[tuple[Attribution, tuple[Evidence, ...]]],
) -> Finding:
    letter = accounts.letter(annotated.id)
    own = tuple(
        Evidence(document=annotated.id, span=span, role="account's words") for a, _ in parts for span in a.content
    )
    chained = tuple(dict.fromkeys(e for _, evidence in parts for e in evidence))
    roles = [e.role for e in parts[0][1]]
    first = hands[-1]
    if len(hands) > 1 and roles[0] == "document":
        title = f"{letter} has words of {first} from a document: {lower(plain(hands[0]))}"
    elif len(hands) > 1:
        title = f"{letter} has words of {first} by way of {plain(hands[0])}"
    elif roles[0] == "document":
        title = f"{letter} has words from a document: {lower(plain(first))}"
    else:
        title = f"{letter} has words from another outlet: {plain(first)}"
    kind = OriginKind.OUTLET if roles[0] == "medium" and len(roles) == 1 else OriginKind.SPEAKER
    if roles[0] == "document":
        kind = OriginKind.DOCUMENT
    origin = plain(hands[0]) if kind is OriginKind.DOCUMENT else first
    return Finding(
        id=content_id("f", "provenance", annotated.id, *(str(e.span.start) for e in (*own, *chained))),
        kind=FindingKind.PROVENANCE,
        rule=RULE,
        title=title,
        evidence=(*own, *chained),
        origins=(Origin(documents=(annotated.id,), kind=kind, name=origin, why="named in the account"),),
        entity=_shared_id(accounts, annotated, parts[0][0]),
        score=1.0 if len(hands) > 1 else 0.7,
        why=(
            Feature(
                name="chain",
                value=1.0,
                detail=" ← ".join((letter, *(plain(hand) for hand in hands))),
                left=chained[0],
                right=chained[-1] if len(chained) > 1 else None,
            ),
        ),
    )


def _shared_id(accounts: Accounts, annotated: Annotated, attribution: Attribution) -> str | None:
    shared = accounts.shared(annotated.id, attribution.speaker)
    return shared.id if shared is not None else None


def _circle(accounts: Accounts, alignment: Alignment, left: Evidence, right: Evidence) -> Finding:
    names = accounts.letter(left.document), accounts.letter(right.document)
    return Finding(
        id=content_id("f", "circular", left.document, left.span.start, right.document, right.span.start),
        kind=FindingKind.CIRCULAR,
        rule=CIRCULAR_RULE,
        title=f"{names[0]} and {names[1]} each name the other as the source of the same statement",
        evidence=(left, right),
        alignment=alignment.id,
        why=(Feature(name="each cites the other", value=1.0, left=left, right=right),),
    )
