"""The rules: in one row of units, which cue carries which words, and whose they are."""

from bisect import insort

from according.annotate.attributions import contents, phrases, verbs
from according.annotate.attributions.colons import named_before
from according.annotate.attributions.pointing import pointing
from according.annotate.attributions.reading import Found, Range, Reading
from according.annotate.attributions.trailing import told_before
from according.annotate.attributions.units import Row, Unit
from according.annotate.cues import CUE_NOUNS, PARTICIPLES, Cue, Frame, Shape
from according.core import AttributionKind, CueClass, Polarity, RegionKind, Span

_HEDGES = frozenset("would could might should may must can".split())
_BE = frozenset("is are was were be been being isn't aren't wasn't weren't".split())
_CONDITION = frozenset({"if", "unless", "whether"})
_LINKS = frozenset({"linked", "links", "link", "linking"})
_SUBORDINATE = frozenset("when while as after because although though since before once until if".split())
_NAMING = frozenset({"called", "named", "dubbed", "labelled", "labeled", "termed"})
_HAVE = frozenset("has have had having hasn't haven't hadn't".split())


def read(text: str, row: Row) -> list[Found]:
    """The attributions of one row, in the order of their cues; what one cue has taken, the next leaves alone."""
    reading = Reading(text=text, row=row, units=row.units, size=len(row.units))
    units = reading.units
    headline = reading.row.kind in (RegionKind.HEADLINE, RegionKind.HEADING, RegionKind.SUBHEAD)
    for i, unit in enumerate(units):
        if unit.kind in "xk" and unit.form in CUE_NOUNS and _with_that(reading, i):
            _noun(reading, i)
        elif unit.kind == "k" or (headline and unit.kind == "Z" and unit.cue and unit.cue.frames & Frame.SPEECH):
            _verb(reading, i, unit)
        elif unit.form == "according" and i + 1 < reading.size and units[i + 1].kind == "2":
            _according(reading, i)
        elif unit.form in _LINKS and i + 2 < reading.size and units[i + 1].kind == "2":
            pointed = pointing(reading, i)
            if pointed is not None:
                reading.found.append(pointed)
                reading.starts_at.append(0)
        elif unit.kind == ":" and headline and not reading.found:
            _headline(reading, i)
        elif unit.kind == ":" and (owner := named_before(reading, i)) is not None:
            cue = Cue(":", Frame.QUOTE, CueClass.NEUTRAL, Polarity.POSITIVE)
            _emit(reading, i, i, owner, [(i + 1, i + 2)], cue, False, False, False, False)
    return reading.found


# One cue after another.


