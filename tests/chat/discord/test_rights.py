"""Which permission a sentence names, by what is denied and by the code of a refusal."""

from __future__ import annotations

import discord
import pytest

from bot.chat.discord.rights import lacking

ALL = ("view_channel", "send_messages", "send_messages_in_threads", "read_message_history")
CASES = [
    ((), False, 0, ""),
    ((), True, 0, ""),
    (("send_messages",), False, 0, "I may not send messages in #talks: give me Send Messages there."),
    (("send_messages",), True, 0, ""),
    (("send_messages_in_threads",), False, 0, ""),
    (
        ("send_messages_in_threads",),
        True,
        0,
        "I may not send messages in threads of #talks: give me Send Messages in Threads there.",
    ),
    (("view_channel",), False, 0, "I may not see #talks: give me View Channels there."),
    (ALL, False, 50013, "I may not see #talks: give me View Channels there."),
    (
        ("send_messages", "read_message_history"),
        False,
        50013,
        "I may not send messages in #talks: give me Send Messages and Read Message History there.",
    ),
    ((), False, 50001, "I may not see #talks: give me View Channels there."),
    ((), False, 50013, "I may not send messages in #talks: give me Send Messages there."),
    ((), True, 50013, "I may not send messages in threads of #talks: give me Send Messages in Threads there."),
    ((), False, 160002, "I may not read the history of #talks: give me Read Message History there."),
    (("read_message_history",), True, 0, "I may not read the history of #talks: give me Read Message History there."),
    ((), False, 10008, ""),
]


@pytest.mark.parametrize(("denied", "is_thread", "refused", "expected"), CASES)
def test_what_is_lacking_is_named(denied: tuple[str, ...], is_thread: bool, refused: int, expected: str) -> None:
    """The first thing that is denied is told as what may not be done, and all of it as what to give."""
    permissions = discord.Permissions(**{name: name not in denied for name in ALL})

    assert lacking(permissions, is_thread=is_thread, where="#talks", refused=refused) == expected
