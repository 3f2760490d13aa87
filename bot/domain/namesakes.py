"""Two of one surname: where a text prints the surname alone, its words are not told as the one's or the other's."""

from __future__ import annotations

import re

from bot.domain.asked import Asked
from bot.domain.called import TITLES, name_tokens
from bot.domain.model import Citation, Exchange, Fact

_FIRST = r"(?P<full>(?P<first>[^\W\d_a-z][\w’'.-]+) (?:[A-Z]\. )?"


def undecided(asked: Asked, exchange: Exchange) -> tuple[Fact, ...]:
    """That the text does not tell which of two namesakes said what is credited to the surname alone; nothing where it does."""
    tokens = name_tokens(asked.words)
    bare = [one for one in asked.speakers if len(name_tokens(one.name)) == 1]
    if len(tokens) < 2 or not bare or len(bare) < len(asked.speakers):
        return ()
    surname = bare[0].name.split()[-1]
    named = _namesakes(surname, exchange)
    cited = tuple(
        dict.fromkeys(
            Citation(one.document, one.passages[0])
            for one in exchange.statements
            if one.speaker in bare and one.passages
        )
    )
    if len(named) < 2 or not cited:
        return ()
    row = f"{', '.join(named[:-1])} and {named[-1]}"
    return (Fact(f"The text names {row} and does not tell which “{surname}” said this", cited),)


def _namesakes(surname: str, exchange: Exchange) -> list[str]:
    """The full names in print that end in that surname, one for each first name."""
    found: dict[str, str] = {}
    for reading in exchange.readings:
        for match in re.finditer(rf"{_FIRST}{re.escape(surname)})\b", reading.document.text):
            if match["first"].rstrip(".").lower() not in TITLES:
                found.setdefault(match["first"], match["full"])
    return list(found.values())
