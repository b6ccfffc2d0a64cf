"""Cues across accounts: the words by which accounts introduce what people say, by class and by speaker."""

import re
from collections import Counter
from collections.abc import Iterable

from according.compare.accounts import Accounts
from according.core import (
    Alignment,
    Annotated,
    Aspect,
    Attribution,
    AttributionKind,
    CueClass,
    Evidence,
    Finding,
    FindingKind,
    Modality,
    Polarity,
    Relation,
    SharedEntity,
    Voice,
    WordingKind,
    content_id,
)

_RULE = (
    "The words by which accounts introduce what somebody says, by class: doubting (“claimed”), factive (“revealed”), "
    "conceding (“admitted”), accusing (“slammed”), denying, emotive (“lamented”). Neutral ones (“said”) are counted, "
    "not listed. What somebody quoted says of others' words is left out."
)
_SPEAKER_RULE = (
    "One speaker's words are introduced by a doubting, factive, conceding or emotive cue in one account, and by none "
    "of that class in others, which cite the speaker at least twice. The classes are a fixed list; the reader judges."
)
#: Kinds whose content somebody said or thought.
_REPORTED = (AttributionKind.DIRECT, AttributionKind.MIXED, AttributionKind.INDIRECT)
#: So many cues the others need for one speaker before their lack of a class says anything.
_ENOUGH = 2
#: What a teller chooses: whether somebody accuses or denies is more often that speaker's doing.
_CHOSEN = (CueClass.DOUBTING, CueClass.FACTIVE, CueClass.CONCEDING, CueClass.EMOTIVE)
#: A cue without what stands around its verb.
_AROUND = re.compile(
    r"\A(?:(?:has|have|had|is|are|was|were|been|being|be|also|then|later|again|even|once|further|still|now|just|and|but|"
    r"who|has|he|she|they|it|\w+ly|went|goes|going|go|on|to|continued|continues|began|did|does|do)\s+)+(?=\w)",
    re.IGNORECASE,
)
_MARKS = re.compile(r"\w")

Use = tuple[Attribution, CueClass]


def cues(accounts: Accounts, alignments: tuple[Alignment, ...]) -> tuple[Finding, ...]:
    """Speakers whose words accounts introduce by cues of other classes; then one finding a class that is not neutral.

    Both count what the account itself says: a cue inside somebody's words is that speaker's. ``of`` whom each is used
    stands in the titles, with how many cues the account has in all.
    """
    del alignments
    if len(accounts.documents) < 2:
        return ()
    used = {annotated.id: _uses(annotated) for annotated in accounts.documents}
    return (*_by_speaker(accounts, used), *_by_class(accounts, used))


def _uses(annotated: Annotated) -> list[Use]:
    """The cues by which the account itself introduces words that were said, each with its class.

    A cue whose class is not neutral counts where it is noted among the account's wording; a neutral one where it is a
    word and brings what was said, not what may be said or was not.
    """
    noted = {
        w.span: CueClass(w.detail)
        for w in annotated.wording
        if w.kind is WordingKind.CUE_CLASS and w.voice is Voice.OUTLET
    }
    found = []
    for a in annotated.attributions:
        if not a.cue or not _MARKS.search(annotated.words(a.cue[0])):
            continue
        if a.cue[0] in noted:
            found.append((a, noted[a.cue[0]]))
        elif (
            a.cue_class is CueClass.NEUTRAL
            and a.parent is None
            and a.kind in _REPORTED
            and a.modality is Modality.ASSERTED
            and a.polarity is Polarity.POSITIVE
        ):
            found.append((a, CueClass.NEUTRAL))
    return found


def _by_class(accounts: Accounts, used: dict[str, list[Use]]) -> list[Finding]:
    found = []
    for cue_class in CueClass:
        evidence, parts = [], []
        for annotated in accounts.documents:
            uses = [a for a, its in used[annotated.id] if its is cue_class]
            if cue_class is CueClass.NEUTRAL or not uses:
                continue
            names = []
            for attribution in uses:
                shared = accounts.shared(annotated.id, attribution.speaker)
                of = f" of {shared.name}" if shared is not None else ""
                names.append(f"“{_plain(annotated, attribution)}”{of}")
                evidence.append(_evidence(annotated, attribution, cue_class, shared))
            parts.append(f"{accounts.letter(annotated.id)} {len(uses)} of {len(used[annotated.id])}: {_listed(names)}")
        if evidence:
            title = f"{cue_class.value.capitalize()} cues: {'; '.join(parts)}"
            found.append(_finding(title, _RULE, evidence, 0.4, cue_class.value))
    return found


def _by_speaker(accounts: Accounts, used: dict[str, list[Use]]) -> list[Finding]:
    spoken: dict[str, dict[str, list[Use]]] = {}
    speakers: dict[str, SharedEntity] = {}
    for annotated in accounts.documents:
        for use in used[annotated.id]:
            shared = accounts.shared(annotated.id, use[0].speaker)
            if shared is not None:
                speakers[shared.id] = shared
                spoken.setdefault(shared.id, {}).setdefault(annotated.id, []).append(use)
    found = []
    for identity, by_account in spoken.items():
        if len(by_account) < 2 or not _apart(by_account):
            continue
        shared = speakers[identity]
        evidence, parts = [], []
        for account, uses in by_account.items():
            annotated = accounts.document(account)
            parts.append(
                f"in {accounts.letter(account)} by {_listed(f'“{_plain(annotated, a)}”' for a, _ in _ranked(uses))}"
            )
            evidence += [_evidence(annotated, a, its, shared) for a, its in uses]
        title = f"Words of {shared.name} are introduced {'; '.join(parts)}"
        found.append(_finding(title, _SPEAKER_RULE, evidence, 0.5, "speaker", identity))
    return found


def _apart(by_account: dict[str, list[Use]]) -> bool:
    """Whether an account has a class of the teller's choice that others with enough cues of the speaker have not."""
    classes = {account: {its for _, its in uses} for account, uses in by_account.items()}
    return any(
        any(cue_class in its for its in classes.values())
        and sum(len(uses) for account, uses in by_account.items() if cue_class not in classes[account]) >= _ENOUGH
        for cue_class in _CHOSEN
    )


def _ranked(uses: list[Use]) -> list[Use]:
    """What is not neutral first; else in the order of the text."""
    return sorted(uses, key=lambda use: use[1] is CueClass.NEUTRAL)


def _plain(annotated: Annotated, attribution: Attribution) -> str:
    """A cue's words without auxiliaries and adverbs: "has repeatedly claimed" is "claimed"."""
    cue = " ".join(annotated.words(attribution.cue[0]).split())
    return _AROUND.sub("", cue)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"{name}" + (f" ({n} times)" if n > 1 else "") for name, n in Counter(names).items())


def _evidence(
    annotated: Annotated, attribution: Attribution, cue_class: CueClass, shared: SharedEntity | None
) -> Evidence:
    of = f" of {shared.name}" if shared is not None else ""
    return Evidence(document=annotated.id, span=attribution.cue[0], role=f"{cue_class.value} cue{of}")


def _finding(
    title: str, rule: str, evidence: list[Evidence], score: float, key: str, entity: str | None = None
) -> Finding:
    return Finding(
        id=content_id("finding", "cue", key, *(f"{e.document} {e.span.start}" for e in evidence)),
        kind=FindingKind.CUE,
        rule=rule,
        title=title,
        evidence=tuple(evidence),
        relation=Relation.DIFFERS if entity is not None else None,
        aspect=Aspect.WORDING,
        entity=entity,
        score=score,
    )
