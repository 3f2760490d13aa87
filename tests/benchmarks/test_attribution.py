"""The benchmark's own judgement."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.model import Span
from tests.benchmarks.articles import article
from tests.benchmarks.attribution import Found, _places, judge

TEXT = "Ada Brandt said the bridge was closed. Tove Lind said nobody had asked her about it."


def _found(speaker: str, content: str) -> Found:
    return Found(_span(speaker), (), _span(content), "indirect")


def _span(words: str) -> tuple[Span, ...]:
    return (Span(TEXT.index(words), TEXT.index(words) + len(words)),) if words else ()


GOLD = _found("Ada Brandt", "the bridge was closed")


@pytest.mark.parametrize(
    ("ours", "expected"),
    [
        ([GOLD], []),
        ([_found("Brandt", "bridge was closed")], []),
        ([_found("Tove Lind", "the bridge was closed")], ["another speaker"]),
        ([_found("", "the bridge was closed")], ["another speaker"]),
        ([_found("Ada Brandt", "closed. Tove Lind said nobody had asked her about it")], ["other bounds"]),
        ([_found("Tove Lind", "nobody had asked her")], ["nothing there"]),
        ([], ["nothing there"]),
    ],
)
def test_an_attribution_is_right_with_half_the_words_and_the_speaker(ours: list[Found], expected: list[str]) -> None:
    """Half of the content's words and one of the speaker's are enough, and what is missed has its reason."""
    judged = judge(TEXT, [GOLD], ours)

    assert expected == [reason for reason, _ in judged.missed]
    assert (expected if ours else []) == [reason for reason, _ in judged.false]


def test_two_of_ours_cannot_share_one_of_theirs() -> None:
    """Saying a thing twice is right once."""
    judged = judge(TEXT, [GOLD], [GOLD, GOLD])

    assert 1 == len(judged.right) == len(judged.false)


@given(st.text(alphabet="aéo \u0300\u0301\u0323", max_size=30))
def test_every_character_is_put_back_where_it_stood(text: str) -> None:
    """An offset into the text in NFC leads to the same words in the text as it was."""
    normal = unicodedata.normalize("NFC", text)
    places = _places(text)
    seams = [n for n in range(1, len(places)) if places[n - 1] < places[n]]

    assert len(normal) + 1 == len(places)
    assert list(places) == sorted(places)
    assert all(normal[:n] == unicodedata.normalize("NFC", text[: places[n]]) for n in seams)


@pytest.mark.parametrize("length", [5_000, 100_000])
def test_an_article_has_the_length_asked_for(length: int) -> None:
    """What costs are measured on is as long as it says, and the same each time."""
    assert length <= len(article(length)) < length + 1_000
    assert article(length) == article(length)
