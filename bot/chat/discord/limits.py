"""Every limit of Discord's that we know, in one place; discord.py checks hardly any of them.

Texts are measured by `length`, which never says less than Discord counts.
"""

from __future__ import annotations

CONTENT = 2000
NONCE = 25

EMBEDS = 10
EMBED_TITLE = 256
EMBED_DESCRIPTION = 4096
EMBED_FIELDS = 25
EMBED_FIELD_NAME = 256
EMBED_FIELD_VALUE = 1024
EMBED_FOOTER = 2048
EMBED_AUTHOR = 256
EMBEDS_SUM = 6000
"""Of all texts in all embeds of a message."""

COMPONENTS = 40
"""Of a message with Components V2, nested ones counted."""
COMPONENTS_TEXT = 4000
"""Of all text displays of a message."""
ROWS = 5
"""Action rows of a message without Components V2."""
ROW_BUTTONS = 5
CUSTOM_ID = 100
LABEL = 80
ADDRESS = 512
"""Of a button that is a link."""
OPTIONS = 25
OPTION = 100
"""Each of an option's label, value and description."""
PLACEHOLDER = 150

MODAL_TITLE = 45
MODAL_COMPONENTS = 5
TEXT_INPUT = 4000

SLASH_COMMANDS = 100
USER_COMMANDS = 15
MESSAGE_COMMANDS = 15
COMMAND_NAME = 32
COMMAND_DESCRIPTION = 100

THREAD_NAME = 100
ARCHIVE_MINUTES = (60, 1440, 4320, 10080)
HISTORY_PAGE = 100
FILE_BYTES = 10 * 1024 * 1024
"""By default; an interaction tells its own."""

REQUESTS_A_SECOND = 50
"""Over HTTP, answers to interactions not counted."""
REFUSALS = 10_000
"""Answers 401, 403 and 429 within `REFUSALS_SECONDS` by which a bot is shut out."""
REFUSALS_SECONDS = 600
GATEWAY_SENDS_A_MINUTE = 120
IDENTIFIES_A_DAY = 1000
SERVERS_UNSHARDED = 2500
"""From so many servers on, sharding is required."""

ANSWER_SECONDS = 3.0
"""For the first answer to an interaction."""
TOKEN_SECONDS = 900.0
"""For all further answers to it."""


def length(text: str) -> int:
    """Count a text in UTF-16 units, which are never fewer than its characters."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def cut(text: str, limit: int) -> str:
    """Shorten a text that is plain, not Markdown, to a limit, with an ellipsis for what is left out."""
    if length(text) <= limit:
        return text
    short = text[: limit - 1]
    while length(short) > limit - 1:
        short = short[:-1]
    return f"{short.rstrip()}…"
