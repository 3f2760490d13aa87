"""What a button says of itself fits its place and is read back for as long as the button stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.discord.identifiers import (
    Act,
    Argument,
    Foreign,
    More,
    Press,
    Stale,
    identifier,
    more,
    option,
    pressed,
)
from bot.chat.discord.limits import CUSTOM_ID, OPTION, length

EXCHANGE = "e" * 64
ANY = st.text(max_size=150) | st.text(st.characters(), max_size=150)


@given(st.sampled_from(Act), st.text("0123456789abcdef", max_size=64), ANY)
def test_any_press_fits_and_comes_back(act: Act, exchange: str, argument: str) -> None:
    """Within the limit whatever the argument, and what was meant is found again among others."""
    written = identifier(act, exchange, argument)
    read = pressed(written)

    assert length(written) <= CUSTOM_ID
    assert isinstance(read, Press)
    assert (act, exchange) == (read.act, read.exchange)
    assert argument == read.argument.among(["", "other", f"{argument}x", argument])


@given(st.integers(1, 9999), ANY)
def test_any_further_page_comes_back(page: int, subject: str) -> None:
    """A page of a card, and which card."""
    read = pressed(more(EXCHANGE, page, subject))

    assert isinstance(read, More)
    assert (EXCHANGE, page) == (read.exchange, read.page)
    assert subject == read.subject.among(["other", subject])


@given(st.sampled_from(Act), ANY)
def test_any_option_comes_back(act: Act, argument: str) -> None:
    """A select's choice is read with the select's own identifier."""
    read = pressed(identifier(act, EXCHANGE), option(argument))

    assert 0 <= length(option(argument)) <= OPTION
    assert isinstance(read, Press)
    assert argument == read.argument.among(["other", argument])


@given(ANY | ANY.map(lambda text: f"r1:{text}") | ANY.map(lambda text: f"r1:ask:e:{text}"), ANY)
def test_whatever_is_pressed_is_read(text: str, chosen: str) -> None:
    """No identifier, ours or not, raises anything."""
    assert isinstance(pressed(text, chosen), Press | More | Stale | Foreign)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("r1:ask:e:", Press(Act.ASK, "e")),
        ("r1:evidence:e:2.4", Press(Act.EVIDENCE, "e", Argument("2.4"))),
        ("r1:speaker:e:Ann: of Tarn", Press(Act.SPEAKER, "e", Argument("Ann: of Tarn"))),
        ("r1:more:e:2.lines", More("e", 2, Argument("lines"))),
        ("r1:delete::", Press(Act.DELETE, "")),
        ("r1:more:e:0.", Stale(1)),
        ("r1:more:e:x", Stale(1)),
        ("r1:sing:e:", Stale(1)),
        ("r1:ask", Stale(1)),
        ("r2:ask:e:", Stale(2)),
        ("r0:ask:e:", Stale(0)),
        ("rx:ask:e:", Foreign()),
        ("poll_yes", Foreign()),
        ("", Foreign()),
    ],
)
def test_what_is_stale_and_what_is_foreign(text: str, read: Press | More | Stale | Foreign) -> None:
    """An older or newer version and an act that is gone are stale; what another wrote is foreign."""
    assert read == pressed(text)


@pytest.mark.parametrize(("size", "plain"), [(-1, True), (0, True), (1, False)])
def test_an_argument_is_written_out_while_there_is_room(size: int, plain: bool) -> None:
    """At the limit it stands in full, one over it is a digest."""
    room = CUSTOM_ID - length(identifier(Act.SAY, EXCHANGE))
    argument = "a" * (room + size)

    assert plain == identifier(Act.SAY, EXCHANGE, argument).endswith(f":{argument}")


@pytest.mark.parametrize("exchange", ["a:b", "e" * 90])
def test_an_exchange_that_does_not_fit_is_a_fault_of_ours(exchange: str) -> None:
    """It is told at once, rather than by Discord."""
    with pytest.raises(ValueError, match="no place"):
        identifier(Act.EVIDENCE, exchange)
