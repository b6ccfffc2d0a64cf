"""Links: where the report's links lead. In one file they lead to its own anchors; the web app has other addresses."""

from according.core import Finding


class Links:
    """The links of a page that is one file. Who spreads the report over several pages puts others in their place."""

    def finding(self, finding: Finding) -> str:
        """Where a finding stands."""
        return f"#{finding.id}"

    def place(self, anchor: str, finding: Finding | None = None) -> str:  # noqa: ARG002 - for those that need it
        """Where words stand in the text, by their anchor; ``finding`` is what shows them."""
        return f"#{anchor}"

    def account(self, document: str, letter: str) -> str:  # noqa: ARG002
        """Where an account stands, by its document and its letter."""
        return f"#col-{letter}"

    def name(self, entity: str) -> str:  # noqa: ARG002
        """Where it is put right who is who, by the id of an entity across accounts; "" on a page that is only read."""
        return ""

    def section(self, anchor: str) -> str:
        """Where a section of the report stands."""
        return f"#{anchor}"

    def number(self, finding: str) -> str:
        """Where the small number before words of a text leads, by the id of its finding."""
        return f"#{finding}"

    def mark(self, finding: str) -> str:  # noqa: ARG002
        """Where words of a text lead that a finding points at; nowhere ("") where their number does already."""
        return ""

    def attribution(self, document: str, attribution: str) -> str:  # noqa: ARG002
        """Where an attribution of a text can be put right; nowhere ("") on a page that is only read."""
        return ""


#: The links within one file.
IN_PAGE = Links()
