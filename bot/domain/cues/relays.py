"""Through whom we know it: who relays another's words, and the channel they were spoken in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.cues import lexicon
from bot.domain.cues.clause import Shape
from bot.domain.cues.events import Event
from bot.domain.cues.phrases import Range, is_speaker, phrase_after
from bot.domain.cues.words import Kind, Word
from bot.domain.gazetteer import party

_RELAYING = frozenset(
    """ministry spokesman spokeswoman spokesperson spokesmen spokespeople agency office statement readout communique
    communiqué official officials aide aides source sources newspaper embassy government kremlin television network
    broadcaster report reports media news website tass xinhua reuters afp ap kyodo yonhap interfax cnn bbc nbc abc cbs fox
    post times journal telegraph guardian politico bloomberg it letter transcript administration department bureau palace
    elysee élysée presidency chancellery secretariat consulate embassy delegation cabinet""".split()
)
_PEOPLE = frozenset(
    "spokesman spokeswoman spokesperson spokesmen spokespeople official officials aide aides source sources it".split()
)
_PLATFORM = re.compile(
    r"\b(Truth Social|Twitter|Facebook|Instagram|Telegram|Weibo|WeChat|TikTok|YouTube|LinkedIn|Threads|Bluesky|Mastodon|X|VK)\b"
)
_MEDIA = re.compile(
    r"\b(News|Times|Post|Journal|Telegraph|Guardian|Agency|TV|Television|Radio|CNN|BBC|NBC|ABC|CBS|MSNBC|CNBC|NPR|PBS|AP|AFP|"
    r"Reuters|Bloomberg|Courier|Observer|Chronicle|Gazette|Review|TASS|Xinhua|Kyodo|Yonhap|Interfax|Politico|Axios|Daily|Tribune|Herald|Magazine|Press|Zeitung|Monde)\b"
)


@dataclass(frozen=True, slots=True)
class Told:
    """What deciding on a carried-over relay needs to know of one attribution."""

    speaker: str
    paragraph: int
    via: tuple[str, ...]
    earlier: bool
    has_occasion: bool


def carried(told: Sequence[Told]) -> tuple[tuple[str, ...], ...]:
    """The relays of each attribution, where need be taken over from the one its speaker's other words came through.

    A report names the relay once and goes on. It is carried over where all of a speaker's relayed words in the document
    came through the same one, at least twice, or from the speaker's words just before, in this paragraph or the last.
    """
    by_speaker: dict[str, list[tuple[str, ...]]] = {}
    for one in told:
        if one.via and not one.earlier:
            by_speaker.setdefault(one.speaker, []).append(one.via)
    found: list[tuple[str, ...]] = []
    for index, one in enumerate(told):
        known = by_speaker.get(one.speaker, [])
        via = tuple(_platform(relay, known) for relay in one.via)
        if not via and known and not one.earlier and not one.has_occasion:
            before = told[index - 1] if index else None
            follows = before is not None and before.speaker == one.speaker and one.paragraph - before.paragraph <= 1
            if len(known) > 1 and len(set(known)) == 1:
                via = known[0]
            elif follows and found[-1] and all(map(_carries, found[-1])):
                via = found[-1]
        found.append(via)
    return tuple(found)


def _carries(relay: str) -> bool:
    """Does a relay, named once, stand for what follows? A ministry, a paper or a post does; a person does not."""
    words = relay.lower().split()
    return any(word in _RELAYING or word in lexicon.CHANNELS for word in words) or bool(
        party(relay) or is_medium(relay) or _PLATFORM.fullmatch(relay)
    )


def _platform(relay: str, known: Sequence[tuple[str, ...]]) -> str:
    """ "A social media post" is one on the platform the document names for this speaker, if it names just one."""
    named = {name for via in known for name in via if _PLATFORM.fullmatch(name)}
    return named.pop() if relay.lower() in _GENERIC_POSTS and len(named) == 1 else relay


_GENERIC_POSTS = frozenset(("social media post", "post", "online post"))


def relays(words: Sequence[Word], event: Event) -> bool:
    """Does this event tell what another said?"""
    if event.clause.shape is Shape.ACCORDING:
        return True
    held = words[event.clause.subject.start : event.clause.subject.end]
    named = " ".join(word.text for word in held)
    if held[-1].kind is Kind.NAME and (party(named) or is_medium(held[-1].text)):
        return True
    return any(word.lower in _RELAYING for word in held) or informant(words, event) is not None


_CITING = frozenset(("citing", "quoting"))
_OF_PAPERS = frozenset("report reveal disclose".split())
_REPORTING = frozenset("report say write reveal disclose state tell".split())


def informant(words: Sequence[Word], event: Event) -> Range | None:
    """Whom a paper has it from: *The Courier, citing two officials, reported*, *…, the Courier reported, citing two officials*."""
    subject, lemma = event.clause.subject, event.clause.verb.lemma
    if lemma not in _REPORTING or words[subject.start].kind is Kind.PRONOUN:
        return None
    paper = is_medium(words[subject.end - 1].text)
    for at in range(subject.end + 1, len(words)):
        if words[at].lower in _CITING and words[at - 1].text == ",":
            if at > event.clause.at and not paper and lemma not in _OF_PAPERS:
                return None
            named = cited(words, at)
            return named if named is not None and (paper or words[named.start].kind is not Kind.NAME) else None
        if at == subject.end + 1 and event.clause.at > at and words[at - 1].text == ",":
            return None  # another aside stands behind the subject
    return None


_THROUGH = frozenset(("through", "via"))
_MOUTHS = frozenset("interpreter translator intermediary spokesman spokeswoman spokesperson adviser lawyer".split())


def mouth(words: Sequence[Word], event: Event) -> Range | None:
    """Who spoke for the speaker: *said through his adviser*, *through an interpreter, Xi said*, *as translated by*, *was
    quoted by the agency as saying*."""
    clause = event.clause
    for at in (clause.after, clause.subject.end + 1, 0):
        if at < len(words) and words[at].lower in _THROUGH:
            return _person(words, at + 1)
    behind = clause.after + 1
    if [word.lower for word in words[behind : behind + 3]] in (["as", "translated", "by"], ["as", "interpreted", "by"]):
        return _person(words, behind + 3)
    if clause.tense == "gerund":
        for at in range(max(clause.at - 12, 1), clause.at - 1):
            if words[at].lower == "by" and words[at - 1].lower in {"quoted", "cited"}:
                return phrase_after(words, at + 1)
    return None


def _person(words: Sequence[Word], at: int) -> Range | None:
    phrase = phrase_after(words, at, inner=False)
    if phrase is None or any(word.lower in lexicon.CHANNELS for word in words[phrase.start : phrase.end]):
        return None
    is_mouth = words[phrase.end - 1].lower in _MOUTHS
    return phrase if is_mouth or is_speaker(words, phrase) else None


def cited(words: Sequence[Word], at: int) -> Range | None:
    """The people whom *citing* names, with what is told of them; nothing if it gives a reason."""
    phrase = phrase_after(words, at + 1)
    if phrase is None or words[phrase.start].kind is Kind.PRONOUN or not is_speaker(words, phrase):
        return None
    end = phrase.end
    while end < len(words) and words[phrase.start].kind is not Kind.NAME and words[end].kind is not Kind.PUNCTUATION:
        end += 1
    return Range(phrase.start, end)


def is_body(words: Sequence[Word], subject: Range) -> bool:
    """May "it" stand for this subject later on: a ministry, a paper, a statement, but never a person?"""
    held = [word.lower for word in words[subject.start : subject.end]]
    named = " ".join(word.text for word in words[subject.start : subject.end])
    if any(word in _PEOPLE for word in held):
        return False
    return any(word in _RELAYING for word in held) or bool(party(named)) or is_medium(named)


def is_medium(name: str) -> bool:
    """Is this the name of a newspaper, an agency or a station?"""
    return _MEDIA.search(name) is not None


def channel(words: Sequence[Word], occasion: Range, text: str) -> str:
    """The post, interview or statement an occasion tells of: "Truth Social", "interview with the Herald", or ""."""
    held = words[occasion.start : occasion.end]
    if not held:
        return ""
    printed = text[held[0].start : held[-1].end]
    if (platform := _PLATFORM.search(printed)) and held[0].kind is Kind.PREPOSITION:
        return platform.group()
    for at, word in enumerate(held):
        if word.lower not in lexicon.CHANNELS or held[0].kind not in {Kind.PREPOSITION, Kind.TO}:
            continue
        if (
            at + 1 < len(held)
            and held[at + 1].kind in {Kind.NOUN, Kind.NAME}
            and held[at + 1].lower in lexicon.OCCASIONS
        ):
            continue
        start = at
        while (
            start > 0
            and held[start - 1].kind in {Kind.NOUN, Kind.NAME, Kind.NUMBER}
            and held[start - 1].lower not in lexicon.TIMES
        ):
            start -= 1
        end = at + 1
        if (word.lower.startswith("interview") and end < len(held) and held[end].lower in {"with", "on", "to"}) or (
            end < len(held) and held[end].lower in {"by", "from"}
        ):
            while end < len(held) and held[end].lower not in lexicon.TIMES and held[end].kind is not Kind.PUNCTUATION:
                end += 1
        return text[held[start].start : held[end - 1].end]
    return ""
