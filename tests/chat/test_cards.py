"""Cards show what is checked, whose account it is, and where it stands."""

from __future__ import annotations

from dataclasses import replace

from bot.chat import cards
from bot.chat.card import About, Card
from bot.desk import Desk
from bot.domain.model import Answer, Attribution, Document, DocumentKind, Flaw, Speaker, Ungrounded, Verdict, Withheld
from tests.chat.exchanges import CALL, a_report, two_accounts

MANY = """\
French President Claire Martin said that the river crossing was open, according to the French Foreign Ministry.
Martin said that the ferry was slow, according to the French Foreign Ministry.
Martin said that the bridge was old, according to the French Foreign Ministry.
"""
LIE = "The crossing is on fire"


def _headings(card: Card) -> list[str]:
    return [section.heading for section in card.sections]


def _offered(card: Card, about: About) -> list[str]:
    return [button.label for button in card.buttons if button.about is about]


def _text(card: Card) -> str:
    lines = [line.text for section in card.sections for line in section.lines]
    notes = [f"{section.heading} {section.note}" for section in card.sections]
    return "\n".join([card.title, card.subtitle, *notes, *lines, *card.notes])


async def test_a_leader_has_a_section() -> None:
    """What one speaker said stands under their name, with the mark of the passage it stands in."""
    report = await a_report()
    card = cards.summary(report.exchange, report.summary)
    [martin] = [section for section in card.sections if section.heading == "Claire Martin"]

    assert ["2"] == [mark.label for mark in martin.lines[0].marks]
    assert "“should not be closed" in martin.lines[0].text
    assert "via the French Foreign Ministry" in martin.note


async def test_an_agreement_is_one_sides_account() -> None:
    """What one side says was agreed is said to be agreed, by that side's account."""
    report = await a_report()
    card = cards.summary(report.exchange, report.summary)
    [agreed] = [section for section in card.sections if section.heading == "Said to be agreed"]

    assert "by the French Foreign Ministry’s account" == agreed.note


async def test_what_is_older_is_kept_apart() -> None:
    """An old quotation stands under Earlier and under no leader."""
    report = await a_report()
    card = cards.summary(report.exchange, report.summary)
    holding = [
        section.heading for section in card.sections if "quarrel" in " ".join(line.text for line in section.lines)
    ]

    assert ["Earlier"] == holding


async def test_old_and_agreed_stand_on_a_card_whose_summary_forgets_them() -> None:
    """A summary that leaves out what was agreed and what is older does not keep them off the card."""
    report = await a_report()
    card = cards.summary(report.exchange, Verdict())

    assert ["Said to be agreed", "Earlier"] == [
        heading for heading in _headings(card) if heading in ("Said to be agreed", "Earlier")
    ]


async def test_several_documents_are_told_apart() -> None:
    """With several documents a mark names the document too, and the documents are listed."""
    report = await two_accounts()
    card = cards.summary(report.exchange, report.summary)
    labels = {mark.label for section in card.sections for line in section.lines for mark in line.marks}

    assert all("." in label for label in labels)
    assert "Sources" in _headings(card)
    assert "German Chancellery (readout)" in card.subtitle


async def test_the_withheld_are_counted_and_not_shown() -> None:
    """Refused statements and refused sentences add up to one number; their words are nowhere on the card."""
    report = await a_report()
    refused = Ungrounded(Attribution(Speaker("Nobody"), (), ()), Flaw.MISQUOTED, LIE)
    [reading] = report.exchange.readings
    exchange = replace(report.exchange, readings=(replace(reading, ungrounded=(refused,)),))
    card = cards.summary(exchange, Verdict(withheld=(Withheld(LIE, Flaw.UNCITED, LIE),)))

    assert "2 sentences withheld." in card.notes
    assert LIE not in _text(card)


