"""Source kinds: what kind of voice an entity is, told by its names, its titles and the words that describe it.

A post that every body has ("president", "spokesman", "director") tells nothing by itself: the body named with it does
("president of the union", "police spokesman"). Where neither tells anything the kind stays open.
"""

import re

from according.annotate.who.cluster import Cluster
from according.annotate.who.kind_words import ALONE, BESIDE, NOUNS, PHRASES, POSTS
from according.annotate.who.sources import singular
from according.core import EntityType, MentionForm, SourceKind
from according.core.outlets import NAMED_OUTLET

#: Mentions of an entity that are looked at; who somebody is, is said where they are named first.
_MENTIONS = 12
_BEFORE, _AFTER = 70, 120
_TOKEN = re.compile(r"[^\W_](?:[^\W_]|[.’'&-](?=[^\W_]))*\.?")
#: A party and a state behind a name are a lawmaker's: "(R-Texas)", ", D-N.Y.,".
_SEAT = re.compile(
    r",? ?\(?(?:[RDI]|SNP|Lab|Con)[-–][A-Z][A-Za-z. ]{1,14}[),]|, (?:an? )?[A-Z]\w+ (?:Republican|Democrat)(?=[,.;)])"
)
_APPOSITION = re.compile(
    r"(?:,? \(?\d{2}\)?)?(?:, |,? who (?:is|was|serves as|served as|works as) |,? was (?=an? )|,? is (?=an? ))"
    r"(?!(?:told|said|says|tells|asked|and|but|or|as|when|while|after|before|in|on|at|for|to|by|whose|including)\b)"
    r"((?:an?|the|one|its|their|his|her|who)? ?[^,.;:()“”\"\n]{3,110})"
)
_CAMPAIGN = re.compile(r"(?:[’']s?)? (?:presidential |re-?election |Senate |primary )?campaign\b")
#: A campaign that goes by a person's name: "the Clinton campaign", "Sanders' campaign", "Team Trump".
_CAMPAIGNS = re.compile(r"(?:[Tt]he )?(?:[A-Z][\w.-]+(?:[’']s?)? ){1,2}(?:campaign|camp)|Team [A-Z]\w+")
_GOVERNING = re.compile(
    r"\b(?:department|commission|bureau|administration)\b|\b(?:council|board|committee|assembly|agency)$", re.IGNORECASE
)
_BREAK = re.compile(r" (?:of|for|at|with|from|in|on|who|that|and|but|told|said|says|has|had|is|was|were|are|to|by) ")
_LEAD = frozenset("a an the one its their his her our my former ex then some many several most two three four".split())
#: Words in small letters that may stand between a title and what tells it: "police department spokesman".
_ADJECTIVES = frozenset(
    """senior former political top chief conservative liberal progressive leading prominent local retired acting deputy
    assistant vice managing executive general national federal state military legal public communications""".split()
)


def source_kind(cluster: Cluster, text: str = "") -> SourceKind:
    """The kind of voice; PERSON for one who has but a name, UNKNOWN where nothing shows it.

    ``text`` is the document's: with it the words before and behind each name are read, too.
    """
    if cluster.type is EntityType.DOCUMENT:
        return SourceKind.DOCUMENT
    if cluster.type is EntityType.PLACE:
        return SourceKind.UNKNOWN
    nameless = cluster.name[:1].islower() or all(m.form is MentionForm.DESCRIPTION for m in cluster.mentions)
    if cluster.type is EntityType.PERSON and not nameless:
        return _of_person(cluster, text) or SourceKind.PERSON
    if _CAMPAIGNS.fullmatch(cluster.name):
        return SourceKind.PARTY
    kind = (described(cluster.name) if nameless else _of_body(cluster, text)) or _of_nouns(cluster)
    if kind is None and cluster.type is EntityType.PERSON:
        return SourceKind.PERSON
    return kind or SourceKind.UNKNOWN


def described(words: str) -> SourceKind | None:
    """What a description tells: "a GOP strategist", "the president of the teachers' union", "two police officers"."""
    head, _, rest = _split(words)
    tokens = _tokens(head)
    while tokens and tokens[0].lower() in _LEAD:
        tokens = tokens[1:]
    if not tokens:
        return None
    told = _phrase(head)
    if told is not None:
        return told
    last = _noun(tokens[-1])
    if last in POSTS or last not in NOUNS:
        for other in (_body(" ".join(tokens[:-1]), beside=True), _body(rest)):
            if other is not None:
                return None if other is SourceKind.UNKNOWN else other
        known = ALONE.get(last)
        return None if known is SourceKind.UNKNOWN else known
    return NOUNS[last]


def _of_person(cluster: Cluster, text: str) -> SourceKind | None:
    """The first telling description: before a name, behind it, or one that points back at it; then the titles."""
    campaigns = False
    if NOUNS.get(cluster.name.lower()) is SourceKind.COMPANY:
        return SourceKind.COMPANY
    for mention in cluster.mentions[:_MENTIONS] if text else ():
        start, end = mention.span.start, mention.span.end
        if mention.form is MentionForm.PRONOUN:
            continue
        if mention.form is MentionForm.DESCRIPTION:
            kind = described(text[start:end])
        else:
            campaigns = campaigns or _CAMPAIGN.match(text, end) is not None
            kind = _before(text, start, end) or _behind(text, end)
        if kind is not None:
            return kind
    for words in (*sorted(cluster.titles), *sorted(cluster.heads, key=lambda noun: cluster.heads[noun])):
        kind = described(words)
        if kind not in (None, SourceKind.GROUP):
            return kind
    return SourceKind.PARTY if campaigns else None


