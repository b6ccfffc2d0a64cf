"""Who is who against the number of mentions: whether its time grows as the text does, or faster.

    python -m benchmarks.mentions [--sizes 100 300 1000 3000 6000] [--rounds 3] [--rules]

Texts of several sorts are made up at several sizes: lists of names, namesakes, prose repeated with other names, prose
about the same few people throughout, and tags of networks. The reading model reads each once, outside of the count;
then entities are found and speakers resolved, and the least processor time of the rounds is taken. What is shown are
ratios within the run: time for a mention by that at the smallest size, and all of it by the reading model's time. Time
depends on what else the machine does; the number of function calls for a mention does not, and stands beside it.
"""

import argparse
import sys
import time
from collections.abc import Callable, Iterator
from cProfile import Profile
from dataclasses import dataclass
from itertools import islice, product

from according import wiring
from according.annotate.attributions.attributions import attributions
from according.annotate.quotations import quotations
from according.annotate.sentences import sentences
from according.annotate.who.entities import entities
from according.annotate.who.speakers import resolve
from according.clean import clean
from according.core import Document, Extract, Models, OriginMap, RawInput
from benchmarks.measured import Figure, table

#: A mention's time and calls at the largest size by those at the smallest: what is quadratic gives the ratio of sizes.
_GROWTH, _CALLS = 3.0, 1.5
#: The time of all this by the reading model's own.
_SHARE = 0.25
_GIVEN = "Ada Bruno Clara Dario Edda Falk Greta Henning Ines Jonas Katrin Lorenz Marta Nils Olga Pavel".split()
_FIRST = "Al Ber Cor Dun Els Fen Gar Hal Ing Jor Kel Lan Mor Nor Os Pel".split()
_MIDDLE = ("an", "er", "in", "or", "ed", "ol", "ar", "en")
_LAST = ("ström", "berg", "mann", "field", "wick", "ton", "by", "dahl")
_PROSE = (
    "{a}, the mayor of {p}, said on Monday that bridge {n} would stay shut. “We cannot take the risk,” she said. "
    "Her deputy, {b}, disagreed with the mayor and told reporters that he would ask the {p} council for money. "
    "The council has not answered him. The {p} Union said its members knew the report, which {b} had sent to them. "
    "According to the engineer {c}, it was wrong about the piers; they were safe, he wrote."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One text: its mentions, what who is who took (least seconds, function calls), the reading's seconds (0: none)."""

    mentions: int
    seconds: float
    reading: float
    calls: int

    @property
    def each(self) -> float:
        """Seconds for a mention."""
        return self.seconds / max(1, self.mentions)

    @property
    def calls_each(self) -> float:
        """Function calls for a mention."""
        return self.calls / max(1, self.mentions)


def names() -> Iterator[tuple[str, str]]:
    """Given names and surnames that nobody has: 8,192 surnames, then the same again with other given names."""
    for turn, (place, (middle, last, again, first)) in product(
        range(len(_GIVEN)), enumerate(product(_MIDDLE, _LAST, _MIDDLE, _FIRST))
    ):
        yield _GIVEN[(place + turn) % len(_GIVEN)], f"{first}{middle}{again}{last}"


def lists_of_names(size: int) -> str:
    """Twenty names to a paragraph, each once."""
    given = [" ".join(pair) for pair in islice(names(), size)]
    rows = [", ".join(given[at : at + 20]) for at in range(0, size, 20)]
    return "\n\n".join(f"On the list were {row}." for row in rows)


def namesakes(size: int) -> str:
    """Families of sixteen with one surname, each named in full and then by surname alone."""
    surnames = [surname for _, surname in islice(names(), size // 32 + 1)]
    pairs = list(islice(((given, surname) for surname, given in product(surnames, _GIVEN)), size // 2))
    rows = [f"{given} {surname} met the press. {surname} said nothing was lost." for given, surname in pairs]
    return "\n\n".join(" ".join(rows[at : at + 4]) for at in range(0, len(rows), 4))


def prose(size: int) -> str:
    """A passage of about ten mentions, each time about others."""
    people = names()
    passages = []
    for n in range(max(1, size // 10)):
        (g1, a), (g2, b), (g3, c), (_, place) = (next(people) for _ in range(4))
        passages.append(_PROSE.format(a=f"{g1} {a}", b=f"{g2} {b}", c=f"{g3} {c}", p=place, n=n))
    return "\n\n".join(passages)


def few_people(size: int) -> str:
    """The passage, each time about one of four sets of people."""
    people = list(islice(names(), 16))
    passages = []
    for n in range(max(1, size // 10)):
        (g1, a), (g2, b), (g3, c), (_, place) = people[4 * (n % 4) : 4 * (n % 4) + 4]
        passages.append(_PROSE.format(a=f"{g1} {a}", b=f"{g2} {b}", c=f"{g3} {c}", p=place, n=n))
    return "\n\n".join(passages)


def tags(size: int) -> str:
    """Handles, hashtags, acronyms with their expansions, and titles of works."""
    rows = []
    for given, surname in islice(names(), size // 4):
        body = f"{surname} Institute of Rivers"
        rows.append(
            f"@{given}{surname} wrote that the {body} ({surname[:1]}IR) lied. #{surname}Out was everywhere. "
            f"“The Fall of {surname}” is out in June, the institute said."
        )
    return "\n\n".join(rows)


def one_paragraph(size: int) -> str:
    """Names in full and by surname, in one paragraph without an end."""
    return " ".join(f"{given} {surname} waved to {surname}’s aide;" for given, surname in islice(names(), size // 2))


SORTS: dict[str, Callable[[int], str]] = {
    "lists of names": lists_of_names,
    "namesakes": namesakes,
    "prose, always others": prose,
    "prose, few people": few_people,
    "tags, bodies, titles": tags,
    "one long paragraph": one_paragraph,
}


def main() -> int:
    """Measure and print; the exit code is 1 where a goal was missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.mentions", description=__doc__.split("\n", 1)[0])
    parser.add_argument("--sizes", nargs="+", type=int, default=[100, 300, 1000, 3000, 6000], help="mentions aimed at")
    parser.add_argument("--rounds", type=int, default=3, help="rounds of each measurement (3)")
    parser.add_argument("--sorts", nargs="+", choices=list(SORTS), default=list(SORTS), help="sorts of text (all)")
    parser.add_argument("--rules", action="store_true", help="without the reading model")
    given = parser.parse_args()
    models = Models() if given.rules else wiring.models(encoder=False)
    figures: list[Figure] = []
    heads = ("mentions", "µs a mention", "by smallest", "calls", "by smallest", "by reading")
    print(f"{'':<22}" + "".join(f"{head:>{wide}}" for head, wide in zip(heads, (9, 14, 13, 8, 13, 12), strict=True)))
    for name in given.sorts:
        runs = [measured(SORTS[name](size), models, given.rounds) for size in sorted(given.sizes)]
        least = runs[0]
        for run in runs:
            growth = f"{1e6 * run.each:>14.0f}{run.each / least.each:>13.2f}"
            calls = f"{run.calls_each:>8.0f}{run.calls_each / least.calls_each:>13.2f}"
            share = f"{run.seconds / run.reading:.2f}" if run.reading else ""
            print(f"{name:<22}{run.mentions:>9}{growth}{calls}{share:>12}")
        for what, value, goal in (
            ("time", runs[-1].each / least.each, _GROWTH),
            ("calls", runs[-1].calls_each / least.calls_each, _CALLS),
        ):
            figures.append(Figure(name=f"{name}: {what} a mention, by smallest", value=value, unit="", goal=goal))
        if runs[-1].reading:
            share_of = runs[-1].seconds / runs[-1].reading
            goal = _SHARE if name.startswith("prose") else None
            figures.append(Figure(name=f"{name}: by the reading model's time", value=share_of, unit="", goal=goal))
    print()
    print(table(figures))
    return 0 if all(figure.reached in (None, True) for figure in figures) else 1


def measured(text: str, models: Models, rounds: int) -> Run:
    """One text read once, and who is who in it found ``rounds`` times."""
    document = _document(text)
    cut, marks = sentences(document), quotations(document)
    tagger = models.tagger
    begun = time.process_time()
    reading = tagger.tag(document, cut, marks) if tagger is not None else None
    read = time.process_time() - begun if tagger is not None else 0.0
    said = attributions(document, cut, marks, reading)
    took = []
    for _ in range(rounds):
        begun = time.process_time()
        who = entities(document, cut, said, marks, reading, models.antecedents)
        resolve(document, cut, marks, said, who, reading)
        took.append(time.process_time() - begun)
    with Profile() as watched:
        resolve(document, cut, marks, said, entities(document, cut, said, marks, reading, models.antecedents), reading)
    calls = sum(row.callcount for row in watched.getstats())
    return Run(mentions=sum(len(e.mentions) for e in who), seconds=min(took), reading=read, calls=calls)


def _document(text: str) -> Document:
    raw = RawInput(sha256="", size=len(text), media_type="text/plain", encoding="utf-8", extractor="made up")
    return clean(Extract(path="made-up", raw=raw, text=text, origin=OriginMap.identity(len(text))))


if __name__ == "__main__":
    sys.exit(main())
