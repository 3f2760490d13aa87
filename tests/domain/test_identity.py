"""Speakers of several documents are one person where names and offices say so, and never by a guess."""

from __future__ import annotations

import pytest

from bot.domain.model import Speaker
from bot.domain.names import same_person, united

_VORN = Speaker("Joseph R. Vorn, Jr.", "President", "United States")
_ORLIN = Speaker("Pavel Orlin", "President", "Russia")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (_VORN, _VORN),
        (_VORN, Speaker("Joseph Vorn", "President", "United States")),
        (_VORN, Speaker("Joe Vorn", "President")),
        (_VORN, Speaker("J. Vorn", "President", "United States")),
        (_VORN, Speaker("Vorn", "President", "United States")),
        (_ORLIN, Speaker("Pavel Orlin")),
        (_ORLIN, Speaker("Pavel Ivanovich Orlin", party="Russia")),
        (_ORLIN, Speaker("Orlin", "President")),
        (Speaker("Oleh Baransky", "President"), Speaker("Oleh Baranskyi")),
        (Speaker("Andrés Peña Solís", "Foreign Minister"), Speaker("Andres Pena Solis")),
        (Speaker("Andrés Manuel Peña Solís"), Speaker("Andrés Peña Solís")),
        (Speaker("Kishi Taro", "Prime Minister"), Speaker("Taro Kishi", "Prime Minister", "Japan")),
        (Speaker("Min Tae-ho", "President"), Speaker("Min Tae Ho")),
        (Speaker("Min Tae-ho", "President"), Speaker("Min", "President", "South Korea")),
        (Speaker("Tamir bin Fahim", "Emir"), Speaker("Tamir bin Fahim Al Tawil", "Emir", "Qatar")),
        (Speaker("Vorn", "President"), Speaker("Vorn")),
        (Speaker("Kremlin"), Speaker("Kremlin", party="Russia")),
    ],
)
def test_one_person(one: Speaker, other: Speaker) -> None:
    """An initial, a "Jr.", a middle name, another spelling or order, an office told only once: still the same person."""
    assert same_person(one, other)
    assert same_person(other, one)
    assert 1 == len(set(united([one, other]).values()))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (_VORN, Speaker("Jill Vorn", "First Lady", "United States")),
        (_VORN, Speaker("Joseph Vorn")),
        (_VORN, Speaker("Vorn")),
        (_VORN, Speaker("Vorn", "Vice President", "United States")),
        (_VORN, Speaker("Joseph B. Vorn", "President", "United States")),
        (_VORN, Speaker("Joseph Vorn, Sr.", "President", "United States")),
        (Speaker("Tom Berry", "Senator", "United States"), Speaker("Tom Berry", "Minister", "United Kingdom")),
        (Speaker("J. Berry"), Speaker("John Berry")),
        (Speaker("J. Berry", "Senator"), Speaker("John Berry", "Governor")),
        (Speaker("Berry", "Senator"), Speaker("Berry", "Governor")),
        (Speaker("de Silva"), Speaker("Ann de Silva")),
        (Speaker("Peña Solís"), Speaker("Andrés Peña Solís")),
        (Speaker("Min Tae-ho", "President"), Speaker("Min Jae-ho", "President")),
        (Speaker("Ann Crane"), Speaker("Paul Crane")),
        (Speaker("Crane Foundation"), Speaker("Ann Crane Foundation")),
        (Speaker("officials"), Speaker("senior officials")),
        (Speaker("Ann Crane and Paul Dale"), Speaker("Paul Dale")),
        (Speaker("Moscow", party="Russia"), Speaker("Kremlin", party="Russia")),
        (Speaker("They"), Speaker("He")),
    ],
)
def test_two_people(one: Speaker, other: Speaker) -> None:
    """Another given name, initial, state, generation or office, or too little told: they are kept apart."""
    assert not same_person(one, other)
    assert not same_person(other, one)
    assert 2 == len(set(united([one, other]).values()))


def test_the_fullest_is_shown() -> None:
    """One name stands for all, with the role and the party that any of the documents told."""
    plain, titled, short = (
        Speaker("Pavel Orlin"),
        Speaker("Pavel I. Orlin", "President"),
        Speaker("Orlin", "President", "Russia"),
    )

    shown = Speaker("Pavel I. Orlin", "President", "Russia")

    assert {plain: shown, titled: shown, short: shown} == united([plain, titled, short])


def test_a_name_that_fits_two_is_left_alone() -> None:
    """Between two senators of one family name nobody chooses."""
    ann, paul = Speaker("Ann Crane", "Senator"), Speaker("Paul Crane", "Senator")
    crane = Speaker("Crane", "Senator")

    assert {crane: crane, ann: ann, paul: paul} == united([crane, ann, paul])


def test_nobody_joins_those_who_are_apart() -> None:
    """A form that could be of father and son brings them not together."""
    father, son = Speaker("Tom Reed", "Senator"), Speaker("Tom Reed, Jr.", "Governor")
    either = Speaker("Tom B. Reed")

    assert united([father, son, either])[father] != united([father, son, either])[son]
