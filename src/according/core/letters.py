"""The letters by which accounts are referred to."""


def letter(place: int) -> str:
    """A, B … Z, AA, AB …: the letter of the account at this place of a comparison, counted from 0."""
    told, number = "", place + 1
    while number:
        number, digit = divmod(number - 1, 26)
        told = chr(ord("A") + digit) + told
    return told
