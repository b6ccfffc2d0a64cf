"""Closed lists of general knowledge that tell names apart: given names, places, peoples, titles, bodies, texts.

They are deliberately short. A word that stands in none of them is not guessed at: its entity stays of unknown type.
"""


def _words(packed: str) -> frozenset[str]:
    return frozenset(packed.split())


#: Given names that are nearly always a man's, in lower case.
MALE_NAMES = _words(
    """aaron abdul abdullah abraham adam adrian ahmad ahmed alan albert alejandro alexander alfred ali allen alvin
    amir anders andre andrea andreas andrew andy angelo anthony antonio arnold arthur ben benjamin bernard bernie bill
    billy bob bobby boris brad bradley brendan brent brett brian bruce bryan byron calvin carl carlos cesar chad
    charles charlie chris christian christopher chuck clarence claude clayton clifford clint colin conor craig curtis
    dan daniel danny darren dave david dean dennis derek derrick diego dmitry dominic don donald doug douglas duncan
    dwight earl ed eddie edgar eduardo edward edwin elijah emmanuel enrique eric erik ernest ethan eugene evan felipe
    felix fernando floyd francisco frank franklin fred frederick gabriel gareth gary gavin geoff geoffrey george gerald
    gerard gilbert giovanni glenn gordon graham greg gregory guillermo gustavo guy hans harold harry harvey hassan
    hector henry herbert herman howard hugh hussein ian ibrahim igor isaac ivan jack jacob jake jamal james jared
    jason javier jay jeff jeffrey jens jeremy jerome jerry jesse jesus jim jimmy joe joel johan john johnny jon
    jonas jonathan jorge jose josé joseph josh joshua juan julian julio justin karl keith ken kenneth kevin
    khalid kirk kurt
    kyle lance larry lars lawrence lee leo leon leonard leroy lewis liam lindsey lloyd louis lucas luis luke mahmoud
    malcolm manuel marc marcel marco marcus mario mark martin marvin matt matteo matthew maurice max mehmet michael
    miguel mike mitch mitt mohamed mohammad mohammed morris moses moshe muhammad mustafa nathan nathaniel neal neil
    nicholas nick nicolas nigel noah norman oliver omar oscar otto owen pablo patrick paul pedro perry pete peter phil
    philip phillip pierre rafael ralph ramon randall randy raul ray raymond reggie rex ricardo richard rick ricky rob
    robert roberto rod rodney rodrigo roger roland ronald ron ross roy ruben rudolph rudy russell ryan salvador samir
    samuel scott sean sebastian sergei sergey sergio shane shaun simon stanley stefan stephen steve steven stuart ted
    terrence theodore thomas tim timothy toby todd tom tommy tony travis trevor troy tyler tyrone vernon victor
    vincent vladimir walter warren wayne wesley wilfred will willard william willie wolfgang xavier yitzhak yusuf
    zachary alexei barack bashar benny emmanuel jair jens joachim kofi narendra nelson nikolai recep silvio viktor
    volodymyr yasser ajay amit arjun deepak rahul rajesh ravi sanjay vijay hiroshi kenji takashi jun wei ming
    adil alastair alec alistair alonzo amos anwar archie arnaud ashraf barney bashir bertrand blaine boyd brady
    brock bruno burt cedric chester christophe clement cliff clive cody colton cornelius cory curt cyril cyrus dale
    dalton damian damien darrell darryl delbert denny desmond devin dirk donovan dwayne edmund elliot elliott emile
    emmett enzo ernie fabian ferdinand fidel francois frederic gabe gerry giorgio grover gustav hank heinrich henri
    herb hubert ignacio ira irving jacques jasper jeb jed jerald jeremiah jerrold jimmie joaquin joey johannes jonah
    josef judd jurgen karim kellen kenny kurtis lamar laurent leland lenny leonid lionel lonnie lucian ludwig malik
    manny marlon marty matthias mauricio maximilian merrick micah mikhail milton mitchell moe monty murray myron
    nate ned nestor nolan norbert olaf oleg orrin orville oswald otis percy philippe preston quentin raheem rajiv
    rami rand randal rashad reid reuben rhett roderick rodger rolf rory rufus rupert russ sajid salman sanford saul
    scottie seamus selwyn serge seth shahid sherrod silas sol spencer stefano stewart sven tariq thaddeus theo thom
    tobias tomas trent tucker ulrich vance vaughn vince vito wade waleed wendell wilbur winston woodrow yasir yuri
    yves zack zane""",
)
#: Given names that are nearly always a woman's, in lower case.
FEMALE_NAMES = _words(
    """abigail ada adriana agnes aisha alice alicia alison allison amanda amber amelia amina amy ana angela
    angelina anita
    ann anna anne annette annie april ashley audrey barbara beatrice becky bernice beth bethany betsy betty beverly
    bonnie brenda bridget brittany camille carla carmen carol carolina caroline carolyn carrie catherine cathy cecilia
    charlotte chelsea cheryl christina christine cindy claire clara claudia colleen connie constance courtney crystal
    cynthia daisy danielle dawn deborah debbie debra delores denise diana diane dolores donna doris dorothy edith
    eileen elaine eleanor elena elisabeth elizabeth ella ellen emily emma erica erin esther eva evelyn fatima felicia
    fiona florence frances gabriela gail georgia geraldine gina gladys gloria grace greta gwendolyn hannah harriet
    heather heidi helen helena hillary holly ida ines ingrid irene isabel isabella ivanka jackie jacqueline jane janet
    janice jasmine jean jeanette jennifer jenny jessica jill jo joan joanna joanne jodi josephine joyce juanita judith
    judy julia juliana julie karen kate katherine kathleen kathryn kathy katie kayla kelly kerry kimberly kirsten
    kristen kristin kristina laila latoya laura lauren leila leslie lillian linda lisa lois loretta lori lorraine
    louise lucia lucy lydia lynn madeleine maggie marcia margaret margarita maria marian marianne marie marilyn
    marjorie marlene martha mary maryam maureen maxine megan melanie melania melinda melissa mercedes meredith mia
    michele michelle mildred miriam molly monica monique nadia nancy naomi natalia natalie natasha nicole nina nora
    norma olga olivia pamela patricia patty paula pauline peggy penelope phyllis priscilla rachel ramona rebecca
    regina renee rita roberta robin rosa rosalind rose rosemary roxanne ruth sabrina sally samantha sandra sara sarah
    savannah shannon sharon sheila shelly sheryl shirley silvia simone sofia sonia sophia sophie stacey stacy
    stephanie sue susan suzanne sylvia tamara tammy tanya teresa theresa tiffany tina tracy ursula valerie vanessa
    vera veronica victoria viola violet virginia vivian wanda wendy whitney yasmin yolanda yvonne zoe angela ayanna
    condoleezza dianne elena ivana kamala kellyanne loretta nikki priya sonia ruth tulsi ursula xiomara
    adele adrienne agatha aileen alexandra alexis alyssa annabelle antonia arlene beatriz bella bernadette bettina
    blanche bridgett brigitte candace carina carly carmela celeste celia chandra chantal charlene cheri claudine
    colette consuelo cora corinne cornelia cristina darlene deb delia desiree dina dora doreen dorothea ebony edna
    elise elsa elsie esperanza estelle ethel eugenia eunice evangeline fay felicity fern gemma genevieve georgina
    gilda ginny giselle glenda gretchen guadalupe helene henrietta imelda jacinta janelle janine jeanne jeannette
    jenna jocelyn jolene josefina judi justine kara karin katharine katy kirstjen krista kristi lacey leah leigha
    lena leona letitia lilian liliana linette lola louisa luisa lupe mabel mable madeline magdalena mandy marcella
    margot mariana maribel marina marisa marissa marla marsha maura mavis maya mazie meghan mina mindy minnie mollie
    myra myrtle nadine nell nellie nettie noelle noreen octavia odette opal paige pam patsy petra philippa polly
    portia rachael raquel reba rhonda rochelle rosalie rosalyn rosario roslyn rowena roxane sabina sadie saundra
    selena selma shari sheri sherri sherry sondra stella sybil sylvie tabitha tamar tami tania tatiana thelma tonya
    trisha trudy velma verna vicki vicky wilma winifred yvette zelda""",
)
#: Given names of men and women alike.
OTHER_NAMES = _words(
    """alex ariel avery blake cameron casey chandler corey dana dakota drew hayden jamie jordan jody kai kim lane logan
    morgan pat quinn reese riley rowan sage sam sasha shawn sidney skyler stevie sydney taylor terry tracey
    yuval noa""",
)
GIVEN_NAMES = MALE_NAMES | FEMALE_NAMES | OTHER_NAMES

