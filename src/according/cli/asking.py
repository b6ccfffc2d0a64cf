"""Questions before something is done that others see or that cannot be taken back."""

import sys

import click

from according.core import UsageError


def agree(question: str, *, what: str, otherwise: str) -> None:
    """Asks on the terminal, and goes on only where the answer is yes.

    Args:
        question: what is asked.
        what: what is to be done, in a word ("fetch").
        otherwise: what is said where the answer is no ("nothing was fetched").

    Raises:
        UsageError: if the answer is no, or nobody can be asked.
        KeyboardInterrupt: if the question is interrupted.

    """
    if sys.stdin is None or not sys.stdin.isatty():
        raise UsageError(f"nobody can be asked whether to {what}; call it with --yes if that is what you want")
    try:
        if click.confirm(question, default=False, err=True):
            return
    except click.Abort:
        raise KeyboardInterrupt from None  # so that it leaves as any other interrupted run
    raise UsageError(otherwise)
