"""Who is meant: the fullest name the text prints, or the words as they stand where nobody can tell."""

from __future__ import annotations

import pytest

from tests.domain.cues.cases import MARLOW, RAUK, Said, attributions, case, document, heard, in_scene, said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case("surname", "Marlow said the strait was open.", said(MARLOW, "said", "the strait was open")),
        case("full", "Helena Marlow said the strait was open.", said(MARLOW, "said", "the strait was open")),
        case("title", "President Marlow said the strait was open.", said(MARLOW, "said", "the strait was open")),
        case("title-alone", "The president said the strait was open.", said(MARLOW, "said", "the strait was open")),
        case("other-title", "The prime minister said the ports were full.", said(RAUK, "said", "the ports were full")),
        case("nationality", "The Caldrian president said the strait was open.", said(MARLOW, "said", "the strait was open")),
        case("courtesy", "Ms. Marlow said the strait was open.", said(MARLOW, "said", "the strait was open")),
        case("honorific", "Mr. Rauk said the ports were full.", said(RAUK, "said", "the ports were full")),
        case(
            "pronoun-by-gender",
            "Marlow met Rauk again. He said the ports were full.",
            said(RAUK, "said", "the ports were full"),
        ),
        case(
            "pronoun-by-gender-she",
            "Rauk met Marlow again. She said the strait was open.",
            said(MARLOW, "said", "the strait was open"),
        ),
        case(
            "pronoun-carried-on",
            "Rauk said the ports were full. He said they would stay full.",
            said(RAUK, "said", "the ports were full"),
            said(RAUK, "said", "they would stay full"),
        ),
        case(
            "apposition-of-the-role",
            "Dora Lind, the foreign minister, said the ports were full.",
            said("Dora Lind", "said", "the ports were full"),
        ),
        case(
            "apposition-of-the-name",
            "The foreign minister, Dora Lind, said the ports were full.",
            said("Dora Lind", "said", "the ports were full"),
        ),
        case(
            "apposition-with-of",
            "Dora Lind, a member of the Sudmark parliament, said the ports were full.",
            said("Dora Lind", "said", "the ports were full"),
        ),
        case(
            "relative-who-said",
            "The talks were led by Dora Lind, who said that the ports were full.",
            said("Dora Lind", "said", "the ports were full"),
        ),
        case(
            "relative-between-name-and-cue",
            "Dora Lind, who led the talks, said the ports were full.",
            said("Dora Lind", "said", "the ports were full"),
        ),
        case(
            "relative-of-another-person",
            "Dora Lind, who met Marlow in Port Ansel, said the ports were full.",
            said("Dora Lind", "said", "the ports were full"),
        ),
        case(
            "suffix",
            "Amos Reed Jr. said the ports were full. Reed said they would stay full.",
            said("Amos Reed Jr.", "said", "the ports were full"),
            said("Amos Reed Jr.", "said", "they would stay full"),
        ),
        case(
            "initial",
            "Amos B. Reed said the ports were full.",
            said("Amos B. Reed", "said", "the ports were full"),
        ),
        case(
            "hyphen-and-particle",
            "Jean-Luc de Vries said the ports were full. De Vries left.",
            said("Jean-Luc de Vries", "said", "the ports were full"),
        ),
        case(
            "abbreviated-title",
            "Gen. Amos Reed said the ports were full.",
            said("Amos Reed", "said", "the ports were full"),
        ),
        case(
            "surname-first-then-full",
            "Lind said the ports were full. Dora Lind leads the talks.",
            said("Dora Lind", "said", "the ports were full"),
        ),
        case(
            "a-body",
            "The Harbour Council said the ports were full.",
            said("Harbour Council", "said", "the ports were full"),
        ),
        case(
            "a-body-goes-on",
            "The Caldrian Foreign Ministry said the strait was open. The ministry said the ports were full.",
            said("Caldrian Foreign Ministry", "said", "the strait was open"),
            said("Caldrian Foreign Ministry", "said", "the ports were full"),
        ),
        case(
            "possessive-chain",
            "Marlow's foreign minister, Dora Lind, said the ports were full.",
            said("Dora Lind", "said", "the ports were full"),
        ),
        case(
            "spokesman-of-marlow",
            "A spokesman for Marlow said the strait was open.",
            said("A spokesman for Marlow", "said", "the strait was open"),
        ),
        case(
            "aide-to-rauk",
            "An aide to Rauk said the ports were full.",
            said("An aide to Rauk", "said", "the ports were full"),
        ),
        case(
            "critics-of-marlow",
            "Critics of Marlow said the strait was closed.",
            said("Critics of Marlow", "said", "the strait was closed"),
        ),
        case(
            "marlows-office",
            "Marlow's office said the strait was open.",
            said("Marlow's office", "said", "the strait was open"),
        ),
        case(
            "marlows-brother",
            "Marlow's brother said the strait was open.",
            said("Marlow's brother", "said", "the strait was open"),
        ),
        case(
            "unnamed",
            "A senior official said the ports were full.",
            said("A senior official", "said", "the ports were full"),
        ),
        case(
            "analysts",
            "Analysts said the ports were full.",
            said("Analysts", "said", "the ports were full"),
        ),
        case(
            "name-in-front-of-another",
            "Alongside Marlow, Rauk said the ports were full.",
            said(RAUK, "said", "the ports were full"),
        ),
        case(
            "object-is-not-the-speaker",
            "Rauk, sitting beside Marlow, said the ports were full.",
            said(RAUK, "said", "the ports were full"),
        ),
        case(
            "object-pronoun",
            "Marlow told him that the strait was open.",
            said(MARLOW, "told", "the strait was open", addressee=RAUK),
        ),
    ],
)  # fmt: skip
def test_names(text: str, expected: tuple[Said, ...]) -> None:
    """A surname, a title, a pronoun becomes the fullest name; who stands nearby does not."""
    assert expected == in_scene(text)


