"""The hands of an attribution: the outlet, the document or the second speaker through which words came, and whose."""

import re
from collections.abc import Iterator

from according.compare.provenance.cited import same_document
from according.compare.provenance.document_names import document_name
from according.compare.provenance.hands import DOCUMENTS, credited_outlet, is_own, outlet_called, source_outlet
from according.compare.quotations.sources import chain
from according.core import (
    Annotated,
    Attribution,
    AttributionKind,
    CueClass,
    EntityType,
    Evidence,
    Modality,
    Polarity,
    SourceForm,
    Span,
    words,
)

#: The kinds of attribution by which words come to an account.
SAID = (AttributionKind.DIRECT, AttributionKind.MIXED, AttributionKind.INDIRECT)
#: Further nouns for what says something in writing or in sound.
_FURTHER = frozenset(
    "statement tweet post release data document dossier message constitution video recording figure statistic "
    "amendment act code testimonies script map chart sign label headline caption photo footage plaque".split()
)


_RELATIVE = re.compile(r"that (?:was|were|is|are|has|have|had|will|would|could)\b", re.IGNORECASE)


def hands_of(annotated: Annotated, attribution: Attribution) -> Iterator[tuple[tuple[str, ...], tuple[Evidence, ...]]]:
    """The names of the hands of an attribution, the last first, with their places; nothing where there is but one."""
    document = annotated.id
    source = attribution.source[0]
    entity = annotated.entity(attribution.speaker)
    name = (
        entity.name if entity is not None and attribution.form is not SourceForm.DOCUMENT else annotated.words(source)
    )
    if entity is not None and annotated.words(source).lower() in ("it", "they", "this", "he", "she", "which", "that"):
        name = entity.name
    if name in ("I", "me", "we", "We", "us"):
        name = "the account’s author"
    speaker = Evidence(document=document, span=source, role="source")
    outlet = credited_outlet(annotated, attribution)
    if outlet is not None and not _within(annotated.words(outlet), name):
        medium = Evidence(document=document, span=outlet, role="medium")
        yield (annotated.words(outlet), name), (medium, speaker)
        return
    if (
        attribution.cue_class is CueClass.DENYING
        or attribution.polarity is Polarity.NEGATIVE
        or _relative(annotated, attribution)
    ):
        return
    itself = source_outlet(annotated, attribution)
    if itself is not None:
        if not is_own(annotated, name):
            yield (outlet_called(name),), (Evidence(document=document, span=itself, role="medium"),)
        return
    if entity is not None and (attribution.form is SourceForm.DOCUMENT or entity.type is EntityType.DOCUMENT):
        named = document_name(annotated, source).partition(", which ")[0]
        if ", who " in named:
            return
        named = entity.name if len(named.split()) == 1 else named
        if annotated.words(source).lower() == "its" or not _is_document(named):
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
            ((_called(annotated, source, noun),), (evidence,))
            if same
            else ((document_name(annotated, noun), name), (evidence, speaker))
        )
        return
    above = [a for a in chain(annotated, attribution)[1:] if a.kind in SAID and a.source]
    known = next((a for a in above if a.speaker is not None and a.speaker != attribution.speaker), None)
    said = all(
        a is None or (a.polarity is Polarity.POSITIVE and a.modality is Modality.ASSERTED) for a in (attribution, known)
    )
    if known is not None and said and attribution.speaker is not None and _retold(annotated, attribution, known):
        first = annotated.entity(known.speaker)
        yield (
            (first.name if first is not None else annotated.words(known.source[0]), name),
            (Evidence(document=document, span=known.source[0], role="medium"), speaker),
        )


def _relative(annotated: Annotated, attribution: Attribution) -> bool:
    """Whether the content is a clause about a thing ("rules that were issued"), not what is said."""
    return bool(attribution.content) and _RELATIVE.match(annotated.words(attribution.content[0])) is not None


def _called(annotated: Annotated, source: Span, noun: Span) -> str:
    """A document's name by the source's words; where they tell of somebody else too, by its own noun alone."""
    name = document_name(annotated, source)
    if ", who " not in name:
        return name
    name = document_name(annotated, noun)
    return name if " " in name else f"{'an' if name[:1] in 'aeiou' else 'a'} {name}"


def _is_document(name: str) -> bool:
    """Whether a name has a noun for a document, or is a title; "the paper" is a newspaper as often as not."""
    forms = [word.form for word in words(name)]
    if forms[-1:] == ["paper"] and len(forms) <= 2:
        return False
    nouns = {form.removesuffix("s") for form in forms} | {f"{form[:-3]}y" for form in forms if form.endswith("ies")}
    titled = any(word[:1].isupper() for word in name.split()[1:])
    return titled or bool(nouns & (DOCUMENTS | _FURTHER)) or bool(set(forms) & (DOCUMENTS | _FURTHER))


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
