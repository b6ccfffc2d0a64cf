"""What an outlet says of itself, and the titles and gists of its other stories, are furniture in plain text."""

import pytest

from according.clean.insets import Hints, insets
from according.clean.promises import button, promise, titled
from according.evaluate.attribution.run import cleaned_document

BODY = "The council voted 6-0 on Monday to close the bridge, after a long debate in the hall that many came to hear."


@pytest.mark.parametrize(
    "words",
    [
        "Stay on WXYZ.com for developments in this story.",
        "7News is covering this story, and will provide new information as we get it.",
        "Please return to gazette.com for more details.",
        "You have to create an account before you can subscribe to the print edition.",
    ],
)
def test_promises_of_an_outlet_are_furniture(words: str) -> None:
    """What an outlet promises or asks of its readers is furniture."""
    assert promise(words)


@pytest.mark.parametrize(
    "words",
    [
        "The mayor said the city will provide more information on Friday.",
        "Police will continue to follow this story, a sergeant said.",
        "The bridge will be closed until the spring, and buses will run instead.",
    ],
)
def test_promises_in_an_account_are_its_own(words: str) -> None:
    """What somebody in an account promises stays with the account."""
    assert [promise(words), button(words), titled(words)] == [None, None, None]


def test_titles_glued_to_a_name_are_furniture() -> None:
    """A name in full with titles of other stories and "MORE" behind it is cut out, the name before it stays."""
    words = "Sen. Anna Bell Anna Maria BellBridge opens in spring Council splits over tolls MORE said she would vote."
    (inset,) = insets(words, Hints.of(words))
    assert words[: inset.start] + words[inset.end :] in (
        "Sen. Anna Bell  said she would vote.",
        "Sen. Anna Bell said she would vote.",
    )


def test_gists_that_stand_twice_in_a_row_are_furniture() -> None:
    """Three different paragraphs, each twice in a row, are gists of other stories; a single one is a slip."""
    gists = [
        "A ferry ran aground off the pier on Sunday.",
        "The school fair drew a crowd.",
        "Rain is expected all week.",
    ]
    text = "\n\n".join([BODY, *(one for gist in gists for one in (gist, gist)), BODY[:-1] + ", again."])
    document = cleaned_document("carousel", text)
    told = {region.span.of(text) for region in document.regions if region.kind.value == "furniture"}
    assert told == set(gists)
