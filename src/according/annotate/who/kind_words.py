"""The nouns and names by which kinds of sources are told: short closed lists of general knowledge, in the singular."""

from according.core import SourceKind


def _words(packed: str) -> frozenset[str]:
    return frozenset(packed.split())


_POLICE = _words(
    "police policing sheriff trooper constable detective cop patrol fbi swat patrolman policeman policewoman"
    " interpol europol gendarme investigator agent nypd lapd"
)
_OUTLET = _words(
    "news newspaper tribune tv radio magazine weekly reporter journalist correspondent columnist cnn nbc abc cbs bbc"
    " npr pbs msnbc cnbc reuters ap afp upi gazette outlet broadcaster broadcasting publication anchor commentator"
    " pundit blogger blog presenter podcaster tabloid newsroom newscaster newswire publisher editor moderator"
    " photojournalist cartoonist website media wral politico buzzfeed breitbart axios vox huffpost newsweek"
    " forbes"
)
_OFFICIAL = _words(
    "mayor governor gov senator sen congressman congresswoman rep representative minister ministry mp mep"
    " councillor councilor councilman councilwoman councilmember court judge justice parliament congress senate"
    " commissioner authority official embassy ambassador amb chancellor premier prosecutor king queen prince"
    " pope sultan emir pentagon kremlin knesset bundestag army military navy general admiral colonel legislature"
    " lawmaker legislator politician undersecretary treasury diplomat assemblyman assemblywoman alderman"
    " comptroller treasurer envoy dictator doj epa cia nsa dhs irs fda cdc nasa nato un eu imf fed wto sec ftc fcc"
    " opec odni osha faa usda tsa fema unicef unesco regulator presidency cabinet monarch royal government"
    " parliamentarian politburo superintendent selectman reeve viceroy ombudsman magistrate coroner clerk"
    " administration soldier troop marine office"
)
_PARTY = _words(
    "party democrat republican candidate gop dnc rnc pac labour tory conservatives nominee"
    " front-runner frontrunner contender hopeful strategist delegate superdelegate challenger"
    " libertarian socialist socialists communists likud fatah dccc nrcc nrsc"
)
_EXPERT = _words(
    "professor prof expert economist analyst researcher scientist historian scholar university college institute"
    " physician psychologist psychiatrist lecturer pollster academic engineer sociologist epidemiologist"
    " laboratory academy demographer philosopher biologist physicist chemist climatologist ecologist geologist"
    " anthropologist archaeologist criminologist meteorologist geographer linguist statistician theorist"
    " doctor surgeon specialist ethicist forecaster astronomer virologist"
    " harvard yale stanford princeton brookings pew"
)
_WITNESS = _words(
    "witness eyewitness resident neighbor neighbour survivor victim mother father son daughter wife husband"
    " bystander student parent relative family friend passenger worker villager protester protestor voter brother"
    " sister uncle aunt cousin onlooker refugee migrant teacher driver farmer patient inmate"
    " grandmother grandfather girlfriend boyfriend customer shopper tourist classmate coworker co-worker colleague"
    " homeowner accuser demonstrator marcher caller attendee"
)
_COMPANY = _words(
    "company corporation corp inc llc ltd plc firm bank airline airway retailer manufacturer maker startup start-up"
    " automaker carmaker insurer businessman businesswoman entrepreneur ceo cfo tycoon magnate mogul billionaire"
    " financier banker investor shareholder industry brand motor pharmaceutical holding capital"
    " chain utility supplier producer giant contractor hotel casino store restaurant trader broker developer owner"
    " facebook google amazon apple microsoft twitter uber netflix boeing walmart exxon pfizer tesla youtube airbus"
    " toyota samsung huawei goldman citigroup jpmorgan starbucks mcdonald intel ibm instagram tiktok spotify"
)
_GROUP = _words(
    "coalition group movement campaign union association alliance league campaigner activist network foundation"
    " federation organisation organization nonprofit non-profit charity church clergy rabbi imam pastor bishop priest"
    " cardinal"
    " archbishop reverend advocate society watchdog club project supporter opponent critic"
    " organizer organiser volunteer ngo lobby chamber aclu nra naacp crowd congregation"
    " proponent backer defender lobbyist unions guild militia rebel militant hamas hezbollah taliban isis islamist"
    " synagogue mosque diocese vatican fellowship collective initiative voice fund member"
)
#: Which kind a noun tells, the more telling kind first where two claim it.
NOUNS: dict[str, SourceKind] = {
    noun: kind
    for kind, nouns in reversed(
        (
            (SourceKind.POLICE, _POLICE),
            (SourceKind.OFFICIAL, _OFFICIAL),
            (SourceKind.OUTLET, _OUTLET),
            (SourceKind.PARTY, _PARTY),
            (SourceKind.EXPERT, _EXPERT),
            (SourceKind.WITNESS, _WITNESS),
            (SourceKind.COMPANY, _COMPANY),
            (SourceKind.GROUP, _GROUP),
        )
    )
    for noun in nouns
}
#: Words that tell a body's kind only beside its other words: "city council", "Democratic chairman", "federal agency".
BESIDE: dict[str, SourceKind] = {
    **dict.fromkeys(
        _words(
            "council senate house congressional parliamentary department agency commission committee board federal"
            " state county city municipal government governmental presidential diplomatic judicial district cabinet"
            " treasury administration bureau secretariat"
        ),
        SourceKind.OFFICIAL,
    ),
    **dict.fromkeys(_words("republican democratic gop tory labour party political"), SourceKind.PARTY),
    **dict.fromkeys(_words("newspaper radio television tv fox cable magazine news"), SourceKind.OUTLET),
    **dict.fromkeys(_words("policy think research medical health law"), SourceKind.EXPERT),
    **dict.fromkeys(_words("hedge equity fund insurance oil gas energy business trading sales"
                           " marketing company corporate investment"), SourceKind.COMPANY),
    **dict.fromkeys(_words("advocacy union"), SourceKind.GROUP),
}  # fmt: skip
#: Several words that tell together what neither tells alone.
PHRASES: tuple[tuple[str, SourceKind], ...] = (
    ("white house", SourceKind.OFFICIAL),
    ("national security advis", SourceKind.OFFICIAL),
    ("special counsel", SourceKind.OFFICIAL),
    ("attorney general", SourceKind.OFFICIAL),
    ("attorneys general", SourceKind.OFFICIAL),
    ("solicitor general", SourceKind.OFFICIAL),
    ("inspector general", SourceKind.OFFICIAL),
    ("surgeon general", SourceKind.OFFICIAL),
    ("secretary general", SourceKind.OFFICIAL),
    ("district attorney", SourceKind.OFFICIAL),
    ("state attorney", SourceKind.OFFICIAL),
    ("u.s. attorney", SourceKind.OFFICIAL),
    ("city attorney", SourceKind.OFFICIAL),
    ("county attorney", SourceKind.OFFICIAL),
    ("lieutenant governor", SourceKind.OFFICIAL),
    ("lt governor", SourceKind.OFFICIAL),
    ("lt. governor", SourceKind.OFFICIAL),
    ("lt. gov", SourceKind.OFFICIAL),
    ("first lady", SourceKind.OFFICIAL),
    ("first minister", SourceKind.OFFICIAL),
    ("chief of staff", SourceKind.OFFICIAL),
    ("chief justice", SourceKind.OFFICIAL),
    ("supreme court", SourceKind.OFFICIAL),
    ("high court", SourceKind.OFFICIAL),
    ("grand jury", SourceKind.OFFICIAL),
    ("majority leader", SourceKind.OFFICIAL),
    ("minority leader", SourceKind.OFFICIAL),
    ("house speaker", SourceKind.OFFICIAL),
    ("speaker of the house", SourceKind.OFFICIAL),
    ("city manager", SourceKind.OFFICIAL),
    ("state department", SourceKind.OFFICIAL),
    ("defense forces", SourceKind.OFFICIAL),
    ("defence forces", SourceKind.OFFICIAL),
    ("armed forces", SourceKind.OFFICIAL),
    ("air force", SourceKind.OFFICIAL),
    ("national guard", SourceKind.OFFICIAL),
    ("border patrol", SourceKind.POLICE),
    ("law enforcement", SourceKind.POLICE),
    ("intelligence community", SourceKind.OFFICIAL),
    ("european union", SourceKind.OFFICIAL),
    ("united nations", SourceKind.OFFICIAL),
    ("federal reserve", SourceKind.OFFICIAL),
    ("world bank", SourceKind.OFFICIAL),
    ("central bank", SourceKind.OFFICIAL),
    ("bank of england", SourceKind.OFFICIAL),
    ("health organi", SourceKind.OFFICIAL),
    ("house republican", SourceKind.PARTY),
    ("house democrat", SourceKind.PARTY),
    ("national committee", SourceKind.PARTY),
    ("action committee", SourceKind.PARTY),
    ("super pac", SourceKind.PARTY),
    ("political consultant", SourceKind.PARTY),
    *(
        (f"campaign {post}", SourceKind.PARTY)
        for post in (
            "manag",
            "spokes",
            "chair",
            "direct",
            "aide",
            "advis",
            "offic",
            "communic",
            "staff",
            "co-chair",
            "strateg",
        )
    ),
    ("chief strategist", SourceKind.PARTY),
    ("editorial board", SourceKind.OUTLET),
    ("associated press", SourceKind.OUTLET),
    ("talk show", SourceKind.OUTLET),
    ("television network", SourceKind.OUTLET),
    ("tv network", SourceKind.OUTLET),
    ("news network", SourceKind.OUTLET),
    ("news agency", SourceKind.OUTLET),
    ("television station", SourceKind.OUTLET),
    ("tv station", SourceKind.OUTLET),
    ("radio host", SourceKind.OUTLET),
    ("think tank", SourceKind.EXPERT),
    ("political scientist", SourceKind.EXPERT),
    ("law school", SourceKind.EXPERT),
    ("legal scholar", SourceKind.EXPERT),
    ("school of law", SourceKind.EXPERT),
    ("medical center", SourceKind.EXPERT),
    ("chamber of commerce", SourceKind.GROUP),
    ("advocacy group", SourceKind.GROUP),
    ("trade group", SourceKind.GROUP),
    ("chief executive", SourceKind.COMPANY),
    ("chief financial", SourceKind.COMPANY),
    ("vice president of", SourceKind.COMPANY),
    ("fund manager", SourceKind.COMPANY),
    ("real estate", SourceKind.COMPANY),
    ("law firm", SourceKind.UNKNOWN),
)
#: Posts that every sort of body has: the body tells, not the post.
POSTS = _words(
    "president chairman chairwoman chair chairperson director chief head leader secretary executive founder co-founder"
    " cofounder fellow adviser advisor manager counsel lawyer attorney aide officer spokesman spokeswoman spokesperson"
    " speaker deputy lieutenant lt captain capt sergeant sgt major consultant partner coordinator administrator staffer"
    " whip operative source employee boss vice leadership inspector marshal organizer team staff host member insider"
    " press associate assistant counselor representative general creator trustee official"
)
#: What a post is where no body is named: titles of state, and ranks.
ALONE = {
    "president": SourceKind.OFFICIAL,
    "official": SourceKind.OFFICIAL,
    "secretary": SourceKind.OFFICIAL,
    "officer": SourceKind.POLICE,
    "lieutenant": SourceKind.POLICE,
    "lt": SourceKind.POLICE,
    "sergeant": SourceKind.POLICE,
    "sgt": SourceKind.POLICE,
    "inspector": SourceKind.POLICE,
    "deputy": SourceKind.POLICE,
    "marshal": SourceKind.POLICE,
    "representative": SourceKind.OFFICIAL,
    "general": SourceKind.OFFICIAL,
    "host": SourceKind.OUTLET,
    "fellow": SourceKind.EXPERT,
    "whip": SourceKind.OFFICIAL,
    "founder": SourceKind.UNKNOWN,
    "administrator": SourceKind.OFFICIAL,
    "organizer": SourceKind.GROUP,
    "operative": SourceKind.PARTY,
}
