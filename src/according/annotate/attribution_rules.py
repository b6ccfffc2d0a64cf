"""The rules: in one row of units, which cue carries which words, and whose they are."""

from bisect import bisect_left, insort
from dataclasses import dataclass, field

from according.annotate import attribution_phrases as phrases
from according.annotate.attribution_units import Row, Unit
from according.annotate.cues import CUE_NOUNS, MEDIA, PARTICIPLES, Cue, Frame, Shape
from according.core import AttributionKind, CueClass, Polarity, RegionKind, Span

_HEDGES = frozenset("would could might should may must can".split())
_BE = frozenset("is are was were be been being isn't aren't wasn't weren't".split())
_CONDITION = frozenset({"if", "unless", "whether"})
_ADJECTIVE = ("ed", "al", "ous", "ive", "ful", "ic", "able", "ible", "less", "ary", "ing", "ese", "ent", "ant")
_AFTER_QUOTE = frozenset("during in on at when after before while as".split())
_LINKS = frozenset({"linked", "links", "link", "linking"})
_HAVE = frozenset("has have had having hasn't haven't hadn't".split())
_SETTINGS = frozenset("before after by in while when despite without".split())
Range = tuple[int, int]


@dataclass(slots=True)
class Found:
    """An attribution while its row is read: spans of its roles, and what the rule knows of it."""

    kind: AttributionKind
    source: list[Span]
    cue: list[Span]
    content: list[Span]
    cue_class: CueClass
    polarity: Polarity
    score: float
    medium: str | None = None
    waits: bool = False
    lemma: str = ""
    source_units: list[Unit] = field(default_factory=list)
    subject: Range | None = None
    ranges: list[Range] = field(default_factory=list)
    first: int = 0


