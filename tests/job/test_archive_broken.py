"""Runs over folders that were damaged, or that a stranger handed over."""

import errno
import json
import shutil
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest

from according.core import AccordingError, InputError, UsageError
from according.store import shards
from according.wiring.archive import ArchiveSettings, compare_opened, open_stories, run_archive

pytest.importorskip("pyarrow.parquet")
RULES = ArchiveSettings(workers=1, encoder=False, reader=False)
TEXT = (
    "The harbour board voted on Monday to close the old swing bridge of Port Ellery for two years, the board said. "
    'Chairwoman Ada Lind said the bridge "cannot carry another winter of lorries". '
    "Engineers found cracks in 14 of its 22 bearings during an inspection in March, according to a report."
)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    place = tmp_path_factory.mktemp("broken")
    corpus = place / "corpus"
    corpus.mkdir()
    for number, end in enumerate(("", " Ferries will carry passengers meanwhile.")):
        (corpus / f"{number}.txt").write_text(f"Bridge to close\n\n{TEXT}{end}\n", "utf-8")
    run_archive([str(corpus)], place / "run", RULES)
    return corpus, place / "run"


def _copy(made, tmp_path):
    shutil.copytree(made[1], tmp_path / "run")
    return made[0], tmp_path / "run"


def _one(out, pattern):
    return min(out.glob(pattern))


def _open(out):
    stories = open_stories(out)
    return [compare_opened(stories, each.id) for each in stories.list(5)]


@pytest.mark.parametrize("file", ["names", "ends", "documents", "places", "by_name", "copies_ends"])
@pytest.mark.parametrize(
    "content",
    ["no array", np.array([[1.5]]), np.array([-5, 10**15]), np.zeros(0, np.int64)],
    ids=["words", "table", "beyond", "empty"],
)
def test_an_edition_that_no_run_wrote_is_told_in_one_message(made, tmp_path, file, content):
    """Where an edition's columns are other than any run writes, opening it and going on say so or do no harm."""
    corpus, out = _copy(made, tmp_path)
    column = _one(out, f"editions/*/{file}.npy")
    if isinstance(content, str):
        column.write_text(content)
        for attempt in (lambda: _open(out), lambda: run_archive([str(corpus)], out, RULES)):
            with pytest.raises(AccordingError):
                attempt()
    else:
        np.save(column, content)
        for attempt in (lambda: _open(out), lambda: run_archive([str(corpus)], out, RULES)):
            with suppress(AccordingError):
                attempt()


def test_a_run_of_another_version_is_refused(made, tmp_path):
    """A folder whose files have another form is neither opened nor gone on with, and the message says why."""
    corpus, out = _copy(made, tmp_path)
    told = json.loads((out / "run.json").read_text())
    (out / "run.json").write_text(json.dumps({**told, "schema": "according.run-settings/1"}))
    for attempt in (lambda: _open(out), lambda: run_archive([str(corpus)], out, RULES)):
        with pytest.raises(UsageError, match="another version"):
            attempt()


@pytest.mark.parametrize("settings", [[1], 5, {"encoder": 5}, "[" * 100_000], ids=["list", "number", "types", "text"])
def test_settings_of_other_types_are_told(made, tmp_path, settings):
    """What a run was made with is a table of words; anything else cannot be read."""
    corpus, out = _copy(made, tmp_path)
    (out / "run.json").write_text(json.dumps({"settings": settings}))
    with pytest.raises(UsageError, match="cannot be read"):
        open_stories(out)
    with pytest.raises(UsageError, match="cannot be read"):
        run_archive([str(corpus)], out, RULES)


@pytest.mark.parametrize("stage", ["annotate", "met-grams", "copies", "likely", "compare", "singles"])
@pytest.mark.parametrize(
    "words", ["[]", "{", '{"documents": {}, "rows": [], "tables": 5}'], ids=["list", "cut", "types"]
)
def test_a_marker_that_no_task_wrote_is_told(made, tmp_path, stage, words):
    """A damaged marker is told in one message, or does no harm, and never ends in a mistake of ours."""
    corpus, out = _copy(made, tmp_path)
    _one(out, f"stages/{stage}/*/done.json").write_text(words)
    with suppress(InputError):
        assert run_archive([str(corpus)], out, RULES).documents == 2


def test_arrays_with_objects_are_never_unpickled(made, tmp_path):
    """An array of pickled objects is damaged, and what is in it is not called."""
    _, out = _copy(made, tmp_path)
    called = tmp_path / "called"
    array = _one(out, "stages/annotate/*/annotated.ends.npy")
    with array.open("wb") as file:
        np.save(file, np.array([_Calls(called)], dtype=object), allow_pickle=True)
    with pytest.raises(InputError, match="damaged"):
        _open(out)
    assert not called.exists()


@pytest.mark.parametrize("ends", [[10**15, 10**16], [5, 1], [-7, 3]], ids=["beyond", "backwards", "negative"])
def test_pieces_whose_ends_are_none_are_refused(tmp_path, ends):
    """Ends beyond the file or out of order are no ends, and no memory is asked for by them."""
    (tmp_path / "rows.bin").write_bytes(b"0123456789")
    np.save(tmp_path / "rows.ends.npy", np.array(ends, dtype=np.int64))
    with pytest.raises(ValueError, match=r"rows\.bin"):
        shards.Pieces(tmp_path / "rows.bin")


@pytest.mark.parametrize(
    "link", ["report.txt", "report.json", ".lock", "tables", ".tables-making", "stages", "editions", "stages/copies"]
)
def test_nothing_is_written_through_a_link(made, tmp_path, link):
    """A link in the folder of a run is refused, and what it leads to stays as it is."""
    corpus, out = _copy(made, tmp_path)
    other = tmp_path / "other"
    (other / "000000-0123456789abcdef").mkdir(parents=True)
    place = out / link
    if place.is_dir():
        shutil.rmtree(place)
    place.unlink(missing_ok=True)
    place.symlink_to(other if "." not in link[1:] and link != ".lock" else other / "new")
    with pytest.raises(UsageError, match="is a link"):
        run_archive([str(corpus)], out, RULES)
    assert [each.name for each in other.iterdir()] == ["000000-0123456789abcdef"]


def test_a_folder_that_cannot_be_made_is_told(made, tmp_path):
    """A run below a file is told in one message."""
    (tmp_path / "file").write_text("words")
    with pytest.raises(AccordingError):
        run_archive([str(made[0])], tmp_path / "file" / "run", RULES)


@pytest.mark.parametrize("number", [errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG, errno.EIO, errno.EFBIG])
def test_what_the_system_refuses_to_write_is_told(tmp_path, number):
    """Whatever the system says against writing is told with the place, not only that the disk is full."""
    with pytest.raises(InputError, match="cannot be written"), shards.writable(tmp_path):
        raise OSError(number, "no")


def test_folders_that_are_no_shards_are_passed_over(made, tmp_path):
    """What stands beside the shards under another name counts for nothing."""
    corpus, out = _copy(made, tmp_path)
    for stage in ("editions", "stages/annotate", "stages/compare"):
        shutil.copytree(_one(out, f"{stage}/*"), out / stage / "xx-..")
    run_archive([str(corpus)], out, RULES)
    assert _open(out)


class _Calls:
    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self):
        return Path.touch, (self.path,)
