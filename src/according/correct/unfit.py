"""Why a step cannot be carried out."""


class Unfit(Exception):  # noqa: N818 - a reason that is told to a person, no error of the program
    """Why a step cannot be carried out, in plain words."""


def short(words: str, most: int = 60) -> str:
    """Words for a message, cut where they are long."""
    plain = " ".join(words.split())
    return plain if len(plain) <= most else f"{plain[:most].rstrip()} …"
