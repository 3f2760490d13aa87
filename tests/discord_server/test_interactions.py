"""Commands, menus, buttons, selects and forms, answered by the unmodified discord.py client."""

from __future__ import annotations

import asyncio

import discord
import pytest
from discord import app_commands, ui

from tests.discord_server import Answered, Channel, DiscordServer, Flags, Guild, May, Upload, User
from tests.discord_server.conftest import Small, running

Asked = discord.Interaction[Small]


async def test_a_slash_command_is_answered(server: DiscordServer, channel: Channel, anna: User) -> None:
    """Options arrive with their types, a file among them."""
    client = Small()

    @client.tree.command(description="Read it")
    async def read(asked: Asked, link: str, file: discord.Attachment, who: discord.Member, times: int = 1) -> None:
        content = await file.read()
        await asked.response.send_message(f"{link} {content.decode()} {who.name} {times}")

    async with running(server, client):
        await client.tree.sync()
        ran = await server.runs(anna, channel, "/read", link="a", file=Upload("b.txt", b"b"), who=anna, times=2)
        reply = await server.answer_to(ran)

    assert "a b Anna 2" == reply.content
    assert [reply] == server.messages(channel)


async def test_a_subcommand_with_choices_is_run(server: DiscordServer, guild: Guild, channel: Channel) -> None:
    """`/settings language` with a choice, by somebody who may manage the server; nobody else can run it."""
    client = Small()
    group = app_commands.Group(
        name="settings", description="Settings", default_permissions=discord.Permissions(manage_guild=True)
    )

    @group.command(description="The language")
    @app_commands.choices(to=[app_commands.Choice(name="Tarnish", value="tn")])
    async def language(asked: Asked, to: str) -> None:
        await asked.response.send_message(to, ephemeral=True)

    client.tree.add_command(group)
    bert = server.user("Bert", guild)
    async with running(server, client):
        await client.tree.sync()
        ran = await server.runs(guild.owner, channel, "/settings language", to="Tarnish")
        reply = await server.answer_to(ran)
        with pytest.raises(AssertionError, match="may not use"):
            await server.runs(bert, channel, "/settings language", to="Tarnish")

    assert ("tn", guild.owner, []) == (reply.content, reply.only_for, server.messages(channel))


async def test_a_menu_command_sees_its_target_whole(server: DiscordServer, channel: Channel, anna: User) -> None:
    """Without the intent the target of a menu command is the one message that is shown."""
    server.bot.reads_content = False
    client = Small(reads=False)

    @client.tree.context_menu(name="Who said what?")
    async def who(asked: Asked, message: discord.Message) -> None:
        await asked.response.defer(ephemeral=True)
        await asked.followup.send(f"It says {message.content}")

    async with running(server, client):
        await client.tree.sync()
        said = await server.says(anna, channel, "something")
        picked = await server.picks(anna, said, "Who said what?")
        reply = await server.answer_to(picked)

    assert ("It says something", anna) == (reply.content, reply.only_for)
    assert [""] == [message.content for message in client.heard]


async def test_a_deferred_answer_is_announced_then_filled(server: DiscordServer, channel: Channel, anna: User) -> None:
    """The place is kept with a sign of work, filled by an edit, and followed up."""
    client = Small()
    go_on = asyncio.Event()

    @client.tree.command(description="Ask it")
    async def ask(asked: Asked) -> None:
        await asked.response.defer(thinking=True)
        await go_on.wait()
        await asked.edit_original_response(content="First")
        await asked.followup.send("Second", ephemeral=True)

    async with running(server, client):
        await client.tree.sync()
        ran = await server.runs(anna, channel, "/ask")
        await server.until(lambda: ran.answered is Answered.DEFERRED)
        loading = ran.original and Flags.LOADING in ran.original.flags
        go_on.set()
        await server.until(lambda: ran.followups)

    assert loading
    assert ["First"] == [message.content for message in server.messages(channel)]
    assert [("Second", anna)] == [(message.content, message.only_for) for message in ran.followups]


async def test_a_button_and_a_select_change_their_message(server: DiscordServer, channel: Channel, anna: User) -> None:
    """Layouts of the second kind are pressed and chosen from by custom_id or by label."""
    client = Small()

    class Page(ui.LayoutView):
        row: ui.ActionRow[Page] = ui.ActionRow()
        box: ui.Container[Page] = ui.Container(ui.TextDisplay("Page one"))

        @row.button(label="Next", custom_id="next")
        async def further(self, asked: Asked, _: ui.Button[Page]) -> None:
            view = ui.LayoutView()
            view.add_item(ui.TextDisplay("Page two"))
            row: ui.ActionRow[ui.LayoutView] = ui.ActionRow()
            row.add_item(Topics())
            view.add_item(row)
            await asked.response.edit_message(view=view)

    class Topics(ui.Select[ui.LayoutView]):
        def __init__(self) -> None:
            options = [discord.SelectOption(label="Fishing", value="f"), discord.SelectOption(label="Grain", value="g")]
            super().__init__(placeholder="Topic", options=options)

        async def callback(self, asked: discord.Interaction) -> None:
            await asked.response.send_message(f"Chosen {self.values[0]}", ephemeral=True)

    async with running(server, client):
        await client.get_partial_messageable(channel.id).send(view=Page())
        message = server.messages(channel)[0]
        await server.answer_to(await server.presses(anna, message, "Next"))
        turned = message.text
        chosen = await server.answer_to(await server.selects(anna, message, "Topic", "Grain"))
        with pytest.raises(AssertionError, match="has no"):
            await server.presses(anna, message, "Next")

    assert "Page two" in turned
    assert ("Chosen g", anna) == (chosen.content, chosen.only_for)