#: Countries, American states, world regions and large cities, in lower case; only such as are rarely anything else.
PLACES = frozenset(
    name.strip()
    for name in """afghanistan,africa,alabama,alaska,albania,algeria,america,amsterdam,angola,ankara,arab emirates,
    argentina,arizona,arkansas,armenia,asia,athens,atlanta,auckland,austin,australia,austria,azerbaijan,baghdad,
    bahrain,baltimore,bangkok,bangladesh,barcelona,beijing,beirut,belarus,belfast,belgium,berlin,birmingham,bolivia,
    bosnia,boston,brazil,britain,brooklyn,brussels,bucharest,budapest,buenos aires,buffalo,bulgaria,burma,cairo,
    california,cambodia,cameroon,canada,caracas,caribbean,charlotte,chicago,chile,china,cincinnati,cleveland,colombia,
    colorado,connecticut,copenhagen,costa rica,crimea,croatia,cuba,cyprus,czech republic,dallas,damascus,delaware,
    delhi,denmark,denver,detroit,dubai,dublin,east jerusalem,ecuador,edinburgh,egypt,el paso,england,eritrea,estonia,
    ethiopia,europe,finland,florida,fort worth,france,gaza,gaza strip,geneva,germany,ghana,glasgow,greece,greenland,
    guantanamo,guantanamo bay,guatemala,haiti,hamburg,havana,hawaii,helsinki,honduras,hong kong,honolulu,houston,
    hungary,iceland,idaho,illinois,india,indiana,indianapolis,indonesia,iowa,iran,iraq,ireland,islamabad,israel,
    istanbul,italy,jakarta,jamaica,japan,jerusalem,johannesburg,kabul,kansas,kansas city,karachi,kashmir,kazakhstan,
    kentucky,kenya,kiev,kosovo,kuwait,kyiv,laos,las vegas,latin america,latvia,lebanon,liberia,libya,lisbon,lithuania,
    liverpool,london,los angeles,louisiana,luxembourg,madrid,maine,malaysia,mali,malta,manchester,manhattan,manila,
    maryland,massachusetts,melbourne,memphis,mexico,mexico city,miami,michigan,middle east,milan,milwaukee,minneapolis,
    minnesota,mississippi,missouri,moldova,mongolia,montana,montenegro,montreal,morocco,moscow,mosul,mumbai,munich,
    myanmar,nairobi,nashville,nebraska,nepal,netherlands,nevada,new delhi,new england,new hampshire,new jersey,
    new mexico,new orleans,new york,new york city,new zealand,nicaragua,niger,nigeria,north africa,north america,
    north carolina,north dakota,north korea,northern ireland,norway,oakland,ohio,oklahoma,oman,oregon,oslo,ottawa,
    pakistan,palestine,panama,paraguay,paris,pennsylvania,persian gulf,peru,philadelphia,philippines,phoenix,
    pittsburgh,poland,portland,portugal,prague,pyongyang,qatar,rhode island,rio de janeiro,riyadh,romania,rome,russia,
    rwanda,sacramento,san antonio,san diego,san francisco,sao paulo,saudi arabia,scotland,seattle,senegal,seoul,serbia,
    shanghai,silicon valley,singapore,slovakia,slovenia,somalia,south africa,south america,south carolina,south dakota,
    south korea,southeast asia,spain,sri lanka,stockholm,sudan,sweden,switzerland,sydney,syria,taiwan,tehran,tel aviv,
    tennessee,texas,thailand,tibet,tokyo,toronto,tunisia,turkey,u.k,u.k.,u.s,u.s.,u.s.a.,uae,uganda,uk,ukraine,
    united arab emirates,united kingdom,united states,united states of america,uruguay,us,usa,utah,uzbekistan,vancouver,
    venezuela,vermont,vienna,vietnam,wales,warsaw,washington,washington dc,washington d.c.,west bank,west virginia,
    wisconsin,wyoming,yemen,zimbabwe,zurich""".split(",")
)

