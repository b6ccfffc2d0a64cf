"""Through whose hands words came: account ← outlet or document ← speaker; copied passages; circles of citing."""

from collections.abc import Iterator

from according.compare.accounts import Accounts
from according.compare.provenance.cited import RULE, cited, credit_of, is_outlet_of, lower, once, plain, same_document
from according.compare.provenance.credits import credited
from according.compare.provenance.document_names import document_name
from according.compare.provenance.hands import DOCUMENTS, citations, credited_outlet, source_outlet
from according.compare.quotations.sources import chain
from according.core import (
    Alignment,
    Annotated,
    Attribution,
    AttributionKind,
    Copy,
    EntityType,
    Evidence,
    Feature,
    Finding,
    FindingKind,
    Origin,
    OriginKind,
    Relation,
    SourceForm,
    Span,
    content_id,
    words,
)

COPIED_RULE = (
    "Runs of eight words stand in both accounts outside shared quotations, at least 25 words in a row or a tenth of "
    "one of them. Which came first is only said where a tag, a credit line or the dates tell it."
)
CIRCULAR_RULE = "Each of two accounts gives the other outlet as its source for the same statement."
_SAID = (AttributionKind.DIRECT, AttributionKind.MIXED, AttributionKind.INDIRECT)


def provenance(
    accounts: Accounts,
    alignments: tuple[Alignment, ...],  # noqa: ARG001 (every finder has the same face)
) -> tuple[Finding, ...]:
    """One finding for each chain of an account with a document, another outlet or a second speaker in it."""
    found: list[Finding] = []
    for annotated in accounts.documents:
        chains: dict[tuple[str, ...], list[tuple[tuple[str, ...], Attribution, tuple[Evidence, ...]]]] = {}
        for attribution in annotated.attributions:
            if attribution.kind in _SAID and attribution.source:
                for hands, evidence in _hands(annotated, attribution):
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
    return tuple(found)


def copied(
    accounts: Accounts,
    alignments: tuple[Alignment, ...],  # noqa: ARG001 (every finder has the same face)
) -> tuple[Finding, ...]:
    """The copied passages of the accounts, a finding for each pair of accounts."""
    seen: dict[tuple[str, str], Copy] = {}
    known = {annotated.id for annotated in accounts.documents}
    for story in accounts.stories:
        for copy in story.copies:
            if {copy.of, copy.copy} <= known:
                seen.setdefault((copy.of, copy.copy), copy)
    return tuple(_copy_finding(accounts, copy) for copy in seen.values())


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
    return tuple({finding.id: finding for finding in found}.values())


def _hands(annotated: Annotated, attribution: Attribution) -> Iterator[tuple[tuple[str, ...], tuple[Evidence, ...]]]:
    """The names of the hands of an attribution, the last first, with their places; nothing where there is but one."""
    document = annotated.id
    source = attribution.source[0]
    entity = annotated.entity(attribution.speaker)
    name = (
        entity.name if entity is not None and attribution.form is not SourceForm.DOCUMENT else annotated.words(source)
    )
    if entity is not None and annotated.words(source).lower() in ("it", "they", "this", "he", "she", "which", "that"):
        name = entity.name
    speaker = Evidence(document=document, span=source, role="source")
    outlet = credited_outlet(annotated, attribution)
    if outlet is not None:
        if not _within(annotated.words(outlet), name):
            medium = Evidence(document=document, span=outlet, role="medium")
            yield (annotated.words(outlet), name), (medium, speaker)
        return
    itself = source_outlet(annotated, attribution)
    if itself is not None:
        yield (name,), (Evidence(document=document, span=itself, role="medium"),)
        return
    if entity is not None and (attribution.form is SourceForm.DOCUMENT or entity.type is EntityType.DOCUMENT):
        named = document_name(annotated, source).partition(", which ")[0]
        named = entity.name if len(named.split()) == 1 else named
        if annotated.words(source).lower() == "its":
            return
        if (len(named.split()) > 1 and not named.split()[0].endswith("ed")) or named[:1].isupper():
            yield (named,), (Evidence(document=document, span=source, role="document"),)
        return
    if attribution.medium in DOCUMENTS:
        noun = _noun(annotated, attribution)
        if noun is None:
            return
        same = source.holds(noun)
        evidence = Evidence(document=document, span=source if same else noun, role="document")
        yield (
            ((document_name(annotated, source),), (evidence,))
            if same
            else ((document_name(annotated, noun), name), (evidence, speaker))
        )
        return
    above = [a for a in chain(annotated, attribution)[1:] if a.kind in _SAID and a.source]
    known = next((a for a in above if a.speaker is not None and a.speaker != attribution.speaker), None)
    if known is not None and attribution.speaker is not None and _retold(annotated, attribution, known):
        first = annotated.entity(known.speaker)
        yield (
            (first.name if first is not None else annotated.words(known.source[0]), name),
            (Evidence(document=document, span=known.source[0], role="medium"), speaker),
        )


