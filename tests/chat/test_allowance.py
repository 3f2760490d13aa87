"""Who may ask, and how much."""

from __future__ import annotations

import pytest

from bot.adapters.store.inbox import GuildSettings, Usage
from bot.chat.allowance import Limits, refusal

LIMITS = Limits(person_requests=10, server_requests=100, server_tokens=1000)
FEW = Usage(1, 1)


@pytest.mark.parametrize(
    ("settings", "by_server", "by_person", "expected"),
    [
        (GuildSettings(), FEW, FEW, ""),
        (GuildSettings(), FEW, Usage(9), ""),
        (GuildSettings(), FEW, Usage(10), "You have asked 10 times today"),
        (GuildSettings(), Usage(99), FEW, ""),
        (GuildSettings(), Usage(100), FEW, "This server has asked 100 times today"),
        (GuildSettings(), Usage(1, 999), FEW, ""),
        (GuildSettings(), Usage(1, 1000), FEW, "This server’s budget for the language model is spent"),
        (GuildSettings(requests_a_day=5), Usage(4), FEW, ""),
        (GuildSettings(requests_a_day=5), Usage(5), FEW, "This server has asked 5 times today"),
        (GuildSettings(requests_a_day=500), Usage(100), FEW, "This server has asked 100 times today"),
        (GuildSettings(requests_a_day=0), Usage(), Usage(), "This server has asked 0 times today"),
        (GuildSettings(tokens_a_day=50), Usage(1, 50), FEW, "This server’s budget"),
    ],
)
def test_what_is_spent_is_told(settings: GuildSettings, by_server: Usage, by_person: Usage, expected: str) -> None:
    told = refusal(settings, LIMITS, by_server, by_person, (), manages=False)

    assert told.startswith(expected)
    assert bool(expected) == bool(told)


@pytest.mark.parametrize(
    ("roles", "manages", "may"),
    [((), False, False), (("8",), False, False), (("8", "7"), False, True), ((), True, True)],
)
def test_a_server_may_choose_who_asks(roles: tuple[str, ...], manages: bool, may: bool) -> None:
    told = refusal(GuildSettings(roles=("7",)), LIMITS, FEW, FEW, roles, manages=manages)

    assert may == (told == "")
