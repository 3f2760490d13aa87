"""Long and pure work done aside, so that whoever waits for it can stop waiting at once, and nobody else waits for it.

Threads share one processor at a time, and each that works takes turns with the event loop. So but two of them work at once,
one for the short texts and one for the long: what a hundred people ask for together is done one after another, the loop never
has more than two to take turns with, and no short text waits behind a long one.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from threading import Lock, Thread
from typing import TypeVar

_Value = TypeVar("_Value")

_SHORT = 20_000
"""Characters up to which a text is short: about a tenth of a second's work."""
_FOR_SHORT, _FOR_LONG = Lock(), Lock()


async def aside(work: Callable[[], _Value], characters: int = 0) -> _Value:
    """Do pure work on a text of so many characters in a thread of its own, when it is its turn.

    If it is cancelled, it is not begun; if it was begun, its outcome is nobody's, and keeps nothing open.
    """
    loop = asyncio.get_running_loop()
    outcome: asyncio.Future[_Value] = loop.create_future()
    turn = _FOR_SHORT if characters <= _SHORT else _FOR_LONG

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
        with turn:
            if outcome.done():
                return
            try:
                value = work()
            except BaseException as error:
                failure = error
        with suppress(RuntimeError):  # the loop was closed meanwhile
            loop.call_soon_threadsafe(settle, value, failure)

    Thread(target=run, daemon=True).start()
    return await outcome
