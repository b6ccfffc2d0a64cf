"""Accounts with entities put in by hand: ``{words|id kind}`` is a mention, ``{a: words}`` what a is given as saying.

The kind ("person", "place", …) stands with an entity's first mention. A mention's form is read off its words.
"""

import re

from according.annotate.sentences import sentences
from according.compare.entities import shared_entities
from according.core import (
    Annotated,
    Attribution,
    AttributionKind,
    Correction,
    CorrectionKind,
    Document,
    Entity,
    EntityType,
    Mention,
    MentionForm,
    OriginMap,
    RawInput,
    Region,
    RegionKind,
    SharedEntity,
    Span,
    Story,
    content_id,
)

_MARK = re.compile(r"\{(?:(\w+): ([^{}]*)|([^{}|]*)\|(\w+) ?(\w*))\}")


def account(marked: str, name: str = "") -> Annotated:
    """The annotated account of a marked text."""
    text, at = "", 0
    mentions: dict[str, list[Mention]] = {}
    kinds: dict[str, EntityType] = {}
    said: list[tuple[str, Span]] = []
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        at, start = match.end(), len(text)
        if match[1]:
            text += f"“{match[2]}”"
            said.append((match[1], Span(start, len(text))))
        else:
            text += match[3]
            kinds.setdefault(match[4], EntityType(match[5] or "unknown"))
            mention = Mention(span=Span(start, len(text)), form=_form(match[3], text, mentions.get(match[4], [])))
            mentions.setdefault(match[4], []).append(mention)
    text += marked[at:]
    document = Document(
        id=content_id("d", text, name),
        path=f"{name}.txt",
        text=text,
        language="en",
        regions=(Region(kind=RegionKind.BODY, span=Span(0, len(text))),),
        raw=RawInput(sha256="0", size=len(text), media_type="text/plain", encoding="utf-8", extractor="plain"),
        origin=OriginMap.identity(len(text)),
    )
    return Annotated(
        document=document,
        sentences=sentences(document),
        attributions=tuple(
            Attribution(
                id=f"a{place}",
                kind=AttributionKind.DIRECT,
                source=(),
                cue=(),
                content=(span,),
                speaker=content_id("e", document.id, who),
            )
            for place, (who, span) in enumerate(said)
        ),
        entities=tuple(
            Entity(
                id=content_id("e", document.id, who),
                name=max((m.span.of(text) for m in found if _naming(m)), key=_words, default=found[0].span.of(text)),
                type=kinds[who],
                mentions=tuple(found),
            )
            for who, found in mentions.items()
        ),
    )


def together(
    *texts: str, apart: tuple[str, str] | None = None, same: tuple[str, str] | None = None, stories: bool = True
) -> list[list[str]]:
    """The names of the members of every entity that several accounts share, in the order of the accounts."""
    return members_of(*shared(*texts, apart=apart, same=same, stories=stories))


def shared(
    *texts: str, apart: tuple[str, str] | None = None, same: tuple[str, str] | None = None, stories: bool = True
) -> tuple[tuple[Annotated, ...], tuple[SharedEntity, ...]]:
    """The accounts A, B, … of marked texts with their shared entities; of an event each where ``stories`` is False."""
    documents = tuple(account(text, chr(ord("a") + place)) for place, text in enumerate(texts))
    told = () if stories else tuple(Story(id=d.id, documents=(d.id,)) for d in documents)
    wanted = tuple(
        Correction(kind=kind, left=pair[0], right=pair[1])
        for kind, pair in ((CorrectionKind.APART, apart), (CorrectionKind.SAME, same))
        if pair is not None
    )
    return documents, shared_entities(documents, told, wanted)


def members_of(documents: tuple[Annotated, ...], entities: tuple[SharedEntity, ...]) -> list[list[str]]:
    """The names of the members of every entity that has several."""
    by_id = {document.id: document for document in documents}
    names = [
        [entity.name for m in found.members if (entity := by_id[m.document].entity(m.entity)) is not None]
        for found in entities
        if len(found.members) > 1
    ]
    return sorted(names)


def _form(words: str, text: str, before: list[Mention]) -> MentionForm:
    names = [m.span.of(text) for m in before if _naming(m)]
    if words.lower() in ("he", "him", "his", "she", "her", "it", "they", "them"):
        return MentionForm.PRONOUN
    if words.startswith("@"):
        return MentionForm.HANDLE
    if words[0].islower() or words.startswith(("The ", "A ", "An ")):
        return MentionForm.DESCRIPTION
    if any(words != name and words in name.split() for name in names):
        return MentionForm.PARTIAL
    return MentionForm.ACRONYM if words.isupper() and " " not in words else MentionForm.NAME


def _naming(mention: Mention) -> bool:
    return mention.form not in (MentionForm.DESCRIPTION, MentionForm.PRONOUN)


def _words(name: str) -> int:
    return len(name.split())
