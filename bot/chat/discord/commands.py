"""The commands people give, registered with Discord as a tree. Who may give which is Discord's to hold, and its servers' to change.

What each does is elsewhere; here stand their names, what they take and the words by which they are offered.
"""

from __future__ import annotations

import discord
import structlog
from discord import app_commands

from bot.chat import conversation
from bot.chat.card import Card, Line, Section
from bot.chat.conversation import Read
from bot.chat.discord.breakage import broken
from bot.chat.discord.briefings import DAYS, Briefings
from bot.chat.discord.controls import Posting
from bot.chat.discord.exporting import Exports
from bot.chat.discord.forgetting import Forgetting
from bot.chat.discord.hearing import attached
from bot.chat.discord.identifiers import Act
from bot.chat.discord.preferences import Preferences
from bot.chat.discord.presses import LONGEST, Presses
from bot.chat.discord.sending import sentence, tell
from bot.chat.discord.work import ABOUT, HELP, Material, Work

_MANAGERS = discord.Permissions(manage_guild=True)
_SERVERS = app_commands.AppCommandContext(guild=True, dm_channel=False, private_channel=False)
_MOST = 1_000_000_000
_UNSEEN = "I do not see that: give me View Channels there, and try again."
_STALE = "That command has changed since Discord last told you of it. Reload Discord, and try again."

_log = structlog.get_logger()

Number = app_commands.Range[int, 0, _MOST]


def commands(tree: app_commands.CommandTree, presses: Presses, work: Work, briefings: Briefings) -> None:
    """Give a tree the commands."""
    _reading(tree, presses)
    tree.add_command(_settings(Preferences(work.store.inbox, work.limits, work.now)))
    tree.add_command(_digest(briefings))
    tree.add_command(_forget(Forgetting(work)))
    exports = Exports(work.store, work.now)
    tree.error(_failed)

    @tree.command(description="Everything kept of this server, or in direct messages of you, as a file.")
    @app_commands.default_permissions(manage_guild=True)
    async def export(interaction: discord.Interaction) -> None:
        await exports.export(interaction)


def _reading(tree: app_commands.CommandTree, presses: Presses) -> None:
    @tree.command(description="Read an account of a diplomatic exchange and report who said what.")
    @app_commands.describe(what="A link, or the text itself", file="A file to read")
    async def read(interaction: discord.Interaction, what: str = "", file: discord.Attachment | None = None) -> None:
        links = conversation.linked(what)
        meant = Read(links, "" if links else what)
        given = Material(meant, attached=attached([file] if file else []))
        if given.is_empty:
            await tell(interaction, _sentences(HELP), Posting(deletable=False))
        else:
            await presses.read(interaction, given, file)

    @tree.command(description="Ask about what was last read in this channel.")
    @app_commands.describe(question="What you want to know")
    async def ask(interaction: discord.Interaction, question: app_commands.Range[str, 1, LONGEST]) -> None:
        await presses.ask(interaction, question)

    @tree.command(name="help", description="How this is used.")
    async def help_(interaction: discord.Interaction) -> None:
        await tell(interaction, _sentences(HELP), Posting(deletable=False))

    @tree.command(description="What this is, and how far to trust it.")
    async def about(interaction: discord.Interaction) -> None:
        await tell(interaction, _sentences(ABOUT), Posting(deletable=False))

    @tree.context_menu(name="Who said what?")
    async def who_said_what(interaction: discord.Interaction, message: discord.Message) -> None:
        await presses.read_message(interaction, message)


