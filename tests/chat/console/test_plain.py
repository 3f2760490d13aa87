"""Nothing that documents or models wrote can drive a terminal."""

from __future__ import annotations

import io
import unicodedata

from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from bot.chat.card import Button, Card, Line, Mark, Section
from bot.chat.console.plain import plain
from bot.chat.console.terminal import Terminal
from bot.chat.rows import clean
from bot.domain.model import Citation

MARK = Mark("4", Citation("", 4))
HOSTILE = "\x1b]0;owned\x07\x1b[2Jred\x9b31m \u202egnp.exe\r[bold]no[/bold] :smile:"


def _card(text: str) -> Card:
    return Card(
        title=text,
        subtitle=text,
        sections=(Section(text, text, (Line(text, (MARK,)),)), Section(lines=(Line(text),), quoted=True)),
        notes=(text,),
        buttons=(Button(text, text),),
    )


def test_card_is_laid_out() -> None:
    """Groups stand apart by one empty line; bullets, quotations and marks have their signs."""
    card = Card(
        title="A call",
        subtitle="Tuesday",
        sections=(
            Section("Brandt", "Germany", (Line("said no.", (MARK,)),)),
            Section(lines=(Line("“No.”"),), quoted=True),
        ),
        notes=("1 sentence withheld.",),
    )

    assert "A call\nTuesday\n\nBrandt — Germany\n• said no. [4]\n\n│ “No.”\n\n1 sentence withheld." == plain(card)


@given(st.text(st.characters(max_codepoint=0x2FFF)))
def test_cleaned_text_is_one_line_without_controls(text: str) -> None:
    """No control character, line end, direction override or lone surrogate passes."""
    left = clean(text)

    assert not [c for c in left if unicodedata.category(c) in ("Cc", "Cs") or c in "\u2028\u2029\u202e\u2066"]


@given(st.text("\x1b\x9b\x07\r\n\t\0ab[2;J\u202e\ud800"))
def test_nothing_on_a_plain_card_drives_a_terminal(text: str) -> None:
    """Whatever a card's texts hold, only line ends of our own reach the screen."""
    page = plain(_card(text))

    assert not [c for c in page if unicodedata.category(c) in ("Cc", "Cs") and c != "\n"]


def test_nothing_in_the_terminal_drives_it() -> None:
    """rich writes no escape that a text brought along, and takes no text for its markup."""
    screen = io.StringIO()
    Terminal(Console(file=screen, width=60, force_terminal=False, highlight=False, emoji=False)).show(_card(HOSTILE))
    shown = screen.getvalue()

    assert not [c for c in shown if unicodedata.category(c) == "Cc" and c != "\n"]
    assert "[bold]no[/bold] :smile:" in shown