def _within(outlet: str, name: str) -> bool:
    """Whether an outlet's name stands in another name, or is that but for the article: the Post, by way of the Post."""
    return outlet.lower().removeprefix("the ") in name.lower() or same_document(outlet, name)


def _retold(annotated: Annotated, inner: Attribution, outer: Attribution) -> bool:
    """Whether a source surely tells what another said: a plain verb of saying, wholly within its own words."""
    cue = [word.form for span in inner.cue for word in words(annotated.document.text, span.start, span.end)]
    inside = all(any(c.holds(span) for c in outer.content) for span in (*inner.source, *inner.cue))
    quoting = outer.form is not SourceForm.DOCUMENT and outer.kind is not AttributionKind.DIRECT
    plain = bool(set(cue) & {"said", "says", "say", "told", "tells", "stated"}) and len(inner.content[0]) > 20
    return inside and quoting and plain


def _noun(annotated: Annotated, attribution: Attribution) -> Span | None:
    """The place of the word that names the medium, in the attribution's own sentence."""
    text, wanted = annotated.document.text, attribution.medium or ""
    sentence = next((s for s in annotated.sentences if s.overlaps(attribution.source[0])), None)
    if sentence is None:
        return None
    found = words(text, sentence.start, sentence.end)
    for place, word in enumerate(found):
        span = Span(word.start, word.end)
        if word.form != wanted or any(c.overlaps(span) for c in attribution.content):
            continue
        for before in reversed(found[max(0, place - 4) : place]):
            if not text[before.end : word.start].replace(" ", "").isalnum() and before.end + 1 != word.start:
                break
            if before.form in ("a", "an", "the", "its", "his", "her", "their", "this", "that"):
                return Span(before.start, word.end)
        return span
    return None


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


def _copy_finding(accounts: Accounts, copy: Copy) -> Finding:
    of, by = accounts.letter(copy.of), accounts.letter(copy.copy)
    text = accounts.document(copy.copy).document.text
    count = sum(len(words(text, p.right.start, p.right.end)) for p in copy.passages)
    share = f"{count} words ({copy.share:.0%} of {by})"
    first = accounts.place(copy.of) < accounts.place(copy.copy)
    pairs = [(copy.of, "source" if copy.directed else "passage"), (copy.copy, "copy" if copy.directed else "passage")]
    sides = [
        tuple(Evidence(document=pairs[0][0], span=p.left, role=pairs[0][1]) for p in copy.passages),
        tuple(Evidence(document=pairs[1][0], span=p.right, role=pairs[1][1]) for p in copy.passages),
    ]
    evidence = (*sides[0], *sides[1]) if first else (*sides[1], *sides[0])
    documents = (copy.of, copy.copy) if first else (copy.copy, copy.of)
    names = sorted((of, by), key=lambda letter: (len(letter), letter))
    return Finding(
        id=content_id("f", "copied", copy.of, copy.copy),
        kind=FindingKind.COPIED,
        rule=COPIED_RULE,
        title=f"{by} has {share} word for word from {of}"
        if copy.directed
        else f"{names[0]} and {names[1]} share {share} word for word",
        evidence=evidence,
        relation=Relation.SAME,
        origins=(Origin(documents=documents, kind=OriginKind.COPY, why=copy.why),),
        score=copy.share,
        why=(Feature(name="copied words", value=min(1.0, copy.share), detail=copy.why),),
    )


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
