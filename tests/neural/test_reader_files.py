"""The reader's files: what is altered, missing or of another version is refused."""

import hashlib
import json
import shutil
from pathlib import Path

import pytest

from according.core import ModelError
from according.neural import load_reader, reader_name
from neural.read_by_hand import TINY


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the stand-in."""
    shutil.copytree(TINY, tmp_path / "model")
    return tmp_path / "model"


@pytest.mark.parametrize("name", ["reader.onnx", "reader.json", "reader.npz", "tokenizer.json"])
def test_an_altered_file_is_refused(folder: Path, name: str) -> None:
    """A file whose bytes are not those of the manifest is named."""
    with (folder / name).open("ab") as file:
        file.write(b"\x00")
    with pytest.raises(ModelError, match=f"{name} is not the file that its manifest describes"):
        load_reader(folder)


@pytest.mark.parametrize("name", ["manifest.json", "reader.onnx", "reader.json", "reader.npz", "tokenizer.json"])
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    """A missing file is named, and the way out is told."""
    (folder / name).unlink()
    with pytest.raises(ModelError, match=f"{name} is missing.*install According again"):
        load_reader(folder)


def test_other_labels_are_refused(folder: Path) -> None:
    """A model that was trained on other labels is not run, though its files are sound."""
    described = json.loads((folder / "reader.json").read_text(encoding="utf-8"))
    described["labels"]["relations"][0] = "acl:new"
    _replace(folder, "reader.json", json.dumps(described).encode())
    with pytest.raises(ModelError, match="the labels of relations are others"):
        load_reader(folder)


@pytest.mark.parametrize("text", ["[]", "{}", '{"columns": {"tags": [0, 13]}}', '{"columns": 3}', "no json"])
def test_a_broken_description_is_refused(folder: Path, text: str) -> None:
    """A description of another form is a clear error."""
    _replace(folder, "reader.json", text.encode())
    with pytest.raises(ModelError, match="the arrays of the reader"):
        load_reader(folder)


@pytest.mark.parametrize("name", ["reader.onnx", "reader.npz"])
def test_a_broken_model_is_refused(folder: Path, name: str) -> None:
    """Bytes that are no model, though the manifest knows them, are a clear error."""
    _replace(folder, name, b"no model")
    with pytest.raises(ModelError, match=r"reader|cannot be run"):
        load_reader(folder)


def test_the_name_is_read_from_the_manifest() -> None:
    """Name and digest are told without loading the model."""
    digest = hashlib.sha256((TINY / "reader.onnx").read_bytes()).hexdigest()[:12]
    assert reader_name(TINY) == f"stand-in for the unit tests ({digest})"


def _replace(folder: Path, name: str, data: bytes) -> None:
    """Another file under the same name, with its digest in the manifest."""
    (folder / name).write_bytes(data)
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    manifest["files"][name]["sha256"] = hashlib.sha256(data).hexdigest()
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