async def test_an_answer_shows_the_words_and_their_relay() -> None:
    """An answer is followed by the passage it rests on, and by who said it through whom."""
    report = await a_report()
    reply = await Desk().answer("What did Martin say about the crossing?", report.exchange)
    card = cards.answer(reply.answer, report.exchange)
    passage, credit = card.sections[1].lines

    assert card.sections[1].quoted
    assert passage.text.startswith("Martin said that the river crossing")
    assert "— Claire Martin, via the French Foreign Ministry" == credit.text
    assert ["2"] == [mark.label for mark in credit.marks]


async def test_a_long_answer_is_a_list_without_its_passages() -> None:
    """More than two claims stand once each, with their marks, under whoever said them through the same relays."""
    report = await a_report(Document(MANY))
    reply = await Desk().answer("What did Martin say?", report.exchange)
    card = cards.answer(reply.answer, report.exchange)
    [section] = card.sections

    assert ("Claire Martin", "via the French Foreign Ministry") == (section.heading, section.note)
    assert ["1", "2", "3"] == [mark.label for line in section.lines for mark in line.marks]
    assert not any(section.quoted for section in card.sections)
    assert all(line.text.startswith("said that the") for line in section.lines)


async def test_who_relays_whom_is_told_in_few_words() -> None:
    """Asked for its provenance, an answer names the relays and repeats no statement."""
    report = await a_report(Document(MANY))
    reply = await Desk().answer("According to whom?", report.exchange)

    assert ["Claire Martin’s words are known through the French Foreign Ministry."] == [
        claim.text for claim in reply.answer.claims
    ]


async def test_a_matter_stays_with_what_is_said_of_it() -> None:
    """What a sentence opens with is told under a leader's name too."""
    report = await a_report(
        Document("On the river crossing, a ford of old, French President Claire Martin said the issue was closed.")
    )
    card = cards.summary(report.exchange, report.summary)

    assert "on the river crossing, said the issue was closed." in _text(card)


async def test_a_text_without_a_publisher_is_named_in_the_heading_alone() -> None:
    """Whose account it is stands once, not behind every line."""
    text = CALL.replace(", the French Foreign Ministry said", "").replace(", the Élysée said", "")
    report = await a_report(Document(text))
    card = cards.summary(report.exchange, report.summary)
    [agreed] = [section for section in card.sections if section.heading == "Said to be agreed"]

    assert "by this text’s account" == agreed.note
    assert not any("account" in line.text for line in agreed.lines)


async def test_what_is_no_exchange_is_said_to_be_none() -> None:
    """A text of another kind is told to be one, and its statements shown all the same."""
    report = await a_report(Document("The baker Ada Moss said that the bread was burnt."))
    card = cards.summary(report.exchange, report.summary)

    assert any("does not look like a diplomatic exchange" in note for note in card.notes)
    assert "the bread was burnt" in _text(card)


async def test_what_only_one_account_tells_is_told_by_account() -> None:
    """With two accounts the card counts them, and names whose alone a topic is; a word of it elsewhere is enough to drop it."""
    report = await a_report(
        Document(
            "Chancellor Otto Brandt spoke with President Claire Martin of France. The Chancellor said that sanctions must stay. "
            "He stressed that the climate was changing.",
            publisher="German Chancellery",
            kind=DocumentKind.READOUT,
        ),
        Document(
            "President Claire Martin spoke with Chancellor Otto Brandt of Germany. The President said that the climate was changing.",
            publisher="Élysée",
            kind=DocumentKind.READOUT,
        ),
    )
    card = cards.summary(report.exchange, report.summary)

    assert "2 accounts" in card.subtitle
    assert ["Only the German Chancellery’s account mentions sanctions."] == [
        line.text for section in card.sections if section.heading == "In one account only" for line in section.lines
    ]


