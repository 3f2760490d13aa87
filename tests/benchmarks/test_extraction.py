"""The benchmark of extraction: that it measures what it says, and what we reach on pages of our own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.adapters.article.templates import folder, pages
from tests.benchmarks.extraction import gold, measure, score, table


def test_the_whole_text_and_nothing_else_is_perfect() -> None:
    """A text found as it is scores one in both."""
    text = "One two three “four five six seven”"

    perfect = score("a", text, text)

    assert (1.0, 1.0, 1, 1) == (perfect.precision, perfect.recall, perfect.quoted, perfect.whole)


def test_shingles_are_of_four_words() -> None:
    """Of the two shingles of five words, a text that lacks the last has one."""
    half = score("a", "one two three four five", "one two three four")

    assert (1.0, 0.5) == (half.precision, half.recall)


def test_a_page_not_read_has_lost_all() -> None:
    """Nothing found is a recall of nothing, and its quotations are lost."""
    nothing = score("a", "one two three “four five six seven”", "", "The page is empty.")

    assert (0.0, 0.0, 1, 0) == (nothing.precision, nothing.recall, nothing.quoted, nothing.whole)


@pytest.mark.parametrize("found", ["He said 'four five - six seven' then.", "“four\n five – six\xad seven”"])
def test_typography_breaks_no_quotation(found: str) -> None:
    """Marks, dashes, spaces and soft hyphens may differ in a quotation that is whole."""
    kept = score("a", "“four five — six seven”", found)

    assert (1, 1) == (kept.quoted, kept.whole)


async def test_our_own_pages_are_read(tmp_path: Path) -> None:
    """On half a hundred pages of many makes, what is taken out is the article and hardly anything else."""
    folder(tmp_path)

    scores = await measure(gold(tmp_path), 20)

    assert len(list(pages())) == len(scores.pages)
    assert scores.f1 > 0.99
    assert scores.whole > 0.99
    assert scores.sockets == 0
    assert "0 of them not read" in table(scores)
