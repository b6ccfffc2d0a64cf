"""Figures in the outlet's own voice without a source."""

import pytest

from according.annotate import annotate
from according.compare.accounts import Accounts
from according.compare.quantities.unsourced import unsourced_figures
from according.core import Models, Story
from telling import telling


def _titles(text: str) -> list[str]:
    documents = tuple(annotate(telling(t, name=n).document, Models()) for n, t in (("a.txt", text), ("b.txt", "Rain.")))
    story = Story(id="s", documents=tuple(document.id for document in documents))
    return [finding.title for finding in unsourced_figures(Accounts.of(documents, (story,), ()), ())]


@pytest.mark.parametrize(
    "text",
    [
        "Colder winters cost the port more than $60 million in repairs.",
        "The storm left 4,300 homes without power.",
    ],
)
def test_a_figure_without_a_source_is_found(text: str) -> None:
    """A figure of weight that the outlet gives by itself is found."""
    assert _titles(text) == ["A gives a figure without naming a source"]


@pytest.mark.parametrize(
    "text",
    [
        "The council asked for $60 million to mend the port.",
        "Hundreds of thousands of people lost power.",
        "Gold rose 3.2 percent to 1,640 crowns per ounce.",
        "Marfield is a city of about 13,000 residents.",
        "The storm left 4,300 homes without power (The Courier).",
        "Ports lost 4,300 workers last year! — Ada Lind (@adalind) May 4, 2021",
        "The storm was the worst on record, the weather office said. Some 4,300 homes lost power.",
    ],
)
def test_figures_that_need_no_source_or_have_one(text: str) -> None:
    """Amounts asked for, vague numbers, markets, populations, posts and what a source goes on to say are left out."""
    assert _titles(text) == []
