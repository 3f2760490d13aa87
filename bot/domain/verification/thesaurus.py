"""Which words a draft may put for which printed ones: plain words that add nothing, and words that say much the same.

A word of a draft that is neither printed nor found here is taken for an addition. Lines are widened as faithful drafts
show the need; a word and its opposite never share one.
"""

from __future__ import annotations

from bot.domain.stems import stem


def _stems(forms: str) -> frozenset[str]:
    return frozenset(stem(form) for form in forms.split())


NEUTRAL = _stems(
    """
    known through article transcript account itself say tell state note add speak talk mention remark report announce declare write wrote written post posted explain comment
    call describe express voice put make made give gave given view opinion account word words statement remarks readout
    message speech interview text summary version according regard characterise characterize refer observe cite quote
    relay outline convey share cover point clear position stance communicate respond reply answer claim argue hold held
    consider see address detail set lay laid issue believe think thought told said
    """
)
"""Words of telling that say nothing of how a thing was told."""

PLAIN = _stems(
    """
    the matter issue question subject topic thing point part case way side country nation people government leader
    leaders president minister ministry official spokesman spokeswoman spokesperson head state party counterpart capital
    foreign prime vice deputy secretary ambassador envoy authorities administration delegation office
    concern include including among around about roughly nearly almost approximately some regard relate relating related
    involve amid within across via meanwhile separately also further furthermore moreover while
    come came go went bring brought turn leave left need mean show look stand stood remain become became
    have get take took taken give given use used let like would able do done being
    call conversation talks meeting exchange discussion relation relations ties occasion
    attach attached fate handle handling deal dealing matter back forward up down out off over
    both each other another together own same two pair mutual it its themselves between
    describe idea suggestion notion fact plan figure number amount total level kind sort
    rather quite very particularly especially namely own thereby accordingly instead toward towards
    current currently present presently new earlier previously past next then when
    person man woman side mr mrs ms dr sir senior former not no n't there here
    """
)
"""Words of which a sentence is built and which assert little by themselves."""

