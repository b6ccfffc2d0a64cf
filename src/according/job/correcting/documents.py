"""Documents: what is told of them put right."""

from according.core import Action, Step, Values
from according.correct import document_subject, document_values
from according.job.correcting.taking import Word, put_on_document, refuse_nothing
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
        UsageError: if there is no such document, nothing is changed, or a date or kind is none.

    """
    after = Values(outlet=outlet, title=title, author=author, published=published, kind=kind)
    refuse_nothing(after)
    annotated = shown_document(workspace, document).annotated
    word = Word(who=who, why=why, seen=seen)
    subject, before = document_subject(annotated), document_values(annotated)
    return put_on_document(workspace, document, word, Action.EDIT, subject, before, after)
