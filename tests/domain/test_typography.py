"""Typography is folded away and every place found again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.typography import bare, fold, pieces, quoted, visible


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“It’s a ‘good’ deal”", "\"It's a 'good' deal\""),
        ("talks — the first — went on", "talks -- the first – went on"),
        ("a\u00a0long\nway", "a long way"),
        ("sover\u00adeignty", "sovereignty"),
        ("no\u200bth\u2060ing", "nothing"),
        ("and so on...", "and so on…"),
        ("「和平」很重要", "“和平”很重要"),
        ("４０％", "40%"),
    ],
)
def test_settings_of_the_same_words_fold_alike(one: str, other: str) -> None:
    """Two ways of setting the same words fold to one text."""
    assert fold(one).text == fold(other).text


@pytest.mark.parametrize(
    ("one", "other"),
    [("its", "it's"), ("nonnuclear", "non nuclear"), ("re-sign", "resign"), ("will", "won't"), ("1.5", "15")],
)
def test_different_words_stay_different(one: str, other: str) -> None:
    """Folding never makes one word of two."""
    assert fold(one).text != fold(other).text


@given(st.text(max_size=200))
def test_every_folded_character_knows_where_it_was_printed(text: str) -> None:
    """Offsets rise, lie in the text, and are as many as the folded characters."""
    folded = fold(text)

    assert len(folded.offsets) == len(folded.text)
    assert list(folded.offsets) == sorted(folded.offsets)
    assert all(0 <= offset < len(text) for offset in folded.offsets)


@given(st.text(alphabet="ab '\"“”‘’«»「」-—….\n", max_size=80))
def test_quoted_spans_lie_between_marks(text: str) -> None:
    """What is quoted begins right after a quotation mark and holds something."""
    for span in quoted(text):
        assert span.start > 0
        assert span.of(text).strip()
        assert text[span.start - 1] in "'\"“”‘’«»「」"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said “yes” and "no".', ["yes", "no"]),
        ("She said ‘we won’t go’ twice.", ["we won’t go"]),
        ("“He told me ‘never’,” she said.", ["He told me ‘never’,", "never"]),
        ("„Nein“, sagte er.", ["Nein"]),
        ("Il a dit « jamais ».", [" jamais "]),
        ("他说“不”。她说「好」。", ["不", "好"]),
        ("The leaders' and ministers' talks", []),
        ("“One.\n\n“Two,” he said.", ["One.", "Two,"]),
    ],
)
def test_words_between_marks_are_found(text: str, expected: list[str]) -> None:
    """Marks of any kind, nested too, tell what is quoted; apostrophes do not."""
    actual = [span.of(text) for span in quoted(text)]

    assert expected == actual


def test_words_are_found_whole() -> None:
    """A word is not found inside another, nor inside a compound."""
    folded = fold("The non-nuclear cooperation—nuclear in name—ended.")

    assert [folded.text[start - 2 : end] for start, end in folded.find("nuclear")] == ["n-nuclear"]
    assert list(folded.find("operation")) == []


def test_ends_are_trimmed_and_gaps_split() -> None:
    """Marks and stops at the ends go; an ellipsis in any of its forms parts the pieces."""
    assert bare(" “Peace, at last.” ") == "Peace, at last"
    assert pieces("We … must [...] talk... now.") == ("We", "must", "talk", "now")


def test_unseen_characters_are_dropped() -> None:
    """Zero-width and direction marks vanish."""
    assert visible("a\u200bb\u202ec") == "abc"
