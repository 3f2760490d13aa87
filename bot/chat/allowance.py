"""How much may be asked: who may ask at all, and how often a person and a server may in a day. Pure."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from bot.adapters.store.inbox import GuildSettings, Usage

_RENEWED = "The count begins anew at midnight UTC."
_BY_MANAGERS = "Those who manage the server can change that with /settings."


@dataclass(frozen=True, slots=True)
class Limits:
    """What whoever runs the bot allows in a day, UTC; a server may set itself less, not more."""

    person_requests: int
    server_requests: int
    server_tokens: int


def refusal(
    settings: GuildSettings,
    limits: Limits,
    by_server: Usage,
    by_person: Usage,
    roles: Collection[str],
    *,
    manages: bool,
) -> str:
    """Say why a person may not ask now, and what can be done; nothing where they may. Managers need no role."""
    if settings.roles and not manages and not set(settings.roles) & set(roles):
        return f"In this server I answer only those with certain roles. {_BY_MANAGERS}"
    if by_person.requests >= limits.person_requests:
        return f"You have asked {_times(by_person.requests)} today, which is as often as one person may. {_RENEWED}"
    if by_server.requests >= _lower(settings.requests_a_day, limits.server_requests):
        return (
            f"This server has asked {_times(by_server.requests)} today, which is all it may. {_RENEWED} {_BY_MANAGERS}"
        )
    if by_server.tokens >= _lower(settings.tokens_a_day, limits.server_tokens):
        return f"This server’s budget for the language model is spent for today. {_RENEWED} {_BY_MANAGERS}"
    return ""


def _lower(own: int | None, allowed: int) -> int:
    return allowed if own is None else min(own, allowed)


def _times(number: int) -> str:
    return "once" if number == 1 else f"{number:,} times"
