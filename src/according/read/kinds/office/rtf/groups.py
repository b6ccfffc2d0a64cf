"""Groups: the tokens of rich text, which of its groups are no text, and what holds within one pair of braces."""

import re
from dataclasses import dataclass, field

TOKEN = re.compile(
    r"\\([a-zA-Z]{1,40})(-?\d{1,10})?+ ?+|\\'([0-9a-fA-F]{2})|\\(.)|([{}])|([^\\{}\r\n]++)|[\r\n]++|\\", re.DOTALL
)
#: No writer nests groups deeper than a tenth of this.
DEEPEST = 1_000
#: Groups that are no text.
SKIPPED = frozenset(
    """colortbl pict fldinst objdata themedata colorschememapping datastore latentstyles listtable listoverridetable
    listtext pntext pntxta pntxtb rsidtbl generator xmlnstbl filetbl bkmkstart bkmkend nonshppict sp mmath mmathPr
    wgrffmtfilter background ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn tc xe rxe txe keywords doccomm operator
    company manager category subject comment hlinkbase buptim printim userprops objclass objname atnicn atnid atntime
    atnparent do template oldcprops oldpprops oldtprops oldsprops docvar private passwordhash protusertbl factoidname
    falt fontemb fontfile panose shppict revprops mailmerge docvar ebcstart ebcend""".split()
)
#: Groups with a star that are text or told of one; all others with a star are skipped.
KNOWN = frozenset(
    """revtbl annotation atnauthor atnref atndate atrfstart atrfend ud cs ds ts shpinst shptxt footnote
    fldrslt""".split()
)
GATHERED = frozenset("revtbl atnauthor atnref atndate atrfstart atrfend annotation".split())
RUNNING_HEADS = frozenset("header headerl headerr headerf footer footerl footerr footerf".split())
ENDS = frozenset("par sect page column cell nestcell row nestrow".split())
TIMED = frozenset({"creatim", "revtim"})


@dataclass
class Group:
    """What holds within one pair of braces; without slots, since it is copied for each pair."""

    #: "": text; else what its words are of, or "skip".
    aim: str = ""
    starred: bool = False
    owns: bool = False  # its aim was set in this very group
    skipped: int = 1  # how many characters stand for one that old programs cannot show
    font: int = 0
    style: int = 0
    level: int | None = None
    hidden: bool = False
    deleted: bool = False
    inserted: bool = False
    inserted_by: int = 0
    inserted_when: int = 0
    deleted_by: int = 0
    deleted_when: int = 0
    #: The aim that the second form of a text has, whose first is skipped; None outside such.
    before: str | None = None
    words: list[str] = field(default_factory=list)

    def set(self, word: str, value: int, *, on: bool) -> None:
        """Takes a control word that sets what holds from here on; others set nothing."""
        match word:
            case "f":
                self.font = value
            case "s":
                self.style = value
            case "outlinelevel":
                self.level = value + 1 if 0 <= value < 9 else None
            case "uc":
                self.skipped = max(0, min(value, 20))
            case "v":
                self.hidden = on
            case "deleted":
                self.deleted = on
            case "revised":
                self.inserted = on
            case "revauth":
                self.inserted_by = value
            case "revdttm":
                self.inserted_when = value
            case "revauthdel":
                self.deleted_by = value
            case "revdttmdel":
                self.deleted_when = value

    def again(self) -> "Group":
        """The same, to be changed apart."""
        new = object.__new__(Group)
        new.__dict__.update(self.__dict__)
        return new


@dataclass(frozen=True, slots=True)
class Later:
    """A group that is written after the text around it: where its content stands, and what holds there."""

    start: int
    end: int
    group: Group
