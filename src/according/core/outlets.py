"""Names that look like a news outlet's, by the words that outlets are called by."""

import re

#: The words that outlets are called by, as alternatives of an expression.
OUTLET_WORDS = (
    r"(?:Times|Post|News|Herald|Tribune|Journal|Guardian|Reuters|Associated Press|AP|AFP|CNN|BBC|NBC|CBS|ABC|PBS|NPR"
    r"|MSNBC|CNBC|Fox|Gazette|Observer|Chronicle|Magazine|Weekly|Telegraph|Globe|Examiner|Inquirer|Register|Dispatch"
    r"|Courier|Ledger|Daily|Politico|POLITICO|Axios|Bloomberg|Haaretz|Al Jazeera|Vox|HuffPost|Breitbart|Newsweek|Slate"
    r"|Atlantic|New Yorker|Economist|Sentinel|Radio|Television|TV|[WK][A-Z]{2,3}(?:-TV|-FM|-AM)?)"
)
#: A name with such a word in it, which owns nothing, is an outlet's.
NAMED_OUTLET = re.compile(rf"\b{OUTLET_WORDS}(?![\w’'])")
#: A whole name with such a word in it, "the" included.
OUTLET_NAME = (
    r"(?:[Tt]he )?(?:(?:[A-Z][\w.&\-]*|of|and|&|\d{1,3}) ){0,4}?"
    rf"{OUTLET_WORDS}(?!\w)(?: (?:[A-Z][\w&\-]*|\d{{1,3}})(?!\w)){{0,2}}"
)

#: The words in a text by which outlets are called, owners included ("CNN's").
OUTLET = re.compile(rf"\b{OUTLET_WORDS}(?!\w)")
