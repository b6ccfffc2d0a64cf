"""Words in quotation marks in an account's own voice, and whose words they turn out to be in another account."""

import re
from bisect import bisect_right
from collections.abc import Collection

from according.compare.accounts import Accounts
from according.compare.titles import letters
from according.core import (
    FUNCTION_WORDS,
    Alignment,
    Annotated,
    Aspect,
    AttributionKind,
    Evidence,
    Feature,
    Finding,
    FindingKind,
    QuotationKind,
    Span,
    Voice,
    WordingKind,
    content_id,
    stem,
    words,
)

_SCARE_RULE = (
    "A few words in quotation marks that the account nowhere gives as anybody's; other accounts were searched for the "
    "same words inside a quotation that has a speaker. Titles, nicknames and terms that are explained are left out."
)


def scare_quotes(accounts: Accounts, alignments: tuple[Alignment, ...]) -> tuple[Finding, ...]:
    """Words in marks without a speaker, the same words once, with whose words they turn out to be elsewhere."""
    del alignments
    if len(accounts.documents) < 2:
        return ()
    groups: dict[tuple[str, ...], list[tuple[Annotated, Span]]] = {}
    for annotated in accounts.documents:
        for wording in annotated.wording:
            # Marks inside another's quotation are that speaker's.
            if wording.kind is WordingKind.SCARE_QUOTE and wording.voice is not Voice.QUOTED:
                key = tuple(stem(w.form) for w in words(annotated.document.text, wording.span.start, wording.span.end))
                if key and _at_a_distance(annotated, wording.span) and not _told_before(annotated, key, wording.span):
                    groups.setdefault(key, []).append((annotated, wording.span))
    found = []
    plain = _in_plain(accounts, groups)
    for key, places in groups.items():
        shown = _bare(places[0][0].words(places[0][1]))
        where = letters(accounts, list(dict.fromkeys(a.id for a, _ in places)))
        evidence = [Evidence(document=a.id, span=span, role="in marks, no speaker") for a, span in places]
        title = f"{where} {'sets' if len(where) == 1 else 'set'} “{shown}” in quotation marks without a speaker"
        namer = _namer(accounts, *places[0]) if len(places) == 1 else None
        if namer is not None:
            title = f"{where} gives “{shown}” in quotation marks as the word of {namer}"
        elif any(_CALLED.search(a.document.text[_sentence(a, span).start : span.start]) for a, span in places):
            continue
        why: tuple[Feature, ...] = ()
        origin = _spoken(accounts, key, places)
        if origin is None and not all(_unexplained(*place) for place in places):
            continue
        if key in plain or (origin is not None and _named_there(places, origin[2])):
            continue
        if origin is not None:
            annotated, span, speaker, how = origin
            own = all(a.id == annotated.id for a, _ in places)
            title += (
                f"; {'further on' if own else f'in {accounts.letter(annotated.id)}'} the words stand {how} {speaker}"
            )
            evidence.append(Evidence(document=annotated.id, span=span, role=f"spoken by {speaker}"))
            why = (Feature(name="same words", value=1.0, detail=shown),)
        evidence.sort(key=lambda e: (accounts.place(e.document), e.span))
        found.append(
            Finding(
                id=content_id("finding", "scare", *(f"{e.document} {e.span.start}" for e in evidence)),
                kind=FindingKind.SCARE_QUOTE,
                rule=_SCARE_RULE,
                title=title,
                evidence=tuple(evidence),
                aspect=Aspect.SPEAKER,
                score=0.7 if origin else 0.4,
                why=why,
            )
        )
    return tuple(sorted(_gathered(accounts, found), key=lambda f: -f.score))


def _gathered(accounts: Accounts, found: list[Finding]) -> list[Finding]:
    """The findings, those of one account whose speaker is found nowhere as one where they are more than three."""
    alone: dict[str, list[Finding]] = {}
    for finding in found:
        if not finding.why and len({e.document for e in finding.evidence}) == 1:
            alone.setdefault(finding.evidence[0].document, []).append(finding)
    gathered = [f for f in found if not any(f in several for several in alone.values() if len(several) > _SEVERAL)]
    for document, several in alone.items():
        if len(several) <= _SEVERAL:
            continue
        evidence = tuple(sorted((e for f in several for e in f.evidence), key=lambda e: e.span))
        shown = list(dict.fromkeys(_bare(accounts.document(document).words(e.span)) for e in evidence))
        gathered.append(
            Finding(
                id=content_id("finding", "scare", document, *(str(e.span.start) for e in evidence)),
                kind=FindingKind.SCARE_QUOTE,
                rule=_SCARE_RULE,
                title=f"{accounts.letter(document)} sets words in quotation marks without a speaker "
                f"{len(evidence)} times: {', '.join(f'“{words_there}”' for words_there in shown)}",
                evidence=evidence,
                aspect=Aspect.SPEAKER,
                score=0.4,
            )
        )
    return gathered


