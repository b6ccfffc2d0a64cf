"""The page: one self-contained HTML file with the findings and the accounts side by side."""

import base64
import hashlib

from markupsafe import Markup

from according.core import Comparison
from according.report.account_lines import AccountLine
from according.report.environment import asset, environment
from according.report.views import View


def page(comparison: Comparison) -> str:
    """The comparison as one HTML file that needs no network, no server and no script.

    Its content security policy allows its own style and script alone, by their hashes. The same comparison gives the
    same page, byte for byte. Source texts are escaped, and characters that act instead of showing are made visible.
    """
    view = View(comparison)
    style = "".join(
        [
            asset("page.css"),
            asset("people.css"),
            asset("review.css") if view.reviewed else "",
            _widths(len(view.accounts)),
            asset("print.css"),
            *(_column_switch(account) for account in view.accounts),
        ]
    )
    script = asset("page.js")
    return (
        environment()
        .get_template("page.html.j2")
        .render(
            **view.context,
            style=Markup(style),  # noqa: S704 - our own file
            script=Markup(script),  # noqa: S704 - our own file
            style_hash=_digest(style),
            script_hash=_digest(script),
        )
    )


def _column_switch(account: AccountLine) -> str:
    """The rule by which an unticked account leaves the reading view, without script. Letters are A to Z alone."""
    return f"body:has(#show-{account.letter}:not(:checked)) #col-{account.letter}{{display:none}}\n"


def _widths(accounts: int) -> str:
    """Room for every account, which all have one scale: a table scrolls in its box rather than shrink them."""
    return (
        f"@media (min-width:44.01rem){{.voices{{min-width:{15 + 7.5 * accounts:g}rem}}"
        f".people{{min-width:{15 + 9 * accounts:g}rem}}}}\n"
        f".matrix.wide{{min-width:{11 * accounts:g}rem}}.people.wide{{min-width:{10 + 9 * accounts:g}rem}}\n"
        f".voices.squares{{min-width:{9 + 2.6 * accounts:g}rem}}\n"
    )


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
