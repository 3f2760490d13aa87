"""What makes two English words the same word for a search: a light stemmer, the words that carry no topic, near synonyms.

The stemmer aims at "confront", "confrontation" and "confrontational" being one, and at never joining two names. A stem is
never shown to anyone. Words of other scripts pass unchanged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from bot.domain.recalling import recalled


@dataclass(frozen=True, slots=True)
class Term:
    """A word as printed, with the stem it is found by and where it starts."""

    word: str
    stem: str
    start: int


_WORD = re.compile(r"(?:[A-Za-z]\.){2,}|[^\W_]+(?:['’](?=[^\W_])[^\W_]+)*(?:[.,](?=\d)\d+)*")
_IDEOGRAPH = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")

_ENDINGS = tuple(
    sorted(
        "isation ization ational ation ion ement ment ness iti ancy anci enci anc enc abl ibl abiliti ibiliti ful fulli "
        "iv iviti ous ousli al alli ali ial iali ical icalli ic ist ism is iz iser izer ant ent at ator ori atori or er "
        "ship aci atic acies less li nes".split(),
        key=lambda ending: (-len(ending), ending),
    )
)
"""Endings of derivation, as they look once a final e is gone and a final y is an i."""
_LONG_BEFORE = frozenset({"er", "or", "ic", "is", "iz", "li", "ori", "iti", "ial"})
_IRREGULAR = {
    "met": "meet",
    "meeting": "meet",
    "meetings": "meet",
    "said": "say",
    "spoke": "speak",
    "spoken": "speak",
    "told": "tell",
    "bought": "buy",
    "sold": "sell",
    "sent": "send",
    "fought": "fight",
    "sought": "seek",
    "began": "begin",
    "begun": "begin",
    "held": "hold",
    "kept": "keep",
    "left": "leave",
    "led": "lead",
    "lost": "lose",
    "made": "make",
    "paid": "pay",
    "built": "build",
    "won": "win",
    "gave": "give",
    "given": "give",
    "took": "take",
    "taken": "take",
    "withdrew": "withdraw",
    "withdrawn": "withdraw",
    "children": "child",
    "men": "man",
    "women": "woman",
    "people": "peopl",
    "crises": "crisis",
    "defense": "defence",
    "defend": "defence",
    "defended": "defence",
    "defending": "defence",
    "defensive": "defence",
    "defence": "defence",
    "plane": "plane",
    "planes": "plane",
    "invasion": "invad",
    "invasions": "invad",
    "tied": "tie",
    "ties": "tie",
    "death": "dead",
    "deaths": "dead",
    "sovereignty": "sovereign",
    "according": "according",
    "agreed": "agre",
    "agreeing": "agre",
    "agreement": "agre",
    "agreements": "agre",
    "trader": "trad",
    "traders": "trad",
    "life": "liv",
    "used": "use",
    "using": "use",
    "recognition": "recogn",
    "important": "importan",
    "importance": "importan",
    **{
        word: word
        for word in (
            *("pacific", "united", "general", "internal", "external", "mission", "million", "billion", "signal"),
            *(
                "portion",
                "opinion",
                "pension",
                "version",
                "station",
                "content",
                "current",
                "patient",
                "police",
                "crisis",
            ),
        )
    },
}

_STOPS = frozenset(
    """
    a an the this that these those there here it its itself i me my mine we us our ours you your yours he him his himself
    she her hers they them their theirs themselves who whom whose which what when where why how is am are was were be been
    being do does did doing done has have had having will would shall should can could may might must ought to of in on at
    by for with from into onto upon about above below over under between through during before after against as than
    then so if or and but nor not no yes too also very just only even ever never any some all each every both either
    neither such other another own same much many more most few less least again further once own out up down off
    s t d ll m re ve don doesn didn isn aren wasn weren won wouldn shouldn couldn can't cannot let lets please
    one ones thing things something anything nothing everything anyone someone everyone anybody somebody everybody nobody
    whether while because since until though although however earlier past else therefore among amongst per via toward towards regarding
    concerning re etc ok okay hey hi hello well now tell im ive thats whats dont didnt doesnt
    """.split()
)

_GENERIC = frozenset(
    """
    issue issues question questions matter matters situation situations topic topics problem problems subject crisis
    conflict war dispute row deal relations relation relationship ties tie side sides country countries nation nations
    people government governments leader leaders president minister official officials policy policies plan plans future
    area areas region regional role way ways state states point points part parts case view views position stance opinion
    thought thoughts idea ideas plan change changes time year years day days week month today yesterday tomorrow new good
    important major world international global public general statement statements remark remarks comment comments word
    words call meeting talk talks conversation summit visit phone telephone exchange discussion discussions
    specifically exactly actually really possible particular kind sort type use using make made get got take
    set energy sector sectors industry field project projects programme programmes program programs force forces group groups
    system effort efforts measure measures step steps action actions resources platform app company firm ban banned threat possibility prospect
    """.split()
)
"""Words that go with a topic and do not name one: they count for little when it is asked whether a topic was raised."""

_SYNONYMS = (
    "war conflict fighting hostilities invasion crisis",
    "meeting summit talks visit",
    "call phone telephone conversation teleconference",
    "agreement deal accord pact treaty",
    "ceasefire truce cease-fire armistice",
    "weapons arms weaponry munitions",
    "soldiers troops forces",
    "military armed",
    "drills exercises manoeuvres maneuvers",
    "hostages captives",
    "prisoners detainees",
    "sanctions embargo",
    "border frontier",
    "vote election ballot poll",
    "climate warming emissions",
    "oil petroleum",
    "atomic nuclear",
    "cooperation collaboration",
    "cooperate collaborate",
    "risk danger",
    "terrorism terrorist terror",
    "migrants migration immigration refugees",
    "inauguration swearing-in",
    "channel hotline",
    "aid assistance",
    "help assist",
    "killed dead casualties",
    "attack strike assault",
)
_NARROWER = {
    "trade": "tariff tariffs export exports import imports commerce commercial",
    "economy": "trade tariff commerce market investment",
    "security": "defence military",
    "technology": "chips semiconductors ai",
    "drugs": "fentanyl narcotics",
    "energy": "oil gas nuclear electricity",
    "weapons": "missiles missile",
    "peace": "ceasefire",
}
"""Asked of the key, these answer; asked of these, the key does not."""


def terms(text: str) -> Iterator[Term]:
    """Every word of `text` with its stem, stop words too. Ideographs, which print no spaces, come two by two."""
    return iter(_terms(text))


@recalled(2048)
def _terms(text: str) -> tuple[Term, ...]:
    return tuple(_each_term(text))


def _each_term(text: str) -> Iterator[Term]:
    for match in _WORD.finditer(text):
        word = match.group()
        if _IDEOGRAPH.search(word):
            for at in range(max(1, len(word) - 1)):
                pair = word[at : at + 2]
                yield Term(pair, pair, match.start() + at)
        else:
            yield Term(word, stem(word), match.start())


def content_stems(text: str) -> frozenset[str]:
    """The stems of the words in `text` that carry meaning."""
    return frozenset(term.stem for term in terms(text) if not is_stop(term.word))


def is_stop(word: str) -> bool:
    return word != "US" and word.lower().replace("’", "'") in _STOPS


def is_generic(word: str) -> bool:
    return word.lower() in _GENERIC


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The stem of one word, lower case, without a possessive."""
    low = word.lower().replace("’", "'").replace(".", "" if word[:1].isalpha() else ".")
    for ending in ("'s", "s'", "'"):
        if low.endswith(ending):
            low = low[: len(low) - len(ending)] + ("s" if ending == "s'" else "")
    if low in _IRREGULAR:
        return _IRREGULAR[low]
    if not low.isascii() or not low.isalpha():
        return low
    return _stripped(low.replace("our", "or") if len(low) > 5 else low)


