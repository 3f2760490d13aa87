"""The account we give with no model: statements told in their own words, chosen and ordered.

A statement told verbatim is borne out by itself, and a fact by its passages; these are the only claims made without
`verification.verify`. What is told keeps who said it, through whom, on what occasion, and on whose account two are said
to have agreed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from bot.domain.asked import fits, is_shared, name_tokens
from bot.domain.model import Claim, Exchange, Fact, Quotation, Speaker, Statement
from bot.domain.retelling import told as told
from bot.domain.retelling import with_article
from bot.domain.stems import content_stems

_OPEN_END = re.compile(r"[.](?=[”\"]?$)")

MOST = 12
"""A summary has at most so many claims."""


def summarise(exchange: Exchange) -> tuple[Claim, ...]:
    """Choose and order statements: participants first, the most substantial of each, what was joint, what is old last."""
    groups = _distinct(exchange.statements)
    chosen = _chosen(groups, exchange)
    return tuple(verbatim(group, exchange) for group in chosen)


def verbatim(same: Sequence[Statement], exchange: Exchange | None) -> Claim:
    """Claim what the first of these statements says in its own words; the others must say the same."""
    return Claim(told(same[0], exchange), tuple(same))


def said_yes(same: Sequence[Statement], exchange: Exchange) -> Claim:
    """Claim that they did speak of it, and show the words."""
    return Claim(f"Yes: {told(same[0], exchange)}", tuple(same))


def relayed(same: Sequence[Statement], exchange: Exchange) -> Claim:
    """Claim what a statement says and through whom it reached us, the publisher last."""
    sentence = told(same[0], exchange)
    publishers = dict.fromkeys(exchange.reading(one.document).document.publisher for one in same)
    named = " and ".join(with_article(publisher) for publisher in publishers if publisher and publisher not in sentence)
    if not named:
        return Claim(sentence, tuple(same))
    return Claim(f"{_OPEN_END.sub('', sentence)}, as {named} reports.", tuple(same))


def taking_part(exchange: Exchange) -> Claim:
    """Claim who took part, with one statement of each who is heard."""
    parties = exchange.facts.parties
    heard = (next((s for s in exchange.statements if s.speaker.name == one.name), None) for one in parties)
    return Claim(f"Those taking part: {_row(parties)}.", tuple(one for one in heard if one is not None))


def stated(fact: Fact, exchange: Exchange, of: str = "") -> Claim:
    """Claim a fact of the exchange as told in its documents, with the statements that stand where it is told."""
    cited = {(citation.document, citation.passage) for citation in fact.citations}
    text = f"{of}: {fact.text.strip()}" if of else fact.text.strip()
    return Claim(
        text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?", "”", "。")) else "."),
        tuple(one for one in exchange.statements if any((one.document, passage) in cited for passage in one.passages)),
    )


# --- choosing -----------------------------------------------------------------------------------------------------


def weight(statement: Statement) -> float:
    """How much a statement says: its words, up to a point; more for words quoted and for figures."""
    words = len(content_stems(statement.text))
    figures = bool(re.search(r"\d", statement.text))
    quoted = statement.quotation is not Quotation.INDIRECT
    return min(words, 14) + (3 if quoted else 0) + (1 if figures else 0) + (2 if statement.topic else 0)


def distinct(statements: Iterable[Statement]) -> list[tuple[Statement, ...]]:
    """Bring together what is the same words of the same speaker printed twice; the fullest of each leads."""
    return _distinct(tuple(statements))


def _distinct(statements: Sequence[Statement]) -> list[tuple[Statement, ...]]:
    groups: list[list[Statement]] = []
    words: list[frozenset[str]] = []
    by_stem: dict[str, list[int]] = {}
    for statement in statements:
        own = content_stems(statement.text)
        rarest = min(own, key=lambda one: (len(by_stem.get(one, ())), one), default="")
        near = next(
            (at for at in by_stem.get(rarest, ()) if _same_words(own, words[at]) and _same_voice(statement, groups[at][0])), None
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
    return shared >= 3 and (shared * 10 >= len(one | other) * 8 or (shared >= 5 and shared == min(len(one), len(other))))


def _same_voice(one: Statement, other: Statement) -> bool:
    return (
        one.joint == other.joint
        and one.earlier == other.earlier
        and (one.speaker.name == other.speaker.name or fits(tuple(name_tokens(one.speaker.name)), other.speaker.name))
    )


def _chosen(groups: Sequence[tuple[Statement, ...]], exchange: Exchange) -> list[tuple[Statement, ...]]:
    """At most `MOST`, shared fairly among the participants, then the others; old statements only fill what is left."""
    place = {group[0]: at for at, group in enumerate(groups)}
    voices: dict[str, list[tuple[Statement, ...]]] = {}
    ranks = _ranks(exchange, groups)
    for group in sorted(groups, key=lambda group: (-weight(group[0]), place[group[0]])):
        voices.setdefault(_voice(group[0], ranks), []).append(group)
    order = sorted(voices, key=lambda voice: (_rank(voices[voice][0][0], ranks), min(place[g[0]] for g in voices[voice])))
    chosen: list[tuple[Statement, ...]] = []
    for first, last in ((0, 1), (2, 2), (3, 3)):  # participants and what they share, then others, then what is old
        lines = [list(voices[voice]) for voice in order if first <= _rank(voices[voice][0][0], ranks) <= last]
        while lines and len(chosen) < MOST:
            chosen.extend(line.pop(0) for line in lines[: MOST - len(chosen)])
            lines = [line for line in lines if line]
    at_voice = {voice: at for at, voice in enumerate(order)}
    topics = _topic_order(groups)
    return sorted(
        chosen, key=lambda group: (group[0].earlier, at_voice[_voice(group[0], ranks)], topics[group[0].topic], place[group[0]])
    )


def _voice(statement: Statement, ranks: dict[str, int]) -> str:
    return f"{statement.earlier} {'joint' if _rank(statement, ranks) == 1 else statement.speaker.name}"


def _ranks(exchange: Exchange, groups: Sequence[tuple[Statement, ...]]) -> dict[str, int]:
    """0 for those who take part, 1 for several of them together, 2 for others, by name."""
    part = [speaker.name for speaker in exchange.facts.parties]
    together = {group[0].speaker.name for group in groups if is_shared(group[0], exchange)}
    ranks: dict[str, int] = {}
    for group in groups:
        name = group[0].speaker.name
        if name not in ranks:
            tokens = tuple(name_tokens(name))
            ranks[name] = 1 if name in together else 0 if any(fits(tokens, one) for one in part) else 2
    return ranks


def _rank(statement: Statement, ranks: dict[str, int]) -> int:
    """0 for participants, 1 for what was joint, 2 for others, 3 for what is old."""
    if statement.earlier:
        return 3
    return 1 if statement.joint else ranks[statement.speaker.name]


def _topic_order(groups: Sequence[tuple[Statement, ...]]) -> dict[str, int]:
    return {topic: at for at, topic in enumerate(dict.fromkeys(group[0].topic for group in groups))}


def _row(speakers: Sequence[Speaker]) -> str:
    """Names in a row: "A, B and C", each with its party if told."""
    names = [f"{one.name} ({one.party})" if one.party and one.party != one.name else one.name for one in speakers]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""
