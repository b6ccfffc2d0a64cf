"""A workspace with two accounts, made by the commands themselves, for the tests of those that work in one."""

import json

from test_compare import COURIER, LEDGER, run

TITLE = "Council vote"
QUICK = ("--no-reader", "--no-encoder")


def made(folder, *, compared=True):
    """A workspace in this folder with a story of two accounts; its file."""
    (folder / "courier.txt").write_text(COURIER)
    (folder / "ledger.txt").write_text(LEDGER)
    file = folder / "according.db"
    assert run("init", file).exit_code == 0
    result = run("add", "-w", file, folder / "courier.txt", folder / "ledger.txt", "--story", TITLE, *QUICK)
    assert result.exit_code == 0, result.output
    if compared:
        result = run("compare", "-w", file, "--json", *QUICK)
        assert result.exit_code == 0, result.output
    return file


def told(*arguments, code=0, **kwargs):
    """What a command prints as JSON; it has to leave with ``code``."""
    result = run(*arguments, **kwargs)
    assert result.exit_code == code, (result.output, result.exception)
    text = result.stdout.strip()
    if not text or (text[0] in "[{" and text[-1] in "]}" and "\n{" not in text):
        return json.loads(text) if text else None
    return [json.loads(line) for line in text.splitlines()]


def refused(*arguments, **kwargs):
    """The words with which a command refuses; it has to leave with 2, or raise an error of ours."""
    from according.core import AccordingError

    result = run(*arguments, **kwargs)
    if isinstance(result.exception, AccordingError):
        return str(result.exception)
    assert result.exit_code == 2, (result.output, result.exception)
    return result.stderr
