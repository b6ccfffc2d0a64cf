"""Findings, attributions and what people said of them as W3C Web Annotations (JSON-LD).

After the Web Annotation Data Model (W3C Recommendation, 23 February 2017). Each piece of evidence of a finding, and
each source, cue and content of an attribution, is an annotation of its own; those of one finding or attribution stand
together and link to one IRI. Positions count code points of the text that was taken out of the source, as the model
has it; ``state`` tells the digests of the bytes and of that text.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from according.core import Action, Anchor, Annotated, Attribution, Comparison, Finding, Judged, Note, Span, Step

Record = dict[str, Any]

CONTEXT = (
    "http://www.w3.org/ns/anno.jsonld",
    {"sha256": "urn:x-according:sha256", "textSha256": "urn:x-according:text-sha256"},
)
_PAST: Mapping[Action, str] = {
    Action.ACCEPT: "accepted",
    Action.REJECT: "rejected",
    Action.EDIT: "edited",
    Action.ADD: "added",
    Action.MERGE: "merged",
    Action.SPLIT: "split",
}


def web_annotations(
    comparison: Comparison, steps: Sequence[Step] = (), fetched: Mapping[str, str] | None = None
) -> Record:
    """An AnnotationCollection with all of its annotations in its first page.

    Args:
        comparison: what is exported, with its review.
        steps: the log, so that every step that still stands is told with its own person, time and reason; without it
            each verdict is told once, with everybody who gave it and the time of the last.
        fetched: when documents were taken from their addresses, by their ids (ISO 8601 with a time zone).

    """
    items = list(_Annotations(comparison, steps, fetched or {}).all())
    identity = _iri("collection", comparison.id, comparison.review.head)
    page: Record = {"id": _iri("page", identity), "type": "AnnotationPage", "startIndex": 0, "items": items}
    return {
        "@context": list(CONTEXT),
        "id": identity,
        "type": "AnnotationCollection",
        "label": f"Accounts, in their order: {'; '.join(a.document.path for a in comparison.documents)}",
        "generator": {**_software(comparison), "label": "; ".join(" ".join(made) for made in comparison.made_with)},
        "total": len(items),
        "first": page,
        "last": page["id"],
    }


def selectors(anchor: Anchor) -> list[Record]:
    """The words by both selectors: quoted with what stands around them, and by their position."""
    return [
        {"type": "TextQuoteSelector", "exact": anchor.exact, "prefix": anchor.prefix, "suffix": anchor.suffix},
        {"type": "TextPositionSelector", "start": anchor.span.start, "end": anchor.span.end},
    ]


class _Annotations:
    """The annotations of one comparison, made one after the other."""

    def __init__(self, comparison: Comparison, steps: Sequence[Step], fetched: Mapping[str, str]) -> None:
        self._comparison = comparison
        self._steps = {step.number: step for step in steps}
        self._fetched = fetched
        self._software = _software(comparison)
        self._documents = {annotated.id: annotated for annotated in comparison.documents}
        self._sources = {identity: self._source(annotated) for identity, annotated in self._documents.items()}
        self._places: dict[str, tuple[tuple[str, Span], ...]] = {}
        for identity, places in self._all_places():
            self._places[identity] = (*self._places.get(identity, ()), *places)

    def all(self) -> Iterator[Record]:
        """Findings, attributions, verdicts, notes, and steps that could not be carried over; each group by itself."""
        for finding in (*self._comparison.findings, *self._comparison.set_aside):
            yield from self._of_finding(finding)
        for annotated in self._comparison.documents:
            for attribution in annotated.attributions:
                yield from self._of_attribution(annotated, attribution)
        for judged in self._comparison.review.judged:
            yield from self._of_judged(judged)
        for note in self._comparison.review.notes:
            yield self._of_note(note)
        for orphan in self._comparison.review.orphans:
            step = self._steps.get(orphan.step)
            if step is not None:
                yield self._of_orphan(step, orphan.why)

    def _of_finding(self, finding: Finding) -> Iterator[Record]:
        for number, evidence in enumerate(finding.evidence):
            body = [
                _words("describing", finding.title),
                _words("classifying", finding.kind.value),
                *([_words("tagging", evidence.role)] if evidence.role else []),
                _link("finding", finding.id),
            ]
            yield {
                "id": _iri("finding", finding.id, number),
                "type": "Annotation",
                "motivation": "describing",
                "creator": self._software,
                "body": body,
                "target": self._at(evidence.document, evidence.span),
            }

    def _of_attribution(self, annotated: Annotated, attribution: Attribution) -> Iterator[Record]:
        speaker = annotated.entity(attribution.speaker)
        for role, spans in (
            ("source", attribution.source),
            ("cue", attribution.cue),
            ("content", attribution.content),
        ):
            for number, span in enumerate(spans):
                body = [_words("classifying", role), _words("tagging", attribution.kind.value)]
                if role == "source" and speaker is not None:
                    body.append(_words("identifying", speaker.name))
                yield {
                    "id": _iri("attribution", annotated.id, attribution.id, role, number),
                    "type": "Annotation",
                    "motivation": "identifying" if role == "source" else "classifying",
                    "creator": self._software,
                    "body": [*body, _link("attribution", annotated.id, attribution.id)],
                    "target": self._at(annotated.id, span),
                }

    def _of_judged(self, judged: Judged) -> Iterator[Record]:
        taken = [self._steps[n] for n in judged.steps if n in self._steps and self._steps[n].action in _PAST]
        for step in taken:
            said = (_PAST[step.action], (step.who,), step.when, step.why)
            yield self._assessing(judged, *said, places=step.subject.anchors, number=step.number)
        if not taken:
            yield self._assessing(
                judged, judged.verdict.value, judged.who, judged.when, judged.why, places=(), number=0
            )

    def _assessing(
        self,
        judged: Judged,
        verdict: str,
        who: Sequence[str],
        when: str,
        why: str,
        *,
        places: Sequence[Anchor],
        number: int,
    ) -> Record:
        body = [_words("assessing", verdict), *([_words("commenting", why)] if why else [])]
        return {
            "id": _iri("verdict", judged.kind.value, judged.document or "", judged.id, number),
            "type": "Annotation",
            "motivation": "assessing",
            "creator": _people(who),
            "created": when,
            "body": [*body, self._linked(judged.kind.value, judged.id, judged.document)],
            "target": self._target(judged.id, judged.document, places),
        }

    def _of_note(self, note: Note) -> Record:
        step = self._steps.get(note.step)
        document = next(iter(self._places.get(note.id, ())), (None, None))[0]
        return {
            "id": _iri("note", note.step, note.id, note.when),
            "type": "Annotation",
            "motivation": "commenting",
            "creator": _people((note.who,)),
            "created": note.when,
            "body": [_words("commenting", note.text), self._linked(note.kind.value, note.id, document)],
            "target": self._target(note.id, None, step.subject.anchors if step else ()),
        }

    def _of_orphan(self, step: Step, why: str) -> Record:
        said = _words("assessing", _PAST[step.action]) if step.action in _PAST else _words("commenting", step.why)
        body = [said, *([_words("commenting", step.why)] if step.why and step.action in _PAST else [])]
        return {
            "id": _iri("orphan", step.number, step.digest),
            "type": "Annotation",
            "motivation": "assessing" if step.action in _PAST else "commenting",
            "creator": _people((step.who,)),
            "created": step.when,
            "body": [*body, _words("tagging", f"not placed: {why}"), _link(step.subject.kind.value, step.subject.id)],
            "target": self._target("", None, step.subject.anchors),
        }

    def _linked(self, kind: str, identity: str, document: str | None) -> Record:
        """An attribution's IRI is made of its document too: two documents may have equal ones."""
        return _link(kind, document, identity) if kind == "attribution" and document else _link(kind, identity)

    def _target(self, identity: str, document: str | None, anchors: Sequence[Anchor]) -> Any:
        """Where the thing stands now; where that is not known, where it stood; or else all of its documents."""
        places = [place for place in self._places.get(identity, ()) if document in (None, place[0])]
        found = [self._at(*place) for place in places] or [_anchored(anchor, self._sources) for anchor in anchors]
        if not found and document in self._sources:
            return self._sources[document]["source"]
        if not found:
            found = [source["source"] for source in self._sources.values()]
        return found[0] if len(found) == 1 else found

    def _all_places(self) -> Iterator[tuple[str, tuple[tuple[str, Span], ...]]]:
        for finding in (*self._comparison.findings, *self._comparison.set_aside):
            yield finding.id, tuple((evidence.document, evidence.span) for evidence in finding.evidence)
        for group in self._comparison.alignments:
            yield group.id, tuple((member.document, member.span) for member in group.statements)
        for annotated in self._comparison.documents:
            for attribution in annotated.attributions:
                spans = (*attribution.source, *attribution.cue, *attribution.content)
                yield attribution.id, tuple((annotated.id, span) for span in spans)
        for shared in self._comparison.entities:
            members = [(m.document, self._documents[m.document].entity(m.entity)) for m in shared.members]
            yield shared.id, tuple((name, entity.first.span) for name, entity in members if entity is not None)

    def _at(self, document: str, span: Span) -> Record:
        return _anchored(Anchor.at(document, self._documents[document].document.text, span), self._sources)

    def _source(self, annotated: Annotated) -> Record:
        document = annotated.document
        digest = document.raw.sha256
        state: Record = {
            "type": "TimeState",
            "cached": f"urn:sha256:{digest}",
            "sha256": digest,
            "textSha256": hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest(),
        }
        if document.id in self._fetched:
            state["sourceDate"] = self._fetched[document.id]
        url = document.url or ""
        return {
            "source": url if url.startswith(("http://", "https://")) else f"urn:sha256:{digest}",
            "state": state,
            "renderedVia": {"type": "Software", "name": document.raw.extractor},
        }


def _anchored(anchor: Anchor, sources: Mapping[str, Record]) -> Record:
    """Words in their document; one that a step was taken on may not be among those compared."""
    source = sources.get(anchor.document, {"source": _iri("document", anchor.document)})
    return {"type": "SpecificResource", **source, "selector": selectors(anchor)}


def _software(comparison: Comparison) -> Record:
    """The tool in this make: its IRI is another where any of its models is."""
    identity = _iri("software", *(part for made in comparison.made_with for part in made))
    return {"id": identity, "type": "Software", "name": " ".join(next(iter(comparison.made_with), ("according",)))}


def _people(who: Sequence[str]) -> Any:
    people = [{"type": "Person", "name": name} for name in who]
    return people[0] if len(people) == 1 else people


def _words(purpose: str, value: str) -> Record:
    return {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain"}


def _link(*parts: str) -> Record:
    return {"type": "SpecificResource", "purpose": "linking", "source": _iri(*parts)}


def _iri(*parts: str | int) -> str:
    """The same name for the same thing in every export (a UUID made of its parts, RFC 9562, version 5)."""
    return uuid5(NAMESPACE_URL, "according:" + "/".join(str(part) for part in parts)).urn
