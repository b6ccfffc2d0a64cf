"""Shell completion: the scripts are for their shells, and a real bash completes by them."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from in_workspace import made
from test_compare import run

from according.cli import COMMANDS

BASH = shutil.which("bash")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder with a workspace in it."""
    place = tmp_path_factory.mktemp("completed")
    made(place)
    return place


def completed(folder, words):
    """What bash offers for the last of these words."""
    script = f"""
        source <({sys.executable} -m according completion bash)
        COMP_WORDS=({words}); COMP_CWORD=$(( ${{#COMP_WORDS[@]}} - 1 ))
        _according_completion according
        printf '%s\\n' "${{COMPREPLY[@]}}"
    """
    # The script calls the program by its name, as the shell of a person does.
    bin_folder = folder / "bin"
    bin_folder.mkdir(exist_ok=True)
    program = bin_folder / "according"
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m according "$@"\n')
    program.chmod(0o755)
    path = f"{bin_folder}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        [str(BASH), "--norc", "-c", script],
        capture_output=True,
        text=True,
        cwd=folder,
        env={**os.environ, "PATH": path},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return done.stdout.split("\n")[:-1]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_every_shell_has_a_script(shell):
    """The script names the program and the variable by which it asks."""
    result = run("completion", shell)
    assert result.exit_code == 0, result.output
    assert "_ACCORDING_COMPLETE" in result.stdout
    assert result.stderr == ""


def test_another_shell_is_refused():
    """A shell that is not known is refused with those that are."""
    result = run("completion", "csh")
    assert result.exit_code == 2
    assert "fish" in result.stderr


@pytest.mark.skipif(BASH is None, reason="no bash on this system")
def test_bash_completes(folder):
    """Commands, lists, options, stories and the numbers of findings are completed by a real bash."""
    assert sorted(completed(folder, "according ''")) == sorted(COMMANDS)
    assert completed(folder, "according se") == ["search", "serve"]
    assert "findings" in completed(folder, "according list ''")
    assert "--story" in completed(folder, "according compare --st")
    assert completed(folder, "according report cou") == ["council-vote"]
    assert completed(folder, "according list findings --story ''") == ["council-vote"]
    numbers = completed(folder, "according correct accept ''")
    assert numbers[:3] == ["1", "2", "3"]
    assert completed(folder, "according story show x") in ([], [""])


@pytest.mark.skipif(BASH is None, reason="no bash on this system")
def test_bash_completes_quietly_where_there_is_no_workspace(tmp_path):
    """Without a workspace, or with a broken one, nothing is offered and nothing said."""
    assert completed(tmp_path, "according report ''") in ([], [""])
    Path(tmp_path / "according.db").write_bytes(b"no database at all")
    assert completed(tmp_path, "according report ''") in ([], [""])
    assert completed(tmp_path, "according correct accept ''") in ([], [""])
