"""Context: what stands around entities that can be one: words that both are given as saying, who is named beside."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import islice

from according.compare.entities.profiles import Profile
from according.core import FUNCTION_WORDS, Annotated, EntityType, Evidence, Feature, Span, Story, words

#: Words in a row that two sources do not say alike by chance, and how many of them must carry matter.
_RUN = 6
_MATTER = 3
#: Names in one sentence that are taken for company; a list of names keeps no company.
_COMPANY = 8
#: Runs of words that are kept of one entity of one document, so that a speech printed in full costs no more than this.
_KEPT = 4000


class Context:
    """What the accounts show around their entities; each part is made when first asked for."""

    def __init__(self, documents: Sequence[Annotated], stories: Sequence[Story] = ()) -> None:
        self._documents = {annotated.id: annotated for annotated in documents}
        self._story = {document: story.id for story in stories for document in story.documents}
        self._said: dict[tuple[str, str], dict[str, Span]] = {}
        self._company: dict[str, dict[str, set[str]]] = {}
        self._names: dict[tuple[str, str], str] = {}
        self._shown: dict[str, str] = {}
        self._lower: dict[str, frozenset[str]] = {}

    def know(self, profiles: Sequence[Profile]) -> None:
        """Take in the names by which company is known."""
        for profile in profiles:
            if profile.names:
                name = min(profile.names, key=lambda n: (-len(n), n))
                self._names[profile.document, profile.entity.id] = name
                written = profile.written[name]
                self._shown[name] = min(self._shown.get(name, written), written)

    def one_event(self, left: Profile, right: Profile) -> bool:
        """Whether the two accounts tell one event; so they do where nobody said which events there are."""
        return not self._story or self._story.get(left.document) == self._story.get(right.document)

    def said(self, profile: Profile) -> dict[str, Span]:
        """The runs of words that an account gives as the entity's, each with the content that it stands in."""
        if (profile.document, "") not in self._said:
            self._hear(self._documents[profile.document])
        return self._said.get((profile.document, profile.entity.id), {})

    def same_words(self, left: Profile, right: Profile) -> Feature | None:
        """Words that both accounts give as theirs."""
        mine, theirs = self.said(left), self.said(right)
        shared = mine.keys() & theirs.keys()
        if not shared:
            return None
        run = min(shared, key=lambda run: (mine[run].start, run))
        return Feature(
            name="same words said",
            value=0.8 if len(shared) > 1 else 0.6,
            detail=f"both are given the words “{run}”",
            left=Evidence(document=left.document, span=mine[run], role="words"),
            right=Evidence(document=right.document, span=theirs[run], role="words"),
        )

    def company(self, left: Profile, right: Profile) -> Feature | None:
        """Names that stand beside both in a sentence."""
        shared = sorted(self._beside(left) & self._beside(right))
        if not shared:
            return None
        return Feature(
            name="named beside the same",
            value=min(0.3, 0.1 * len(shared)),
            detail=f"both stand beside {', '.join(self._shown[name] for name in shared[:3])}",
            left=left.first(),
            right=right.first(),
        )

    def common_word(self, name: str, profiles: Sequence[Profile]) -> bool:
        """Whether one of the accounts has a name of one word in small letters, too: May, Post, Trade."""
        return any(name in self._words(profile.document) for profile in profiles)

    def _words(self, document: str) -> frozenset[str]:
        if document not in self._lower:
            text = self._documents[document].document.text
            found = {w.form for w in words(text) if text[w.start].islower()}
            self._lower[document] = frozenset(found)
        return self._lower[document]

    def _hear(self, annotated: Annotated) -> None:
        self._said[annotated.id, ""] = {}
        text = annotated.document.text
        for attribution in annotated.attributions:
            if attribution.speaker is None:
                continue
            kept = self._said.setdefault((annotated.id, attribution.speaker), {})
            for span in attribution.content:
                forms = [w.form for w in words(text, span.start, span.end)]
                for at in range(min(len(forms) - _RUN + 1, _KEPT - len(kept))):
                    run = forms[at : at + _RUN]
                    if sum(form not in FUNCTION_WORDS for form in run) >= _MATTER:
                        kept.setdefault(" ".join(run), span)

    def _beside(self, profile: Profile) -> set[str]:
        annotated = self._documents[profile.document]
        if annotated.id not in self._company:
            self._company[annotated.id] = self._accompany(annotated)
        return self._company[annotated.id].get(profile.entity.id, set())

    def _accompany(self, annotated: Annotated) -> dict[str, set[str]]:
        starts = [sentence.start for sentence in annotated.sentences]
        named: dict[int, dict[str, str]] = {}
        for entity in annotated.entities:
            name = self._names.get((annotated.id, entity.id))
            if name is None or entity.type is EntityType.UNKNOWN:
                continue
            for mention in islice(entity.mentions, _KEPT):
                named.setdefault(bisect_right(starts, mention.span.start), {})[entity.id] = name
        company: dict[str, set[str]] = {}
        for present in named.values():
            if 1 < len(present) <= _COMPANY:
                for identity, name in present.items():
                    company.setdefault(identity, set()).update(other for other in present.values() if other != name)
        return company
