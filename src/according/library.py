"""The library's face: the verbs, with results that show themselves and turn into rows."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from os import PathLike
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from according import wiring
from according.core import (
    Annotated,
    Comparison,
    Correction,
    CorrectionKind,
    Document,
    InputError,
    Skipped,
    Story,
)
from according.export import (
    annotated_record,
    attribution_rows,
    comparison_record,
    document_record,
    table_rows,
    to_json,
)
from according.wiring import Settings

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

T = TypeVar("T")
Names = str | PathLike[str] | Sequence[str | PathLike[str]]
#: Columns by the names that are known.
_KNOWN: Mapping[str, str] = MappingProxyType({})


class ReadDocument(Document):
    """A document that turns into the record of the contract."""

    __slots__ = ()

    def record(self) -> dict[str, Any]:
        """The document as ``according read`` prints it."""
        return document_record(self)

    def _repr_html_(self) -> str:
        from according.report import document_html

        return document_html(Annotated(document=self))


class AnnotatedDocument(Annotated):
    """An annotated document that shows itself in a notebook and turns into rows."""

    __slots__ = ()

    def record(self) -> dict[str, Any]:
        """The document as ``according annotate`` prints it."""
        return annotated_record(self)

    def rows(self) -> list[dict[str, Any]]:
        """One row for each attribution, with its words."""
        return attribution_rows([self])

    def _repr_html_(self) -> str:
        from according.report import document_html

        return document_html(self)


class ComparedAccounts(Comparison):
    """Accounts side by side, as a page, a record, or rows."""

    __slots__ = ()

    def page(self) -> str:
        """The report: one self-contained HTML file."""
        from according.report import page

        return page(self)

    def save(self, path: str | PathLike[str]) -> Path:
        """Write the page to ``path``, and return where it is."""
        place = Path(path)
        place.write_text(self.page(), encoding="utf-8")
        return place

    def record(self) -> dict[str, Any]:
        """The comparison as ``according compare --json`` prints it."""
        return comparison_record(self)

    def json(self) -> str:
        """The record as JSON text."""
        return to_json(self.record())

    def rows(self, table: str = "findings") -> list[dict[str, Any]]:
        """Rows for a data frame: ``pandas.DataFrame(result.rows())``.

        Args:
            table: "findings" (one row for each piece of evidence), "attributions", "voices" (who speaks, who is named),
                "shares" (how each account's words divide), "people" (who is who), "labels", "statements", "documents",
                "figures" or "moments".

        Raises:
            UsageError: if there is no such table.

        """
        return table_rows(self, table)

    def to_pandas(self, table: str = "findings") -> "pd.DataFrame":
        """The rows as a pandas data frame; pandas must be installed."""
        import pandas as pd

        return pd.DataFrame(self.rows(table))

    def to_polars(self, table: str = "findings") -> "pl.DataFrame":
        """The rows as a polars data frame; polars must be installed."""
        import polars as pl

        return pl.DataFrame(self.rows(table), infer_schema_length=None)

    def _repr_html_(self) -> str:
        from according.report import comparison_html

        return comparison_html(self)


def read(names: Names, *, workers: int = 1, columns: Mapping[str, str] = _KNOWN) -> tuple[ReadDocument, ...]:
    """Read files or folders.

    Args:
        names: a path or several, files or folders.
        workers: processes that read.
        columns: which columns of tables hold what, ``{"text": "body"}``; common names are known without it.

    Raises:
        UsageError: if ``columns`` has a field that is none.
        InputError: if one of them cannot be read; use ``according read`` to go on without it.

    """
    rows = wiring.read(_names(names), Settings(workers=workers), columns=tuple(columns.items()))
    return tuple(_shown(ReadDocument, row) for row in rows if not _raised(row) and isinstance(row, Document))


def annotate(
    names: Names,
    *,
    workers: int = 1,
    encoder: bool = True,
    reader: bool = True,
    columns: Mapping[str, str] = _KNOWN,
) -> tuple[AnnotatedDocument, ...]:
    """Read and annotate files or folders: who says what, figures, moments, statements, wording.

    ``columns`` tells which columns of tables hold what, as in ``read``.

    Raises:
        UsageError: if ``columns`` has a field that is none.
        InputError: if one of them cannot be read.
        ModelError: if the shipped model is missing or altered.

    """
    settings = Settings(workers=workers, encoder=encoder, reader=reader)
    rows = wiring.annotate(_names(names), settings, columns=tuple(columns.items()))
    return tuple(_shown(AnnotatedDocument, row) for row in rows if not _raised(row) and isinstance(row, Annotated))


def group(documents: Sequence[Annotated]) -> tuple[Story, ...]:
    """Which annotated documents tell one event, and which copy which."""
    return wiring.group(documents)


def compare(
    accounts: Names | Sequence[Annotated],
    *,
    workers: int = 1,
    encoder: bool = True,
    reader: bool = True,
    apart: Sequence[tuple[str, str]] = (),
    same: Sequence[tuple[str, str]] = (),
    columns: Mapping[str, str] = _KNOWN,
) -> ComparedAccounts:
    """Lay accounts side by side, in the order given.

    Args:
        accounts: paths of files or folders, or documents that ``annotate`` gave.
        workers: processes that read and annotate.
        encoder: whether the shipped encoder helps to align statements.
        reader: whether the shipped reading model finds attributions, names and syntax; else rules alone.
        apart: pairs of names that were taken for one and are two; "Ada Lind@B" is the one of the second account.
        same: pairs of names that are one.
        columns: which columns of tables hold what, as in ``read``.

    Raises:
        UsageError: if one of these names stands in no account, or ``columns`` has a field that is none.
        InputError: if none of them can be read; inputs that cannot be read beside others that can are left out, and
            stand in the result's ``skipped``.

    """
    settings = Settings(workers=workers, encoder=encoder, reader=reader)
    rows: Sequence[Annotated | Skipped]
    if not isinstance(accounts, str | PathLike) and accounts and all(isinstance(a, Annotated) for a in accounts):
        rows = [account for account in accounts if isinstance(account, Annotated)]
    else:
        rows = wiring.annotate(_names(accounts), settings, columns=tuple(columns.items()))  # type: ignore[arg-type]
    if rows and not any(isinstance(row, Annotated) for row in rows):
        _raised(rows[0])
    corrections = [
        Correction(kind=kind, left=left, right=right)
        for kind, pairs in ((CorrectionKind.APART, apart), (CorrectionKind.SAME, same))
        for left, right in pairs
    ]
    return _shown(ComparedAccounts, wiring.compare(rows, settings, corrections))


def _names(names: Names) -> list[str]:
    return [str(names)] if isinstance(names, str | PathLike) else [str(name) for name in names]


def _raised(row: object) -> bool:
    if isinstance(row, Skipped):
        raise InputError(row.name, row.why, row.remedy)
    return False


def _shown(kind: type[T], value: Any) -> T:
    return kind(**{field.name: getattr(value, field.name) for field in fields(value) if field.init})
