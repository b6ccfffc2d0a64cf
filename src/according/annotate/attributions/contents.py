"""Where the words that a cue carries begin and end: after it, before it, or on both sides."""

from according.annotate.attributions.reading import Range, Reading
from according.annotate.attributions.verbs import in_subject, stands_as_verb
from according.annotate.cues import Cue, Frame, Shape
from according.core import CueClass, RegionKind

_CONTRACTED = ("there's", "that's", "it's", "he's", "she's", "'re", "'ve", "'ll", "n't")
_PARTS = frozenset("morning afternoon evening night".split())
_WHEN = frozenset("last this earlier early late".split())
_TIMES = frozenset("week month year morning night afternoon evening on in this".split())
_CONDITION = frozenset({"if", "unless", "whether"})
#: Regions in which verbs have capitals, too.
_STYLED = (RegionKind.HEADLINE, RegionKind.HEADING, RegionKind.SUBHEAD)
_AFTER_QUOTE = frozenset("during in on at when after before while as".split())


def content_after(reading: Reading, i: int, cue: Cue) -> tuple[int, Range | None]:
    """The last unit of the cue, and the content that follows it."""
    units, size = reading.units, reading.size
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
        if k >= size or units[k].kind in ".(" or (k == size - 1 and units[k].kind == ","):
            # "told investigators the ledger was gone": a second noun, with a verb, begins the clause.
            second = (n for n in range(j + 1, k) if units[n].kind == "d" and units[n - 1].kind in "xZm")
            j = next((n for n in second if any(u.kind in "avk" for u in units[n + 1 : k])), k)
        elif units[k].kind in "t:Q,o2w" or units[k].form in _CONDITION:
            j = k
        else:
            return last, None
    if j + 1 < size and units[j].kind == "2" and Frame.INFINITIVE in frames and units[j + 1].kind in "xkv":
        return last, clause_from(reading, j)
    j = past_adverbials(reading, j)
    if j >= size or units[j].kind in ".!?;)":
        return last, None
    unit = units[j]
    if unit.kind in ",:":
        if j + 1 < size and units[j + 1].kind == "Q" and j + 1 not in reading.taken and Frame.QUOTE in frames:
            return last, clause_from(reading, j + 1)
        if unit.kind == ":" and Frame.QUOTE in frames and j + 1 < size:
            return last, clause_from(reading, j + 1)
        if unit.kind == "," and frames & Frame.THAT:
            # "said, however, that": the clause goes on after the aside.
            for k in range(j + 1, min(size - 1, j + 7)):
                if units[k].kind == "," and units[k + 1].kind == "t":
                    return last, clause_from(reading, k + 1)
                if units[k].kind in "kavQ":
                    break
        return last, None
    if unit.kind == "Q":
        wanted = frames & (Frame.QUOTE | Frame.OBJECT) or particle
        return last, clause_from(reading, j) if wanted and j not in reading.taken else None
    if unit.kind == "t" and frames & Frame.THAT:
        return last, clause_from(reading, j)
    if (unit.form in _CONDITION or unit.kind == "w") and frames & Frame.THAT:
        return last, clause_from(reading, j)
    if unit.kind == "2" and j + 1 < size and units[j + 1].kind in "dZ" and reading.row.kind not in _STYLED:
        # "the incentives promised to the firm were too rich": to whom, not what.
        return last, None
    if unit.kind == "2" and Frame.INFINITIVE in frames:
        return last, clause_from(reading, j)
    if Frame.CLAUSE in frames and unit.kind in "dZxo#zsTrkv":
        return last, clause_from(reading, j)
    if particle and unit.kind in "dZxm#zkwo":
        return last, clause_from(reading, j)
    if Frame.OBJECT in frames and unit.kind in "dZxm#zko":
        return last, noun_object(reading, j)
    return last, None


