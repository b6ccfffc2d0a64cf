"""The graph of provenance: each account with the outlets, documents, posts and speakers behind its words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from according.compare.accounts import Accounts
from according.compare.provenance.cited import is_outlet_of, once, plain
from according.compare.provenance.credits import credited
from according.compare.provenance.document_names import document_name
from according.compare.provenance.hand_chains import SAID, hands_of
from according.compare.provenance.hands import citations, is_outlet
from according.core import Annotated, Attribution, Evidence, SourceForm, Span, content_id
from according.core.agencies import agency, names_agency
from according.core.provenance import LinkKind, NodeKind, Place, Provenance, ProvenanceLink, ProvenanceNode

_POSTS = frozenset({"tweet", "post"})
_STATEMENTS = frozenset({"statement", "press release", "press conference", "interview", "speech", "email", "message"})
_SHY = ("it", "they", "he", "she", "who", "which", "that", "this")
#: Who has his matter from whom in turn is followed through so many accounts.
_LONGEST = 4

_Key = tuple[str, ...]
_CIRCLING = (LinkKind.REPORTED, LinkKind.THROUGH, LinkKind.CREDITED, LinkKind.OBTAINED)


def provenance_graph(accounts: Accounts) -> Provenance:
    """The graph of all accounts, made once."""
    return accounts.once("provenance", _graph)


@dataclass(slots=True)
class _Draft:
    """The graph while it is made: nodes and links by what makes them one, in the order of the accounts."""

    names: dict[_Key, tuple[NodeKind, str, str | None, str | None]] = field(default_factory=dict)
    places: dict[_Key, dict[Place, None]] = field(default_factory=dict)
    links: dict[tuple[_Key, _Key, LinkKind, str], tuple[dict[Span, None], dict[Span, None]]] = field(
        default_factory=dict
    )
    copies: dict[tuple[_Key, _Key, str], tuple[float, bool]] = field(default_factory=dict)

    def node(self, key: _Key, kind: NodeKind, name: str, places: Sequence[Place], entity: str | None = None) -> _Key:
        """A node under its key; the longest name is kept, and every place."""
        document = key[1] if kind is NodeKind.ACCOUNT else None
        known = self.names.get(key)
        if known is None or (kind is not NodeKind.ACCOUNT and len(known[1]) < len(name) <= 80):
            self.names[key] = (
                known[0] if known else kind,
                plain(name),
                entity or (known[2] if known else None),
                document,
            )
        self.places.setdefault(key, {}).update(dict.fromkeys(places))
        return key

    def link(
        self, source: _Key, target: _Key, kind: LinkKind, told_by: str, contents: Sequence[Span], cues: Sequence[Span]
    ) -> None:
        """A link; what passes by it is gathered."""
        if source == target:
            return
        held = self.links.setdefault((source, target, kind, told_by), ({}, {}))
        held[0].update(dict.fromkeys(contents))
        held[1].update(dict.fromkeys(cues))


def _graph(accounts: Accounts) -> Provenance:
    draft = _Draft()
    for annotated in accounts.documents:
        name = annotated.document.outlet or annotated.document.title or annotated.document.path
        draft.node(("account", annotated.id), NodeKind.ACCOUNT, name, ())
    for annotated in accounts.documents:
        for attribution in annotated.attributions:
            if attribution.kind in SAID and attribution.source:
                _attributed(accounts, draft, annotated, attribution)
        _pointed(accounts, draft, annotated)
        _credited(accounts, draft, annotated)
        tag = agency(annotated.document)
        if tag is not None and not names_agency(annotated.document.outlet, tag):
            key = draft.node(("agency", tag), NodeKind.AGENCY, tag, ())
            draft.link(key, ("account", annotated.id), LinkKind.TAGGED, annotated.id, (), ())
    for story in accounts.stories:
        for copy in story.copies:
            if ("account", copy.of) in draft.names and ("account", copy.copy) in draft.names:
                ends = ("account", copy.of), ("account", copy.copy)
                draft.link(*ends, LinkKind.COPIED, copy.copy, [p.right for p in copy.passages], ())
                draft.copies[(*ends, copy.copy)] = (copy.share, copy.directed)
    return _made(draft)


def _attributed(accounts: Accounts, draft: _Draft, annotated: Annotated, attribution: Attribution) -> None:
    """The links by which an attribution's content came to its account."""
    account: _Key = ("account", annotated.id)
    cues = attribution.cue
    for hands, evidence in hands_of(annotated, attribution):
        nearest = _hand(accounts, draft, annotated, hands[0], evidence[0], attribution if len(hands) == 1 else None)
        kind = LinkKind.REPORTED if len(hands) == 1 else LinkKind.THROUGH
        if nearest[0] in ("document", "post"):
            kind = LinkKind.HEARD
        draft.link(nearest, account, kind, annotated.id, attribution.content, cues)
        if len(hands) > 1:
            speaker = _speaker(accounts, draft, annotated, attribution)
            kind = LinkKind.CONTAINS if nearest[0] in ("document", "post") else LinkKind.TOLD
            draft.link(speaker, nearest, kind, annotated.id, attribution.content, cues)
        return
    speaker = _speaker(accounts, draft, annotated, attribution)
    medium = attribution.medium
    if medium in _POSTS or medium in _STATEMENTS:
        kind_of = NodeKind.POST if medium in _POSTS else NodeKind.STATEMENT
        key: _Key = (kind_of.value, medium or "", *speaker)
        name = f"{medium} {'with' if medium == 'interview' else 'by'} {draft.names[speaker][1]}"
        draft.node(key, kind_of, name, [Place(document=annotated.id, span=s) for s in cues])
        draft.link(key, account, LinkKind.HEARD, annotated.id, attribution.content, cues)
        draft.link(speaker, key, LinkKind.CONTAINS, annotated.id, attribution.content, cues)
    else:
        draft.link(speaker, account, LinkKind.HEARD, annotated.id, attribution.content, cues)


