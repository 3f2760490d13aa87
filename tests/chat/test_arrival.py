"""What a message among people means, row by row of what we promise, and what must leave us silent."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.arrival import (
    SOON,
    Answering,
    Arrival,
    AskRecent,
    Held,
    Meaning,
    ReadThat,
    Redo,
    Unseen,
    Watch,
    Where,
    meant,
    pointed_at,
)
from bot.chat.conversation import Ask, Help, Nothing, Read, Recall, Say, Show

LINK = "https://courier.example/1"
OTHER = "https://gazette.example/2"
QUESTION = "What did Brandt say?"
TEXT = "The foreign minister of Tarn said on Monday that the river crossing would stay open all winter. " * 3
BLANK = Held(is_readable=False)

US, SOMEBODY = Answering.US, Answering.OTHER
THREAD, DIRECT = Where.THREAD, Where.DIRECT


def said(text: str = "", *files: str) -> Arrival:
    """Somebody says it to nobody in particular."""
    return Arrival(Held(text, files))


def mention(text: str = "", *files: str) -> Arrival:
    return replace(said(text, *files), mentions_us=True)


CASES: dict[str, list[tuple[Arrival, Meaning]]] = {
    "who is a bot, a webhook or us is ignored": [
        (replace(mention(LINK), is_bot=True), Nothing()),
        (replace(mention(QUESTION), is_ours=True), Nothing()),
        (replace(said(QUESTION), is_bot=True, where=DIRECT), Nothing()),
        (replace(said(LINK), is_bot=True, is_watched=True), Nothing()),
        (replace(said(QUESTION), is_ours=True, where=THREAD), Nothing()),
    ],
    "a mention with something to read is read": [
        (mention(LINK), Read((LINK,))),
        (mention(f"{LINK} and {OTHER}"), Read((LINK, OTHER))),
        (mention("", "call.pdf"), Read(("call.pdf",))),
        (mention(LINK, "call.pdf"), Read((LINK, "call.pdf"))),
        (mention("please read", "call.pdf"), Read(("call.pdf",))),
        (mention("read that", "call.pdf"), Read(("call.pdf",))),
        (mention(TEXT), Read(text=TEXT.strip())),
        (mention(TEXT, "call.pdf"), Read(("call.pdf",), TEXT.strip())),
        (Arrival(Held(forwards=(Held(LINK),)), mentions_us=True), Read((LINK,))),
        (Arrival(Held(forwards=(Held("", ("call.pdf",)),)), mentions_us=True), Read(("call.pdf",))),
        (Arrival(Held(forwards=(Held("Brandt said no"),)), mentions_us=True), Read(text="Brandt said no")),
        (Arrival(Held(embeds=(LINK,)), mentions_us=True), Read((LINK,))),
        (Arrival(Held(LINK, embeds=(OTHER,)), mentions_us=True), Read((LINK,))),
    ],
    "a mention in reply to something to read reads that": [
        (replace(mention(), answering=SOMEBODY, replied=Held(LINK)), ReadThat((LINK,))),
        (replace(mention("this one please"), answering=SOMEBODY, replied=Held(TEXT)), ReadThat(text=TEXT.strip())),
        (replace(mention(), answering=SOMEBODY, replied=Held("", ("call.pdf",))), ReadThat(("call.pdf",))),
        (replace(mention(), answering=SOMEBODY, replied=Held(embeds=(LINK,))), ReadThat((LINK,))),
        (replace(mention(), answering=SOMEBODY, replied=Held(forwards=(Held(LINK),))), ReadThat((LINK,))),
        (replace(mention(OTHER), answering=SOMEBODY, replied=Held(LINK)), Read((OTHER,))),
        (replace(mention(), answering=SOMEBODY, replied=BLANK), Unseen()),
        (replace(mention(), answering=SOMEBODY, replied=Held("lol")), Help()),
    ],
    "a question beside it is answered then": [
        (mention(f"{QUESTION} {LINK}"), Read((LINK,), question=QUESTION)),
        (mention(QUESTION, "call.pdf"), Read(("call.pdf",), question=QUESTION)),
        (mention(f"{QUESTION}\n\n{TEXT}"), Read(text=TEXT.strip(), question=QUESTION)),
        (replace(mention(QUESTION), answering=SOMEBODY, replied=Held(LINK)), ReadThat((LINK,), question=QUESTION)),
        (Arrival(Held(QUESTION, forwards=(Held(LINK),)), mentions_us=True), Read((LINK,), question=QUESTION)),
    ],
    "a question in reply to us is about that exchange": [
        (replace(mention(QUESTION), answering=US), Ask(QUESTION)),
        (replace(said(QUESTION), answering=US), Ask(QUESTION)),
        (replace(mention("the ferry"), answering=US), Ask("the ferry")),
        (replace(mention("lines 4 and 5"), answering=US), Show(("4", "5"))),
        (replace(said(QUESTION), answering=US, where=THREAD), Ask(QUESTION)),
        (replace(said(LINK), answering=US), Read((LINK,))),
        (replace(said("haha, typical"), answering=US), Nothing()),
        (replace(said(QUESTION), answering=US, mentions_others=True), Nothing()),
    ],
    "in a thread of ours a question needs no mention": [
        (replace(said(QUESTION), where=THREAD), Ask(QUESTION)),
        (replace(said("and on the ferry?"), where=THREAD), Ask("and on the ferry?")),
        (replace(mention("the ferry"), where=THREAD), Ask("the ferry")),
        (replace(mention(QUESTION), where=THREAD, answering=SOMEBODY), Ask(QUESTION)),
        (replace(said(QUESTION), where=THREAD, answering=SOMEBODY), Nothing()),
        (replace(said(QUESTION), where=THREAD, mentions_others=True), Nothing()),
        (replace(said("I doubt it"), where=THREAD), Nothing()),
        (replace(said("lines"), where=THREAD), Nothing()),
        (replace(said(""), where=THREAD), Nothing()),
    ],
    "a mention with a question alone is about what was told here last": [
        (mention(QUESTION), AskRecent(QUESTION)),
        (mention("布兰特说了什么"), AskRecent("布兰特说了什么")),
        (mention("Brandt on the ferry"), AskRecent("Brandt on the ferry")),
        (replace(mention(QUESTION), answering=SOMEBODY, replied=Held("I wonder")), AskRecent(QUESTION)),
        (replace(mention(QUESTION), mentions_others=True), AskRecent(QUESTION)),
    ],
    "a mention with nothing usable is told how": [
        (mention(), Help()),
        (mention(" \n"), Help()),
        (mention("help"), Help()),
        (mention("lol"), Help()),
        (mention("bye"), Nothing()),
        (mention("list"), Recall()),
    ],
    "a link in a watched channel is read quietly": [
        (replace(said(LINK), is_watched=True), Watch((LINK,))),
        (replace(said(f"look: {LINK} {OTHER}"), is_watched=True), Watch((LINK, OTHER))),
        (replace(said(LINK), is_watched=True, answering=SOMEBODY, mentions_others=True), Watch((LINK,))),
        (replace(mention(LINK), is_watched=True), Read((LINK,))),
        (replace(said(QUESTION), is_watched=True), Nothing()),
        (replace(said("", "call.pdf"), is_watched=True), Nothing()),
        (Arrival(BLANK, is_watched=True), Nothing()),
        (said(LINK), Nothing()),
    ],
    "an edited request is redone": [
        (replace(mention(QUESTION), edited=timedelta(seconds=9)), Redo(AskRecent(QUESTION))),
        (replace(mention(LINK), edited=SOON), Redo(Read((LINK,)))),
        (replace(said(QUESTION), where=THREAD, edited=timedelta(0)), Redo(Ask(QUESTION))),
        (replace(mention(LINK), edited=SOON + timedelta(microseconds=1)), Nothing()),
        (replace(said(LINK), edited=timedelta(seconds=9)), Nothing()),
        (replace(said(LINK), is_watched=True, edited=timedelta(seconds=9)), Nothing()),
        (replace(mention(LINK), is_bot=True, edited=timedelta(seconds=9)), Nothing()),
    ],
    "written to directly, no mention is needed": [
        (replace(said(LINK), where=DIRECT), Read((LINK,))),
        (replace(said(TEXT), where=DIRECT), Read(text=TEXT.strip())),
        (replace(said(QUESTION), where=DIRECT), AskRecent(QUESTION)),
        (replace(said(QUESTION), where=DIRECT, answering=US), Ask(QUESTION)),
        (replace(said(), where=DIRECT, answering=SOMEBODY, replied=Held(LINK)), ReadThat((LINK,))),
        (replace(said("hm"), where=DIRECT), Help()),
    ],
    "what people say to each other is theirs": [
        (said(QUESTION), Nothing()),
        (said(TEXT), Nothing()),
        (said("help"), Nothing()),
        (said("", "call.pdf"), Nothing()),
        (replace(said(QUESTION), answering=SOMEBODY, replied=Held(LINK)), Nothing()),
        (replace(said(QUESTION), mentions_others=True), Nothing()),
        (Arrival(BLANK), Nothing()),
        (Arrival(BLANK, where=THREAD), Nothing()),
        (Arrival(BLANK, answering=US), Nothing()),
    ],
}


@pytest.mark.parametrize(
    ("arrival", "meaning"),
    [pytest.param(*case, id=f"{row}-{number}") for row, cases in CASES.items() for number, case in enumerate(cases)],
)
def test_a_message_in_its_surroundings_means(arrival: Arrival, meaning: Meaning) -> None:
    """Every row of what we promise, and what must not be taken for it."""
    assert meaning == meant(arrival)


@pytest.mark.parametrize(
    ("held", "meaning"),
    [
        (Held(LINK), ReadThat((LINK,))),
        (Held(TEXT), ReadThat(text=TEXT.strip())),
        (Held("Brandt said no"), ReadThat(text="Brandt said no")),
        (Held("", ("call.pdf",)), ReadThat(("call.pdf",))),
        (Held(forwards=(Held(LINK),)), ReadThat((LINK,))),
        (Held(), Help()),
        (BLANK, Unseen()),
    ],
)
def test_the_menu_reads_any_message(held: Held, meaning: Meaning) -> None:
    """What is pointed at is read, however short; what holds nothing is explained."""
    assert meaning == pointed_at(held)


def test_a_courtesy_to_us_is_returned() -> None:
    """Thanks in a mention get a sentence, thanks to nobody get none."""
    assert isinstance(meant(mention("thanks")), Say)
    assert Nothing() == meant(replace(said("thanks"), answering=US))


helds = st.builds(
    Held,
    text=st.sampled_from(["", QUESTION, LINK, TEXT, "lol", "help"]) | st.text(max_size=20),
    files=st.sampled_from([(), ("call.pdf",)]),
    is_readable=st.booleans(),
)


@given(
    st.builds(
        Arrival,
        held=helds,
        where=st.sampled_from([Where.CHANNEL, Where.THREAD]),
        answering=st.sampled_from([Answering.NOBODY, Answering.OTHER]),
        replied=helds,
        mentions_others=st.booleans(),
        edited=st.sampled_from([None, timedelta(0)]),
    )
)
def test_a_third_person_s_conversation_is_left_alone(arrival: Arrival) -> None:
    """Unmentioned, we speak in a thread of ours to a question put to nobody else, and nowhere else at all."""
    may = arrival.where is Where.THREAD and arrival.answering is Answering.NOBODY and not arrival.mentions_others

    assert may or Nothing() == meant(arrival)


@pytest.mark.parametrize("text", ["read /etc/passwd", "read notes.txt", "open ../../.env", "read ~/.ssh/id_rsa please"])
@pytest.mark.parametrize("where", list(Where))
def test_no_file_of_this_machine_is_named(text: str, where: Where) -> None:
    """In a terminal that names a file; from other people it is not ours to open."""
    told = meant(Arrival(Held(text), where, mentions_us=True))

    assert not isinstance(told, Read)


@pytest.mark.parametrize("text", ["read /etc/passwd https://example.org/a", "/etc/passwd\nhttps://example.org/a"])
def test_beside_a_link_no_file_is_named_either(text: str) -> None:
    told = meant(Arrival(Held(text), mentions_us=True))

    assert Read(("https://example.org/a",)) == told