def past_adverbials(reading: Reading, j: int) -> int:
    """The first unit after days, adverbs and settings ("on Monday in a statement") that may lead up to a content."""
    units, size = reading.units, reading.size
    while j < size:
        unit = units[j]
        if (
            unit.kind == "T"
            or (unit.form in _PARTS and j > 0 and units[j - 1].kind == "T")
            or (unit.kind == "r" and j + 1 < size and units[j + 1].kind in "tQ,:.prT")
        ):
            j += 1
        elif unit.form in _WHEN and j + 1 < size and (units[j + 1].kind == "T" or units[j + 1].form in _TIMES):
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


def clause_from(reading: Reading, start: int) -> Range | None:
    """The content that begins at ``start``: on to the end of the row, or to where another cue's turn comes."""
    units, size = reading.units, reading.size
    if reading.aside:
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
        elif depth == 0 and (
            (i > start and unit.kind in ",;-" and not in_subject(reading, start, i) and another_report(reading, i + 1))
            or (i > start + 2 and unit.kind == "c" and second_report(reading, i + 1))
        ):
            break
        i += 1
    while i > start and units[i - 1].kind in ".,;:!-?(":
        i -= 1
    # "… “a mistake” during a speech in Iowa on Friday": the setting belongs to the report, not to what was said.
    quote = next((k for k in range(i - 1, start - 1, -1) if units[k].kind == "Q"), None)
    if quote is not None and i - quote > 1:
        setting = units[quote + 1].kind == "T" or units[quote + 1].form in _AFTER_QUOTE
        if setting and not any(u.kind in "tkav" for u in units[quote + 1 : i]):
            i = quote + 1
    return (start, i) if i > start else None


def noun_object(reading: Reading, start: int) -> Range | None:
    """The noun phrase that a cue takes, on to the comma where the sentence goes its own way again."""
    whole = clause_from(reading, start)
    if whole is None:
        return None
    units = reading.units
    for k in range(start + 1, whole[1] - 1):
        following = units[k + 1]
        if units[k].kind == ";" or (
            units[k].kind == ","
            and (
                following.kind == "s"
                or following.form == "but"
                or (following.kind in "xk" and following.form.endswith("ing"))
                or (following.kind == "c" and k + 2 < whole[1] and units[k + 2].kind in "oav")
            )
        ):
            return start, k
    return whole


def another_report(reading: Reading, j: int) -> bool:
    """Whether a new report begins after the mark before ``j``: ", adding that", ", but police said"."""
    units, size = reading.units, reading.size
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
                    and not (unit.cue.noun and not stands_as_verb(reading, k, unit.shape or Shape.PAST))
                )
            if unit.kind in "av":
                return False
            if unit.kind == "t":
                return False
            k += 1
    return False


def second_report(reading: Reading, j: int) -> bool:
    """Whether a second cue of the same subject follows "and" or "but"."""
    units, size = reading.units, reading.size
    k = j
    while k < size and units[k].kind in "ra":
        k += 1
    if k + 1 >= size or units[k].kind != "k":
        return False
    unit = units[k]
    if unit.cue is None or unit.shape in (Shape.ING, Shape.BASE) or not unit.cue.frames & Frame.QUOTE:
        return False
    return units[k + 1].kind in "tQ,:doZrTp" and not (unit.cue.noun and unit.shape is Shape.THIRD)


def content_before(reading: Reading, edge: int, right: Range | None, inverted: bool, participle: bool) -> Range | None:
    """The content that ends just before ``edge``, where the source or the cue begins."""
    units = reading.units
    floor = reading.floor_at(edge)
    k = edge - 1
    while k >= floor and units[k].kind in "rc" and not inverted:
        k -= 1
    joined = any(u.kind == "c" for u in units[k + 1 : edge])
    if k < floor:
        return None
    if participle:
        return None
    if units[k].kind == "Q" and k not in reading.taken:
        return since(reading, floor, k + 1)
    if units[k].kind == "," and k - 1 >= floor:
        if units[k - 1].kind == "Q" and k - 1 not in reading.taken:
            return since(reading, floor, k)
        if joined or right is not None or (reading.found and reading.starts_at[-1] > floor):
            return None
        whole = since(reading, floor, k)
        if whole and says_something(reading, whole):
            return whole
    return None