#: Capitalised adjectives and nouns of nation, faith, party and colour: they qualify, and alone they name nobody.
PEOPLES = _words(
    """afghan afghans african africans african-american african-americans albanian algerian american americans
    anglo-american arab arabs arabic argentine argentinian armenian asian asians asian-american asian-americans
    australian australians austrian baptist baptists bangladeshi belgian black blacks brazilian brazilians
    british briton britons brown
    buddhist buddhists bulgarian cambodian canadian canadians caribbean catholic catholics caucasian chilean chinese
    christian christians colombian communist communists confederate conservative conservatives croatian cuban cubans
    czech danish democrat democrats democratic dutch egyptian egyptians english estonian ethiopian european europeans
    evangelical evangelicals filipino finnish french georgian german germans greek greeks haitian hebrew hindu hindus
    hispanic hispanics honduran hungarian icelandic indian indians indigenous indonesian iranian iranians iraqi iraqis
    irish islamic islamist islamists israeli israelis italian italians jamaican japanese jew jewish jews jordanian
    kenyan korean koreans kurd kurdish kurds kuwaiti labour latin latina latinas latino latinos latvian lebanese
    liberal liberals libertarian libyan lithuanian malaysian marxist mexican mexicans moroccan mormon mormons muslim
    muslims nazi nazis nigerian nigerians norwegian orthodox ottoman pakistani pakistanis palestinian palestinians
    persian peruvian polish portuguese protestant protestants qatari rabbinic republican republicans roman romanian
    russian russians saudi saudis scottish serbian shia shiite shiites sikh sikhs socialist socialists somali somalis
    southern soviet spanish sudanese sunni sunnis swedish swiss syrian syrians taiwanese texan thai tibetan tunisian
    turk turkish turks ugandan ukrainian ukrainians venezuelan vietnamese welsh western white whites yemeni zionist
    zionists northern eastern midwestern torah bible quran koran god internet web tory tories""",
)

