"""Labels: by what words accounts place the same person or body politically or morally."""

from according.compare.accounts import Accounts
from according.compare.labels.groups import group_labels
from according.core import (
    FUNCTION_WORDS,
    Alignment,
    Annotated,
    Aspect,
    EntityType,
    Evidence,
    Feature,
    Finding,
    FindingKind,
    Relation,
    SharedEntity,
    Voice,
    Wording,
    WordingKind,
    content_id,
    stem,
    words,
)

_RULE = (
    "One account puts words to a name that place whom it names (“anti-…”, “watchdog”, “that supports …”), and another "
    "account that names the same puts others to it, or none. Each is shown with its voice."
)
#: Nouns that add nothing to the word that labels.
_GENERAL = frozenset("group groups organisation organization organisations organizations body people".split())
_ROLES = {
    Voice.OUTLET: "label (outlet)",
    Voice.ATTRIBUTED: "label (attributed)",
    Voice.QUOTED: "label (quoted)",
}


def labels(accounts: Accounts, alignments: tuple[Alignment, ...]) -> tuple[Finding, ...]:
    """One finding for each entity that accounts call by different labels, then those for groups without a name."""
    del alignments  # Labels hang on names, not on statements.
    found = [
        _finding(accounts, shared) for shared in accounts.entities if len({m.document for m in shared.members}) > 1
    ]
    return (*(finding for finding in found if finding is not None), *group_labels(accounts))


def _finding(accounts: Accounts, shared: SharedEntity) -> Finding | None:
    if shared.type is EntityType.PLACE:
        return None
    called: dict[str, list[Wording]] = {}
    for member in shared.members:
        annotated = accounts.document(member.document)
        called[member.document] = _distinct(
            annotated, [w for w in annotated.wording if w.kind is WordingKind.LABEL and w.of == member.entity], shared
        )
    documents = sorted(called, key=accounts.place)
    keys = {d: frozenset(_key(accounts.document(d), w, shared) for w in called[d]) for d in documents}
    if not any(keys.values()) or len(set(keys.values())) < 2:
        return None
    parts, plain, evidence = [], [], []
    for document in documents:
        annotated = accounts.document(document)
        letter = accounts.letter(document)
        if called[document]:
            quoted = " and ".join(f"“{' '.join(annotated.words(w.span).split())}”{_voice(w)}" for w in called[document])
            parts.append(f"{letter} {quoted}")
            evidence += [Evidence(document=document, span=w.span, role=_ROLES[w.voice]) for w in called[document]]
        else:
            plain.append(letter)
            entity = next(annotated.entity(m.entity) for m in shared.members if m.document == document)
            if entity is not None:
                evidence.append(Evidence(document=document, span=entity.mentions[0].span, role="named without a label"))
    title = (
        f"{shared.name} is called {'; in '.join(parts)}" if len(parts) > 1 else f"{shared.name} is called {parts[0]}"
    )
    title = title.replace(" is called ", " is called in ", 1)
    if plain:
        title += f"; named without a label in {' and '.join(plain)}"
    own = any(w.voice is Voice.OUTLET for ws in called.values() for w in ws)
    return Finding(
        id=content_id("finding", "label", shared.id, *(f"{e.document} {e.span.start}" for e in evidence)),
        kind=FindingKind.LABEL,
        rule=_RULE,
        title=title,
        evidence=tuple(evidence),
        relation=Relation.DIFFERS,
        aspect=Aspect.WORDING,
        entity=shared.id,
        score=0.8 if own else 0.5,
        why=(Feature(name="same entity", value=1.0, detail=shared.name), *shared.why),
    )


def _voice(wording: Wording) -> str:
    return {Voice.QUOTED: " (in a quotation)", Voice.ATTRIBUTED: " (attributed)"}.get(wording.voice, "")


def _distinct(annotated: Annotated, found: list[Wording], shared: SharedEntity) -> list[Wording]:
    """The labels of one account, those of the same words in another order or inflection once."""
    kept: dict[frozenset[str], Wording] = {}
    for wording in found:
        key = _key(annotated, wording, shared)
        if key and not any(key <= other for other in kept):
            kept[key] = wording
    return list(kept.values())


def _key(annotated: Annotated, wording: Wording, shared: SharedEntity) -> frozenset[str]:
    """The stems of a label without the entity's own name."""
    own = {stem(word.form) for word in words(shared.name)}
    text = annotated.document.text
    placed = words(text, wording.span.start, wording.span.end)
    if (
        len(placed) > 1
        and placed[-1].form == "watchdog"
        and all(stem(word.form) in own or word.form in FUNCTION_WORDS for word in placed[:-1])
    ):
        # "The ministry watchdog" watches the ministry.
        return frozenset()
    return frozenset(
        stem(word.form)
        for word in placed
        if word.form not in FUNCTION_WORDS and word.form not in _GENERAL and stem(word.form) not in own
    )
