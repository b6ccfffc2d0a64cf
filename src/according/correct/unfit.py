"""Words that a person gave, made fit for a record, and why a step cannot be carried out."""


class Unfit(Exception):  # noqa: N818 - a reason that is told to a person, no error of the program
    """Why a step cannot be carried out, in plain words."""


def short(words: str, most: int = 60) -> str:
    """Words for a message, cut where they are long."""
    plain = tidy(words)
    return plain if len(plain) <= most else f"{plain[:most].rstrip()} …"


def tidy(words: str) -> str:
    """Words as one line, without what no file can hold (half of a pair of surrogates)."""
    return " ".join(words.encode("utf-8", "ignore").decode().split())
