"""Long text is parted where a reader would pause, and nothing that belongs together is parted."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.chat.discord.escaping import escaped, link
from bot.chat.discord.limits import length
from bot.chat.discord.splitting import split
from tests.chat.discord.markdown import active, links, shown

PROSE = st.text(st.sampled_from("ab *_~|`[]()@#:-+.!1\\\n😀é\u0301。"), max_size=200) | st.text()


@given(PROSE, st.integers(2, 60), st.integers(2, 60))
@settings(max_examples=500)
def test_the_pieces_are_the_whole(text: str, bound: int, first: int) -> None:
    """Joined they are the text, and each holds something and is within its bound."""
    pieces = split(text, bound, first)

    assert text == "".join(pieces)
    assert all(0 < length(piece) <= (bound if number else first) for number, piece in enumerate(pieces) if bound >= 2)


@given(PROSE, st.integers(2, 60))
@settings(max_examples=500)
def test_escaped_text_stays_escaped_in_every_piece(text: str, bound: int) -> None:
    """No piece shows a sign too many or one too few, and nothing acts in any."""
    pieces = split(escaped(text), bound)

    assert shown(escaped(text)) == "".join(shown(piece) for piece in pieces)
    assert [] == [sign for piece in pieces for sign in active(piece)]


@given(
    st.lists(st.sampled_from(["word ", "Sentence. ", "\\*", "[4](https://news.example/a_b)", "**two words** ", "a"]))
)
@settings(max_examples=300)
def test_no_link_or_formatting_is_cut(parts: list[str]) -> None:
    """A link, and what stands between two signs of formatting, is in one piece."""
    text = "".join(parts)
    pieces = split(text, 40)

    assert links(text) == [address for piece in pieces for address in links(piece)]
    assert [0] * len(pieces) == [piece.replace("\\*", "").count("**") % 2 for piece in pieces]


@pytest.mark.parametrize(
    ("text", "bound", "pieces"),
    [
        ("One two. Three.\n\nFour five six.", 25, ["One two. Three.\n\n", "Four five six."]),
        ("One two three. Four five six.", 20, ["One two three. ", "Four five six."]),
        ("“One two three.” Four five six.", 22, ["“One two three.” ", "Four five six."]),
        ("One two three four five", 12, ["One two ", "three four ", "five"]),
        ("一二三四。五六七八。", 6, ["一二三四。", "五六七八。"]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("ae\u0301b", 2, ["a", "e\u0301", "b"]),
        ("😀😀😀", 4, ["😀😀", "😀"]),
        ("ab\\*c", 3, ["ab", "\\*c"]),
        ("", 5, []),
    ],
)
def test_a_text_is_parted_where_a_reader_pauses(text: str, bound: int, pieces: list[str]) -> None:
    """After a paragraph, else a sentence, else a word, else between letters, never inside one."""
    assert pieces == list(split(text, bound))


@pytest.mark.parametrize(("size", "count"), [(99, 1), (100, 1), (101, 2)])
def test_a_bound_is_kept_to_the_character(size: int, count: int) -> None:
    """A text at the bound is one piece, one over is two."""
    assert count == len(split("a" * size, 100))


def test_a_formatted_text_longer_than_a_piece_is_parted_all_the_same() -> None:
    """What cannot be kept together within the bound is not lost."""
    pieces = split(f"**{'word ' * 30}**", 40)

    assert f"**{'word ' * 30}**" == "".join(pieces)


def test_a_link_of_ours_fits_between_words() -> None:
    """The mark behind a line is kept whole with its address."""
    mark = link("4", "https://news.example/a(b)#:~:text=the%20ferry")
    pieces = split(f"{'word ' * 20}{mark} {'word ' * 20}", 120)

    assert [1] == [len(re.findall("the%20ferry", piece)) for piece in pieces if mark in piece]


@pytest.mark.parametrize("unit", ["a", "*", "`", "[", "**a", "`a", "_ ", "\\", "[a](", "||a"])
def test_hostile_repetition_costs_no_more_than_prose(unit: str) -> None:
    """Openings that are never closed do not make the work grow out of bounds."""
    begun = time.process_time()
    split(unit * (40_000 // len(unit)), 4000)

    assert time.process_time() - begun < 10