async def test_one_person_of_two_accounts_has_one_section() -> None:
    """A leader named more fully in one account than in the other is one speaker: one section, one button, one count."""
    report = await a_report(
        Document(
            "President Joseph R. Vorn, Jr. spoke with President Pavel Orlin of Russia. President Vorn urged Russia to wait.",
            publisher="The White House",
            kind=DocumentKind.READOUT,
        ),
        Document(
            "Pavel Orlin had a telephone conversation with President of the United States of America Joseph Vorn. "
            "Joseph Vorn stressed that the strait was open. Pavel Orlin noted that the talks were useful.",
            publisher="Kremlin",
            kind=DocumentKind.READOUT,
        ),
    )
    card = cards.summary(report.exchange, report.summary)

    assert "Joseph R. Vorn, Jr." in _headings(card)
    assert "Joseph Vorn" not in _headings(card)
    assert ["Joseph R. Vorn, Jr.", "Pavel Orlin"] == _offered(card, About.SPEAKER)
    assert "by 2 speakers" in cards.counted(report.exchange)
    assert any(section.note == "President, Russia" for section in card.sections if section.heading == "Pavel Orlin")


async def test_one_person_of_two_accounts_is_asked_about_once() -> None:
    """By name, by office or by state: what a person says in either account is found."""
    first = (
        "President Joseph R. Vorn, Jr. spoke with President Pavel Orlin of Russia. President Vorn urged Russia to wait."
    )
    second = (
        "Pavel Orlin spoke by telephone with Joseph Vorn. Pavel Orlin noted that the talks were useful. "
        "He stressed that the copper must be paid for."
    )
    report = await a_report(
        Document(first, publisher="The White House", kind=DocumentKind.READOUT), Document(second, publisher="Gazette")
    )

    for asked in ("What did the Russian president say about copper?", "What did Orlin say about copper?"):
        reply = await Desk().answer(asked, report.exchange)
        assert ["that the copper must be paid for"] == [
            statement.text for claim in reply.answer.claims for statement in claim.statements
        ]


async def test_silence_is_an_answer() -> None:
    """Without claims the card says that the documents do not say, and shows the nearest passage."""
    report = await a_report()
    reply = await Desk().answer("What did Brandt say about copper?", report.exchange)
    card = cards.answer(reply.answer, report.exchange)

    assert reply.answer.silent
    assert card.sections[0].lines[0].text.startswith("The documents do not say.")
    assert all(section.quoted for section in card.sections[1:])


async def test_silence_with_nothing_near_promises_nothing() -> None:
    """Where nothing came close, nothing is announced."""
    report = await a_report()
    card = cards.answer(Answer("?"), report.exchange)

    assert ["The documents do not say."] == [line.text for section in card.sections for line in section.lines]


async def test_a_mark_opens_its_line() -> None:
    """A mark shows its passage with its place in the document; one that is not ours shows nothing."""
    report = await a_report()
    exchange = report.exchange
    card = cards.line(exchange, "3")
    span = exchange.readings[0].passages[2].span

    assert card is not None
    assert f"characters {span.start} to {span.end}" in card.subtitle
    assert "“We listened, and we disagreed,” Brandt told reporters in Berlin." == card.sections[0].lines[0].text
    assert [None] * 4 == [cards.line(exchange, label) for label in ("0", "99", "0.1", "2.1")]


async def test_every_line_can_be_opened() -> None:
    """Each mark on any card is one that can be asked for."""
    report = await two_accounts()
    card = cards.summary(report.exchange, report.summary)
    labels = [
        mark.label
        for page in (card, cards.lines(report.exchange))
        for section in page.sections
        for line in section.lines
        for mark in line.marks
    ]

    assert labels
    assert all(cards.line(report.exchange, label) is not None for label in labels)


NAMELESS = (
    "A senior diplomat said that the ferry was late. Analysts said the crossing could close. "
    "French President Claire Martin said that the bridge was old. Her German counterpart denied that a wall was planned.\n"
)
PACT = """\
JOINT STATEMENT
by the Republic of Peru and the Kingdom of Norway

1. The two sides welcomed the census of the whales.

2. The two sides agreed to map the shelf by 2031.

3. The two sides shall not fish in the bay.

4. The Norwegian side expressed its appreciation for the copper of the north.

5. President Ana Solís reiterated her support for the Ocean Treaty.
"""
TALKATIVE = "".join(
    f"Martin said that the {thing} was old.\n"
    for thing in "bridge ferry road wall mill dam lock quay tower gate fort inn".split()
)


