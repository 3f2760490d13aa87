"""What the bot needs to be allowed, and the link by which a server's administrator invites it with just that."""

from __future__ import annotations

import discord

NEEDED = {
    "view_channel": "View Channels",
    "send_messages": "Send Messages",
    "send_messages_in_threads": "Send Messages in Threads",
    "create_public_threads": "Create Public Threads",
    "read_message_history": "Read Message History",
    "embed_links": "Embed Links",
    "attach_files": "Attach Files",
}
"""Each permission, and its name where an administrator sees it."""


def permissions() -> discord.Permissions:
    """Give all that is needed, and nothing besides."""
    return discord.Permissions(**dict.fromkeys(NEEDED, True))


def lacking(allowed: discord.Permissions) -> tuple[str, ...]:
    """Name what is not allowed, leaving out what is denied only because something named is.

    Discord denies everything where a channel is not seen, and links and files where nothing may be sent.
    """
    lacks = [key for key in NEEDED if not getattr(allowed, key)]
    if "view_channel" in lacks:
        return (NEEDED["view_channel"],)
    if "send_messages" in lacks:
        lacks = [key for key in lacks if key not in {"embed_links", "attach_files"}]
    return tuple(NEEDED[key] for key in lacks)


def invitation(application: int) -> str:
    """Write the link."""
    return discord.utils.oauth_url(application, permissions=permissions(), scopes=("bot", "applications.commands"))
