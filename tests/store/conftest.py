"""A workspace for every test that asks for one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from according.store import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "according.db") as made:
        yield made
