"""Whether words affirm or deny, and how firmly: negations, hedges and commitments in an English sentence.

Three strengths of negative are told apart. A *hard* one ("not", "never", "without") and a *firm* one ("denied", "ruled
out") turn a sense round; a *soft* one ("avoid", "against", "unacceptable") may stand in for either in a paraphrase, so it
can answer a negation and never calls for one. A hard one before a firm one ("did not rule out") comes to a soft one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from bot.domain.recalling import recalled
from bot.domain.stems import is_stop, stem

_TOKEN = re.compile(r"[^\W_]+(?:['’\-‑][^\W_]+)*|[,;:.!?()—–]")
_HARD = frozenset("not never no none nobody nothing neither nor without cannot nowhere".split())
_OF_WHAT_FOLLOWS = frozenset("no without neither nor none".split())
_NEUTRAL_AFTER_NOT = frozenset("only just merely simply least solely necessarily".split())
_NEUTRAL_AFTER_NO = frozenset("doubt less fewer matter later sooner".split())
_FIRM = frozenset(
    """
    deny denies denied denying denial denials refuse refuses refused refusing refusal reject rejects rejected
    rejecting rejection oppose opposes opposed opposing disagree disagrees disagreed rebuffed rebuffs rebuffing
    rebuff spurned spurns disavowed disavows disputed disputes disputing
    """.split()
)
_FIRM_BEFORE_TO = frozenset("decline declines declined declining fail fails failed failing".split())
_FIRM_BEFORE_OUT = frozenset("rule rules ruled ruling".split())
_SOFT = frozenset(
    """
    avoid avoids avoided avoiding avoidance prevent prevents prevented preventing stop stops stopped stopping halt
    halts halted halting end ends ended ending cease ceases ceased against unable impossible lack lacks lacked
    lacking fail fails failed failing failure refrain refrains refrained refraining ban bans banned banning prohibit
    prohibits prohibited block blocks blocked blocking bar bars barred barring abandon abandons abandoned hardly
    scarcely barely little few unlikely instead far only absence absent zero decline declines declined declining
    opposition criticised criticized criticise criticize criticism condemned condemn condemns dismissed dismiss
    dismisses dismissing warn warned warns warning except beyond doubt doubts doubted exclude excludes excluded
    excluding forbid forbids forbidden discourage discouraged withhold withheld stay off free non anti unless short
    yet away stayed skip skipped skips miss missed cancel cancelled canceled withdraw withdrew withdrawn until
    object objected objects objection objections resist resisted resists resisting repudiated silent silence
    question questioned
    """.split()
)
_NEGATIVE_PREFIXES = ("un", "in", "im", "dis", "ir", "non", "non-", "il")
_NOT_PREFIXED = frozenset(
    """
    under until union unite united unity universal university unit units unless unique into india indian industry
    interest interests international inside including include increase increased important immediate immediately
    impose imposed discuss discussed discussion distance district dispute iran iraq iranian iraqi israel irish
    initial information invest investment invite invited issue image impact import imports improve improved indeed
    individual infrastructure inflation influence innovation instead intend intends intention internal interview
    invasion involve involved distribution display disaster disease disarm discover understand understanding
    undertake undertook undermine implement implementation impress impressive indicate indicated inform informed
    insist insisted inspect instrument integrity intelligence illustrate illegal inauguration intensify inflict
    inherit initiate initiative
    """.split()
)
SOFT_PHRASES = re.compile(
    r"\b(?:out of the question|off the table|red line|rather than|instead of|far from|free of|no longer|short of|"
    r"left? open|leav(?:e|es|ing) open|keep(?:s|ing)? open|kept open|open question|refrain|too \w+ to|turn(?:s|ed|ing)? down|brush(?:es|ed)? (?:aside|off)|shot down|push(?:es|ed)? back|off limits|anything but|"
    r"pour(?:s|ed)? cold water|wav(?:es|ed) away|threw out|all but over|steer(?:s|ed)? clear|stay(?:s|ed)? (?:away|out)|keep(?:s)? out)\b"
)


class Strength(IntEnum):
    TAKEN_BACK = 0
    """"Did not rule out": one negation undoes another."""
    SOFT = 1
    FIRM = 2
    HARD = 3


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a sentence; `clause` counts the clauses before it."""

    text: str
    stem: str
    clause: int
    carries: bool
    """False for words that carry no matter of their own ("the", "should", "not")."""


