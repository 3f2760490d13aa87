"""Who speaks for a state that only the document names: "the Quendan side" is Quenda's, whether or not anyone lists the state.

A state of the document is known by the party its speakers were read with. An adjective is that state's where both begin
alike and the adjective ends as adjectives of states do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from bot.domain import stems
from bot.domain.model import Reading, Speaker

_LEAST = 3
_ADJECTIVE = re.compile(r"(?:ish|ese|ean|ian|an|n|i|ic|ch|er|s|se)$")
_OFFICE = (
    r"(?:(?:[Dd]eputy |[Vv]ice |[Pp]rime |[Ff]oreign |[Ff]inance |[Dd]efen[cs]e |[Ii]nterior |[Tt]rade |[Ww]ater |[Ee]nergy |[Oo]pposition |[Ss]tate )*"
    r"(?:[Pp]resident|[Mm]inister(?: (?:for|of) (?:External Relations|Foreign Affairs|[A-Z]\w+))?|[Cc]hancellor|[Pp]remier|[Ss]ecretary|[Aa]mbassador|"
    r"[Ee]nvoy|[Kk]ing|[Qq]ueen|[Ss]pokes\w+|[Dd]iplomat|[Nn]egotiator|[Ll]eader|[Oo]fficial))"
)
_OF = r"of (?:the )?(?:Republic of |Kingdom of )?(?:the )?"
_BEFORE = re.compile(
    rf"\b(?:(?P<state>[A-Z][a-z’'-]{{3,}}) (?:{_OFFICE} )+|{_OFFICE} {_OF}(?P<of>[A-Z][\w’'-]+),? (?:(?:H\.E\.|Mr|Ms|Dr) )?)$"
)
_AFTER = re.compile(rf",? (?:(?:the )?(?:{_OFFICE} )+)?{_OF}(?P<state>[A-Z][\w’'-]+)")
_NEAR = 90
"""Characters beside a name in which its state is looked for."""
_NO_STATE = frozenset(
    "President Prime Foreign Minister Vice Deputy Former Acting State When While After Before The Their Water Finance".split()
)
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


def may_be_side(words: str) -> bool:
    """Might that describe one side: a state's name or adjective, alone or before "side", "delegation", "government"?"""
    return _GROUP.match(words.strip()) is not None


def side_meant(words: str, states: Iterable[str]) -> str:
    """The state that a description of one side means ("the Kessian side", "kessia"), as the document has it; nothing where none."""
    match = _GROUP.match(words.strip())
    if match is None:
        return ""
    return next((state for state in states if _same_state(match["state"], state)), "")


def speaks_for_side(speaker: Speaker, state: str, printed: Mapping[str, str]) -> bool:
    """Does one speak for that state: by the party read with them, by what is printed beside the name, or by name or role?"""
    if speaker.party:
        return speaker.party == state
    if speaker.name in printed:
        return _same_state(printed[speaker.name], state)
    return any(is_of(term.word, state) for words in (speaker.name, speaker.role) for term in stems.terms(words))


def states_beside(readings: Iterable[Reading], speakers: Iterable[Speaker]) -> Mapping[str, str]:
    """The state printed beside the name of each who was read with none: "Lornish Prime Minister Sofia Arden"."""
    texts = [reading.document.text for reading in readings]
    found: dict[str, str] = {}
    for speaker in speakers:
        if speaker.party or " " not in speaker.name or speaker.name in found:
            continue
        state = next((state for text in texts if (state := _beside(speaker.name, text))), "")
        if state:
            found[speaker.name] = state
    return found


def _beside(name: str, text: str) -> str:
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        match = _BEFORE.search(text[max(0, at - _NEAR) : at]) or _AFTER.match(text[end : end + _NEAR])
        groups = match.groupdict() if match else {}
        state = groups.get("state") or groups.get("of") or ""
        if state and state not in _NO_STATE:
            return state
        at = text.find(name, end)
    return ""


def _same_state(one: str, other: str) -> bool:
    return is_of(one, other) or is_of(other, one)
