"""The figures and dates of a sentence, in one form however they are written: "$3bn", "three billion dollars"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from fractions import Fraction

from bot.domain.recalling import recalled

_UNITS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
        " eighteen nineteen".split()
    )
}
_TENS = {word: 10 * (at + 2) for at, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split())}
_SCALES = {
    "hundred": 100,
    "thousand": 1000,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "dozen": 12,
    "k": 1000,
    "m": 10**6,
    "mn": 10**6,
    "bn": 10**9,
    "tn": 10**12,
}
_LETTER_SCALES = frozenset("k m mn bn tn".split())
_ORDINALS = {
    word: value
    for value, word in enumerate(
        "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
        " sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        start=2,
    )
}
_SHARES = {"half": Fraction(1, 2), "quarter": Fraction(1, 4), "quarters": Fraction(1, 4), "thirds": Fraction(1, 3)}
_VAGUE = frozenset("dozens hundreds thousands millions billions trillions tens".split())
_MONTHS = "january february march april may june july august september october november december".split()
_MONTH = {form: at for at, name in enumerate(_MONTHS, start=1) for form in (name, name[:3] + ".")} | {"sept.": 9}
_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_DAY = {form: at for at, name in enumerate(_DAYS) for form in (name, name + "s", name[:3] + ".")}
_CURRENCIES = {
    **dict.fromkeys(("$", "us$", "dollar", "dollars", "usd"), "dollar"),
    **dict.fromkeys(("€", "euro", "euros", "eur"), "euro"),
    **dict.fromkeys(("£", "pound", "pounds", "gbp"), "pound"),
    **dict.fromkeys(("¥", "yen", "jpy"), "yen"),
    **dict.fromkeys(("yuan", "renminbi", "rmb"), "yuan"),
    **dict.fromkeys(("₽", "rouble", "roubles", "ruble", "rubles"), "rouble"),
    **dict.fromkeys(("₹", "rupee", "rupees"), "rupee"),
    **dict.fromkeys(("₩", "won"), "won"),
}
_MEASURES = {
    form: name
    for name, forms in {
        "%": "% percent percentage pct ％",
        "year": "year years year-old",
        "month": "month months",
        "week": "week weeks",
        "day": "day days",
        "hour": "hour hours",
        "minute": "minute minutes",
        "kilometre": "kilometre kilometres kilometer kilometers km",
        "mile": "mile miles",
        "metre": "metre metres meter meters",
        "tonne": "tonne tonnes ton tons",
        "barrel": "barrel barrels",
        "ship": "ship ships vessel vessels",
        "soldier": "soldier soldiers troops",
        "aircraft": "aircraft jet jets plane planes",
        "missile": "missile missiles",
    }.items()
    for form in forms.split()
}
_DIRECTIONS = {
    **dict.fromkeys("next coming upcoming following".split(), "next"),
    **dict.fromkeys("last past previous".split(), "last"),
}
_PERIODS = frozenset("week month year decade".split())
_SEASONS = {"spring": "spring", "summer": "summer", "autumn": "autumn", "fall": "autumn", "winter": "winter"}
_BEFORE_SEASONS = frozenset("in the this next last by until before after coming late early mid during".split())
_TWO_OF = frozenset(
    """
    sides leaders countries presidents ministers men women nations parties states governments capitals powers officials
    neighbours neighbors of chiefs heads delegations economies had have were are also then
    """.split()
)
_TOKEN = re.compile(
    r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d+(?:[.,\u00a0]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*\.?|[$€£¥₽₹₩%％]"
)
_DATED = frozenset("in on of by since until from before after late early mid during this next last".split())


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with what it counts, or a month ("month"), a weekday ("weekday"), a vague number or a period to come."""

    value: Fraction | str
    unit: str
    printed: str


@recalled(2048)
def figures(text: str) -> tuple[Figure, ...]:
    """Find the figures and dates of a sentence; "one", "first" and "the two sides" count nobody and nothing."""
    return tuple(_read([(match.group(), match.start(), match.end()) for match in _TOKEN.finditer(text)], text))


def backed(figure: Figure, others: Collection[Figure]) -> bool:
    """Say whether one of the others is the same figure."""
    return any(_same(figure, other) for other in others)


