"""Whether a draft that cites several speakers lends one of them the words, quotations or denials of another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from bot.domain.credits import Credit, Kind
from bot.domain.model import Statement
from bot.domain.stems import content_stems
from bot.domain.verification.backing import Backing, backing, bears
from bot.domain.verification.identity import is_named, is_nobody, said_by
from bot.domain.verification.quoting import misquoted
from bot.domain.verification.stance import inverted


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
