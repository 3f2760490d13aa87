"""What is told of several at once, and by whose account: one side's word does not bind the other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from bot.chat.bullets import bullet, capital, capitalised, is_alone
from bot.chat.card import Section
from bot.chat.places import joined, unique
from bot.domain import agreements, retelling
from bot.domain.asked import is_shared
from bot.domain.model import Claim, Exchange, Speaker, Statement


def together(claims: Sequence[Claim], exchange: Exchange, shown: Mapping[Speaker, Speaker]) -> Iterable[Section]:
    """Lay out what is told of several at once, by whether it is agreed and by whose account."""
    several = [
        claim
        for claim in claims
        if not all(statement.earlier for statement in claim.statements)
        and (
            len(speakers_of(claim, shown)) > 1
            or any(not is_alone(statement, exchange) for statement in claim.statements)
        )
    ]
    accounts: dict[tuple[bool, str], list[Claim]] = {}
    for claim in several:
        accounts.setdefault((_tells_agreement(claim, exchange), _account(claim.statements, exchange)), []).append(claim)
    for (agreed, account), told in sorted(accounts.items(), key=lambda group: group[0][0]):
        heading = _TOGETHER[agreed, account == _JOINTLY]
        yield Section(
            heading,
            account,
            tuple(capitalised(bullet(claim, exchange, _opening(claim, exchange), account)) for claim in told),
        )


def _opening(claim: Claim, exchange: Exchange) -> str:
    """Whose account a claim opens with, which its heading says: of several that tell the same, the first."""
    return f"{capital(_account(claim.statements[:1], exchange))}, "


def speakers_of(claim: Claim, shown: Mapping[Speaker, Speaker]) -> set[str]:
    """The names, as shown, of those whose words a claim rests on."""
    return {shown[statement.speaker].name for statement in claim.statements}


def _tells_agreement(claim: Claim, exchange: Exchange) -> bool:
    return any(is_agreement(statement, exchange) for statement in claim.statements)


def is_agreement(statement: Statement, exchange: Exchange) -> bool:
    """Is a statement told of several, of now, and of agreeing?"""
    return is_shared(statement, exchange) and not statement.earlier and agreements.tells(statement, exchange)


_JOINTLY = "in the joint text"
_TOGETHER = {
    (False, False): "Said of several",
    (False, True): "Said together",
    (True, False): "Said to be agreed",
    (True, True): "Agreed",
}
"""Whether it is told to be agreed, and whether in a joint text → the heading."""


def _account(statements: Sequence[Statement], exchange: Exchange) -> str:
    accounts = unique(retelling.account(one, exchange.reading(one.document)) for one in statements)
    if len(accounts) == 1:
        return accounts[0]
    named = [account.removeprefix("by ").removesuffix(" account") for account in accounts if account != _JOINTLY]
    return f"by {joined(named)} accounts" if len(named) > 1 else accounts[0]
