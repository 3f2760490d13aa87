"""Whether the title a draft gives a speaker is the one they hold: no deputy becomes a minister, no official a state."""

from __future__ import annotations

import re

from bot.domain.credits import Kind, credits
from bot.domain.model import Statement
from bot.domain.naming import is_unnamed
from bot.domain.verification.backing import Backing, fold_name, name_words, party_of
from bot.domain.verification.identity import document_of, held_titles, matches, own_words, titles

_OF_STATE = frozenset("president premier king".split())
_LOWER = frozenset("deputy vice assistant acting junior".split())


def promoted(text: str, against: Backing) -> str:
    """Give the title a draft gives a speaker of what it cites that is another's or a higher one, or nothing."""
    if not against.is_english:
        return ""
    for credit in credits(text):
        if credit.nested or credit.kind is Kind.THING or credit.is_both:
            continue
        for statement in against.cited:
            if matches(credit.names[0], statement.speaker.name, statement, against) and (
                fault := _raised(credit.names[0], statement, against)
            ):
                return fault
    return ""


def _raised(name: str, statement: Statement, against: Backing) -> str:
    speaker = statement.speaker
    if not matches(name, speaker.name, statement, against) or any(
        matches(name, via, statement, against) for via in statement.via
    ):
        return ""
    drafted, held = titles(name), held_titles(statement, against)
    if (
        is_unnamed(speaker.name)
        and party_of(name)
        and not drafted
        and len(name.split()) <= 3
        and not own_words(name) & set(name_words(speaker.name))
    ):
        is_person = any(fold_name(word) in _PEOPLE for word in name.split())
        return "" if is_person else f"It lets {name} speak where only {speaker.name} did."
    is_of_state = bool(_OF_STATE & set(drafted)) and bool(speaker.role)
    if not drafted or not (held or is_of_state) or _is_printed(name, statement, against):
        return ""
    role = set(name_words(f"{speaker.role} {speaker.name}"))
    if not set(drafted) & set(held):
        return f"It calls {speaker.name} {drafted[-1]}; the print says {speaker.role or speaker.name}."
    lowered = role & _LOWER
    if lowered and not lowered & set(name_words(name)):
        return f"It leaves out “{min(lowered)}” of the title of {speaker.name}."
    return ""


_PEOPLE = frozenset("official officials diplomat diplomats source aide aides person people".split())


def _is_printed(name: str, statement: Statement, against: Backing) -> bool:
    """Say whether the document itself prints the title with the name somewhere, and with no lower rank before it."""
    words = re.findall(r"[\w'’-]+", name)
    heads = [word for word in words if titles(word)]
    last = words[-1]
    if not heads or titles(last):
        return False
    pattern = (
        rf"(?:\b(\w+)\s+)?(?:\b\w+\s+)?\b{re.escape(heads[-1])}\b(?:\s+[A-Z][\w.'’-]*){{0,3}}?\s+{re.escape(last)}\b"
    )
    text = document_of(statement, against).text
    return any(not _LOWER & set(match.group().lower().split()) for match in re.finditer(pattern, text, re.IGNORECASE))
