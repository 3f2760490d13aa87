"""What a text states of an exchange is found with its passage; what it does not state is left empty."""

from __future__ import annotations

import pytest

from bot.domain import cues
from bot.domain.facts import facts, is_exchange, title
from bot.domain.grounding import ground
from bot.domain.model import Document, DocumentKind, Reading
from bot.domain.passages import passages


def reading(text: str, *, titled: str = "", published: str = "", kind: DocumentKind = DocumentKind.TEXT) -> Reading:
    document = Document(text, title=titled, published=published, kind=kind)
    return Reading(document, passages(document.text), ())


def _titled(reading: Reading) -> str:
    return title([reading], facts([reading]))


def heard(text: str) -> Reading:
    """A reading with what the cue reader finds said in the text."""
    document = Document(text)
    numbered = passages(document.text)
    return Reading(document, numbered, ground(cues.read(document, numbered), document, numbered)[0])


CALL = (
    "French President Claire Duval and Brazilian President João Pinto welcomed “a new chapter” in their telephone talks Friday "
    "ahead of Pinto’s visit next week, according to the French Foreign Ministry.\n"
    "Duval said the forests must be protected, the ministry said.\n"
    "They agreed to meet again in June.\n"
    "Foreign Minister Paul Morel will attend the opening in Brasília, the ministry added."
)

FORMS = {
    "telephone": ("French President Duval spoke by phone with Brazilian President Pinto.", "telephone call"),
    "held a call": ("President Duval of France held a call today with President Pinto of Brazil.", "telephone call"),
    "video": ("President Duval of France held a secure video call with President Pinto of Brazil.", "video call"),
    "meeting": (
        "French President Duval met with Brazilian President Pinto on the margins of the G20 Summit.",
        "meeting",
    ),
    "received": ("French President Duval received Brazilian President Pinto at the Élysée.", "meeting"),
    "press conference": (
        "President Duval of France and President Pinto of Brazil held a joint press conference.",
        "press conference",
    ),
    "letters": (
        "President Duval of France and President Pinto of Brazil exchanged congratulatory messages.",
        "exchange of letters",
    ),
    "talks": ("French and Brazilian foreign ministers held talks in Geneva.", "talks"),
    "summit": ("Leaders of France and Brazil opened their summit in Paris.", "summit"),
}


@pytest.mark.parametrize(("text", "form"), FORMS.values(), ids=FORMS.keys())
def test_the_form_is_told_by_its_words(text: str, form: str) -> None:
    """The sentence that tells who dealt with whom tells how, and is cited."""
    found = facts([reading(text)]).form

    assert found is not None
    assert (form, 1) == (found.text, found.citations[0].passage)


def test_a_form_that_only_the_title_names_is_taken_from_it() -> None:
    """A readout may say "spoke" where its title says "call"."""
    text = "President Duval of France spoke today with President Pinto of Brazil."

    found = facts([reading(text, titled="Readout of President Duval’s Call with President Pinto of Brazil")]).form

    assert found is not None
    assert found.text == "telephone call"
    assert facts([reading(text)]).form is None


@pytest.mark.parametrize(
    ("day", "published", "expected"),
    [
        ("on Friday", "2031-05-04", "2031-05-02"),
        ("Friday", "2031-05-02T09:00:00Z", "2031-05-02"),
        ("Friday", "", "Friday"),
        ("today", "2031-05-02", "2031-05-02"),
        ("yesterday", "2031-05-01", "2031-04-30"),
        ("yesterday", "", "yesterday"),
        ("on May 2, 2031", "", "2031-05-02"),
        ("on 2 May 2031", "", "2031-05-02"),
        ("on Dec. 30", "2031-01-03", "2030-12-30"),
        ("on Dec. 30", "", "Dec. 30"),
        ("on February 30, 2031", "", "February 30, 2031"),
    ],
)
def test_a_day_is_resolved_only_from_what_fixes_it(day: str, published: str, expected: str) -> None:
    """A weekday is the last one up to publication; with nothing to count from, the words stay as printed."""
    text = f"French President Duval met Brazilian President Pinto {day} to discuss trade."

    found = facts([reading(text, published=published)]).date

    assert found is not None
    assert expected == found.text


@pytest.mark.parametrize(
    "text",
    [
        "French President Duval met Brazilian President Pinto ahead of Monday’s vote.",
        "French President Duval met Brazilian President Pinto to prepare talks planned for Monday.",
    ],
)
def test_the_day_of_something_else_is_not_the_day(text: str) -> None:
    """A day that belongs to another occasion is not taken."""
    assert facts([reading(text, published="2031-05-02")]).date is None


