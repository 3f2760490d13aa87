"""The account we give with no model: statements told in their own words, chosen and ordered.

A statement told verbatim is borne out by itself, and a fact by its passages; these are the only claims made without
`verification.verify`. What is told keeps who said it, through whom, on what occasion, and on whose account two are said
to have agreed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain import agreements
from bot.domain.asked import is_shared, shown_as
from bot.domain.called import fits, name_tokens
from bot.domain.days import in_words
from bot.domain.model import Claim, Exchange, Fact, Quotation, Speaker, Statement
from bot.domain.polarity import denies
from bot.domain.provenance import relays
from bot.domain.retelling import quoted_by_account
from bot.domain.retelling import told as told
from bot.domain.stems import content_stems, stem, terms

MOST = 14
"""A summary has at most so many claims."""


def summarise(exchange: Exchange) -> tuple[Claim, ...]:
    """Choose and order statements: participants first, the most substantial of each, what was joint, what is old last."""
    groups = distinct(exchange.statements)
    chosen = _chosen(groups, exchange)
    return tuple(verbatim(group, exchange) for group in chosen)


def verbatim(same: Sequence[Statement], exchange: Exchange | None) -> Claim:
    """Claim what the first of these statements says in its own words; the others must say the same."""
    return Claim(told(same[0], exchange), tuple(same))


def said_yes(same: Sequence[Statement], exchange: Exchange) -> Claim:
    """Claim that they did speak of it, and show the words."""
    return Claim(f"Yes: {told(same[0], exchange)}", tuple(same))


def by_account(same: Sequence[Statement], exchange: Exchange) -> Claim:
    """Claim an agreement: what several are told to have agreed, or, of one's own words, only those that tell of it."""
    first = same[0]
    sentences = agreements.recounted(first, exchange.reading(first.document))
    if not sentences or first.quotation is not Quotation.DIRECT:
        return verbatim(same, exchange)
    return Claim(quoted_by_account(first, sentences), tuple(same))


def relayed(statements: Sequence[Statement], exchange: Exchange) -> tuple[Claim, ...]:
    """Claim through whom each speaker's words reached us."""
    return tuple(Claim(told_of.text, told_of.statements) for told_of in relays(statements, exchange))


def taking_part(exchange: Exchange) -> Claim:
    """Claim who took part, with one statement of each who is heard."""
    parties = exchange.facts.parties
    heard = (next((s for s in exchange.statements if s.speaker.name == one.name), None) for one in parties)
    return Claim(f"Those taking part: {_row(parties)}.", tuple(one for one in heard if one is not None))


def stated(fact: Fact, exchange: Exchange, of: str = "") -> Claim:
    """Claim a fact of the exchange as told in its documents, with the statements that stand where it is told."""
    cited = {(citation.document, citation.passage) for citation in fact.citations}
    text = f"{of}: {in_words(fact.text)}" if of else in_words(fact.text.strip())
    return Claim(
        text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?", "”", "。")) else "."),
        tuple(one for one in exchange.statements if any((one.document, passage) in cited for passage in one.passages)),
    )


# --- choosing -----------------------------------------------------------------------------------------------------


def weight(statement: Statement) -> float:
    """How much a statement says: its words, up to a point; more for words quoted, figures, what was agreed, denied or refused."""
    words = len(content_stems(statement.text))
    figures = bool(re.search(r"\d", statement.text))
    quoted = statement.quotation is not Quotation.INDIRECT
    agreed = stem("agree") in content_stems(statement.cue)
    return (
        min(words, 14)
        + (5 if agreed else 0)
        + (4 if denies(statement.cue) else 0)
        + (3 if quoted else 0)
        + (1 if figures else 0)
        + (2 if statement.topic else 0)
    )


def distinct(statements: Sequence[Statement]) -> list[tuple[Statement, ...]]:
    """Bring together what is the same words of the same speaker printed twice; the fullest of each leads."""
    groups: list[list[Statement]] = []
    words: list[frozenset[str]] = []
    by_stem: dict[str, list[int]] = {}
    for statement in statements:
        own = content_stems(statement.text)
        rarest = min(own, key=lambda one: (len(by_stem.get(one, ())), one), default="")
        near = next(
            (
                at
                for at in by_stem.get(rarest, ())
                if _same_words(own, words[at]) and _same_voice(statement, groups[at][0])
            ),
            None,
        )
        if near is not None:
            groups[near].append(statement)
            continue
        groups.append([statement])
        words.append(own)
        for one in own:
            by_stem.setdefault(one, []).append(len(groups) - 1)
    return [tuple(sorted(group, key=weight, reverse=True)) for group in groups]


def _same_words(one: frozenset[str], other: frozenset[str]) -> bool:
    shared = len(one & other)
    return shared >= 3 and (
        shared * 10 >= len(one | other) * 8 or (shared >= 5 and shared == min(len(one), len(other)))
    )


