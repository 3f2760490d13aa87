"""The reporting words and the small closed classes of English that the cue reader knows.

A verb's frames say what may follow it as content:

=====  ==================================================================
``C``  a clause, with or without "that", or a quotation: *said he would*
``T``  a clause only with "that", "whether", "how" …, or a quotation: *showed that*
``O``  an object: *condemned the attack*
``I``  an infinitive: *vowed to act*
``A``  an addressee, then clause, infinitive or quotation: *told him that*
``G``  a gerund: *denied meeting him*
``D``  a quotation that stands beside it, and nothing else: *began: "…"*
``S``  an object that is itself something said or held: *raised concerns*
``W``  an object that begins with whom it is said to: *thanked him for*
``V``  an object judged by an "as": *regards it as void*
``Q``  an object, but only with a quotation in it or an "as": *saw it as*
=====  ==================================================================

Lower-case words after the frames are prepositions that belong to the cue: *called for*, *warned of*. Verbs of belief and
wish are marked ``~``: they report a position, not an act of saying. Past 400 lines: tables of words.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Verb:
    lemma: str
    frames: frozenset[str]
    prepositions: frozenset[str]
    belief: bool = False


_VERBS = """
say C
tell A of about
add C
note CO
write C of about
ask AC for about
call Q for on upon
announce CO
report TC on
suggest CG
tweet C about
retweet O
post TD about
reserve S
enter S
describe O
argue C for against
continue TD
explain CO
accuse O
acknowledge CGO
endorse O
accept S
criticize O
criticise O
declare CO
refer to
urge AOC
conclude C
claim CI
respond TD to
praise O
commemorate O
agree TI on upon to
propose CGOI
state CO
warn CA of about against
promise CIOA
insist C on upon
reply TD to
reveal CO
predict CO
offer IS
question OT
pledge CIO
vow CI
point to out
admit CGO to
attack O
express O
confirm CO
deny CGO
mock OD
discuss OT
mention CO
denounce O
reiterate CO
stress CO
slam O
joke C about
emphasize CO
emphasise CO
underline CO
underscore CO
highlight OT
remark C on
email D
quote O
observe C
comment D on
speak about of against regarding
talk about
complain C about of
boast C about of
assert CO
concede CO
contend C
maintain T
allege CO
assure A
remind A of
inform A of about
advise AC against
caution CA against
counter TD
retort TD
quip D C
shout D C
yell D
chant D
recall CGO
lament CO
decry O
condemn O
blast O
rail against
blame O
thank OW
congratulate OW
commend O
applaud O
welcome O
hail O
dismiss O
reject O
rebuke O
ridicule O
deride O
lambaste O
assail O
castigate O
chastise O
threaten IO
demand CIO
request OT
recommend CGO
advocate O for
appeal to for
defend O
tout O
cite O
disclose CO
signal CO
indicate TC
imply TC
hint T at
repeat TO
echo O
clarify CO
elaborate on
apologise for to
apologize for to
plead I
testify C
swear CI
guarantee CO
estimate CO
forecast CO
project T
characterize O
characterise O
label O
brand O
liken O
compare Q
dub O
portray O
raise ST
broach O
voice O
convey OT
outline OT
detail O
reaffirm CO
affirm CO
confide C
vent D
muse C about
wonder TC
speculate C about
theorize C
opine C
proclaim CO
profess CIO
pronounce O
preach O
quibble D
interject TD
chime D
begin TD
exclaim D
whisper D
scoff D at
sneer D
gripe C about
grumble C about
fume D about
protest T against
bemoan O
mourn O
invoke O
reference O
plug O
pitch O
tease O
unveil O
publicise O
publicize O
relay CO
recount CO
relate T
stipulate C
rule T out
find T
show T
read D
appreciate O
share ST
consult on
reflect on
exchange S
decline I
refuse I
commit T to
undertake I
discourage O
encourage AO
review O
implore A
beseech A
exhort A
beg A for
press A on for
instruct A
direct A
order A
task A
extol O
laud O
salute O
invite A
celebrate Q
honor Q
mark Q
extend S
renew S
reassure A
convince A
persuade A
brief A on about
update A on about
challenge O
contradict O
dispute OT
rebut O
refute O
disavow O
disown O
renounce O
recant O
deplore O
regret OGT
object to
pan O
skewer O
savage O
trash O
bash O
knock Q
hammer Q
hit Q
rip Q
torch Q
believe ~CT in
think ~CT
hope ~CI for
fear ~CO
expect ~TIO
want ~IO
wish ~TIOW for
feel ~T
know ~T
doubt ~TO
support ~O
oppose ~O
back ~O
prefer ~OI
plan ~I
intend ~I
seek ~I
worry ~TC about
view ~QV
see ~Q
regard ~QV
consider ~O
resolve ~IT
decide ~IT
determine ~T
recognize ~TO
recognise ~TO
realize ~T
understand ~T
learn ~T
remember ~CGO
love ~Q
hate ~Q
dislike ~O
admire ~O
focus ~on
"""

_DOUBLED = frozenset("commit plan beg quip slam rebut refer admit pan regret plug rip dub extol".split())
_PAST = {
    "say": "said",
    "tell": "told",
    "write": "wrote written",
    "speak": "spoke spoken",
    "swear": "swore sworn",
    "find": "found",
    "show": "showed shown",
    "read": "read",
    "begin": "began begun",
    "undertake": "undertook undertaken",
    "think": "thought",
    "feel": "felt",
    "know": "knew known",
    "see": "saw seen",
    "seek": "sought",
    "hit": "hit",
    "understand": "understood",
    "forecast": "forecast forecasted",
    "learn": "learned learnt",
    "beseech": "besought",
    "label": "labeled labelled",
    "signal": "signaled signalled",
}


def _forms(lemma: str) -> dict[str, str]:
    """Inflected form → tense: base, third, past, gerund."""
    to_ies = lemma.endswith("y") and lemma[-2] not in "aeiou"
    stem = lemma + lemma[-1] if lemma in _DOUBLED else lemma
    if lemma.endswith(("s", "sh", "ch", "x", "z")):
        third = lemma + "es"
    else:
        third = lemma[:-1] + "ies" if to_ies else lemma + "s"
    if lemma.endswith("e"):
        past, gerund = lemma + "d", (lemma if lemma.endswith("ee") else lemma[:-1]) + "ing"
    else:
        past, gerund = (lemma[:-1] + "ied" if to_ies else stem + "ed"), stem + "ing"
    forms = {lemma: "base", third: "third", gerund: "gerund"}
    for form in _PAST.get(lemma, past).split():
        forms.setdefault(form, "past")
    return forms


def _verbs() -> tuple[dict[str, Verb], dict[str, str]]:
    by_form: dict[str, Verb] = {}
    tense: dict[str, str] = {}
    for line in _VERBS.strip().splitlines():
        lemma, *rest = line.replace("~", "~ ").split()
        belief = rest[:1] == ["~"]
        rest = rest[1:] if belief else rest
        frames = frozenset(rest[0]) if rest and rest[0].isupper() else frozenset()
        verb = Verb(lemma, frames, frozenset(word for word in rest if word.islower()), belief)
        for form, when in _forms(lemma).items():
            by_form[form] = verb
            tense[form] = when
    return by_form, tense


_PHRASES = """
make clear C | made makes making
make it_clear C | made makes making
draw attention_to O | drew draws drawing
look forward_to O | looked looks looking
lash out_at O | lashed lashes lashing
spell out OT | spelled spelt spells spelling
attach importance_to O | attached attaches attaching
attach great_importance_to O | attached attaches attaching
put it D | puts putting
make plain C | made makes making
take note_of OT | took takes taking taken
pay tribute_to O | paid pays paying
lay out OT | laid lays laying
set out OT | sets setting
provide an_update_on O | provided provides providing
give an_update_on O | gave gives giving
put forward O | puts putting
bring up O | brought brings bringing
touch on O | touched touches touching
touch upon O | touched touches touching
dwell on O | dwelt dwells dwelled
speak out_against O | spoke speaks speaking
associate himself_with O | associated associates associating
associate herself_with O | associated associates associating
associate itself_with O | associated associates associating
associate themselves_with O | associated associates associating
"""


def _phrases() -> dict[str, tuple[tuple[tuple[str, ...], Verb], ...]]:
    by_form: dict[str, tuple[tuple[tuple[str, ...], Verb], ...]] = {}
    for line in _PHRASES.strip().splitlines():
        head, _, forms = line.partition("|")
        lemma, rest, frames = head.split()
        tail = tuple(rest.split("_"))
        verb = Verb(f"{lemma} {' '.join(tail)}", frozenset(frames), frozenset())
        for form in (lemma, *forms.split()):
            by_form[form] = (*by_form.get(form, ()), (tail, verb))
    return by_form


CUE_FORMS, TENSE = _verbs()
"""Every inflected form of a reporting verb → the verb, and → its tense."""
CUE_PHRASES = _phrases()
"""First words of reporting phrases → what must follow, and the phrase as a verb: *made clear*."""


def _list(words: str) -> frozenset[str]:
    return frozenset(words.split())


NOMINAL_CUES = _list("""
accusation accusations allegation allegations announcement answer appeal appeals argument arguments assertion assertions
assessment assurance assurances call calls charge charges claim claims comment comments commitment complaint complaints
concern concerns condemnation conclusion contention criticism criticisms declaration demand demands denial denials
denunciation description endorsement expectation explanation hope hopes insistence invitation objection objections offer
opposition pledge pledges plea praise prediction predictions promise promises proposal proposals question questions
recommendation rejection remark remarks reply request requests response revelation statement statements suggestion
suggestions support testimony threat threats view vow warning warnings belief conviction readiness willingness gratitude
appreciation congratulations condolences
""")
"""Nouns that report an act of saying: *his warning that*."""

SAID_THINGS = NOMINAL_CUES | _list("""
alarm apologies apology advice assessments case cause condolence example examples plan plans experience experiences ideas information recommendations congratulation conviction desire doubt doubts greetings
insight insights interest invitation issue issues matter matters need objections opinion opinions perspective perspectives
points possibility position positions prospect regret regrets reservation reservations resolve solidarity sympathies sympathy thanks thoughts topic
understanding plan plans story stories views vision visions welcome wishes
""")
"""What is raised, shared, extended or offered when somebody speaks."""

OCCASIONS = _list("""
statement interview interviews speech speeches address post posts posting tweet tweets message messages letter memo note
email e-mail briefing conference call appearance appearances rally rallies debate debates remarks comments report reports
article column op-ed editorial book memoir video ad advertisement commercial release filing lawsuit brief testimony hearing
ceremony summit meeting event forum session press podcast broadcast program programme show readout communique communiqué
phone telephone town hall stop visit lunch dinner breakfast gathering fundraiser convention blog essay text texts caption
transcript document documents declaration comment response reply answer conversation discussion discussions talks
""")
"""Nouns for where and how something was said: *in an interview with*."""

CHANNELS = _list("""
post posts posting tweet tweets interview interviews statement conference briefing op-ed letter readout communique communiqué
message email memo blog video broadcast address memoir memoirs autobiography
""")
"""Occasions that carry words to the public."""

TIMES = _list("""
monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
october november december jan feb mar apr jun jul aug sept sep oct nov dec jan. feb. mar. apr. aug. sept. oct. nov. dec.
today yesterday tonight tomorrow morning afternoon evening night week weekend month year later earlier recently
""")

TIMES_AND_NAMES = _list("may march april june august jun jan mar")
"""Months that are people's names too."""

