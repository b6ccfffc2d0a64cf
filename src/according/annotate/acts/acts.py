"""Acts: what somebody does to somebody, as each clause tells it, by the trees of its sentence."""

from bisect import bisect_right
from collections.abc import Iterator

from according.annotate.acts.verbs import NOUNS, THINGS_TOO, VERBS, Verb
from according.annotate.labels.nouns import body_noun, person_noun
from according.annotate.labels.phrases import Phrases
from according.annotate.trees import Trees
from according.annotate.voices import Voices
from according.annotate.who.lexicon import PEOPLES
from according.annotate.who.sources import singular
from according.core import Act, ActForm, Attribution, Document, Entity, EntityType, Quotation, Span, Syntax

#: Plural nouns for people, beside those that name a part or a body.
_PEOPLE = frozenset(
    """people persons men women children boys girls kids teens teenagers civilians passengers bystanders pedestrians
    worshippers worshipers students troops forces officers soldiers police cops gunmen agents guards militants rebels
    insurgents protesters protestors demonstrators rioters marchers migrants immigrants refugees hostages captives
    prisoners inmates detainees suspects dozens hundreds thousands others body bodies baby infant toddler victim victims
    dad mom grandmother grandfather fiance fiancee classmates workers others dog""".split()
)
#: What a bill or plan is called, which can be blocked or can fail.
_THINGS = frozenset(
    """bill measure legislation amendment resolution proposal plan nomination nominee ban order law repeal deal request
    motion bid effort challenge appeal lawsuit policy rule budget package treaty""".split()
)
_ACTORS = (EntityType.PERSON, EntityType.ORGANISATION, EntityType.GROUP, EntityType.PLACE)
_EVENTS = frozenset(
    "strike airstrike attack raid bombing bomb blast explosion war operation campaign shooting crash".split()
)
_UNCERTAIN = frozenset(
    "not n't n’t never no if whether unless would could might may should must will can 'll wo".split()
)
_SUBJECT = ("nsubj", "nsubj:outer")
_WHO = frozenset("who which that whom".split())


def acts(
    document: Document,
    quotations: tuple[Quotation, ...],
    attributions: tuple[Attribution, ...],
    entities: tuple[Entity, ...],
    syntax: Syntax | None,
) -> tuple[Act, ...]:
    """The acts that ``document`` tells, in the order of the text; none where no trees were read.

    Only verbs and nouns of a short list of families count, done to people or, for some families, to bills and plans.
    """
    if syntax is None or not syntax.words:
        return ()
    return _Reader(document, syntax, entities, Voices(document, quotations, attributions)).read()


