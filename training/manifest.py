"""The manifest beside a model's files: their checksums, the licence, and how they were made."""

import hashlib
import json
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path


def write_manifest(
    target: Path,
    *,
    name: str,
    licence: str,
    source: str,
    command: str,
    files: Sequence[str],
) -> None:
    """Write manifest.json. It has no date, so that the same inputs give the same bytes."""
    described_files = {
        path.name: {"sha256": hashlib.sha256(path.read_bytes()).hexdigest(), "bytes": path.stat().st_size}
        for path in (target / file for file in files)
    }
    described = {
        "schema": "according.model/1",
        "name": name,
        "licence": licence,
        "source": source,
        "command": command,
        "made_with": {package: version(package) for package in ("numpy", "onnx", "safetensors", "tokenizers")},
        "files": described_files,
    }
    text = json.dumps(described, ensure_ascii=False, indent=2) + "\n"
    (target / "manifest.json").write_text(text, encoding="utf-8")
