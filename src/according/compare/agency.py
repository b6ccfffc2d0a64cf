"""Who acts and who is acted upon: one account names who did it, another tells the same as if nobody did.

"Police shot the man" here and "the man was shot" or "the man died" there. Only acts on the same person, or on people
counted alike, in accounts of one event are held against each other, and an account is said to name nobody only where
neither its clauses nor the sentences beside them do.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from according.compare.accounts import Accounts
from according.core import (
    Act,
    ActForm,
    Alignment,
    Annotated,
    Aspect,
    EntityType,
    Evidence,
    Feature,
    FigureKind,
    Finding,
    FindingKind,
    RegionKind,
    Relation,
    Span,
    Story,
    Voice,
    content_id,
    stem,
    words,
)

_RULE = (
    "Accounts of one event tell the same act on the same person, or on people counted alike: one names who acts, and "
    "in another neither the clauses that tell it nor the sentences beside them do (“police shot him”, “he was shot”)."
)
_HEADLINE_RULE = (
    "Headlines of accounts of one event tell the same act on the same person or people: one names who acts, and "
    "another does not, whatever is told under it."
)
_LEAD_RULE = (
    "Where accounts of one event first tell the same act on the same person or people, in headline or lead, one names "
    "who acts, and another does not in that sentence and the next, whatever is told further down."
)
#: Families of verbs that tell of one deed between them: whoever was shot may have been killed.
_TOGETHER = {"shoot": "harm", "kill": "harm", "wound": "harm", "force": "harm"}
_NAMING = (ActForm.ACTIVE, ActForm.PASSIVE)
_SILENT = (ActForm.NO_AGENT, ActForm.NO_ACTOR)
#: Nouns of which any one may stand for those who acted.
_ALIKE = tuple(
    frozenset(stem(word) for word in some.split())
    for some in (
        "police policeman policemen officer officers cop cops deputy deputies trooper troopers agent agents sheriff",
        "soldier soldiers troops military army forces fighters marines",
        "gunman gunmen shooter shooters attacker attackers suspect suspects assailant assailants killer killers bomber "
        "terrorist terrorists man men driver",
        "court courts judge judges panel justices",
        "senate house congress lawmakers republicans democrats senators parliament legislature gop",
        "government administration president authorities officials white ice customs",
    )
)
#: Verbs that tell an act as if nobody did it.
_MUTE = frozenset("die perish resign quit depart fail stall collapse expire".split())
_DOERS = frozenset(
    stem(word) for word in "gunman gunmen shooter shooters attacker assailant killer suspect who someone".split()
)
_PRONOUNS = frozenset("he she it they him her them who that which we i you".split())
#: As far into the telling an act on somebody without a name or number is taken for what the account is about.
_LEAD = 900
#: A clause of at most so many characters is shown whole.
_LONGEST = 110


@dataclass(frozen=True, slots=True)
class _Told:
    """An act of one account: on whom (a key equal for the same in all accounts), and by whom."""

    account: Annotated
    act: Act
    key: tuple[str, str]
    deed: str


def agency(accounts: Accounts, alignments: tuple[Alignment, ...]) -> tuple[Finding, ...]:
    """One finding for each act of an event whose doer one account names and another does not."""
    del alignments
    found = []
    for story in accounts.stories:
        if len(story.documents) > 1:
            found += list(_in_story(accounts, story))
    return tuple(found)


def _in_story(accounts: Accounts, story: Story) -> Iterator[Finding]:
    told: dict[tuple[str, tuple[str, str]], list[_Told]] = {}
    for annotated in accounts.documents:
        if annotated.id in story.documents:
            for act in annotated.acts:
                key = _patient(accounts, annotated, act)
                if key is not None:
                    deed = _TOGETHER.get(act.family, act.family)
                    told.setdefault((deed, key), []).append(_Told(annotated, act, key, deed))
    for (deed, key), some in told.items():
        finding = _held_against(accounts, deed, key, some)
        if finding is not None:
            yield finding


def _held_against(accounts: Accounts, deed: str, key: tuple[str, str], told: list[_Told]) -> Finding | None:
    by_account: dict[str, list[_Told]] = {}
    for one in told:
        by_account.setdefault(one.account.id, []).append(one)
    naming, silent = {}, {}
    for document, some in by_account.items():
        named = [t for t in some if _names(t) and t.act.asserted and t.act.voice is not Voice.QUOTED]
        if named:
            naming[document] = next((t for t in named if t.act.voice is Voice.OUTLET), named[0])
        elif all(t.act.form in _SILENT for t in some):
            plain = [t for t in some if t.act.asserted and t.act.voice is not Voice.QUOTED]
            if plain:
                silent[document] = plain
    pairs: dict[str, tuple[_Told, _Told]] = {}
    for document, some in silent.items():
        for one in naming.values():
            alike = next((t for t in some if t.act.family == one.act.family and _is_clause(t)), None)
            if alike is not None and _says_nothing_of(accounts, one, some):
                pairs.setdefault(document, (one, alike))
    if pairs:
        return _finding(accounts, deed, key, pairs, _RULE, "is named")
    for opening, rule, said, beside in (
        (_headline, _HEADLINE_RULE, "is named in the headline", 0),
        (_lead, _LEAD_RULE, "is named at first", 1),
    ):
        heads = {document: opening(some) for document, some in by_account.items()}
        pairs = {
            document: (one, other)
            for document, other in heads.items()
            if other is not None and other.act.form in _SILENT and _is_clause(other)
            for one in heads.values()
            if one is not None and _names(one) and one.act.family == other.act.family
            if _silent_on(accounts, one, other.account, _holding(other.account, [other.act.span], beside), [other])
        }
        if pairs:
            return _finding(accounts, deed, key, pairs, rule, said)
    return None


def _is_clause(told: _Told) -> bool:
    """Whether a clause tells the act: "his firing" may point back at one that names who acted."""
    return told.act.form is not ActForm.NO_ACTOR or told.act.lemma in _MUTE


def _names(told: _Told) -> bool:
    """Whether a clause names who acts: "the shooter" says no more than that it was done."""
    agent = told.act.agent
    if told.act.form not in _NAMING or agent is None:
        return False
    form = words(told.account.document.text, agent.start, agent.end)
    return bool(form) and stem(form[-1].form) not in _DOERS


def _lead(some: list[_Told]) -> _Told | None:
    """The act as an account first tells it, None where that is no telling of its own in headline or lead."""
    told = min(some, key=lambda one: one.act.span.start)
    body = [region.span for region in told.account.document.telling[:4]]
    leading = any(span.start <= told.act.span.start < span.start + _LEAD // 2 for span in body)
    return told if leading and told.act.asserted and told.act.voice is not Voice.QUOTED else None


def _headline(some: list[_Told]) -> _Told | None:
    """The act as an account's headline tells it, None where it does not."""
    for told in some:
        for region in told.account.document.telling[:2]:
            if region.kind is RegionKind.HEADLINE and region.span.holds(told.act.span) and told.act.asserted:
                return told
    return None


