"""Models as they are shipped: a folder of files with a manifest, and how onnxruntime is to run them."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

import onnxruntime
from tokenizers import Tokenizer

from according.core import ModelError

_SEVERE_ONLY = 4
_SCHEMA = "according.model/1"
_AGAIN = "install According again (pip install --force-reinstall according)"


def check(folder: Path, names: Sequence[str]) -> None:
    """Hold the files of ``folder`` to their manifest.

    Raises:
        ModelError: if a file is missing, or is not the one that the manifest describes.

    """
    try:
        manifest = json.loads((folder / "manifest.json").read_bytes())
        recorded = {name: str(manifest["files"][name]["sha256"]) for name in names}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"{folder / 'manifest.json'} is missing or cannot be read; {_AGAIN}") from error
    if manifest.get("schema") != _SCHEMA:
        raise ModelError(f"{folder / 'manifest.json'} is of another form than {_SCHEMA}; {_AGAIN}")
    for name, sha256 in recorded.items():
        try:
            with (folder / name).open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as error:
            raise ModelError(f"{folder / name} is missing or cannot be read; {_AGAIN}") from error
        if digest != sha256:
            raise ModelError(f"{folder / name} is not the file that its manifest describes; {_AGAIN}")


def model_name(folder: Path, file: str) -> str:
    """A model's name and the first digits of its digest, as its manifest has them, without loading it.

    Raises:
        ModelError: if the manifest cannot be read.

    """
    path = folder / "manifest.json"
    try:
        manifest = json.loads(path.read_bytes())
        return f"{manifest['name']} ({manifest['files'][file]['sha256'][:12]})"
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"{path} is missing or cannot be read; {_AGAIN}") from error


def open_model(folder: Path, file: str, threads: int) -> tuple[onnxruntime.InferenceSession, Tokenizer]:
    """The session of ``file`` and the tokenizer beside it.

    Raises:
        ModelError: if onnxruntime or tokenizers refuses its file.

    """
    try:
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    except Exception as error:  # tokenizers raises bare exceptions of its own
        raise ModelError(f"the model in {folder} cannot be run: {error}") from error
    return open_session(folder, file, threads), tokenizer


def open_session(folder: Path, file: str, threads: int) -> onnxruntime.InferenceSession:
    """The session of ``file``.

    Raises:
        ModelError: if onnxruntime refuses it.

    """
    try:
        # By its path, not from the bytes just read: that would hold the model in memory twice.
        return onnxruntime.InferenceSession(str(folder / file), _options(threads), providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime raises bare exceptions of its own
        raise ModelError(f"the model in {folder} cannot be run: {error}") from error


def sound(text: str) -> str:
    """The text with question marks for half surrogate pairs, which the tokenizer would refuse."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _options(threads: int) -> onnxruntime.SessionOptions:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
    # The graph is shipped fused; optimising it again would double the time to start.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    options.use_deterministic_compute = True
    options.log_severity_level = _SEVERE_ONLY
    return options
