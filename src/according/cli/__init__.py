"""The command line: verbs for files (``compare``, ``read`` …) and for a workspace (``init``, ``add``, ``correct`` …).

Exit codes: 0 all was done; 1 a check found something wrong; 2 the call is off, or none of the inputs could be read; 3
done, but something was left out (it is named on stderr); 130 interrupted.
"""

import errno
import os
import sys
from importlib import import_module
from io import TextIOWrapper

import click

#: The commands, in the order in which help lists them. Their modules are imported only when they are called, so that
#: ``according --help`` answers at once.
PARTS = {
    "Files": {
        "compare": "Lay accounts side by side: a page, a terminal report, or JSON.",
        "read": "Read inputs: text, regions, metadata.",
        "annotate": "Who says what, figures, moments and statements of each input.",
        "group": "Which inputs tell one event, and which copy which.",
    },
    "A workspace that keeps them": {
        "init": "Make a workspace: one file. compare, too, takes its stories.",
        "add": "Add files and pages by address; without a workspace to a folder.",
        "list": "List stories, documents, findings, people, groups, the tray.",
        "story": "Make, show, order and change stories.",
        "search": "Search words, speakers, outlets, kinds, dates.",
        "serve": "Work in the browser, on this machine alone.",
    },
    "A whole archive": {
        "run": "Find stories and copies, compare each story, write tables.",
        "open": "A run's stories; one of them as a page or a report.",
    },
    "What the tool got wrong": {
        "correct": "Accept, reject, edit, add, merge, split, note.",
        "log": "Who did what, when and why.",
        "undo": "Take back single steps.",
    },
    "Handing on": {
        "report": "A story's page, one file.",
        "export": "Tables, annotations, references, for other programs.",
    },
    "Pages that change": {
        "watch": "Poll feeds and pages; add what is new, keep what changed.",
        "versions": "What pages in a folder said before, and what differs.",
    },
    "Upkeep": {
        "doctor": "Check a workspace, repair it, copy it.",
        "remove": "Take documents out of a workspace for good.",
        "completion": "Let the shell complete commands, stories and findings.",
        "evaluate": "Measure against a gold standard.",
        "schema": "Print the JSON Schema of a record.",
    },
}
COMMANDS = {name: words for part in PARTS.values() for name, words in part.items()}

#: The exit code of a run that was interrupted: 128 and the number of the signal.
INTERRUPTED = 130
# A full disk, a quota, a file that may grow no further, a device that fails: where standard output leads.
_UNWRITABLE = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})


class _Lazy(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"according.cli.{cmd_name}").command
        return command

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo("interrupted", err=True)
            raise SystemExit(INTERRUPTED) from None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(args[0], COMMANDS, n=1)
            hint = f" Did you mean {near[0]!r}?" if near else f" There are: {', '.join(COMMANDS)}."
            ctx.fail(f"There is no command {args[0]!r}.{hint}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        width = max(map(len, COMMANDS))
        for title, part in PARTS.items():
            with formatter.section(title):
                formatter.write_dl([(name.ljust(width), words) for name, words in part.items()])


def _version(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        from importlib.metadata import version

        click.echo(f"according {version('according')}")
        ctx.exit()


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Print the version."
)
def group() -> None:
    """Lay several accounts of one matter side by side.

    Who says what, on whose word, and how the accounts differ. Try:

    \b
        according compare courier.html ledger.txt release.md
        according init      a workspace, which keeps them and your corrections
    """  # noqa: D301 - click's own mark, by which lines stay as they are


def main() -> None:
    """The entry point: runs the command and leaves with its exit code."""
    _speak_unicode()
    try:
        group.main(prog_name="according")
    except Exception as error:
        # Imported only here: the nouns need numpy, and help should not wait for it.
        from according.cli.saying import USAGE, say
        from according.core import AccordingError

        if isinstance(error, OSError) and error.errno in _UNWRITABLE and error.filename is None:
            _drop_output()
            say(f"the output cannot be written ({(error.strerror or 'unknown reason').lower()}); send it elsewhere")
        elif isinstance(error, AccordingError):
            say(str(error))
        else:
            raise
        raise SystemExit(USAGE) from None


def _speak_unicode() -> None:
    """Data is UTF-8 whatever the locale; a terminal that knows fewer characters gets escapes for the others."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")


def _drop_output() -> None:
    """What could not be written is not tried again when the interpreter ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
