"""Documents as references: CSL-JSON, BibTeX and RIS, for Zotero, pandoc and the like."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from according.core import Document, DocumentKind
from according.export.authors import Name, names

Record = dict[str, Any]

#: CSL's type of each kind, BibTeX's and RIS's; and what the kind is called where CSL's type does not tell.
_TYPES: Mapping[DocumentKind, tuple[str, str, str, str]] = {
    DocumentKind.ARTICLE: ("article-newspaper", "article", "NEWS", ""),
    DocumentKind.AGENCY: ("article-newspaper", "article", "NEWS", "agency report"),
    DocumentKind.RELEASE: ("report", "techreport", "RPRT", "press release"),
    DocumentKind.STATEMENT: ("report", "techreport", "RPRT", "statement"),
    DocumentKind.RESOLUTION: ("report", "techreport", "RPRT", "resolution"),
    DocumentKind.PETITION: ("report", "techreport", "RPRT", "petition"),
    DocumentKind.LETTER: ("personal_communication", "misc", "PCOMM", "letter"),
    DocumentKind.POST: ("post", "misc", "ELEC", "post"),
    DocumentKind.UNKNOWN: ("document", "misc", "GEN", ""),
}
_DAY = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?:[T ].*)?")
_YEARLESS = re.compile(r"--(\d{2})(?:-(\d{2}))?")
_MONTHS = "January February March April May June July August September October November December".split()
#: What BibTeX would take for its own.
_BRACED = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "%": r"\%",
        "&": r"\&",
        "$": r"\$",
        "#": r"\#",
        "_": r"\_",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)


def csl_json(documents: Sequence[Document], accessed: Mapping[str, str] | None = None) -> list[Record]:
    """The documents as CSL-JSON items, in their order.

    ``accessed`` tells when documents were taken from their addresses, by their ids, as ISO 8601. A date that is given
    by its month or year alone stays so; one without a year stands in words.
    """
    return [_item(document, (accessed or {}).get(document.id)) for document in documents]


def to_bibtex(documents: Sequence[Document], accessed: Mapping[str, str] | None = None) -> str:
    """The documents as BibTeX entries, by biblatex's names of fields; their keys are the documents' ids."""
    entries = []
    for document, item in zip(documents, csl_json(documents, accessed), strict=True):
        kind = "online" if item["type"] == "webpage" else _TYPES[document.kind][1]
        outlet = {"article": "journaltitle", "techreport": "institution"}.get(kind, "organization")
        fields = {
            "title": item.get("title"),
            outlet: item.get("container-title", item.get("publisher")),
            "date": _iso(document.published),
            "howpublished" if kind == "misc" else "type": item.get("genre"),
            "urldate": _iso(item.get("URL") and (accessed or {}).get(document.id)),
            "langid": item.get("language"),
        }
        lines = [f"  {name} = {{{_held(value)}}}," for name, value in fields.items() if value]
        if "author" in item:
            lines.append(f"  author = {{{' and '.join(_bibtex_name(name) for name in item['author'])}}},")
        if "URL" in item:
            lines.append(f"  url = {{{_address(item['URL'])}}},")
        entries.append("\n".join((f"@{kind}{{{document.id},", *lines, "}\n")))
    return "\n".join(entries)


def to_ris(documents: Sequence[Document], accessed: Mapping[str, str] | None = None) -> str:
    """The documents as RIS records."""
    out = []
    for document, item in zip(documents, csl_json(documents, accessed), strict=True):
        dated = _iso(document.published)
        fields = [
            ("TY", "ELEC" if item["type"] == "webpage" else _TYPES[document.kind][2]),
            *(("AU", _ris_name(name)) for name in item.get("author", ())),
            ("TI", item.get("title")),
            ("T2", item.get("container-title")),
            ("PB", item.get("publisher")),
            ("PY", dated[:4] if dated else None),
            ("DA", "/".join((*dated.split("-"), "", "")[:3]) + "/" if dated else None),
            ("M3", item.get("genre")),
            ("LA", item.get("language")),
            ("UR", item.get("URL")),
            ("Y2", _iso((accessed or {}).get(document.id))),
            ("ID", document.id),
            ("ER", ""),
        ]
        out += [f"{tag}  - {' '.join(str(value).split())}" for tag, value in fields if value is not None]
        out.append("")
    return "\r\n".join(out)


def _item(document: Document, accessed: str | None) -> Record:
    kind, _, _, genre = _TYPES[document.kind]
    url = document.url if document.url and document.url.startswith(("http://", "https://")) else None
    if document.kind is DocumentKind.UNKNOWN and url:
        kind = "webpage"
    item: Record = {"id": document.id, "type": kind}
    if document.title:
        item["title"] = " ".join(document.title.split())
    authors = names(document)
    if authors:
        item["author"] = authors
    if document.outlet:
        item["publisher" if kind in ("report", "personal_communication", "document") else "container-title"] = (
            document.outlet
        )
    if genre:
        item["genre"] = genre
    if document.published:
        item["issued"] = _date(document.published)
    if url:
        item["URL"] = url
        if accessed:
            item["accessed"] = _date(accessed)
    if document.language:
        item["language"] = document.language
    item["custom"] = {"path": document.path, "sha256": document.raw.sha256}
    return item


def _date(value: str) -> Record:
    """A date as finely as it is given: by its parts, or in words where it has no year."""
    found = _DAY.fullmatch(value)
    if found:
        return {"date-parts": [[int(part) for part in found.groups() if part]]}
    yearless = _YEARLESS.fullmatch(value)
    if yearless and 1 <= int(yearless[1]) <= 12:
        day = f"{int(yearless[2])} " if yearless[2] else ""
        return {"literal": f"{day}{_MONTHS[int(yearless[1]) - 1]}, year not given"}
    return {"literal": value}


def _iso(value: str | None) -> str | None:
    """The date without its time; None where it has no year."""
    found = _DAY.fullmatch(value or "")
    return "-".join(part for part in found.groups() if part) if found else None


def _bibtex_name(name: Name) -> str:
    """Braces keep a body's name in one piece."""
    if "literal" in name:
        return "{" + _held(name["literal"]) + "}"
    family = " ".join(part for part in (name.get("non-dropping-particle"), name["family"]) if part)
    return ", ".join(_held(part) for part in (family, name.get("suffix"), name["given"]) if part)


def _ris_name(name: Name) -> str:
    if "literal" in name:
        return name["literal"]
    family = " ".join(part for part in (name.get("non-dropping-particle"), name["family"]) if part)
    return ", ".join(part for part in (family, name["given"], name.get("suffix")) if part)


def _held(value: str) -> str:
    """A value on one line that BibTeX takes as it stands."""
    return " ".join(value.split()).translate(_BRACED)


def _address(url: str) -> str:
    """An address without what would end its braces."""
    return url.replace("\\", "%5C").replace("{", "%7B").replace("}", "%7D").replace(" ", "%20")
