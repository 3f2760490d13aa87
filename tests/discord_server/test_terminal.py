"""A developer talks to a bot by typing, and sees what it does."""

from __future__ import annotations

import asyncio
import sys
from asyncio.subprocess import PIPE
from pathlib import Path

import discord
import pytest
from discord import ui

from tests.discord_server import DiscordServer
from tests.discord_server.conftest import Small, running
from tests.discord_server.terminal import Terminal


class Card(ui.LayoutView):
    """A card with a link, a button that opens a form, and a select."""

    def __init__(self) -> None:
        super().__init__(timeout=None)
        box: ui.Container[Card] = ui.Container(ui.TextDisplay("**Tarnland and Ostria**"), ui.Separator())
        row: ui.ActionRow[Card] = ui.ActionRow(ui.Button(label="Page", url="https://example.org"), Ask())
        box.add_item(row).add_item(ui.ActionRow(Topics()))
        self.add_item(box)


class Topics(ui.Select["Card"]):
    """Tells the chooser alone."""

    def __init__(self) -> None:
        super().__init__(placeholder="Topic", options=[discord.SelectOption(label="Grain")])

    async def callback(self, asked: discord.Interaction) -> None:
        """Tell it."""
        await asked.response.send_message("Of grain", ephemeral=True)


class Ask(ui.Button["Card"]):
    """Opens a form."""

    def __init__(self) -> None:
        super().__init__(label="Ask…", custom_id="ask")

    async def callback(self, asked: discord.Interaction) -> None:
        """Open it."""
        await asked.response.send_modal(Question())


class Question(ui.Modal, title="A question"):
    """A form of one field."""

    question: ui.Label[Question] = ui.Label(text="What?", component=ui.TextInput())

    async def on_submit(self, asked: discord.Interaction) -> None:
        """Repeat it."""
        assert isinstance(self.question.component, ui.TextInput)
        await asked.response.send_message(self.question.component.value)


@pytest.mark.parametrize("place", ["channel", "thread", "direct"])
async def test_what_the_bot_says_is_printed(server: DiscordServer, place: str) -> None:
    """In the channel, in a thread and directly: the words, and what can be pressed with its number."""
    printed: list[str] = []
    terminal = Terminal(server, printed.append)
    client = Small()
    client.answer = lambda message: message.channel.send(view=Card())
    async with running(server, client):
        if place == "thread":
            await terminal.take("first")
            await server.until(lambda: printed)
        await terminal.take({"channel": "", "thread": ".thread Matter", "direct": ".direct"}[place])
        printed.clear()
        await terminal.take("@bot hello")
        await server.until(lambda: printed)

    expected = [
        "  ┃ **Tarnland and Ostria**",
        "  ┃ ────",
        "  ┃ [Page](https://example.org)  [1 Ask…]",
        "  ┃ [2 ▾ Topic: Grain]",
    ]
    assert expected == printed[-1].splitlines()[1:]


async def test_buttons_selects_and_forms_are_used_by_number(server: DiscordServer) -> None:
    """A form that opens is named with its fields, and a private answer is shown as such."""
    printed: list[str] = []
    terminal = Terminal(server, printed.append)
    client = Small()

    async def answer(message: discord.Message) -> None:
        await message.channel.send(view=Card())

    client.answer = answer
    async with running(server, client):
        await terminal.take("hello")
        await server.until(lambda: printed)
        await terminal.take(".press 2 Grain")
        await server.until(lambda: _seen(terminal, printed) == 2)
        await terminal.take("again")
        await server.until(lambda: len(printed) == 3)
        await terminal.take(".press 1")
        await server.until(lambda: _seen(terminal, printed) == 4)
        await terminal.take(".fill Who?")
        await server.until(lambda: len(printed) == 5)

    assert ("(only anna sees this)" in printed[1], printed[1].endswith("  Of grain")) == (True, True)
    assert "A form “A question”: What?. Send it with .fill" == printed[3]
    assert printed[4].endswith("  Who?")


async def test_orders_that_cannot_be_done_are_told(server: DiscordServer, tmp_path: Path) -> None:
    """A wrong order is answered with a sentence, and the talk goes on until it is ended."""
    printed: list[str] = []
    terminal = Terminal(server, printed.append)
    going_on = [await terminal.take(line) for line in (".press 1", ".nonsense", f".file {tmp_path}/none", ".quit")]

    assert [True, True, True, False] == going_on
    assert "That cannot be done: The bot has said nothing yet." == printed[0]
    assert 3 == len(printed)


async def test_the_command_serves_until_its_input_ends() -> None:
    """`python -m tests.discord_server` says where it serves, and ends with its input."""
    serving = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.discord_server", "--port", "0", stdin=PIPE, stdout=PIPE
    )
    told, _ = await serving.communicate(b"hello\n.quit\n")

    assert 0 == serving.returncode
    assert b"The stand-in serves at http://127.0.0.1:" in told


def _seen(terminal: Terminal, printed: list[str]) -> int:
    """Count what was printed, private answers and forms too."""
    terminal.look()
    return len(printed)