CALENDAR = _words(
    """january february march april may june july august september october november december jan feb mar apr jun jul aug
    sept sep oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri
    sat sun mondays tuesdays wednesdays thursdays fridays saturdays sundays christmas easter thanksgiving ramadan
    halloween am pm a.m p.m est edt gmt bst utc""",
)

#: Words that open sentences with a capital and begin no name, beside the function words.
STARTERS = _words(
    """according acting add added adding additionally afterwards ago already always amid among amongst another anyone
    anything around asked back based become besides beyond beneath both by called citing come consider critics days dear
    despite earlier else enough especially even eventually every everyone everything except far finally first five
    following four former formerly fortunately fresh further furthermore general generally get given giving had half
    hence here however if instead it's its just keep last late later least less let like likely long look made make many
    maybe meanwhile more moreover most much near nearly neither never nevertheless new next nobody none nonetheless
    nothing now of often old once one ones only otherwise ours outside part perhaps please possibly previously probably
    put quite rather recent recently responding said say saying says second section chapter article ordinance
    see seeking seven several shortly similarly
    simply since six so some somehow someone something sometimes soon speaking still such suddenly surely take ten thank
    top thanks that'll then thereafter therefore they'd third three thus today together tomorrow tonight too toward
    towards two unfortunately unless unlike until upon very via wait want was we'll well what's whenever
    whereas wherever
    whether whoever whose won't yes yesterday yet""",
)

#: Words of a title or office that stand before a person's name, in lower case without a full stop.
TITLES = _words(
    """admiral adviser advisor ambassador amb archbishop assemblyman assemblywoman attorney baron baroness
    bishop brigadier
    brother candidate capt captain cardinal chairman chairwoman chair chancellor chief cllr coach col colonel commander
    commissioner comptroller congressman congresswoman constable coordinator corporal councillor councilman
    councilmember councilwoman counsel cpl dame dean deputy det detective director doctor dr duchess duke emir father
    general gen gov governor imam insp inspector judge justice king lady leader lieutenant lord lt maj major marshal
    mayor minister miss mr mrs ms mx officer organiser organizer pastor pope premier president prince princess principal
    prof professor prosecutor pvt queen rabbi rep representative rev reverend secretary sen senator sergeant sgt sheikh
    sheriff sir sister solicitor speaker spokesman spokesperson spokeswoman sultan superintendent supt treasurer
    trooper undersecretary whip economist analyst author filmmaker activist ltc ltcol cmdr cpt msgt sgm brig adm""",
)
#: Words that stand before one of TITLES as a part of it.
TITLE_PARTS = _words(
    """vice deputy assistant associate prime press police fire attorney foreign defense defence interior
    treasury executive
    national senior former acting interim lead staff security majority minority first lady chief general lord district
    state city county house health education finance labor labour justice home cabinet opposition party campaign
    managing founding special political communications policy council school army navy air force intelligence""",
)
FEMALE_TITLES = _words(
    """mrs ms miss dame lady queen princess duchess baroness congresswoman councilwoman assemblywoman spokeswoman
    chairwoman sister""",
)
MALE_TITLES = _words(
    """mr sir lord king prince duke baron congressman councilman assemblyman spokesman chairman brother father pope imam
    cardinal archbishop""",
)

