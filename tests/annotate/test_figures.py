"""Figures: what they are, what they count, and what is none."""

import re
from pathlib import Path

import pytest
from plain import plain

from according.annotate.quantities.figures import figures
from according.core import Figure, FigureKind, Operator, Span, Syntax

SHARED = Path(__file__).resolve().parents[2] / ".." / "shared" / "data"


def read(text: str) -> list[tuple[str, Figure]]:
    """The figures of a text with their words."""
    document, sentences = plain(text)
    return [(figure.span.of(text), figure) for figure in figures(document, sentences)]


def only(text: str) -> tuple[str, Figure]:
    """The one figure of a text."""
    found = read(text)
    assert len(found) == 1, [words for words, _ in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("A petition was signed by 1,394 residents.", "1,394", 1394),
        ("The council heard twenty-one speakers.", "twenty-one", 21),
        ("They sold two dozen tickets.", "two dozen", 24),
        ("Half a million people marched.", "Half a million", 500_000),
        ("One hundred and five houses were lost.", "One hundred and five", 105),
        ("Some 12.5 million voters stayed at home.", "Some 12.5 million", 12_500_000),
        ("It needs 2½ cups.", "2½", 2.5),
    ],
)
def test_digits_and_words(text: str, words: str, value: float) -> None:
    """Numbers in digits and in words have the same value and their exact words."""
    found, figure = only(text)
    assert (found, figure.value) == (words, value)


@pytest.mark.parametrize(
    ("text", "words", "value", "unit"),
    [
        ("The bridge cost £3.5m.", "£3.5m", 3_500_000, "GBP"),
        ("It raised $1.2 billion.", "$1.2 billion", 1_200_000_000, "USD"),
        ("She paid 40,000 dollars.", "40,000 dollars", 40_000, "USD"),
        ("A house sold for AUD1.5m.", "AUD1.5m", 1_500_000, "AUD"),
        ("The fine was €200.", "€200", 200, "EUR"),
    ],
)
def test_money(text: str, words: str, value: float, unit: str) -> None:
    """Amounts of money take their sign or name into the span, and £3.5m is millions, not metres."""
    found, figure = only(text)
    assert (found, figure.kind, figure.value, figure.unit) == (words, FigureKind.MONEY, value, unit)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Imports rose by 55 per cent.", 55, "percent"),
        ("Turnout was 33%.", 33, "percent"),
        ("It fell two percentage points.", 2, "percentage point"),
        ("Two-thirds of voters agreed.", 66.67, "percent"),
        ("One in five pupils was absent.", 20, "percent"),
    ],
)
def test_percent(text: str, value: float, unit: str) -> None:
    """Percentages, points and shares of a whole are comparable with one another."""
    _, figure = only(text)
    assert (figure.kind, figure.value, figure.unit) == (FigureKind.PERCENT, value, unit)


@pytest.mark.parametrize(
    ("text", "words", "sides"),
    [
        ("The council voted 6-0 for the plan.", "6-0", (6, 0)),
        ("In a 5–4 ruling the court agreed.", "5–4", (5, 4)),
        ("The motion passed by 52 votes to 48.", "52 votes to 48", (52, 48)),
        ("The board voted 7 to 2 to close it.", "7 to 2", (7, 2)),
        ("An amendment failed 5-2.", "5-2", (5, 2)),
        ("Adopted by the following vote: 6 in favor, 1 opposed.", "6 in favor, 1 opposed", (6, 1)),
        ("It passed, seven votes in favour and two against.", "seven votes in favour and two against", (7, 2)),
    ],
)
def test_votes(text: str, words: str, sides: tuple[float, float]) -> None:
    """A vote has two sides, the greater first."""
    found, figure = only(text)
    assert (found, figure.kind, figure.value, figure.high) == (words, FigureKind.VOTE, *sides)


def test_a_score_is_no_vote() -> None:
    """The result of a game is a number of its own unit."""
    _, figure = only("Rovers won the match 3-1.")
    assert (figure.kind, figure.unit) == (FigureKind.NUMBER, "score")


@pytest.mark.parametrize(
    ("text", "words", "low", "high"),
    [
        ("Between 20 and 30 people came.", "Between 20 and 30", 20, 30),
        ("About 10-15 people waited.", "About 10-15", 10, 15),
        ("It takes from 3 to 5 hours.", "from 3 to 5 hours", 3, 5),
        ("It costs $5 to $10 million.", "$5 to $10 million", 5_000_000, 10_000_000),
    ],
)
def test_ranges(text: str, words: str, low: float, high: float) -> None:
    """A range is one figure with both ends; the scale of the second end holds for the first."""
    found, figure = only(text)
    assert (found, figure.value, figure.high, figure.operator) == (words, low, high, Operator.BETWEEN)


def test_a_change_is_two_figures() -> None:
    """From one number to another under a verb of change is no range."""
    assert [figure.value for _, figure in read("Membership rose from 300 to 500.")] == [300, 500]


