"""Whether words are a cue at all: a word of saying or holding, in the active voice, and a noun of saying with its owner.

"Killed", "was" and "the" report nothing, and "he was asked" makes nobody a speaker.
"""

from __future__ import annotations

import re

from bot.domain.cues.lexicon import CUE_FORMS, CUE_PHRASES, NOMINAL_CUES, SAID_THINGS, TENSE

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_OWNING = re.compile(_WORD.pattern + "['’]?")
_SET = re.compile(
    r"\b(?:according to|as per|per|citing|in (?:the )?words of|in [\w' ’-]{1,40} (?:view|words|opinion|account|telling)|"
    r"in favou?r of|in support of|at odds with|of the view|of the opinion|ruled out|rules out|by [\w' ’-]{1,40} account)\b",
    re.IGNORECASE,
)
_MORE = frozenset(
    """
    adding adds added gave gives give voiced signed announced posted posts retweeted texted phoned messaged
    went continued continues goes put puts put-it concerned confident convinced certain sure sceptical skeptical hopeful
    optimistic pessimistic wary afraid worried adamant clear grateful pleased satisfied disappointed ready willing
    prepared committed opposed eager unwilling reluctant open determined vowing stance position pressed pushed called
    calls calling wants wanted sees saw seeks sought backs backed favours favors favoured favored supports ordered
    accepted accepts consented concurred approved approves praised hailed confirmed pointed points
    opined answered answers answer deemed deems insinuated insinuates intimated divulged leaked alerted bragged brags
    brag hinted revealed tells ranted ranting rants lectured lambasted lied lies swears sworn argues chided chides
    decries decried dubbed jibed jabbed japed ruling ruled rules
    """.split()
)
_ONLY_QUOTED = frozenset("Q")
_BE = frozenset("is are was were be been being am get gets got getting wasn't weren't isn't".split())
_ASKED = frozenset(
    "ask tell question inform advise warn remind urge assure brief instruct order press challenge criticise criticize "
    "accuse caution update persuade convince implore exhort beg quiz invite encourage".split()
)
_SKIPPED = frozenset("also not never again later then once repeatedly often twice first when after if while".split())
_OWNERS = frozenset("his her their its my our your whose".split())
_STOP_END = re.compile(r"[:：—–-]\s*$")


def is_cue(cue: str, is_quoted: bool) -> bool:
    """Say whether words report; those that only a quotation makes reporting ("hit", "marked") need one beside them."""
    if _STOP_END.search(cue) or _SET.search(cue):
        return True
    words = [word.lower().replace("’", "'") for word in _WORD.findall(cue)]
    for at, word in enumerate(words):
        if word in NOMINAL_CUES or word in SAID_THINGS or word in _MORE:
            return True
        verb = CUE_FORMS.get(word)
        if verb and (is_quoted or verb.frames != _ONLY_QUOTED or bool(verb.prepositions)):
            return True
        if any(tuple(words[at + 1 : at + 1 + len(tail)]) == tail for tail, _ in CUE_PHRASES.get(word, ())):
            return True
    return not words and bool(cue.strip())


def is_noun(cue: str, narrated: str) -> bool:
    """Say whether the cue is a noun of saying by itself; `narrated` is what stands before it in its sentence."""
    words = [word.lower() for word in _WORD.findall(cue)]
    if not words or not all(word in NOMINAL_CUES or word in _OWNERS or word in {"the", "a", "that"} for word in words):
        return False
    head = next((word for word in words if word in NOMINAL_CUES), "")
    if not head:
        return False
    last = words[0] if words[0] in _OWNERS or words[0] == "the" else _last(narrated)
    if head not in CUE_FORMS:
        return True
    return last in _OWNERS | {"the", "a", "an", "this", "that", "any", "no"} or last.endswith(("'s", "s'"))


def owner(cue: str, narrated: str) -> str:
    """Give the words that may own a noun of saying: the possessive right before it, or nothing."""
    tail = f"{narrated[-80:]} {cue}"
    words = [match.group().replace("’", "'") for match in _OWNING.finditer(tail)]
    nouns = [at for at, word in enumerate(words) if word.lower() in NOMINAL_CUES]
    if not nouns:
        return ""
    for at in range(nouns[-1] - 1, max(-1, nouns[-1] - 4), -1):
        if words[at].lower() in _OWNERS:
            return words[at].lower()
        if words[at].lower().endswith(("'s", "s'")):
            first = at
            while first and words[first - 1][:1].isupper():
                first -= 1
            return " ".join(words[first : at + 1]).removesuffix("'s").removesuffix("'")
    return ""


def is_passive(cue: str, narrated: str, then: str) -> bool:
    """Say whether the cue tells what was asked or told *of* its subject: "he was asked if", "Asked whether"."""
    words = [word.lower() for word in _WORD.findall(cue)]
    verbs = [at for at, word in enumerate(words) if word in CUE_FORMS]
    if not verbs or CUE_FORMS[words[verbs[0]]].lemma not in _ASKED or TENSE.get(words[verbs[0]]) != "past":
        return False
    if len(verbs) > 1 or re.match(r"\s*by\b", then) or "by" in words:
        return False
    led = [word.lower().replace("’", "'") for word in _WORD.findall(narrated[-60:])] + words[: verbs[0]]
    if not _WORD.search(re.split(r"[,;:.!?]", narrated)[-1]) and verbs[0] == 0:
        return _opens(then)
    while led and (led[-1] in _SKIPPED or led[-1].endswith("ly")):
        if led.pop() in {"when", "after", "if", "while", "once"}:
            return True
    return bool(led) and led[-1] in _BE


def _opens(then: str) -> bool:
    """Say whether a participle opens its clause, with its question or matter after it."""
    return bool(re.match(r"\s*(?:if|whether|about|that|why|how|what|when|by|on)\b", then))


def _last(narrated: str) -> str:
    words = [match.group() for match in _OWNING.finditer(narrated[-60:])]
    return words[-1].lower().replace("’", "'") if words else ""