#: Words that make a name an organisation's (or a governing body's).
BODIES = _words(
    """academy administration affairs agency airlines airways alliance army assembly associates association authority
    bank board brigade broadcasting bureau business cabinet campaign center centre chamber church club coalition college
    commission committee communications community company conference confederation congress consulting corp corporation
    corps council county court courthouse department directorate district division embassy enterprises exchange
    federation fellowship firm force forces forum foundation front fund global government group guard guild headquarters
    hospital house inc industries initiative institute institution intelligence international investigations jail
    journal knesset lab laboratory league legislature llc lobby ltd magazine media military militia ministry mission
    mosque movement museum nations navy network news newspaper office operations organisation organization palace panel
    parliament partners partnership party patrol pentagon police post precinct press prison program programme project
    radio registry resources review sanctuary school seminary senate service services society solidarity squad
    synagogue syndicate system systems task team teamsters television temple times tribune tribunal troop troops trust
    tv union university voice watch weekly workers works""",
)
#: Words of a body that may be left off its name without its becoming another's.
DROPPABLE = _words(
    """inc corp corporation company co ltd llc plc group holdings international foundation institute party association
    news organisation organization campaign movement university department""",
)
#: Words after which "of", "for", "on" and "against" go on with a name.
LINKING_HEADS = BODIES | _words(
    """americans artists bay campaign cape chamber children church citizens city clergy college commander court day
    daughters district doctors families families farmers fathers friends gulf house isle jews journalists kingdom
    lawyers library lives mothers mount museum nurses parents patriots people peoples physicians port reporters
    republic rabbis republic river rock scientists sea sons state states statue strait students teachers town tower
    treaty university veterans village voices war women republicans democrats christians muslims""",
)
#: Words that make a name a place's.
PLACE_HEADS = _words(
    """airport avenue bay beach boulevard bridge canyon city coast county creek desert drive forest gulf heights highway
    hills island islands lake lane mount mountain mountains ocean park peninsula plaza province republic river road
    sea square strait street strip tower town township valley village territory""",
)
#: Words that make a name an event's, an act's or a work's rather than a speaker's.
EVENT_HEADS = _words(
    """act agreement amendment award awards bill bowl championship clause code constitution cup day deal debate
    declaration election festival games holocaust hurricane law olympics pact plan prize project reform revolution rule
    series session storm summit title treaty war week year years""",
)

