"""A label as it is found, before it is known whose words it is."""

from typing import NamedTuple

from according.core import LabelForm, Span


class Found(NamedTuple):
    """The place of a label, how it labels, and whether the clause says itself that they are another's words."""

    span: Span
    how: LabelForm
    others: bool = False
