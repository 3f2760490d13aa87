"""Whether a draft that cites several speakers lends one of them the words, quotations or denials of another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from bot.domain.credits import Credit, Kind
from bot.domain.grammar import unquoted
from bot.domain.model import Statement
from bot.domain.stems import content_stems
from bot.domain.verification.backing import Backing, backing, bears
from bot.domain.verification.bearing import matter
from bot.domain.verification.identity import is_named, is_nobody, said_by, told_by
from bot.domain.verification.quoting import misquoted
from bot.domain.verification.stance import inverted
from bot.domain.verification.thesaurus import LIKE, NEUTRAL


def borrowed(text: str, found: Sequence[Credit], against: Backing) -> str:
    """Find another's quotation or denial lent to the only one a draft credits, by one citation too many."""
    if len(against.cited) < 2:
        return ""
    subjects = [each for each in found if not each.nested and not each.is_both]
    parts = list(_stretches(text, [each for each in subjects if each.kind is Kind.SUBJECT]))
    for credit, part in parts:
        own = said_by(credit.names, against)
        others = [s for s in against.cited if s not in own]
        if not own or not others or is_nobody(credit.names[0]):
            continue
        theirs = backing(against.exchange, own)
        if misquoted(part, theirs):
            return f"It credits {credit.names[0]} with words of {others[0].speaker.name}."
        is_alone = len(parts) == 1 and not any(is_named(s.speaker.name, text) for s in others)
        if is_alone and (inverted(text, theirs) or (not misquoted(text, against) and misquoted(text, theirs))):
            return f"It credits {credit.names[0]} with what {others[0].speaker.name} said."
    return ""


def crossed(text: str, found: Sequence[Credit], against: Backing) -> str:
    """Find a stretch credited to one cited speaker whose words are another's."""
    if len({statement.speaker.name for statement in against.cited}) < 2 or not against.is_english:
        return ""
    subjects = [each for each in found if each.kind is Kind.SUBJECT and not each.nested and not each.is_both]
    for credit, part in _stretches(text, subjects):
        wanted = matter(part, against)
        own = told_by(credit.names, against)
        others = [s for s in against.cited if s not in own]
        if len(wanted) < 2 or not own or not others or is_nobody(credit.names[0]):
            continue
        if share(wanted, own) < 0.3 and share(wanted, others) >= share(wanted, own) + 0.4:
            return f"It credits {credit.names[0]} with what {others[0].speaker.name} said."
    return ""


def mingled(text: str, against: Backing) -> str:
    """Find the verb of one cited statement joined to the matter of another: "agreed" to what was only asked."""
    if len(against.cited) < 2 or not against.is_english:
        return ""
    held = [content_stems(f"{each.cue} {each.text}") for each in against.cited]
    verbs = [_verbs(each) for each in against.cited]
    for part in re.split(r"[;:.]\s|,\s|\s(?:and|while|but)\s", unquoted(text)):
        wanted = content_stems(part)
        for at, own in enumerate(verbs):
            others = verbs[:at] + verbs[at + 1 :]
            if not own & wanted or any(_like(each) & wanted for each in others):
                continue
            for other, there in enumerate(held):
                taken = [each for each in wanted - own if bears(there, each) and not bears(held[at], each)]
                kept = [each for each in wanted - own if bears(held[at], each) and not bears(there, each)]
                if len(taken) >= 2 and len(taken) > 2 * len(kept):
                    return f"It joins “{against.cited[at].cue}” to what “{against.cited[other].cue}” is printed of."
    return ""


def _like(stems: frozenset[str]) -> frozenset[str]:
    return stems.union(*(LIKE.get(each, frozenset()) for each in stems))


def _verbs(statement: Statement) -> frozenset[str]:
    """Give the stems of a cue that say how a thing was told; "said" says nothing of it."""
    return frozenset(each for each in content_stems(statement.cue) if each not in NEUTRAL)


def _stretches(text: str, subjects: Sequence[Credit]) -> Iterable[tuple[Credit, str]]:
    """Yield each credit with the part of a draft that it governs."""
    for at, credit in enumerate(subjects):
        end = min(subjects[at + 1].start, subjects[at + 1].at) if at + 1 < len(subjects) else len(text)
        start = credit.start if not credit.trailing else (subjects[at - 1].at if at else 0)
        yield credit, text[min(start, credit.at) : max(end, credit.at)]


def share(
    wanted: Sequence[str], statements: Iterable[Statement], like: Mapping[str, frozenset[str]] = MappingProxyType({})
) -> float:
    """Give how much of a draft's matter the statements hold, by the same words or by those `like` them."""
    stems = frozenset(stem for each in statements for stem in content_stems(f"{each.cue} {each.text}"))
    return sum(bears(stems, each) or bool(like.get(each, frozenset()) & stems) for each in wanted) / len(wanted)
