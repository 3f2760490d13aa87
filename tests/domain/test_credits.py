"""Whom a sentence credits is found whatever its order, voice and verb."""

import pytest

from bot.domain.credits import Kind, credits


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Gao said ties are good.", ["Gao"]),
        ("“It is good,” said Keane.", ["Keane"]),
        ("Conflict must be avoided, Gao said.", ["Gao"]),
        ("According to the Chinese Foreign Ministry, Gao urged care.", ["the Chinese Foreign Ministry", "Gao"]),
        ("Washington was urged by Gao to handle Taiwan with prudence.", ["Gao"]),
        ("Gao's warning on Taiwan was plain.", ["Gao"]),
        ("Keane, who spoke on Beacon, said the talks were good.", ["Keane"]),
        ("On Taiwan, Gao said it is a matter of sovereignty and urged care.", ["Gao"]),
        ("Gao said one thing, while Keane called it another.", ["Gao", "Keane"]),
        ("It was Gao who said so.", ["Gao"]),
        ("Keane is ready to meet.", ["Keane"]),
        ("Gao: ties are good.", ["Gao"]),
        ("Ada Moss, a lawyer from Essex said no.", ["Ada Moss"]),
        ("In Paris, the minister said no.", ["the minister"]),
        ("Meanwhile, the minister said no.", ["the minister"]),
        ("Sen. Ada Moss (R-Va.) said no.", ["Sen. Ada Moss"]),
    ],
)
def test_the_credited_are_named(sentence: str, names: list[str]) -> None:
    """The subject of the reporting word, by whatever construction."""
    actual = [name for credit in credits(sentence) if not credit.nested for name in credit.names]

    assert names == actual


@pytest.mark.parametrize(
    ("sentence", "is_both"),
    [
        ("The two sides agreed to a channel.", True),
        ("Gao and Keane said so.", True),
        ("They agreed.", True),
        ("Both leaders stressed peace.", True),
        ("Gao said the two agreed.", False),
        ("The United States said no.", False),
    ],
)
def test_both_are_told_from_one(sentence: str, is_both: bool) -> None:
    """A subject that speaks for both sides is known as such."""
    assert is_both is credits(sentence)[0].is_both


def test_a_saying_within_a_saying_is_nested() -> None:
    """What the credited says of others credits nobody else."""
    first, second = credits("Gao said Keane agreed to a channel.")

    assert (False, True) == (first.nested, second.nested)


def test_a_quotation_credits_nobody() -> None:
    """Words between marks are set aside."""
    assert ["Gao"] == [name for each in credits("Gao said: “Keane said it first.”") for name in each.names]


def test_a_sentence_with_no_reporting_word_has_a_loose_subject() -> None:
    """Its subject may be who it is about."""
    assert [Kind.LOOSE] == [credit.kind for credit in credits("Keane visits Beijing.")]
