"""The conversation as a person at a terminal has it."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import loopback
from tests.chat.console.person import Person
from tests.chat.exchanges import CALL, READOUT

TWO_ACCOUNTS = """\
Readout of President Moss's Call with President Lund

Washington, May 3, 2024

President Ada Moss spoke by telephone with President Ivo Lund of Norway today. President Moss said that sanctions on the bank must stay. She thanked him for the ships.

Readout of President Lund's Call with President Moss

Oslo, May 3, 2024

President Ivo Lund spoke by telephone with President Ada Moss today. President Lund said that migration was slowing. He noted that the harbour was open.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "the readout.txt").write_text(READOUT, "utf8")
    return tmp_path


@pytest.fixture
def person(folder: Path) -> Iterator[Person]:
    person = Person(folder)
    try:
        yield person
    except BaseException:
        person.is_dragged_off()
        raise


def test_a_conversation(person: Person) -> None:
    """Paste a text, ask, follow up, look at the line, read a file, switch back, leave."""
    pasted = person.pastes(CALL.strip())
    answered = person.types("What did Martin say about the crossing?")
    followed = person.types("and on copper?")
    line = person.types("3")
    read = person.types("'the readout.txt'")
    listed = person.types("list")
    switched = person.types("switch 2")
    digested = person.types("digest")
    again = person.types("digest")
    person.types("quit")

    assert "Paste an account" in person.first
    assert "Claire Martin and Otto Brandt speak by telephone" in pasted
    assert "— Claire Martin, via the French Foreign Ministry" in answered
    assert "The documents do not say." in followed
    assert "│ “We listened, and we disagreed,” Brandt told reporters in Berlin. [3]" in line
    assert "underscored that the crossing must be safe for all" in read
    assert "2. Claire Martin and Otto Brandt speak by telephone" in listed
    assert "Claire Martin and Otto Brandt speak by telephone" in switched
    assert "A. Claire Martin and Otto Brandt speak by telephone" in digested
    assert "Nothing new was read" in again
    assert 0 == person.leaves()


def test_a_link_is_read_and_its_numbers_lead_to_the_page(folder: Path) -> None:
    """A link with a question is fetched, shown as a card, and answered; a number is a link to its sentence."""
    (folder / "call.html").write_text(loopback.page(CALL, "Martin and Brandt speak"), "utf8")
    with loopback.site(folder) as host:
        (folder / ".env").write_text(f"RAPPORTEUR_ALLOWED_HOSTS={host}\n", "utf8")
        person = Person(folder)
        answered = person.types(f"Have a look: http://{host}/call.html What did Martin say about the crossing?")
        raw = person.raw
        refused = person.types("http://10.0.0.1/call.html")

        person.types("quit")

    assert 0 == person.leaves()
    assert "Claire Martin and Otto Brandt speak by telephone" in answered
    assert "— Claire Martin, via the French Foreign Ministry" in answered
    assert f"http://{host}/call.html#:~:text=".encode() in raw
    assert "is not the name of a host on the public web" in refused


def test_what_the_prompt_offers_can_be_typed(person: Person) -> None:
    """The labels under a card, a surname alone, a mark and *it* all work when typed."""
    card = person.pastes(CALL.strip())
    lines = person.types("show the lines")
    named = person.types("otto brandt")
    shown = person.types("show it")
    surname = person.types("MARTIN")
    marked = person.types("what is [3]?")
    thanked = person.types("thanks")
    person.types("quit")

    assert "Ask anything, or: Show the lines · " in card
    assert "In March, Brandt said that “no ferry is worth a quarrel.” [5]" in lines
    assert "We listened, and we disagreed" in named
    assert "characters" in shown
    assert "should not be closed" in surname
    assert "│ “We listened, and we disagreed,” Brandt told reporters in Berlin. [3]" in marked
    assert "You are welcome." in thanked
    assert not [seen for seen in (lines, named, shown, surname, marked) if "do not say" in seen]
    assert 0 == person.leaves()


_NOT_THERE = {
    "./gone.txt": "There is no file ./gone.txt.",
    "gone.txt": "There is no file gone.txt.",
    "./a gone one.txt": "There is no file ./a gone one.txt.",
    "~/gone.txt": "There is no file ~/gone.txt.",
    "/gone/gone": "There is no file /gone/gone.",
    "./gone.txt What was agreed?": "There is no file ./gone.txt.",
    "~": "~ is a directory",
    "./": "./ is a directory",
    "/ ": "/ is a directory",
}


def test_a_path_is_a_path_whatever_is_there(person: Person) -> None:
    """What is written as a path and cannot be read is told of, and never asked of the documents."""
    person.pastes(CALL.strip())
    seen = {typed: person.types(typed) for typed in _NOT_THERE}
    person.types("quit")

    assert [] == [typed for typed, told in _NOT_THERE.items() if told not in seen[typed]]
    assert [] == [typed for typed, told in seen.items() if "do not say" in told]
    assert 0 == person.leaves()