def _speaker(accounts: Accounts, draft: _Draft, annotated: Annotated, attribution: Attribution) -> _Key:
    """Whoever said the words: one node for a voice across accounts, else one for each account's own words for it."""
    source = attribution.source[0]
    shared = accounts.shared(annotated.id, attribution.speaker)
    said = " ".join(annotated.words(source).split())
    place = [Place(document=annotated.id, span=source)]
    if shared is not None:
        return draft.node(("speaker", shared.id), NodeKind.SPEAKER, shared.name, place, shared.id)
    name = "not settled who" if attribution.form is SourceForm.PRONOUN or said.lower() in _SHY else said
    return draft.node(("speaker", annotated.id, name.lower()), NodeKind.SPEAKER, name, place)


def _hand(
    accounts: Accounts,
    draft: _Draft,
    annotated: Annotated,
    name: str,
    evidence: Evidence,
    alone: Attribution | None,
) -> _Key:
    """The hand nearest to the account: another outlet, maybe one of the accounts, a document, a second speaker."""
    place = [Place(document=annotated.id, span=evidence.span)]
    if evidence.role == "document":
        entity = accounts.shared(annotated.id, alone.speaker) if alone is not None else None
        post = any(noun in name.lower().split() for noun in _POSTS)
        kind = NodeKind.POST if post else NodeKind.DOCUMENT
        if entity is not None:
            return draft.node((kind.value, entity.id), kind, name, place, entity.id)
        return draft.node((kind.value, annotated.id, name.lower()), kind, name, place)
    if alone is None and not is_outlet(annotated, evidence.span):
        return draft.node(("speaker", annotated.id, name.lower()), NodeKind.SPEAKER, name, place)
    return _outlet(accounts, draft, annotated, name, place)


def _outlet(accounts: Accounts, draft: _Draft, annotated: Annotated, name: str, place: Sequence[Place]) -> _Key:
    for other in accounts.documents:
        if other.id != annotated.id and is_outlet_of(accounts, other.id, name):
            return draft.node(("account", other.id), NodeKind.ACCOUNT, name, place)
    bare = name.lower().removeprefix("the ")
    for kind, *known in list(draft.names):
        # "NBC" and "NBC News" are one outlet, as long as the one name is the other's beginning.
        if kind == "outlet" and (f"{known[0]} ".startswith(f"{bare} ") or f"{bare} ".startswith(f"{known[0]} ")):
            bare = known[0]
    return draft.node(("outlet", bare), NodeKind.OUTLET, name, place)