class RowReader:
    """Reads one row from left to right; what one cue has taken, the next one leaves alone."""

    def __init__(self, text: str, row: Row) -> None:
        self.text = text
        self.row = row
        self.units = row.units
        self.size = len(row.units)
        self.taken: list[int] = []
        self.found: list[Found] = []
        self.starts_at: list[int] = []
        self.floor = 0
        self.aside = False

    def read(self) -> list[Found]:
        """The attributions of the row, in the order of their cues."""
        units = self.units
        headline = self.row.kind in (RegionKind.HEADLINE, RegionKind.HEADING, RegionKind.SUBHEAD)
        for i, unit in enumerate(units):
            if unit.kind == "k" or (headline and unit.kind == "Z" and unit.cue and unit.cue.frames & Frame.SPEECH):
                self._verb(i, unit)
            elif unit.form == "according" and i + 1 < self.size and units[i + 1].kind == "2":
                self._according(i)
            elif unit.form in _LINKS and i + 2 < self.size and units[i + 1].kind == "2":
                self._citation(i)
            elif unit.kind == ":" and headline and not self.found:
                self._headline(i)
            elif unit.kind == "x" and unit.form in CUE_NOUNS and i + 1 < self.size and units[i + 1].kind == "t":
                self._noun(i)
        return self.found

    # One cue after another.

    def _verb(self, i: int, unit: Unit) -> None:
        cue, shape = unit.cue, unit.shape
        if cue is None or shape is None or i in self.taken:
            return
        units = self.units
        first = self._group(i)
        forms = {u.form for u in units[first:i]}
        passive = shape is Shape.PAST and bool(forms & _BE) and not forms & {"have", "has", "had"} - (forms & {"been"})
        if shape is Shape.PAST and "been" in forms:
            passive = True
        if passive:
            return
        going: int | None = None
        if first > 0 and units[first - 1].kind == "2" and shape is Shape.BASE:
            going = self._going_on(first - 1)
            if going is None:
                return
            first = going
        if cue.noun and shape in (Shape.BASE, Shape.THIRD) and first == i and not self._verbal(i, shape):
            return
        if unit.form in PARTICIPLES and not forms & _HAVE:
            return
        negative = any(u.kind == "n" or u.form.endswith("n't") for u in units[first:i])
        hedged = bool(forms & _HEDGES)
        participle = (shape is Shape.ING and not forms & _BE) or (going is not None and units[going].form == "going")
        if shape is Shape.ING and not participle and not forms & {"is", "are", "was", "were", "been"}:
            return
        # ", who said he was in, told …" and ", of which he claims …," end at the next comma.
        self.aside = first > 1 and any(
            units[k].kind == "w" and units[k].form in {"who", "which", "whom"} and units[k - 1].kind in ",p("
            for k in range(max(1, first - 4), first)
        )
        self.aside = self.aside or (first > 0 and units[first - 1].form in {"who", "which"})
        last, right = self._right(i, cue)
        self.aside = False
        subject: Range | None
        content: list[Range] = []
        inverted = framed = False
        if participle:
            subject = self._participle_subject(first)
            if subject is None and not (first > 0 and units[first - 1].kind == ","):
                return
            if first > 0 and units[first - 1].kind not in ",-Q)ps" and not self._participial_content(right):
                return
        else:
            subject = phrases.before(units, first, self._floor(first))
        before_quote = first > 0 and units[first - 1].kind == "Q"
        if subject is None and not participle and first > 0 and Frame.SPEECH in cue.frames:
            k = first - 1
            quoted = units[k].kind == "Q" or (units[k].kind in ",-" and k > 0 and units[k - 1].kind == "Q")
            if quoted or (units[k].kind == "," and right is None):
                subject = phrases.after(units, i + 1, self.size)
                inverted = subject is not None
                if subject:
                    right = self._after_source(subject[1])
        if subject is None and not inverted and before_quote and not participle and Frame.QUOTE in cue.frames:
            # The council “opposes …,” said in a statement: the subject stands before the words.
            subject = phrases.before(units, first - 1, self._floor(first - 1))
            framed = subject is not None
        if subject is None and not participle and first > 0 and units[first - 1].kind == "c":
            subject = self._shared_subject(first - 1)
        if subject is None and not participle:
            return
        if subject and subject[1] - subject[0] == 1 and units[subject[0]].form in {"you", "one"}:
            return
        if subject and units[subject[0]].form in {"which"} and Frame.SPEECH in cue.frames and right is None:
            return
        edge = subject[0] if subject and not inverted and not participle and not framed else first
        left = self._left(edge, right, inverted, participle) if self._may_stand_after(right, cue) else None
        if framed:
            left = (first - 1, first)
        if right is None and not inverted and not framed and not participle and Frame.SPEECH in cue.frames:
            both = self._around(edge, last)
            if both:
                left, right = both
        if left and right and units[left[1] - 1].kind != "Q" and not self._goes_on(left, right):
            left = None
        if left:
            content.append(left)
        if right:
            if left and not self._continues(right):
                right = None
            else:
                content.append(right)
        waits = False
        if not content:
            waits = self._ends_with_colon(last, i)
            if not waits:
                return
        if (
            subject
            and units[subject[0] - 1].form in _CONDITION
            and subject[0] > 0
            and not any(units[k].kind == "Q" for a, b in content for k in range(a, b))
        ):
            return
        if hedged and not any(units[k].kind == "Q" for a, b in content for k in range(a, b)):
            return
        self._emit(i, first, last, subject, content, cue, negative, waits, left is not None, participle)

    def _emit(
        self,
        i: int,
        first: int,
        last: int,
        subject: Range | None,
        content: list[Range],
        cue: Cue,
        negative: bool,
        waits: bool,
        trailing: bool,
        participle: bool,
    ) -> None:
        units = self.units
        spans = [self._span(a, b) for a, b in content]
        quoted = sum(units[k].end - units[k].start for a, b in content for k in range(a, b) if units[k].kind == "Q")
        total = sum(len(s) for s in spans)
        kind = AttributionKind.INDIRECT
        if quoted and quoted >= total - 2 or waits:
            kind = AttributionKind.DIRECT
        elif quoted:
            kind = AttributionKind.MIXED
        elif content and self._is_object(content[0], cue, trailing):
            kind = AttributionKind.STANCE
        polarity = Polarity.NEGATIVE if (cue.polarity is Polarity.NEGATIVE) != negative else Polarity.POSITIVE
        source = [self._span(*subject)] if subject else []
        for a, b in content:
            for k in range(a, b):
                if units[k].kind == "Q" and k not in self.taken:
                    insort(self.taken, k)
        score = 0.9 if quoted else 0.8
        if kind is AttributionKind.STANCE:
            score = 0.6
        if participle:
            score -= 0.1
        if not subject:
            score -= 0.2
        self.found.append(
            Found(
                kind=kind,
                source=source,
                cue=[Span(units[first].start, units[last].end)],
                content=spans,
                cue_class=cue.cue_class,
                polarity=polarity,
                score=round(score, 2),
                medium=None,
                waits=waits,
                lemma=cue.lemma,
                source_units=units[subject[0] : subject[1]] if subject else [],
                subject=subject,
                ranges=content,
                first=min([first, *(a for a, _ in content), *(subject[:1] if subject else ())]),
            )
        )
        self.starts_at.append(max([b for a, b in content] + [last + 1]) if trailing else last + 1)
        if trailing:
            self.floor = max(self.floor, last + 1)

    def _according(self, i: int) -> None:
        units = self.units
        source = self._phrase(i + 2)
        if source is None:
            return
        content: list[Range] = []
        end = source[1]
        start = self._floor(i)
        while start < self.size and units[start].kind in ",;:-.)c":
            start += 1
        aside = i > start and units[i - 1].kind in ",(-"
        if i > start:
            if aside and self.found and self.found[-1].ranges:
                # "…, Smith said in 2014, according to the Post": the report of a report.
                start = min(start, self.found[-1].first)
            left = self._from(start, i - 1 if aside else i)
            if left:
                content.append(left)
        if end + 1 < self.size and units[end].kind in ",:":
            following = units[end + 1]
            goes_on = (
                aside and following.kind not in "cs" and not (following.kind == "k" and following.shape is Shape.ING)
            )
            if following.kind == "Q" and units[end].kind == ":":
                # "…, which, according to its charter: “Seeks …”"
                content.clear()
            if not content or goes_on:
                right = self._clause(end + 1)
                if right:
                    content.append(right)
        if not content:
            return
        cue = Cue("according", Frame.CLAUSE, CueClass.NEUTRAL, Polarity.POSITIVE)
        self._emit(i, i, i + 1, source, content, cue, False, False, i > start, False)

    def _noun(self, i: int) -> None:
        units = self.units
        j = i - 1
        while j >= 0 and units[j].kind in "xr" and i - j < 4:
            j -= 1
        if j < 0:
            return
        owner = units[j]
        if owner.kind == "d" and owner.form in {"his", "her", "their", "its"}:
            source = (j, j + 1)
        elif owner.kind == "Z" and owner.form.endswith(("'s", "s'")):
            k = j
            while k > 0 and units[k - 1].kind == "Z":
                k -= 1
            source = (k, j + 1)
        else:
            return
        right = self._clause(i + 1)
        if right:
            cue = Cue(units[i].form, Frame.THAT, CUE_NOUNS[units[i].form], Polarity.POSITIVE)
            self._emit(i, i, i, source, [right], cue, False, False, False, False)

    def _citation(self, i: int) -> None:
        """A document points at a document: "A tweet by the group linked to an article which …"."""
        units = self.units
        first = i
        if units[i].form == "link":
            while first > 0 and units[first - 1].kind in "dx" and units[first].kind != "k":
                first -= 1
                if units[first].form in {
                    "included",
                    "includes",
                    "contained",
                    "contains",
                    "posted",
                    "shared",
                    "tweeted",
                }:
                    break
            else:
                if units[first - 1].kind not in "vk" or first == 0:
                    return
                first -= 1
        subject = phrases.before(units, first, self._floor(first))
        if subject is None:
            return
        end = i + 2
        while end < self.size and units[end].kind not in ",.;:!?Q-w":
            end += 1
        if end > i + 2 and units[i + 2].kind in "dZx#z":
            self._put(
                Found(
                    kind=AttributionKind.CITATION,
                    source=[self._span(*subject)],
                    cue=[self._span(first, i + 2)],
                    content=[self._span(i + 2, end)],
                    cue_class=CueClass.NEUTRAL,
                    polarity=Polarity.POSITIVE,
                    score=0.7,
                    lemma="link",
                    source_units=units[subject[0] : subject[1]],
                )
            )

    def _headline(self, i: int) -> None:
        """A headline's colon: "Mayor: No new taxes"."""
        units = self.units
        if not 0 < i < 6 or i + 3 > self.size or any(u.kind not in "ZdT#" for u in units[:i]):
            return
        right = self._clause(i + 1)
        if right and any(u.kind in "avk" or (u.cue is not None) or u.kind == "Q" for u in units[right[0] : right[1]]):
            cue = Cue(":", Frame.CLAUSE, CueClass.NEUTRAL, Polarity.POSITIVE)
            self._emit(i, i, i, (0, i), [right], cue, False, False, False, False)

    def _put(self, found: Found) -> None:
        self.found.append(found)
        self.starts_at.append(0)

    # The parts around a cue.

    def _group(self, i: int) -> int:
        """The first unit of the verb group that ends at ``i``: auxiliaries, negation and adverbs."""
        units, j = self.units, i
        while j > 0 and units[j - 1].kind in "anr":
            j -= 1
        while j < i and units[j].kind == "r" and not (j > 0 and units[j - 1].kind in "oZxw,"):
            j += 1
        return j

    def _going_on(self, to: int) -> int | None:
        """Where "went on to" begins, if it ends at ``to``."""
        units = self.units
        if to >= 2 and units[to - 1].form == "on" and units[to - 2].form in {"went", "goes", "going", "go", "gone"}:
            return self._group(to - 2)
        if to >= 1 and units[to - 1].form in {"continued", "continues"}:
            return self._group(to - 1)
        return None

    def _verbal(self, i: int, shape: Shape) -> bool:
        """Whether a form that is a noun as well stands here as a verb."""
        units = self.units
        if i == 0:
            return False
        before = units[i - 1]
        after = units[i + 1] if i + 1 < self.size else None
        if (
            after is None
            or after.kind in ".;"
            or (after.kind == "p" and after.form not in {"for", "on", "about", "to", "out"})
        ):
            return False
        if before.kind == "o" or (before.kind == "w" and before.form == "who"):
            return True
        if before.kind in "Q,":
            return after.kind in "dZo"
        plural = before.form.endswith("s") and not before.form.endswith(("'s", "ss"))
        if after.kind in "tQ:" or (after.kind == "w"):
            return before.kind in "Zx" and (shape is Shape.THIRD or plural) and not before.form.endswith(_ADJECTIVE)
        if shape is Shape.THIRD:
            return before.kind in "Zx" and not plural and after.kind in "doZ"
        return before.kind in "xZ" and plural and after.kind in "doZ"

    def _right(self, i: int, cue: Cue) -> tuple[int, Range | None]:
        """The last unit of the cue, and the content that follows it."""
        units, size = self.units, self.size
        last, j = i, i + 1
        frames = cue.frames
        particle = False
        if j < size and units[j].form in cue.particles:
            last, j, particle = j, j + 1, True
        if (
            Frame.PERSON in frames
            and j < size
            and units[j].kind in "dZxmo#z"
            and not (units[j].kind == "o" and Frame.CLAUSE in frames and units[j].form not in {"it", "you"})
        ):
            k = j
            while k < size and units[k].kind not in "t,:Q2os.;?!-(" and k - j < 14:
                if units[k].kind == "w" and units[k].form not in {"who", "whose"}:
                    break
                k += 1
            if k < size and units[k].kind == "2" and Frame.INFINITIVE not in frames:
                return last, None
            if k < size and (
                units[k].kind in "t:Q,o2"
                or units[k].form in _CONDITION
                or units[k].kind == "w"
                or units[k].kind in ".("
            ):
                j = k
            elif k >= size:
                inner = next(
                    (
                        n
                        for n in range(j + 1, size)
                        if units[n].kind == "d"
                        and units[n - 1].kind == "x"
                        and any(u.kind in "avk" for u in units[n + 1 :])
                    ),
                    None,
                )
                j = k if inner is None else inner
            else:
                return last, None
        j = self._adverbials(j)
        if j >= size or units[j].kind in ".!?;)":
            return last, None
        unit = units[j]
        if unit.kind in ",:":
            if j + 1 < size and units[j + 1].kind == "Q" and j + 1 not in self.taken and Frame.QUOTE in frames:
                return last, self._clause(j + 1)
            if unit.kind == ":" and Frame.QUOTE in frames and j + 1 < size:
                return last, self._clause(j + 1)
            if unit.kind == "," and frames & Frame.THAT:
                # "said, however, that": the clause goes on after the aside.
                for k in range(j + 1, min(size - 1, j + 7)):
                    if units[k].kind == "," and units[k + 1].kind == "t":
                        return last, self._clause(k + 1)
                    if units[k].kind in "kavQ":
                        break
            return last, None
        if unit.kind == "Q":
            wanted = frames & (Frame.QUOTE | Frame.OBJECT) or particle
            return last, self._clause(j) if wanted and j not in self.taken else None
        if unit.kind == "t" and frames & Frame.THAT:
            return last, self._clause(j)
        if (unit.form in _CONDITION or unit.kind == "w") and frames & Frame.THAT:
            return last, self._clause(j)
        if unit.kind == "2" and Frame.INFINITIVE in frames:
            return last, self._clause(j)
        if Frame.CLAUSE in frames and unit.kind in "dZxo#zsTrkv":
            return last, self._clause(j)
        if particle and unit.kind in "dZxm#zkwo":
            return last, self._clause(j)
        if Frame.OBJECT in frames and unit.kind in "dZxm#zko":
            return last, self._object(j)
        return last, None

    def _adverbials(self, j: int) -> int:
        units, size = self.units, self.size
        while j < size:
            unit = units[j]
            if unit.kind == "T" or (unit.kind == "r" and j + 1 < size and units[j + 1].kind in "tQ,:.prT"):
                j += 1
            elif unit.form in {"last", "this", "earlier", "early", "late"} and j + 1 < size and units[j + 1].form in {
                "week", "month", "year", "morning", "night", "afternoon", "evening", "on", "in", "this", "today", *("monday tuesday wednesday thursday friday saturday sunday".split())
            }:  # fmt: skip
                j += 1 if units[j + 1].form in {"on", "in", "this"} else 2
            elif unit.kind == "p" or (unit.kind == "2" and j + 1 < size and units[j + 1].kind in "dZxm"):
                k = j + 1
                while k < size and k - j < 16 and units[k].kind not in "tQ,:.;!?-(":
                    if units[k].kind in "av":
                        return j
                    k += 1
                if k < size and k - j >= 16:
                    return j
                j = k
                break
            else:
                break
        return j

    def _clause(self, start: int) -> Range | None:
        """The content that begins at ``start``: on to the end of the row, or to where another cue's turn comes."""
        units, size = self.units, self.size
        if self.aside:
            size = next((k for k in range(start, size) if units[k].kind in ",;)-" and (k - start > 1)), size)
        i = start
        depth = 0
        while i < size:
            unit = units[i]
            if unit.kind == "(":
                depth += 1
            elif unit.kind == ")":
                if depth == 0:
                    break
                depth -= 1
            elif i > start and depth == 0 and unit.kind in ",;-" and self._another(i + 1):
                break
            elif i > start + 2 and depth == 0 and unit.kind == "c" and self._shared(i + 1):
                break
            i += 1
        while i > start and units[i - 1].kind in ".,;:!-?(":
            i -= 1
        # "… “a mistake” during a speech in Iowa on Friday": the setting belongs to the report, not to what was said.
        quote = next((k for k in range(i - 1, start - 1, -1) if units[k].kind == "Q"), None)
        if (
            quote is not None
            and i - quote > 1
            and (units[quote + 1].kind == "T" or units[quote + 1].form in _AFTER_QUOTE)
        ):
            if not any(u.kind in "tkav" for u in units[quote + 1 : i]):
                i = quote + 1
        return (start, i) if i > start else None

    def _object(self, start: int) -> Range | None:
        """The noun phrase that a cue takes, on to the comma where the sentence goes its own way again."""
        whole = self._clause(start)
        if whole is None:
            return None
        units = self.units
        for k in range(start + 1, whole[1] - 1):
            following = units[k + 1]
            if units[k].kind == ";" or (
                units[k].kind == ","
                and (
                    following.kind in "sw"
                    or (following.kind in "xk" and following.form.endswith("ing"))
                    or (following.kind == "c" and k + 2 < whole[1] and units[k + 2].kind in "oav")
                )
            ):
                return start, k
        return whole

    def _another(self, j: int) -> bool:
        """Whether a new report begins after the mark before ``j``: ", adding that", ", but police said"."""
        units, size = self.units, self.size
        if j >= size:
            return False
        if units[j].form == "according":
            return True
        k = j
        while k < size and units[k].kind == "r":
            k += 1
        if k < size and units[k].kind == "k" and units[k].shape is Shape.ING and k + 1 < size:
            cue = units[k].cue
            return cue is not None and bool(cue.frames & (Frame.QUOTE | Frame.THAT | Frame.OBJECT))
        if units[j].kind == "c" or units[j].form in {"while", "as", "although", "though"}:
            k = j + 1
            while k < size and k - j < 12 and units[k].kind not in ".;:Q-?!":
                unit = units[k]
                if unit.kind == "k" and unit.cue and unit.cue.frames & Frame.QUOTE and unit.shape is not Shape.ING:
                    return (
                        k + 1 < size
                        and (units[k + 1].kind in "tQdZop,:x" or k > j + 1)
                        and not (unit.cue.noun and not self._verbal(k, unit.shape or Shape.PAST))
                    )
                if unit.kind in "av":
                    return False
                if unit.kind == "t":
                    return False
                k += 1
        return False

    def _shared(self, j: int) -> bool:
        """Whether a second cue of the same subject follows "and" or "but"."""
        units, size = self.units, self.size
        k = j
        while k < size and units[k].kind in "ra":
            k += 1
        if k + 1 >= size or units[k].kind != "k":
            return False
        unit = units[k]
        if unit.cue is None or unit.shape in (Shape.ING, Shape.BASE) or not unit.cue.frames & Frame.QUOTE:
            return False
        return units[k + 1].kind in "tQ,:doZrTp" and not (unit.cue.noun and unit.shape is Shape.THIRD)

    def _may_stand_after(self, right: Range | None, cue: Cue) -> bool:
        return Frame.SPEECH in cue.frames or (right is None and Frame.QUOTE in cue.frames)

    def _left(self, edge: int, right: Range | None, inverted: bool, participle: bool) -> Range | None:
        """The content that ends just before ``edge``, where the source or the cue begins."""
        units = self.units
        floor = self._floor(edge)
        k = edge - 1
        while k >= floor and units[k].kind in "rc" and not inverted:
            k -= 1
        joined = any(u.kind == "c" for u in units[k + 1 : edge])
        if k < floor:
            return None
        if units[k].kind == "Q" and k not in self.taken:
            return self._from(floor, k + 1)
        if participle:
            return None
        if units[k].kind == "," and k - 1 >= floor:
            if units[k - 1].kind == "Q" and k - 1 not in self.taken:
                return self._from(floor, k)
            if joined or right is not None or (self.found and self.starts_at[-1] > floor):
                return None
            whole = self._from(floor, k)
            if whole and self._says_something(whole):
                return whole
        return None

    def _around(self, edge: int, last: int) -> tuple[Range, Range] | None:
        """The two parts of a content that its source and cue interrupt: "The mayor, she said, was late"."""
        units = self.units
        j = self._adverbials(last + 1)
        if j + 2 >= self.size or units[j].kind != "," or edge < 2 or units[edge - 1].kind != ",":
            return None
        if units[j + 1].kind in "cskwt" and units[j + 1].form not in _CONDITION:
            return None
        right = self._clause(j + 1)
        left = self._from(self._floor(edge), edge - 1)
        if right is None or left is None or not any(u.kind in "avk" for u in units[right[0] : right[1]]):
            return None
        return left, right

    def _goes_on(self, left: Range, right: Range) -> bool:
        """Whether words in marks after the cue go on with words without marks before it."""
        unit = self.units[right[0]]
        if unit.kind != "Q":
            return True
        opening = unit.quotation.inner if unit.quotation else None
        return opening is not None and self.text[opening.start].islower()

    def _from(self, floor: int, end: int) -> Range | None:
        units = self.units
        start = floor
        while start < end and units[start].kind in ",;:-.)":
            start += 1
        if start < end and units[start].kind == "c":
            start += 1
        # "DURHAM, N.C. — The council …"
        for k in range(start, min(end, start + 12)):
            if units[k].kind == "-":
                start = k + 1
                break
            if units[k].kind not in "Z#,()Tx":
                break
        return (start, end) if start < end else None

    def _says_something(self, whole: Range) -> bool:
        """Whether the words before ", Smith said" are what he said, not a mere setting ("On Monday, Smith said")."""
        units = self.units
        a, b = whole
        if units[a].kind in "ps2r" or (units[a].kind == "k" and units[a].shape in (Shape.ING, Shape.PAST)):
            return False
        if units[a].form.endswith("ing") or b - a < 3:
            return False
        return any(u.kind in "avk" for u in units[a:b]) or b - a > 6

    def _continues(self, right: Range) -> bool:
        """Whether words after the cue go on with the content before it."""
        return self.units[right[0]].kind not in "csk"

    def _after_source(self, j: int) -> Range | None:
        """A second part of quoted words after an inverted source: "…," said Lopez, "…"."""
        units = self.units
        k = self._adverbials(j)
        if k + 1 < self.size and units[k].kind in ",:" and units[k + 1].kind == "Q":
            return self._clause(k + 1)
        return None

    def _participial_content(self, right: Range | None) -> bool:
        return right is not None and self.units[right[0]].kind in "Qtz"

    def _shared_subject(self, first: int) -> Range | None:
        """Who goes on at ``first`` ("…, adding that", "… and said"): whose content ends there, else the main subject."""
        for found in self.found:
            if found.subject and any(first - 2 <= end <= first for _, end in found.ranges):
                return found.subject
        return self._main_subject(first)

    def _main_subject(self, stop: int) -> Range | None:
        units = self.units
        for k in range(1, stop):
            unit = units[k]
            verb = unit.kind in "av" or (unit.kind == "k" and unit.shape in (Shape.PAST, Shape.THIRD))
            if not verb and unit.kind == "x" and unit.form.endswith("ed") and units[k - 1].kind in "oZxr)":
                verb = True
            if not verb:
                continue
            subject = phrases.before(units, self._group(k), self._floor(k))
            if (
                subject
                and (subject[0] == 0 or units[subject[0] - 1].kind not in "stw")
                and units[subject[0]].kind not in "wt"
            ):
                return subject
        return None

    def _participle_subject(self, first: int) -> Range | None:
        units = self.units
        if first == 0:
            return None
        before = units[first - 1]
        if before.kind in ",-Q)":
            return self._shared_subject(first)
        if before.form in _SETTINGS or (before.kind == "x" and before.form in MEDIA):
            return self._shared_subject(first - 1)
        if before.kind in "ps":
            return None
        if before.kind in "xZ":
            k = first - 1
            while k > 0 and units[k - 1].kind in "xZ#":
                k -= 1
            if k > 0 and units[k - 1].kind == "d":
                k -= 1
            return k, first
        return None

    def _phrase(self, start: int) -> Range | None:
        """The noun phrase after "according to"."""
        units, size = self.units, self.size
        i = start
        while i < size and units[i].kind not in ",.;:!?(-Qs" and not (units[i].kind == "t" and False):
            if units[i].kind in "a" and not any(u.kind in "wt" for u in units[start:i]):
                break
            i += 1
        if i == start:
            return None
        while (
            i + 1 < size
            and units[i].kind == ","
            and (units[i + 1].kind == "w" or (units[i + 1].kind in "d" and start > 2))
        ):
            k = i + 1
            while k < size and units[k].kind not in ",.;:!?(-Q":
                k += 1
            i = k
        return (start, i)

    def _ends_with_colon(self, last: int, i: int) -> bool:
        units = self.units
        return units[-1].kind == ":" and not any(u.kind in "kQ" for u in units[last + 1 :]) and self.size - last < 14

    def _is_object(self, content: Range, cue: Cue, trailing: bool) -> bool:
        kind = self.units[content[0]].kind
        if kind == "2":
            return cue.cue_class is CueClass.DENYING
        if trailing or kind in "tws" or self.units[content[0]].form in _CONDITION:
            return False
        return not cue.frames & Frame.CLAUSE

    def _floor(self, at: int) -> int:
        earlier = bisect_left(self.taken, at)
        floor = max(self.floor, self.taken[earlier - 1] + 1 if earlier else 0)
        return floor

    def _span(self, first: int, end: int) -> Span:
        return Span(self.units[first].start, self.units[end - 1].end)
