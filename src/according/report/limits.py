"""What the page cannot see: the notes of the documents, what was left out, and what silence does and does not mean."""

from according.core import Annotated, Comparison
from according.report.account_lines import AccountLine


def limits(comparison: Comparison, accounts: tuple[AccountLine, ...]) -> tuple[str, ...]:
    """Sentences on what limits these findings, from the general to the single account."""
    told: list[str] = []
    by_id = {account.id: account for account in accounts}
    if len(accounts) == 1:
        told.append("There is one account: nothing can be compared, and nothing here speaks of silence.")
    elif len(comparison.stories) > 1:
        groups = "; ".join(
            ", ".join(by_id[document].letter for document in story.documents if document in by_id)
            for story in comparison.stories
        )
        told.append(
            f"The accounts tell {len(comparison.stories)} events ({groups}). “Not found in this account” is said only "
            "of accounts of the same event; silence about another event is no omission."
        )
    told.extend(_open(comparison))
    if len(accounts) > 1:
        told.append(
            "“Not found in this account” means that no words were recognised as saying the same. "
            "They may be there in words too different to be recognised."
        )
    told.append(
        "An account that carries a statement carries it; whether the statement is true cannot be seen from the texts."
    )
    if any("none" in value for name, value in comparison.made_with if name == "encoder"):
        told.append("No encoder took part: statements were matched by their words alone, so paraphrases are missed.")
    if any("none" in value for name, value in comparison.made_with if name == "reader"):
        told.append("No reading model took part: who says what was found by rules alone, which miss about half.")
    noted: dict[str, list[AccountLine]] = {}
    for annotated, account in zip(comparison.documents, accounts, strict=True):
        for note in _of(annotated):
            noted.setdefault(note, []).append(account)
    for note, some in noted.items():
        of = f"{some[0].letter} ({some[0].name})" if len(some) == 1 else ", ".join(one.letter for one in some)
        told.append(f"{of}: {note}")
    return tuple(told)


def _open(comparison: Comparison) -> list[str]:
    """What the texts do not settle about who tells which event, each once."""
    return list(
        dict.fromkeys(
            reason.detail
            for story in comparison.stories
            for reason in story.why
            if reason.name in ("not settled", "several events", "other language")
        )
    )


def _of(annotated: Annotated) -> list[str]:
    document = annotated.document
    notes = [note.rstrip(".") + "." for note in document.notes]
    if not document.published and not any("date" in note.casefold() for note in notes):
        notes.append("no date of publication is given, so that “yesterday” or “this week” stay without a date.")
    if document.language not in (None, "en") and not any("language" in note.casefold() for note in notes):
        notes.append(f"its language ({document.language}) is not supported; what was found there may be wrong.")
    if not document.telling:
        notes.append("no passage was recognised as the account’s telling.")
    return notes