@pytest.mark.parametrize(
    ("words", "operator"),
    [
        ("nearly 1,400", Operator.NEARLY),
        ("at least 1,400", Operator.AT_LEAST),
        ("more than 1,400", Operator.MORE),
        ("up to 1,400", Operator.AT_MOST),
        ("fewer than 1,400", Operator.LESS),
        ("roughly 1,400", Operator.ABOUT),
        ("an estimated 1,400", Operator.ABOUT),
        ("no fewer than 1,400", Operator.AT_LEAST),
        ("1,400 or more", Operator.AT_LEAST),
    ],
)
def test_bounds(words: str, operator: Operator) -> None:
    """The words that bound a figure are part of its span."""
    found, figure = only(f"They counted {words} birds.")
    assert (found, figure.operator, figure.value) == (words, operator, 1400)


def test_over_hours_tells_during_what() -> None:
    """Testimony over three hours lasted so long; it bounds nothing."""
    found = dict(read("The council heard 50 testimonies over three and a half hours."))
    assert found["three and a half hours"].operator is Operator.EQUAL
    assert found["three and a half hours"].value == 3.5


@pytest.mark.parametrize("words", ["dozens", "hundreds", "tens of thousands", "a couple", "several hundred"])
def test_vague_plurals(words: str) -> None:
    """Vague plurals give the least that they can mean, and say that they are approximate."""
    found, figure = only(
        f"They met {words} of residents." if words != "several hundred" else "Several hundred people came."
    )
    assert found.lower() == words
    assert figure.approximate
    assert figure.operator is Operator.AT_LEAST


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("It was signed by 1,394 residents on Monday.", "residents"),
        ("Thousands of U.S. police officers, sheriffs and agents trained there.", "U.S. police officers"),
        ("Signatures: 1,394", "Signatures"),
        ("The death toll rose to 12.", "death toll"),
        ("The crash left two dead.", "dead"),
        ("One officer was hurt.", "officer"),
        ("Of the bill, 40 of the 120 members approved.", "members"),
        ("A 12-member panel met.", "member"),
    ],
)
def test_what_is_counted(text: str, counts: str) -> None:
    """The counted phrase is in the text's own words, behind the number or before it."""
    figure = read(text)[0][1]
    assert figure.counts == counts
    assert figure.counts_span is not None
    assert figure.counts_span.of(text) == counts


@pytest.mark.parametrize(
    ("text", "words", "value", "unit"),
    [
        ("Ashby became the first American city to do so.", "first", 1, None),
        ("It is the eighth largest arms exporter.", "eighth largest", 8, "largest"),
        ("It is the only county without a hospital.", "only", 1, "only"),
    ],
)
def test_places_in_an_order(text: str, words: str, value: float, unit: str | None) -> None:
    """Ordinals and superlatives are places in an order."""
    found, figure = only(text)
    assert (found, figure.kind, figure.value, figure.unit) == (words, FigureKind.ORDINAL, value, unit)


@pytest.mark.parametrize(
    ("text", "value"),
    [("A 17-year-old was hurt.", 17), ("Jane Smith, 34, of Ashby, agreed.", 34), ("He died, aged 91.", 91)],
)
def test_ages(text: str, value: float) -> None:
    """Ages are figures of their own."""
    _, figure = only(text)
    assert (figure.kind, figure.value) == (FigureKind.AGE, value)


@pytest.mark.parametrize(
    "text",
    [
        "Black Youth Project 100 also took part.",
        "A Boeing 737 landed.",
        "They drove up I-95.",
        "It has been so since 9/11.",
        "Channel 4 showed it.",
        "The G7 met.",
        "See chapter 5.",
        "No one came, and one another they blamed.",
        "It happened on April 16, 2018, at 9.30pm.",
        "Call 555-0143 or see https://example.org/2/3.",
        "He lives at 124 Main Street.",
        "Over the last 5 years little changed.",
        "In 2016 it closed.",
        "The First Amendment protects it.",
        "They called 911.",
    ],
)
def test_no_quantities(text: str) -> None:
    """Names, dates, times, addresses, telephone numbers and pronouns are no quantities."""
    assert read(text) == []


def test_spans_are_exact_in_any_script() -> None:
    """Spans count code points, so an emoji before a figure moves it by one."""
    text = "🗳️ 1,394 residents signed."
    found, figure = only(text)
    assert found == "1,394"
    assert figure.span.start == text.index("1")


def test_hostile_digits_are_read_in_linear_time() -> None:
    """Long runs of digits, commas and number words cost time in proportion to their length."""
    text = "1," * 40_000 + " one hundred and" * 10_000 + " $" * 40_000 + " about" * 20_000
    read(text)


@pytest.mark.corpus
def test_values_of_newsquant() -> None:
    """On news sentences values are right at least as often as the rules once reached."""
    path = SHARED / "newsquant" / "age.jsonl"
    if not path.exists():
        pytest.skip("NewsQuant is not beside the checkout")
    import json

    for record in map(json.loads, path.open()):
        values = {figure.value for _, figure in read(record["text"].replace("\n", " "))}
        assert {float(q["value"].split("-")[0]) for q in record["quantities"]} <= values


