"""Servers: shown, with their channels, roles and members."""

from __future__ import annotations

from tests.discord_server import portraits
from tests.discord_server.model import THREADS, Guild
from tests.discord_server.rest.call import Call, Reply, Ways
from tests.discord_server.wire import Refusal

ways = Ways()
GUILD = "/guilds/{guild}"


@ways.on("GET", GUILD)
async def show(call: Call) -> Reply:
    """Show a server."""
    return portraits.guild(_guild(call), call.viewer) | {"approximate_member_count": len(_guild(call).members)}


@ways.on("GET", GUILD + "/channels")
async def channels(call: Call) -> Reply:
    """List a server's channels, hidden ones too, as Discord does."""
    return [portraits.channel(one, call.me) for one in _guild(call).channels.values() if one.kind not in THREADS]


@ways.on("GET", GUILD + "/roles")
async def roles(call: Call) -> Reply:
    """List a server's roles."""
    return [portraits.role(one, n) for n, one in enumerate(_guild(call).roles.values())]


@ways.on("GET", GUILD + "/members/{user}")
async def member(call: Call) -> Reply:
    """Show one member."""
    found = _guild(call).members.get(call.number("user"))
    if found is None:
        raise Refusal(404, 10007, "Unknown Member")
    return portraits.member(found)


@ways.on("GET", GUILD + "/members")
async def members(call: Call) -> Reply:
    """List a server's members; the application needs to be granted it."""
    if not call.bot.sees_members:
        raise Refusal(403, 50001, "Missing Access")
    after, limit = call.query.number("after"), call.query.number("limit", 1)
    found = sorted((one for one in _guild(call).members.values() if one.user.id > after), key=lambda one: one.user.id)
    return [portraits.member(one) for one in found[:limit]]


def _guild(call: Call) -> Guild:
    return call.world.guild_for(call.me, call.number("guild"))
