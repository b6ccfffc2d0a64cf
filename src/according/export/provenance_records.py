"""The graph of provenance as plain records of the contract."""

from typing import Any

from according.core.provenance import Provenance, ProvenanceLink, ProvenanceNode
from according.export.places import rounded, span_record, spans_record

Record = dict[str, Any]


def provenance_record(provenance: Provenance) -> Record:
    """Nodes, links, documents that may be one, and circles."""
    return {
        "nodes": [_node(node) for node in provenance.nodes],
        "links": [_link(link) for link in provenance.links],
        "unsettled": [{"left": pair.left, "right": pair.right, "why": pair.why} for pair in provenance.unsettled],
        "circles": [list(circle) for circle in provenance.circles],
    }


def _node(node: ProvenanceNode) -> Record:
    return {
        "id": node.id,
        "kind": node.kind.value,
        "name": node.name,
        "places": [{"document": place.document, "span": span_record(place.span)} for place in node.places],
        "entity": node.entity,
        "document": node.document,
    }


def _link(link: ProvenanceLink) -> Record:
    return {
        "source": link.source,
        "target": link.target,
        "kind": link.kind.value,
        "told_by": link.told_by,
        "contents": spans_record(link.contents),
        "cues": spans_record(link.cues),
        "share": None if link.share is None else rounded(link.share),
        "directed": link.directed,
    }
