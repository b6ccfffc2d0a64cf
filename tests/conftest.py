"""What all tests may share."""

from pathlib import Path

import pytest

from according.neural.encoder import OnnxEncoder, load


@pytest.fixture(scope="session")
def tiny_encoder() -> OnnxEncoder:
    """A stand-in for the shipped encoder: the same code and form, 32 dimensions, averaged word embeddings only."""
    return load(Path(__file__).resolve().parent / "neural" / "tiny")


@pytest.fixture(scope="session")
def shipped_encoder() -> OnnxEncoder:
    """The encoder that ships with the package."""
    return load()
