"""What a message means is decided by its words and what came with it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.card import Button
from bot.chat.conversation import (
    PASTED,
    Ask,
    Help,
    Leave,
    Meaning,
    Message,
    Nothing,
    Read,
    Recall,
    Say,
    Show,
    Summarise,
    Switch,
    linked,
    meaning,
)

TOLD = "The foreign minister of Tarn said on Monday that the river crossing would stay open all winter."
ARTICLE = f"{TOLD}\nHer counterpart said nothing.\n\n{TOLD} {TOLD}"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("", Nothing()),
        (" \n\t", Nothing()),
        ("help", Help()),
        ("/help", Help()),
        ("?", Help()),
        ("list", Recall()),
        ("Quit", Leave()),
        ("exit", Leave()),
        ("lines", Show()),
        ("show 4", Show(("4",))),
        ("show [4]", Show(("4",))),
        ("[2.4]", Show(("2.4",))),
        ("2:4", Show(("2.4",))),
        ("7", Show(("7",))),
        ("[4]?", Show(("4",))),
        ("what is [4]?", Show(("4",))),
        ("What’s 4", Show(("4",))),
        ("show me line 4", Show(("4",))),
        ("lines 4 and 6", Show(("4", "6"))),
        ("lines 4-6", Show(("4", "5", "6"))),
        ("more", Show()),
        ("Lines", Show()),
        ("show the lines", Show()),
        ("show it", Show()),
        ("G20", Ask("G20")),
        ("Is [4] true?", Ask("Is [4] true?")),
        ("What did Brandt say in 2031?", Ask("What did Brandt say in 2031?")),
        ("1234567", Ask("1234567")),
        ("card", Summarise()),
        ("show the card again", Summarise()),
        ("what can you do?", Help()),
        ("switch", Recall()),
        ("switch 2", Switch("2")),
        ("switch #2", Switch("2")),
        ("switch Brandt and Vael", Switch("Brandt and Vael")),
        ("ask What was agreed?", Ask("What was agreed?")),
        ("read notes.txt", Read(files=("notes.txt",))),
        ("What did Brandt say?", Ask("What did Brandt say?")),
        ("and on the ferry?", Ask("and on the ferry?")),
        ("the ferry", Ask("the ferry")),
        ("布兰特说了什么？", Ask("布兰特说了什么？")),
        ("list the topics they raised", Ask("list the topics they raised")),
        ("show me what Brandt said", Ask("show me what Brandt said")),
        ("https://example.org/call", Read(files=("https://example.org/call",))),
        ("https://a.example/1 and https://b.example/2", Read(files=("https://a.example/1", "https://b.example/2"))),
        ("Can you read this please https://a.example/1", Read(files=("https://a.example/1",))),
        ("<https://example.org/call>.", Read(files=("https://example.org/call",))),
        ("(see https://example.org/call_(2031)), please", Read(files=("https://example.org/call_(2031)",))),
        ("read https://a.example/1 https://b.example/2", Read(files=("https://a.example/1", "https://b.example/2"))),
        ("https://a.example/1, https://a.example/1", Read(files=("https://a.example/1",))),
        (
            "https://example.org/call What was agreed?",
            Read(files=("https://example.org/call",), question="What was agreed?"),
        ),
        (TOLD, Read(text=TOLD)),
        ("Brandt: yes.\nVael: no.", Read(text="Brandt: yes.\nVael: no.")),
        (ARTICLE, Read(text=ARTICLE)),
        (f"What was said?\n\n{ARTICLE}", Read(text=ARTICLE, question="What was said?")),
        (f"{ARTICLE}\n\nWhat was said?\n", Read(text=ARTICLE, question="What was said?")),
        (f"A crossing reborn?\n\n{ARTICLE}", Read(text=f"A crossing reborn?\n\n{ARTICLE}")),
    ],
)
def test_a_message_means(text: str, meant: Meaning) -> None:
    """Commands, questions, marks, links, texts and texts with a question beside them are told apart."""
    assert meant == meaning(Message(text))


OFFERED = (
    Button("Show the lines", "lines"),
    Button("Otto Brandt", "What did Otto Brandt say?"),
    Button("Céline van der Meer", "What did Céline van der Meer say?"),
    Button("Anna Brandt", "What did Anna Brandt say?"),
    Button("the Tarnish side", "What did the Tarnish side say?"),
    Button("Tarn", "What did Tarn say?"),
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Show the lines", Show()),
        ("show the lines", Show()),
        ("Otto Brandt", Ask("What did Otto Brandt say?")),
        ("otto brandt?", Ask("What did Otto Brandt say?")),
        ("OTTO", Ask("What did Otto Brandt say?")),
        ("van der meer", Ask("What did Céline van der Meer say?")),
        ("Meer", Ask("What did Céline van der Meer say?")),
        ("celine", Ask("What did Céline van der Meer say?")),
        ("tarn", Ask("What did Tarn say?")),
        ("The Tarnish side", Ask("What did the Tarnish side say?")),
        ("Brandt", Ask("Brandt")),
        ("der", Ask("der")),
        ("the", Ask("the")),
    ],
)
def test_what_is_offered_can_be_typed(typed: str, meant: Meaning) -> None:
    """A button's label works in any case, and so does one end of a name unless two names have it."""
    assert meant == meaning(Message(typed, offered=OFFERED))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("show it", Show(("4", "5"))),
        ("show me that", Show(("4", "5"))),
        ("lines", Show()),
        ("5", Show(("5",))),
    ],
)
def test_it_is_what_was_pointed_to_last(typed: str, meant: Meaning) -> None:
    """After an answer *it* is the lines the answer rests on."""
    assert meant == meaning(Message(typed, pointed=("4", "5")))


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("thanks", "welcome"),
        ("Thank you very much!", "welcome"),
        ("ok, thanks", "welcome"),
        ("hello", "Hello"),
        ("Good morning", "Hello"),
        ("你好", "Hello"),
        ("ok", "Very well"),
        ("Great job!", "Very well"),
    ],
)
def test_a_courtesy_is_returned(typed: str, word: str) -> None:
    """What is said for courtesy has a sentence, and is no question about the documents."""
    meant = meaning(Message(typed))

    assert isinstance(meant, Say)
    assert word in meant.sentence