def _pointed(accounts: Accounts, draft: _Draft, annotated: Annotated) -> None:
    """Documents that the account tells to point at other documents."""
    for citation in once(annotated, citations(annotated)):
        keys = []
        for span in (citation.document, citation.holder):
            name = document_name(annotated, span)
            evidence = Evidence(document=annotated.id, span=span, role="document")
            keys.append(_hand(accounts, draft, annotated, name, evidence, None))
        draft.link(keys[0], keys[1], LinkKind.POINTS, annotated.id, (), (citation.place,))
        draft.link(keys[1], ("account", annotated.id), LinkKind.HEARD, annotated.id, (citation.place,), ())


def _credited(accounts: Accounts, draft: _Draft, annotated: Annotated) -> None:
    """Claims that the account credits to another outlet, with the document that this has obtained."""
    for credit in credited(annotated):
        place = [Place(document=annotated.id, span=credit.outlet)]
        outlet = _outlet(accounts, draft, annotated, annotated.words(credit.outlet), place)
        kind = LinkKind.CREDITED if credit.document is None else LinkKind.OBTAINED
        draft.link(outlet, ("account", annotated.id), kind, annotated.id, (credit.sentence,), (credit.place,))
        if credit.document is not None:
            evidence = Evidence(document=annotated.id, span=credit.document, role="document")
            name = " ".join(annotated.words(credit.document).split())
            document = _hand(accounts, draft, annotated, name, evidence, None)
            draft.link(document, outlet, LinkKind.OBTAINED, annotated.id, (), (credit.place,))


def _made(draft: _Draft) -> Provenance:
    """The record, with nodes that no link reaches left out unless they are accounts."""
    linked = {key for source, target, _, _ in draft.links for key in (source, target)}
    ids = {
        key: content_id("p", *key)
        for key, (kind, *_) in draft.names.items()
        if key in linked or kind is NodeKind.ACCOUNT
    }
    nodes = tuple(
        ProvenanceNode(
            id=identity,
            kind=draft.names[key][0],
            name=draft.names[key][1],
            places=tuple(draft.places[key]),
            entity=draft.names[key][2],
            document=draft.names[key][3],
        )
        for key, identity in ids.items()
    )
    links: list[ProvenanceLink] = []
    for (source, target, kind, told_by), (contents, cues) in draft.links.items():
        share: float | None = None
        directed = True
        if kind is LinkKind.COPIED:
            share, directed = draft.copies[source, target, told_by]
        links.append(
            ProvenanceLink(
                source=ids[source],
                target=ids[target],
                kind=kind,
                told_by=told_by,
                contents=tuple(sorted(contents)),
                cues=tuple(sorted(cues)),
                share=share,
                directed=directed,
            )
        )
    made = Provenance(nodes=nodes, links=tuple(links))
    return Provenance(nodes=nodes, links=made.links, circles=tuple(_circles(made)))


def _circles(graph: Provenance) -> Iterator[tuple[str, ...]]:
    """Accounts that have their matter from each other in turn, each circle once, from its first account on."""
    order = {node.id: place for place, node in enumerate(graph.nodes) if node.kind is NodeKind.ACCOUNT}
    follows: dict[str, dict[str, None]] = {}
    for link in graph.links:
        if link.kind in _CIRCLING and link.source in order and link.target in order:
            follows.setdefault(link.target, {})[link.source] = None
    for first in sorted(order, key=order.__getitem__):
        paths: list[tuple[str, ...]] = [(first,)]
        while paths:
            path = paths.pop()
            for following in follows.get(path[-1], ()):
                if following == first and len(path) > 1:
                    yield path
                elif following not in path and order[following] > order[first] and len(path) < _LONGEST:
                    paths.append((*path, following))
