"""An archive of generated articles: stories told by one outlet or several, copies among them, names without end.

    python -m benchmarks.archive_texts FOLDER --documents N [--seed S] [--texts FILE] [--day D]

Half of the articles stand alone; the others tell an event that two to five outlets tell, each in an order and with
words of its own, and a third of their accounts are copies, whole or edited. A day holds as many articles (``--day``)
however large the archive is: it grows in time, as archives do. Names of people, places and bodies are drawn from a
stock that grows with the archive. Texts that are given (JSON Lines with text, title, outlet and date) are put in, each
once, at even distances: told twice they would be copies. The same arguments give the same files.
"""

import argparse
import gzip
import json
import random
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from importlib.resources import files
from itertools import islice
from pathlib import Path

Row = dict[str, str]

_GIVEN = tomllib.loads((Path(__file__).parent / "archive_words.toml").read_text(encoding="utf-8"))
_ADJECTIVES, _NOUNS, _PEOPLE, _VERBS, _ADVERBS, _SYLLABLES, _ENDINGS = (
    _GIVEN[name].split() for name in ("adjectives", "nouns", "people", "verbs", "adverbs", "syllables", "endings")
)
_PLACES, _TIMES, _SAYINGS, _FILLING, _FEET = (
    _GIVEN[name] for name in ("places", "times", "sayings", "filling", "feet")
)

#: Stems of news that are not among the commonest: what events are about differs more than the templates can say.
_RARE = [
    stem
    for line in files("according.core").joinpath("frequency.txt").read_text(encoding="utf-8").splitlines()[8:]
    for stem in line.split()
    if len(stem) > 3 and stem.isalpha()
]
#: Articles in a file of the corpus.
_IN_A_FILE = 2000
#: How many outlets tell an event, and how often: half of all articles then stand alone.
_SIZES, _OFTEN = (1, 2, 3, 4, 5), (75, 12, 6, 4, 3)
_COPIED, _WHOLE = 0.35, 0.5
_OUTLETS = 60
#: How often a word that is drawn is one of the event's own.
_OWN = 0.6
_FIRST = date(1990, 1, 1)
_NUMBERS = "two three four five six seven eight nine ten eleven twelve".split()
_SLOT = re.compile(r"\{(\w+)\}")