_GROUPS = """
rejoin return join
break broke broken
propose forward
object objection oppose raise
hour hourly
reach grow
spell explain clear
urge call appeal ask press exhort encourage want request plead seek push advise implore
demand insist require
warn caution alert
threaten threat menace
accuse allege blame charge
criticise condemn denounce deplore decry slam blast rebuke attack assail castigate
praise hail laud commend applaud compliment welcome positive good
welcome greet embrace applaud favour glad pleased
thank thankful grateful gratitude appreciate appreciation
apologise apology sorry regret
regret lament rue
admit concede acknowledge own confess recognise
boast brag
joke quip jest
mock ridicule deride
lie lied lying
complain complaint grumble
deny denial reject refute dismiss untrue false
reject refuse rebuff spurn dismiss decline turn deny oppose accept
oppose object resist against
doubt sceptical skeptical unsure question unclear
stress emphasise emphasize underline underscore highlight insist reiterate reaffirm accent importance
reiterate reaffirm restate repeat renew affirm recommit
promise pledge vow commit assure undertake guarantee
agree agreement consent accept concur deal accord pact consensus
propose proposal suggest suggestion offer float moot
offer proposal propose ready willing
hope hopeful wish want desire like look aspire forward
expect expectation anticipate foresee predict forecast
ready readiness willing willingness prepared open signal
signal indicate show express
plan intend intention aim mean
want wish desire need favour seek
worry concern anxious alarm unease fear
fear afraid dread
support back endorse favour backing behind
oppose opposition opposed
discuss talk speak raise touch debate subject exchange cover mention consider
exchange swap share
raise mention broach bring brought
confirm verify corroborate
decide decision choose chose resolve
announce declare unveil
tackle solve settle resolve fix address sort solution
start begin began open launch initiate commence kick
launch open start begin establish
establish create set found form up build
restore reopen resume revive renew restart reinstate
reopen reopening resume open
end finish stop halt cease conclude terminate
conclude finish complete close finalise end
continue carry keep maintain proceed last
maintain preserve keep uphold retain safeguard
increase raise rise grow lift boost expand widen up higher larger more enlarge
reduce cut lower decrease fall drop shrink
buy purchase acquire procure
sell sale
pay payment
build construct construction make erect
visit travel trip go journey come
travel go trip visit head
attend attendance join present participate take
meet meeting summit talks encounter get
return back revert
send dispatch deploy deliver
deploy deployment send station
deliver supply provide send hand
provide supply offer give furnish
help aid assist assistance
protect defend guard protection safeguard shield defence
defend protect stand
attack strike assault hit raid
hit affect impact strike
affect impact influence concern hit
respond response react reaction answer meet
retaliate retaliation respond
break breach violate violation broken
violate breach break infringe
enter cross go been intrude
leave depart withdraw go quit exit
withdraw pull remove retreat
remove lift abolish scrap end
lift remove ease drop scrap
ban prohibit bar outlaw forbid
allow permit let
free release liberate freed
release free let
detain hold arrest jail imprison detention held custody captive
kill dead die death
war conflict fight fighting
conflict confrontation war clash
confront confrontation
peace peaceful calm
safe safety secure security
stable stability steady
strong firm forceful strongly tough
strong robust sound
firm resolute strong
deep profound serious grave deeply
serious grave severe deep
important importance significant key great vital crucial weight
great utmost big large much
big large great major
largest biggest
large big huge major
careful care prudent prudence caution cautious
frank candid open honest
long lengthy
quick swift soon fast speed rapid
soon shortly near
immediate immediately once straight
sharp strong fierce
mutual mutually reciprocal shared bilateral joint common
joint shared common together jointly
beneficial benefit advantage gain win-win
serve benefit
interest interests
dependent depend interdependent interdependence reliant rely
partner partners partnership friend ally
extensive broad wide
cooperate cooperation collaborate together collaboration work
work cooperate labour
strategic strategy
channel hotline line link contact
contact communicate communication touch
regular regularly routine
island taiwan
america american washington
sovereignty sovereign
territory territorial land
border frontier boundary
troop troops soldier soldiers force forces army
build-up buildup mass massed concentration build gather
military armed army
ship ships vessel vessels boat
sailor sailors seaman crew
weapon weapons arms
nuclear atomic
test trial
ceasefire truce armistice
hostage captive
prisoner detainee
sanction sanctions embargo
tariff tariffs duty duties levy
trade commerce commercial
trade tariff
economy economic economies
deficit shortfall gap
surplus excess
money fund funds cash financing
price cost
billion bn
million m
percent cent per
dollar dollars
tonne tonnes ton tons
grain wheat cereal
gas fuel
oil petroleum crude
climate warming
forest forests
sea waters ocean maritime
water waters
year annual yearly annually years
month monthly
week weekly
day daily
second two biennial
summit summits meeting
autumn fall
technology tech
expert experts specialist
parliament lawmakers legislature
lawmaker lawmakers legislator deputies
court tribunal judge
election vote ballot poll
citizen citizens national nationals
resident residents inhabitants people
civilian civilians people
child children
refugee refugees migrant displaced
migrant migrants migration immigration
drug drugs narcotics
crime criminal
terrorism terrorist terror
document paper text
letter note
treaty accord agreement pact deal
condition conditional conditions terms unconditional
term terms condition
precondition condition
possible possibility could may might option
option choice possible
potential potentially possible
acceptable accept unacceptable tolerate
tolerate accept stand
limit limits cap restriction ceiling
restriction restrictions curb limit control
control controls curb
quota quotas limit
membership join member
inauguration sworn swearing-in oath
presidency term office
dispute row quarrel disagreement
crisis emergency conflict
disaster catastrophe calamity
progress advance headway
result outcome upshot
goal aim target objective
step measure move action
measure step measures
effort attempt try
problem trouble difficulty issue
difficulty difficult hard trouble
relation relations relationship ties
link tie relation
history historic past
future ahead
old former days
modern new
country state nation land
world global international worldwide
region regional area
local area
capital city
city town
company firm business
bank lender
worker workers employee staff
job jobs work employment
school education
hospital health
food grain
power electricity energy
road route
port harbour
bridge crossing
crossing ferry
train rail railway
plane aircraft jet flight
flight flights plane
missile missiles rocket
drone drones uncrewed
base bases
exercise drill drills manoeuvre
drill exercise exercises
invade invasion
occupy occupation
investigate investigation probe inquiry
evidence proof
true truth
suspend suspended halt pause freeze
delay postpone put
cancel scrap call
extend prolong extension lengthen
renew extend
sign signed signature
ratify ratification approve
approve approval back
grant give
reject turned
date timetable
deadline date
fishing fish fisheries
tour visit
host hold receive
invite invitation
reform reforms change
change alter reform
improve better improvement
worsen deteriorate
friendly warm friend
warm friendly cordial
tense tension tensions strained
ease relax calm reduce
share agree same
try attempt seek
clear clarify plain
explain clarify
close shut closure
stop halt prevent end
prevent stop avert avoid
talk talks negotiate negotiation dialogue meeting
dialogue talks diplomacy
diplomacy diplomatic diplomat talks
parley talks
approach handle treat
act deal handle behave action
account post
platform account
american americans
worth value
teleconference call telephone phone
set fix date
second two
patience patient
harm hurt damage suffer injure
importance important lifeline vital
"""


def _grouped() -> dict[str, frozenset[str]]:
    """Give for each stem those it shares a line with; what is like the like is not like it."""
    found: dict[str, set[str]] = {}
    for line in _GROUPS.strip().split("\n"):
        group = _stems(line)
        for each in group:
            found.setdefault(each, set()).update(group)
    return {each: frozenset(others) for each, others in found.items()}


LIKE = _grouped()
"""Stems that may stand for a stem in a paraphrase."""
