"""Who speaks for a state that only the document names: "the Quendan side" is Quenda's, whether or not anyone lists the state.

A state of the document is known by the party its speakers were read with. An adjective is that state's where both begin
alike and the adjective ends as adjectives of states do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.domain import stems
from bot.domain.model import Speaker

_LEAST = 3
_ADJECTIVE = re.compile(r"(?:ish|ese|ean|ian|an|n|i|ic|ch|er|s|se)$")
_GROUP = re.compile(
    r"^(?:the )?(?P<state>[^\W\d_][\w’'-]+)(?: (?:side|delegation|team|camp|government|officials?|representatives?|negotiators?|party))?$",
    re.IGNORECASE,
)


def is_of(word: str, state: str) -> bool:
    """Is that word the state's name or an adjective of it?"""
    low, name = word.lower().removesuffix("’s").removesuffix("'s"), state.lower()
    if low == name:
        return True
    shared = next((at for at, (one, other) in enumerate(zip(low, name, strict=False)) if one != other), None)
    alike = min(len(low), len(name)) if shared is None else shared
    enough = max(_LEAST, len(name) - 2, len(low) - 4)
    return alike >= enough and low[alike:] != "" and bool(_ADJECTIVE.search(low)) and " " not in name


def side_meant(words: str, states: Iterable[str]) -> str:
    """The state that a description of one side means ("the Kessian side", "kessia"); nothing where it means none."""
    match = _GROUP.match(words.strip())
    if match is None:
        return ""
    return next((state for state in states if is_of(match["state"], state)), "")


def speaks_for_side(speaker: Speaker, state: str) -> bool:
    """Does one speak for that state: by the party read with them, or by a name or role that names it?"""
    if speaker.party:
        return speaker.party == state
    return any(is_of(term.word, state) for words in (speaker.name, speaker.role) for term in stems.terms(words))