def _verb(reading: Reading, i: int, unit: Unit) -> None:
    cue, shape = unit.cue, unit.shape
    if cue is None or shape is None or i in reading.taken:
        return
    units = reading.units
    first = verbs.verb_group(reading, i)
    forms = {u.form for u in units[first:i]}
    passive = shape is Shape.PAST and bool(forms & _BE) and not forms & {"have", "has", "had"} - (forms & {"been"})
    if shape is Shape.PAST and "been" in forms:
        passive = True
    if passive or (shape is Shape.BASE and forms & _BE):
        return
    going: int | None = None
    if first > 0 and units[first - 1].kind == "2" and shape is Shape.BASE:
        going = verbs.going_on(reading, first - 1)
        if going is None:
            return
        first = going
    if cue.noun and shape in (Shape.BASE, Shape.THIRD) and first == i and not verbs.stands_as_verb(reading, i, shape):
        return
    if unit.form in _NAMING and i + 2 < len(units) and units[i + 1].kind in "Zz" and units[i + 2].kind in ".,;)":
        return
    if unit.form in PARTICIPLES and not forms & _HAVE:
        return
    negative = any(u.kind == "n" or u.form.endswith("n't") for u in units[first:i])
    hedged = bool(forms & _HEDGES)
    participle = (shape is Shape.ING and not forms & _BE) or (going is not None and units[going].form == "going")
    if shape is Shape.ING and not participle and not forms & {"is", "are", "was", "were", "been"}:
        return
    # ", who said he was in, told …" and ", of which he claims …," end at the next comma.
    reading.aside = first > 1 and any(
        units[k].kind == "w" and units[k].form in {"who", "which", "whom"} and units[k - 1].kind in ",p("
        for k in range(max(1, first - 4), first)
    )
    reading.aside = reading.aside or (first > 0 and units[first - 1].form in {"who", "which"})
    reading.aside = reading.aside or (shape is Shape.ING and verbs.subject_before_aside(reading, first) is not None)
    last, right = contents.content_after(reading, i, cue)
    reading.aside = False
    subject: Range | None
    content: list[Range] = []
    inverted = framed = False
    if participle:
        subject = verbs.participle_subject(reading, first)
        if subject is None and not (first > 0 and units[first - 1].kind == ","):
            return
        if (
            first > 0
            and units[first - 1].kind not in ",-Q)"
            and units[first - 1].form != "as"
            and going is None
            and not verbs.participial_content(reading, right)
        ):
            return
    else:
        subject = phrases.before(units, first, reading.floor_at(first))
    if subject and right and not participle and subject[0] > 0 and units[subject[0] - 1].form in _SUBORDINATE:
        # "When Cole asked what was wrong, the mayor left."
        reading.aside = True
        last, right = contents.content_after(reading, i, cue)
        reading.aside = False
    before_quote = first > 0 and units[first - 1].kind == "Q"
    if subject is None and not participle and first > 0 and Frame.SPEECH in cue.frames:
        k = first - 1
        quoted = units[k].kind == "Q" or (units[k].kind in ",-" and k > 0 and units[k - 1].kind == "Q")
        if quoted or (units[k].kind == "," and right is None):
            subject = phrases.after(units, i + 1, reading.size)
            inverted = subject is not None
            if subject:
                right = contents.after_source(reading, subject[1])
    if subject is None and not inverted and before_quote and not participle and Frame.QUOTE in cue.frames:
        # The council “opposes …,” said in a statement: the subject stands before the words.
        subject = phrases.before(units, first - 1, reading.floor_at(first - 1))
        framed = subject is not None
    if subject is None and not participle and first > 0 and units[first - 1].kind == "c":
        subject = verbs.joined_subject(reading, first - 1)
    if subject is None and not participle:
        return
    alone = units[subject[0]].form if subject and subject[1] - subject[0] == 1 else ""
    if alone in {"you", "one"} or (alone == "it's" and shape is Shape.PAST):
        return
    hedged = hedged or (shape is Shape.BASE and alone.endswith(("'d", "'ll")))
    if subject and units[subject[0]].form == "which" and Frame.SPEECH in cue.frames and right is None:
        return
    edge = subject[0] if subject and not inverted and not participle and not framed else first
    left = contents.content_before(reading, edge, right, inverted, participle) if _may_stand_after(right, cue) else None
    if framed:
        left = (first - 1, first)
    if right is None and not inverted and not framed and not participle and Frame.SPEECH in cue.frames:
        both = contents.content_around(reading, edge, last)
        if both:
            left, right = both
    if left and right and units[left[1] - 1].kind != "Q" and not contents.goes_on(reading, right):
        left = None
    if left:
        content.append(left)
    if right:
        bare = (
            left and units[left[1] - 1].kind == "Q" and units[right[0]].kind != "Q" and units[right[0] - 1].kind != ","
        )
        if bare or (left and not contents.continues(reading, right)):
            # "“…,” Cole said Jan. 1": the date is no second part.
            right = None
        else:
            content.append(right)
    waits = False
    if not content and not participle and subject and Frame.SPEECH in cue.frames:
        whole = told_before(reading, edge, subject[1] - 1 if inverted else last)
        if whole:
            content.append(whole)
    if not content:
        waits = contents.ends_with_colon(reading, last)
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
    _emit(reading, first, last, subject, content, cue, negative, waits, left is not None, participle)


