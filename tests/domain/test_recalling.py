"""What short texts gave is remembered; whole documents are not."""

from __future__ import annotations

from bot.domain.recalling import LONGEST, recalled


def test_a_short_text_is_looked_at_once() -> None:
    """Asked again about the same sentence, a function gives what it gave."""
    seen: list[str] = []

    @recalled(2)
    def length(text: str) -> int:
        seen.append(text)
        return len(text)

    assert [length("one"), length("one")] == [3, 3]
    assert seen == ["one"]


def test_a_long_text_is_not_held() -> None:
    """A text longer than a sentence or two is read anew each time, so that nothing keeps it."""
    seen: list[str] = []

    @recalled(2)
    def length(text: str) -> int:
        seen.append(text)
        return len(text)

    text = "a" * (LONGEST + 1)

    assert [length(text), length(text)] == [LONGEST + 1] * 2
    assert len(seen) == 2


def test_no_more_are_remembered_than_wanted() -> None:
    """Of more texts than it may remember, the one asked about longest ago is forgotten."""
    seen: list[str] = []

    @recalled(2)
    def length(text: str) -> int:
        seen.append(text)
        return len(text)

    for text in ("a", "b", "c", "a"):
        length(text)

    assert seen == ["a", "b", "c", "a"]
