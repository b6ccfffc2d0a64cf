"""``according completion``: the script by which a shell completes commands, options, stories and findings."""

import click

_SHELLS = ("bash", "zsh", "fish")


@click.command("completion")
@click.argument("shell", type=click.Choice(_SHELLS))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Print the script for your shell.

    \b
    bash:  according completion bash > ~/.local/share/bash-completion/completions/according
    zsh:   according completion zsh > "${fpath[1]}/_according"
    fish:  according completion fish > ~/.config/fish/completions/according.fish
    """  # noqa: D301 - click's own mark, by which lines stay as they are
    from click.shell_completion import get_completion_class

    completer = get_completion_class(shell)
    if completer is None:  # pragma: no cover - click has all three
        raise click.UsageError(f"{shell}: is not known")
    root = ctx.find_root().command
    # Only the template: click's own source() starts a bash to ask for its version, and warns where there is none.
    made = completer(root, {}, "according", "_ACCORDING_COMPLETE")
    click.echo(made.source_template % made.source_vars())