@dataclass(frozen=True, slots=True)
class Negative:
    """A negative expression: how strong, in which clause, and the stems it bears upon."""

    strength: Strength
    clause: int
    text: str
    stem: str
    focus: frozenset[str]
    ahead: frozenset[str]
    """Those of them that follow it."""


_TELLING = frozenset("say says said saying tell tells told telling add adds added adding".split())
_BREAKS = frozenset(",;:.!?()—–") | frozenset("but while whereas although though because which who so as".split())


@recalled(1024)
def words(text: str) -> tuple[Word, ...]:
    """Split a sentence into words and clauses."""
    found: list[Word] = []
    clause = 0
    for match in _TOKEN.finditer(text):
        low = match.group().lower().replace("’", "'").replace("‑", "-")
        if low in _BREAKS:
            clause += 1
        for part in _parts(low):
            if part[0].isalnum():
                carries = not (
                    part[0].isdigit() or is_stop(part) or part.endswith("n't") or part in _HARD or part in _TELLING
                )
                found.append(Word(part, stem(part), clause, carries))
    return tuple(found)


def _parts(low: str) -> tuple[str, ...]:
    """Split a compound at its hyphens, but keep "non-aligned" and the like whole."""
    if "-" not in low or low.startswith(("non-", "anti-", "co-", "re-")):
        return (low,)
    return tuple(part for part in low.split("-") if part)


def negatives(sentence: Sequence[Word]) -> tuple[Negative, ...]:
    """Find the negative expressions of a sentence."""
    found: list[Negative] = []
    skip = -1
    for at, word in enumerate(sentence):
        if at <= skip:
            continue
        strength = _strength(sentence, at)
        if strength is None:
            continue
        if strength is Strength.HARD and (cancelled := _firm_after(sentence, at)) >= 0:
            strength, skip = Strength.TAKEN_BACK, cancelled
        before, ahead = _focus(sentence, max(at, skip))
        found.append(Negative(strength, word.clause, word.text, word.stem, before | ahead, ahead))
    return tuple(found)


def is_negated(before: str) -> str:
    """Give the negative word among the last few before a place, where it bears upon what follows; else nothing."""
    near = [match.group().lower().replace("’", "'") for match in _TOKEN.finditer(before[-60:])][-3:]
    for at in range(len(near) - 1, -1, -1):
        if not near[at][0].isalnum():
            return ""
        if _is_hard(near[at], near[at + 1] if at + 1 < len(near) else ""):
            return near[at]
        if at == len(near) - 2 and near[-1] == "to" and near[at] in _FIRM | _FIRM_BEFORE_TO:
            return near[at]
        if at == len(near) - 1 and near[at] in {"denied", "denies", "denying"}:
            return near[at]
    return ""


def denies(text: str) -> bool:
    """Say whether the words hold a hard or a firm negation, one that is not taken back."""
    return any(each.strength > Strength.SOFT for each in negatives(words(text)))


def has_hard(text: str) -> bool:
    """Say whether a "not", "never", "no" or the like stands among the words at all."""
    tokens = [match.group().lower().replace("’", "'") for match in _TOKEN.finditer(text)]
    return any(_is_hard(word, after) for word, after in zip(tokens, (*tokens[1:], ""), strict=False))


def is_soft_phrase(text: str) -> bool:
    return bool(SOFT_PHRASES.search(text.lower()))


def _is_hard(word: str, after: str) -> bool:
    if word in ("not", "no"):
        return after not in (_NEUTRAL_AFTER_NOT if word == "not" else _NEUTRAL_AFTER_NO)
    return word in _HARD or word.endswith("n't")


def _strength(sentence: Sequence[Word], at: int) -> Strength | None:
    word = sentence[at].text
    after = sentence[at + 1].text if at + 1 < len(sentence) else ""
    if _is_hard(word, after):
        return None if at and word == "not" and sentence[at - 1].text == "or" else Strength.HARD
    if _is_firm(word, after):
        return Strength.FIRM
    return Strength.SOFT if word in _SOFT or is_privative(word) else None


def _is_firm(word: str, after: str) -> bool:
    return (
        word in _FIRM
        or (word in _FIRM_BEFORE_TO and after == "to")
        or (word in _FIRM_BEFORE_OUT and after == "out")
        or (word in {"stops", "stopped", "stop"} and after == "short")
    )


def is_privative(word: str) -> bool:
    """Say whether a word is made negative by its prefix ("unacceptable")."""
    return (
        len(word) > 6
        and word.startswith(_NEGATIVE_PREFIXES)
        and not any(word.startswith(plain) for plain in _NOT_PREFIXED)
    )


