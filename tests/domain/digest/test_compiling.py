"""What a digest tells: each exchange once, with all its accounts, and nothing a second time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.domain.digest.compiling import Digest, Told, compile
from bot.domain.model import Document
from tests.domain.digest.texts import CHANCELLERY, COURIER, LATER, MEETING, NO_EXCHANGE, item, read

TODAY = date(2031, 11, 26)
YESTERDAY = date(2031, 11, 25)


def test_one_exchange_in_two_papers_is_one_entry() -> None:
    digest = compile([item(COURIER), item(MEETING), item(CHANCELLERY)], (), TODAY)
    assert [len(entry.items) for entry in digest.entries] == [2, 1]
    call = digest.entries[0].exchange
    assert {reading.document.publisher for reading in call.readings} == {"Rhine Courier", "German Chancellery"}


def test_a_story_printed_again_is_no_second_entry() -> None:
    again = replace(COURIER, publisher="Evening Post", text=f"{COURIER.text}\nThe two have met often.")
    undated = [replace(one, published="") for one in (COURIER, again)]
    digest = compile([item(one) for one in undated], (), TODAY)
    assert len(digest.entries) == 1


def test_other_days_are_other_exchanges() -> None:
    earlier = replace(CHANCELLERY, text=CHANCELLERY.text.replace("25 November", "18 November"))
    assert len(compile([item(earlier), item(CHANCELLERY)], (), TODAY).entries) == 2


def test_other_people_of_the_same_states_are_another_exchange() -> None:
    ministers = CHANCELLERY.text.replace("Chancellor Otto Brandt", "Foreign Minister Jana Weiss").replace(
        "President Claire Martin", "Foreign Minister Luc Petit"
    )
    assert len(compile([item(CHANCELLERY), item(replace(CHANCELLERY, text=ministers))], (), TODAY).entries) == 2


def test_another_person_of_one_state_makes_another_exchange() -> None:
    other = MEETING.text.replace("Prime Minister Kenji Mori", "Foreign Minister Aiko Sato").replace("Mori", "Sato")
    assert len(compile([item(MEETING), item(replace(MEETING, text=other))], (), TODAY).entries) == 2


def test_a_call_is_not_a_meeting() -> None:
    met = CHANCELLERY.text.replace("spoke by telephone with", "met")
    assert len(compile([item(CHANCELLERY), item(replace(CHANCELLERY, text=met))], (), TODAY).entries) == 2


def test_what_is_no_exchange_is_left_out() -> None:
    assert compile([item(NO_EXCHANGE)], (), TODAY) == Digest(TODAY)


def test_nothing_is_told_twice() -> None:
    """The same exchange on another day counts only for what is new in it."""
    told = [Told(read(COURIER), YESTERDAY)]
    [entry] = compile([item(LATER)], told, TODAY).entries
    assert entry.told == YESTERDAY
    assert [statement.speaker.name for statement in entry.news] == ["Claire Martin"]
    assert "canal locks" in entry.news[0].text


def test_the_same_said_by_another_paper_is_nothing_new() -> None:
    repeated = LATER.text.partition("Martin told")[0]
    told = [Told(read(COURIER), YESTERDAY)]
    assert compile([item(replace(LATER, text=repeated))], told, TODAY).entries == ()


def test_what_accounts_differ_on_comes_first() -> None:
    digest = compile([item(MEETING), item(COURIER), item(CHANCELLERY)], (), TODAY)
    assert len(digest.entries[0].items) == 2


def test_a_position_in_other_words() -> None:
    """Of the same speaker on the same topic; the same words are none."""
    before = Document(
        "Japanese Prime Minister Kenji Mori met President Park Ji-won of South Korea in Tokyo on 3 November 2031. "
        "Mori said that Japan would keep its tariffs on steel until the summer.",
        published="2031-11-03",
    )
    told = [Told(read(before), date(2031, 11, 4))]
    [shift] = compile([item(MEETING)], told, TODAY).shifts
    assert shift.speaker.name == "Kenji Mori"
    assert "lift" in shift.now[1].text
    assert "keep" in shift.before[1].text
    assert shift.day == date(2031, 11, 4)
    again = MEETING.text.replace("25 November", "24 November")
    assert compile([item(MEETING)], [Told(read(replace(MEETING, text=again)), YESTERDAY)], TODAY).shifts == ()


def test_what_is_coming() -> None:
    [coming] = compile([item(COURIER)], (), TODAY).coming
    assert coming.day == date(2031, 12, 3)
    assert compile([item(COURIER)], (), date(2031, 12, 4)).coming == ()


def test_a_step_of_two_days_is_of_none() -> None:
    vague = replace(COURIER, text=COURIER.text.replace("on 3 December", "on 3 December or 5 December"))
    assert compile([item(vague)], (), TODAY).coming == ()


def test_nothing_read() -> None:
    assert compile((), (), TODAY) == Digest(TODAY)