async def test_a_form_is_opened_and_sent(server: DiscordServer, channel: Channel, anna: User) -> None:
    """A button opens a form; what is filled in arrives, and the form's message can be changed by the answer."""
    client = Small()

    class Ask(ui.Modal, title="Ask"):
        question: ui.Label[Ask] = ui.Label(text="Question", component=ui.TextInput(max_length=20))
        tone: ui.Label[Ask] = ui.Label(
            text="Tone", component=ui.Select(options=[discord.SelectOption(label="Short", value="s")])
        )

        async def on_submit(self, asked: discord.Interaction) -> None:
            field, tone = self.question.component, self.tone.component
            assert isinstance(field, ui.TextInput)
            assert isinstance(tone, ui.Select)
            await asked.response.edit_message(content=f"{field.value} {tone.values}")

    class Buttons(ui.View):
        @ui.button(label="Ask…", custom_id="ask")
        async def ask(self, asked: Asked, _: ui.Button[Buttons]) -> None:
            await asked.response.send_modal(Ask())

    async with running(server, client):
        await client.get_partial_messageable(channel.id).send("Card", view=Buttons(timeout=None))
        message = server.messages(channel)[0]
        pressed = await server.presses(anna, message, "ask")
        form = await server.form_of(pressed)
        await server.answer_to(await server.submits(pressed, {"Question": "Who?", "Tone": ["s"]}))
        with pytest.raises(AssertionError, match="takes 0 to 20"):
            await server.submits(pressed, {"Question": "x" * 21})

    assert "Ask" == form["title"]
    assert "Who? ['s']" == message.content


async def test_an_answer_after_three_seconds_is_unknown(server: DiscordServer, channel: Channel, anna: User) -> None:
    """Late by a moment is 10062; in time but twice is 40060; and a token lives fifteen minutes."""
    client = Small()
    client.tree.on_error = _quiet  # type: ignore[method-assign]
    codes: list[int] = []
    may_answer = asyncio.Event()

    @client.tree.command(description="Ask it")
    async def ask(asked: Asked) -> None:
        await may_answer.wait()
        codes.append(await _code(asked.response.send_message("Now")))

    @client.tree.command(description="Talk")
    async def talk(asked: Asked) -> None:
        await asked.response.send_message("One")
        asked.response._response_type = None
        codes.append(await _code(asked.response.send_message("Two")))
        server.clock.advance(15 * 60)
        codes.append(await _code(asked.edit_original_response(content="Three")))

    async with running(server, client):
        await client.tree.sync()
        await server.runs(anna, channel, "/ask")
        server.clock.advance(3.1)
        may_answer.set()
        await server.until(lambda: len(codes) == 1)
        await server.runs(anna, channel, "/talk")
        await server.until(lambda: len(codes) == 3)

    assert [10062, 40060, 50027] == codes


async def test_an_option_is_completed(server: DiscordServer, channel: Channel, anna: User) -> None:
    """What somebody types is completed by the bot."""
    client = Small()

    async def known(_: Asked, typed: str) -> list[app_commands.Choice[str]]:
        return [app_commands.Choice(name=f"{typed}nland", value="tarnland")]

    @client.tree.command(description="About")
    @app_commands.autocomplete(country=known)
    async def about(asked: Asked, country: str) -> None:
        await asked.response.send_message(country)

    async with running(server, client):
        await client.tree.sync()
        typed = await server.completes(anna, channel, "/about", "country", "Tar")
        await server.until(lambda: typed.choices)

    assert [{"name": "Tarnland", "value": "tarnland"}] == typed.choices


async def test_a_command_needs_the_permission_to_use_any(server: DiscordServer, channel: Channel, anna: User) -> None:
    """Where application commands are denied nobody runs one, and an unknown one is not run."""
    client = Small()
    async with running(server, client):
        with pytest.raises(AssertionError, match="no command"):
            await server.runs(anna, channel, "/nothing")

        @client.tree.command(description="Ask it")
        async def ask(asked: Asked) -> None: ...

        await client.tree.sync()
        server.deny(channel, anna, May.USE_APPLICATION_COMMANDS)
        with pytest.raises(AssertionError, match="may not use commands"):
            await server.runs(anna, channel, "/ask")


async def _quiet(*_: object) -> None:
    """Say nothing of errors a test provokes."""


async def _code(call: object) -> int:
    assert asyncio.iscoroutine(call)
    try:
        await call
    except discord.HTTPException as error:
        return error.code
    return 0
