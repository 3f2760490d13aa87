"""What a message means is decided by its words and what came with it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
    Show,
    Summarise,
    Switch,
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
        ("show 4", Show("4")),
        ("show [4]", Show("4")),
        ("[2.4]", Show("2.4")),
        ("2:4", Show("2.4")),
        ("7", Show("7")),
        ("card", Summarise()),
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


def test_a_file_is_read_and_the_words_beside_it_asked() -> None:
    """What comes with a file is a question about it."""
    expected = Read(files=("call.txt",), question="What was agreed?")

    assert expected == meaning(Message("What was agreed? ", files=("call.txt",)))


@given(st.text())
def test_every_message_means_something(text: str) -> None:
    """No message, however odd, is too much; one too long for a question is never one."""
    meant = meaning(Message(text))

    assert not (isinstance(meant, Ask) and len(text.strip()) >= PASTED)