SPEAKER_NOUNS = _list("""
activist activists admiral admirals adviser advisers advisor advisors agency aide aides allies ally ambassador analyst analysts army article
attorney attorneys author authorities authority backers billionaire bishop board body bloc businessman cabinet campaign
candidate candidates chair chairman chairwoman chancellor chief chiefs cleric coach colonel commander commanders colleague colleagues column columnist
commentator commentators commission commissioner committee communique communiqué company complaint congressman
congresswoman conservatives consultant consultants council counsel counterpart counterparts country countries court
critics daughter declaration defenders delegates delegation delegations democrats department deputies deputy diplomat diplomats
director document documents economist economists editor editorial email embassy emperor envoy envoys executive executives
expert experts father filing firm foes foundation friend friends front-runner general governor governors government
governments group groups historian historians host house hosts husband insiders institute investigators issuer journalist
journalists judge judges jury justices king lawmaker lawmakers lawsuit lawyer lawyers leader leaders leadership letter
magazine man manager mayor mayors media member members memo men message minister ministers ministry mogul moderator moderators
monarch mother nation nations negotiator negotiators network newspaper nominee observers office officer officers official
officials operative operatives opponent opponents organization organisation organizer organizers owner pact pair panel
paper parliament participants participant parties partner partners party people person platform poll pollster pollsters
polls pope pontiff premier presidency president presidents press prince princess professor professors prosecutor
prosecutors protesters proponents queen reader rebels regulator regulators report reporter reporters reports representative
representatives republicans respondents resident residents researcher researchers rival rivals ruling scholar scholars
secretary senator senators sheriff side sides site skeptics sister soldier son source sources speaker spokesman spokesmen
spokeswoman spokesperson spokespeople staff staffer staffers state statement states strategist strategists student students
study subcommittee summit sultan supporter supporters surrogate surrogates survey surveys teacher team teams text tycoon
union unions veteran veterans volunteer volunteers voter voters watchdog website white wife witness witnesses woman women
worker workers writer writers youth readout communiqués others everyone nobody anyone someone some many most several few
heads head advocates advocate fund bank campaigners campaigner police regulators negotiator protester protesters crowd crowds rally marchers guests
one two three both all none half majority insider informant speech post tweet ad dossier note
""")

