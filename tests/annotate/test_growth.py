"""Who is who in long texts: steps for a name do not grow with the number of names."""

from collections.abc import Callable
from cProfile import Profile
from itertools import islice, product

import pytest

from according.annotate.attributions.attributions import attributions
from according.annotate.quotations import quotations
from according.annotate.sentences import sentences
from according.annotate.who.entities import entities
from according.annotate.who.speakers import resolve
from according.evaluate.attribution.run import plain_document

_GIVEN = "Ada Bruno Clara Dario Edda Falk Greta Henning Ines Jonas".split()


def _names(count: int) -> list[tuple[str, str]]:
    surnames = (
        "".join(parts) for parts in product("BDFGKLMNPR", ("an", "er", "in", "ol"), "dgklmt", ("berg", "field"))
    )
    return [(_GIVEN[at % 10], surname) for at, surname in enumerate(islice(surnames, count))]


def _list(count: int) -> str:
    return "On the list were " + ", ".join(f"{given} {surname}" for given, surname in _names(count)) + "."


def _namesakes(count: int) -> str:
    rows = [f"{_GIVEN[at % 10]} {_names(count // 10 + 1)[at // 10][1]} met the press." for at in range(count)]
    return "\n\n".join(rows)


def _prose(count: int) -> str:
    rows = [f"{g} {s} said that the dam leaks. {s} left. “No,” the engineer said." for g, s in _names(count)]
    return "\n\n".join(rows)


def _bodies(count: int) -> str:
    rows = [f"The {s} River Institute ({s[0]}RI) shut. @{g}{s} called it #{s}Out." for g, s in _names(count)]
    return "\n\n".join(rows)


@pytest.mark.parametrize("text", [_list, _namesakes, _prose, _bodies])
def test_steps_for_a_name(text: Callable[[int], str]) -> None:
    """Eight times as many names take eight times as many function calls, give or take a few."""
    few, many = (_calls(text(count)) for count in (50, 400))
    assert many / few < 8 * 1.3


def _calls(text: str) -> int:
    document = plain_document("made up", text)
    cut, marks = sentences(document), quotations(document)
    said = attributions(document, cut, marks, None)
    with Profile() as watched:
        resolve(document, cut, marks, said, entities(document, cut, said, marks))
    return sum(row.callcount for row in watched.getstats())
