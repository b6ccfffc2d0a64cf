"""What a run found as the record that stands beside its tables (schema ``according.run/1``)."""

from typing import Any

from according.job.archive.told import LeftOut, RunReport

Record = dict[str, Any]


def run_record(report: RunReport) -> Record:
    """The report as JSON holds it; only what stands under ``run`` differs between two runs that find the same."""
    return {
        "schema": "according.run/1",
        "corpus": list(report.corpus),
        "out": report.out,
        "edition": report.edition,
        "documents": report.documents,
        "words": report.words,
        "stories": report.stories,
        "several": report.several,
        "unsettled": report.unsettled,
        "copies": dict(report.copies),
        "findings": dict(report.findings),
        "changes": dict(report.changes),
        "links": report.links,
        "left_out": {"count": report.missing, "reasons": [_reason(reason) for reason in report.left_out]},
        "largest": [
            {
                "story": story.id,
                "title": story.title,
                "documents": story.documents,
                "independent": story.independent,
                "settled": story.settled,
            }
            for story in report.largest
        ],
        "tables": [
            {"name": table.name, "rows": table.rows, "files": table.files, "bytes": table.bytes}
            for table in report.tables
        ],
        "settings": dict(report.settings),
        "run": {
            "engine": report.engine,
            "workers": report.workers,
            "seconds": round(report.seconds, 3),
            "stages": [
                {
                    "stage": stage.stage.value,
                    "tasks": stage.tasks,
                    "kept": stage.kept,
                    "documents": stage.documents,
                    "seconds": round(stage.seconds, 3),
                }
                for stage in report.stages
            ],
        },
    }


def _reason(reason: LeftOut) -> Record:
    return {
        "stage": reason.stage.value,
        "why": reason.why,
        "remedy": reason.remedy,
        "count": reason.count,
        "examples": list(reason.examples),
    }
