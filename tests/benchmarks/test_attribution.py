"""The benchmark's own judgement."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.model import Span
from tests.benchmarks.articles import article
from tests.benchmarks.attribution import Found, _places, judge, main

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


def _marked(found: Found) -> dict[str, object]:
    return {
        "source": [(span.start, span.end) for span in found.speaker],
        "cue": [],
        "content": [(span.start, span.end) for span in found.content],
        "type": found.kind,
    }


def test_a_corpus_is_read_judged_and_written_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two plain sentences are read without a fault, and what was found is left in the corpus's terms."""
    corpus, out = tmp_path / "dev.jsonl", tmp_path / "out.json"
    gold = [GOLD, _found("Tove Lind", "nobody had asked her about it")]
    line = {"id": "one", "publisher": "", "title": "", "text": TEXT, "attributions": [_marked(found) for found in gold]}
    corpus.write_text(json.dumps(line) + "\n", "utf8")

    ending = main([str(corpus), "--out", str(out), "--misses", "3"])

    assert 0 == ending
    assert "F1 100.0%" in capsys.readouterr().out
    assert [[[0, 10]], [[39, 48]]] == [found["source"] for found in json.loads(out.read_text("utf8"))["one"]]


def test_without_a_corpus_it_is_skipped_and_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    """The corpus is not ours to ship, so to be without it is no failure."""
    ending = main(["no/such/place"])

    assert 0 == ending
    assert capsys.readouterr().out.startswith("attribution: skipped")


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
