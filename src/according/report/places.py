"""Places: where tables link to words in the texts, noted so that the reading view gives each an anchor."""

from according.core import Span
from according.report.account_lines import AccountLine
from according.report.excerpts import anchor


class Places:
    """Hands out the anchors of places in the texts and remembers them; ``spans`` is what the texts have to anchor."""

    def __init__(self, accounts: tuple[AccountLine, ...]) -> None:
        self._accounts = {account.id: account for account in accounts}
        self._spans: dict[str, dict[Span, None]] = {}

    def link(self, document: str, span: Span) -> str:
        """The anchor of ``span`` in the text of ``document``."""
        self._spans.setdefault(document, {})[span] = None
        return anchor(self._accounts[document], span)

    def spans(self, document: str) -> tuple[Span, ...]:
        """The places of ``document`` that something links to, each once."""
        return tuple(self._spans.get(document, ()))
