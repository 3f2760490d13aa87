"""The words around names: titles, honorifics, particles, and the nouns that end the name of a body."""

from __future__ import annotations

_MALE_TITLES = "mr king prince sultan emir sheikh pope lord sir count duke chairman spokesman congressman businessman father brother ayatollah assemblyman councilman"
_FEMALE_TITLES = "mrs ms miss madam madame queen princess lady dame chairwoman spokeswoman congresswoman businesswoman sister assemblywoman councilwoman"
MALE_WORDS = frozenset(_MALE_TITLES.split())
FEMALE_WORDS = frozenset(_FEMALE_TITLES.split())

STYLES = frozenset(
    "majesty highness excellency holiness eminence honourable honorable reverend h.e h.h h.m h.r.h hon".split()
)
"""How a person is spoken of; a title may follow: "His Majesty King", "the Right Honourable"."""

BEFORE_STYLES = frozenset("royal imperial serene right most".split())

HONORIFICS = STYLES | frozenset("mr mrs ms miss mx dr prof sir dame lord lady madam madame rev fr".split())
"""Before a name and telling no office."""

ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof rev fr gen gov sen rep lt col maj capt cmdr adm sgt brig pres sec amb hon jr sr st no atty supt".split()
)
"""Written with a full stop that ends no sentence."""

LONG_FORM = {
    "gov": "Governor", "sen": "Senator", "rep": "Representative", "gen": "General", "pres": "President",
    "sec": "Secretary", "amb": "Ambassador", "col": "Colonel", "adm": "Admiral", "maj": "Major", "capt": "Captain",
    "prof": "Professor",
}  # fmt: skip

HEADS = frozenset(
    """
    president president-elect vice-president co-president premier premier-designate chancellor vice-chancellor
    chancellor-designate minister ministers secretary secretary-general undersecretary under-secretary chairman
    chairwoman chairperson chair co-chair chief commissioner ambassador envoy leader king queen prince princess sultan
    emir pope ayatollah governor governor-general mayor senator senator-elect congressman congresswoman representative
    speaker spokesman spokeswoman spokesperson director director-general commander general admiral colonel lieutenant
    major captain judge justice attorney adviser advisor aide diplomat negotiator counselor counsellor nominee candidate
    lawmaker legislator head official vice-premier vice-minister professor analyst economist expert strategist pollster host reporter correspondent
    columnist activist lawyer ceo founder co-founder executive manager treasurer counterpart dissident mp mep taoiseach
    tánaiste chancellor sen gov rep gen col adm lt maj capt amb pres sec cmdr brig patriarch archbishop bishop cardinal
    rabbi sheikh coordinator surrogate operative consultant moderator interpreter whip author publisher editor
    businessman businesswoman billionaire anchor comptroller sheriff chief-of-staff historian scholar fellow journalist
    """.split()
)
"""The noun that ends a title or a role."""

MODIFIERS = frozenset(
    """
    prime vice deputy foreign defense defence finance interior justice trade health economy economic energy assistant
    associate under senior junior first second third chief national security press general executive acting former ex
    outgoing incoming then late longtime long-time long-serving veteran current new newly elected presidential
    vice-presidential republican democratic libertarian green independent conservative liberal labour labor political
    special supreme crown opposition majority minority house senate party campaign cabinet federal regional top high
    principal permanent parliamentary external affairs military commerce treasury transport transportation environment
    agriculture education science culture home development digital attorney lieutenant major brigadier district state
    city county republic government communications policy legal family research communist ruling hardline de facto
    interim climate nuclear human rights budget police army navy naval air force intelligence counterterrorism paramount
    veteran gop managing staff media congressional gubernatorial senatorial rival fellow french-speaking climate-change
    deputy-prime prime-ministerial homeland veterans small business us-trade trade white-house
    """.split()
)
"""Words that may stand between a party and the noun of a role."""

TAILS = (
    ("of", "state", "for", "defence"), ("of", "state", "for", "foreign", "affairs"), ("of", "state", "for", "trade"),
    ("of", "state"), ("of", "defense"), ("of", "defence"), ("of", "the", "treasury"), ("of", "commerce"),
    ("of", "energy"), ("of", "homeland", "security"), ("of", "foreign", "affairs"), ("for", "foreign", "affairs"),
    ("of", "external", "affairs"), ("of", "staff"), ("of", "the", "house"), ("of", "the", "interior"), ("of", "labor"),
    ("of", "agriculture"), ("of", "health"), ("of", "finance"), ("of", "trade"), ("of", "justice"), ("general",),
    ("elect",), ("of", "the", "exchequer"), ("of", "national", "intelligence"), ("of", "the", "board"),
    ("of", "foreign", "and", "european", "affairs"), ("of", "transportation"), ("of", "education"),
    ("of", "the", "senate"), ("of", "national", "defense"), ("of", "national", "defence"), ("of", "government"),
)  # fmt: skip
"""What may follow the noun of a role and still be part of it; of two that begin alike the longer first."""

