"""Points discord.py at another server than Discord, in this process, with the three assignments that takes."""

from __future__ import annotations

import discord
import yarl

VARIABLE = "DISCORD_SERVER"
"""The environment variable that tells `python -m tests.discord_server.run` where the server is."""


def point_at(server_url: str) -> None:
    """Let every client made from now on talk to this server, `http://127.0.0.1:…`."""
    discord.http.Route.BASE = f"{server_url}/api/v10"
    discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(server_url.replace("http", "ws", 1) + "/")
    discord.Asset.BASE = server_url