def _of_body(cluster: Cluster, text: str) -> SourceKind | None:
    names = list(dict.fromkeys(m.span.of(text) for m in cluster.mentions[:_MENTIONS] if _names(m.form))) if text else []
    for name in (cluster.name, *names):
        kind = _body(name) or (SourceKind.OFFICIAL if _GOVERNING.search(name) else None)
        if kind is not None and kind is not SourceKind.UNKNOWN:
            return kind
    for mention in cluster.mentions[:_MENTIONS] if text else ():
        kind = _behind(text, mention.span.end) if _names(mention.form) else None
        if kind is not None:
            return kind
    return None


def _names(form: MentionForm) -> bool:
    return form not in (MentionForm.DESCRIPTION, MentionForm.PRONOUN)


def _of_nouns(cluster: Cluster) -> SourceKind | None:
    """What the nouns tell by which the text calls the entity, the first first."""
    for noun in sorted(cluster.heads, key=lambda noun: cluster.heads[noun]):
        kind = described(noun)
        if kind is not None:
            return kind
    return None


def _before(text: str, start: int, end: int) -> SourceKind | None:
    """What the title right before a name tells: "House Democratic leader", "Lt.", "CNN's"."""
    line = text[max(text.rfind("\n", 0, start) + 1, start - _BEFORE) : start]
    # "The police chief, Jonas Weber, said": between commas a name can belong to a post.
    if not line.endswith(" ") or (line.endswith(", ") and not text.startswith(",", end)):
        return None
    apart = line.endswith(", ")
    taken: list[str] = []
    for token in reversed(line.removesuffix(", ").split()):
        bare = _bare(token)
        if token[-1:] in ',;:”"!?)—' or not bare or (token[-1] == "." and (len(bare) > 4 or token[0].islower())):
            break
        if token.endswith(("’s", "'s")):
            return SourceKind.OUTLET if not taken and NAMED_OUTLET.search(token[:-2]) else _title(taken)
        if apart and bare == "the" and token[0] == "t":
            # "The widow of the mayor, Umeko Brask": whose name it is, position does not tell.
            return None
        small = bare[0] == token[0] and token[0].islower()
        known = singular(bare) in NOUNS or singular(bare) in POSTS or bare in BESIDE
        if small and not known and bare not in _ADJECTIVES:
            break
        taken.insert(0, token)
    return _title(taken)


def _title(taken: list[str]) -> SourceKind | None:
    if not taken:
        return None
    last = _noun(taken[-1])
    if last not in NOUNS and last not in POSTS:
        return None
    # A capital alone makes a noun no title: "In Congress Ada Lind …".
    return described(" ".join(taken)) if len(taken) > 1 or last in ALONE or NOUNS.get(last) else None


def _behind(text: str, end: int) -> SourceKind | None:
    """What stands behind a name tells: "(D-Ill.)", ", a professor of law at …", ", who is the president of …"."""
    stretch = text[end : end + _AFTER].partition("\n")[0]
    if _SEAT.match(stretch):
        return SourceKind.OFFICIAL
    match = _APPOSITION.match(stretch)
    if match is None:
        return None
    words = match[1].strip()
    head, _, _ = _split(words)
    tokens = _tokens(head)
    if not tokens:
        return None
    last = _noun(tokens[-1])
    first = tokens[0]
    if last not in NOUNS and last not in POSTS:
        return None
    # "…, Dean Phillips": the next of several names; "…, Senator Phillips" likewise.
    if first[0].isupper() and first not in ("A", "The") and tokens[-1][0].isupper():
        return None
    return described(words)


def _split(words: str) -> tuple[str, str, str]:
    """The words before the first preposition, that preposition, and the words behind it."""
    cut = _BREAK.search(words)
    return (words, "", "") if cut is None else (words[: cut.start()], cut[0], words[cut.end() :])


def _phrase(words: str) -> SourceKind | None:
    lowered = words.lower().replace("’", "'").replace("'s ", " ")
    return next((kind for phrase, kind in PHRASES if phrase in lowered), None)


def _body(words: str, *, beside: bool = False) -> SourceKind | None:
    """What a body's own words tell; with ``beside`` also what stands before a post, which tells less by itself."""
    if not words:
        return None
    told = _phrase(words)
    if told is not None:
        return told
    if NAMED_OUTLET.search(words):
        return SourceKind.OUTLET
    kinds = {NOUNS[one] for token in _tokens(words) for one in _forms(token) if one in NOUNS and one not in _CROWNS}
    if kinds:
        return next(kind for kind in _ORDER if kind in kinds)
    if not beside:
        return None
    return next((BESIDE[_bare(token)] for token in reversed(_tokens(words)) if _bare(token) in BESIDE), None)


#: Titles that stand in names of other things ("Burger King").
_CROWNS = frozenset({"king", "queen", "prince", "pope"})
_ORDER = (
    SourceKind.POLICE,
    SourceKind.PARTY,
    SourceKind.EXPERT,
    SourceKind.OFFICIAL,
    SourceKind.GROUP,
    SourceKind.COMPANY,
    SourceKind.OUTLET,
    SourceKind.WITNESS,
)


def _tokens(words: str) -> list[str]:
    return _TOKEN.findall(words)


def _bare(token: str) -> str:
    return token.lower().rstrip(".,").removesuffix("'s").removesuffix("’s").rstrip("’'")


def _noun(token: str) -> str:
    forms = _forms(token)
    return next((form for form in forms if form in POSTS or form in NOUNS), forms[-1])


def _forms(token: str) -> tuple[str, ...]:
    bare = _bare(token)
    return (bare, singular(bare), bare.removesuffix("es")) if len(bare) > 3 else (bare,)
