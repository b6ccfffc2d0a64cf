"""Print every figure beside its goal.

    python -m benchmarks [ACCOUNT…] [--runs N] [--sample FILE…]

Seconds depend on the machine, so each stands beside something bare that was measured in the same minutes on it. Rounds
of the two are interleaved, and the median is shown.
"""

import argparse
import sys
from pathlib import Path

from benchmarks.copies import copy_figures
from benchmarks.copy_finders import in_a_process
from benchmarks.measured import Figure, table
from benchmarks.planted_copies import generated
from benchmarks.starts import compare_figures, help_figures
from benchmarks.throughput import throughput_figures

HERE = Path(__file__).resolve().parent
DURHAM = HERE.parent.parent / "shared" / "data" / "accounts" / "durham"
EXAMPLES = HERE.parent / "examples" / "riverside"
#: Documents in which copies are found; ``python -m benchmarks.copies`` takes more and sets others beside.
_DOCUMENTS = 4_000


def main() -> int:
    """Measure and print; the exit code is 1 where a goal was missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("accounts", nargs="*", help="three accounts to compare (three real articles, or the examples)")
    parser.add_argument("--runs", type=int, default=5, help="rounds of each measurement (5)")
    parser.add_argument("--sample", nargs="*", default=[], help="accounts for annotate's throughput (the same)")
    given = parser.parse_args()
    accounts = given.accounts or _accounts()
    figures: list[Figure] = []
    print(f"Comparing {', '.join(Path(name).name for name in accounts)}; {given.runs} rounds.", file=sys.stderr)
    figures += help_figures(given.runs)
    figures += compare_figures(accounts, given.runs)
    figures += throughput_figures(given.sample or accounts, given.runs)
    plot = generated(_DOCUMENTS)
    figures += copy_figures(plot, in_a_process("according", plot.documents))
    print(table(figures))
    return 0 if all(figure.reached in (None, True) for figure in figures) else 1


def _accounts() -> list[str]:
    """The three real articles beside the checkout where they are present, otherwise three of the examples."""
    real = sorted(DURHAM.glob("*.txt"))
    return [str(path) for path in real or [EXAMPLES / name for name in ("agency.txt", "courier.html", "voice.md")]]


if __name__ == "__main__":
    sys.exit(main())