PLACES = {
    "a city": ("French President Duval met with Brazilian President Pinto in Geneva.", "Geneva"),
    "a city and a state": (
        "French President Duval met today with Brazilian President Pinto in Lund, Sweden, to talk trade.",
        "Lund, Sweden",
    ),
    "a house": ("French President Duval met Brazilian President Pinto at the White House.", "the White House"),
    "first": ("Today in Geneva, President Duval of France met with President Pinto of Brazil.", "Geneva"),
    "a matter": ("French President Duval met Brazilian President Pinto to discuss the war in Sudan.", None),
    "an event": ("French President Duval met Brazilian President Pinto at the Climate Summit.", None),
    "a call": ("French President Duval spoke by phone with Brazilian President Pinto in Geneva.", None),
}


@pytest.mark.parametrize(("text", "place"), PLACES.values(), ids=PLACES.keys())
def test_the_place_is_where_they_met(text: str, place: str | None) -> None:
    """A place is that of the meeting, not of its matter; a call has none."""
    found = facts([reading(text)]).place

    assert place == (found.text if found else None)


def test_a_next_step_is_the_clause_that_tells_it() -> None:
    """Where somebody said it, the step is what they said of it, with who says so and through whom, and cites its sentence."""
    text = (
        CALL.rsplit("\n", 1)[0]
        + "\nPinto told Duval that he looked forward to meeting with her soon, and the two exchanged views on fishing, the ministry said."
        + "\nThe ministry said that Foreign Minister Paul Morel will attend the opening in Brasília."
    )

    steps = facts([heard(text)]).next_steps

    assert [
        ("They agreed to meet again in June", 3),
        ("Pinto told Duval that he looked forward to meeting with her soon, via the French Foreign Ministry", 4),
        (
            "Foreign Minister Paul Morel will attend the opening in Brasília, by the French Foreign Ministry’s account",
            5,
        ),
    ] == [(step.text, step.citations[0].passage) for step in steps]


def test_next_steps_are_sentences_that_tell_what_will_happen() -> None:
    """Each is cited; what will not happen is none."""
    found = facts([reading(CALL + "\nDuval will not visit Rio.")]).next_steps

    assert [3, 4] == [step.citations[0].passage for step in found]


def test_those_who_dealt_with_each_other_are_the_parties() -> None:
    """The parties are persons with office of the sentence that tells of the exchange, not those who relay it."""
    found = facts([reading(CALL)]).parties

    assert [("Claire Duval", "France"), ("João Pinto", "Brazil")] == [
        (speaker.name, speaker.party) for speaker in found
    ]


def test_two_accounts_of_one_exchange_name_each_party_once() -> None:
    """A person named longer in one account than in the other is one party."""
    other = reading("Brazilian President João Pinto spoke by telephone with French President Claire Duval on Friday.")

    assert [speaker.name for speaker in facts([reading(CALL), other]).parties] == ["Claire Duval", "João Pinto"]


def test_a_post_of_one_who_took_part_tells_the_form_in_its_next_sentence() -> None:
    """ "I just spoke to …. The call was …" is a telephone call."""
    found = facts([reading("I just spoke to Chairman Li Wen of China. The call was a very good one.")]).form

    assert found is not None
    assert ("telephone call", 2) == (found.text, found.citations[0].passage)


def test_a_title_alone_may_tell() -> None:
    """A transcript says only in its title what it is."""
    text = "Remarks by President Duval and President Pinto of Brazil at Joint Press Conference\n\nPRESIDENT DUVAL:  Good afternoon, and welcome to you."

    found = facts([reading(text)]).form

    assert found is not None
    assert ("press conference", 1) == (found.text, found.citations[0].passage)


def test_nothing_is_stated_by_a_text_without_an_exchange() -> None:
    """A recipe has no facts."""
    found = facts([reading("Melt the butter. Add two eggs and stir.")])

    assert (None, None, None, (), ()) == (found.form, found.date, found.place, found.parties, found.next_steps)


def test_a_title_tells_who_dealt_how_with_whom() -> None:
    """With both sides and the form clear, the title needs no headline."""
    assert _titled(reading(CALL, titled="Hope in Paris")) == "Claire Duval and João Pinto speak by telephone"


@pytest.mark.parametrize(
    ("text", "titled", "expected"),
    [
        ("Melt the butter.", "An omelette", "An omelette"),
        (
            "How to make an omelette\n\nMelt the butter in a pan and beat two eggs with a little salt.",
            "",
            "How to make an omelette",
        ),
        ("Melt the butter.", "", "Melt the butter"),
        ("", "", ""),
    ],
)
def test_without_clear_sides_the_title_is_the_documents_own(text: str, titled: str, expected: str) -> None:
    """Title, else headline, else first words."""
    assert expected == _titled(reading(text, titled=titled))


