"""Which words are one word for a search, and which must never become one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.stems import alike, content_stems, near, stem, terms

ONE = [
    "confront confrontation confrontational confronting",
    "agree agreed agreement agrees agreeing",
    "prudence prudent prudently",
    "negotiate negotiations negotiator negotiating",
    "economy economic economies economics",
    "cooperate cooperation cooperative",
    "sovereign sovereignty",
    "meet met meeting",
    "deny denied denies denial",
    "organise organization organisations",
    "crisis crises",
    "strategy strategic",
    "harbour harbor",
    "Halvorsen's Halvorsen",
]
APART = [
    "trade tradition",
    "plan plane",
    "peace piece",
    "nation notion",
    "war warn",
    "port portion",
    "general generation",
]


@pytest.mark.parametrize("words", ONE)
def test_forms_of_a_word_have_one_stem(words: str) -> None:
    """Endings of number, tense and derivation are taken off, in British and American spelling."""
    assert {stem(words.split()[0])} == {stem(word) for word in words.split()}


@pytest.mark.parametrize("words", APART)
def test_different_words_keep_different_stems(words: str) -> None:
    """Words that merely begin alike are not one."""
    one, other = words.split()

    assert stem(one) != stem(other)


def test_a_narrower_word_answers_a_wider_one_and_not_the_reverse() -> None:
    """Tariffs are trade; trade is not yet tariffs."""
    assert (True, False) == (stem("tariffs") in near(stem("trade")), stem("trade") in near(stem("tariffs")))


def test_forms_the_stemmer_does_not_know_are_alike_only_by_most_of_their_letters() -> None:
    """ "benefit" and "beneficial" are; "Slovenia" and "Slovakia" are not."""
    assert (True, False) == (alike("benef", "benefit"), alike("slovenia", "slovakia"))


def test_the_united_states_are_no_stop_word() -> None:
    """ "US" names a state where "us" names nobody."""
    assert (frozenset({"us"}), frozenset()) == (content_stems("the US"), content_stems("let us"))


@given(st.text(max_size=200))
def test_terms_stand_where_they_say(text: str) -> None:
    """Every term is printed at its offset, whatever the text."""
    assert all(text[term.start : term.start + len(term.word)] == term.word for term in terms(text))
