"""Entities across accounts: the same person, body or place in several documents, joined where names leave no doubt.

Two entities of one document are never joined, nor two whose types exclude each other, nor persons of one surname with
different given names. A description without a name joins nothing by its words alone; a governing body does where both
accounts speak of the same place.
"""

from dataclasses import dataclass, field

from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import ratio

from according.core import (
    Annotated,
    Entity,
    EntityMember,
    EntityType,
    Feature,
    MentionForm,
    SharedEntity,
    SourceKind,
    content_id,
)

_NAMED = (MentionForm.NAME, MentionForm.ACRONYM, MentionForm.HANDLE, MentionForm.PARTIAL)
_BODY = (EntityType.ORGANISATION, EntityType.GROUP, EntityType.UNKNOWN)
_SAME = {"us": "united states", "usa": "united states", "america": "united states", "uk": "united kingdom",
         "britain": "united kingdom", "united states of america": "united states"}  # fmt: skip
_TAILS = frozenset(
    "coalition campaign movement group inc corp corporation company co ltd llc plc party foundation organisation "
    "organization association international".split()
)
_COUNTRY_HEADS = frozenset("us american usa".split())
#: Nouns of which a place has one, so that "the city council" of two accounts on that place is one body.
_ONE_TO_A_PLACE = frozenset(
    "council police government legislature parliament school-board assembly commission administration".split()
)
#: Likeness from which two names of several words are spellings of one (0–100, rapidfuzz).
_SPELLING = 92.0


@dataclass(slots=True)
class _Node:
    """An entity of one document, with its names in comparable form and the entities joined to it."""

    place: int
    document: str
    entity: Entity
    names: dict[str, str]
    acronyms: frozenset[str]
    described: bool
    partials: frozenset[str]
    group: "_Group" = field(init=False)


@dataclass(slots=True)
class _Group:
    nodes: list[_Node]
    why: list[Feature] = field(default_factory=list)


def shared_entities(documents: tuple[Annotated, ...]) -> tuple[SharedEntity, ...]:
    """Every entity of ``documents``, those that are one and the same as one, in the order of their first account."""
    nodes = [
        _node(place, annotated, entity) for place, annotated in enumerate(documents) for entity in annotated.entities
    ]
    for node in nodes:
        node.group = _Group([node])
    _join_equal(nodes)
    _join_acronyms(nodes)
    _join_spellings(nodes)
    _join_partial(nodes)
    _join_bodies(nodes)
    groups = {id(node.group): node.group for node in nodes}
    return tuple(_shared(group) for group in groups.values())


def normal(words: str) -> str:
    """A name in comparable form: small letters, without stops, "the", "city of", possessive and a last plural s."""
    key = " ".join(words.lower().replace("’", "'").replace(".", "").split()).removeprefix("the ")
    key = key.removeprefix("city of ").removesuffix("'s")
    if " " in key and key.endswith("s") and not key.endswith("ss"):
        key = key[:-1]
    return _SAME.get(key, key)


def _node(place: int, annotated: Annotated, entity: Entity) -> _Node:
    names: dict[str, str] = {}
    acronyms, partials = [], []
    for mention in entity.mentions:
        if mention.form in _NAMED:
            words = " ".join(annotated.words(mention.span).split())
            if mention.form is MentionForm.ACRONYM:
                acronyms.append(normal(words))
            if mention.form is MentionForm.PARTIAL:
                partials.append(normal(words))
            else:
                names.setdefault(normal(words), words)
    described = not names
    if entity.type is EntityType.PERSON:
        for key in list(names):
            names.setdefault(_without_middle(key), names[key])
    if described:
        names[normal(entity.name)] = entity.name
    return _Node(place, annotated.id, entity, names, frozenset(acronyms), described, frozenset(partials))


def _without_middle(key: str) -> str:
    """A person's name without initials in its middle; "Jr" goes with them, but alone it tells a son from a father."""
    pieces = key.split()
    middle = [p for p in pieces[1:-1] if len(p) == 1]
    if not middle:
        return key
    kept = [p for i, p in enumerate(pieces) if i == 0 or (len(p) > 1 and p not in ("jr", "sr", "ii", "iii"))]
    return " ".join(kept)


