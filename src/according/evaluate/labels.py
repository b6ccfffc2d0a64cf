"""The scoreboard of labels: whether several accounts' words for one person, group or country are put together.

What people coded with one concept in the accounts of an event is one gold chain across these accounts (Hamborg et al.,
2019). A coded stretch belongs to the entity across documents with a mention whose head is the stretch's own head; of
several the one with most characters in common, then the longest, then the first. Where no mention is, labels are asked:
one with the same head, or a title before a name that the stretch lies in. A stretch for which nothing was found stands
alone. Beside what is found stands the plainest way to do it: stretches go together whose heads are the same word but
for inflection.
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field, replace

from according.annotate import annotate
from according.core import Comparison, LabelForm, Metadata, Models, Span
from according.evaluate.attribution.run import cleaned_document
from according.evaluate.coreference.heads import head
from according.evaluate.coreference.measures import Scores, partition, score, several
from according.evaluate.events import Account, Event, coded
from according.evaluate.shown import Row, Shown, finding_labels, shown, table_labels
from according.evaluate.tally import Tally
from according.pipeline import compared

#: Who and which bodies and countries: what the headline figure is over.
WHO = ("ACTOR", "GROUP", "COUNTRY")
#: Further sorts of thing that are coded with concepts, each scored by itself.
OTHERS = ("ACTOR-I", "EVENT", "ACTION", "OBJECT", "MISC")

#: Labels that stand before a name.
_BEFORE_A_NAME = frozenset({LabelForm.TITLE, LabelForm.PREMODIFIER})

#: Called after each event with how many are done, of how many.
Done = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chains:
    """Scores of one way of putting stretches together, with and without chains of one."""

    all: Scores = field(default_factory=Scores)
    several: Scores = field(default_factory=Scores)

    def __add__(self, other: "Chains") -> "Chains":
        """Both together."""
        return Chains(all=self.all + other.all, several=self.several + other.several)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What events score: ours and the plain way over ``WHO``, ours over each other type, and labels.

    In ``ours`` the government, the capital and the people of a country count as the country, as the concepts have it;
    ``apart`` has them as entities of their own, as a table of voices must.
    ``in_table`` are all labels of the label tables, ``in_findings`` those that a finding sets side by side.
    """

    ours: Chains = Chains()
    apart: Chains = Chains()
    plain: Chains = Chains()
    others: tuple[tuple[str, Chains], ...] = tuple((name, Chains()) for name in OTHERS)
    placed: Tally = field(default_factory=Tally)
    in_table: Shown = field(default_factory=Shown)
    in_findings: Shown = field(default_factory=Shown)

    def __add__(self, other: "Standing") -> "Standing":
        """Both together."""
        return Standing(
            ours=self.ours + other.ours,
            apart=self.apart + other.apart,
            plain=self.plain + other.plain,
            others=tuple((n, a + b) for (n, a), (_, b) in zip(self.others, other.others, strict=True)),
            placed=self.placed + other.placed,
            in_table=self.in_table + other.in_table,
            in_findings=self.in_findings + other.in_findings,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """An event with what it scores and its labels in rows."""

    event: Event
    standing: Standing
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """What each event scores. In one that failed nothing is found; its name and reason stand in ``failed``."""

    events: tuple[Scored, ...]
    failed: tuple[tuple[str, str], ...] = ()


def run(events: Sequence[Event], models: Models, *, done: Done | None = None) -> Ran:
    """Every event through the product as ``according compare`` takes its accounts, and what each scores."""
    rows, failed = [], []
    for count, event in enumerate(events, 1):
        try:
            comparison = found(event, models)
        except Exception as error:
            failed.append((event.id, f"{type(error).__name__}: {error}"))
            comparison = Comparison(id="", documents=(), stories=())
        rows.append(scored(event, comparison))
        if done is not None:
            done(count, len(events))
    return Ran(events=tuple(rows), failed=tuple(failed))


def found(event: Event, models: Models) -> Comparison:
    """The event's accounts side by side; documents have the accounts' ids."""
    documents = []
    for account in event.accounts:
        metadata = Metadata(title=account.title or None, outlet=account.outlet or None)
        document = cleaned_document(account.id, account.text, metadata)
        documents.append(annotate(replace(document, id=account.id), models))
    return compared(tuple(documents))


def scored(event: Event, comparison: Comparison) -> Scored:
    """What a comparison of the event's accounts scores."""
    placed = _Placed(comparison)
    belongs = {
        (account.id, coding.span): placed.entity(account, coding.span)
        for account in event.accounts
        for coding in account.codings
        if coding.type in (*WHO, *OTHERS)
    }

    def ours(account: Account, span: Span) -> Hashable:
        found = belongs[account.id, span]
        return (account.id, span) if found is None else placed.countries.get(found, found)

    def apart(account: Account, span: Span) -> Hashable:
        return belongs[account.id, span] or (account.id, span)

    who = [belongs[account.id, coding.span] for account, coding in coded(event, WHO)]
    table, rows = shown(event, WHO, belongs, table_labels(comparison), placed.names)
    set_apart, _ = shown(event, WHO, belongs, finding_labels(comparison), placed.names)
    return Scored(
        event=event,
        standing=Standing(
            ours=chains(event, WHO, ours),
            apart=chains(event, WHO, apart),
            plain=plainly(event),
            others=tuple((name, chains(event, (name,), ours)) for name in OTHERS),
            placed=Tally(right=sum(k is not None for k in who), found=len(who), gold=len(who)),
            in_table=table,
            in_findings=set_apart,
        ),
        rows=rows,
    )


def plainly(event: Event) -> Chains:
    """The scores of putting together what has the same head but for inflection."""
    return chains(event, WHO, lambda account, span: lemma(head(account.text, span).of(account.text)))


def chains(event: Event, types: Sequence[str], key: Callable[[Account, Span], Hashable]) -> Chains:
    """The scores of putting together the stretches of these types that have the same ``key``.

    A stretch that is coded with two concepts is two mentions, one in each gold chain; both have one key.
    """
    gold: dict[Hashable, list[Hashable]] = {}
    ours: dict[Hashable, list[Hashable]] = {}
    for account, coding in coded(event, types):
        mention = (account.id, coding.span, coding.concept)
        gold.setdefault(coding.concept, []).append(mention)
        ours.setdefault(key(account, coding.span), []).append(mention)
    there, found = partition(gold.values()), partition(ours.values())
    return Chains(all=score(there, found), several=score(several(there), several(found)))


def lemma(word: str) -> str:
    """A noun without its plural ending and stops, in small letters, by rule."""
    plain = word.lower().replace(".", "").replace("’", "'")
    if plain.endswith("ies") and len(plain) > 4:
        return plain[:-3] + "y"
    return plain[:-1] if plain.endswith("s") and not plain.endswith("ss") and len(plain) > 3 else plain


class _Placed:
    """What stands for an entity across documents: mentions and labels, by the place of their heads."""

    def __init__(self, comparison: Comparison) -> None:
        owners = {(m.document, m.entity): shared for shared in comparison.entities for m in shared.members}
        self.names = {shared.id: shared.name for shared in comparison.entities}
        self.countries = {shared.id: shared.country for shared in comparison.entities if shared.country is not None}
        self._mentions: dict[tuple[str, Span], list[tuple[Span, str]]] = {}
        self._labels: dict[tuple[str, Span], list[tuple[Span, str]]] = {}
        self._before: dict[str, list[tuple[Span, str]]] = {}
        texts = {annotated.id: annotated.document.text for annotated in comparison.documents}
        for annotated in comparison.documents:
            for entity in annotated.entities:
                shared = owners.get((annotated.id, entity.id))
                for mention in entity.mentions if shared is not None else ():
                    place = (annotated.id, head(texts[annotated.id], mention.span))
                    self._mentions.setdefault(place, []).append((mention.span, shared.id if shared else ""))
        for called in comparison.labels:
            for label in called.labels if called.entity is not None else ():
                for span in label.places or (label.span,):
                    found = (span, called.entity or "")
                    self._labels.setdefault((called.document, head(texts[called.document], span)), []).append(found)
                    if label.how in _BEFORE_A_NAME:
                        self._before.setdefault(called.document, []).append(found)

    def entity(self, account: Account, span: Span) -> str | None:
        """The entity across documents that a stretch belongs to."""
        place = (account.id, head(account.text, span))
        found = (
            self._mentions.get(place)
            or self._labels.get(place)
            or [(label, entity) for label, entity in self._before.get(account.id, ()) if label.holds(span)]
        )
        ranked = [(-other.shared(span), -len(other), other.start, entity) for other, entity in found]
        return min(ranked)[3] if ranked else None
