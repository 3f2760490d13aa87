"""What was fetched of late, so that no page is asked for twice in an hour and a page asked for again is asked conditionally."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.adapters.page import Page
from bot.adapters.web.visiting import Conditions

FRESH_FOR = timedelta(hours=1)
_LARGEST = 6_000_000
"""Bytes of all pages: the largest there may be, or some sixty of the usual kind."""


@dataclass(frozen=True, slots=True)
class Unchanged:
    """What the caller holds, by the validators it gave, is still what stands there."""

    url: str
    fetched: datetime
    """When we last knew so, aware, in UTC."""


@dataclass(frozen=True, slots=True)
class _Entry:
    page: Page | None
    """Nothing where only this was learnt: that what a caller holds under `held` is unchanged."""
    held: Conditions
    url: str
    at: datetime

    @property
    def size(self) -> int:
        return len(self.page.content) if self.page is not None else 0


class Memory:
    """Pages by their key, the least lately used going first when there are too many or they are too large."""

    def __init__(self, now: Callable[[], datetime], *, most: int = 500, largest: int = _LARGEST) -> None:
        self._now = now
        self._most = most
        self._largest = largest
        self._size = 0
        self._entries: OrderedDict[str, _Entry] = OrderedDict()

    def fresh(self, key: str, held: Conditions) -> Page | Unchanged | None:
        """What may be answered without asking anyone; to a caller who holds the same, that it is unchanged."""
        entry = self._entries.get(key)
        if entry is None or not timedelta(0) <= self._now() - entry.at < FRESH_FOR:
            return None
        self._entries.move_to_end(key)
        if _is_same(held, entry.held):
            return Unchanged(entry.url, entry.at)
        return entry.page

    def page(self, key: str) -> Page | None:
        """The page as last fetched, however long ago."""
        entry = self._entries.get(key)
        return entry.page if entry is not None else None

    def keep(self, key: str, page: Page) -> None:
        self._put(key, _Entry(page, conditions(page), page.url, page.fetched or self._now()))

    def renew(self, key: str, page: Page) -> Page:
        """Keep a page that was found unchanged just now."""
        renewed = replace(page, fetched=self._now())
        self.keep(key, renewed)
        return renewed

    def note(self, key: str, held: Conditions, url: str) -> Unchanged:
        """Remember that what a caller holds is unchanged."""
        unchanged = Unchanged(url, self._now())
        self._put(key, _Entry(None, held, url, unchanged.fetched))
        return unchanged

    def _put(self, key: str, entry: _Entry) -> None:
        self._drop(key)
        self._entries[key] = entry
        self._size += entry.size
        while len(self._entries) > self._most or self._size > self._largest:
            self._drop(next(iter(self._entries)))

    def _drop(self, key: str) -> None:
        entry = self._entries.pop(key, None)
        self._size -= entry.size if entry is not None else 0


def conditions(page: Page) -> Conditions:
    """What a server is asked about a page we hold."""
    return Conditions(page.etag, page.modified, not page.url.lower().startswith("http:"))


def _is_same(held: Conditions, known: Conditions) -> bool:
    """Whether two sets of validators name the same text: the tag decides where both have one."""
    if held.secure != known.secure:
        return False
    if held.etag and known.etag:
        return held.etag == known.etag
    return bool(held.modified) and held.modified == known.modified