def _join(left: _Node, right: _Node, feature: Feature) -> None:
    """Put the groups of two nodes together, unless that would join two of one document or of different types."""
    if left.group is right.group:
        return
    a, b = left.group, right.group
    if {n.document for n in a.nodes} & {n.document for n in b.nodes}:
        return
    if not all(_compatible(x.entity, y.entity) for x in a.nodes for y in b.nodes):
        return
    a.nodes += b.nodes
    a.why += [*b.why, feature]
    for node in b.nodes:
        node.group = a


def _compatible(left: Entity, right: Entity) -> bool:
    if EntityType.UNKNOWN in (left.type, right.type) or left.type is right.type:
        return True
    return left.type in _BODY and right.type in _BODY


def _join_equal(nodes: list[_Node]) -> None:
    seen: dict[str, list[_Node]] = {}
    for node in nodes:
        if node.described:
            continue
        for key, words in node.names.items():
            lone = " " not in key and node.entity.type is EntityType.PERSON
            for other in seen.get(key, ()):
                if not lone or not _two_given(node, other):
                    _join(other, node, Feature(name="same name", value=1.0, detail=f"both “{words}”"))
            seen.setdefault(key, []).append(node)


def _two_given(left: _Node, right: _Node) -> bool:
    """Whether two persons have given names that differ."""
    first = {key.split()[0] for key in left.names if " " in key}
    second = {key.split()[0] for key in right.names if " " in key}
    return bool(first and second and not first & second)


def _join_acronyms(nodes: list[_Node]) -> None:
    short: dict[str, list[_Node]] = {}
    for node in nodes:
        for acronym in sorted(node.acronyms):
            short.setdefault(acronym, []).append(node)
    for node in nodes:
        if node.described or node.entity.type not in _BODY:
            continue
        for key, words in node.names.items():
            for initials in _initials(key):
                for other in short.get(initials, ()):
                    if len(initials) > 2 and not any(" " in k for k in other.names):
                        detail = f"“{initials.upper()}” for “{words}”"
                        _join(node, other, Feature(name="acronym", value=0.9, detail=detail))


def _initials(key: str) -> tuple[str, ...]:
    pieces = key.replace("-", " ").split()
    if len(pieces) < 2:
        return ()
    small = ("of", "for", "the", "and", "on", "to", "in", "&")
    return tuple(dict.fromkeys(("".join(p[0] for p in pieces), "".join(p[0] for p in pieces if p not in small))))


def _join_spellings(nodes: list[_Node]) -> None:
    several = [
        (key, words, node)
        for node in nodes
        if not node.described and node.entity.type is not EntityType.PLACE
        for key, words in node.names.items()
        if " " in key and len(key) >= 9
    ]
    by_letter: dict[tuple[str, int], list[tuple[str, str, _Node]]] = {}
    for item in several:
        by_letter.setdefault((item[0][:2], len(item[0].split())), []).append(item)
    for bucket in by_letter.values():
        for i, (key, words, node) in enumerate(bucket):
            for other_key, other_words, other in bucket[i + 1 :]:
                if node.document != other.document and node.group is not other.group and _spelled(key, other_key):
                    detail = f"“{words}” and “{other_words}”"
                    _join(node, other, Feature(name="spelling", value=0.9, detail=detail))


def _spelled(left: str, right: str) -> bool:
    """Whether two names of equally many words are spellings of one: one word differs, by a letter or an ending."""
    differing = [(a, b) for a, b in zip(left.split(), right.split(), strict=False) if a != b]
    if len(differing) != 1:
        return False
    a, b = differing[0]
    if any(c.isdigit() for c in a + b) or min(len(a), len(b)) < 5 or a[0] != b[0]:
        return False
    if left.split()[0] != right.split()[0] and len(left.split()) == 2:
        return False
    return Levenshtein.distance(a, b) <= 1 and ratio(left, right) >= _SPELLING


