"""Documents whose identity is not settled: two accounts quote "the petition", each with other words."""

from according.compare.accounts import Accounts
from according.compare.provenance.cited import lower
from according.compare.provenance.graph import provenance_graph
from according.compare.provenance.hands import DOCUMENTS
from according.compare.quotations.likeness import likeness, same_utterance
from according.compare.quotations.variants import Token, tokens
from according.compare.titles import listed
from according.core import Evidence, Feature, Finding, FindingKind, Relation, Span, content_id, words
from according.core.provenance import LinkKind, NodeKind, Provenance, ProvenanceNode, UnsettledDocument

RULE = (
    "Two accounts have quoted words from a document of one kind, no words of which are the same, and neither names the "
    "document in full: it may be one document or two."
)
#: Of fewer words nothing can be said.
_LEAST = 4


def unsettled_documents(accounts: Accounts) -> tuple[UnsettledDocument, ...]:
    """The pairs of documents that may be one, in the order of the accounts."""
    graph = provenance_graph(accounts)
    documents = [(node, quoted) for node in graph.nodes if (quoted := _quoted(accounts, graph, node))]
    found = []
    for place, (left, one) in enumerate(documents):
        for right, two in documents[place + 1 :]:
            noun = _noun(left.name)
            if noun is None or noun != _noun(right.name) or set(one) & set(two) or _apart(left.name, right.name):
                continue
            if not _shared(accounts, one, two):
                found.append(UnsettledDocument(left=left.id, right=right.id, why=f"both are called a {noun}"))
    return tuple(found)


def not_settled(accounts: Accounts) -> tuple[Finding, ...]:
    """A finding for each kind of document of which accounts quote words that may be one document's."""
    graph = provenance_graph(accounts)
    by_id = {node.id: node for node in graph.nodes}
    kinds: dict[str, dict[str, ProvenanceNode]] = {}
    for pair in unsettled_documents(accounts):
        for identity in (pair.left, pair.right):
            node = by_id[identity]
            kinds.setdefault(_noun(node.name) or "", {})[identity] = node
    return tuple(_finding(accounts, graph, noun, tuple(nodes.values())) for noun, nodes in kinds.items())


def _finding(accounts: Accounts, graph: Provenance, noun: str, nodes: tuple[ProvenanceNode, ...]) -> Finding:
    evidence: dict[Evidence, None] = {}
    names: dict[str, None] = {}
    for node in nodes:
        names[lower(node.name).rstrip(",")] = None
        for document, spans in _quoted(accounts, graph, node).items():
            evidence |= {Evidence(document=document, span=span, role="quotation"): None for span in spans}
            first = next((p.span for p in node.places if p.document == document), None)
            if first is not None:
                evidence[Evidence(document=document, span=first, role="document")] = None
    ordered = sorted(evidence, key=lambda e: (accounts.place(e.document), e.span))
    letters = [accounts.letter(document) for document in dict.fromkeys(e.document for e in ordered)]
    told = f": {listed(list(names))}" if len(names) > 1 else ""
    return Finding(
        id=content_id("f", "unsettled", *(node.id for node in nodes)),
        kind=FindingKind.PROVENANCE,
        rule=RULE,
        title=f"{listed(letters)} quote different words of a {noun}{told}; whether it is one document is not settled",
        evidence=tuple(ordered),
        relation=Relation.NOT_SETTLED,
        score=0.9,
        why=(Feature(name="one kind of document", value=1.0, detail=f"each is called a {noun}"),),
    )


def _quoted(accounts: Accounts, graph: Provenance, node: ProvenanceNode) -> dict[str, list[Span]]:
    """Of a document the words in quotation marks that each account has from it."""
    found: dict[str, list[Span]] = {}
    if node.kind is not NodeKind.DOCUMENT:
        return found
    for link in graph.links:
        if link.source != node.id or link.kind is not LinkKind.HEARD:
            continue
        annotated = accounts.document(link.told_by)
        for quotation in annotated.quotations:
            held = any(content.holds(quotation.inner) for content in link.contents)
            if held and not quotation.depth and len(quotation.inner.of(annotated.document.text).split()) >= _LEAST:
                found.setdefault(link.told_by, []).append(quotation.inner)
    return found


def _shared(accounts: Accounts, one: dict[str, list[Span]], two: dict[str, list[Span]]) -> bool:
    """Whether both have words of one utterance."""
    left, right = ([_tokens(accounts, d, s) for d, spans in side.items() for s in spans] for side in (one, two))
    return any(same_utterance(likeness(a, b)) for a in left for b in right)


def _tokens(accounts: Accounts, document: str, span: Span) -> list[Token]:
    return tokens(accounts.document(document).document.text, span)


def _noun(name: str) -> str | None:
    """The last noun of a document's name before "by", "of", "on" that says what it is."""
    head = [word.form for word in words(name)]
    cut = next((at for at, form in enumerate(head) if at and form in ("by", "of", "on", "in", "from", "to")), len(head))
    return next((form for form in reversed(head[:cut]) if form in DOCUMENTS), None)


def _apart(left: str, right: str) -> bool:
    """Whether both are named, by names that share nothing: the Clean Water Act is not the Voting Rights Act."""
    one, two = ({w for w in name.split()[1:] if w[:1].isupper()} for name in (left, right))
    return bool(one) and bool(two) and not one & two
