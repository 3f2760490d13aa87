"""What is nobody's statement: background, headlines, bylines, lists of other stories."""

from __future__ import annotations

import pytest

from tests.domain.cues.cases import DIRECT, MARLOW, SCENE, Said, case, document, heard, in_scene, line, said


@pytest.mark.parametrize(
    "text",
    [
        line("a-meeting", "Marlow and Rauk met for two hours."),
        line("trade-figures", "Trade between Caldria and Sudmark grew by 9 percent in 2030."),
        line("history", "The strait was closed for two years during the war of 1987."),
        line("relations", "Relations between the two countries have been strained since the raid."),
        line("arrival", "Marlow arrived in Port Ansel on a grey ship on Monday evening."),
        line("an-election", "Rauk won the election in March with a narrow majority."),
        line("protests", "Hundreds of people marched through the streets of Port Ansel."),
        line("a-law", "The law bans foreign ships from the inner harbour."),
        line("a-report-was-published", "The report was published on Monday."),
        line("a-call-took-place", "The call lasted about an hour."),
        line("expected-visit", "Rauk is expected to visit Caldria in the autumn."),
        line("a-statement-was-awaited", "No statement was issued after the talks."),
        line("a-question-mark", "What happens next in the strait?"),
        line("supporters", "Rauk has the support of a majority of members."),
        line("claims-as-noun", "The claims of the fishermen were heard in court."),
        line("states-as-noun", "The coastal states of the north trade with Sudmark."),
        line("views-as-noun", "The harbour has fine views of the strait."),
        line("notes-as-noun", "Marlow's notes lay on the table."),
        line("address-as-noun", "Marlow's address is well known in the town."),
        line("offers-of-trade", "The market offers fish and salt."),
        line("a-ship-signals", "The lighthouse signals passing ships."),
        line("order-of-things", "Sudmark ordered forty ships from Caldria in 2029."),
        line("share", "The two countries share a border of 900 kilometres."),
        line("back", "Forty sailors backed away from the pier."),
        line("raised-taxes", "Sudmark raised its tariffs to 25 percent last year."),
        line("addressed-a-crowd", "Marlow addressed a crowd in the harbour."),
        line(
            "welcomed-at-the-airport",
            "Rauk welcomed Marlow at the airport.",
        ),
        line("signed", "Marlow signed the treaty in 1987."),
    ],
)
def test_background(text: str) -> None:
    """The reporter's own background is nobody's statement."""
    assert () == in_scene(text)


def test_headlines_and_bylines() -> None:
    """A headline and a byline that hold reporting words say nothing for anybody."""
    text = (
        "Marlow says strait will stay open\n\nBy Ida Berg and Amos Reed\nPORT ANSEL, May 14\n\n"
        + SCENE
        + "Marlow said the ports were full.\n"
    )

    assert (said(MARLOW, "said", "the ports were full"),) == heard(document(text))


@pytest.mark.parametrize(
    "heading",
    ["Related coverage", "Related coverage:", "Read more", "More news", "Most read", "Related stories:", "See also"],
)
def test_other_stories(heading: str) -> None:
    """A list of other stories at the end is nobody's statement."""
    text = (
        SCENE
        + "Marlow said the ports were full.\n\n"
        + heading
        + "\n\nRauk says fleet will sail\n\nMarlow warns of long winter\n\nSudmark denies hiding ships\n"
    )

    assert (said(MARLOW, "said", "the ports were full"),) == heard(document(text))


def test_share_bar() -> None:
    """A bar of buttons is nobody's statement."""
    text = SCENE + "Share on Facebook | Tweet | Email\n\nMarlow said the ports were full.\n"

    assert (said(MARLOW, "said", "the ports were full"),) == heard(document(text))


def test_caption() -> None:
    """A caption's credit is nobody's statement."""
    text = SCENE + "FILE PHOTO: Rauk says goodbye in Port Ansel. REUTERS/Ida Berg\n\nMarlow said the ports were full.\n"

    assert (said(MARLOW, "said", "the ports were full"),) == heard(document(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case(
            "behind-a-comma",
            "Marlow said the ports were full, a claim that could not be verified.",
            said(MARLOW, "said", "the ports were full"),
        ),
        case(
            "behind-a-dash",
            "The ports were full, Marlow said — the first time she has admitted it.",
            said(MARLOW, "said", "The ports were full"),
        ),
        case(
            "in-a-new-sentence",
            "Marlow said the ports were full. Forty ships lay at anchor.",
            said(MARLOW, "said", "the ports were full"),
        ),
        case(
            "referring-to",
            "“It is a good treaty,” Marlow said, referring to the treaty of 1987.",
            said(MARLOW, "said", "It is a good treaty", quotation=DIRECT),
        ),
    ],
)
def test_background_beside_a_statement(text: str, expected: tuple[Said, ...]) -> None:
    """The reporter's words in the same sentence are not the speaker's."""
    assert expected == in_scene(text)


@pytest.mark.parametrize(
    "text",
    [
        line("states-of-a-gulf", "The five Gulf of Tesh states failed on Wednesday to agree on patrols."),
        line("remarks-of-his", "Rauk and his Islamophobic remarks loomed large at the talks."),
        line("false-post", "A post claiming that Sudmark had recalled its envoy, shared widely on Sunday, was false."),
        line("comparison", "That would be more grain than the oil industry says the markets can hold."),
    ],
)
def test_what_only_looks_like_saying(text: str) -> None:
    """A plural noun, a post called false and a measure of comparison are no statement of anybody named in them."""
    assert () == in_scene(text)


def test_a_thing_described_in_an_apposition() -> None:
    """What a thing is for is not said by the thing."""
    text = (
        "Ivo Solen, the founder of the Coast Project that encourages sailors to move north, said the ports were full."
    )

    assert (said("Ivo Solen", "said", "the ports were full"),) == in_scene(text)


def test_a_clause_is_not_cut_before_its_verb() -> None:
    """A comma between the subject and the verb of what was claimed does not end it."""
    text = "Rauk went too far on Monday, when he claimed that the self-described League, or HL, has used the tycoon."

    assert (said("Victor Rauk", "claimed", "the self-described League, or HL, has used the tycoon"),) == in_scene(text)


def test_a_rejected_account() -> None:
    """Whoever rejects "that account" says so, though "that" opens no clause."""
    assert (said("Victor Rauk", "rejected", "that account"),) == in_scene("Rauk rejected that account.")


def test_a_reserved_position() -> None:
    """To reserve a position is to take a stand."""
    expected = (said("Victor Rauk", "reserved", "his position on the financing"),)

    assert expected == in_scene("Rauk reserved his position on the financing.")