async def test_the_unnamed_come_last_together() -> None:
    """Who is not named has no heading: what they said stands whole under Others, after all who are."""
    report = await a_report(Document(NAMELESS))
    card = cards.summary(report.exchange, report.summary)
    headings = [heading for heading in _headings(card) if heading]
    [others] = [section for section in card.sections if section.heading == "Others"]

    assert ["Claire Martin", "Others"] == headings[:2]
    assert all(heading[:1].isupper() for heading in headings)
    assert "A senior diplomat said that the ferry was late." in [line.text for line in others.lines]
    assert ["Claire Martin"] == _offered(card, About.SPEAKER)


async def test_a_joint_text_tells_each_side_apart() -> None:
    """What both say together, what both agreed, and what one side alone says stand apart."""
    report = await a_report(Document(PACT, kind=DocumentKind.JOINT_STATEMENT))
    card = cards.summary(report.exchange, report.summary)
    under = {
        section.heading: (section.note, " ".join(line.text for line in section.lines)) for section in card.sections
    }

    assert "in the joint text" == under["Said together"][0] == under["Agreed"][0]
    assert "census of the whales" in under["Said together"][1]
    assert "copper" not in under["Said together"][1]
    assert "map the shelf" in under["Agreed"][1]
    assert "not fish in the bay" in under["Agreed"][1]
    assert any("copper" in told for heading, (_, told) in under.items() if "Norway" in heading)
    assert "Ocean Treaty" in under["Ana Solís"][1]


async def test_what_a_card_leaves_out_is_counted() -> None:
    """Who may ask on is told how to see the rest; who may not is told how much it is; a whole card says nothing of it."""
    report = await a_report(Document(f"French President {TALKATIVE}{TALKATIVE.replace('old', 'far too narrow')}"))
    told = {id(one) for claim in report.summary.claims for one in claim.statements}
    left = sum(id(one) not in told for one in report.exchange.statements)
    short = await a_report()

    assert left > 0
    assert f"And {left} more statements: type lines." in cards.summary(report.exchange, report.summary).notes
    assert (
        f"And {left} more statements, not shown here; --json prints them all."
        in cards.summary(report.exchange, report.summary, may_ask=False).notes
    )
    assert not any("more statement" in note for note in cards.summary(short.exchange, short.summary).notes)


async def test_a_denial_stands_before_slight_words() -> None:
    """A refusal by somebody who took no part is on the card although others say a great deal."""
    report = await a_report(Document(f"French President {TALKATIVE}Peter Holm denied that the fort had fallen.\n"))
    card = cards.summary(report.exchange, report.summary)

    assert "denied that the fort had fallen" in _text(card)


async def test_an_interpreter_is_spoken_through() -> None:
    """Words known through an interpreter are said to be, and the interpreter is no relay like another."""
    text = (
        "CHANCELLOR ORR (through interpreter): We exclude nothing.\n\nPRESIDENT TEMBO: Thank you, Chancellor.\n\n"
        "Q: Will there be sanctions?\n\nCHANCELLOR ORR (through interpreter): We shall see.\n"
    )
    report = await a_report(Document(text, kind=DocumentKind.TRANSCRIPT))
    card = cards.summary(report.exchange, report.summary)

    assert "through an interpreter" in _text(card)
    assert "via interpreter" not in _text(card)


SENT = (
    Document(
        "President Ada Moss spoke with President Ivo Lund of Norway. President Moss said that sanctions on the bank must "
        "stay in place. She urged President Lund to open the northern harbour to relief ships before the winter.",
        publisher="Moss House",
        kind=DocumentKind.READOUT,
    ),
    Document(
        "President Ivo Lund spoke with President Ada Moss. President Lund said that migration was slowing. "
        "President Moss said that sanctions on the bank must stay in place. "
        "President Moss called on Norway to let relief ships into the northern harbour.",
        publisher="Lund Palace",
        kind=DocumentKind.READOUT,
    ),
)


