"""Who denies: the id across accounts, as far as it is known, and the name by which a title calls them."""

from according.compare.accounts import Accounts
from according.compare.alignment.views import View
from according.compare.denials import patterns
from according.core import Annotated, Attribution


def who_denies(accounts: Accounts, annotated: Annotated, attribution: Attribution) -> tuple[str | None, str]:
    """The source of a denial: id and name; the name is empty where the source is a pronoun that stays open."""
    shared = accounts.shared(annotated.id, attribution.speaker)
    if shared is not None:
        return shared.id, patterns.RELATIVE.split(shared.name)[0]
    entity = accounts.entity(annotated.id, attribution.speaker)
    if entity is not None:
        return entity.id, entity.name
    for span in attribution.source[:1]:
        inside = [
            e for e in annotated.entities if any(m.span.start == span.start and span.holds(m.span) for m in e.mentions)
        ]
        for entity in inside:
            shared = accounts.shared(annotated.id, entity.id)
            return (shared.id, shared.name) if shared else (entity.id, entity.name)
    source = " ".join(annotated.words(span) for span in attribution.source[:1]).split(",")[0]
    source = patterns.RELATIVE.split(source)[0].strip()
    named = 0 < len(source.split()) <= 8 and source.split()[0].lower() not in patterns.PRONOUNS
    return None, source if named else ""


def by_pronoun(annotated: Annotated, attribution: Attribution) -> str:
    """The pronoun that is the source of an attribution, or nothing."""
    source = " ".join(annotated.words(span) for span in attribution.source)
    return source if source.lower() in patterns.PRONOUNS else ""


def named_before(accounts: Accounts, annotated: Annotated, view: View, before: int) -> tuple[str | None, str]:
    """Whom a sentence names first, before the denying words: who found no evidence."""
    stop = view.statement.span.start + before
    places = sorted(
        (mention.span.start, entity.id, entity.name)
        for entity in annotated.entities
        for mention in entity.mentions
        if view.statement.span.start <= mention.span.start < stop
    )
    if not places:
        return None, ""
    shared = accounts.shared(annotated.id, places[0][1])
    return (shared.id, shared.name) if shared else places[0][1:]