LEADERS = frozenset(
    """
    president premier chancellor king queen emir sultan leader taoiseach pope
    """.split()
)
"""Heads of state or government; "prime minister" and "crown prince" are told by their modifier."""

PARTICLES = frozenset(
    "von van der den de del della di da dos das du la le el al bin ibn ben bint ter ten zu zum y e af av abu ould".split()
)
SUFFIXES = frozenset("jr sr ii iii iv".split())

BODY_HEADS = frozenset(
    """
    ministry ministries department agency commission council office embassy government parliament army military navy
    campaign committee party company newspaper university college school bank group organization organisation center
    centre institute foundation association court bureau union fund board police coalition alliance federation corporation
    corp inc ltd llc news times post journal tribune herald gazette network administration service services secretariat
    consulate mission assembly congress senate house duma chamber authority forum society league conference press
    daily guardian post-gazette magazine radio television tv media assemblies guard corps command academy laboratory
    headquarters movement front brigade militia bloc delegation consortium exchange trust project survey
    """.split()
)
"""The noun of a body's name."""

LOWER_BODY_HEADS = frozenset(
    """
    ministry department government embassy campaign camp administration parliament military army police delegation
    consulate mission office team
    """.split()
)
"""Those that are printed small after a party's or a person's name: "the Tarnish foreign ministry"."""

PLACE_WORDS = frozenset(
    """
    street avenue road square river sea ocean bay island islands lake mount mountain valley city county town village
    airport station palace tower hotel hall hill hills beach park peninsula strait straits gulf province region state
    states coast bridge building stadium arena north south east west northern southern eastern western central republic
    act agreement accord treaty deal war crisis summit plan initiative day week month year prize award games olympics
    cup bowl pact doctrine process framework protocol convention declaration dialogue partnership
    """.split()
)
"""A run of capitals with one of these is no person."""

NOT_NAMES = frozenset(
    """
    unlike a an the this that these those he she it they we you i his her its their our your my who whom whose which what when
    where why how and or but nor so yet for of in on at by to from with without within into onto over under after before
    during since until while as if than then there here not no yes all both each every either neither some any many much
    more most few several one two three four five six seven eight nine ten first second third another other others such
    same own only just even also still again however meanwhile moreover furthermore instead thus therefore nonetheless
    nevertheless otherwise indeed perhaps maybe according asked speaking earlier later now today yesterday tomorrow
    tonight last next previously recently finally once about above across against along among amid around because behind
    below beneath beside besides between beyond despite down except like near off out past regarding through throughout
    toward towards up upon via is are was were be been being has have had do does did will would can could should may
    might must shall let well oh okay ok please thank thanks good great dear mr mrs ms
    monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
    october november december jan feb mar apr jun jul aug sept sep oct nov dec
    call calls meeting meetings visit readout remarks statement statements trip travel video virtual bilateral phone
    telephone summit background briefing transcript joint press release update updated related coverage opinion analysis
    breaking exclusive watch read photo photos q question answer reporter reporters moderator participant crosstalk
    laughter applause via dr senator president minister secretary covid covid-19 god internet democrats republicans
    democrat republican democratic americans christian christians muslim muslims jewish jews islamic islam
    catholic protestant black white hispanic latino asian european african arab western english twitter facebook
    google youtube instagram congress senate house constitution allies senators presidents ministers representatives governors secretaries
    ambassadors congressmen prime leaders officials critics supporters aides messrs
    """.split()
)
"""Words printed with a capital that begin no one's name."""

PREPOSITIONS = frozenset(
    """
    with to for of by from about against between among on at in into after before over under toward towards through
    like than alongside behind via per including regarding concerning without during
    """.split()
)

SPEECH = frozenset(
    """
    said says say saying told tells added adds noted notes asked asks argued argues warned warns stressed stresses
    explained explains continued replied responded insisted insists claimed claims announced announces stated states
    declared declares acknowledged admitted called calls urged urges reiterated underscored underlined emphasised
    emphasized expressed thanked thought thinks believes believed wrote writes tweeted posted suggested suggests
    conceded denied denies declined vowed pledged promised agreed agrees described describes discussed welcomed
    conveyed affirmed reaffirmed highlighted spoke met pointed raised commended condemned
    recalled remarked quipped joked concluded predicted predicts reported reports spoke hopes hoped
    """.split()
)
"""Verbs beside which the one who speaks stands."""

MEETING = frozenset(
    """
    met meet meets meeting call called calls talks conversation conversed spoke speaks phoned hosted hosts received
    receives welcomed summit phone telephone telephoned visited
    """.split()
)
"""Words that tell of a meeting or a call."""

OFFICIAL = frozenset("ministry department embassy commission council government parliament agency".split())
"""Bodies that a text names once and then calls by their noun alone."""

BODY_MODIFIERS = frozenset(
    "ministry department commission council committee bureau agency office embassy bank board".split()
)
"""Nouns of bodies that may stand inside a title: "Foreign Ministry spokesperson"."""

NAMES_TOO = frozenset("he may will black white an so do english western day good wise long first king".split())
"""Common words that are someone's name after a title or a given name: "Prime Minister May", "Vice Premier He Lifeng"."""
