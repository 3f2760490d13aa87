"""A paste of several documents is taken apart where a second letterhead stands, and nowhere else."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.model import DocumentKind
from bot.domain.sheaf import documents

ONE = (
    "President Helena Marlow of Caldria spoke today by telephone with Prime Minister Victor Rauk of Sudmark. "
    "She told him that the strait would stay open. He asked for a rule on nets."
)
TWO = (
    "Prime Minister Victor Rauk received a call from the President of Caldria this morning. "
    "The Prime Minister said that fishing came first. Both sides will meet again in the autumn."
)
READOUT = "Readout of President Marlow’s Call with Prime Minister Rauk of Sudmark"
READOUT_TOO = "Readout of the Prime Minister’s Call with President Marlow"
JOINT = "Joint Statement by the Republic of Caldria and the Kingdom of Sudmark"

SHEAVES = [
    f"{READOUT}\n\n{ONE}\n\n{READOUT_TOO}\n\n{TWO}",
    f"{READOUT}\n{ONE}\n{READOUT_TOO}\n{TWO}",
    f"# {READOUT}\n\n{ONE}\n\n# {READOUT_TOO}\n\n{TWO}\n",
    f"**{READOUT}**\r\n\r\n{ONE}\r\n\r\n**{READOUT_TOO}**\r\n\r\n{TWO}",
    f"{ONE}\n\n{READOUT_TOO}\n\n{TWO}",
    f"{ONE}\n\n-----\n\n{READOUT_TOO}\n\n{TWO}",
    f"{READOUT}\n\n{ONE}\n\n* * *\n\n{READOUT_TOO}\n\n{TWO}",
    f"{READOUT}\n\n{ONE}\n\n###\n\n{JOINT}\n\n1. {TWO}",
    f"{READOUT}\n\n{ONE}\n\n{JOINT}\n\n{TWO}",
    f"{READOUT}\n\n{ONE}\n\nPress Release on the Talks with Caldria\n\n{TWO}",
    f"{READOUT}\n\n{ONE}\n\nPORT ANSEL, May 3 (Norr News) -- {TWO}",
    f"PORT ANSEL, May 3 (Norr News) -- {ONE}\n\nSUDHAVN, May 3 (Sud Agency) -- {TWO}",
    f"Strait stays open\n\nPORT ANSEL, May 3 (Norr News) -- {ONE}\n\nFishing comes first, says Rauk\n\nSUDHAVN, May 3 (Sud Agency) -- {TWO}",
    f"Caldria: the leaders spoke\nMay 3, 2031\n\n{ONE}\n\nSudmark: the leaders spoke\nMay 4, 2031\n\n{TWO}",
    f"May 3, 2031\nCaldria: the leaders spoke\n\n{ONE}\n\nMay 4, 2031\nSudmark: the leaders spoke\n\n{TWO}",
    f"Strait stays open, Marlow says\nBy Ida Moll\n\n{ONE}\n\nFishing comes first, says Rauk\nBy Tor Vang\n\n{TWO}",
    f"Source: Office of the President\n{ONE}\n\nSource: Sudmark Chancellery\n{TWO}",
    f"The leaders spoke\nSource: Office of the President\n\n{ONE}\n\nA call this morning\nSource: Sudmark Chancellery\n\n{TWO}",
    f"Published: 2031-05-03\nThe leaders of both spoke\n\n{ONE}\n\nPublished: 2031-05-04\nA call this morning\n\n{TWO}",
    f"https://president.gov.example/call\n\nThe leaders of both spoke\n\n{ONE}\n\nhttps://chancellery.example/news/7\n\nA call this morning\n\n{TWO}",
    f"https://president.gov.example/call\n{ONE}\n\nhttps://chancellery.example/news/7\n{TWO}",
    f"1 of 2\n{ONE}\n\n2 of 2\n{TWO}",
    f"Document 1:\n{ONE}\n\nDocument 2:\n{TWO}",
    f"Text A\n\n{ONE}\n\nText B\n\n{TWO}",
    f"{ONE}\n\n=====\n\nCaldria and Sudmark talk\nMay 4, 2031\n\n{TWO}",
    f"{READOUT.replace('of Sudmark', 'Ansgar, Jr.')}\n\n{ONE}\n\n{READOUT_TOO}, Jr.\n\n{TWO}",
]  # fmt: skip

SINGLE = [
    f"{READOUT}\n\n{ONE}\n\n{TWO}",
    f"{ONE}\n\n{TWO}",
    f"{ONE}\n\n-----\n\n{TWO}",
    f"{ONE}\n\n* * *\n\n{TWO}",
    f"Strait stays open, Marlow says\n\nBy Ida Moll\n\n{ONE}\n\nWhat happens next\n\n{TWO}\n\nWhy it matters\n\n{ONE}",
    f"Strait stays open, Marlow says\n\n{ONE}\n\n***\n\nA long quarrel over nets\n\n{TWO}",
    f"{JOINT}\n\n1. Trade\n\n{ONE}\n\n2. Fishing\n\n{TWO}\n\n3. Next steps\n\nThe two sides will meet again.",
    f"{JOINT}\n\n{ONE}\n\nJoint Declaration on Fishing\n\n{TWO}",
    f"Strait stays open, Marlow says\n\n{ONE}\n\nThe readout of the call, in full:\n\n{TWO}",
    f"Leaders issue readouts\n\n{ONE}\n\nCaldria releases readout of Marlow call\n\n{TWO}",
    f"https://harbour.example/strait\n\nStrait stays open, Marlow says\n\n{ONE}\n\nhttps://x.com/marlow/status/1\n\n{TWO}",
    f"Strait stays open, Marlow says\n\n{ONE}\n\nhttps://harbour.example/a\n\nhttps://harbour.example/b",
    f"A week in the strait\n\nMay 3, 2031\n\n{ONE}\n\nMay 4, 2031\n\n{TWO}",
    f"Strait stays open, Marlow says\n\n{ONE}\n\nSource: Statistics Caldria\n\n{TWO}\n\nSource: Statistics Sudmark",
    "MARLOW: The strait is open.\n\nQ: For how long?\n\nMARLOW: For good, I hope.\n\nRAUK: We shall see.\n\nMay 3, 2031",
    f"Caldria this week\n\nIn brief\n\n{ONE}\n\nElsewhere in the region\n\n{TWO}",
    f"Strait stays open, Marlow says\n\n{ONE}\n\nRelated coverage:\nReadout of a call with Norrland\nJoint statement by Caldria and Norrland",
    f"Strait stays open\nMay 3, 2031\n\n{ONE}\n\nPublished: May 3, 2031, 14:00",
    f"{READOUT}\n\n{ONE}\n\n{READOUT_TOO}\n\nTo follow.",
    READOUT,
    "",
    " \n\n---\n\n ",
]  # fmt: skip


@pytest.mark.parametrize("text", SHEAVES)
def test_a_second_letterhead_begins_a_second_document(text: str) -> None:
    """A title, a dateline, a date, a byline, a key or a rule with one of them parts the two accounts whole."""
    first, second = documents(text)

    assert ONE[-30:] in first.text
    assert TWO[:30] in second.text
    assert TWO[:30] not in first.text
    assert ONE[-30:] not in second.text


@pytest.mark.parametrize("text", SINGLE)
def test_one_document_is_not_cut(text: str) -> None:
    """Subheads, numbered parts, section breaks, transcripts, quoted links and lists of titles cut nothing."""
    assert [text] == [document.text for document in documents(text)]


def test_each_part_has_its_own_letterhead() -> None:
    """Title, kind, date, issuer and link are read for every part by itself."""
    first, second = documents(
        f"https://president.gov.example/call\n\n{READOUT}\nMay 3, 2031\n\n{ONE}\n\n"
        f"https://chancellery.example/7\n\nTalks with Caldria\nMay 4, 2031\nSource: Sudmark Chancellery\n\n{TWO}"
    )

    assert (READOUT, DocumentKind.READOUT, "2031-05-03", "") == (
        first.title,
        first.kind,
        first.published,
        first.publisher,
    )
    assert ("Talks with Caldria", "2031-05-04", "Sudmark Chancellery") == (
        second.title,
        second.published,
        second.publisher,
    )
    assert ["https://president.gov.example/call", "https://chancellery.example/7"] == [first.url, second.url]


@pytest.mark.parametrize(
    ("above", "above_too"),
    [
        ("Ministry of Foreign Affairs of Caldria\nPress release\nMay 3, 2031", "Ministry of Foreign Affairs of Sudmark\nReadout\nMay 3, 2031"),
        ("Readout from the Ministry of Foreign Affairs of Caldria:", "Readout from the Ministry of Foreign Affairs of Sudmark:"),
    ],
)  # fmt: skip
def test_the_office_above_a_readout_is_its_publisher(above: str, above_too: str) -> None:
    """The line that names the office begins its document, and the office is the one that put it out."""
    first, second = documents(f"{above}\n\n{ONE}\n\n{above_too}\n\n{TWO}")

    assert ["Ministry of Foreign Affairs of Caldria", "Ministry of Foreign Affairs of Sudmark"] == [
        first.publisher,
        second.publisher,
    ]
    assert second.text.startswith(above_too)
    assert second.kind is DocumentKind.READOUT


def test_a_link_in_the_first_line_is_where_the_person_says_it_stood() -> None:
    """The link becomes the document's address, and no publisher: nobody has been there."""
    (document,) = documents(f"https://mfa.gov.example/call\n\n{READOUT}\n\n{ONE}")

    assert ("https://mfa.gov.example/call", "", READOUT) == (document.url, document.publisher, document.title)