def content_around(reading: Reading, edge: int, last: int) -> tuple[Range, Range] | None:
    """The two parts of a content that its source and cue interrupt: "The mayor, she said, was late"."""
    units = reading.units
    j = past_adverbials(reading, last + 1)
    if j + 2 >= reading.size or units[j].kind != "," or edge < 2 or units[edge - 1].kind != ",":
        return None
    if units[j + 1].kind in "cskwt" and units[j + 1].form not in _CONDITION:
        return None
    right = clause_from(reading, j + 1)
    left = since(reading, reading.floor_at(edge), edge - 1)
    if (
        right is None
        or left is None
        or not any(u.kind in "avk" or u.form.endswith(_CONTRACTED) for u in units[right[0] : right[1]])
    ):
        return None
    return left, right


def goes_on(reading: Reading, right: Range) -> bool:
    """Whether words in marks after the cue go on with words without marks before it."""
    unit = reading.units[right[0]]
    if unit.kind != "Q":
        return True
    opening = unit.quotation.inner if unit.quotation else None
    return opening is not None and reading.text[opening.start].islower()


def since(reading: Reading, floor: int, end: int) -> Range | None:
    """The units from ``floor`` on to ``end`` without marks, a conjunction or a place line ("DURHAM, N.C. —") before."""
    units = reading.units
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


def says_something(reading: Reading, whole: Range) -> bool:
    """Whether the words before ", Smith said" are what he said, not a mere setting ("On Monday, Smith said")."""
    units = reading.units
    a, b = whole
    if units[a].kind in "ps2r" or (units[a].kind == "k" and units[a].shape in (Shape.ING, Shape.PAST)):
        return False
    if units[a].form.endswith("ing") or b - a < 3:
        return False
    return any(u.kind in "avk" for u in units[a:b]) or b - a > 6


def continues(reading: Reading, right: Range) -> bool:
    """Whether words after the cue go on with the content before it."""
    return reading.units[right[0]].kind not in "csk"


def after_source(reading: Reading, j: int) -> Range | None:
    """A second part of quoted words after an inverted source: "…," said Lopez, "…"."""
    units = reading.units
    k = past_adverbials(reading, j)
    if k + 1 < reading.size and units[k].kind in ",:" and units[k + 1].kind == "Q":
        return clause_from(reading, k + 1)
    return None


def according_to_whom(reading: Reading, start: int) -> Range | None:
    """The noun phrase after "according to"."""
    units, size = reading.units, reading.size
    i = start
    while i < size and units[i].kind not in ",.;:!?(-Qs":
        if units[i].kind == "a" and not any(u.kind in "wt" for u in units[start:i]):
            break
        i += 1
    if i == start:
        return None
    while (
        i + 1 < size and units[i].kind == "," and (units[i + 1].kind == "w" or (units[i + 1].kind == "d" and start > 2))
    ):
        k = i + 1
        while k < size and units[k].kind not in ",.;:!?(-Q":
            k += 1
        if units[i + 1].kind == "d" and any(u.kind in "av" for u in units[i + 2 : k]):
            # "according to a draft, the bridge would close": no apposition.
            break
        i = k
    return (start, i)


def ends_with_colon(reading: Reading, last: int) -> bool:
    """Whether the row ends with a colon soon after its cue, so that the next paragraph has the words."""
    units = reading.units
    return units[-1].kind == ":" and not any(u.kind in "kQ" for u in units[last + 1 :]) and reading.size - last < 14


def is_object(reading: Reading, content: Range, cue: Cue, trailing: bool) -> bool:
    """Whether the content is a thing that the source takes a stand on, not a clause."""
    kind = reading.units[content[0]].kind
    if kind == "2":
        return cue.cue_class is CueClass.DENYING
    if trailing or kind in "tws" or reading.units[content[0]].form in _CONDITION:
        return False
    return not cue.frames & Frame.CLAUSE