def _join_partial(nodes: list[_Node]) -> None:
    """Surnames, and bodies whose name is cut, where one candidate in all accounts fits."""
    surnames: dict[str, dict[int, _Node]] = {}
    cut: dict[str, dict[int, _Node]] = {}
    for node in nodes:
        if node.described:
            continue
        for key in node.names:
            pieces = key.split()
            if len(pieces) < 2:
                continue
            if node.entity.type is EntityType.PERSON:
                # Not the key's last word: that has lost the s of "Roberts".
                surnames.setdefault(normal(node.names[key].split()[-1]), {})[id(node.group)] = node
            elif node.entity.type in _BODY:
                if pieces[-1] in _TAILS:
                    cut.setdefault(" ".join(pieces[:-1]), {})[id(node.group)] = node
                if pieces[0] in _COUNTRY_HEADS and len(pieces) > 3:
                    cut.setdefault(" ".join(pieces[1:]), {})[id(node.group)] = node
    for node in nodes:
        if node.described:
            continue
        for key, words in list(node.names.items()):
            table = surnames if " " not in key and node.entity.type in (EntityType.PERSON, EntityType.UNKNOWN) else cut
            if table is cut and (node.entity.type not in _BODY or len(key) < 5):
                continue
            if table is surnames and any(" " in k for k in node.names):
                continue
            holders = table.get(key) or cut.get(key, {})
            holders = {k: n for k, n in holders.items() if n.group is not node.group}
            if table is surnames and len(holders) > 1:
                holders = _by_surname_alone(holders, node, key)
            if len({id(n.group) for n in holders.values()}) == 1:
                other = next(iter(holders.values()))
                detail = f"“{words}” for “{other.entity.name}”"
                _join(other, node, Feature(name="part of a name", value=0.8, detail=detail))


def _by_surname_alone(holders: dict[int, _Node], node: _Node, surname: str) -> dict[int, _Node]:
    """Of several bearers of a surname those not in the node's own account, whom others call by the surname alone."""
    open_to = {k: n for k, n in holders.items() if all(m.document != node.document for m in n.group.nodes)}
    called = {k: n for k, n in open_to.items() if any(surname in m.partials for m in n.group.nodes)}
    return called or open_to


def _join_bodies(nodes: list[_Node]) -> None:
    """Join "the city council" of an account that names Durham with the one "Durham city council" of the others."""
    places = {
        (node.document, key)
        for node in nodes
        if node.entity.type in (EntityType.PLACE, EntityType.UNKNOWN) and not node.described
        for key in node.names
    }
    bare = [
        (key, node) for node in nodes if node.described and node.entity.type in _BODY for key in node.names
        if key.split()[-1] in _ONE_TO_A_PLACE and (len(key.split()) == 2 or key == "council")
    ]  # fmt: skip
    for body, node in bare:
        owners: dict[str, _Node] = {}
        for other in nodes:
            for key in other.names:
                place = key.removesuffix(f" {body}")
                if not other.described and place != key and (node.document, place) in places:
                    owners.setdefault(place, other)
        if len(owners) == 1:
            place, other = next(iter(owners.items()))
            detail = f"“the {body}” in an account that names {place.title()}, and “{other.entity.name}”"
            _join(other, node, Feature(name="body of one place", value=0.8, detail=detail))


def _shared(group: _Group) -> SharedEntity:
    nodes = sorted(group.nodes, key=lambda n: (n.place, n.entity.mentions[0].span.start, n.entity.id))
    named = [n for n in nodes if not n.described] or nodes
    kinds: list[SourceKind] = [n.entity.source_kind for n in nodes]
    told: list[SourceKind] = [k for k in kinds if k not in (SourceKind.UNKNOWN, SourceKind.PERSON)]
    types = [n.entity.type for n in nodes if n.entity.type is not EntityType.UNKNOWN]
    return SharedEntity(
        id=content_id("shared", *(f"{n.document} {n.entity.id}" for n in nodes)),
        name=max((n.entity.name for n in named), key=lambda name: len(name.split())),
        type=types[0] if types else EntityType.UNKNOWN,
        members=tuple(EntityMember(document=n.document, entity=n.entity.id) for n in nodes),
        source_kind=next(iter(told), SourceKind.PERSON if SourceKind.PERSON in kinds else SourceKind.UNKNOWN),
        why=tuple(group.why),
    )