async def test_a_card_offers_its_lines_leaders_topics_and_accounts() -> None:
    """Each button says what it is about; topics come by how much was said of them; one account offers no comparison."""
    report = await a_report(*SENT)
    card = cards.summary(report.exchange, report.summary)
    alone = await a_report(SENT[0])
    said = [
        sum(len(one.text.split()) for one in report.exchange.statements if one.topic == topic)
        for topic in _offered(card, About.TOPIC)
    ]

    assert ["Show the lines"] == _offered(card, About.LINES)
    assert ["Ada Moss", "Ivo Lund"] == _offered(card, About.SPEAKER)
    assert {"Sanctions", "Migration"} <= set(_offered(card, About.TOPIC))
    assert sorted(said, reverse=True) == said
    assert 1 == len(_offered(card, About.COMPARE))
    assert [] == _offered(cards.summary(alone.exchange, alone.summary), About.COMPARE)


async def test_the_accounts_stand_side_by_side() -> None:
    """What both tell in the same words, what they word differently, and what stands in one, each with its marks."""
    report = await a_report(*SENT)
    card = cards.compare(report.exchange)
    assert card is not None
    told = {line.text: [mark.label for mark in line.marks] for section in card.sections for line in section.lines}
    both = [text for text in told if text.startswith("In both: ")]
    varied = next(at for at, text in enumerate(told) if ", in other words: " in text)

    assert ["In both: Ada Moss said that sanctions on the bank must stay in place."] == both
    assert ["1.2", "2.3"] == told[both[0]]
    assert ["1.3", "2.4"] == [told[text][0] for text in list(told)[varied - 1 : varied + 1]]
    assert [("Lund Palace", "found in this account alone", ["Ivo Lund said that migration was slowing."])] == [
        (section.heading, section.note, [line.text for line in section.lines])
        for section in card.sections
        if section.note
    ]
    assert any("in words I did not match" in note for note in card.notes)
    assert all(told.values())


async def test_accounts_compared_never_agree_on_ones_word() -> None:
    """An agreement is told by account, in each account's own words, although both tell of it."""
    report = await two_accounts()
    card = cards.compare(report.exchange)
    assert card is not None
    agreed = [line.text for section in card.sections for line in section.lines if "agreed" in line.text]

    assert 2 == len([text for text in agreed if "’s account, " in text])
    assert "Agreed" not in _headings(card)


async def test_one_account_alone_is_not_compared() -> None:
    """Nor are two texts of one publisher, or one story printed by two."""
    publishers = ("Gazette", "Gazette"), ("Gazette", "Courier")
    texts = (CALL, MANY), (CALL, CALL.replace("Tuesday", "a Tuesday"))
    reports = [
        await a_report(*(Document(text, publisher=name) for text, name in zip(own, names, strict=True)))
        for own, names in zip(texts, publishers, strict=True)
    ]

    assert [None, None, None] == [
        cards.compare(one) for one in [(await a_report()).exchange, *(report.exchange for report in reports)]
    ]


async def test_a_topic_shows_all_that_was_said_of_it() -> None:
    """Every statement of the topic stands under its speaker, with its marks; no other does."""
    report = await a_report(*SENT)
    for wanted in cards.topics(report.exchange):
        card = cards.topic(report.exchange, wanted)
        assert card is not None
        marked = {mark.label for section in card.sections for line in section.lines for mark in line.marks}
        places = {reading.document.id: at for at, reading in enumerate(report.exchange.readings, 1)}

        assert marked == {
            f"{places[one.document]}.{passage}"
            for one in report.exchange.statements
            if one.topic == wanted
            for passage in one.passages
        }
    assert [None, None] == [cards.topic(report.exchange, wanted) for wanted in ("", "Copper")]


