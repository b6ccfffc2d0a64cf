"""The page on the commands: none is missing in it, and none of its options."""

import re
from pathlib import Path

import click
import pytest

from according.cli import COMMANDS, group

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "commands.md").read_text(encoding="utf-8")
#: Told once, for all commands that have them.
EVERYWHERE = {"--help", "--json", "--jsonl", "--workspace"}


def _sections():
    parts = re.split(r"^#{3,4} `according ([^`]+)`\n", PAGE, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


SECTIONS = _sections()


def _with_its_own(name):
    """A command and the commands in it, by name; made only in a test, since importing one takes its name."""
    command = group.get_command(click.Context(group), name)
    yield name, command
    if isinstance(command, click.Group) and name != "evaluate":  # scoreboards: each on the page of its matter
        for each, inner in command.commands.items():
            yield f"{name} {each}", inner


@pytest.mark.parametrize("command", list(COMMANDS))
def test_a_command_and_its_options_are_documented(command):
    """A command has a section of its own with every option it takes; its group's section counts, too."""
    for name, each in _with_its_own(command):
        section = next(
            (text for usage, text in SECTIONS.items() if usage == name or usage.startswith(f"{name} ")), None
        )
        assert section is not None, f"docs/commands.md has no section on according {name}"
        known = section + SECTIONS.get(command, "")
        options = [option for option in each.params if isinstance(option, click.Option)]
        for option in options if command != "evaluate" else ():
            long = next(form for form in option.opts if form.startswith("--"))
            assert long in EVERYWHERE or f"`{long}" in known, f"according {name} {long}"


def test_no_section_is_of_a_command_that_is_none():
    """Every section is on a command that there is."""
    for usage in SECTIONS:
        words = usage.split(" ")
        assert words[0] in COMMANDS
        inner = dict(_with_its_own(words[0]))
        if len(inner) > 1 and len(words) > 1:
            assert f"{words[0]} {words[1]}" in inner