def _bare(marked: str) -> str:
    return " ".join(marked.split()).strip("“”\"'‘’ ,.")


def _at_a_distance(annotated: Annotated, span: Span) -> bool:
    """Whether words in marks are the account's own, held at a distance: their sentence has no speaker."""
    text = annotated.document.text
    sentence = _sentence(annotated, span)
    if _NAMING.search(text[sentence.start : span.start]):
        return True
    if _CALLED.search(text[sentence.start : span.start]):
        return False
    return not _beside_others(annotated, span) and not any(
        (a.source or a.speaker is not None)
        and any(sentence.overlaps(part) for part in (*a.cue, *a.source, *(c for c in a.content if c.holds(span))))
        for a in annotated.attributions
    )


def _unexplained(annotated: Annotated, span: Span) -> bool:
    """Whether nothing in the sentence tells whose words in marks are, or that they are a term, by its wording alone.

    Asked of words that no account gives as anybody's; pieces of a speech and longer stretches of a text are left out.
    """
    text = annotated.document.text
    sentence = _sentence(annotated, span)
    before, after = text[sentence.start : span.start], text[span.end : sentence.end]
    if _NAMING.search(before):
        return True
    forms = [text[w.start : w.end].lower() for w in words(text, span.start, span.end)]
    if len(forms) > _FEW or forms[0] in FUNCTION_WORDS - {"a", "an", "the"}:
        return False
    return not (any(p.search(before) for p in (_TERM, _GIVEN, _SAID)) or _REMARK.match(after) or _SAID.search(after))


def _sentence(annotated: Annotated, span: Span) -> Span:
    at = bisect_right(annotated.sentences, span.start, key=lambda sentence: sentence.start)
    return annotated.sentences[at - 1] if at and annotated.sentences[at - 1].holds(span) else span


def _namer(accounts: Accounts, annotated: Annotated, span: Span) -> str | None:
    """Who calls a thing by the words in marks."""
    holding = [a for a in annotated.attributions if a.speaker and any(c.holds(span) for c in a.content)]
    if not holding or not _NAMING.search(annotated.document.text[_sentence(annotated, span).start : span.start]):
        return None
    nearest = min(holding, key=lambda a: (min(len(c) for c in a.content if c.holds(span)), a.id))
    shared = accounts.shared(annotated.id, nearest.speaker)
    return shared.name if shared is not None else None


def _beside_others(annotated: Annotated, span: Span) -> bool:
    """Whether other words of the sentence stand in marks: a speech is being quoted in pieces."""
    sentence = _sentence(annotated, span)
    return any(q.span != span and not q.span.holds(span) and sentence.holds(q.span) for q in annotated.quotations)


def _in_plain(accounts: Accounts, keys: Collection[tuple[str, ...]]) -> frozenset[tuple[str, ...]]:
    """Those of ``keys`` that an account has without marks, in nobody's mouth: usual names for the things."""
    lengths = sorted({len(key) for key in keys})
    found: set[tuple[str, ...]] = set()
    for annotated in accounts.documents:
        text = annotated.document.text
        marked = sorted(q.span for q in annotated.quotations)
        for sentence in annotated.sentences:
            forms = words(text, sentence.start, sentence.end)
            stems = tuple(stem(w.form) for w in forms)
            for length in lengths:
                for i in range(len(stems) - length + 1):
                    if stems[i : i + length] in keys and not _overlapped(
                        marked, Span(forms[i].start, forms[i + length - 1].end)
                    ):
                        found.add(stems[i : i + length])
    return frozenset(found)


def _overlapped(spans: list[Span], place: Span) -> bool:
    at = bisect_right(spans, place.end, key=lambda span: span.start)
    return any(span.overlaps(place) for span in spans[max(0, at - 8) : at])


def _named_there(places: list[tuple[Annotated, Span]], speaker: str) -> bool:
    """Whether a sentence with the words in marks names who spoke them."""
    last = speaker.split()[-1]
    return any(last in a.document.text[_sentence(a, s).start : _sentence(a, s).end] for a, s in places)


def _told_before(annotated: Annotated, key: tuple[str, ...], place: Span) -> bool:
    """Whether the account has given the same words in marks as somebody's before: they go on being that speaker's.

    In a headline the words stand before those of the body that tell whose they are.
    """
    text = annotated.document.text
    for quotation in annotated.quotations:
        if quotation.span.start >= place.start:
            return False
        stems = tuple(stem(w.form) for w in words(text, quotation.inner.start, quotation.inner.end))
        if not any(stems[i : i + len(key)] == key for i in range(len(stems) - len(key) + 1)):
            continue
        if _NAMING.search(text[_sentence(annotated, quotation.span).start : quotation.span.start]):
            continue
        if any(a.speaker and any(c.overlaps(quotation.span) for c in a.content) for a in annotated.attributions):
            return True
    return False


