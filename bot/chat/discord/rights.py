"""What we may not do in a place, said to people: which permission is lacking, by the name an administrator sees. Pure."""

from __future__ import annotations

import discord

from bot.chat.discord.invitation import NEEDED

_MAY_NOT = {
    "view_channel": "see",
    "send_messages": "send messages in",
    "send_messages_in_threads": "send messages in threads of",
    "read_message_history": "read the history of",
}
"""What is denied with each, in the order in which they matter."""
_UNSEEN = 50001
_NO_HISTORY = 160002
_DENIED = 50013


def lacking(permissions: discord.Permissions, *, is_thread: bool, where: str = "this channel", refused: int = 0) -> str:
    """Say what we lack to answer in a place and how to mend it; nothing where we lack nothing.

    `where` is the place as people know it (“#talks”), a thread's by its channel. `refused` is the code with which Discord
    refused, which is believed where the permissions, known from earlier, say that all is well.
    """
    denied = "send_messages" if is_thread else "send_messages_in_threads"
    needed = [key for key in _MAY_NOT if key != denied]
    lacks = [key for key in needed if not getattr(permissions, key)]
    if "view_channel" in lacks:
        lacks = ["view_channel"]  # where a channel is not seen, all else is denied with it
    if not lacks and refused in {_UNSEEN, _NO_HISTORY, _DENIED}:
        lacks = [{_UNSEEN: needed[0], _DENIED: needed[1], _NO_HISTORY: needed[2]}[refused]]
    if not lacks:
        return ""
    names = [NEEDED[key] for key in lacks]
    return f"I may not {_MAY_NOT[lacks[0]]} {where}: give me {' and '.join(names)} there."
