"""Who the bot is, where its gateway is, and whom it may write to."""

from __future__ import annotations

from tests.discord_server import deeds, portraits
from tests.discord_server.model import Bot
from tests.discord_server.rest.call import Call, Reply, Ways
from tests.discord_server.wire import Payload, Refusal

ways = Ways()


@ways.on("GET", "/users/@me")
async def me(call: Call) -> Reply:
    """Show the bot its own face."""
    return portraits.user(call.me) | {"verified": True, "mfa_enabled": True, "email": None, "locale": "en-US"}


@ways.on("GET", "/users/{user}")
async def somebody(call: Call) -> Reply:
    """Show a user."""
    found = call.world.users.get(call.number("user"))
    if found is None:
        raise Refusal(404, 10013, "Unknown User")
    return portraits.user(found)


@ways.on("GET", "/users/@me/guilds")
async def guilds(call: Call) -> Reply:
    """List the servers the bot is in."""
    after, limit = call.query.number("after"), call.query.number("limit", 200)
    mine = sorted((guild for guild in call.world.guilds_of(call.bot) if guild.id > after), key=lambda guild: guild.id)
    return [
        {"id": str(guild.id), "name": guild.name, "icon": None, "owner": False, "permissions": "0", "features": []}
        for guild in mine[:limit]
    ]


@ways.on("DELETE", "/users/@me/guilds/{guild}")
async def leave(call: Call) -> Reply:
    """Leave a server."""
    deeds.put_out(call.world, call.world.guild_for(call.me, call.number("guild")), call.bot)
    return None


@ways.on("POST", "/users/@me/channels")
async def open_direct(call: Call) -> Reply:
    """Open a conversation of two; whether the other takes messages shows when one is sent."""
    other = call.world.users.get(call.body.number("recipient_id"))
    if other is None or other is call.me:
        raise Refusal(400, 50033, "Invalid Recipient(s)")
    return portraits.channel(call.world.direct(other, call.me), call.me)


@ways.on("GET", "/oauth2/applications/@me", "/applications/@me")
async def application(call: Call) -> Reply:
    """Show the application, with its grants as flags."""
    return {
        "id": str(call.bot.id),
        "name": call.me.name,
        "description": "",
        "icon": None,
        "bot_public": True,
        "bot_require_code_grant": False,
        "verify_key": "0" * 64,
        "flags": _flags(call.bot),
        "summary": "",
        "owner": portraits.user(call.me),
        "team": None,
        "install_params": None,
        "redirect_uris": [],
        "interactions_endpoint_url": None,
        "role_connections_verification_url": None,
        "approximate_guild_count": len(call.world.guilds_of(call.bot)),
    }


@ways.on("GET", "/gateway")
async def gateway(call: Call) -> Reply:
    """Say where the gateway is."""
    return {"url": _gateway_url(call)}


@ways.on("GET", "/gateway/bot")
async def gateway_for_bots(call: Call) -> Reply:
    """Say where the gateway is, how many shards are advised, and how many starts are left."""
    limit: Payload = {
        "total": 1000,
        "remaining": call.gateway.starts_left,
        "reset_after": 14_400_000,
        "max_concurrency": call.gateway.max_concurrency,
    }
    return {"url": _gateway_url(call), "shards": call.gateway.shards, "session_start_limit": limit}


def _gateway_url(call: Call) -> str:
    return call.world.base.replace("http", "ws", 1) + "/"


def _flags(bot: Bot) -> int:
    """Give what was granted, with the bits of applications in fewer than a hundred servers."""
    return bot.sees_presences << 13 | bot.sees_members << 15 | bot.reads_content << 19