def _same_voice(one: Statement, other: Statement) -> bool:
    return (
        _sense(one) == _sense(other)
        and one.joint == other.joint
        and one.earlier == other.earlier
        and (one.speaker.name == other.speaker.name or fits(tuple(name_tokens(one.speaker.name)), other.speaker.name))
    )


_NEUTRAL = frozenset(
    stem(word) for word in "say says tell told add state note remark write post continue according".split()
)
_NEGATIVE = frozenset("no not never neither nor none nobody nothing cannot without".split())


def _sense(statement: Statement) -> tuple[frozenset[str], int, frozenset[str]]:
    """What must not differ between words told as the same: the act, the negations, the figures."""
    words = [term.word.lower().replace("’", "'") for term in terms(f"{statement.cue} {statement.text}")]
    return (
        content_stems(statement.cue) - _NEUTRAL,
        sum(word in _NEGATIVE or word.endswith("n't") for word in words),
        frozenset(word for word in words if any(letter.isdigit() for letter in word)),
    )


def _chosen(groups: Sequence[tuple[Statement, ...]], exchange: Exchange) -> list[tuple[Statement, ...]]:
    """At most `MOST`, shared fairly among the participants, then the others; one place is kept for what is old."""
    place = {group[0]: at for at, group in enumerate(groups)}
    voices: dict[_Voice, list[tuple[Statement, ...]]] = {}
    shown = shown_as(exchange)
    heard = {group[0]: _voice(group[0], shown[group[0].speaker], exchange) for group in groups}
    for group in sorted(groups, key=lambda group: (-weight(group[0]), place[group[0]])):
        voices.setdefault(heard[group[0]], []).append(group)
    order = sorted(voices, key=lambda voice: (voice.rank, min(place[group[0]] for group in voices[voice])))
    telling = {group[0] for group in groups if denies(group[0].cue)}
    chosen: list[tuple[Statement, ...]] = []
    kept_for_old = int(any(voice.rank == _OLD for voice in voices))
    leading = [list(voices[voice]) for voice in order if voice.rank in _LEADING]
    others = [list(voices[voice]) for voice in order if voice.rank == _OTHERS]
    _take(chosen, leading, MOST - kept_for_old, rounds=_EACH)
    denied = [[group for group in line if group[0] in telling] for line in others]
    _take(chosen, denied, MOST - kept_for_old)
    others = [[group for group in line if group not in chosen] for line in others]
    _take(chosen, others, MOST - kept_for_old, rounds=1)
    _take(chosen, leading, MOST - kept_for_old)
    _take(chosen, others, MOST - kept_for_old)
    _take(chosen, [list(voices[voice]) for voice in order if voice.rank == _OLD], MOST)
    at_voice = {voice: at for at, voice in enumerate(order)}
    fullest = {voice: max(weight(group[0]) for group in groups) for voice, groups in voices.items()}

    def is_slight(group: tuple[Statement, ...]) -> bool:
        return group[0] not in telling and weight(group[0]) * 2 < fullest[heard[group[0]]]

    return sorted(chosen, key=lambda group: (at_voice[heard[group[0]]], is_slight(group), place[group[0]]))


def _take(
    chosen: list[tuple[Statement, ...]], lines: Sequence[list[tuple[Statement, ...]]], most: int, rounds: int = MOST
) -> None:
    """Take from each of the lines in turn, so many times round, while there is room; what is taken leaves its line."""
    for _ in range(rounds):
        for line in lines:
            if line and len(chosen) < most:
                chosen.append(line.pop(0))


_EACH = 2
"""So many of a participant's statements come before anything else."""
_PARTICIPANT, _SHARED, _OTHERS, _OLD = range(4)
_LEADING = {_PARTICIPANT, _SHARED}


@dataclass(frozen=True, slots=True)
class _Voice:
    """Under whom a statement is told: a participant whatever the document calls them, all together, another, the past."""

    rank: int
    name: str


def _voice(statement: Statement, speaker: Speaker, exchange: Exchange) -> _Voice:
    tokens = tuple(name_tokens(speaker.name))
    party = next((one.name for one in exchange.facts.parties if fits(tokens, one.name)), None)
    if statement.earlier:
        return _Voice(_OLD, party or speaker.name)
    if is_shared(statement, exchange):
        return _Voice(_SHARED, "")
    return _Voice(_OTHERS, speaker.name) if party is None else _Voice(_PARTICIPANT, party)


def _row(speakers: Sequence[Speaker]) -> str:
    """Names in a row: "A, B and C", each with its party if told."""
    names = [f"{one.name} ({one.party})" if one.party and one.party != one.name else one.name for one in speakers]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""
