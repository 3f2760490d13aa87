"""What a bare text says of itself is kept, and nothing is guessed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.letterhead import is_reported, letterhead
from bot.domain.model import Document, DocumentKind

BODY = "President Helena Marlow of Caldria met Prime Minister Victor Rauk of Sudmark in Port Ansel on Tuesday. They talked."


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"Readout of President Marlow’s Call with Prime Minister Rauk\n\n{BODY}", DocumentKind.READOUT),
        (f"Joint Statement by the Republic of Caldria and Sudmark\n\n1. The two sides met.\n2. {BODY}", DocumentKind.JOINT_STATEMENT),
        (f"We, the leaders of Caldria and Sudmark, met in Port Ansel.\n\n{BODY}", DocumentKind.JOINT_STATEMENT),
        (f"Joint Communiqué on the Strait\n\n{BODY}", DocumentKind.JOINT_STATEMENT),
        (f"The two leaders issued a joint statement on Tuesday.\n\n{BODY}", DocumentKind.TEXT),
        (f"PORT ANSEL, May 3 (Norr News) -- {BODY}", DocumentKind.ARTICLE),
        (f"PORT ANSEL — {BODY}", DocumentKind.ARTICLE),
        (f"Strait Stays Open, Leaders Say\n\nBy Ida Moll\n\n{BODY}", DocumentKind.ARTICLE),
        (
            "PRESIDENT MARLOW: The strait is open.\n\nQ: For how long?\n\nPRESIDENT MARLOW: For good, I hope.\n\n"
            "PRIME MINISTER RAUK: We shall see.",
            DocumentKind.TRANSCRIPT,
        ),
        (BODY, DocumentKind.TEXT),
        ("", DocumentKind.TEXT),
        (f"U.S.-Caldria Joint Leaders’ Statement\n\n{BODY}", DocumentKind.JOINT_STATEMENT),
        (f"Leaders issue joint statement on trade\n\n{BODY}", DocumentKind.TEXT),
        (f"Joint statement draws anger in Caldria\n\n{BODY}", DocumentKind.TEXT),
        (f"No joint statement after Marlow-Rauk summit\n\n{BODY}", DocumentKind.TEXT),
        (f"Port Ansel Declaration Signed\n\n{BODY}", DocumentKind.TEXT),
        (f"Caldria releases readout of Marlow call\n\n{BODY}", DocumentKind.TEXT),
    ],
)  # fmt: skip
def test_the_kind_is_what_the_head_and_the_form_say(text: str, kind: DocumentKind) -> None:
    """A heading, a dateline, a byline or labels tell the kind; a mention of a joint statement does not."""
    assert kind == letterhead(Document(text)).kind


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("May 14, 2031", "2031-05-14"),
        ("14 May 2031", "2031-05-14"),
        ("For immediate release, 2031-05-14", "2031-05-14"),
        ("Sept. 3rd, 2030", "2030-09-03"),
        ("February 31, 2031", ""),
        ("May 14", ""),
        ("In a long line of prose that tells of what was agreed on May 14, 2031, in the port", ""),
    ],
)
def test_a_date_that_stands_alone_is_when_it_was_published(line: str, published: str) -> None:
    """A date line dates the document; a date in a sentence dates something else."""
    assert published == letterhead(Document(f"Leaders Meet in Port Ansel\n{line}\n\n{BODY}")).published


def test_a_dateline_names_the_agency() -> None:
    """The agency in a dateline's brackets is the publisher."""
    assert "Norr News" == letterhead(Document(f"PORT ANSEL, May 3 (Norr News) -- {BODY}")).publisher


@pytest.mark.parametrize(
    ("text", "reported"),
    [
        (f"PORT ANSEL, May 3 (Norr News) -- {BODY}", True),
        (f"Strait Open\n\nBy Ida Moll\n\n{BODY}", True),
        (BODY, False),
    ],
)
def test_an_agency_or_a_reporter_shows_at_the_head(text: str, reported: bool) -> None:
    """A dateline's agency or a byline says that somebody reports it."""
    assert reported == is_reported(text)


@pytest.mark.parametrize(
    ("text", "code"),
    [(BODY, "en"), ("Der Kanzler sagte, dass es sich nicht um die Fähre handelt.", "de"), ("Rauk", "")],
)
def test_the_language_is_what_the_words_show(text: str, code: str) -> None:
    """A text in English is said to be; a single name shows no language."""
    assert code == letterhead(Document(text)).language


@pytest.mark.parametrize(
    "slip",
    ["FOR IMMEDIATE RELEASE", "Press Release No. 14/2025", "Embargoed until 18:00 GMT", "Unofficial translation",
     "*Check against delivery*"],
)  # fmt: skip
def test_how_a_text_is_handed_out_is_not_its_title(slip: str) -> None:
    """The line below says what it is."""
    told = letterhead(Document(f"{slip}\nReadout of the Call with Prime Minister Vesk\n17 January 2025\n\n{BODY}"))

    assert ("Readout of the Call with Prime Minister Vesk", DocumentKind.READOUT) == (told.title, told.kind)


def test_what_is_known_is_not_overruled() -> None:
    """A document that came with its facts keeps them."""
    known = Document(f"Readout of a Call\n\n{BODY}", "Harbour News", "Strait open", DocumentKind.ARTICLE, "nl", "2031")

    assert known == letterhead(known)


@given(st.text(max_size=300))
def test_any_text_has_a_letterhead(text: str) -> None:
    """No text is too strange, and none is changed."""
    assert Document(text).text == letterhead(Document(text)).text
