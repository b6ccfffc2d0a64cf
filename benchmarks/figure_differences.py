"""Lay real accounts of one incident side by side and show every differing figure, to be judged by reading.

    python benchmarks/figure_differences.py [--incidents 150] [--show]

Takes every n-th incident of the Gun Violence Archive part of SemEval-2018 task 5 (beside the checkout) that has two
accounts or more, annotates them, and compares their figures as one event. Where the differing figures count killed or
injured persons it says whether one of them is the registry's number. The texts name private persons: what ``--show``
prints is for reading on the spot and goes into no document, test or example.
"""

import argparse
import gzip
import json
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

from according.annotate.annotate import annotate
from according.clean import clean
from according.compare.accounts import Accounts
from according.compare.quantities.agreements import figure_agreements
from according.compare.quantities.figures import figure_differences
from according.compare.quantities.moments import moment_differences
from according.core import Extract, Finding, Metadata, Models, OriginMap, RawInput, Relation, Story

SHARED = Path(__file__).resolve().parents[1] / ".." / "shared" / "data" / "gva" / "incidents.jsonl.gz"
#: Plain clauses of the benchmark's own, to know which incidents two accounts tell of alike.
_WORDS = dict(enumerate("one two three four five six seven eight nine ten".split(), 1))
_PEOPLE = r"(?: (?:people|persons|men|women|others|victims|teens|teenagers|children|adults))?"
_KILLED = rf"\b(?:kill(?:ed|ing) N\b|N{_PEOPLE} (?:were |are |was )?(?:killed|dead|died|shot and killed|fatally shot))"
_INJURED = rf"\b(?:(?:injur|wound)(?:ed|ing) N\b|N{_PEOPLE} (?:were |are |was )?(?:injured|wounded|hurt))"
MODELS = Models()


def accounts_of(incident: dict[str, object]) -> Accounts | None:
    """An incident's accounts as one story; None where fewer than two differ in their words."""
    annotated = []
    for place, record in enumerate(incident["accounts"]):  # type: ignore[arg-type, var-annotated]
        if record.get("same_text_as"):
            continue
        text = record["text"]
        extract = Extract(
            path=f"{incident['id']}-{place}",
            raw=RawInput(sha256=record["id"], size=len(text), media_type="text/plain", encoding="utf-8", extractor=""),
            text=text,
            origin=OriginMap.identity(len(text)),
            metadata=Metadata(title=record.get("title"), published=record.get("date") or None),
        )
        document = clean(extract)
        annotated.append(annotate(replace(document, id=str(record["id"])), MODELS))
    if len(annotated) < 2:
        return None
    documents = tuple(annotated)
    return Accounts.of(documents, (Story(id="s", documents=tuple(a.id for a in documents)),), ())


def shown(accounts: Accounts, finding: Finding) -> str:
    """A finding with its words in their surroundings."""
    lines = [f"{finding.relation} {finding.score:.2f} {finding.title}"]
    for each in finding.evidence:
        text = accounts.document(each.document).document.text
        before, after = text[max(0, each.span.start - 140) : each.span.start], text[each.span.end : each.span.end + 90]
        words = f"{before}[[{each.span.of(text)}]]{after}".replace("\n", " ¶ ")
        lines.append(
            f"    {accounts.letter(each.document)} {accounts.document(each.document).document.published}: …{words}…"
        )
    return "\n".join(lines)


def against_registry(incident: dict[str, object], accounts: Accounts, finding: Finding) -> str:
    """Whether one of the figures is the number in the registry."""
    role = next((f.detail.removeprefix("people ") for f in finding.why if f.name == "same role"), "")
    known = incident["registry"].get(role)  # type: ignore[attr-defined]
    if known is None:
        return "no number in the registry"
    values = {
        figure.value
        for each in finding.evidence
        for figure in accounts.document(each.document).figures
        if figure.span.start == each.span.start
    }
    return f"{role}: the registry's number is {'' if float(known) in values else 'not '}among them"


def told_alike(
    incident: dict[str, object], accounts: Accounts, found: tuple[Finding, ...], tally: Counter[str]
) -> None:
    """Count the incidents of which two accounts state the registry's number in a plain clause, and those found."""
    for role, verb in (("killed", _KILLED), ("injured", _INJURED)):
        known = incident["registry"].get(role)  # type: ignore[attr-defined]
        if not known or int(known) not in _WORDS:
            continue
        form = re.compile(verb.replace("N", f"(?:{_WORDS[int(known)]}|{int(known)})"), re.IGNORECASE)
        stated = {a.id for a in accounts.documents if form.search(a.document.text)}
        if len(stated) < 2:
            continue
        tally[f"two accounts state how many were {role}"] += 1
        if any(
            sum(form.search(e.span.of(accounts.document(e.document).document.text)) is not None for e in f.evidence) > 1
            or (f.why[0].detail == f"people {role}" and len(stated & set(f.documents)) > 1)
            for f in found
        ):
            tally[f"two accounts state how many were {role}: found"] += 1


def main() -> None:
    """Print the findings and their counts."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--incidents", type=int, default=150)
    options.add_argument("--show", action="store_true")
    chosen = options.parse_args()
    if not SHARED.exists():
        raise SystemExit(f"the incidents are not at {SHARED.resolve()}")
    with gzip.open(SHARED, "rt") as lines:
        incidents = [record for line in lines if len((record := json.loads(line))["accounts"]) > 1]
    step = max(1, len(incidents) // chosen.incidents)
    taken = incidents[::step][: chosen.incidents]
    tally: Counter[str] = Counter()
    documents = 0
    for incident in taken:
        accounts = accounts_of(incident)
        if accounts is None:
            continue
        documents += len(accounts.documents)
        agreements = figure_agreements(accounts, ())
        tally["agreements"] += len(agreements)
        told_alike(incident, accounts, agreements, tally)
        if chosen.show:
            for finding in agreements:
                print(incident["id"], shown(accounts, finding))
        for finding in (*figure_differences(accounts, ()), *moment_differences(accounts, ())):
            tally[f"{finding.aspect}: {finding.relation}"] += 1
            if finding.relation in (Relation.DIFFERS, Relation.CHANGED):
                tally[against_registry(incident, accounts, finding)] += 1
            if chosen.show:
                print(incident["id"], shown(accounts, finding))
    print(f"{len(taken)} incidents, {documents} accounts")
    for name, count in sorted(tally.items(), key=lambda item: (-item[1], item[0])):
        print(f"{count:5} {name}")


if __name__ == "__main__":
    main()
