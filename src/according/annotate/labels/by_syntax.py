"""Labels of a name by the trees: what stands before it, what is set beside it, its clauses and its predicates."""

import re
from collections.abc import Iterator

from according.annotate.labels.found import Found
from according.annotate.labels.nouns import body_noun, fits, person_noun
from according.annotate.labels.phrases import Phrases
from according.annotate.labels.placing import STANCE_VERBS, is_label
from according.annotate.trees import Trees
from according.annotate.who.lexicon import CALENDAR, PEOPLES, ROLES, TITLE_PARTS, TITLES
from according.core import EntityType, LabelForm, Span

#: Between a name and what is set beside it: a comma, a dash or a bracket; an age between commas goes before it.
_SET_OFF = re.compile(r"[”\"’]?(?:,|\s?[–—]|\s-|\s?--|\s\()\s?[”\"]?\s?")
_AGE = re.compile(r",\s\d{1,2}(?=,)")
_BRING = re.compile(r"[”\"’]?(?:,|\s?[–—])?\s")
#: Words before a name that tell nothing of whom it names.
_EMPTY = frozenset(
    """other such same entire whole first last next several many few own various certain further additional more most
    that this these those another both some any no northern southern eastern western central north south east west
    northeast northwest southeast southwest downtown upstate nearby neighboring neighbouring early mid just still much
    particularly especially even only currently including notably mostly mainly""".split()
)
_SAYING = frozenset(
    """say says tell tells add adds note notes write writes argue argues explain explains reply replies ask asks think
    thinks believe believes know knows want wants hope hopes feel feels do does get gets make makes go goes come comes
    take takes see sees speak speaks appear appears include includes remain remains expect expects plan plans mean means
    face faces follow follows stand stands show shows need needs look looks try tries keep keeps begin begins stay stays
    attend attends tweet tweets""".split()
)
#: What is said to have been made of somebody, or of what he is held to be.
_HELD = frozenset(
    """accused acquitted convicted charged indicted known described considered regarded designated called dubbed labeled
    labelled branded named elected appointed born raised nominated fired ousted sanctioned banned sentenced jailed
    imprisoned arrested implicated funded backed supported owned led founded criticized criticised""".split()
)
_DID = frozenset(
    """founded led served ran headed represented supported opposed backed criticized criticised defended pleaded
    pled voted campaigned advocated championed owned resigned won lost""".split()
)
_CALLS = frozenset(
    "call calls called calling label labels labeled labelled brand branded dub dubbed deem deemed".split()
)
_CALLED = ("obj", "iobj", "xcomp", "nsubj:pass", "nsubj")
_DESCRIBES = frozenset("describe describes described describing portray portrayed denounce denounced".split())


