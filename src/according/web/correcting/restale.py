"""After a step that changes what is compared, the stories that it concerns are compared anew."""

from typing import TYPE_CHECKING

from starlette.requests import Request

from according.core import Step, SubjectKind
from according.job.stories import shown
from according.web.jobs import queue_compare

if TYPE_CHECKING:
    from according.store import Workspace

_LOCAL = (SubjectKind.ATTRIBUTION, SubjectKind.DOCUMENT)


def compare_anew(request: Request, workspace: "Workspace", taken: Step) -> tuple[str, ...]:
    """Queue the comparison of every story that ``taken`` makes stale; their ids.

    Steps on findings and notes change nothing that is compared.
    """
    if taken.subject.kind is SubjectKind.FINDING:
        return ()
    concerned = [story.id for story in workspace.stories() if _concerned(taken, story.id, story.documents)]
    stale = []
    for identity in concerned:
        seen = shown(workspace, identity)
        if seen.comparison is not None and seen.stale:
            queue_compare(request, workspace, identity)
            stale.append(identity)
    return tuple(stale)


def _concerned(taken: Step, story: str, documents: tuple[str, ...]) -> bool:
    subject = taken.subject
    if subject.kind not in _LOCAL:
        return subject.story == story
    named = {anchor.document for anchor in subject.anchors}
    return bool(named & set(documents)) or (subject.kind is SubjectKind.DOCUMENT and subject.id in documents)