def _finding(
    accounts: Accounts,
    deed: str,
    key: tuple[str, str],
    pairs: dict[str, tuple[_Told, _Told]],
    rule: str,
    said: str,
) -> Finding:
    shown = {one.account.id: one for one, _ in pairs.values()} | {d: alike for d, (_, alike) in pairs.items()}
    documents = sorted(shown, key=accounts.place)
    named_in = [d for d in documents if d not in pairs]
    quiet_in = [d for d in documents if d in pairs]
    of = " of" if said.endswith("headline") else " in"
    title = (
        f"Who acts {said}{of} {_listed(accounts, named_in, shown)}, and not in"
        f"{' that of' if of == ' of' else ''} {_listed(accounts, quiet_in, shown)}"
    )
    evidence = tuple(
        Evidence(
            document=d,
            span=_clause(shown[d]),
            role="names who acts" if d in named_in else "names nobody who acts",
        )
        for d in documents
    )
    shared = next((s for s in accounts.entities if key == ("entity", s.id)), None)
    return Finding(
        id=content_id("finding", "agency", deed, *(f"{e.document} {e.span.start}" for e in evidence)),
        kind=FindingKind.AGENCY,
        rule=rule,
        title=title,
        evidence=evidence,
        relation=Relation.DIFFERS,
        aspect=Aspect.WORDING,
        entity=shared.id if shared is not None else None,
        score=0.7 if all(shown[d].act.voice is Voice.OUTLET for d in documents) else 0.5,
        why=(Feature(name="same act on the same", value=1.0, detail=shared.name if shared is not None else key[1]),),
    )


def _listed(accounts: Accounts, documents: list[str], shown: dict[str, _Told]) -> str:
    return "; ".join(f"{accounts.letter(d)} (“{_words(shown[d])}”)" for d in documents)