#: Texts that can be a source, and the word by which each is known as a medium.
TEXTS = _words(
    """account ad advertisement affidavit analysis announcement appeal article audit autopsy ballot bill biography blog
    book booklet brief broadcast brochure bulletin charter column comment communique communiqué complaint constitution
    contract data declaration decree diary directive document documents documentary dossier draft editorial email
    e-mail emails essay file files filing findings flyer guide guidelines handbook headline indictment interview
    investigation invoice lawsuit leaflet legislation letter letters manifesto manual memo memoir memorandum message
    minutes motion newsletter note notice obituary op-ed opinion order ordinance pamphlet paper paragraph passage
    petition placard plan platform podcast policy poll post posting poster preamble press-release proclamation proposal
    quotation reading record records release report reports resolution review ruling script sign speech statement
    statements statistics statute story study studies summary survey testimony text textbook thread transcript treaty
    tweet tweets verdict video warrant webpage website writ suit dissent finding assessment""",
)
#: Nouns for a body of people that can speak as one.
COLLECTIVES = _words(
    """activists administration advocates agency alliance analysts army assembly association attorneys authorities
    authority board bureau campaign campaigners centre center chapter charity church city clergy club coalition
    commission committee company conservatives council corporation country county court critics defenders delegation
    democrats department division doctors economists employees executives experts families family federation firm
    foundation government group groups hospital institute institution investigators jury labour lawmakers lawyers
    leaders leadership league legislature liberals majority media members military ministry minority movement nation
    neighbors neighbours network newspaper nonprofit observers office officers officials opponents opposition
    organisation organisations organization organizations organisers organizers outlet palestinians panel parents
    parliament party police prosecutors protesters protestors rabbis relatives reporters republicans researchers
    residents school scholars scientists senate senators site society soldiers sources spokesmen state states students
    supporters survivors task-force teachers team think-tank tribunal troops union university victims villagers voters
    watchdog website witnesses workers congress""",
)
#: Nouns for one person by part or post.
ROLES = TITLES | _words(
    """academic activist actor actress aide analyst archaeologist artist author biographer biologist blogger
    boss bystander
    candidate caller campaigner ceo chairperson child clerk colleague columnist commentator contractor correspondent
    critic cto cfo daughter defendant demonstrator deputy developer diplomat driver economist editor employee engineer
    eyewitness executive ex-wife ex-husband expert farmer father fellow firefighter founder friend girl boy historian
    host husband inmate insider investigator journalist juror lawmaker lawyer lecturer legislator lobbyist man manager
    member mother neighbor neighbour nurse observer official operative owner opponent parent passenger patient
    philosopher photographer physician physicist pilot pollster presenter priest producer programmer prisoner protester
    psychiatrist psychologist publisher refugee relative reporter researcher resident scholar scientist singer soldier
    son source spokesperson staffer strategist student surgeon survivor suspect teacher tenant veteran victim villager
    volunteer voter widow wife witness woman worker writer co-founder cofounder co-author chief-of-staff nominee
    frontrunner front-runner contender challenger incumbent billionaire millionaire businessman businesswoman mogul
    tycoon politician statesman newcomer mastermind gunman shooter attacker hacker whistleblower whistle-blower
    celebrity star rapper comedian athlete quarterback player""",
)
#: Further nouns for whoever can say something, which neither a post nor a body nor an ending shows.
SPEAKERS = _words(
    """people person agent journal crowd child children kid teen teenager youngster public community participant
    constituent associate proponent rebel regime palace judiciary conference staff service mogul folk ally
    friend rival foe expert aide saudi iranian israeli iraqi chinese japanese british french afghan pakistani
    american presidency kremlin camp side channel station brand startup chain giant cleric monk nun guest spouse
    cousin uncle aunt nephew niece boyfriend girlfriend partner guard cop chef coach guru fan pundit veteran
    recruit cadet hostage captive client guardian tribe clan faction militia crew squad trust fund bank airline
    utility hotel museum zoo clinic lab business monarchy royal dissident exile migrant immigrant peasant
    citizen native local insurgent militant terrorist delegate nominee vatican diocese congregation publication
    newswire network informant plaintiff complainant respondent""",
)
#: Nouns that end like one for a person and name a thing.
THINGS = _words(
    """number chapter matter answer order power paper water border offer counter corner disaster quarter center
    factor error dinner encounter trigger behavior behaviour labor covenant fee guarantee grant plant either
    neither other another rather together anger cover weather summer winter september october november december
    murder danger fever harbor computer poster banner sticker folder server character register transfer disorder
    takeover ouster layer filter tower ladder barrier career corridor door floor favor honor horror rumor terror
    tumor prior major minor mirror restaurant american""",
)

#: Nouns for an event by themselves, so that "the shooting" further down can be the one told before.
EVENTS = _words(
    """accident ambush arrest attack battle blast blaze bombing boycott campaign ceremony clash collapse collision
    concert conference confrontation convention coup crackdown crash crisis death demonstration disaster earthquake
    eviction evacuation execution explosion fire flood funeral gathering hearing hunt incident inauguration
    inquiry invasion investigation killing march massacre meeting murder operation outbreak parade probe protest raid
    rally referendum rescue riot robbery scandal search shooting siege stabbing storm strike tragedy trial uprising
    vigil visit vote""",
)

#: What is agreed on or made law: no source, but something that a text comes back to.
LAWS = _words(
    "accord act agreement amendment bill constitution convention deal decree law lawsuit legislation ordinance pact "
    "protocol regulation resolution rule ruling statute treaty truce ceasefire"
)

#: Nouns behind a name that leave it the same body.
KINDS_OF_BODY = _words("movement campaign coalition group party network union company project")
