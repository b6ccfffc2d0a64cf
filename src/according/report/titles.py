"""What a comparison is called and when its accounts were published."""

from according.core import Comparison
from according.report.account_lines import AccountLine, day


def matter(comparison: Comparison, accounts: tuple[AccountLine, ...]) -> str:
    """What the page is called: the headline of the first account of the largest event, else the number of accounts."""
    if comparison.stories:
        largest = max(comparison.stories, key=lambda story: len(story.documents))
        for account in accounts:
            if account.id in largest.documents and account.headline != "no headline":
                return account.headline
    return f"{len(accounts)} accounts" if len(accounts) != 1 else "One account"


def dates(comparison: Comparison) -> str:
    """The first and last date of publication, in words; that none is given, where none is."""
    given = sorted(a.document.published[:10] for a in comparison.documents if a.document.published)
    if not given:
        return "no dates of publication given"
    first, last = str(day(given[0])), str(day(given[-1]))
    if first == last:
        return first
    # 9–11 March 2026: what both share is said once.
    start, end = first.split(), last.split()
    while len(start) > 1 and len(end) > 1 and start[-1] == end[-1]:
        start, end = start[:-1], end[:-1]
    shared = last.split()[len(end) :]
    dash = "–" if len(start) == len(end) == 1 else " – "
    return " ".join([" ".join(start) + dash + " ".join(end), *shared])
