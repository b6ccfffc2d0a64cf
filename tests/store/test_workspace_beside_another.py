"""Two processes at one workspace, one of which opens it more than once."""

import subprocess
import sys
from pathlib import Path

from according.store import Workspace

_OTHER = """
import sys
from according.store import Workspace
for _ in range(3):
    with Workspace.open(sys.argv[1]) as workspace:
        workspace.new_story(f"From beside {len(workspace.stories())}")
"""


def test_what_another_process_closes_stays_whole_for_this_one(tmp_path: Path) -> None:
    """A second opening in this process gives up none of the first one's locks: the log stays while it is written to."""
    path = tmp_path / "according.db"
    Workspace.create(path).close()
    with Workspace.open(path) as held:
        held.new_story("First")
        Workspace.open(path, write=False).close()
        with Workspace.open(path):
            pass
        subprocess.run([sys.executable, "-c", _OTHER, str(path)], check=True, timeout=60)
        assert path.with_name("according.db-wal").exists()
        assert [story.title for story in held.stories()] == ["First", *(f"From beside {n}" for n in (1, 2, 3))]
        held.new_story("Last")
    with Workspace.open(path, write=False) as anew:
        assert [story.title for story in anew.stories()][-1] == "Last"
        assert len(anew.stories()) == 5
