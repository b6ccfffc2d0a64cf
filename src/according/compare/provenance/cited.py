"""Documents that point at documents, and claims credited to another outlet: the findings and their titles."""

from according.compare.accounts import Accounts
from according.compare.provenance.credits import Credit
from according.compare.provenance.document_names import document_name
from according.compare.provenance.hands import DOCUMENTS, Citation
from according.core import (
    Annotated,
    Attribution,
    Evidence,
    Feature,
    Finding,
    FindingKind,
    Origin,
    OriginKind,
    content_id,
    words,
)
from according.core.agencies import same_agency

RULE = (
    "The account names, beside the speaker, a document or another outlet through which the words came to it, or gives "
    "them as what one source said that another had said. Each hand stands in the order of the chain."
)
_SMALL = ("A", "An", "The", "Its", "His", "Her", "Their", "Another", "This")


def cited(accounts: Accounts, annotated: Annotated, citation: Citation, parts: list[Attribution]) -> Finding:
    """A document that the account tells to point at another, with the words that it has from that other."""
    letter = accounts.letter(annotated.id)
    places = [(span, "account's words") for a in parts for span in a.content] or [(citation.place, "account's words")]
    places += [(citation.holder, "medium"), (citation.document, "document")]
    if citation.title is not None:
        places.append((citation.title, "document"))
    evidence = tuple(Evidence(document=annotated.id, span=span, role=role) for span, role in places)
    holder = lower(plain(document_name(annotated, citation.holder)))
    document = lower(plain(document_name(annotated, citation.document)))
    left, right = (next(e for e in evidence if e.role == role) for role in ("medium", "document"))
    return Finding(
        id=content_id("f", "citation", annotated.id, citation.place.start, citation.document.start),
        kind=FindingKind.PROVENANCE,
        rule=RULE,
        title=f"{letter} has words from {document}, at which {holder} points"
        if parts
        else f"{letter} tells of a document that points at another: {holder} at {document}",
        evidence=evidence,
        origins=(Origin(documents=(annotated.id,), kind=OriginKind.DOCUMENT, name=document, why="cited"),),
        score=1.0 if parts else 0.8,
        why=(Feature(name="chain", value=1.0, detail=f"{letter} ← {holder} ← {document}", left=left, right=right),),
    )


def once(annotated: Annotated, found: tuple[Citation, ...]) -> list[Citation]:
    """Of citations that speak of one document by the same noun and name, the one that tells most of it."""
    kept: list[Citation] = []
    for citation in sorted(found, key=lambda c: (c.title is None, -len(c.document), c.place.start)):
        marks = _marks(annotated.words(citation.document))
        if not any(marks <= _marks(annotated.words(other.document)) for other in kept):
            kept.append(citation)
    return sorted(kept, key=lambda c: c.place.start)


def same_document(left: str, right: str) -> bool:
    """Whether two names of a document are one but for the article."""
    return _bare(left) == _bare(right)


def credit_of(accounts: Accounts, annotated: Annotated, credit: Credit) -> Finding:
    """A claim that the account credits to another outlet, which may be one of the accounts."""
    letter, name = accounts.letter(annotated.id), annotated.words(credit.outlet)
    here = next(
        (a.id for a in accounts.documents if a.id != annotated.id and is_outlet_of(accounts, a.id, name.lower())), None
    )
    words = " ".join(annotated.words(credit.place).split())
    words = words if words.startswith(name) else words[0].lower() + words[1:]
    title = f"{letter} has a claim at second hand: “{words}”"
    evidence = (
        Evidence(document=annotated.id, span=credit.sentence, role="account's words"),
        Evidence(document=annotated.id, span=credit.outlet, role="medium"),
    )
    return Finding(
        id=content_id("f", "credit", annotated.id, credit.place.start),
        kind=FindingKind.PROVENANCE,
        rule=RULE,
        title=f"{title} ({accounts.letter(here)} here)" if here is not None else title,
        evidence=evidence,
        origins=(Origin(documents=(annotated.id,), kind=OriginKind.OUTLET, name=name, why="credited in the account"),),
        score=0.9,
        why=(Feature(name="chain", value=1.0, detail=f"{letter} ← {name}", left=evidence[1]),),
    )


def plain(name: str) -> str:
    """A hand's words as they fit into a title: on one line, not too long."""
    joined = " ".join(name.split()).rstrip(",;:")
    return joined if len(joined) <= 80 else f"{joined[:77].rsplit(' ', 1)[0]} …"


def lower(phrase: str) -> str:
    """A phrase as it stands within a sentence."""
    head, _, rest = phrase.partition(" ")
    return f"{head.lower()} {rest}" if head in _SMALL else phrase


def is_outlet_of(accounts: Accounts, document: str, name: str) -> bool:
    """Whether ``name`` is that of a document's outlet, in full or by an agency's letters."""
    outlet = (accounts.document(document).document.outlet or "").lower().removeprefix("the ").strip()
    called = name.lower().removeprefix("the ").strip()
    return len(outlet) > 1 and (outlet == called or same_agency(outlet, called))


def _bare(name: str) -> str:
    head, _, rest = name.lower().partition(" ")
    return rest if head in ("a", "an", "the") else name.lower()


def _marks(phrase: str) -> frozenset[str]:
    """The nouns and names of a phrase that tell a document from others; the first name of a body is enough."""
    found = words(phrase)
    names = [w.form.removesuffix("'s") for w in found if phrase[w.start].isupper() and w.form not in ("a", "an", "the")]
    return frozenset(w.form for w in found if w.form in DOCUMENTS) | frozenset(names[:1])
