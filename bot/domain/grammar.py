"""The words of a drafted sentence, and the small closed classes of English by which its subjects are found."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.domain.recalling import recalled
from bot.domain.typography import DOUBLE_MARKS, quoted

SET_ASIDE = "\ufffc"
"""What stands in the place of each character of a quotation."""

_TOKEN = re.compile(r"\ufffc+|(?:[A-Z]\.){2,}|[^\W_]+(?:['’\-‑][^\W_]+)*['’]?|[,;:.!?()—–]")
_PARENTHESES = re.compile(r"\([^()]{1,60}\)")
_ABBREVIATED = frozenset("mr mrs ms dr gen sen rep lt col gov prof st jr".split())
STRONG = frozenset(";:.!?()—–") | frozenset("but while whereas although though because".split())
WEAK = frozenset("and or that as if when after before since until who which whom whose how why whether what".split())
PREPOSITIONS = frozenset(
    """
    of for from to with on in at by about against over under during after before between among through into upon toward
    towards via amid within without across near regarding concerning despite following including like unlike per
    """.split()
)
AUXILIARIES = frozenset(
    """
    has have had is are was were be been being do does did will would could can may might should must also later then
    again not never didn't hasn't haven't doesn't won't wouldn't isn't aren't wasn't further furthermore separately
    both each reportedly meanwhile publicly repeatedly firmly clearly strongly too now once still only just jointly
    together explicitly flatly in turn
    """.split()
)
PRONOUNS = frozenset("he she it they we i you".split())
DETERMINERS = frozenset("the a an his her its their this that these those both two".split())
WHEN = frozenset(
    """
    in on at during monday tuesday wednesday thursday friday saturday sunday today yesterday
    earlier according
    """.split()
)
COPULAS = frozenset("is was are were remains remained stands stood feels felt".split())
EXTRA_CUES = frozenset(
    """
    put laid drew described made gave pointed let wants want wanted calls called put sees saw hoped backs vows voiced
    looks looked signals signalled ruled rules leaves left raised set sounded underlined cautioned kept
    """.split()
)
INVERTED = frozenset(
    """
    said says added adds wrote writes asked asks replied replies declared declares warned warns noted notes insisted
    insists argued argues told claimed claims stressed stresses remarked continued went concluded stated states
    """.split()
)
TITLES = frozenset(
    """
    president premier minister chancellor king queen prince secretary ambassador spokesman spokeswoman spokesperson
    ministry department office side government leader envoy chairman chief general official officials diplomat foreign
    prime vice deputy defence defense finance trade interior national security adviser advisor state media house kremlin
    leaders presidents ministers sides countries governments parties counterpart counterparts delegation negotiator team
    administration press secretary council commission parliament army military navy embassy mr mrs ms dr sir lady president-elect
    agency news newspaper platform
    """.split()
)
BOTH_WORDS = frozenset(
    """
    both sides leaders presidents ministers parties pair duo countries governments nations neighbours neighbors delegations
    negotiators counterparts capitals heads chiefs premiers states men women two
    """.split()
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a stop, as printed and in lower case."""

    text: str
    low: str
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """Split a sentence into words and stops, without the dots of abbreviations."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        if (
            match.group() == "."
            and found
            and found[-1].end == match.start()
            and _is_of_a_word(found[-1], text, match.end())
        ):
            continue
        found.append(Token(match.group(), match.group().lower().replace("’", "'"), match.start(), match.end()))
    return found


def _is_of_a_word(before: Token, text: str, after: int) -> bool:
    """Say whether a dot belongs to the word before it: "Gen.", "J.", "Va.,"."""
    return (
        text[after : after + 1] == ","
        or before.low in _ABBREVIATED
        or (len(before.text) == 1 and before.text.isupper())
    )


@recalled(1024)
def unquoted(text: str) -> str:
    """Blank out what stands in quotation marks, marks included, keeping every offset."""
    out = list(text)
    for span in quoted(text):
        if span.start and text[span.start - 1] not in DOUBLE_MARKS and len(span.of(text).split()) < 2:
            continue
        for at in range(max(0, span.start - 1), min(len(text), span.end + 1)):
            out[at] = SET_ASIDE
    return _PARENTHESES.sub(lambda match: " " * len(match.group()), "".join(out))


def is_name(token: str) -> bool:
    return token[:1].isupper()