class _Reader:
    """The acts of one document."""

    def __init__(self, document: Document, syntax: Syntax, entities: tuple[Entity, ...], voices: Voices) -> None:
        self.trees = Trees(document.text, syntax)
        self.phrases = Phrases(self.trees)
        self.text, self.syntax, self.voices = document.text, syntax, voices
        self._mentions = sorted(
            ((mention.span, entity) for entity in entities for mention in entity.mentions),
            key=lambda pair: (pair[0].start, -pair[0].end),
        )
        self._starts = [span.start for span, _ in self._mentions]

    def read(self) -> tuple[Act, ...]:
        found: list[Act] = []
        for word, pos in enumerate(self.syntax.pos):
            if pos == "VERB":
                verb = VERBS.get(self.trees.form(word))
                if verb is not None:
                    found += self._told(word, verb)
            elif pos == "NOUN":
                noun = NOUNS.get(self.trees.form(word))
                if noun is not None:
                    found += self._named(word, noun)
        return tuple(act for act in found if self.voices.told(act.span))

    def _told(self, word: int, verb: Verb) -> Iterator[Act]:
        children = self.trees.children(word)
        relations = {self.syntax.relations[child]: child for child in reversed(children)}
        tag = self.syntax.tags[word]
        by = next((c for c in children if self._by(c)), None)
        subject = next((relations[r] for r in _SUBJECT if r in relations), None)
        passive = relations.get("nsubj:pass")
        if subject is None and passive is None and self.syntax.relations[word] == "conj":
            subject, passive = self._shared(word)
        if passive is None and tag == "VBN" and self.syntax.relations[word] == "acl":
            passive = self.syntax.heads[word]
        if verb.mute:
            if subject is not None and self._acted_on(subject, verb):
                yield from self._acts(word, verb, ActForm.NO_ACTOR, None, subject)
            return
        if passive is not None:
            if tag == "VBN" or "aux:pass" in relations:
                yield from self._acts(word, verb, ActForm.PASSIVE if by is not None else ActForm.NO_AGENT, by, passive)
            return
        patient = relations.get("obj")
        if patient is None:
            # "Police shot and killed him": both have the one object.
            patient = next(
                (
                    other
                    for c in children
                    if self.syntax.relations[c] == "conj" and self.trees.form(c) in VERBS
                    for other in self.trees.children(c)
                    if self.syntax.relations[other] == "obj"
                ),
                None,
            )
        if patient is None or subject is None or (tag == "VBN" and not self._perfect(children)):
            return
        if self.trees.form(patient) in _WHO and self.syntax.relations[word] == "acl:relcl":
            patient = self.syntax.heads[word]
        yield from self._acts(word, verb, ActForm.ACTIVE, subject, patient)

    def _perfect(self, children: list[int]) -> bool:
        return any(self.trees.form(c) in ("have", "has", "had", "'ve", "having") for c in children)

    def _by(self, word: int) -> bool:
        relation = self.syntax.relations[word]
        if relation not in ("obl:agent", "obl"):
            return False
        marks = [self.trees.form(c) for c in self.trees.children(word) if self.syntax.relations[c] == "case"]
        return marks[:1] == ["by"] and self.syntax.pos[word] in ("NOUN", "PROPN", "PRON")

    def _shared(self, word: int) -> tuple[int | None, int | None]:
        """The subject of the verb that this one goes on from: plain, and of a passive."""
        head = self.syntax.heads[word]
        if head == word or self.syntax.pos[head] != "VERB":
            return None, None
        relations = {self.syntax.relations[child]: child for child in reversed(self.trees.children(head))}
        subject = next((relations[r] for r in _SUBJECT if r in relations), None)
        passive = relations.get("nsubj:pass")
        mixed = subject is not None and self.syntax.tags[word] == "VBN" and self.syntax.tags[head] != "VBN"
        return (None, None) if mixed else (subject, passive)

    def _named(self, word: int, noun: Verb) -> Iterator[Act]:
        """The act that a noun tells: "the killing of a man by police", "the man's death"."""
        patient = by = None
        for child in self.trees.children(word):
            relation = self.syntax.relations[child]
            cases = [self.trees.form(c) for c in self.trees.children(child) if self.syntax.relations[c] == "case"]
            whose = relation == "nmod:poss" and patient is None and noun.family != "detain"
            if whose or (relation == "nmod" and cases[:1] == ["of"] and child > word):
                patient = child
            elif cases[:1] == ["by"] and child > word:
                by = child
        if patient is None or not self._acted_on(patient, noun):
            return
        owned = self.syntax.relations[patient] == "nmod:poss"
        if owned and not noun.mute and by is None and noun.family not in ("kill", "dismiss"):
            return
        form = ActForm.PASSIVE if by is not None else ActForm.NO_ACTOR
        yield self._act(word, noun, form if by is None or self._acting(by) else ActForm.THING, by, patient)

    def _acts(self, word: int, verb: Verb, form: ActForm, agent: int | None, patient: int) -> Iterator[Act]:
        agent = self._meant(agent) if agent is not None else None
        if agent is not None and not self._acting(agent):
            form = ActForm.THING
        patient = self._meant(patient)
        joined = [c for c in self.trees.children(patient) if self.syntax.relations[c] == "conj"][:3]
        for acted_on in (patient, *joined):
            if self._acted_on(acted_on, verb) and acted_on != agent:
                yield self._act(word, verb, form, agent, acted_on)

    def _acting(self, word: int) -> bool:
        """Whether a word names somebody who can act: a person, a body, a country; no bomb, raid or disease."""
        form = self.trees.form(word)
        entity = self._entity(word)
        if entity is not None and entity.type in _ACTORS and form not in _EVENTS:
            return True
        if self.syntax.pos[word] == "PROPN" and form not in _EVENTS:
            return True
        return self._human(word) or body_noun(form) or form in ("who", "it", "someone", "somebody")

    def _meant(self, word: int) -> int:
        """The noun that a relative pronoun stands for."""
        if self.trees.form(word) not in _WHO or self.syntax.pos[word] != "PRON":
            return word
        clause = self.syntax.heads[word]
        thing = self.trees.form(word) in ("that", "which")
        if thing and word > 0 and self.syntax.pos[word - 1] == "NOUN":
            return word - 1
        for _ in range(3):
            if self.syntax.relations[clause] == "acl:relcl":
                meant = self.syntax.heads[clause]
                # "Its talk with Lind that was released": what "that" stands for is no person by name.
                return word if thing and self.syntax.pos[meant] == "PROPN" else meant
            clause = self.syntax.heads[clause]
        return word

    def _acted_on(self, word: int, verb: Verb) -> bool:
        form = self.trees.form(word)
        if verb.family in THINGS_TOO:
            return form in _THINGS or singular(form) in _THINGS
        return self._human(word)

    def _human(self, word: int) -> bool:
        pos, form = self.syntax.pos[word], self.trees.form(word)
        if pos == "PRON":
            return form in ("he", "him", "she", "her", "they", "them", "i", "we", "us", "me", "himself", "herself")
        entity = self._entity(word)
        if entity is not None and entity.type is EntityType.PERSON:
            return True
        if (
            form in _PEOPLE
            or person_noun(form)
            or form in PEOPLES
            or (singular(form) != form and person_noun(singular(form)))
        ):
            return True
        return (
            pos == "NUM" and form != "one" and not any(self.syntax.pos[c] == "NOUN" for c in self.trees.children(word))
        )

    def _act(self, word: int, verb: Verb, form: ActForm, agent: int | None, patient: int) -> Act:
        who = self._entity(agent) if agent is not None else None
        whom = self._entity(patient)
        span = self._verb(word)
        return Act(
            span=span,
            lemma=verb.lemma,
            family=verb.family,
            form=form,
            agent=None if agent is None else self._phrase(agent),
            agent_entity=who.id if who is not None else None,
            patient=self._phrase(patient),
            patient_entity=whom.id if whom is not None else None,
            voice=self.voices.at(span),
            asserted=self._asserted(word),
        )

    def _verb(self, word: int) -> Span:
        """The verb with the auxiliaries right before it."""
        start = word
        while start > 0 and self.syntax.relations[start - 1].startswith("aux") and self.syntax.heads[start - 1] == word:
            start -= 1
        return Span(self.syntax.words[start].start, self.syntax.words[word].end)

    def _phrase(self, word: int) -> Span:
        """The noun phrase of a word without what follows its noun; a name is taken whole."""
        mention = self._mention(word)
        start = self.phrases.owner(self.phrases.before(word))
        first, last = self.syntax.words[start].start, self.syntax.words[word].end
        at = word
        while at + 1 < len(self.syntax.words) and self.syntax.relations[at + 1] == "flat":
            at += 1
        last = self.syntax.words[at].end
        if mention is not None:
            first, last = min(first, mention.start), max(last, mention.end)
        number = start - 1
        if number >= 0 and self.syntax.relations[number] == "nummod" and self.syntax.words[number].end == first - 1:
            first = self.syntax.words[number].start
        return Span(first, last)

    def _mention(self, word: int) -> Span | None:
        found = self._covering(word)
        return found[0] if found is not None else None

    def _entity(self, word: int) -> Entity | None:
        found = self._covering(word)
        return found[1] if found is not None else None

    def _covering(self, word: int) -> tuple[Span, Entity] | None:
        """The shortest mention whose head is the word: no "Lind" of "the Lind administration"."""
        place = self.syntax.words[word]
        at = bisect_right(self._starts, place.start)
        best: tuple[Span, Entity] | None = None
        for span, entity in reversed(self._mentions[max(0, at - 8) : at]):
            if span.start <= place.start and span.end >= place.end and (best is None or len(span) < len(best[0])):
                inside = self.trees.within(span)
                if self.syntax.heads[word] not in inside or self.syntax.heads[word] == word:
                    best = (span, entity)
        return best

    def _asserted(self, word: int) -> bool:
        """Whether the clause says that it came to pass: neither negated, nor asked, wished or foreseen."""
        for child in self.trees.children(word):
            if child < word and self.trees.form(child) in _UNCERTAIN:
                return False
            if self.syntax.tags[child] in ("TO", "MD"):
                return False
        if self.syntax.tags[word] == "VB" or (word > 0 and self.trees.form(word - 1) == "to"):
            return False
        head = self.syntax.heads[word]
        if self.syntax.relations[word] == "conj" and self.syntax.pos[head] == "VERB":
            return not any(
                child < head and (self.trees.form(child) in _UNCERTAIN or self.syntax.tags[child] in ("TO", "MD"))
                for child in self.trees.children(head)
            )
        return True