def _patient(accounts: Accounts, annotated: Annotated, act: Act) -> tuple[str, str] | None:
    """By what an act's patient is known in all accounts: the entity, or noun and number, or in the lead the noun."""
    if act.patient is None:
        return None
    entity = accounts.entity(annotated.id, act.patient_entity)
    shared = accounts.shared(annotated.id, act.patient_entity)
    if shared is not None and entity is not None and len(shared.members) > 1:
        return ("entity", shared.id)
    text = annotated.document.text
    parts = [word.form for word in words(text, act.patient.start, act.patient.end)]
    if not parts or parts[-1] in _PRONOUNS or (entity is not None and entity.type is EntityType.PERSON):
        return None
    noun = stem(parts[-1])
    near = Span(max(0, act.patient.start - 24), act.patient.end)
    for figure in annotated.figures:
        if figure.kind not in (FigureKind.COUNT, FigureKind.NUMBER):
            continue
        if near.holds(figure.span) and (act.patient.holds(figure.span) or figure.counts_span == act.patient):
            return ("number", f"{figure.value:g} {noun}")
    leading = any(r.span.start <= act.span.start < r.span.start + _LEAD for r in annotated.document.telling[:3])
    singular = noun in _ONE
    return ("noun", noun) if leading and singular and act.family in _TOGETHER else None


#: Nouns for one person, by which two leads can mean the same.
_ONE = frozenset(stem(word) for word in "man woman boy girl teenager child officer driver suspect reporter".split())


def _says_nothing_of(accounts: Accounts, named: _Told, silent: list[_Told]) -> bool:
    """Whether an account's clauses on the act, and the sentences beside them, are silent about who acts."""
    account = silent[0].account
    if (
        any(act.agent is not None and _TOGETHER.get(act.family, act.family) == named.deed for act in account.acts)
        and named.deed == "harm"
    ):
        # Whoever acts in another of its clauses of the kind may be whom it means here.
        return False
    widely = named.deed == "harm" and _alike(named) is _ALIKE[2]
    beside = account.sentences if widely else _holding(account, [one.act.span for one in silent], 1)
    return _silent_on(accounts, named, account, beside, silent)


def _alike(named: _Told) -> frozenset[str]:
    """The stems of nouns that may stand for who acts."""
    agent = named.act.agent
    form = words(named.account.document.text, agent.start, agent.end) if agent is not None else []
    noun = stem(form[-1].form) if form else ""
    return next((some for some in _ALIKE if noun in some), frozenset({noun} if noun else ()))


def _silent_on(
    accounts: Accounts, named: _Told, account: Annotated, sentences: Sequence[Span], silent: list[_Told]
) -> bool:
    """Whether ``sentences`` of an account hold neither the name of who acts nor a noun for it, but as a source."""
    shared = accounts.shared(named.account.id, named.act.agent_entity)
    own = {m.entity for m in shared.members if m.document == account.id} if shared is not None else set()
    alike = _alike(named)
    if alike <= _PRONOUNS and shared is None:
        return False
    # Whose words they are, and what he is called to whom it was done, tell of nobody who acts.
    sources = [span for a in account.attributions for span in a.source]
    sources += [one.act.patient for one in silent if one.act.patient is not None]
    mentioned = [m.span for e in account.entities if e.id in own for m in e.mentions]
    for sentence in sentences:
        if any(sentence.holds(place) and not any(s.holds(place) for s in sources) for place in mentioned):
            return False
        for word in words(account.document.text, sentence.start, sentence.end):
            if stem(word.form) in alike and not any(s.start <= word.start < s.end for s in sources):
                return False
    return True


def _holding(account: Annotated, spans: list[Span], beside: int) -> list[Span]:
    """The sentences that hold one of ``spans``, and so many on either side."""
    kept: dict[int, Span] = {}
    for span in spans:
        at = bisect_right(account.sentences, span.start, key=lambda sentence: sentence.start) - 1
        for near in range(max(0, at - beside), min(len(account.sentences), at + beside + 1)):
            kept[near] = account.sentences[near]
    return list(kept.values())


def _clause(told: _Told) -> Span:
    """The stretch from who acts to who is acted upon, or the verb alone where that is long."""
    spans = [s for s in (told.act.agent, told.act.span, told.act.patient) if s is not None]
    whole = Span(min(s.start for s in spans), max(s.end for s in spans))
    return whole if len(whole) <= _LONGEST * 2 else told.act.span


def _words(told: _Told) -> str:
    """The words of an act: whole where they stand close by, else its parts."""
    text = told.account.document.text
    spans = sorted({s for s in (told.act.agent, told.act.span, told.act.patient) if s is not None})
    whole = Span(spans[0].start, max(s.end for s in spans))
    if len(whole) <= _LONGEST:
        return " ".join(whole.of(text).split())
    return " … ".join(" ".join(s.of(text).split()) for s in spans)