def _settings(preferences: Preferences) -> app_commands.Group:
    group = app_commands.Group(
        name="settings",
        description="What this server wants of me.",
        default_permissions=_MANAGERS,
        allowed_contexts=_SERVERS,
    )
    channels = app_commands.Group(name="channels", description="Channels whose links are read unasked.", parent=group)
    roles = app_commands.Group(name="roles", description="Who may ask.", parent=group)

    @group.command(description="What is set here, and what was spent today.")
    async def show(interaction: discord.Interaction) -> None:
        await preferences.show(interaction)

    @channels.command(name="add", description="Read the links posted in a channel without being asked.")
    @app_commands.describe(channel="The channel to watch")
    async def watch(interaction: discord.Interaction, channel: discord.TextChannel) -> None:
        await preferences.watch(interaction, channel)

    @channels.command(name="remove", description="Read a channel’s links only when asked.")
    @app_commands.describe(channel="The channel no longer to watch")
    async def unwatch(interaction: discord.Interaction, channel: discord.TextChannel) -> None:
        await preferences.unwatch(interaction, channel)

    @roles.command(name="add", description="Let those with a role ask; with none set, everyone may.")
    @app_commands.describe(role="The role that may ask; @everyone lets everyone")
    async def allow(interaction: discord.Interaction, role: discord.Role) -> None:
        await preferences.allow(interaction, role)

    @roles.command(name="remove", description="No longer let a role ask; with none left, everyone may.")
    @app_commands.describe(role="The role")
    async def disallow(interaction: discord.Interaction, role: discord.Role) -> None:
        await preferences.disallow(interaction, role)

    @group.command(description="How often this server may ask in a day.")
    @app_commands.describe(a_day="A number; leave it out for as many as whoever runs me allows")
    async def requests(interaction: discord.Interaction, a_day: Number | None = None) -> None:
        await preferences.requests(interaction, a_day)

    @group.command(description="How much of the language model this server may use in a day.")
    @app_commands.describe(a_day="Tokens; leave it out for as many as whoever runs me allows")
    async def tokens(interaction: discord.Interaction, a_day: Number | None = None) -> None:
        await preferences.tokens(interaction, a_day)

    return group


def _digest(briefings: Briefings) -> app_commands.Group:
    group = app_commands.Group(
        name="digest",
        description="A daily post of what was read in this server.",
        default_permissions=_MANAGERS,
        allowed_contexts=_SERVERS,
    )
    chosen = [app_commands.Choice(name=words, value=words) for words in DAYS]

    @group.command(name="set", description="Have a digest posted in a channel once a day.")
    @app_commands.describe(
        time="A time of day, such as 08:00",
        zone="The time zone it is told in, such as Asia/Tokyo",
        channel="Where it is posted",
        days="Every day unless you say otherwise",
        nothing_new="Whether a day without news gets a line; otherwise nothing is posted",
    )
    @app_commands.choices(days=chosen)
    async def set_(
        interaction: discord.Interaction,
        time: app_commands.Range[str, 1, 20],
        zone: app_commands.Range[str, 1, 60],
        channel: discord.TextChannel,
        days: str = "every day",
        nothing_new: bool = False,
    ) -> None:
        await briefings.plan(interaction, time, zone, channel, days, nothing_new)

    @group.command(description="Which digests are set.")
    async def show(interaction: discord.Interaction) -> None:
        await briefings.show(interaction)

    @group.command(description="Post no more digests in a channel.")
    @app_commands.describe(channel="The channel")
    async def off(interaction: discord.Interaction, channel: discord.TextChannel) -> None:
        await briefings.stop(interaction, channel)

    @group.command(description="Post a channel’s digest now, of what is new since the last one.")
    @app_commands.describe(channel="The channel")
    async def now(interaction: discord.Interaction, channel: discord.TextChannel) -> None:
        await briefings.post(interaction, channel)

    @group.command(description="Show you alone what a channel’s next digest would say.")
    @app_commands.describe(channel="The channel")
    async def preview(interaction: discord.Interaction, channel: discord.TextChannel) -> None:
        await briefings.preview(interaction, channel)

    return group


def _forget(forgetting: Forgetting) -> app_commands.Group:
    group = app_commands.Group(name="forget", description="Have what is kept erased.")

    @group.command(description="Erase what is kept of you, everywhere.")
    async def me(interaction: discord.Interaction) -> None:
        await forgetting.ask(interaction, Act.FORGET_ME)

    @group.command(description="Erase all that is kept of this server. For its administrators.")
    async def server(interaction: discord.Interaction) -> None:
        await forgetting.ask(interaction, Act.FORGET_SERVER)

    return group


async def _failed(interaction: discord.Interaction, error: app_commands.AppCommandError) -> None:
    """Say why a command was not done; what Discord itself refuses can be told to nobody but the log."""
    cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error
    match cause:
        case discord.HTTPException():
            _log.warning("could not answer a command", status=cause.status, code=cause.code)
        case app_commands.TransformerError():
            await tell(interaction, sentence(_UNSEEN), Posting(deletable=False))
        case app_commands.CommandNotFound() | app_commands.CommandSignatureMismatch():
            await tell(interaction, sentence(_STALE), Posting(deletable=False))
        case _:
            await tell(interaction, broken(cause).card, Posting(deletable=False))


def _sentences(told: tuple[str, ...]) -> Card:
    return Card(sections=(Section(lines=tuple(Line(one) for one in told)),))