@pytest.mark.parametrize(
    "typed", ["~/the readout.txt", "'~/the readout.txt'", "read ~/the\\ readout.txt", "./the readout.txt"]
)
def test_a_path_is_written_in_many_ways(person: Person, typed: str) -> None:
    """A tilde is the home directory; spaces may be quoted, escaped or left alone."""
    seen = person.types(typed)
    person.types("quit")

    assert "underscored that the crossing must be safe for all" in seen
    assert 0 == person.leaves()


def test_lines_pasted_without_a_mark_are_one_message(person: Person) -> None:
    """Where the terminal does not mark a paste, lines that come at once are still one text."""
    seen = person.types(CALL.strip())
    person.types("\x04", end="")

    assert "Claire Martin and Otto Brandt speak by telephone" in seen
    assert 0 == person.leaves()


def test_an_interrupt_stops_a_long_reading_at_once(folder: Path, person: Person) -> None:
    """One Ctrl-C while a text is read by cues, and the conversation goes on."""
    (folder / "long.txt").write_text(CALL * 300, "utf8")
    began = time.monotonic()
    told = person.stops("long.txt")
    took = time.monotonic() - began

    assert "Stopped." in told
    assert took < 5
    assert "Claire Martin" in person.pastes(CALL.strip())


def test_an_interrupt_throws_away_a_line_and_a_second_one_leaves(person: Person) -> None:
    """One Ctrl-C says how to leave, two in a row leave; what was typed before the first is gone."""
    told = person.interrupts(after="What did")
    person.interrupts(after=" ")

    assert "type quit or press Ctrl-C again" in told
    assert 0 == person.leaves()


def _kept(folder: Path, *statements: str) -> None:
    """Change what is kept in a folder behind the program's back."""
    file = folder / ".local/share/rapporteur/rapporteur.sqlite3"
    file.parent.mkdir(parents=True, exist_ok=True)
    with sqlite3.connect(file) as kept:
        for statement in statements:
            kept.execute(statement)
    kept.close()


def test_a_store_of_another_build_is_done_without(folder: Path) -> None:
    """The conversation says that nothing will be kept, what to do about it, and goes on."""
    _kept(
        folder, "CREATE TABLE migrations (version INTEGER PRIMARY KEY, name TEXT)", "CREATE TABLE readings (id INTEGER)"
    )
    person = Person(folder)
    card = person.pastes(CALL.strip())
    answered = person.types("What did Martin say about the crossing?")
    person.types("quit")

    assert "laid out by another build" in " ".join(person.first.split())
    assert "Nothing will be kept." in person.first
    assert "Claire Martin and Otto Brandt speak by telephone" in card
    assert "should not be closed" in answered
    assert 0 == person.leaves()


def test_a_store_that_fails_meanwhile_is_told_of(person: Person, folder: Path) -> None:
    """Card and answer come although they cannot be kept, with a sentence that says so."""
    _kept(folder, "DROP TABLE answers", "DROP TABLE documents")
    card = person.pastes(CALL.strip())
    answered = person.types("What did Martin say about the crossing?")
    person.types("quit")

    assert "Claire Martin and Otto Brandt speak by telephone" in card
    assert "What was read was not kept." in " ".join(card.split())
    assert "should not be closed" in answered
    assert "The answer was not kept." in " ".join(answered.split())
    assert 0 == person.leaves()


def test_what_was_read_is_there_the_next_time(person: Person, folder: Path) -> None:
    """Exchanges outlive the conversation; short messages come back at the arrows, texts do not."""
    person.pastes(CALL.strip())
    person.types("What did Martin say about the crossing?")
    person.types("\x04", end="")
    assert 0 == person.leaves()
    again = Person(folder)
    recalled = again.types("list")
    again.types("quit")

    assert "1 read before" in again.first
    assert "Claire Martin and Otto Brandt" in recalled
    assert ["What did Martin say about the crossing?", "list", "quit"] == (
        (folder / ".local/state/rapporteur/history").read_text("utf8").splitlines()
    )
    assert 0 == again.leaves()


def test_accounts_are_compared(person: Person) -> None:
    """Of two texts that name their publishers the comparison is offered, and typed by its name it is shown; topics are not listed."""
    read = person.pastes(TWO_ACCOUNTS)
    compared = person.types("compare")
    person.types("quit")

    assert "Compare the accounts" in read
    assert "The accounts compared" in compared
    assert "• Ivo Lund said that migration was slowing. [2.4]" in compared
    assert "Sanctions" not in read.rpartition("Ask anything")[2]
    assert 0 == person.leaves()