class Labeller:
    """Finds what one document calls the names it has."""

    def __init__(self, trees: Trees) -> None:
        self.phrases = Phrases(trees)
        self.trees, self.text, self.syntax = trees, trees.text, trees.syntax

    def of(self, mention: Span, kind: EntityType, sentence: Span) -> Iterator[Found]:
        """The labels of the name at ``mention``, in a sentence."""
        yield from self._labels(mention, kind, sentence, named=True, alone=False)

    def beside(self, mention: Span, kind: EntityType, sentence: Span, *, alone: bool) -> Iterator[Found]:
        """What a description at ``mention`` has behind it, or, where ``alone``, a pronoun as its predicate."""
        yield from self._labels(mention, kind, sentence, named=False, alone=alone)

    def _labels(self, mention: Span, kind: EntityType, sentence: Span, *, named: bool, alone: bool) -> Iterator[Found]:
        inside = self.trees.within(mention)
        if not inside:
            return
        first, last = inside[0], inside[-1]
        end = self.trees.within(sentence).stop
        head = next((w for w in inside if self.syntax.heads[w] not in inside or self.syntax.heads[w] == w), last)
        if not self._modifies(inside, head, end):
            if named:
                yield from self._before(first, kind, mention)
            if not alone:
                yield from self._after(last, head, kind, end, mention)
            yield from self._predicate(head, kind, end)
        if named:
            yield from self._apposed(first, inside, head, kind)

    def _modifies(self, inside: range, head: int, end: int) -> bool:
        """Whether a name stands before a noun as part of its phrase: "the Lind memo"."""
        after = inside[-1] + 1
        if after >= end or self.phrases.gap(inside[-1], after) != " ":
            return False
        if self.syntax.relations[head] in ("compound", "amod") and after <= self.syntax.heads[head] < after + 4:
            return True
        if self.syntax.pos[after] not in ("NOUN", "PROPN"):
            return False
        # A name in apposition without a comma, or a name that the parser cut, is the noun's own.
        return self.syntax.relations[after] not in ("flat", "appos") or self.syntax.heads[after] not in inside

    def _before(self, first: int, kind: EntityType, mention: Span) -> Iterator[Found]:
        start = self.phrases.before(first)
        while start < first and (
            (self.phrases.form(start) in _EMPTY and self._small(start))
            or self.phrases.form(start).rstrip(".") in CALENDAR
            or self.syntax.pos[start] == "PUNCT"
            or (self.syntax.pos[start] == "ADV" and self.syntax.pos[start + 1] not in ("ADJ", "VERB", "PUNCT"))
        ):
            start += 1
        near = first - 1
        for word in range(near - 1, start - 1, -1):
            # "At whose expense Mr. Lind": a plain noun right before a title is no part of what he is called.
            titled = not self._small(word + 1) and self.phrases.form(word + 1).rstrip(".") in TITLES
            if titled and self.syntax.pos[word] == "NOUN" and self._small(word):
                start = word if person_noun(self.phrases.form(word)) else word + 1
                break
        if start == first:
            return
        words = range(start, first)
        noun = self.phrases.form(near).rstrip(".")
        hyphened = any(self.phrases.form(w) in "-‑" for w in words)
        if self.syntax.pos[near] == "ADJ" and self.syntax.relations[near] in ("root", "xcomp", "ccomp", "acl", "conj"):
            return
        if kind is EntityType.PERSON or (kind is EntityType.UNKNOWN and person_noun(noun)):
            if self.syntax.pos[near] == "PROPN" and not (noun in TITLES or noun in ROLES or noun in PEOPLES):
                return
            if self.syntax.pos[near] == "NOUN" and not person_noun(noun):
                return
            if self.syntax.pos[near] == "VERB":
                return
            start = self._office(start, noun)
            words = range(start, first)
            title = (noun in TITLES or noun in ROLES) and not any(is_label(self.phrases.form(w)) for w in words)
            title = title and all(not self._small(w) or self._of_title(w) for w in words)
            yield Found(self._span(self._owned(start), first - 1, mention), _how(title))
            return
        while start < near and self.phrases.form(start) in ("new", "old"):
            start += 1
        words = range(start, first)
        if start == near and noun in ("new", "old"):
            return
        if not any(self._small(w) and self.syntax.pos[w] != "PUNCT" for w in words):
            return
        if self.syntax.pos[near] == "NOUN" and not hyphened and not body_noun(noun):
            return
        if kind is EntityType.PLACE and self.syntax.pos[near] == "PROPN":
            return
        if self.syntax.pos[near] in ("PROPN", "VERB") and not hyphened and not is_label(noun):
            return
        yield Found(self._span(start, first - 1, mention), LabelForm.PREMODIFIER)

    def _office(self, start: int, noun: str) -> int:
        """The start of an office with an of-phrase: "chief of staff Ada Lind"."""
        if noun in TITLES | ROLES:
            return start
        if start > 1 and self.phrases.form(start - 1) == "of" and self.phrases.form(start - 2) in TITLES | ROLES:
            return self.phrases.before(start - 2)
        return start

    def _of_title(self, word: int) -> bool:
        form = self.phrases.form(word).rstrip(".")
        return form == "of" or form in TITLE_PARTS | TITLES | ROLES or self.syntax.pos[word] == "PUNCT"

    def _owned(self, start: int) -> int:
        """The start with "her" or "Lind's" before it; a plain determiner adds nothing."""
        owner = self.phrases.owner(start)
        return start if owner == start or (self.syntax.tags[owner] == "DT" and owner == start - 1) else owner

    def _small(self, word: int) -> bool:
        return self.text[self.syntax.words[word].start].islower()

    def _span(self, start: int, last: int, mention: Span | None = None) -> Span:
        end = self.syntax.words[last].end
        return Span(self.syntax.words[start].start, mention.end if mention is not None else end)

    def _after(self, last: int, head: int, kind: EntityType, end: int, mention: Span) -> Iterator[Found]:
        at = mention.end
        age = _AGE.match(self.text, at)
        at = age.end() if age is not None else at
        bring = _BRING.match(self.text, at)
        if bring is not None:
            word = self.trees.last_before(bring.end() + 1)
            form = self.phrases.form(word)
            if last < word < end and form in ("who", "which", "that", "whose"):
                if (form == "who") is not (kind is EntityType.PERSON) and kind is not EntityType.UNKNOWN:
                    return
                if form in ("who", "which") and self._plural(self.syntax.heads[word]):
                    # "Aides of Lind, who were fired", "Norway and Sweden, which are": not the name's clause.
                    return
                set_off = self.text[at : bring.end()].strip() != ""
                if form == "who" and not set_off and self.syntax.pos[last] == "PROPN":
                    # "A friend of Lind who was convicted": no clause hangs on a person's name without a comma.
                    return
                clause = self._relative(word, end, set_off)
                if clause is not None:
                    yield clause
                return
        off = _SET_OFF.match(self.text, at)
        if off is None:
            return
        word = self.trees.last_before(off.end() + 1)
        if not last < word < end or self.syntax.words[word].start != off.end():
            return
        noun = self.phrases.base(word, end)
        if noun is None or (not self._small(noun) and self.syntax.pos[noun] == "PROPN"):
            return
        if not fits(self.phrases.form(noun), kind) and not self._hangs(noun, last, head):
            return
        if (
            kind is EntityType.PERSON
            and body_noun(self.phrases.form(noun))
            and not person_noun(self.phrases.form(noun))
        ):
            return
        if self.syntax.relations[noun] in ("nsubj", "nsubj:pass", "obj", "obl", "iobj") and not self._hangs(
            noun, last, head
        ):
            return
        bare = self.syntax.tags[word] not in ("DT", "PRP$") and self.phrases.owner(noun) == noun
        if bare and (self.phrases.form(noun) not in ROLES or not self._hangs(noun, last, head)):
            # Without a determiner a list reads the same: only an office does ("Lind, president of the union,").
            return
        close = self.phrases.close(noun, end)
        if close is None:
            close = self.phrases.narrow(noun, min(end - 1, noun + 12))
        elif self._listed(close, end):
            return
        yield Found(self._span(word, close), LabelForm.APPOSITION)

    def _hangs(self, noun: int, last: int, head: int) -> bool:
        """Whether the parser, too, sets a noun beside the name."""
        return self.syntax.relations[noun] == "appos" and self.syntax.heads[noun] in (head, last)

    def _listed(self, close: int, end: int) -> bool:
        """Whether what closes a phrase goes on as a list: "Lind, the mayor, and Holm"."""
        after = close + 1
        while after < end and self.syntax.pos[after] == "PUNCT":
            after += 1
        return after < end and self.phrases.form(after) in ("and", "or") and self.phrases.gap(close, after) != ""

    def _plural(self, verb: int) -> bool:
        """Whether a verb, or one of its auxiliaries, is told of several."""
        if self.syntax.tags[verb] == "VBP":
            return True
        return any(self.phrases.form(c) in ("were", "are", "have") for c in self.trees.children(verb) if c < verb)

    def _relative(self, word: int, end: int, set_off: bool) -> Found | None:
        verb = self.syntax.heads[word]
        if self.phrases.form(word) == "whose":
            verb = self.syntax.heads[verb] if word < verb else verb
        if not word < verb < end or verb - word > 12 or self.syntax.relations[word] == "mark":
            return None
        if self.phrases.form(word) == "that" and self.phrases.form(verb) not in STANCE_VERBS:
            return None
        if self.phrases.form(word) == "which" and not set_off:
            return None
        aux = [self.phrases.form(c) for c in self.trees.children(verb) if word < c < verb]
        tag, form = self.syntax.tags[verb], self.phrases.form(verb)
        cop = [c for c in self.trees.children(verb) if self.syntax.relations[c] == "cop"]
        if cop:
            telling = self.syntax.pos[verb] == "NOUN"
        elif tag in ("VBZ", "VBP"):
            telling = form not in _SAYING and (set_off or form in STANCE_VERBS or self.phrases.form(word) == "who")
        elif tag == "VBN" and form in _HELD:
            telling = any(a in ("is", "are", "was", "were", "been") for a in aux)
        elif tag == "VBN":
            telling = any(a in ("has", "have") for a in aux) and any(a in ("long", "repeatedly", "often") for a in aux)
        else:
            telling = tag == "VBD" and form in _DID
        if not telling or any(self.syntax.tags[c] == "MD" for c in self.trees.children(verb) if c < verb):
            return None
        close = self.phrases.close(verb, end)
        return None if close is None else Found(self._span(word, close), LabelForm.RELATIVE)

    def _predicate(self, head: int, kind: EntityType, end: int) -> Iterator[Found]:
        relation, above = self.syntax.relations[head], self.syntax.heads[head]
        if relation == "nsubj" and above > head and self.syntax.pos[above] == "NOUN":
            children = self.trees.children(above)
            cop = next((c for c in children if self.syntax.relations[c] == "cop" and c > head), None)
            placed = any(self.syntax.relations[c] == "case" for c in children)
            if cop is None or placed or self.phrases.form(cop) not in ("is", "are", "was", "were", "'s"):
                return
            if any(
                self.phrases.form(c) in ("not", "n't", "n’t", "never", "no", "if", "whether", "longer", "hardly")
                or self.syntax.tags[c] == "MD"
                for c in children
                if c < above
            ):
                return
            start = self.phrases.owner(self.phrases.before(above))
            while start < above and self.syntax.pos[start] in ("ADV", "PUNCT"):
                start += 1
            if any(mark in self._between(head, start) for mark in ":;[(?"):
                return
            noun = self.phrases.form(above)
            if start <= cop or not fits(noun, kind):
                return
            last = self.phrases.close(above, end)
            last = last if last is not None else self.phrases.narrow(above, min(end - 1, above + 12))
            if self.text[self.syntax.words[last].end : self.syntax.words[last].end + 1] != "?":
                yield Found(self._span(start, last), LabelForm.PREDICATE)
        elif relation in _CALLED and self.phrases.form(above) in _CALLS | _DESCRIBES:
            yield from self._called(head, above)

    def _between(self, left: int, right: int) -> str:
        return self.text[self.syntax.words[left].end : self.syntax.words[right].start]

    def _called(self, head: int, verb: int) -> Iterator[Found]:
        """What somebody is called by another: "called Lind a radical", "Lind, whom he describes as a radical"."""
        plain = self.phrases.form(verb) in _CALLS
        passive = self.syntax.relations[head] == "nsubj:pass"
        if head < verb and not (passive and self.syntax.tags[verb] == "VBN"):
            return
        if passive and any(self.syntax.relations[c] == "obj" for c in self.trees.children(verb)):
            return
        for child in self.trees.children(verb):
            if child <= max(head, verb) or self.syntax.pos[child] not in ("NOUN", "ADJ"):
                continue
            cases = [self.phrases.form(c) for c in self.trees.children(child) if self.syntax.relations[c] == "case"]
            marked = cases[:1] == ["as"]
            if (cases and not marked) or self.syntax.relations[child] not in ("xcomp", "obj", "obl") or marked is plain:
                continue
            start = self.phrases.owner(self.phrases.before(child))
            if start > max(head, verb):
                last = self.phrases.narrow(child, self.phrases.close(child, child + 8) or child)
                yield Found(self._span(start, last), LabelForm.PREDICATE, True)
            return

    def _apposed(self, first: int, inside: range, head: int, kind: EntityType) -> Iterator[Found]:
        """The phrase before a comma beside which a name is set: "the group's founder, Ada Lind"."""
        noun = self.syntax.heads[head]
        if self.syntax.relations[head] != "appos" or noun >= first or first - noun > 14:
            return
        if self.syntax.pos[noun] != "NOUN" or not fits(self.phrases.form(noun), kind):
            return
        before = first - 1
        while before > noun and self.syntax.pos[before] == "PUNCT" and self.phrases.form(before) in '“"':
            before -= 1
        if self.phrases.form(before) not in (",", "—", "–", ":", "-") or before <= noun:
            return
        if any(self.phrases.form(w) == "," for w in range(noun, before)):
            return
        after = inside[-1] + 1
        closed = after >= len(self.syntax.words) or self.syntax.pos[after] in ("PUNCT", "ADP", "VERB", "AUX", "SCONJ")
        start = self.phrases.owner(self.phrases.before(noun))
        if start > 1 and self.phrases.form(start - 1) == "," and self.syntax.pos[start - 2] == "PROPN":
            # "Ada Lind, a teacher, Jens Holm, a singer": the phrase is the earlier name's.
            return
        if closed and self.syntax.tags[start] in ("DT", "PRP$", "NNP", "NN", "JJ"):
            yield Found(self._span(start, before - 1), LabelForm.APPOSITION)


def _how(title: bool) -> LabelForm:
    return LabelForm.TITLE if title else LabelForm.PREMODIFIER
