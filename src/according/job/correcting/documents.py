"""Documents: what is told of them put right."""

from according.core import Action, Step, Values
from according.correct import document_subject, document_values
from according.job.correcting.taking import Word, put, refuse_nothing
from according.job.stories import shown_document
from according.store import Workspace


def edit_document(
    workspace: Workspace,
    document: str,
    *,
    who: str,
    outlet: str | None = None,
    title: str | None = None,
    author: str | None = None,
    published: str | None = None,
    kind: str | None = None,
    why: str = "",
    seen: int | None = None,
) -> Step:
    """Put right what is told of a document; "" says that it has none, None leaves it as it is.

    Raises:
        UsageError: if there is no such document, or nothing is changed.

    """
    after = Values(outlet=outlet, title=title, author=author, published=published, kind=kind)
    refuse_nothing(after)
    annotated = shown_document(workspace, document).annotated
    word = Word(who=who, why=why, seen=seen)
    return put(workspace, word, Action.EDIT, document_subject(annotated), document_values(annotated), after)
