"""Two accounts around two readings: the words in their own article, and their other reading in an account made for it.

The one is an excerpt of the article: its beginning, and the paragraph of the quotation with its neighbours. The other
has the reading with a source and a cue, a further quotation of the same article, and paragraphs of other articles.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from according.core import Span
from according.evaluate.variants.edit import bare, number_of
from according.evaluate.variants.pool import Article, Quoted, grams

_UNNAMED = ("a spokesman", "the statement", "a senior official", "one of them", "an aide")
_SAID = ("said", "said", "told reporters", "said later", "argued")
#: A paragraph of the excerpt is not longer than this, in characters.
_LONG = 1500


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """A text, and where in it the reading stands."""

    text: str
    places: tuple[Span, ...]


def excerpt(article: Article, *quoted: Quoted) -> Laid:
    """The article's first paragraph and those of the quotations, with their neighbours."""
    bounds = [article.paragraph(q.start) for q in quoted]
    paragraphs = [(m.start(), m.end()) for m in re.finditer(r"[^\n]*\S[^\n]*", article.text)]
    near: set[int] = {0}
    for start, _ in bounds:
        at = next((n for n, (first, last) in enumerate(paragraphs) if first <= start < last or first == start), 0)
        near |= {n for n in range(at - 1, at + 2) if 0 <= n < len(paragraphs)}
    text, places = "", []
    for n in sorted(near):
        first, last = paragraphs[n]
        held = [q for q in quoted if first <= q.start < last]
        if not held and last - first > _LONG:
            continue
        places += [Span(q.start - first + len(text), q.end - first + len(text)) for q in held]
        text += article.text[first:last] + "\n\n"
    return Laid(text=text, places=tuple(places))


def account(
    reading: str,
    *,
    key: str,
    name: str | None,
    around: Sequence[str],
    occasion: str | None = None,
    open_end: bool = False,
    within: bool = False,
) -> Laid:
    """An account with the reading in marks; ``within`` where it goes on in the account's own sentence."""
    chance = number_of(key, "account")
    source = name or _UNNAMED[chance % len(_UNNAMED)]
    opener, closer = ("“", "”") if chance % 5 else ('"', '"')
    told, places = _sentence(reading, chance // 3, source, opener, closer, occasion, open_end=open_end, within=within)
    return _laid(told, places, name, around)


def retold(reading: str, *, key: str, name: str | None, around: Sequence[str]) -> Laid:
    """An account that has the reading as reported words, without marks."""
    chance = number_of(key, "retold")
    source = name or "the senator"
    cue = ("said that", "told reporters that", "said", "insisted that")[chance % 4]
    lead = f"{source[0].upper()}{source[1:]} {cue} "
    return _laid(f"{lead}{reading}.", [Span(len(lead), len(lead) + len(reading))], name, around)


def around(article: Article, shown: str, others: Sequence[Article], key: str) -> tuple[str, ...]:
    """Paragraphs for the other account: of other articles, none of whose words this article has, with quotations."""
    found: list[str] = []
    start = number_of(key, "around") % len(others)
    for step in range(len(others)):
        other = others[(start + step * 7) % len(others)]
        if other.id == article.id or other.grams & article.grams:
            continue
        told = [p for p in other.paragraphs if "“" in p or '"' in p]
        fitting = [p for p in told if 60 <= len(p) <= 600 and p.count('"') % 2 == 0 and p.count("“") == p.count("”")]
        if fitting:
            found.append(fitting[number_of(key, step) % len(fitting)])
        if len(found) == 2:
            break
    kept = grams(shown)
    more = [
        q.words for q in article.quotations if not grams(q.words) & kept and "“" not in q.words and '"' not in q.words
    ]
    if more:
        found.insert(1, f"“{bare(more[number_of(key, 'more') % len(more)])},” it went on.")
    return tuple(found)


def _sentence(
    reading: str,
    chance: int,
    source: str,
    opener: str,
    closer: str,
    occasion: str | None,
    *,
    open_end: bool,
    within: bool,
) -> tuple[str, list[Span]]:
    cue = _SAID[chance % len(_SAID)]
    cue = f"said {occasion}" if occasion else cue
    words = reading.strip() if open_end and reading.rstrip().endswith(".") else bare(reading)
    big = f"{source[0].upper()}{source[1:]}"
    ends = words[-1] in ".?!…"
    if within:
        lead = f"{big} {cue if occasion else 'made clear'} that {opener}"
        tail = f"{closer}{'' if ends else '.'}"
        return f"{lead}{words}{tail}", [Span(len(lead), len(lead) + len(words))]
    form = chance // 7 % 3
    stop = words[:-1] if words.endswith(".") and not open_end else words
    if form == 0 or (open_end and not words.endswith(".")):
        mark = "" if stop[-1] in "?!….,;:" else ","
        return f"{opener}{stop}{mark}{closer} {source} {cue}.", [Span(1, 1 + len(stop))]
    if form == 1:
        lead = f"{big} {cue}: {opener}"
        return f"{lead}{words}{'' if ends else '.'}{closer}", [Span(len(lead), len(lead) + len(words))]
    comma = stop.find(", ", len(stop) // 4, 3 * len(stop) // 4)
    if comma < 0 or open_end:
        mark = "" if stop[-1] in "?!….,;:" else ","
        tail = f"{source} {cue}" if occasion else f"said {source}"
        return f"{opener}{stop}{mark}{closer} {tail}.", [Span(1, 1 + len(stop))]
    head, rest = stop[:comma], stop[comma + 2 :]
    lead = f"{opener}{head},{closer} {source} {cue}, {opener}"
    mark = "" if rest[-1] in "?!…" else "."
    return f"{lead}{rest}{mark}{closer}", [Span(1, 1 + len(head)), Span(len(lead), len(lead) + len(rest))]


def _laid(told: str, places: Sequence[Span], name: str | None, around: Sequence[str]) -> Laid:
    first = (
        f"{name} spoke again as the dispute went on, and the words were carried widely."
        if name
        else ("The dispute went on, and words of every side were carried widely.")
    )
    before = "\n\n".join([first, *around[:1]]) + "\n\n"
    text = f"{before}{told}\n\n" + "\n\n".join(around[1:]) + "\n"
    return Laid(text=text, places=tuple(Span(s.start + len(before), s.end + len(before)) for s in places))
