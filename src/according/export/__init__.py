"""Results to the formats of the contract: JSON, its schemas, and rows."""

from according.export.records import annotated_record, comparison_record, document_record, story_record
from according.export.rows import TABLES, attribution_rows, finding_rows, table_rows
from according.export.schemas import NAMES, schema
from according.export.text import to_csv, to_json, to_json_line
from according.export.version_records import versions_record

__all__ = [
    "NAMES",
    "TABLES",
    "annotated_record",
    "attribution_rows",
    "comparison_record",
    "document_record",
    "finding_rows",
    "schema",
    "story_record",
    "table_rows",
    "to_csv",
    "to_json",
    "to_json_line",
    "versions_record",
]