@pytest.mark.parametrize("typed", ["Did Brandt say thanks?", "hello to whom", "a good offer", "thanks for the copper"])
def test_a_courtesy_within_a_question_is_a_question(typed: str) -> None:
    """A courteous word among others leaves a question a question."""
    assert Ask(typed) == meaning(Message(typed))


def test_a_file_is_read_and_the_words_beside_it_asked() -> None:
    """What comes with a file is a question about it."""
    expected = Read(files=("call.txt",), question="What was agreed?")

    assert expected == meaning(Message("What was agreed? ", files=("call.txt",)))


@given(st.text())
def test_every_message_means_something(text: str) -> None:
    """No message, however odd, is too much; one too long for a question is never one."""
    meant = meaning(Message(text))

    assert not (isinstance(meant, Ask) and len(text.strip()) >= PASTED)


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("<https://paper.example/a>", ["https://paper.example/a"]),
        ("[The ferry](https://paper.example/a)", ["https://paper.example/a"]),
        ("[https://shown.example/](https://paper.example/a), then", ["https://paper.example/a"]),
        ("[The ferry](<https://paper.example/a_(b)>)", ["https://paper.example/a_(b)"]),
        ("(https://paper.example/a_(b)),and", ["https://paper.example/a_(b)"]),
        ("[https://paper.example/a][https://paper.example/b]", ["https://paper.example/a", "https://paper.example/b"]),
        (
            "‘https://paper.example/a’, 「https://paper.example/b」。",
            ["https://paper.example/a", "https://paper.example/b"],
        ),
        ("https://paper.example/a?b[]=1!", ["https://paper.example/a?b[]=1"]),
    ],
)
def test_a_link_ends_where_its_surroundings_begin(text: str, links: list[str]) -> None:
    """Brackets of every kind around a link, Markdown and the marks of a sentence are no part of it."""
    assert tuple(links) == linked(text)


def test_the_title_of_a_link_is_no_question_of_the_person() -> None:
    """A headline that asks is the page's."""
    assert Read(files=("https://paper.example/a",)) == meaning(Message("[Who said what?](https://paper.example/a)"))