def _firm_after(sentence: Sequence[Word], at: int) -> int:
    """Give the place of a firm negative that a hard one takes back ("did not rule out"), or -1."""
    for place in range(at + 1, min(at + 4, len(sentence))):
        after = sentence[place + 1].text if place + 1 < len(sentence) else ""
        if sentence[place].clause != sentence[at].clause:
            return -1
        if _is_firm(sentence[place].text, after):
            return place
    return -1


def _focus(sentence: Sequence[Word], at: int) -> tuple[frozenset[str], frozenset[str]]:
    """Give the stems a negative bears upon: the next four that carry matter and the last two before it, in its clause."""
    clause = sentence[at].clause
    alone = sentence[at].text in _OF_WHAT_FOLLOWS
    after = [word.stem for word in sentence[at + 1 :] if word.clause == clause and word.carries][:4]
    if not after:
        after = [word.stem for word in sentence[at + 1 :] if word.clause == clause + 1 and word.carries][:4]
    before = [] if alone else [word.stem for word in sentence[:at] if word.clause == clause and word.carries][-2:]
    return frozenset(before), frozenset(after)


def stems_of(forms: str) -> frozenset[str]:
    return frozenset(stem(form) for form in forms.split())


_OPPOSITES: tuple[tuple[frozenset[str], frozenset[str]], ...] = tuple(
    (stems_of(one), stems_of(other))
    for one, other in (
        (
            "rise rose risen increase increased grow grew raise expand higher strengthen boost more double escalate",
            "fall fell fallen decrease decline drop reduce reduction cut shrink lower less fewer weaken halve de-escalate",
        ),
        (
            "support supported back backed favour endorse welcome welcomed hail praise praised applaud",
            "oppose opposed opposition reject condemn condemned against criticise denounce deplore",
        ),
        ("accept accepted approve agree agreed", "reject rejected refuse refused decline"),
        ("start started begin began launch resume continue reopen", "end ended stop halt close suspend cease cancel"),
        ("win won victory", "lose lost defeat"),
        ("before", "after"),
        ("above exceed", "below"),
        ("ally allies partner partners friend friends friendly", "enemy enemies rival rivals adversary foe hostile"),
        ("likely", "unlikely"),
        ("safe safer", "dangerous"),
        ("good great excellent positive constructive productive", "bad poor terrible negative destructive disastrous"),
        ("import imports", "export exports"),
        ("buy bought purchase", "sell sold sale"),
        ("allow permit authorise lift", "ban prohibit forbid impose"),
        ("remove lift abolish scrap waive", "impose introduce tighten"),
        ("north northern", "south southern"),
        ("east eastern", "west western"),
        ("include", "exclude"),
        ("majority", "minority"),
        ("confirm admit acknowledge", "deny denied denial"),
        ("join enter", "leave left withdraw quit"),
        ("maintain preserve uphold keep", "abandon scrap discard"),
        ("strong stronger", "weak weaker"),
        ("early earlier earliest", "late later latest"),
        ("success succeed successful", "failure fail failed"),
        ("always", "never"),
        ("optimistic optimism", "pessimistic pessimism"),
        ("satisfied satisfaction pleased", "dissatisfied dissatisfaction disappointed disappointment"),
        ("peaceful", "violent"),
        ("easy ease", "hard difficult"),
        ("attack attacked", "defend defended"),
        ("minimum least", "maximum most"),
        ("public publicly", "private privately"),
        ("temporary", "permanent"),
        ("trust", "mistrust distrust"),
        ("right", "wrong"),
    )
)


def opposed(word: str, others: Iterable[str]) -> str:
    """Give the one among these words' stems that says the opposite of a word's stem, or nothing."""
    others = frozenset(others)
    for one, other in _OPPOSITES:
        for here, there in ((one, other), (other, one)):
            if word in here and not others & here and (found := others & there):
                return min(found)
    return ""


