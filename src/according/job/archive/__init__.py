"""A run over an archive: from a corpus of any size to its stories, copies, comparisons and tables."""

from according.job.archive.chain import Plan
from according.job.archive.run import run
from according.job.archive.run_record import run_record
from according.job.archive.stories import Stories
from according.job.archive.told import LargeStory, Progress, RunReport, Stage

__all__ = ["LargeStory", "Plan", "Progress", "RunReport", "Stage", "Stories", "run", "run_record"]