def test_a_link_alone_is_a_text_like_another() -> None:
    """A link with nothing under it is not made into an empty document."""
    (document,) = documents("https://mfa.gov.example/call")

    assert "https://mfa.gov.example/call" == document.text


@given(st.lists(st.sampled_from([READOUT, READOUT_TOO, ONE, TWO, JOINT, "-----", "May 3, 2031", "1 of 2", "", "Source: Norr News", "https://a.example/b"]), max_size=12))  # fmt: skip
def test_parts_are_exact_slices_in_order(lines: list[str]) -> None:
    """However a paste is laid out, its parts stand in it word for word, one after the other."""
    text = "\n".join(lines)
    found = -1
    for document in documents(text):
        found = text.index(document.text, found + 1)

    assert found >= 0


def test_a_long_paste_is_read_in_time() -> None:
    """A megabyte of headings, and one of rules, are looked through in seconds."""
    begun = time.process_time()
    documents(f"{READOUT}\nMay 3, 2031\n" * 4_000)
    documents("- " * 200_000)

    assert time.process_time() - begun < 20


def test_a_line_of_white_space_without_end_is_soon_looked_at() -> None:
    """Looking for its end from each of its signs would take minutes."""
    began = time.process_time()

    assert len(documents(f"a {' ' * 900_000} b")) == 1
    assert time.process_time() - began < 3