EXCHANGES = [
    CALL,
    "President Duval spoke today with King Olav V about the sea.",
    "Tarnish President Ada Vorn spoke by telephone on Monday with Prime Minister Ole Brun of Osk.",
    "Russia's foreign ministry said on Saturday it had summoned the British ambassador over his remarks.",
    "I just spoke to Chairman Li Wen of China. The call was a very good one.",
    "Remarks by President Duval and President Pinto of Brazil at Joint Press Conference\n\nPRESIDENT DUVAL:  Good afternoon, and welcome.",
    "JOINT STATEMENT OF THE REPUBLIC OF INDIA AND JAPAN\n\n1. The two sides reaffirmed their friendship and their resolve.",
    "China’s foreign ministry accused Japan of provocation on Monday.\nJapanese Foreign Minister Kenji Mori rejected the Chinese protest.",
    "国家主席与法国总统通电话。双方讨论了贸易问题。",
    "Президент России провёл телефонный разговор с президентом Бразилии.",
    "El presidente mantuvo una conversación telefónica con su homólogo.",
    "Der Bundeskanzler telefonierte am Montag mit dem Präsidenten.",
    "أجرى الرئيس اتصالا هاتفيا مع وزير الخارجية.",
]


@pytest.mark.parametrize("text", EXCHANGES)
def test_dealings_between_states_are_an_exchange(text: str) -> None:
    """Calls, meetings and rows between governments are exchanges in any language we know a little of."""
    assert is_exchange([reading(text)])


UNLISTED = [
    "President Ada Vorn of Tarn met President Odo Brusk of Lirra in Port Ansel on Friday.",
    "On 12 May, the Minister for Foreign Affairs of Tarn, Ada Vorn, received the Minister of External Relations of the Republic of Lirra, Odo Brusk.",
    "The Heads of State and Government of the Lake Organisation, meeting by video-conference on 3 February, took note of the report.",
    "The Tarnish foreign minister told the Lirran foreign minister on Monday that the bay was closed.",
    "Tarnish President Ada Vorn warned on Monday that the dam would burst. Lirran Prime Minister Ilo Senn said that it would not.",
]


@pytest.mark.parametrize("text", UNLISTED)
def test_states_that_no_list_has_deal_with_each_other_too(text: str) -> None:
    """Who holds office for which state stands in the text itself."""
    assert is_exchange([reading(text)])


OTHERS = [
    "",
    "President Ada Vorn of Tarn met the mayors of three towns. Tarnish Foreign Minister Ilo Senn thanked them.",
    "The President of the Company met the President of the Board on Monday for talks.",
    "The Minister of Finance met the Minister of Education for talks on schools.",
    "Professor Ada Vorn of Osk met the President of Tarn University to discuss bees.",
    "Republican Senator Ada Vorn told the Christian President of the club that the talks were over.",
    "Melt the butter. Add two eggs.",
    "United met City on Saturday at Old Road. The coach said the team had talks at half-time. France striker Leroy scored twice.",
    "Police arrested a man in Leeds on Monday. A spokesman said talks with the family were held.",
    "President Duval met with the governors of four regions to discuss storms. The governors thanked the President.",
    "The Senate majority leader met House leaders for talks on the budget.",
    "A new phone was presented on Tuesday. The company said its leaders are happy with sales in China and Japan.",
]


@pytest.mark.parametrize("text", OTHERS)
def test_other_matters_are_no_exchange(text: str) -> None:
    """Sport, crime, cooking, business and home affairs are not."""
    assert not is_exchange([reading(text)])


def test_a_joint_statement_is_an_exchange_of_the_states_it_names() -> None:
    """Its kind tells its form, its title and first sentence its parties."""
    statement = reading(
        "France and Brazil reaffirm their friendship.", titled="Joint Statement", kind=DocumentKind.JOINT_STATEMENT
    )

    found = facts([statement])

    assert found.form is not None
    assert ("joint statement", ["France", "Brazil"]) == (found.form.text, [speaker.name for speaker in found.parties])
    assert _titled(statement) == "France and Brazil issue a joint statement"
    assert is_exchange([statement])


@pytest.mark.parametrize(
    "text",
    [
        "President Helena Marlow of Caldria ruled out a bilateral meeting with Sudmark's Prime Minister Victor Rauk at the Norr summit.",
        "Prime Minister Victor Rauk of Sudmark cancelled his talks with President Helena Marlow of Caldria.",
        "President Marlow of Caldria refused to meet Prime Minister Rauk of Sudmark.",
    ],
)
def test_a_dealing_that_was_ruled_out_is_none(text: str) -> None:
    """Two who did not meet are not told to have met."""
    assert facts([heard(text)]).form is None


def test_leaders_who_speak_in_turn_are_an_exchange() -> None:
    """A press conference needs no sentence that says what it is."""
    text = (
        "Port Ansel, 12 May 2031\n\nPRESIDENT MARLOW: The strait will stay open.\n\n"
        "PRIME MINISTER RAUK: We shall see about that.\n\nPRESIDENT MARLOW: We shall indeed."
    )

    document = Document(text, kind=DocumentKind.TRANSCRIPT)
    shown = passages(document.text)
    statements, _ = ground(cues.read(document, shown), document, shown)

    assert is_exchange([Reading(document, shown, statements)])
