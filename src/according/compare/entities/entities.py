"""The face: entities of several documents in, entities across documents out."""

from according.compare.entities.acronyms import join_acronyms
from according.compare.entities.bodies import join_bodies
from according.compare.entities.clusters import Clusters
from according.compare.entities.context import Context
from according.compare.entities.corrections import join_named, keep_apart
from according.compare.entities.countries import countries
from according.compare.entities.groups import join_groups
from according.compare.entities.profiles import profile
from according.compare.entities.same_names import join_fuller, join_same
from according.compare.entities.shared import shared
from according.compare.entities.short_names import join_cut, join_surnames
from according.compare.entities.spellings import join_spellings
from according.compare.entities.unnamed import join_unnamed
from according.core import Annotated, Correction, SharedEntity, Story


def shared_entities(
    documents: tuple[Annotated, ...], stories: tuple[Story, ...] = (), corrections: tuple[Correction, ...] = ()
) -> tuple[SharedEntity, ...]:
    """Every entity of ``documents``, those that are one and the same as one, in the order of their first account.

    Args:
        documents: the accounts, in the user's order, which does not change who is taken for whom.
        stories: the events that they tell; without them they are taken to tell one.
        corrections: what the user says about who is who.

    Raises:
        UsageError: if a correction has a name that no account has, or contradicts another.

    """
    profiles = [
        profile(place, annotated, entity) for place, annotated in enumerate(documents) for entity in annotated.entities
    ]
    keep_apart(profiles, documents, corrections)
    context = Context(documents, stories)
    context.know(profiles)
    clusters = Clusters(profiles, context)
    join_named(clusters, documents, corrections)
    for step in _STEPS:
        step(clusters)
    return shared(clusters, countries(clusters, documents))


#: From the surest to the least sure; each sees what the ones before it have joined.
_STEPS = (
    join_same,
    join_fuller,
    join_acronyms,
    join_spellings,
    join_surnames,
    join_cut,
    join_bodies,
    join_unnamed,
    join_groups,
)
