"""Charged words and words that label: short general lists, not tuned to any matter, and open to dispute.

A word stands here if it judges, or stirs, where a plainer word for the same thing is at hand (named in the rule's words
as the reader's own judgement to make). Nothing is scored: a hit is a place to look at, with its voice.
"""

#: Words that judge or stir, in lower case. Forms are listed, so that "slammed" counts and "slam dunk" seldom does.
CHARGED = frozenset(
    """abhorrent absurd abuses alarming appalling apartheid atrocities atrocity atrocious bigot bigoted bigotry bizarre
    blasted blasts bloodbath bloodthirsty bombshell brainwashed brazen brazenly brutal brutality brutally butchered
    carnage chaos chaotic cowardly crackdown crony cronies cruel cruelty crusade cynical cynically damning dangerous
    deadly decimated demonised demonized deplorable despicable destroy devastating devious dictator dictatorial
    disastrous disaster disgraceful disgusting disgrace draconian egregious elitist enslaved evil explosive extremist
    extremists fanatic fanatical fanatics farce fascist fascists fiasco fiendish fury furious genocidal genocide
    ghastly gruesome gutted hateful heinous henchmen heroic hideous hijacked horrendous horrific horrifying hordes
    hysteria hysterical illegals infamous invaders invasion inhumane jihadist lambasted landmark looters lunatic
    malicious massacre massacred massacres massacring menace merciless mob mobs monstrous notorious
    onslaught oppressive oppression oppressors outrage outraged outrageous outlandish plague plagued plotted propaganda
    punitive puppet puppets purge racist racists radical radicals rabid rampage rampant ravaged reactionary reckless
    regime regimes repressive repression rioters ruthless sabotage savage savagely scandal scandalous scathing scheme
    schemed shameful shameless sham shocking sinister skyrocketed slammed slams slaughter slaughtered smear smeared
    smears sneering spewed staggering stunning swarm swarmed terrorise terrorised terrorists terrorist terrorize
    terrorized thug thugs thuggish torrent tragic traitor traitorous trampled tyranny tyrannical tyrant unhinged
    unprecedented unleashed vicious viciously victory vile vilified villain villainous vitriol vitriolic warmonger
    witch-hunt woke wicked wreaked zealot zealots""".split()
) - {"landmark", "unprecedented", "victory", "disaster", "tragic", "explosive", "dangerous", "deadly"}

#: Adjectives and nouns that place a person or body politically or morally, in lower case.
LABELS = frozenset(
    """activist activists alt-right anarchist antisemitic anti-semitic authoritarian bipartisan centrist charged
    communist conservative controversial contentious corrupt critic credible discredited disgraced divisive embattled
    extremist far-left far-right fascist feminist firebrand fringe fundamentalist hard-line hard-right
    hardline hawkish infamous islamist jihadist leftist left-leaning left-wing liberal
    libertarian maverick mainstream marxist militant moderate nationalist neo-nazi nonpartisan non-partisan notorious
    outspoken partisan polarising polarizing populist prestigious progressive radical racist reactionary rebel renowned
    respected right-leaning right-wing secessionist self-described self-proclaimed separatist socialist so-called
    supremacist terrorist tough-on-crime ultra-conservative ultraconservative ultra-orthodox ultranationalist unelected
    vigilante watchdog white-nationalist white-supremacist whistleblower whistle-blower would-be zionist""".split()
) - {"charged", "critic"}

#: Beginnings that make a label of whatever follows the hyphen.
LABEL_PREFIXES = ("anti-", "pro-", "far-", "ultra-", "neo-", "alt-", "hard-")
#: Verbs after "that" or "which" by which a relative clause characterises what it hangs on.
STANCE_VERBS = frozenset(
    """advocate advocates back backs boycott boycotts call calls campaign campaigns champion champions condemn condemns
    deny denies endorse endorses favor favors favour favours fight fights lobby lobbies oppose opposes promote promotes
    push pushes reject rejects seek seeks support supports""".split()
)
