"""The report's order: its sections, the kinds of finding in each, and the findings numbered through."""

from dataclasses import dataclass

from according.core import ChangeKind, Comparison, Finding, FindingKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the report: its anchor, heading, count words, kinds of finding, and what it says when it is empty."""

    anchor: str
    title: str
    count: str
    one: str
    kinds: tuple[FindingKind, ...]
    empty: str
    lead: str = ""
    needs_two: bool = True


SECTIONS = (
    Section(
        anchor="differ",
        title="Where they differ",
        count="differ",
        one="differs",
        kinds=(FindingKind.DIFFERS, FindingKind.DENIES, FindingKind.FIGURE_VARIANT, FindingKind.NOT_SETTLED),
        lead="Accounts that speak to the same question and do not say the same.",
        empty="No figure, date or outcome was found in which two accounts differ, and none that one account denies.",
    ),
    Section(
        anchor="carried",
        title="What several carry",
        count="carried by several",
        one="carried by several",
        kinds=(FindingKind.CORROBORATED,),
        lead="Carrying is not confirming: a circled number is one independent origin, as far as the texts show.",
        empty="No statement was found in more than one account.",
    ),
    Section(
        anchor="quotations",
        title="Quotations and their variants",
        count="quotation variants",
        one="quotation variant",
        kinds=(FindingKind.QUOTATION_VARIANT,),
        lead="The same words in different accounts. Struck: the other reading lacks it. Underlined: only here.",
        empty="No quotation appears in two accounts with different words.",
    ),
    Section(
        anchor="voices",
        title="Who speaks",
        count="voices",
        one="voice",
        kinds=(FindingKind.VOICES,),
        lead="Who is let speak, and how much: in quotation marks, and reported in the account’s own words.",
        empty="No attributed speech was found.",
        needs_two=False,
    ),
    Section(
        anchor="names",
        title="Names and labels",
        count="labels",
        one="label",
        kinds=(FindingKind.LABEL,),
        lead="What each account calls the same people and things, and in whose voice.",
        empty="No person, group or thing was found that the accounts label differently.",
        needs_two=False,
    ),
    Section(
        anchor="people",
        title="Who is who",
        count="in several accounts",
        one="in several accounts",
        kinds=(),
        lead="Whom the accounts name, by which names, and how often. Taking two for one is a suggestion: it says why.",
        empty="Nobody was found who is named in two accounts.",
        needs_two=False,
    ),
    Section(
        anchor="wording",
        title="Wording",
        count="wordings",
        one="wording",
        kinds=(FindingKind.AGENCY, FindingKind.CHARGED_WORDING, FindingKind.SCARE_QUOTE, FindingKind.CUE),
        lead="Who acts and who is acted upon, charged words, words in distancing marks, verbs that take a stand.",
        empty="No charged word, distancing quotation mark or verb of speech that takes a stand was found.",
        needs_two=False,
    ),
    Section(
        anchor="headlines",
        title="Headlines and paraphrases against the words under them",
        count="headline or paraphrase gaps",
        one="headline or paraphrase gap",
        kinds=(FindingKind.HEADLINE_GAP, FindingKind.PARAPHRASE_GAP),
        lead="A headline or a paraphrase that says more than, or other than, the words it stands over.",
        empty="No headline or paraphrase was found to say more than the words under it.",
        needs_two=False,
    ),
    Section(
        anchor="figures",
        title="Figures without a source",
        count="figures without a source",
        one="figure without a source",
        kinds=(FindingKind.UNSOURCED_FIGURE,),
        lead="Quantities that the account gives in its own voice, without saying on whose word.",
        empty="No figure was found that stands without a source.",
        needs_two=False,
    ),
    Section(
        anchor="alone",
        title="Found in one account only",
        count="in one account only",
        one="in one account only",
        kinds=(FindingKind.SINGLE_ACCOUNT,),
        lead="Found in one account, and nothing like it in the other accounts of the same event.",
        empty="Nothing was found that one account alone tells.",
    ),
    Section(
        anchor="origins",
        title="Where it comes from",
        count="sources named",
        one="source named",
        kinds=(FindingKind.PROVENANCE, FindingKind.COPIED, FindingKind.CIRCULAR),
        lead="The documents, speakers, agencies and outlets that the accounts name as their sources, and shared text.",
        empty="No account names a document or another outlet as its source, and no passage is shared word for word.",
        needs_two=False,
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """A finding with the number by which the page's text, margins and print refer to it."""

    number: int
    finding: Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A section with its findings."""

    section: Section
    findings: tuple[Numbered, ...]


def chapters(comparison: Comparison) -> tuple[Chapter, ...]:
    """All sections in their order with their findings, numbered through from 1 in the order of the page.

    What people set aside keeps its number: the others stay what they are called, and the numbers have gaps.
    """
    aside = {finding.id for finding in comparison.set_aside}
    shown = [each for each in numbered(comparison) if each.finding.id not in aside]
    return tuple(
        Chapter(section=section, findings=tuple(each for each in shown if each.finding.kind in section.kinds))
        for section in SECTIONS
    )


def numbered(comparison: Comparison) -> tuple[Numbered, ...]:
    """All findings with their numbers in the order of the page, those that were set aside among them.

    A finding has its number from what it was found as: it keeps it when a person calls it something else, and what
    people put in comes after all that was found.
    """
    found_as = {identity: (place, kind) for place, (identity, kind) in enumerate(comparison.order)}
    kinds = {kind: place for place, kind in enumerate(kind for section in SECTIONS for kind in section.kinds)}

    def place(finding: Finding) -> tuple[bool, int, int, int]:
        at, kind = found_as.get(finding.id, (len(found_as), finding.kind))
        # sorted() is stable: without an order findings of one kind stay as they were made.
        return bool(found_as) and finding.id not in found_as, kinds[kind], weight(finding), at

    found = sorted((*comparison.findings, *comparison.set_aside), key=place)
    return tuple(Numbered(number=number, finding=finding) for number, finding in enumerate(found, 1))


def weight(finding: Finding) -> int:
    """How early a quotation variant stands: 0 where its sense may turn, 1 for other words, 2 for marks, 3 the same."""
    if finding.kind is not FindingKind.QUOTATION_VARIANT:
        return 0
    kinds = {change.kind for change in finding.changes}
    return next((place for place, some in enumerate(_WEIGHTS) if kinds & some), 3)


_WEIGHTS = (
    frozenset({ChangeKind.NEGATION, ChangeKind.FIGURE, ChangeKind.NAME, ChangeKind.SPEAKER, ChangeKind.OCCASION}),
    frozenset({ChangeKind.INSERTED, ChangeKind.REPLACED, ChangeKind.CUT, ChangeKind.MERGED, ChangeKind.PARAPHRASED}),
    frozenset(ChangeKind),
)


RELATION_WORDS = {
    FindingKind.DIFFERS: "differs",
    FindingKind.DENIES: "denies",
    FindingKind.FIGURE_VARIANT: "figures differ",
    FindingKind.NOT_SETTLED: "not settled",
    FindingKind.CORROBORATED: "carried by several",
    FindingKind.QUOTATION_VARIANT: "quotation variant",
    FindingKind.VOICES: "voices",
    FindingKind.LABEL: "label",
    FindingKind.AGENCY: "who acts",
    FindingKind.CHARGED_WORDING: "charged wording",
    FindingKind.SCARE_QUOTE: "distancing quotation marks",
    FindingKind.CUE: "verb of speech",
    FindingKind.HEADLINE_GAP: "headline",
    FindingKind.PARAPHRASE_GAP: "paraphrase",
    FindingKind.UNSOURCED_FIGURE: "figure without a source",
    FindingKind.SINGLE_ACCOUNT: "found in one account only",
    FindingKind.PROVENANCE: "names a source",
    FindingKind.COPIED: "shared text",
    FindingKind.CIRCULAR: "goes round in a circle",
}


_DIFFERENCES = (FindingKind.DIFFERS, FindingKind.DENIES, FindingKind.NOT_SETTLED, FindingKind.FIGURE_VARIANT)


def relation_words(finding: Finding) -> str:
    """How the accounts stand to each other in this finding, in words: "differs · date"."""
    if finding.kind not in _DIFFERENCES:
        return RELATION_WORDS[finding.kind]
    word = finding.relation.value if finding.relation is not None else RELATION_WORDS[finding.kind]
    return f"{word} · {finding.aspect.value}" if finding.aspect is not None else word
