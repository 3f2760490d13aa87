"""Whether a document tells that words came through somebody: that a name stands near them is not enough.

A relay tells the words itself ("the Kremlin said", "according to Reuters"), or is where they stood ("in a post on
Agora", "told the Harbour Times"). Whoever is only told, met or talked about relays nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.domain.credits import Credit, Kind
from bot.domain.cues.lexicon import CHANNELS
from bot.domain.cues.relays import is_medium
from bot.domain.gazetteer import party_name
from bot.domain.grounding.clips import Clip
from bot.domain.grounding.evidence import Evidence
from bot.domain.grounding.people import LITTLE, words_in
from bot.domain.model import Speaker
from bot.domain.polarity import is_negated
from bot.domain.typography import bare

_NEAR = 2
"""How many sentences from the words a body may tell that they came through it."""
_CARRYING = (
    r"(?:accounts?|addresses|address|articles?|briefings?|broadcasts?|columns?|communiqu[eé]s?|essays?|interviews?|letters?|"
    r"messages?|news conferences?|notes?|op-eds?|posts?|posted|press conferences?|press releases?|press service|readouts?|"
    r"releases?|remarks?|reports?|speech|speeches|statements?|transcripts?|tweets?|videos?|websites?|words|wrote|written)"
)
_BY = re.compile(
    r"(?:\b(?:according to|as per|per|via|through|citing|cites|quoting|quotes|"
    r"(?:told|reported|quoted|relayed|cited|announced|released|issued|published|carried|translated|conveyed|shared|posted|"
    r"read out|read|made public|described|seen|obtained) (?:by|to|on)|by the account of|"
    rf"{_CARRYING} (?:on|to|with|from|by|of)) |\()"
    r"(?:the |his |her |its |their |an? )?(?:[\w’'.-]+ ){0,3}$",
    re.IGNORECASE,
)
_TO_A_MEDIUM = re.compile(r"\b(?:on|in|with|by|from|to|for|at|told|tells|telling) (?:[\w’'.-]+ ){0,3}$", re.IGNORECASE)
_ON_A_PLATFORM = re.compile(r"\bon (?:the )?$", re.IGNORECASE)
_ITS = re.compile(rf"(?:['’]s?)? (?:[\w-]+ )?(?:{_CARRYING}|spokes\w+)\b", re.IGNORECASE)
_APART = re.compile(r"[;]|\b(?:but|while|whereas|though)\b|, and\b", re.IGNORECASE)
_BODIES = frozenset(
    """
    administration agency army broadcaster bureau cabinet chancellery commission council delegation department elysee embassy
    government house kremlin ministry newspaper office officials palace presidency secretariat side television
    """.split()
)
_SPOKES = re.compile(r"\bspokes\w+|\bpress secretary\b|\b(?:aide|official|adviser|advisor)s?\b", re.IGNORECASE)


def is_relaying(evidence: Evidence, clip: Clip, speaker: Speaker, names: Sequence[str]) -> bool:
    """Say whether the document tells that words came through the one who goes by these names."""
    if not evidence.is_english:
        return any(bare(name).casefold() in _near(evidence, clip, _NEAR) for name in names)
    return (
        _is_channel(evidence, clip, names)
        or _is_told_there(evidence, clip, names)
        or _is_printed_as_relay(evidence, clip, names)
        or _is_witnessed(evidence, speaker, names)
    )


def _is_channel(evidence: Evidence, clip: Clip, names: Sequence[str]) -> bool:
    """Say whether it is no name but a post, an interview or the like, printed near."""
    if names[-1] != names[-1].lower():
        return False
    nouns = set(bare(names[-1]).casefold().split()) & CHANNELS
    return bool(nouns & words_in(_near(evidence, clip, _NEAR)))


def _is_told_there(evidence: Evidence, clip: Clip, names: Sequence[str]) -> bool:
    """Say whether it is the subject of a word for saying that holds these words, or of a body's in a sentence near."""
    text = evidence.document.text
    first = clip.cue[0].start if clip.cue else clip.content[0].start
    own = set(evidence.print.numbers((*clip.content, *clip.cue)))
    is_body = _speaks_for_others(evidence, names)
    for at in _around(evidence, own):
        passage = evidence.print.passages[at]
        for credit in evidence.credits(passage.span):
            place = passage.span.start + credit.at
            if credit.kind is Kind.LOOSE or not any(_means(evidence, name, names) for name in credit.names):
                continue
            if is_negated(text[passage.span.start : place]) or _is_own(clip, place):
                continue
            if passage.number not in own:
                if is_body:
                    return True
            elif credit.kind is Kind.ACCOUNT or not _APART.search(_between(text, credit, passage.span.start, first)):
                return True
    return False


