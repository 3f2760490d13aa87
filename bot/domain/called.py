"""What people are called by those who ask: the words of a name that tell, short for long, one letter wrong."""

from __future__ import annotations

from functools import lru_cache

from bot.domain import stems

TITLES = frozenset(
    """
    president prime minister foreign secretary state pm king queen prince princess chancellor premier mr mrs ms miss dr sir
    leader general ambassador envoy spokesman spokeswoman spokesperson vice deputy senator sen gov governor rep chairman
    chairwoman chair commissioner chief head acting former defence defense finance interior trade treasury emir sultan pope
    madam madame lord lady commander colonel elect supreme party special representative press director official senior
    ministry department office government kremlin administration side delegation officials diplomat negotiator crown
    congressman congresswoman justice judge mayor professor prof speaker the of a an and for
    """.split()
)


_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


_SHORT_NAMES = {
    "bill": "william",
    "bob": "robert",
    "tony": "antony",
    "jim": "james",
    "jimmy": "james",
    "mike": "michael",
    "dick": "richard",
    "ted": "edward",
    "jack": "john",
    "liz": "elizabeth",
    "kate": "katherine",
    "peggy": "margaret",
    "sasha": "alexander",
    "volodya": "vladimir",
}


def name_tokens(name: str) -> list[str]:
    """The words of a name that tell one person from another, lower case: no titles, initials or possessives."""
    tokens = [term.word.lower().replace("’", "'").removesuffix("'s") for term in stems.terms(name)]
    return [token for token in tokens if len(token) > 1 and token not in TITLES and token not in _SUFFIXES]


def fits(asked: tuple[str, ...], name: str) -> bool:
    """Can a name asked about, in tokens, be that person's? All of the shorter must be in the longer, near enough."""
    owned = name_tokens(name)
    if not owned or not asked:
        return False
    if all(any(spelt(one, other) for other in owned) for one in asked):
        return True
    if not spelt(asked[-1], owned[-1]):
        return False
    if all(any(spelt(one, other) for other in asked) for one in owned):
        return True
    return len(asked) > 1 and len(owned) > 1 and _short_for(asked[0], owned[0])


def _short_for(one: str, other: str) -> bool:
    long_one, long_other = _SHORT_NAMES.get(one, one), _SHORT_NAMES.get(other, other)
    return long_one == long_other or (one[:2] == other[:2] and (len(one) <= 4 or len(other) <= 4))


@lru_cache(maxsize=65536)
def spelt(one: str, other: str) -> bool:
    """The same name, give or take one letter in a name of five and more (two neighbours changed about count as one)."""
    if one == other:
        return True
    if min(len(one), len(other)) < 5 or abs(len(one) - len(other)) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    rest, others = one[start:], other[start:]
    return (
        rest[1:] == others[1:]
        or rest[1:] == others
        or rest == others[1:]
        or (rest[:2] == others[1::-1] and rest[2:] == others[2:])
    )
