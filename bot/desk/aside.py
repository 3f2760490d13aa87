"""Long and pure work done aside, so that whoever waits for it can stop waiting at once."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from threading import Thread
from typing import TypeVar

_Value = TypeVar("_Value")


async def aside(work: Callable[[], _Value]) -> _Value:
    """Do pure work in a thread of its own. If it is cancelled, the thread's outcome is nobody's, and keeps nothing open."""
    loop = asyncio.get_running_loop()
    outcome: asyncio.Future[_Value] = loop.create_future()

    def settle(value: _Value | None, error: BaseException | None) -> None:
        if outcome.done():
            return
        if error is None:
            outcome.set_result(value)  # type: ignore[arg-type]  # no value only where there is an error
        else:
            outcome.set_exception(error)

    def run() -> None:
        value: _Value | None = None
        failure: BaseException | None = None
        try:
            value = work()
        except BaseException as error:
            failure = error
        with suppress(RuntimeError):  # the loop was closed meanwhile
            loop.call_soon_threadsafe(settle, value, failure)

    Thread(target=run, daemon=True).start()
    return await outcome
