"""What is nobody's statement by its form is known, and no sentence is taken for it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.furniture import dateline, furniture, headline
from bot.domain.model import Span
from bot.domain.passages import passages

BODY = (
    "President Ada Vorn of Tarn spoke on Monday with Prime Minister Ole Brun about the strait.",
    "Vorn said the strait “must stay open” and Brun agreed to send envoys.",
    "The talks will resume in Lund next week, the ministry said.",
)


def kept(text: str) -> list[str]:
    found = passages(text)
    dropped = furniture(text, found)
    return [passage.span.of(text) for passage in found if passage.number not in dropped]


ABOVE = {
    "a title without a full stop": ["Vorn and Brun discuss the strait by telephone"],
    "a title, a byline, a date": [
        "Vorn and Brun discuss the strait",
        "By Lena Holt and Tom Reed, Staff Writers",
        "3 May 2031",
    ],
    "a title in capitals with a full stop": ["Vorn And Brun Discuss Open Strait In Long Call."],
    "a title the body tells again": ["Vorn speaks with Brun about strait."],
    "a title with a name and a colon": ["Vorn: the strait must stay open"],
    "a readout's title": ["Readout of President Vorn’s Call with Prime Minister Brun of Osk"],
    "a share bar": ["Vorn and Brun discuss the strait", "Share | Tweet | Email", "12 comments"],
    "an agency": ["Associated Press", "Vorn and Brun discuss the strait"],
    "a photograph": ["FILE PHOTO: President Ada Vorn waves in Lund, March 2, 2030. REUTERS/Tom Reed"],
}


@pytest.mark.parametrize("above", ABOVE.values(), ids=ABOVE.keys())
@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["lines", "paragraphs"])
def test_what_stands_above_the_body_is_furniture(above: list[str], gap: str) -> None:
    """Titles, bylines, dates and bars are dropped, and nothing of the body."""
    assert list(BODY) == kept(gap.join([*above, *BODY]))


BELOW = {
    "related headlines": [
        "Related coverage:",
        "Holt urges Osk not to arm",
        "Fleets gather in strait",
        "OPINION: Time to talk",
    ],
    "related headlines with full stops": [
        "Most read",
        "Holt urges Osk not to arm.",
        "Why do fleets gather in the strait?",
    ],
    "read more": ["Read more:", "Holt urges Osk not to arm", "Fleets gather in strait"],
    "pointers": ["READ: Holt urges Osk not to arm", "See also: Fleets gather in strait"],
    "Chinese": ["相关报道：", "外长访问该国"],
    "copyright": [
        "© 2031 Tarn Daily. All rights reserved.",
        "Advertisement",
        "Contact us",
        "Terms of Use | Privacy Policy",
    ],
    "pleas": ["Sign up for our weekly newsletter.", "Follow Lena Holt on Twitter @lenaholt.", "Subscribe now"],
    "credits": ["(Reporting by Lena Holt; Editing by Tom Reed)", "Tom Reed contributed to this report."],
    "addresses": [
        "Media contact: press@example.org",
        "Tel: +00 123 456",
        "For more information, visit www.example.org.",
    ],
    "style sheets": [".bar {", "width:100%;", "}"],
}


@pytest.mark.parametrize("below", BELOW.values(), ids=BELOW.keys())
def test_what_stands_below_the_body_is_furniture(below: list[str]) -> None:
    """Lists of other stories, notices and pleas are dropped, and nothing of the body."""
    assert list(BODY) == kept("\n".join([*BODY, *below]))


def test_the_body_goes_on_after_a_list_of_headlines() -> None:
    """A box in the midst of a text does not swallow the sentences after it."""
    text = "\n".join([*BODY[:2], "Read more", "Holt urges Osk not to arm", BODY[2], "Brun thanked Vorn."])

    assert [*BODY, "Brun thanked Vorn."] == kept(text)


def test_stage_directions_are_furniture() -> None:
    """In a transcript nobody says the applause."""
    text = "2:05 P.M. EST\nPRESIDENT VORN: Thank you. (Applause.) We agreed on the strait.\nPRIME MINISTER BRUN: We did.\nEND 2:09 P.M. EST"

    assert kept(text) == ["PRESIDENT VORN: Thank you.", "We agreed on the strait.", "PRIME MINISTER BRUN: We did."]


SENTENCES = [
    "By Monday the two sides had agreed to meet.",
    "Share prices fell after the call.",
    "Related talks are under way, Brun said.",
    "See also the minutes of the first meeting, which both sides have signed.",
    "Read more into it if you must, Vorn told reporters.",
    "Follow the rules, Vorn said on Twitter that evening.",
    "Copyright was the first matter they discussed.",
    "“Subscribe to our principles,” Brun urged Osk.",
    "Contact between the two capitals has never ceased.",
    "Photographs of the meeting were shown on state television.",
    "Vorn said all rights are reserved to the people of Tarn.",
    "The minister told Agency One/Reuters that no date was set.",
    "More on the strait will follow, he added.",
    "Top news agencies were not invited, the ministry said.",
    "We had a very good call",
    "Brun: no comment.",
    "- open the strait;",
    "1. The two sides agreed to open the strait",
]


@pytest.mark.parametrize("place", [0, 1, 3], ids=["first", "second", "last"])
@pytest.mark.parametrize("sentence", SENTENCES)
def test_no_sentence_is_taken_for_furniture(sentence: str, place: int) -> None:
    """Words of furniture in a sentence leave it a sentence."""
    lines = [*BODY[:place], sentence, *BODY[place:]]

    assert sentence in kept("\n".join(lines))


def test_a_first_sentence_is_no_headline() -> None:
    """A body that begins at once keeps its first sentence."""
    for text in (
        "\n".join(BODY),
        "\n\n".join(BODY),
        " ".join(BODY),
        "Vorn left.",
        "Great call with Brun today\n" + BODY[1],
    ):
        assert headline(text, passages(text)) == frozenset()


@given(
    st.lists(st.sampled_from([*BODY, "Related:", "By A B", "Share", "\n", "", "Title Of The Long Story"]), max_size=12),
    st.text(),
)
def test_furniture_names_passages_that_exist(lines: list[str], tail: str) -> None:
    """Whatever the text, the numbers are those of its passages."""
    text = "\n".join([*lines, tail])
    found = passages(text)

    assert furniture(text, found) <= {passage.number for passage in found}


def test_a_shouted_line_takes_no_longer_than_any_other() -> None:
    """A line in capitals that begins with "BY" is weighed once, however long it is."""
    text = "BY HARBOURS AND PILOTS IN OLD PORT ANSEL UNDER THE GREAT NORTHERN LIGHT D;" + " OF THE OLD HARBOUR;" * 500

    assert len(furniture(text, passages(text))) <= len(passages(text))


def test_a_sentence_above_a_dateline_is_the_headline() -> None:
    """A lone sentence above the place in capitals that a report opens with is its headline, full stop or not."""
    body = "PORT ANSEL - President Ada Vorn of Tarn spoke on Monday with Prime Minister Ole Brun about the strait."

    assert [body] == kept("Tarn leader praises Brun - but also has doubts about the fleet.\n\n" + body)


def test_a_dateline() -> None:
    """The town in capitals before a dash is a dateline, and nothing is one where there is no dash."""
    text = "ORVAN CITY — Orvan expelled two envoys."

    assert "ORVAN CITY — " == dateline(text, Span(0, len(text))).of(text)
    assert "" == dateline("Orvan expelled two envoys.", Span(0, 26)).of(text)