_PAIR_OF_MEN = "Minister Anton Berg met Minister Karl Voss in Port Ansel on Tuesday.\n\n"
_NAMESAKES = "Minister Anton Berg met the pilot Ida Berg in Port Ansel on Tuesday.\n\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case(
            "it-of-nobody",
            "It said the ports were full.",
            said("It", "said", "the ports were full"),
        ),
        case(
            "they-of-nobody",
            "They said the ports were full.",
            said("They", "said", "the ports were full"),
        ),
        case(
            "title-of-nobody",
            "The governor said the ports were full.",
            said("The governor", "said", "the ports were full"),
        ),
        case(
            "he-of-two-men",
            "Minister Anton Berg and Minister Karl Voss met in Port Ansel on Tuesday.\n\nHe said the ports were full.",
            said("He", "said", "the ports were full"),
        ),
        case(
            "minister-of-two",
            _PAIR_OF_MEN + "The minister said the ports were full.",
            said("The minister", "said", "the ports were full"),
        ),
        case(
            "she-of-no-woman",
            _PAIR_OF_MEN + "She said the ports were full.",
            said("She", "said", "the ports were full"),
        ),
        case(
            "namesakes-by-surname",
            _NAMESAKES + "Berg said the ports were full.",
            said("Berg", "said", "the ports were full"),
        ),
        case(
            "namesakes-by-first-name",
            _NAMESAKES + "Ida Berg said the ports were full.",
            said("Ida Berg", "said", "the ports were full"),
        ),
        case(
            "namesakes-by-title",
            _NAMESAKES + "Minister Berg said the ports were full.",
            said("Anton Berg", "said", "the ports were full"),
        ),
        case(
            "namesakes-by-gender",
            _NAMESAKES + "Ms. Berg said the ports were full.",
            said("Ida Berg", "said", "the ports were full"),
        ),
    ],
)
def test_nobody_is_guessed(text: str, expected: tuple[Said, ...]) -> None:
    """Who cannot be told from the text stays as printed."""
    assert expected == heard(document(text))


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("Marlow said the strait was open.", "Marlow"),
        ("“The strait is open,” said President Marlow.", "President Marlow"),
        ("Marlow left early. She said the strait was open.", "She"),
        ("“The strait is open,” the president said.", "the president"),
        ("According to Marlow, the strait is open.", "Marlow"),
    ],
)
def test_the_mention(text: str, mention: str) -> None:
    """The words that name the speaker at the place are kept as printed."""
    told = document("President Helena Marlow of Caldria sailed to Port Ansel on Tuesday.\n\n" + text)

    assert [(MARLOW, mention)] == [(one.speaker.name, one.mention[0].text) for one in attributions(told)]


