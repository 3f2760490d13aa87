"""A stand-in for Discord on loopback: HTTP and gateway over real sockets, for any bot written with discord.py.

    async with DiscordServer() as server:
        guild = server.guild()
        channel, anna = server.channel(guild), server.user("Anna", guild)
        ...start a bot with server.bot.token, pointed at server.url...
        await server.ready()
        await server.says(anna, channel, f"{server.bot.user.mention} hello")
        reply = await server.message_in(channel)

`pointing.point_at` points discord.py at it in this process, `python -m tests.discord_server.run` in another, and
`python -m tests.discord_server` serves it to a developer, who talks to the bot from the terminal.
"""

from tests.discord_server.faults import Faults
from tests.discord_server.model import Answered, Bot, Channel, Flags, Guild, Interaction, Message, Role, Upload, User
from tests.discord_server.permissions import May
from tests.discord_server.rates import Rates
from tests.discord_server.server import DiscordServer

__all__ = [
    "Answered",
    "Bot",
    "Channel",
    "DiscordServer",
    "Faults",
    "Flags",
    "Guild",
    "Interaction",
    "May",
    "Message",
    "Rates",
    "Role",
    "Upload",
    "User",
]