#: More words than this in marks, without a speaker anywhere, are a quotation of a text.
_FEW = 3
#: Words in marks are looked for elsewhere from this many on; fewer only in quotations of so few words.
_ENOUGH, _SHORT = 2, 8
#: So many findings of one account are listed one by one.
_SEVERAL = 3
_TERM = re.compile(
    r"\b(?:terms?|words?|phrases?|slogan|hashtag|motto|label|name|known|referred to|refers to|defined|called|calling"
    r"|named|dubbed|nicknamed|titled|entitled|headlined|reading|reads?|sign)(?:\s(?:as|the|an?|of|for|it|them|him|her))*,?"
    r"\s*\Z",
    re.IGNORECASE,
)
#: Somebody's name for a thing, as one that is in use: "what they call a …", "the memo calls the raid a …".
_NAMING = re.compile(r"\bwhat\s(?:[\w’']+\s){1,4}?calls?\s(?:an?|the)?\s*\Z|\bcalls\s[^.;:,]{1,60}\san?\s*\Z")
#: Somebody's word for a thing on one occasion: "Lund referred to the raid as a …".
_GIVEN = re.compile(
    r"\b(?:call|dub|describ|characteri[sz]|brand|label|refer|compar|term|admoni|defin)\w{0,6}\s[^.;:]{0,160}\Z"
    r"|\bas(?:\s(?:an?|the|being))?\s*\Z",
    re.IGNORECASE,
)
#: The same, whoever says so: "the spot calls Lund a …".
_CALLED = re.compile(
    r"\b(?:calls|called|calling|dubs|dubbed|brands|branded|labels|labell?ed|describes|described)\s[^.;:,]{1,60}\s(?:an?|the|as)\s*\Z"
)
#: A sentence that tells of somebody speaking or writing.
_SAID = re.compile(
    r"\b(?:said|says?|saying|t[eo]ld|tell(?:s|ing)?|wrote|writes|writing|tweet\w*|speech|statement|interview|address|"
    r"letter|memo|argu\w+|insist\w*|vow\w*|promis\w+|prais\w+|warn\w*|accus\w+|according|order(?:s|ed|ing)|urg\w+|"
    r"denounc\w+|dismiss\w+|blast\w*|slam\w*|tout\w*|hail\w*|derid\w+|mock\w*|condemn\w*|critici[sz]\w+|decr\w+|"
    r"claim\w*|declar\w+|announc\w+|demand\w*|constitution|statute|law|article|court|ruling)\b",
    re.IGNORECASE,
)
_REMARK = re.compile(
    r"\s*(?:or|he|she|they|comments?|remarks?|tweets?|claims?|speech|quotes?|lines?|phrase|term|label|quip|insult|"
    r"chants?|moniker|nickname|slogan|joke|said|says)\b",
    re.IGNORECASE,
)


def _spoken(
    accounts: Accounts, key: tuple[str, ...], places: list[tuple[Annotated, Span]]
) -> tuple[Annotated, Span, str, str] | None:
    """Where the same words are somebody's whom the text names: in a quotation, else in what an account reports.

    Other accounts come before the one with the marks. One word alone counts only in a quotation of a few words.
    """
    marked = {annotated.id for annotated, _ in places}
    ordered = sorted(accounts.documents, key=lambda a: a.id in marked)
    for annotated in ordered:
        for quotation in annotated.quotations:
            if quotation.kind is QuotationKind.TITLE or (
                len(key) < _ENOUGH and len(annotated.words(quotation.inner).split()) > _SHORT
            ):
                continue
            found = _same_words(accounts, annotated, quotation.inner, key, places)
            if found is not None:
                return annotated, *found, "in a quotation of"
    if len(key) < _ENOUGH:
        return None
    for annotated in ordered:
        for attribution in annotated.attributions:
            if attribution.kind is AttributionKind.INDIRECT and attribution.speaker is not None:
                for part in attribution.content:
                    found = _same_words(accounts, annotated, part, key, places)
                    if found is not None:
                        return annotated, *found, "in what is reported of"
    return None


def _same_words(
    accounts: Accounts, annotated: Annotated, place: Span, key: tuple[str, ...], places: list[tuple[Annotated, Span]]
) -> tuple[Span, str] | None:
    forms = words(annotated.document.text, place.start, place.end)
    stems = [stem(w.form) for w in forms]
    for i in range(len(stems) - len(key) + 1):
        if tuple(stems[i : i + len(key)]) != key:
            continue
        span = Span(forms[i].start, forms[i + len(key) - 1].end)
        speaker = _speaker(accounts, annotated, span)
        if speaker is not None and not any(a.id == annotated.id and s.overlaps(span) for a, s in places):
            return span, speaker
    return None


def _speaker(accounts: Accounts, annotated: Annotated, span: Span) -> str | None:
    holding = [a for a in annotated.attributions if a.speaker and any(c.holds(span) for c in a.content)]
    if not holding:
        return None
    nearest = min(holding, key=lambda a: (min(len(c) for c in a.content if c.holds(span)), a.id))
    shared = accounts.shared(annotated.id, nearest.speaker)
    return shared.name if shared is not None else None