HEDGES = frozenset(
    """
    hope hopes hoped hoping hopeful hopefully wish wishes wished want wants wanted seek seeks sought seeking aspire
    aspires ready readiness willing willingness prepared preparedness open openness eager eagerness keen interested
    consider considers considered considering consideration propose proposes proposed proposing proposal proposals
    suggest suggests suggested suggesting suggestion offer offers offered offering float floats floated could may
    might possible possibly possibility perhaps maybe potential potentially plan plans planned planning intend
    intends intended intention aim aims aimed expect expects expected expectation urge urges urged urging encourage
    encourages encouraged encouraging appeal appeals appealed appealing recommend recommends recommended advocate
    advocates advocated request requests requested explore explores explored exploring study examine likely probably
    tentative tentatively invite invites invited inviting
    """.split()
)
"""Words that hold a thing at arm's length: it is wished, proposed or possible, and not so."""

_HEDGING_PAIRS = re.compile(
    r"\b(?:call(?:s|ed|ing)? (?:for|on|upon)|call for|look(?:s|ed|ing)? forward|would (?:like|consider|welcome|be)|"
    r"ask(?:s|ed|ing)? (?:\w+ ){0,4}?(?:to|for|that)|in principle|on (?:the )?condition|what if|subject to|"
    r"press(?:es|ed|ing)? (?:\w+ ){0,4}?(?:to|for|on)|push(?:es|ed|ing)? (?:\w+ ){0,4}?(?:to|for)|put(?:s|ting)? (?:\w+ ){0,3}?forward)\b"
)
_NO_HEDGE = re.compile(
    r"\b(?:everything|anything|all|as \w+ as|best|worst|every \w+) possible\b|\bcould (?:not|never|no longer)\b|\bcouldn't\b",
    re.IGNORECASE,
)
"""What holds a hedge and is none: "all possible", and "could not", which tells that a thing was not done."""
_ALSO_HEDGES = HEDGES | frozenset(
    """
    should ought must need needs needed would if optimism optimistic pessimistic desire desires desired ambition
    goal try tries tried trying attempt attempts hopeful believe believes believed think thinks thought appear
    appears seem seems request demand demands demanded insist insists insisted plead pleads pleaded pleading implore
    implores implored warn warns warned threaten threatens threatened require requires required push pushed pushing
    press pressed pressing ask asks asked asking call calls called calling told tell tells exhort exhorted beg
    begged favour favours favor support supports supported supporting back backs backed backing discuss discussed
    raise raised idea option prospect anticipate anticipates anticipated foresee foresees predict predicts predicted
    forecast pending conditional unless conditionally willingly contemplate contemplates contemplated contemplating
    weigh weighs weighed weighing mull mulls mulled mulling envisage envisages envisaged foreseen eventual
    eventually probable probability stand stands stood advise advises advised advice counsel counsels counselled let
    either whether signal signals signalled signaled prefer prefers preferred preference lobby lobbied canvass
    advocate voice entertain entertained welcome welcomed
    """.split()
)
_MODALS = frozenset("could may might perhaps possibly possible maybe likely probably potentially".split())

COMMITMENTS: dict[str, frozenset[str]] = {
    name: frozenset(forms.split())
    for name, forms in {
        "agreed": "agree agrees agreed agreeing agreement agreements consent consented consents accept accepts accepted "
        "accepting concur concurred",
        "promised": "promise promises promised promising pledge pledges pledged pledging vow vows vowed commit commits "
        "committed committing commitment commitments guarantee guarantees guaranteed assure assures assured assurance "
        "assurances swear swore sworn undertake undertook undertaken undertakes",
        "demanded": "demand demands demanded demanding order orders ordered command commanded instruct instructed ultimatum",
        "confirmed": "confirm confirms confirmed confirming confirmation",
        "decided": "decide decides decided decision resolved finalised finalized approve approves approved sign signs signed "
        "sealed",
    }.items()
}
"""What binds a speaker, by the plainest word for it."""


def hedges(text: str) -> frozenset[str]:
    """Give the words that hedge what a cue and its content say."""
    low = _NO_HEDGE.sub(" ", text.replace("’", "'"))
    found = {
        match.group().lower()
        for match in re.finditer(r"[A-Za-z]+", low)
        if match.group().lower() in HEDGES and match.group() != "May"
    }
    return frozenset(found | {match.group() for match in _HEDGING_PAIRS.finditer(low.lower())})


def is_hedged(text: str) -> bool:
    """Say whether anything at all in a sentence keeps it from being flat: the widest view of a hedge."""
    if hedges(text):
        return True
    return any(word.text in _ALSO_HEDGES for word in words(text))


def modal(text: str) -> str:
    """Give the first word by which a thing is only possible, or nothing."""
    return next((w.text for w in words(_NO_HEDGE.sub(" ", text.replace("’", "'"))) if w.text in _MODALS), "")
