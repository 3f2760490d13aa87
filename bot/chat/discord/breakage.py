"""What people are told when something of ours breaks: a bug is logged whole, and told in one sentence."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import discord
import structlog

from bot.chat.discord.sending import sentence
from bot.chat.discord.work import Told
from bot.errors import RapporteurError

_BROKEN = "Something broke on our side. Try once more; if it happens again, tell whoever runs this bot."

_log = structlog.get_logger()


def given_up() -> Told:
    """Say that it broke, where it broke too often to be tried again."""
    return Told(sentence(_BROKEN))


def broken(error: BaseException) -> Told:
    """Log an error as the bug it is, and say that something broke."""
    _log.error("a bug", exc_info=error)
    return given_up()


async def whole(work: Callable[[], Awaitable[Told]]) -> Told:
    """Do work to its end, whatever that is; only what Discord refuses is raised."""
    try:
        return await work()
    except discord.HTTPException:
        raise
    except RapporteurError as error:
        return Told(sentence(str(error)))
    except Exception as error:
        return broken(error)
