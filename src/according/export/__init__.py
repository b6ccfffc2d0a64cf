"""Results to the formats of the contract: JSON, its schemas, and rows."""

from according.export.parquet import to_parquet
from according.export.records import annotated_record, comparison_record, document_record, story_record
from according.export.references import csl_json, to_bibtex, to_ris
from according.export.review_records import step_record
from according.export.rows import SAID_TABLES, TABLES, attribution_rows, finding_rows, table_rows
from according.export.schemas import NAMES, schema
from according.export.steps import Taken, log_from, steps_from
from according.export.text import to_csv, to_json, to_json_line
from according.export.version_records import versions_record
from according.export.web_annotations import web_annotations
from according.export.workspace_records import (
    check_record,
    hit_record,
    job_record,
    said_record,
    search_record,
    workspace_document_record,
    workspace_story_record,
)

__all__ = [
    "NAMES",
    "SAID_TABLES",
    "TABLES",
    "Taken",
    "annotated_record",
    "attribution_rows",
    "check_record",
    "comparison_record",
    "csl_json",
    "document_record",
    "finding_rows",
    "hit_record",
    "job_record",
    "log_from",
    "said_record",
    "schema",
    "search_record",
    "step_record",
    "steps_from",
    "story_record",
    "table_rows",
    "to_bibtex",
    "to_csv",
    "to_json",
    "to_json_line",
    "to_parquet",
    "to_ris",
    "versions_record",
    "web_annotations",
    "workspace_document_record",
    "workspace_story_record",
]
