"""Words as the reader sees them: close to the tokens of Universal Dependencies' English treebanks."""

import re

# Clitics stand before words, so that "don't" is cut into "do" and "n't" and "John's" into "John" and "'s".
_WORD = re.compile(
    r"""
    https?://[^\s<>"“”]+ | www\.[^\s<>"“”]+ | [\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{0,200}\w  # addresses
  | [@\#]\w+                                                                      # handles and tags
  | (?:[^\W\d_]\.){2,}                                                            # U.S., a.m.
  | (?:Mr|Mrs|Ms|Mx|Dr|Prof|Rev|Hon|Gov|Lt|Sens?|Reps?|Gen|Col|Maj|Capt|Sgt|Jr|Sr|St|Mt|Ft|No|Inc|Corp|Co|Ltd|vs|etc
      |Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Ave|Blvd|Dept|Univ|Pa|Va|Md|Mass|Conn|Calif|Fla|Ga|Tenn|Wis|Mich
      |Minn|Ill|Ariz|Colo)\.(?=[\s,;:])
  | \d+(?:[.,:/]\d+)*(?:st|nd|rd|th|s|am|pm|bn|[kKmM])?(?![^\W\d_])                  # numbers
  | \$ | [£€¥%°]
  | (?:can(?=not\b))
  | [^\W_]+?(?=n['’]t\b) | n['’]t\b                                               # do n't
  | ['’](?:s|S|m|re|ve|ll|d|M|RE|VE|LL|D)\b                                       # 's
  | [^\W_]+(?:\.[^\W\d_]+)*                                                       # words
  | \.{2,} | …+ | -{2,} | [—–]+ | ``|''
  | [^\w\s] | _+
    """,
    re.VERBOSE,
)


def words(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """The words of ``text[start:end]`` as ``(start, end)`` pairs in code points of ``text``, in order."""
    return [m.span() for m in _WORD.finditer(text, start, len(text) if end is None else end)]