def _stripped(low: str) -> str:
    """Take off the plural or the tense, then the endings of derivation, from the outside in."""
    if low.endswith("ies") and len(low) > 4:
        low = low[:-3] + "y"
    elif low.endswith("s") and not low.endswith(("ss", "us", "is")) and len(low) > 3:
        low = low[:-1]
    if low.endswith("ied") and len(low) > 4:
        low = low[:-3] + "y"
    else:
        for ending in ("edly", "ingly", "ed", "ing"):
            if low.endswith(ending) and len(low) - len(ending) >= 3 and re.search("[aeiouy]", low[: -len(ending)]):
                low = low[: -len(ending)]
                break
    low = _ended(low)
    for _ in range(3):
        ending = next((one for one in _ENDINGS if low.endswith(one) and len(low) - len(one) >= _floor(one)), "")
        if not ending:
            break
        low = _ended(low[: -len(ending)])
    return low[:-1] if low.endswith("i") and len(low) > 5 else low


def _ended(low: str) -> str:
    """Fold what a stem may end in: a doubled letter, a silent e, a y."""
    if len(low) > 3 and low[-1] == "e":
        low = low[:-1]
    if len(low) > 2 and low[-1] == "y" and low[-2] not in "aeiou":
        low = low[:-1] + "i"
    if len(low) > 3 and low[-1] == low[-2] and low[-1] not in "aeios":
        low = low[:-1]
    return low


def _floor(ending: str) -> int:
    """How many letters must be left for it to be an ending and not part of the word."""
    return 5 if ending in _LONG_BEFORE else 4


def _grouped() -> dict[str, frozenset[str]]:
    near: dict[str, set[str]] = {}
    for line in _SYNONYMS:
        group = {stem(word) for word in line.split()}
        for one in group:
            near.setdefault(one, set()).update(group)
    for word, narrower in _NARROWER.items():
        near.setdefault(stem(word), set()).update(stem(one) for one in narrower.split())
    return {one: frozenset(group | {one}) for one, group in near.items()}


_NEAR = _grouped()


def near(stem_: str) -> frozenset[str]:
    """The stems that answer a question about this one, itself among them."""
    return _NEAR.get(stem_, frozenset({stem_}))


def alike(one: str, other: str) -> bool:
    """Do two stems look like forms of one word the stemmer does not know ("benefici", "benefit")?"""
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < 5 or one[:4] != other[:4]:
        return False
    shared = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(shorter))
    return shared >= 5 and shared * 10 >= len(longer) * 7
