"""The library: the verbs are its whole face, and results show themselves."""

import pandas as pd
import polars as pl
import pytest
from jsonschema import Draft202012Validator

import according
from according.core import InputError, UsageError
from according.export import schema

LEFT = "The council voted 6-0 on Tuesday to end the exchange.\n\n“It was about trust,” Mayor Ada Lind said.\n"
RIGHT = "The council voted 5-1 on Tuesday to end the exchange.\n\n“It was never about trust,” said Mayor Ada Lind.\n"


@pytest.fixture
def accounts(tmp_path):
    (tmp_path / "left.txt").write_text(LEFT)
    (tmp_path / "right.txt").write_text(RIGHT)
    return [tmp_path / "left.txt", tmp_path / "right.txt"]


def test_the_face_is_four_verbs():
    """The package offers its verbs and nothing else, whatever of its insides was imported before."""
    assert dir(according) == ["annotate", "compare", "group", "read"]
    assert callable(according.compare)
    assert callable(according.read)


def test_paths_to_a_result(accounts, tmp_path):
    """Paths compare to a result that saves its page and gives the record of the contract."""
    result = according.compare(accounts)
    Draft202012Validator(schema("comparison")).validate(result.record())
    assert result.save(tmp_path / "r.html").read_text(encoding="utf-8") == result.page()


def test_the_verbs_chain(accounts):
    """Annotated documents can be grouped and compared without being read again."""
    documents = according.annotate(accounts)
    assert sum(len(story.documents) for story in according.group(documents)) == 2
    assert according.compare(documents).record() == according.compare(accounts).record()


def test_results_turn_into_frames(accounts):
    """Every table becomes a pandas and a polars frame with a row a place."""
    result = according.compare(accounts)
    for table in ("findings", "attributions", "voices", "shares", "people", "labels"):
        frame = result.to_pandas(table)
        assert isinstance(frame, pd.DataFrame)
        assert isinstance(result.to_polars(table), pl.DataFrame)
        assert len(frame) == len(result.rows(table)) == len(result.to_polars(table))
    with pytest.raises(UsageError, match="there are findings, attributions, voices"):
        result.rows("speeches")


def test_results_show_themselves_small_and_without_script(accounts):
    """In a notebook each result is a short piece of HTML without script."""
    result = according.compare(accounts)
    for shown in (result, result.documents[0], *according.read(accounts[0])):
        if hasattr(shown, "_repr_html_"):
            markup = shown._repr_html_()
            assert "<script" not in markup
            assert len(markup) < 50_000
    assert "_repr_html_" in dir(result)


def test_a_missing_file_is_an_error(tmp_path):
    """The library raises where the command would leave out."""
    with pytest.raises(InputError, match="does not exist"):
        according.read(tmp_path / "missing.txt")
    with pytest.raises(InputError, match="does not exist"):
        according.compare([tmp_path / "missing.txt"])


def test_who_is_who_can_be_corrected(accounts):
    """Names are kept apart and joined by arguments, and the result says so."""
    made = according.compare(accounts, reader=False, encoder=False)
    names = [entity.name for entity in made.entities if len(entity.members) > 1]
    other = according.compare(accounts, reader=False, encoder=False, apart=[(f"{names[0]}@A", f"{names[0]}@B")])
    assert names[0] not in [entity.name for entity in other.entities if len(entity.members) > 1]
    assert [correction.kind for correction in other.corrections] == ["apart"]