async def test_a_speaker_shows_all_that_they_said() -> None:
    """Everything one is credited with, of now and of old, through whom, in quotation marks where it is quoted."""
    report = await a_report()
    card = cards.speaker(report.exchange, "Otto Brandt")
    assert card is not None

    assert ["Otto Brandt", "Earlier"] == _headings(card)
    assert "“We listened, and we disagreed”" in _text(card)
    assert "“no ferry is worth a quarrel.”" in _text(card)
    assert cards.speaker(report.exchange, "Nobody") is None


async def test_a_speaker_is_shown_under_any_name_of_theirs() -> None:
    """By the name of either account, what they said in both is shown."""
    report = await a_report(
        Document(
            "President Joseph R. Vorn, Jr. spoke with President Pavel Orlin of Russia. President Vorn urged Russia to wait.",
            publisher="The White House",
            kind=DocumentKind.READOUT,
        ),
        Document(
            "Pavel Orlin had a telephone conversation with President of the United States of America Joseph Vorn. "
            "Joseph Vorn stressed that the strait was open. Pavel Orlin noted that the talks were useful.",
            publisher="Kremlin",
            kind=DocumentKind.READOUT,
        ),
    )
    shown = [cards.speaker(report.exchange, name) for name in ("Joseph R. Vorn, Jr.", "Joseph Vorn")]

    assert shown[0] is not None
    assert shown[0] == shown[1]
    assert "strait" in _text(shown[0])
    assert "wait" in _text(shown[0])


async def test_a_front_says_its_own_way_to_the_rest() -> None:
    """How what is left out can be seen is the front's to say."""
    report = await a_report(Document(f"French President {TALKATIVE}{TALKATIVE.replace('old', 'far too narrow')}"))
    notes = cards.summary(report.exchange, report.summary, rest=": look behind the curtain.").notes

    assert any(note.endswith("more statements: look behind the curtain.") for note in notes)


async def test_what_is_said_to_be_agreed_is_not_said_again_as_next() -> None:
    """A step that the card tells as agreed stands there alone; another stands under Next."""
    text = CALL.replace("In March,", "The leaders will meet the ferrymen on Friday.\nIn March,")
    report = await a_report(Document(text))
    card = cards.summary(report.exchange, report.summary)
    [following] = [section for section in card.sections if section.heading == "Next"]

    assert ["ferrymen" in line.text for line in following.lines] == [True]
    assert "meet again in May" in _text(card)


async def test_what_two_accounts_tell_to_be_agreed_names_them_once() -> None:
    """The heading says by whose accounts; the line does not begin with one of them."""
    agreed = "The leaders agreed to open the harbour to ships from the north in May."
    report = await a_report(
        Document(f"President Ada Moss spoke with President Ivo Lund. {agreed}", publisher="Moss House"),
        Document(
            f"President Ivo Lund met President Ada Moss on Friday, in snow and by a fire. {agreed}",
            publisher="Lund Palace",
        ),
    )
    card = cards.summary(report.exchange, report.summary)
    [section] = [section for section in card.sections if section.heading == "Said to be agreed"]

    assert section.note.endswith("accounts")
    assert not any("account" in line.text for line in section.lines)


async def test_one_thing_under_two_topics_is_found_in_both_accounts() -> None:
    """Where the words of an account draw it under another topic, the two tellings stand side by side all the same."""
    report = await a_report(
        Document(
            "President Ada Moss spoke with President Ivo Lund. President Moss stressed that sanctions on the Tarn Bank must "
            "remain in place until the hostages are home.",
            publisher="Moss House",
        ),
        Document(
            "President Ivo Lund met President Ada Moss. President Moss said that sanctions on the Tarn Bank must remain in "
            "place.",
            publisher="Lund Palace",
        ),
    )
    card = cards.compare(report.exchange)
    assert card is not None

    assert 2 == len({one.topic for one in report.exchange.statements})
    assert [2] == [len(section.lines) for section in card.sections]
    assert not any("did not match" in note for note in card.notes)
