"""The accounts of an exchange side by side: what several tell, in which words, and what stands in one.

Nothing is told in an account's place: each line is one account's own telling, or the words that several print alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.chat.bullets import capital
from bot.chat.card import Card, Line, Section
from bot.chat.places import called, joined, marks
from bot.domain.accounts import Account, Matter, Point, accounts, matters
from bot.domain.asked import is_shared
from bot.domain.hosts import plain_name
from bot.domain.model import Exchange
from bot.domain.naming import owning, with_article
from bot.domain.retelling import told

_CAUTION = "What stands under one account alone may be told by another in words I did not match."


def compared(exchange: Exchange) -> Card | None:
    """Lay the accounts side by side, by topic, or by speaker where there is no topic; None where there is one alone."""
    told_by = accounts(exchange)
    if len(told_by) < 2:
        return None
    names = [_name(account, exchange) for account in told_by]
    found = matters(exchange)
    lone = any(len(point.tellings) == 1 for matter in found for point in matter.points)
    return Card(
        title="The accounts compared",
        subtitle=exchange.title,
        sections=tuple(_section(matter, names, exchange) for matter in found),
        notes=(_CAUTION,) if lone else () if found else ("None of them credits anybody with any words.",),
    )


def _name(account: Account, exchange: Exchange) -> str:
    first = account.readings[0]
    return plain_name(first.document.publisher) or called(first, exchange)


def _section(matter: Matter, names: Sequence[str], exchange: Exchange) -> Section:
    heading = matter.topic or (matter.speaker.name if matter.speaker else "Said of several")
    note = "" if matter.only is None else f"only by {owning(with_article(names[matter.only]))} account"
    lines = tuple(line for point in matter.points for line in _lines(point, names, exchange))
    return Section(capital(heading), note, lines)


def _lines(point: Point, names: Sequence[str], exchange: Exchange) -> Iterable[Line]:
    statements = [statement for _, own in point.tellings for statement in own]
    if point.alike and not is_shared(statements[0], exchange):
        whose = "In both" if len(names) == 2 else f"In {joined([names[at] for at, _ in point.tellings])}"
        yield Line(f"{whose}: {told(statements[0], exchange)}", marks(statements, exchange))
        return
    for number, (at, own) in enumerate(point.tellings):
        others = len(point.tellings) > 1 and not point.alike
        before = "Worded differently: " if others and not number else ""
        yield Line(f"{before}{names[at]}: {told(own[0], exchange)}", marks(own, exchange))
