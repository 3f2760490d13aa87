"""A figure is the same however it is written, and no other."""

import pytest

from bot.domain.figures import backed, dated, figures


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("$3 billion", "3bn dollars"),
        ("three thousand soldiers", "3,000 soldiers"),
        ("twenty-five per cent", "25%"),
        ("half of it", "50 percent of it"),
        ("a hundred and five ships", "105 ships"),
        ("1.5 million", "1,500,000"),
        ("on Jan. 17", "17 January"),
        ("the second term", "the 2nd term"),
        ("two to three billion euros", "€2bn to €3bn"),
        ("3 000 soldats", "3,000 soldiers"),
        ("the coming week", "next week"),
    ],
)
def test_the_same_figure_backs_itself(one: str, other: str) -> None:
    """Words, digits, signs and scales come to one."""
    assert figures(one)
    assert all(backed(figure, figures(other)) for figure in figures(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("3 million", "3 billion"),
        ("$3", "€3"),
        ("25 years", "25 months"),
        ("40 percent", "40 ships"),
        ("May 3", "June 3"),
        ("on Monday", "on Tuesday"),
        ("next week", "last week"),
        ("in the spring", "in the autumn"),
        ("the third time", "the second time"),
    ],
)
def test_another_figure_does_not(one: str, other: str) -> None:
    """Another number, unit, month, day or period is another."""
    assert not all(backed(figure, figures(other)) for figure in figures(one))


@pytest.mark.parametrize("text", ["the two sides", "one of them", "He may act.", "They march on.", "a very good one"])
def test_words_that_count_nothing(text: str) -> None:
    """Small words that look like figures are none."""
    assert figures(text) == ()


def test_a_date_of_publication_has_its_parts() -> None:
    """Year, day, month and weekday."""
    assert {"2025", "17", "january", "friday"} == {str(figure.value) for figure in dated("2025-01-17")}
