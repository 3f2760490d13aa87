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
from bot.domain.model import Exchange, Statement
from bot.domain.retelling import account as account_of
from bot.domain.retelling import told

_CAUTION = "What I found in one account alone may be told by another in words I did not match."


def compared(exchange: Exchange) -> Card | None:
    """Lay the accounts side by side: by topic, or by speaker where there is no topic, what several tell of, then the rest.

    None where there is one account alone.
    """
    told_by = accounts(exchange)
    if len(told_by) < 2:
        return None
    names = [_name(account, exchange) for account in told_by]
    found = matters(exchange)
    alone = any(len(point.tellings) == 1 for matter in found for point in matter.points)
    return Card(
        title="The accounts compared",
        subtitle=exchange.title,
        sections=(
            *(_side_by_side(matter, names, exchange) for matter in found if matter.is_told_by_several),
            *_alone([matter for matter in found if not matter.is_told_by_several], names, exchange),
        ),
        notes=(_CAUTION,) if alone else () if found else ("None of them credits anybody with any words.",),
    )


def in_other_words(exchange: Exchange) -> Iterable[Line]:
    """What several accounts tell in different words, each beside the others."""
    names = [_name(account, exchange) for account in accounts(exchange)]
    for matter in matters(exchange):
        for point in matter.points:
            if len(point.tellings) > 1 and not point.alike:
                yield from _lines(point, names, exchange)


def _name(account: Account, exchange: Exchange) -> str:
    first = account.readings[0]
    return plain_name(first.document.publisher) or called(first, exchange)


def _side_by_side(matter: Matter, names: Sequence[str], exchange: Exchange) -> Section:
    heading = matter.topic or (matter.speaker.name if matter.speaker else "Said of several")
    return Section(
        capital(heading), lines=tuple(line for point in matter.points for line in _lines(point, names, exchange))
    )


def _lines(point: Point, names: Sequence[str], exchange: Exchange) -> Iterable[Line]:
    statements = [statement for _, own in point.tellings for statement in own]
    if point.alike and not is_shared(statements[0], exchange):
        whose = "In both" if len(names) == 2 else f"In {joined([names[at] for at, _ in point.tellings])}"
        yield Line(f"{whose}: {told(statements[0], exchange)}", marks(statements, exchange))
        return
    for number, (at, own) in enumerate(point.tellings):
        manner = ", in other words" if number and not point.alike else ""
        yield Line(f"{names[at]}{manner}: {_under(names[at], own[0], exchange)}", marks(own, exchange))


def _under(name: str, statement: Statement, exchange: Exchange) -> str:
    """A statement under the name of its account, which need not be said again."""
    words = told(statement, exchange)
    account = f"{capital(account_of(statement, exchange.reading(statement.document)))}, "
    return capital(words.removeprefix(account)) if name in account else words


def _alone(found: Sequence[Matter], names: Sequence[str], exchange: Exchange) -> Iterable[Section]:
    """By account, the matters that were found in no other."""
    tellings = [telling for matter in found for point in matter.points for telling in point.tellings]
    for at, name in enumerate(names):
        own = [Line(told(group[0], exchange), marks(group, exchange)) for place, group in tellings if place == at]
        if own:
            yield Section(capital(name), "found in this account alone", tuple(own))
