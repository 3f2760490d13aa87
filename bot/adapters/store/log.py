"""What the store says of its own work: one line a verb, with counts and how long it took, and never a word of what is kept."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter

import structlog

_log = structlog.get_logger()


@contextmanager
def told(what: str, **counts: object) -> Iterator[dict[str, object]]:
    """Log what was done, with its counts and how long it took."""
    began = perf_counter()
    yield counts
    _log.debug(what, **counts, seconds=round(perf_counter() - began, 4))