def _emit(
    reading: Reading,
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
    units = reading.units
    spans = [reading.span(a, b) for a, b in content]
    quoted = sum(units[k].end - units[k].start for a, b in content for k in range(a, b) if units[k].kind == "Q")
    total = sum(len(s) for s in spans)
    kind = AttributionKind.INDIRECT
    if (quoted and quoted >= total - 2) or waits:
        kind = AttributionKind.DIRECT
    elif quoted:
        kind = AttributionKind.MIXED
    elif content and contents.is_object(reading, content[0], cue, trailing):
        kind = AttributionKind.STANCE
    polarity = Polarity.NEGATIVE if (cue.polarity is Polarity.NEGATIVE) != negative else Polarity.POSITIVE
    source = [reading.span(*subject)] if subject else []
    for a, b in content:
        for k in range(a, b):
            if units[k].kind == "Q" and k not in reading.taken:
                insort(reading.taken, k)
    score = 0.9 if quoted else 0.8
    if kind is AttributionKind.STANCE:
        score = 0.6
    if participle:
        score -= 0.1
    if not subject:
        score -= 0.2
    reading.found.append(
        Found(
            kind=kind,
            source=source,
            cue=[Span(units[first].start, units[last].end)],
            content=spans,
            cue_class=cue.cue_class,
            polarity=polarity,
            score=round(score, 2),
            waits=waits,
            lemma=cue.lemma,
            source_units=units[subject[0] : subject[1]] if subject else [],
            subject=subject,
            ranges=content,
            first=min([first, *(a for a, _ in content), *(subject[:1] if subject else ())]),
        )
    )
    reading.starts_at.append(max([b for a, b in content] + [last + 1]) if trailing else last + 1)
    if trailing:
        reading.floor = max(reading.floor, last + 1)


def _according(reading: Reading, i: int) -> None:
    units = reading.units
    source = contents.according_to_whom(reading, i + 2)
    if source is None:
        return
    content: list[Range] = []
    end = source[1]
    start = reading.floor_at(i)
    held = next((a for f in reversed(reading.found) for a, b in f.ranges if a < i < b), None)
    if held is not None:
        # "said that, according to the draft, schools would open"
        start = held + (units[held].kind == "t")
    while start < reading.size and units[start].kind in ",;:-.)c":
        start += 1
    aside = i > start and units[i - 1].kind in ",(-"
    if i > start:
        if aside and held is None and reading.found and reading.found[-1].ranges:
            # "…, Smith said in 2014, according to the Post": the report of a report.
            start = min(start, reading.found[-1].first)
        left = contents.since(reading, start, i - 1 if aside else i)
        if left:
            content.append(left)
    if end + 1 < reading.size and units[end].kind in ",:":
        following = units[end + 1]
        goes_on = aside and following.kind not in "cs" and not (following.kind == "k" and following.shape is Shape.ING)
        if following.kind == "Q" and units[end].kind == ":":
            # "…, which, according to its charter: “Seeks …”"
            content.clear()
        if not content or goes_on:
            right = contents.clause_from(reading, end + 1)
            if right:
                content.append(right)
    if not content:
        return
    cue = Cue("according", Frame.CLAUSE, CueClass.NEUTRAL, Polarity.POSITIVE)
    _emit(reading, i, i + 1, source, content, cue, False, False, i > start, False)


def _with_that(reading: Reading, i: int) -> bool:
    """Whether a noun for what somebody says has "that" after it; a form that is a verb as well needs an owner."""
    units = reading.units
    if not 0 < i < reading.size - 1 or units[i + 1].kind != "t":
        return False
    owner = units[i - 1].form
    return units[i].kind == "x" or owner in {"his", "her", "their", "its"} or owner.endswith(("'s", "s'"))


def _noun(reading: Reading, i: int) -> None:
    units = reading.units
    j = i - 1
    while j >= 0 and units[j].kind in "xr" and i - j < 4 and not units[j].form.endswith(("'s", "s'")):
        j -= 1
    if j < 0:
        return
    owner = units[j]
    if owner.kind == "d" and owner.form in {"his", "her", "their", "its"}:
        source = (j, j + 1)
    elif owner.kind in "xZ" and owner.form.endswith(("'s", "s'")):
        k = j
        while k > 0 and units[k - 1].kind in ("xZ" if owner.kind == "x" else "Z") and j - k < 4:
            k -= 1
        if owner.kind == "x":
            # "a former manager's claim that"
            if k == 0 or units[k - 1].kind != "d":
                return
            k -= 1
        source = (k, j + 1)
    else:
        return
    right = contents.clause_from(reading, i + 1)
    if right:
        cue = Cue(units[i].form, Frame.THAT, CUE_NOUNS[units[i].form], Polarity.POSITIVE)
        _emit(reading, i, i, source, [right], cue, False, False, False, False)


def _headline(reading: Reading, i: int) -> None:
    """A headline's colon: "Mayor: No new taxes"."""
    units = reading.units
    if not 0 < i < 6 or i + 3 > reading.size or any(u.kind not in "ZdT#" for u in units[:i]):
        return
    right = contents.clause_from(reading, i + 1)
    if right and any(u.kind in "avk" or (u.cue is not None) or u.kind == "Q" for u in units[right[0] : right[1]]):
        cue = Cue(":", Frame.CLAUSE, CueClass.NEUTRAL, Polarity.POSITIVE)
        _emit(reading, i, i, (0, i), [right], cue, False, False, False, False)


# The parts around a cue.


def _may_stand_after(right: Range | None, cue: Cue) -> bool:
    return Frame.SPEECH in cue.frames or (right is None and Frame.QUOTE in cue.frames)