def _between(text: str, credit: Credit, start: int, first: int) -> str:
    """Give what stands between a relay's word for saying and that of the words relayed."""
    place = start + credit.at
    return text[place:first] if place < first else text[first : start + min(credit.start, credit.at)]


def _is_printed_as_relay(evidence: Evidence, clip: Clip, names: Sequence[str]) -> bool:
    """Say whether it is printed as that which told, or in which was told: "citing TASS", "the Kremlin’s readout"."""
    numbers = evidence.print.numbers((*clip.content, *clip.cue))
    wanted = {name for full in names for name in (full, full.split()[-1])}
    is_body = _speaks_for_others(evidence, names)
    is_person = _is_person(evidence, names)
    beside = _TO_A_MEDIUM if any(map(is_medium, names)) else _ON_A_PLATFORM
    is_body_or_party = is_body or bool(party_name(names[0]))
    for stretch in evidence.print.window(numbers, int(is_body)):
        start, end = evidence.print.folded.range(stretch)
        for name in wanted:
            for found, after in evidence.print.folded.find(bare(name), start, end):
                if _is_own(clip, evidence.print.folded.offsets[found]):
                    continue
                before = evidence.print.folded.text[max(start, found - 80) : found]
                if (by := _BY.search(before)) and not is_negated(before[: by.start()]):
                    return True
                if not is_person and beside.search(before):
                    return True
                if is_body_or_party and _ITS.match(evidence.print.folded.text[after : after + 40]):
                    return True
    return False


def _is_witnessed(evidence: Evidence, speaker: Speaker, names: Sequence[str]) -> bool:
    """Say whether the cue reader saw other words of the same speaker come through it."""
    return any(
        evidence.people.is_same(via, name)
        for each in evidence.witness.all
        if each.via and evidence.people.is_same(each.speaker.name, speaker.name)
        for via in each.via
        for name in names
    )


def _speaks_for_others(evidence: Evidence, names: Sequence[str]) -> bool:
    known = evidence.people.named(names[0])
    told = f"{names[0]} {known.role if known else ''}"
    return bool(words_in(told) & _BODIES or _SPOKES.search(told)) or is_medium(names[0])


def _is_person(evidence: Evidence, names: Sequence[str]) -> bool:
    known = evidence.people.named(names[0])
    return bool(known and known.role) or bool(party_name(names[0]))


def _means(evidence: Evidence, name: str, names: Sequence[str]) -> bool:
    """Say whether the subject of a word for saying is the relay: a body by its noun too, a person only as named."""
    told = bare(name).casefold().split()
    if any(evidence.people.is_same(name, each) or told[-1:] == bare(each).casefold().split()[-1:] for each in names):
        return True
    return _speaks_for_others(evidence, names) and bool(words_in(name) & (words_in(names[0]) - LITTLE))


def _is_own(clip: Clip, at: int) -> bool:
    """Say whether a place lies in the words relayed, or in their word for saying."""
    return any(span.start <= at < span.end for span in (*clip.content, *clip.cue))


def _around(evidence: Evidence, numbers: set[int]) -> Iterator[int]:
    places = [at for at, each in enumerate(evidence.print.passages) if each.number in numbers]
    if places:
        yield from range(max(0, places[0] - _NEAR), min(len(evidence.print.passages), places[-1] + _NEAR + 1))


def _near(evidence: Evidence, clip: Clip, margin: int) -> str:
    numbers = evidence.print.numbers(clip.content)
    return " ".join(span.of(evidence.document.text) for span in evidence.print.window(numbers, margin)).casefold()
