"""What holds a thing at arm's length is a hedge; what only sounds like one is none."""

import pytest

from bot.domain.polarity import hedges, modal


@pytest.mark.parametrize("text", ["put forward a plan", "puts the idea forward", "may visit", "could sail"])
def test_what_is_not_settled_is_hedged(text: str) -> None:
    """A proposal and a possibility are neither of them facts."""
    assert hedges(text)


@pytest.mark.parametrize("text", ["guards could not pass", "guards couldn't pass", "did everything possible"])
def test_what_was_not_done_is_no_hedge(text: str) -> None:
    """ "Could not" tells that a thing was not done, and is sure of it."""
    assert (frozenset(), "") == (hedges(text), modal(text))
