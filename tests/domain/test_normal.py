"""Text is normalised in time that grows with its length, whatever marks it holds."""

from __future__ import annotations

import time
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.model import Document
from bot.domain.normal import normalised

_MARKS = st.text(st.sampled_from("ae\u0301\u0323\u0f73\u0344\u034f\u05b0\u3099 か"), max_size=200)


def test_a_long_run_of_marks_is_soon_normalised() -> None:
    """A megabyte of marks in the wrong order takes minutes to sort in one run."""
    began = time.process_time()

    document = Document("a" + "\u0301\u0323" * 500_000)

    assert time.process_time() - began < 5
    assert set(document.text) <= set("ạ\u0301\u0323\u034f")


@given(_MARKS)
def test_marks_are_parted_once(text: str) -> None:
    """What was normalised stays as it is, and but joiners are added."""
    normal = normalised(text)

    assert normalised(normal) == normal
    assert unicodedata.is_normalized("NFC", normal)


@given(st.text(max_size=200))
def test_usual_text_is_in_nfc(text: str) -> None:
    """Nothing is added where no run is long."""
    assert normalised(text) == unicodedata.normalize("NFC", text)


def test_thirty_marks_are_left_alone() -> None:
    """As many as the stream-safe format allows."""
    text = "x" + "\u0300" * 30

    assert normalised(text) == text
    assert normalised(text + "\u0300") == text + "\u034f\u0300"