POSSESSIVES = _list("my your his her its our their whose")

PREPOSITIONS = _list("""
about above across after against along amid amidst among around at before behind below beneath beside besides between
beyond by concerning despite down during except for from in inside into like near of off on onto out outside over past per
regarding since through throughout than till unlike toward towards under underneath until up upon via with within without as
following including alongside
""")
SUBORDINATORS = _list("that because although though while when if unless whether whereas once lest how why where what")
RELATIVES = _list("who which whom")
AUXILIARIES = _list("""
is are was were be been being am has have had having do does did will would can could may might must shall should ought
'll 've 're 'd cannot
""")
NUMBERS = _list("""
one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred thousand million billion
trillion dozen dozens
""")
PRONOUNS = _list("""
i you he she it we they me him us them himself herself themselves itself myself mine hers theirs this these those nobody
everyone everybody someone somebody anyone nothing something anything others another there
""")
DETERMINERS = _list(
    "a an the my your his her its our their whose no some any each every both either neither another all several many most few more"
)
ADVERBS = _list("""
also not never again now then still just even often once twice always later earlier soon already instead further
furthermore moreover meanwhile however therefore thus yesterday today tomorrow tonight too so first second finally almost
quite rather very ever perhaps maybe likewise nonetheless nevertheless elsewhere here back long far yet only flatly
""")
NOT_ADVERBS = _list(
    "family ally rally early daily weekly monthly likely only reply supply july italy assembly anomaly fly apply elderly friendly unlikely"
)
NOT_PAST = _list("united hundred sacred indeed speed breed need seed unprecedented based so-called wounded armed")
VERBS = _list("""
withdrew overcame foresaw forgave clung dealt meant dug hung stuck struck swung wound bound bred fed fled shed slid spun
spread swept wept wore tore froze given taken seen done gone went made took came got gave won lost beat ran held led met left kept brought sent became stood sat lay put let set cut rose
fell grew drew drove flew hid paid sold bought built broke chose spent taught caught fought thought bore woke shook shot
seems seem appears appear remains remain makes make takes take gives give gets get goes go comes come wants need needs
wins win keeps keep holds hold runs run loses lose becomes become includes include continues happens helps help allows
""")

