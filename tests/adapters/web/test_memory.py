"""Pages are kept within bounds of number and size, and answer for an hour."""

from __future__ import annotations

from bot.adapters.page import Page
from bot.adapters.web.memory import Memory, Unchanged
from bot.adapters.web.visiting import Conditions
from tests.adapters.web.net import Clock

NOTHING = Conditions()


def _page(content: bytes, clock: Clock, etag: str = "") -> Page:
    return Page(content, url="http://example.org/", fetched=clock(), etag=etag)


def test_the_least_lately_used_goes_first() -> None:
    """When there are too many."""
    clock = Clock()
    memory = Memory(clock, most=2)
    for name in "ab":
        memory.keep(name, _page(b"x", clock))
    memory.fresh("a", NOTHING)
    memory.keep("c", _page(b"x", clock))

    assert [True, False, True] == [memory.fresh(name, NOTHING) is not None for name in "abc"]


def test_together_they_are_no_larger_than_the_bound() -> None:
    """The oldest make room; one that is too large for all is not kept."""
    clock = Clock()
    memory = Memory(clock, largest=10)
    for name in "abc":
        memory.keep(name, _page(b"x" * 4, clock))
    kept = [name for name in "abc" if memory.page(name)]
    memory.keep("d", _page(b"x" * 11, clock))

    assert (["b", "c"], None) == (kept, memory.page("d"))


def test_a_page_kept_anew_counts_once() -> None:
    """Replacing frees what the old one took."""
    clock = Clock()
    memory = Memory(clock, largest=10)
    memory.keep("a", _page(b"x" * 4, clock))
    for _ in range(9):
        memory.keep("b", _page(b"x" * 6, clock))

    assert memory.page("a") is not None


def test_an_hour_is_an_hour() -> None:
    """Fresh until then, kept for comparing after; a clock set back makes nothing fresh."""
    clock = Clock()
    memory = Memory(clock)
    memory.keep("a", _page(b"x", clock))
    clock.passes(minutes=59, seconds=59)
    before = memory.fresh("a", NOTHING)
    clock.passes(seconds=1)
    after = memory.fresh("a", NOTHING)
    clock.passes(hours=-5)
    earlier = memory.fresh("a", NOTHING)

    assert (True, None, None) == (before is not None, after, earlier)
    assert memory.page("a") is not None


def test_the_tag_decides_before_the_date() -> None:
    """Another tag is another text, whatever the date says."""
    clock = Clock()
    memory = Memory(clock)
    memory.keep("a", Page(b"x", url="u", fetched=clock(), etag='"one"', modified="then"))
    outcomes = [
        memory.fresh("a", held)
        for held in (
            Conditions('"one"', "other"),
            Conditions('"two"', "then"),
            Conditions("", "then"),
            Conditions("", "other"),
        )
    ]

    assert [Unchanged, Page, Unchanged, Page] == [type(outcome) for outcome in outcomes]
