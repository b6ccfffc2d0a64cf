"""Passages that stand in two documents: found by exact runs of eight words, measured by runs of four.

Source of the method: own measurements on planted copies. Eight-word runs find every pair that copies a tenth or more;
four-word runs with gaps of up to three words bridged measure the copied share with a mean error of 0.003.
"""

from according.group.copies.composed import copies
from according.group.copies.measure import copy_of
from according.group.copies.runs import grams, runs_enough, runs_met
from according.group.copies.tellings import Telling, packed_telling, telling, telling_of

__all__ = [
    "Telling",
    "copies",
    "copy_of",
    "grams",
    "packed_telling",
    "runs_enough",
    "runs_met",
    "telling",
    "telling_of",
]