@pytest.mark.parametrize(
    ("text", "kind", "value", "unit"),
    [
        ("It weighs 3 tonnes.", FigureKind.MEASURE, 3, "tonne"),
        ("The plot has 450 sq. ft. of lawn.", FigureKind.MEASURE, 450, "square foot"),
        ("The plant makes 35 GWh.", FigureKind.MEASURE, 35, "gigawatt-hour"),
        ("It costs 40 Swiss francs.", FigureKind.MONEY, 40, "CHF"),
        ("They asked 5,000 Turkish lira.", FigureKind.MONEY, 5000, "TRY"),
        ("A pass costs 1,200€ now.", FigureKind.MONEY, 1200, "EUR"),
        ("It earned EUR50m there.", FigureKind.MONEY, 50_000_000, "EUR"),
        ("It lost 75 USD million then.", FigureKind.MONEY, 75_000_000, "USD"),
        ("He paid five dollars and fifty cents.", FigureKind.MONEY, 5.5, "USD"),
        ("They work 40 hours a week.", FigureKind.RATE, 40, "hour per week"),
        ("It buys 500 tons of copper a year.", FigureKind.RATE, 500, "ton per year"),
        ("They walked half a mile.", FigureKind.MEASURE, 0.5, "mile"),
        ("It closes for 30 more days.", FigureKind.DURATION, 30, "day"),
        ("She has a 10-month-old son.", FigureKind.AGE, 10, "month"),
        ("Profit was -1.3% there.", FigureKind.PERCENT, -1.3, "percent"),
        ("It was minus 20 degrees outside.", FigureKind.MEASURE, -20, "degree"),
        ("It weighs 2.5×10^3 kg.", FigureKind.MEASURE, 2500, "kilogram"),
    ],
)
def test_units(text: str, kind: FigureKind, value: float, unit: str) -> None:
    """Units of measure, of money and of time have one name each, however they are written."""
    _, figure = only(text)
    assert (figure.kind, figure.value, figure.unit) == (kind, value, unit)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Flats cost from RM120,000 to RM300,000.", 120_000, 300_000),
        ("It could see a five per cent to 20 per cent rebound.", 5, 20),
        ("They hold 85-90% of the vote.", 85, 90),
    ],
)
def test_ranges_that_give_their_unit_twice(text: str, low: float, high: float) -> None:
    """A range may have its unit at both ends; under a verb of change it is two figures."""
    found = read(text)
    assert [(figure.value, figure.high) for _, figure in found][:1] == [(low, high)]


def test_the_other_end_has_the_same_unit() -> None:
    """What moves from one figure to another is given in one unit."""
    first, second = (figure for _, figure in read("He went from 208 pounds to 193 by spring."))
    assert (first.value, second.value) == (208, 193)
    assert first.unit == second.unit == "pound"


def test_one_of_several() -> None:
    """One of several is a count of one among what is counted; "no one" and "one another" are none."""
    found = [figure for _, figure in read("Ashby is one of the county's largest towns, no one said.")]
    assert [(f.value, f.counts) for f in found if f.kind is FigureKind.COUNT] == [(1, "largest towns")]


@pytest.mark.parametrize(
    "text",
    [
        "In the second half of the game it rained.",
        "The Nikkei 225 -1.3%.",
        "Ashby, PA 23456, is quiet.",
        "Keeper Ada Lind (4) let it in.",
        "It passed HB 450 again.",
        "On Mar 9 2018 it closed.",
        "It has a six-speed gearbox.",
    ],
)
def test_more_that_are_no_quantities(text: str) -> None:
    """Halves of games, indices, codes of places, players' numbers and bills are no counts."""
    assert not [figure for _, figure in read(text) if figure.kind is not FigureKind.PERCENT]


def test_heads_by_the_tree() -> None:
    """By the tree a number counts the noun that it modifies, singular or not; "one wonders" counts nothing."""
    text = "The 3 cylinder engine failed. One wonders why."
    document, sentences = plain(text)
    words = [Span(m.start(), m.end()) for m in re.finditer(r"\w+|\.", text)]
    syntax = Syntax(
        words=tuple(words),
        pos=("DET", "NUM", "NOUN", "NOUN", "VERB", "PUNCT", "NUM", "VERB", "ADV", "PUNCT"),
        tags=("DT", "CD", "NN", "NN", "VBD", ".", "CD", "VBZ", "WRB", "."),
        heads=(3, 3, 3, 4, 4, 4, 7, 7, 7, 7),
        relations=("det", "nummod", "compound", "nsubj", "root", "punct", "nsubj", "root", "advmod", "punct"),
    )
    (figure,) = figures(document, sentences, None, syntax)
    assert (figure.value, figure.counts) == (3, "cylinder engine")


def test_numbers_within_a_counted_name_and_shares_of_a_whole() -> None:
    """A share tells of what it is one, and a number within a counted phrase is part of a name there."""
    (_, half), *_ = read("Half the flats were sold.")
    assert (half.value, half.counts) == (50, "flats")