@pytest.mark.parametrize(
    ("text", "role", "party"),
    [
        ("President Helena Marlow of Caldria said the strait was open.", "President", "Caldria"),
        ("French President Helena Marlow said the strait was open.", "President", "France"),
        ("Dora Lind, the foreign minister of Norway, said the strait was open.", "foreign minister", "Norway"),
    ],
)
def test_role_and_party(text: str, role: str, party: str) -> None:
    """The speaker's role and party are told where the text tells them."""
    speakers = [one.speaker for one in attributions(document(text))]

    assert [(role.casefold(), party)] == [(one.role.casefold(), one.party) for one in speakers]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case("a-country", "Sudmark said the ports were full.", said("Sudmark", "said", "the ports were full")),
        case("a-side", "The Sudmark side stressed that the ports were full.", said("Sudmark side", "stressed", "the ports were full")),
        case("a-country-goes-on", "Sudmark has said it will not yield.", said("Sudmark", "has said", "it will not yield")),
        case(
            "three-people",
            "Marlow, Rauk and Dora Lind said the ports were full.",
            said("Helena Marlow, Victor Rauk and Dora Lind", "said", "the ports were full", joint=True)),
        case(
            "a-pair-with-one-title",
            "Presidents Ida Moll and Karl Voss said the ports were full.",
            said("Ida Moll and Karl Voss", "said", "the ports were full", joint=True),
        ),
        case(
            "her-counterpart",
            "Marlow and her counterpart agreed to meet again.",
            said("Helena Marlow and her counterpart", "agreed", "to meet again", joint=True), fails="a pair is told as one of them"),
        case(
            "alongside",
            "Marlow, alongside Rauk, said the ports were full.",
            said(MARLOW, "said", "the ports were full"),
        ),
        case(
            "a-country-and-its-foe",
            "Caldria and Sudmark agreed to resume talks.",
            said("Caldria and Sudmark", "agreed", "to resume talks", joint=True),
        ),
        case(
            "the-office",
            "The prime minister's office said the ports were full.",
            said("prime minister's office", "said", "the ports were full"),
        ),
        case(
            "the-embassy",
            "The Caldrian Embassy said the ports were full.",
            said("Caldrian Embassy", "said", "the ports were full"),
        ),
        case(
            "a-long-title",
            "Deputy Assistant Secretary for Ports and Harbours Ida Moll said the ports were full.",
            said("Ida Moll", "said", "the ports were full")),
        case(
            "an-age",
            "Ida Moll, 54, said the ports were full.",
            said("Ida Moll", "said", "the ports were full"),
        ),
        case(
            "a-party-in-brackets",
            "Ida Moll (L-Port Ansel) said the ports were full.",
            said("Ida Moll", "said", "the ports were full"),
        ),
        case(
            "a-name-with-a-dash",
            "Ida Moll — once a pilot herself — said the ports were full.",
            said("Ida Moll", "said", "the ports were full")),
        case(
            "one-of-them",
            "One of the pilots said the ports were full.",
            said("One of the pilots", "said", "the ports were full"),
        ),
        case(
            "a-person-close-to",
            "A person close to Marlow said the ports were full.",
            said("A person close to Marlow", "said", "the ports were full"),
        ),
        case(
            "the-foreign-minister-of-the-other",
            "Sudmark's foreign minister said the ports were full.",
            said("Sudmark's foreign minister", "said", "the ports were full"),
        ),
        case(
            "a-chinese-name",
            "Caldrian envoy Lin Wei said the ports were full. Lin said they would stay full.",
            said("Lin Wei", "said", "the ports were full"),
            said("Lin Wei", "said", "they would stay full"),
        ),
        case(
            "capitals",
            "MARLOW said the strait was open.",
            said(MARLOW, "said", "the strait was open"),
        ),
        case(
            "accented",
            "Premier José Ñandú said the ports were full.",
            said("José Ñandú", "said", "the ports were full"),
        ),
    ],
)  # fmt: skip
def test_bodies_and_lists(text: str, expected: tuple[Said, ...]) -> None:
    """Countries, offices, lists of people and people in brackets speak too, each by the name the text gives."""
    assert expected == in_scene(text)


def test_a_town_of_the_dateline() -> None:
    """The state of a town's name is meant, not the town the report comes from."""
    text = "ORVAN CITY — Orvan expelled two envoys on Friday, accusing them of bribing a clerk.\n"

    assert (said("Orvan", "accusing", "them of bribing a clerk"),) == heard(document(text))


def test_a_state_with_a_given_name() -> None:
    """A state of two words, one of them a given name, is where its minister is from and no speaker."""
    text = "Minister Dora Lind of Santa Ines argued that patrols would be useless.\n"

    assert (said("Dora Lind", "argued", "patrols would be useless"),) == heard(document(text))