def archive(documents: int, *, seed: int = 8, day: int = 250, texts: Path | None = None) -> Iterator[Row]:
    """The articles of an archive of so many, in the order of their days."""
    chance = random.Random(seed)  # noqa: S311 (no secret hangs on it)
    given = _given(texts) if texts is not None else []
    every = max(1, documents // len(given)) if given else 0
    stock = _Stock(chance, 4000 + 2 * documents)
    told = 0
    number = 0
    while told < documents:
        story = _Story(chance, stock, _FIRST + timedelta(days=told // day))
        for row in story.accounts(chance.choices(_SIZES, _OFTEN)[0]):
            if told < documents:
                yield row
                told += 1
            if every and told % every == 0 and number < len(given) and told < documents:
                yield given[number]
                told += 1
                number += 1


def written(rows: Iterator[Row], folder: Path) -> tuple[int, int]:
    """The rows as files of JSON Lines in ``folder``; how many, and how many words they have."""
    folder.mkdir(parents=True, exist_ok=True)
    count = words = number = 0
    while part := list(islice(rows, _IN_A_FILE)):
        with (folder / f"{number:05d}.jsonl").open("w", encoding="utf-8") as file:
            for row in part:
                file.write(json.dumps(row, ensure_ascii=False) + "\n")
                words += len(row["text"].split())
        count += len(part)
        number += 1
    return count, words


def _given(path: Path) -> list[Row]:
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    texts = [one for row in rows for one in row.get("accounts", [row])]
    return [
        {name: str(one.get(name) or "") for name in ("outlet", "title", "date", "text")} | {"id": f"g{place}"}
        for place, one in enumerate(texts)
        if one.get("text")
    ]


class _Stock:
    """Names, common ones more often than rare ones."""

    def __init__(self, chance: random.Random, size: int) -> None:
        self._chance, self._size = chance, size

    def name(self) -> str:
        """A name of one word."""
        # Some names are more common than others, and most are rare.
        rank = int(self._size * self._chance.random() ** 2)
        parts = [_SYLLABLES[rank % len(_SYLLABLES)]]
        rank //= len(_SYLLABLES)
        ending = _ENDINGS[rank % len(_ENDINGS)]
        rank //= len(_ENDINGS)
        while rank:
            parts.append(_SYLLABLES[rank % len(_SYLLABLES)])
            rank //= len(_SYLLABLES)
        return ("".join(parts) + ending).capitalize()


@dataclass
class _Story:
    """One event: its facts are settled, its accounts choose among the words."""

    chance: random.Random
    stock: _Stock
    day: date
    facts: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        chance, name = self.chance, self.stock.name
        event = chance.choice(_GIVEN["events"])
        number = chance.choice(_NUMBERS)
        facts = self.facts
        facts |= {
            "place": name(),
            "place2": name(),
            "street": f"{name()} {chance.choice(('Street', 'Avenue', 'Road'))}",
        }
        facts |= {"person": f"{name()} {name()}", "hospital": f"{name()} Hospital", "number": number}
        facts |= {"Number": number.capitalize(), "votes": f"{chance.randint(4, 9)}-{chance.randint(0, 3)}"}
        facts |= {"organisation": f"{name()} {chance.choice(('Group', 'Union', 'Trust', 'Holdings', 'Association'))}"}
        facts |= {"official": f"{chance.choice(('Mayor', 'Chief', 'Judge', 'Captain'))} {name()} {name()}"}
        facts |= {"many": str(chance.randint(13, 400)), "money": f"{chance.randint(1, 90)}.{chance.randint(1, 9)}"}
        facts |= {
            "hours": chance.choice(_NUMBERS),
            "months": chance.choice(_NUMBERS),
            "age": str(chance.randint(18, 80)),
        }
        facts |= {"percent": str(chance.randint(2, 60)), "condition": chance.choice(("critical", "stable", "serious"))}
        facts |= {"hurt": chance.choice(("hurt", "injured")), "hurting": "injuring", "noun": chance.choice(_NOUNS)}
        facts |= {
            "noun2": chance.choice(_NOUNS),
            "weekday": self.day.strftime("%A"),
            "place_near": f"near {name()} Park",
        }
        facts |= {"location": self._filled(chance.choice(_PLACES), facts), "adjective": chance.choice(_ADJECTIVES)}
        facts |= {"time": self._filled(chance.choice(_TIMES), facts | {"hour": str(chance.randint(1, 11))})}
        facts |= {"people": chance.choice(_PEOPLE)}
        self.headline, self.told = event["headline"], event["facts"]
        # What an event is about: its own few words, people and bodies, which its accounts come back to.
        self.matter = {
            "noun": [*chance.sample(_NOUNS, 4), *chance.sample(_RARE, 12)],
            "adjective": chance.sample(_ADJECTIVES, 6),
            "verb": chance.sample(_VERBS, 8),
            "people": chance.sample(_PEOPLE, 3),
            "person": [facts["person"], *(f"{name()} {name()}" for _ in range(3))],
            "organisation": [facts["organisation"], f"the {name()} Institute", f"the {name()} Board"],
            "place2": [facts["place2"], name(), name()],
        }
        said = [chance.choice(_SAYINGS) for _ in range(chance.randint(1, 3))]
        self.said = [(self._own(one), f"{name()} {name()}", chance.choice(_PEOPLE)[:-1]) for one in said]

    def accounts(self, count: int) -> Iterator[Row]:
        """So many accounts of the event, the copies behind what they copy."""
        outlets = self.chance.sample(range(_OUTLETS), count)
        first: list[str] = []
        for place, outlet in enumerate(outlets):
            copied = place and self.chance.random() < _COPIED
            body = self._edited(first) if copied else self._body()
            first = first or body
            name = f"Outlet {outlet}"
            foot = _FEET[outlet % len(_FEET)].format(outlet=name)
            title = self._filled(self.headline, self.facts)
            day = self.day + timedelta(days=self.chance.choice((0, 0, 1)) if place else 0)
            yield {
                "id": f"{self.day:%Y%m%d}-{self.chance.getrandbits(48):012x}",
                "outlet": name,
                "title": title,
                "date": day.isoformat(),
                "text": "\n\n".join(part for part in (title, *body, foot) if part),
            }

    def _body(self) -> list[str]:
        lead, *facts = [self._filled(self.chance.choice(ways), self.facts) for ways in self.told]
        kept = [fact for fact in facts if self.chance.random() < 0.8]
        sayings = [
            f"“{said},” said {who}, one of the {trade}s."
            for said, who, trade in self.said
            if self.chance.random() < 0.8
        ]
        own = [self._own(self.chance.choice(_FILLING)) for _ in range(self.chance.randint(6, 14))]
        rest = [*kept, *sayings, *own]
        self.chance.shuffle(rest)
        paragraphs, at = [lead], 0
        while at < len(rest):
            step = self.chance.randint(1, 3)
            paragraphs.append(" ".join(rest[at : at + step]))
            at += step
        return paragraphs

    def _edited(self, body: list[str]) -> list[str]:
        """A copy: as it is, or without a paragraph, with one of one's own and a word in fifty replaced."""
        if self.chance.random() < _WHOLE:
            return body
        kept = [part for place, part in enumerate(body) if not place or self.chance.random() < 0.85]
        changed = [
            " ".join(self.chance.choice(_NOUNS) if self.chance.random() < 0.02 else word for word in part.split(" "))
            for part in kept
        ]
        return [*changed, self._own(self.chance.choice(_FILLING))]

    def _own(self, words: str) -> str:
        """Words filled in at random, but for the place."""
        chance, name = self.chance, self.stock.name
        free = {
            "noun": self._of("noun", chance.choice(_NOUNS)),
            "noun2": self._of("noun", chance.choice(_NOUNS)),
            "adjective": self._of("adjective", chance.choice(_ADJECTIVES)),
            "adverb": chance.choice(_ADVERBS),
            "verb": self._of("verb", chance.choice(_VERBS)),
            "verb2": self._of("verb", chance.choice(_VERBS)),
            "people": self._of("people", chance.choice(_PEOPLE)),
            "people2": chance.choice(_PEOPLE).capitalize(),
            "person": self._of("person", f"{name()} {name()}"),
            "place2": self._of("place2", name()),
            "organisation": self._of("organisation", f"the {name()} {chance.choice(('Society', 'Office', 'Fund'))}"),
            "year": str(chance.randint(1950, 2020)),
            "number": chance.choice(_NUMBERS),
            "many": str(chance.randint(13, 900)),
            "money": f"{chance.randint(1, 90)}.{chance.randint(1, 9)}",
            "percent": str(chance.randint(2, 60)),
            "location": chance.choice(_PLACES),
            "time": chance.choice(_TIMES),
            "hour": str(chance.randint(1, 11)),
        }
        return self._filled(words, self.facts | free)

    def _of(self, sort: str, other: str) -> str:
        """One of the event's own words of a sort, or another one."""
        return self.chance.choice(self.matter[sort]) if self.chance.random() < _OWN else other

    def _filled(self, words: str, given: dict[str, str]) -> str:
        """The words with what is given in their slots, those of what is put in too."""
        chance = self.chance
        free = {"noun": _NOUNS, "adjective": _ADJECTIVES}
        for _ in range(3):
            words = _SLOT.sub(lambda m: given.get(m[1]) or chance.choice(free.get(m[1], _NOUNS)), words)
        return words[:1].upper() + words[1:] if words[:1] == "t" and words.startswith("the ") else words


def main() -> int:
    """Write an archive."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.archive_texts", description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, required=True)
    parser.add_argument("--seed", type=int, default=8)
    parser.add_argument("--day", type=int, default=250, help="articles of one day")
    parser.add_argument("--texts", type=Path, default=None, help="JSON Lines of texts to put in, each once")
    given = parser.parse_args()
    rows = archive(given.documents, seed=given.seed, day=given.day, texts=given.texts)
    count, words = written(rows, given.folder)
    print(f"{count} articles of {words / max(count, 1):.0f} words")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
