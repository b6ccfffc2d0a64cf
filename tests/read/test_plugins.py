"""Plugins: readers that packages add, and those that fail."""

import subprocess
import sys
from pathlib import Path

SHOUT = """
from according.core import OriginMap
from according.read import hookimpl
from according.read.port import Cut, Head, Given


class Shout:
    name, what, media_type, extractor = "shout", "a shout", "text/x-shout", "shout 1"
    endings, largest, ahead = frozenset({".shout"}), 1000, ()

    def knows(self, head: Head) -> bool:
        return head.data.startswith(b"SHOUT ")

    def cut(self, given: Given) -> Cut:
        text = given.decoded().text
        return Cut(text=text[6:], origin=OriginMap.identity(0), parts=(("", text),), encoding="utf-8")


@hookimpl
def according_readers():
    return [Shout()]
"""
CODE = (
    "from according.read import Source, extract, plugins\n"
    "found = extract(Source(name='a.txt', data=b'SHOUT The council voted.'))\n"
    "print(found.text, found.raw.extractor, sep='|')\nprint(*plugins(), sep='|')\n"
)


def _package(folder: Path, name: str, code: str) -> None:
    (folder / f"{name}.py").write_text(code)
    info = folder / f"{name}-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(f"[according]\n{name} = {name}\n")


def _run(folder: Path) -> list[str]:
    ended = subprocess.run(
        [sys.executable, "-c", CODE], env={"PYTHONPATH": str(folder)}, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout.splitlines()


def test_a_package_adds_a_reader(tmp_path: Path) -> None:
    """A reader that an installed package adds reads its kind, in the parsing process, and is named."""
    _package(tmp_path, "shouting", SHOUT)
    assert _run(tmp_path) == ["The council voted.|shout 1", "a shout is read by the plugin shouting"]


def test_a_plugin_that_fails_stops_nothing(tmp_path: Path) -> None:
    """A plugin that cannot be loaded, or gives no readers, is named, and everything else goes on."""
    _package(tmp_path, "broken", "raise RuntimeError('no')")
    _package(tmp_path, "empty", SHOUT.replace("return [Shout()]", "raise ValueError('no')"))
    assert _run(tmp_path) == [
        "SHOUT The council voted.|plain text 1",
        "the plugin broken could not be loaded (RuntimeError)|the plugin empty gave no readers (ValueError)",
    ]
