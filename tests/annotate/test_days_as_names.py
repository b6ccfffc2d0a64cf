"""Days and months as surnames, and two people of one surname beside each other."""

import pytest

from according.annotate import annotate
from according.core import Models
from according.evaluate.attribution.run import plain_document


def _people(text: str) -> dict[str, list[str]]:
    """The words by which each entity is named, by its name."""
    annotated = annotate(plain_document("a", text), Models())
    return {e.name: [annotated.words(m.span) for m in e.mentions] for e in annotated.entities}


@pytest.mark.parametrize(
    ("text", "name", "count"),
    [
        ("Minister Clara May spoke. Mrs. May said no. Critics told May to go; May’s party lost.", "Clara May", 4),
        ("Mrs. May said no to the plan on Monday. Then Prime Minister May left.", "May", 2),
        ("Clara May spoke in May. May left on May 3. Last May was cold, she said on 3 May.", "Clara May", 2),
    ],
)
def test_a_month_by_which_somebody_is_called(text: str, name: str, count: int) -> None:
    """After a title or given name a month is a surname, and by itself then too, but not where a date would stand."""
    assert len([words for words in _people(text)[name] if words.endswith("May")]) == count


@pytest.mark.parametrize(
    "text",
    [
        "The vote in May was close. It may rain. May 3 is the day, and on Friday all is over.",
        "May I ask? May the better team win. In March and April it rained.",
        "The President, May 3. Judge Roe ruled in May.",
    ],
)
def test_days_are_nobody(text: str) -> None:
    """Where nobody is called by a day or a month it is no name."""
    assert not {"May", "March", "April", "Friday"} & set(_people(text))


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("President Lund and Ada Lund met the press. Mr. Lund said no. President Lund left.", 3),
        ("Mr. Lund met the press in June, and Ada Lund wore white.", 1),
        ("President Lund met the press. First lady Kaia Lund wore white. President Lund left.", 2),
    ],
)
def test_a_surname_is_not_the_spouses(text: str, apart: int) -> None:
    """A surname goes to its only bearer in full, unless a title or the word "and" shows that they are two."""
    people = _people(text)
    assert people["Lund"] == ["Lund"] * apart
    assert all("Lund" not in words for name, words in people.items() if name != "Lund")


def test_a_surname_is_its_only_bearers() -> None:
    """Title and surname before the full name are one where nothing speaks against it."""
    assert _people("Mayor Lind spoke. Karl Lind won in March. Mr. Lind left.")["Karl Lind"][-1] == "Lind"
