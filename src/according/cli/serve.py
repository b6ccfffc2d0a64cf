"""``according serve``: the workspace as a page to work in, on this machine alone unless told otherwise."""

from pathlib import Path

import click

from according.cli import workspaces
from according.cli.saying import say


@click.command("serve")
@workspaces.option
@click.option("--port", type=click.IntRange(0, 65535), default=0, metavar="PORT", help="The port; else a free one.")
@click.option("--open", "open_browser", is_flag=True, help="Open the browser, too.")
@click.option(
    "--host",
    default="127.0.0.1",
    metavar="ADDRESS",
    help="The address to listen on; another than this machine's own lets others in, unencrypted.",
)
@click.option(
    "--name",
    "names",
    multiple=True,
    metavar="NAME[:PORT]",
    help="A name by which the server is called, besides localhost; repeatable.",
)
@click.option("--read-only", "readonly", is_flag=True, help="Let nothing be changed.")
def command(
    told: Path | None, port: int, open_browser: bool, host: str, names: tuple[str, ...], readonly: bool
) -> None:
    """Work in a workspace with the browser: read accounts side by side, judge findings, add, correct, search.

    It prints a link that lets in one browser, once. Only this machine can reach it, and nothing is fetched from
    elsewhere. Ctrl-C ends it; work that was not done yet goes on with the next start.
    """
    path = workspaces.place(told)
    # Imported only here: a server is of no use to the other commands.
    from according.web.app import WebSettings
    from according.web.serving import serve

    settings = WebSettings(workspace=path, host=host, port=port, names=names, readonly=readonly)
    serve(settings, open_browser=open_browser, tell=say)
