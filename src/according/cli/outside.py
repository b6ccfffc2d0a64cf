"""Documents in no story: what is meant among them, and how people left it."""

from collections.abc import Iterator
from dataclasses import dataclass

from according.cli.referring import begins, document_in
from according.cli.targets import Target, attribution_target, document_target
from according.core import Judged, UsageError
from according.job.stories import ShownDocument, shown_document
from according.store import Workspace

#: What the ids of attributions begin with: for anything else no document is read to find one.
_ATTRIBUTION = "a-"


@dataclass(frozen=True, slots=True)
class Outside:
    """A document in no story, or something in it, and the document as people left it."""

    target: Target
    document: ShownDocument

    @property
    def judged(self) -> Judged | None:
        """What people said of it."""
        held = self.document.said.judged
        return next((each for each in held if (each.kind, each.id) == (self.target.kind, self.target.id)), None)


def outside(workspace: Workspace, told: str) -> Outside | None:
    """The document in no story that is meant, by id, file, title or outlet; or an attribution in one, by its id.

    Raises:
        UsageError: if there are several.

    """
    if told.isdigit():  # a finding's number
        return None
    rows = [row for row in workspace.documents() if not row.stories]
    row = document_in(rows, told)
    if row is not None:
        held = shown_document(workspace, row.id)
        return Outside(document_target(held.annotated), held)
    found = list(_attributions(workspace, [row.id for row in rows], told)) if told.startswith(_ATTRIBUTION) else []
    if len(found) > 1:
        raise UsageError(f"{told!r} may be any of {len(found)} attributions; say more of the id")
    return next(iter(found), None)


def _attributions(workspace: Workspace, documents: list[str], told: str) -> Iterator[Outside]:
    for identity in documents:
        held = shown_document(workspace, identity)
        for attribution in held.annotated.attributions:
            if begins(attribution.id, told):
                yield Outside(attribution_target(held.annotated, attribution), held)
