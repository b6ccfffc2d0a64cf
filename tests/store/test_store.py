"""The store: what was annotated comes back as it was."""

import json

import numpy as np
import pytest

from according.core import InputError
from according.store import SqliteStore, codec
from accounts_by_hand import annotated


def test_a_record_comes_back_as_it_was():
    """Writing a record as JSON and reading it again gives an equal one."""
    record = annotated()
    document = codec.document_of(codec.document_record(record.document), record.document.text)
    vectors = codec.vectors_of(bytes(codec.vectors_blob(record.vectors)), len(record.vectors))
    assert codec.annotated_of(document, codec.found_record(record), vectors) == record


def test_a_record_from_before_a_field_came_is_still_read():
    """A record that lacks a field which has a default is read, and one that lacks another field is refused."""
    record = json.loads(codec.found_record(annotated()))
    del record["acts"]
    for attribution in record["attributions"]:
        del attribution["modality"]
    document = annotated().document
    back = codec.annotated_of(document, json.dumps(record), annotated().vectors)
    assert back == annotated()
    del record["attributions"][0]["kind"]
    with pytest.raises(ValueError, match="kind"):
        codec.annotated_of(document, json.dumps(record), annotated().vectors)


def test_the_store_gives_back_what_was_put(tmp_path):
    """What was put under a key comes back equal, its vectors too, also for the next run."""
    record = annotated()
    with SqliteStore(tmp_path / "kept.db") as store:
        store.put("key", record)
    with SqliteStore(tmp_path / "kept.db") as store:
        back = store.get("key")
        assert back == record
        assert np.array_equal(back.vectors, record.vectors)
        assert store.get("another") is None


def test_the_store_is_for_its_owner_alone(tmp_path):
    """Accounts may be unpublished: nobody else may read the file."""
    with SqliteStore(tmp_path / "kept.db"):
        assert (tmp_path / "kept.db").stat().st_mode & 0o077 == 0


def test_a_file_that_is_no_store_is_refused(tmp_path):
    """A file of another kind is named, and stays as it is."""
    other = tmp_path / "novel.txt"
    other.write_text("It was a dark and stormy night. " * 100)
    with pytest.raises(InputError, match=r"novel\.txt: cannot be used as a store"):
        SqliteStore(other)
    assert other.read_text().startswith("It was")