PAPERS = _list(
    "statement report document letter text communique communiqué memo law agreement declaration readout treaty"
)
PLURAL_NOUNS = _list("""
reads rules claims points reports calls offers notes states plans supports views questions attacks demands requests appeals orders marks
tweets charges promises proposals pledges threats warnings comments remarks doubts fears hopes rejects shouts chants slams
hits posts quotes updates challenges details signals estimates forecasts projects labels brands cites addresses
""")
"""Third persons that are plural nouns as well."""

NOUNS_TOO = frozenset(form.removesuffix("s") for form in PLURAL_NOUNS) | _list("press brief direct task focus")
"""Base forms that are nouns as well."""

REPORTER_NOUNS = _list("reporter reporters journalist journalists press")

TELLING_OF_THINGS = _list(
    "underscore highlight signal suggest indicate show reference mark echo raise imply reflect reveal"
)
"""Verbs whose participle tells more often of a thing than of a speaker: *…, underscoring the urgency*."""

MEETING_VERBS = _list(
    "had spoke speaks met meets talked called phoned telephoned held hosted convened gathered joined wrote visited"
)
"""What leaders do *to stress*, *to convey*, *to discuss* something."""

PARTICIPLE_PREPOSITIONS = _list(
    "including regarding concerning involving following starting beginning building ranging spanning depending"
)

NO_PARTICIPLES = PARTICIPLE_PREPOSITIONS | _list("""
lasting long-lasting leading existing ongoing growing emerging outstanding remaining pressing far-reaching longstanding
housing manufacturing financing trafficking funding training engineering smuggling shipping mining farming fishing banking
spending lending policing
""")
"""Words in -ing that take up nothing new behind a comma."""

CHAIN = _list("""
went continued continues tried tries seemed began begun appeared moved refused refuses declined declines failed fails
wanted hastened proceeded sought used has had have having continue seems forced promised vowed
""")
"""Verbs before "to" that carry the reporting verb: *went on to say*, *declined to comment*."""

CLAUSE_ADVERBS = _list(
    "however meanwhile moreover furthermore instead therefore thus nevertheless nonetheless yesterday today"
)

SPEAKING_PRONOUNS = _list("""
he she they who we i it which others both some many several all most few each neither everyone someone nobody those another one
""")
