"""Accounts of a sentence or two with their speakers marked, as what comes into a workspace, and steps on them."""

import hashlib
import re
from dataclasses import replace

import numpy as np

from according.core import (
    Action,
    Anchor,
    Annotated,
    Attribution,
    AttributionKind,
    Comparison,
    Container,
    Document,
    DocumentKind,
    Draft,
    Entity,
    EntityType,
    Evidence,
    Finding,
    FindingKind,
    Mention,
    MentionForm,
    OriginMap,
    RawInput,
    Region,
    RegionKind,
    SourceForm,
    Span,
    Story,
    Subject,
    SubjectKind,
    Values,
    content_id,
)
from according.store import Incoming

_SAYING = re.compile(r"<s>(.*?)</s>|<c>(.*?)</c>|<q>(.*?)</q>", re.DOTALL)


def account(
    marked: str,
    *,
    outlet: str | None = None,
    path: str = "account.txt",
    url: str | None = None,
    title: str | None = None,
    published: str | None = None,
    kind: DocumentKind = DocumentKind.ARTICLE,
    spoken: AttributionKind = AttributionKind.DIRECT,
    within: Container | None = None,
) -> Annotated:
    """A text in which ``<s>Ada Lind</s> <c>said</c> <q>“It rained.”</q>`` marks one saying; a document that has it."""
    spans: dict[str, list[Span]] = {"s": [], "c": [], "q": []}
    text, at = "", 0
    for found in _SAYING.finditer(marked):
        text += marked[at : found.start()]
        name = next(n for n, words in zip("scq", found.groups(), strict=True) if words is not None)
        words = found[1] or found[2] or found[3]
        spans[name].append(Span(len(text), len(text) + len(words)))
        text, at = text + words, found.end()
    text += marked[at:]
    data = text.encode()
    digest = hashlib.sha256(data).hexdigest()
    names = list(dict.fromkeys(span.of(text) for span in spans["s"] if span.of(text)[0].isupper()))
    entities = tuple(
        Entity(
            id=f"e-{number}",
            name=name,
            type=EntityType.PERSON,
            mentions=tuple(Mention(span=s, form=MentionForm.NAME) for s in spans["s"] if s.of(text) == name),
        )
        for number, name in enumerate(names)
    )
    attributions = tuple(
        Attribution(
            id=f"a-{number}",
            kind=spoken,
            source=(source,),
            cue=(cue,),
            content=(content,),
            speaker=f"e-{names.index(source.of(text))}" if source.of(text) in names else None,
            form=SourceForm.NAMED if source.of(text) in names else SourceForm.UNNAMED,
        )
        for number, (source, cue, content) in enumerate(zip(spans["s"], spans["c"], spans["q"], strict=True))
    )
    document = Document(
        id=content_id("d", digest, path, within.place if within else ""),
        path=path,
        url=url,
        outlet=outlet,
        title=title,
        published=published,
        language="en",
        kind=kind,
        text=text,
        regions=(Region(kind=RegionKind.BODY, span=Span(0, len(text))),),
        raw=RawInput(
            sha256=digest, size=len(data), media_type="text/plain", encoding="utf-8", extractor="hand", within=within
        ),
        origin=OriginMap.identity(len(text)),
    )
    vectors = np.array([[0.6, 0.8]], dtype=np.float32)
    return Annotated(
        document=document,
        sentences=(Span(0, len(text)),),
        attributions=attributions,
        entities=entities,
        vectors=vectors,
    )


def incoming(annotated: Annotated, *, model: str = "first", **given: str | None) -> Incoming:
    """The account as it comes in, with its bytes."""
    return Incoming(annotated=annotated, raw=annotated.document.text.encode(), model=model, **given)


def edited(annotated: Annotated, text: str) -> Annotated:
    """The same page with other words, as another reading of it gives it."""
    document = replace(
        annotated.document,
        id=content_id("d", text),
        text=text,
        raw=replace(annotated.document.raw, sha256=hashlib.sha256(text.encode()).hexdigest()),
        regions=(Region(kind=RegionKind.BODY, span=Span(0, len(text))),),
        origin=OriginMap.identity(len(text)),
    )
    return Annotated(document=document, sentences=(Span(0, len(text)),))


def subject(identity: str = "f-1", story: str | None = "s-1", document: str = "d-1") -> Subject:
    """A finding in a story."""
    anchor = Anchor(document=document, span=Span(0, 4), exact="Ada ", role="figure")
    return Subject(
        kind=SubjectKind.FINDING, id=identity, anchors=(anchor,), sort="differs", name="Two counts", story=story
    )


def draft(
    action: Action = Action.REJECT,
    about: Subject | None = None,
    *,
    who: str = "Ada",
    seen: int | None = None,
    undoes: int | None = None,
    why: str = "",
) -> Draft:
    """A step, not yet taken."""
    return Draft(
        who=who,
        action=action,
        subject=about or subject(),
        before=Values(relation="differs"),
        why=why,
        undoes=undoes,
        seen=seen,
    )


def compared(*accounts: Annotated, identity: str = "f-1") -> Comparison:
    """A comparison with one finding, whose evidence are the first four characters of each account."""
    finding = Finding(
        id=identity,
        kind=FindingKind.DIFFERS,
        rule="two counts of one thing",
        title="Two counts",
        evidence=tuple(Evidence(document=one.id, span=Span(0, 4), role="figure") for one in accounts),
    )
    ids = tuple(one.id for one in accounts)
    return Comparison(id="c-1", documents=accounts, stories=(Story(id="st-1", documents=ids),), findings=(finding,))