def dated(published: str) -> tuple[Figure, ...]:
    """Give the parts of an ISO date as figures."""
    match = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", published)
    if not match:
        return ()
    found = [Figure(Fraction(int(part)), "", part) for part in (match[1], match[3]) if part]
    if match[2] and 1 <= int(match[2]) <= 12:
        found.append(Figure(_MONTHS[int(match[2]) - 1], "month", match[2]))
    if match[3]:
        year, month, day = (int(part) for part in match.groups())
        found.append(Figure(_DAYS[_weekday(year, month, day)], "weekday", match[0]))
    return tuple(found)


def _weekday(year: int, month: int, day: int) -> int:
    """Count from Monday, after Sakamoto."""
    year -= month < 3
    shift = (0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4)[(month - 1) % 12]
    return (year + year // 4 - year // 100 + year // 400 + shift + day + 6) % 7


def _same(one: Figure, other: Figure) -> bool:
    if isinstance(one.value, str) or isinstance(other.value, str):
        return one.value == other.value and one.unit == other.unit
    if one.value == other.value:
        return one.unit == other.unit or not one.unit or not other.unit
    small, large = sorted((one, other), key=lambda each: abs(each.value) if isinstance(each.value, Fraction) else 0)
    return large.unit == "%" and small.unit != "%" and small.value * 100 == large.value


_Tokens = list[tuple[str, int, int]]


def _read(tokens: _Tokens, text: str) -> Iterator[Figure]:
    at = 0
    while at < len(tokens):
        word, start, _ = tokens[at]
        low = word.lower().rstrip(".")
        if found := _date(tokens, at, text):
            yield found
            at += 1
        elif low in _SEASONS and at and tokens[at - 1][0].lower() in _BEFORE_SEASONS:
            yield Figure(_SEASONS[low], "season", word)
            at += 1
        elif low in _VAGUE:
            yield Figure(low, "vague", word)
            at += 1
        elif (
            low in _DIRECTIONS
            and at + 1 < len(tokens)
            and (period := tokens[at + 1][0].lower().rstrip(".")) in _PERIODS
        ):
            yield Figure(f"{_DIRECTIONS[low]} {period}", "period", f"{word} {tokens[at + 1][0]}")
            at += 2
        else:
            value, after = _number(tokens, at, text)
            if value is None:
                at += 1
                continue
            value *= _scale_to_come(value, tokens, after, text)
            if not _counts_nothing(tokens, at, after, text):
                yield Figure(value, _unit(tokens, at, after, text), text[start : tokens[after - 1][2]])
            at = after


def _scale_to_come(value: Fraction, tokens: _Tokens, after: int, text: str) -> int:
    """Give the scale that the second number of a range lends the first: "two to three billion"."""
    if after + 1 >= len(tokens) or value >= 1000 or tokens[after][0].lower() not in ("to", "or", "and"):
        return 1
    second, _ = _number(tokens, after + 1, text)
    if second is None or second < 1000:
        return 1
    for scale in (10**12, 10**9, 10**6, 1000):
        if second >= scale and second / scale < 1000 and _is_scaled(tokens, after + 1):
            return scale
    return 1


def _is_scaled(tokens: _Tokens, at: int) -> bool:
    """Say whether a number is written with a word for its scale, and not in figures alone."""
    return any(tokens[each][0].lower().rstrip(".") in _SCALES for each in range(at, min(at + 3, len(tokens))))


def _date(tokens: _Tokens, at: int, text: str) -> Figure | None:
    word = tokens[at][0]
    low = word.lower()
    if not word[0].isupper():
        return None
    form = low if low in _DAY or low in _MONTH else low.rstrip(".")
    if form in _DAY:
        return Figure(_DAYS[_DAY[form]], "weekday", word)
    if form not in _MONTH:
        return None
    if form in ("may", "march"):
        beside = [tokens[each][0] for each in (at - 1, at + 1) if 0 <= each < len(tokens)]
        if not any(each.isdigit() or each.lower() in _DATED for each in beside):
            return None
    return Figure(_MONTHS[_MONTH[form] - 1], "month", word)


def _number(tokens: _Tokens, at: int, text: str) -> tuple[Fraction | None, int]:
    """Read one number from its tokens and give the place after it."""
    word = tokens[at][0]
    low = word.lower().rstrip(".")
    if word[0].isdigit():
        return _scaled(_numeral(word), tokens, at + 1, text)
    if low in _SHARES and not (at and tokens[at - 1][0].lower() in _UNITS):
        return (_SHARES[low], at + 1) if low == "half" else (None, at + 1)
    if low in _ORDINALS:
        return Fraction(_ORDINALS[low]), at + 1
    if low in _UNITS or low in _TENS or (low in _SCALES and low not in _LETTER_SCALES):
        return _spelled(tokens, at, text)
    return None, at + 1


def _numeral(word: str) -> Fraction:
    plain = re.sub(r"[\u00a0\u202f ]", "", word)
    if re.fullmatch(r"\d{1,3}(?:[,.]\d{3})+", plain) and not plain.startswith("0"):
        return Fraction(plain.replace(",", "").replace(".", ""))
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+\.\d+", plain):
        return Fraction(plain.replace(",", ""))
    plain = plain.replace(",", ".")
    return Fraction(plain) if plain.count(".") <= 1 else Fraction(plain.replace(".", ""))


def _scaled(value: Fraction, tokens: _Tokens, at: int, text: str) -> tuple[Fraction, int]:
    while at < len(tokens):
        word = tokens[at][0].rstrip(".")
        glued = tokens[at - 1][2] == tokens[at][1]
        if word.lower() not in _SCALES or (
            word.lower() in _LETTER_SCALES and not (glued or word in ("bn", "tn", "mn"))
        ):
            break
        value *= _SCALES[word.lower()]
        at += 1
    return value, at


def _spelled(tokens: _Tokens, at: int, text: str) -> tuple[Fraction, int]:
    total, current, first = Fraction(0), Fraction(0), at
    while at < len(tokens):
        low = tokens[at][0].lower().rstrip(".")
        gap = text[tokens[at - 1][2] : tokens[at][1]] if at > first else ""
        if at > first and gap.strip(" -\u2011\u00a0"):
            break
        if low in _UNITS and (at == first or current % 10 == 0):
            current += _UNITS[low]
        elif low in _TENS and current % 100 == 0:
            current += _TENS[low]
        elif low in ("hundred", "dozen"):
            current = (current or Fraction(1)) * _SCALES[low]
        elif low in _SCALES and low not in _LETTER_SCALES:
            total, current = total + (current or Fraction(1)) * _SCALES[low], Fraction(0)
        elif low in ("thirds", "quarters") and current:
            current *= _SHARES[low]
        elif not (low == "and" and at > first and _continues(tokens, at, current)):
            break
        at += 1
    return total + current, at


def _continues(tokens: _Tokens, at: int, current: Fraction) -> bool:
    """Say whether "and" stands inside a number ("a hundred and five")."""
    following = tokens[at + 1][0].lower() if at + 1 < len(tokens) else ""
    return current >= 100 and (following in _UNITS or following in _TENS)


def _counts_nothing(tokens: _Tokens, at: int, after: int, text: str) -> bool:
    if after - at > 1 or tokens[at][0][0].isdigit():
        return False
    low = tokens[at][0].lower().rstrip(".")
    following = tokens[after][0].lower().rstrip(".") if after < len(tokens) else ""
    before = tokens[at - 1][0].lower() if at else ""
    if low == "two":
        return following in _TWO_OF or before in ("the", "both", "these", "those")
    return low == "one" or (low == "second" and before in ("a", "each") and following in ("", "and"))


def _unit(tokens: _Tokens, at: int, after: int, text: str) -> str:
    before = tokens[at - 1][0] if at and tokens[at - 1][2] >= tokens[at][1] - 1 else ""
    if before in _CURRENCIES:
        return _CURRENCIES[before]
    for place in range(after, min(after + 2, len(tokens))):
        low = tokens[place][0].lower().rstrip(".")
        if text[tokens[place - 1][2] : tokens[place][1]].strip(" -\u00a0"):
            break
        if low == "per" and place + 1 < len(tokens) and tokens[place + 1][0].lower().startswith("cent"):
            return "%"
        if low in _CURRENCIES and (low != "won" or place == after):
            return _CURRENCIES[low]
        if low in _MEASURES:
            return _MEASURES[low]
        if place > after:
            break
    return ""
