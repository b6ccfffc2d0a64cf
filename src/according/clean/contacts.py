"""Contacts: how to reach and follow those who made an account, as against numbers that an account itself gives."""

import re

_MAIL = r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}|\[e-?mail(?:\s|\xa0)protected\]"
_HANDLE = r"@\w{2,30}"
_SITE = r"(?:https?://|www\.)\S{3,200}|(?i:twitter|facebook|instagram)\.com/\S{1,80}"
_PHONE = r"\(?\d{3}\)?[-. /]{1,2}\d{3}[-. ]\d{4}(?:,?\ ext\.?\ ?\d+)?"
_NUMBER = re.compile(r"\d{3}[-. ]\d{4}")
_REACH = re.compile(rf"{_MAIL}|{_HANDLE}|{_SITE}")
_ANY = re.compile(rf"{_MAIL}|{_HANDLE}|{_SITE}|{_PHONE}")
_MEDIUM = re.compile(
    r"(?i)\b(?:on|at|or|and|via|e-?mail|twitter|facebook|instagram|phone|tel|cell|office|web(?:site)?|follow)\b"
)
_WORD = re.compile(r"\w{2,}")
_ASKS = re.compile(
    r"""(?xi)\W*(?:
        (?:you\ can\ |to\ |please\ )?(?:also\ )?(?:contact|reach|call|text|e-?mail|follow|tweet|write(?:\ to)?
            |message|dm)\b
      | (?:e-?mail|twitter|facebook|phone|tel|contact|web(?:site)?|on\ twitter|instagram
          |send\ \w+(?:\ \w+){0,3}\ to)\s*[:@]
      | (?:send|submit|forward)\ .{0,60}\bto\b | (?:have|got|know)\b.{0,60}\?
      | .{3,70}\bcan\ be\ (?:reached|contacted|followed|found|e-?mailed)\b
      | .{3,60}\b(?:is|are)\ on\ (?:twitter|facebook)\b
    )"""
)
_MAKER = re.compile(r"(?i)\b(?:reporter|writer|editor|correspondent|columnist|newsroom|journalist|producer|bureau)\b")
_NAME = r"[A-Z][\w.'’-]+"
#: The number of one person and nothing else: a reporter's, where no office stands with it.
_CALLED = re.compile(
    rf"\W*(?:(?:Call|Contact|Reach)\s(?:The\s\w+['’]s\s|reporter\s)?)?{_NAME}(?:\s{_NAME}){{1,2}}"
    r"(?:,?\s(?:at|on|can be reached at)\b|[:,])"
    rf"\s*{_PHONE}\W*(?:(?:,|or|and|;)\s*(?:{_MAIL}|{_HANDLE})\W*)?$"
)
_OFFICE = re.compile(
    r"(?i)\b(?:det|detective|sgt|lt|capt|cpl|ofc|officer|inv|investigator|agent|deputy|chief|unit|division|department|dept|center|office"
    r"|homicide|stoppers?|tips?|tipline|line|bureau|squad|hospital|church|school|fund)\b"
)
_KEYS = ("@", "protected", "http", "www.", ".com/")
#: A post that an account shows, with its author and day.
SHOWN_POST = re.compile(rf"</?tweet|\({_HANDLE}\)(?:\s[A-Z][a-z]+\s\d{{1,2}},\s\d{{4}}|\s*$)")
_NAMED = re.compile(r"(?i)\b(?:twitter|follow(?:ing)?|tweets?|instagram|reach|contact|find|listen)\b")
#: An account's own numbers: of the police, of help, of a campaign.
_OWN = re.compile(
    r"(?i)\b(?:police|sheriff|detectives?|crime|information|anyone|witness|hotlines?|investigat\w+|anonymous\w*|counsel\w*"
    r"|suicide|helplines?|deputies|officers?|fbi|donat\w+|funeral|vigil|tickets?|register|volunteer\w*|rsvp|crisis)\b"
)


def has_contacts(text: str) -> bool:
    """Whether a document has any address or number: else none of its sentences need be tried."""
    return any(key in text for key in _KEYS) or _NUMBER.search(text) is not None


def contact(sentence: str) -> str | None:
    """Why a sentence or line is the address of a maker of the account, or None."""
    if _CALLED.match(sentence) and not (_OWN.search(sentence) or _OFFICE.search(sentence)):
        return "how to reach a reporter"
    named = any(key in sentence for key in _KEYS)
    if not named and not (_NUMBER.search(sentence) and _MAKER.search(sentence)):
        return None
    reach = _REACH.search(sentence)
    if reach is None:
        if _MAKER.search(sentence) and _ANY.search(sentence) and _ASKS.match(sentence) and not _OWN.search(sentence):
            return "how to reach a reporter"
        return None
    if len(sentence) > 300 or SHOWN_POST.search(sentence):
        return None
    if reach[0][0] == "@" and not _NAMED.search(sentence):
        return None
    rest = _MEDIUM.sub(" ", _ANY.sub(" ", sentence))
    left = len(_WORD.findall(rest))
    if left <= 3 and sentence.lstrip()[:1] != "“" and not _OWN.search(rest):
        # A handle alone under a post is its author.
        return None if left == 0 and re.fullmatch(r"\W*@\w+\W*", sentence) else "an address and nothing else"
    if _ASKS.match(sentence) and left <= 22 and not _OWN.search(rest):
        return "how to reach or follow a maker of the account"
    return None
