"""A small workspace of our own: three accounts of an invented school vote, compared with rules alone."""

from dataclasses import dataclass
from pathlib import Path

from according import wiring
from according.core import Metadata
from according.read import Source
from according.store import Workspace

LEDGER = """School board closes Hill Street school

The Marlow school board voted 5-2 on Monday to close Hill Street school in July.

"We have 140 pupils in a house for four hundred," said board chair Ines Calder. "It is a question of numbers."

Parents had handed in a petition signed by 1,394 people. The board would save $2.4 million a year, Calder said.

The school opened in 1911. The board meets again on 2 April 2024.
"""
POST = """Parents angry as board shuts their school

The Marlow school board voted 6-1 on Monday to close Hill Street school, over the protest of parents.

"We have 140 pupils in a house for four hundred," said board chair Ines Calder.

Some 1,200 people had signed a petition against it. "They did not listen to us for a minute," said Tomas Roth, whose \
daughter is in the second year.

The board meets again on 9 April 2024, Roth said.
"""
RELEASE = """Board decides on Hill Street school: a press release

The board voted 5-2 on 11 March 2024 to close Hill Street school at the end of July 2024. It will save $2.4 million a \
year. Board chair Ines Calder denied that any teacher would lose their post.
"""
ACCOUNTS = {"ledger.txt": LEDGER, "post.txt": POST, "release.txt": RELEASE}
#: What a person says of them.
GIVEN = {
    "ledger.txt": Metadata(outlet="The Ledger", published="2024-03-12"),
    "post.txt": Metadata(outlet="The Post", published="2024-03-13"),
    "release.txt": Metadata(outlet="Marlow School Board", published="2024-03-12"),
}
TITLE = "Marlow closes a school"


@dataclass(frozen=True)
class Filled:
    """Where things are in it."""

    path: Path
    story: str
    empty_story: str
    documents: tuple[str, ...]
    findings: tuple[str, ...]


def written(folder: Path) -> tuple[Path, ...]:
    """The accounts as files."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in ACCOUNTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return tuple(folder / name for name in ACCOUNTS)


def filled(path: Path) -> Filled:
    """The workspace, made at ``path``."""
    settings = wiring.Settings(encoder=False, reader=False)
    files = written(path.parent / "accounts")
    with Workspace.create(path) as workspace:
        story = workspace.new_story(TITLE).id
        empty = workspace.new_story("A story without accounts").id
        arrivals = [
            wiring.Arrival(source=Source(name=file.name, data=file.read_bytes()), given=GIVEN[file.name])
            for file in files
        ]
        wiring.take_in(workspace, arrivals, settings, story=story)
        shown = wiring.compare_story(workspace, story, settings)
        assert shown.comparison is not None
        return Filled(
            path=path,
            story=story,
            empty_story=empty,
            documents=shown.story.documents,
            findings=tuple(finding.id for finding in shown.comparison.findings),
        )
