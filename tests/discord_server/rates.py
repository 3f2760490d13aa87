"""How often a bot may ask: a bucket per route and place, fifty requests a second in all, and refusals that are counted.

The defaults let a test do as it likes; `Rates` is told otherwise by the test that is about limits.
"""

from __future__ import annotations

import math
from collections import defaultdict, deque
from collections.abc import Mapping
from dataclasses import dataclass, field

from tests.discord_server.wire import Payload

VIA = {"Via": "1.1 google"}
"""Without it a client takes a 429 for a ban."""

COUNTED = {401, 403, 429}


@dataclass(slots=True)
class _Bucket:
    left: int
    ends: float


@dataclass(frozen=True, slots=True)
class TooMany:
    """A 429: what it says, and with which headers."""

    body: Payload | None
    headers: Mapping[str, str]


@dataclass(slots=True)
class Rates:
    """What is allowed, and how much of it is used."""

    limit: int = 1000
    """Requests to one route in one place within `per` seconds."""
    per: float = 1.0
    in_all: int = 100_000
    """Requests of one bot in a second; Discord's own is 50."""
    invalid: int = 10_000
    """Answers of 401, 403 and 429 within ten minutes, after which the address is banned."""
    limited: int = 0
    """How many requests were answered with 429."""
    _routes: dict[str, tuple[int, float]] = field(default_factory=dict)
    _buckets: dict[str, _Bucket] = field(default_factory=dict)
    _recent: dict[str, deque[float]] = field(default_factory=lambda: defaultdict(deque))
    _refused: deque[float] = field(default_factory=deque)

    def restrict(self, route: str, limit: int, per: float) -> None:
        """Allow less on one route, named by its template: `POST /channels/{channel}/messages`."""
        self._routes[route] = (limit, per)

    def like_discord(self) -> None:
        """Allow what Discord is known to allow."""
        self.in_all = 50
        self.restrict("POST /channels/{channel}/messages", 5, 5.0)
        self.restrict("PATCH /channels/{channel}/messages/{message}", 5, 5.0)
        self.restrict("PUT /channels/{channel}/messages/{message}/reactions/{emoji}/@me", 1, 0.25)

    def take(self, route: str, place: str, bot: str, now: float, *, exempt: bool) -> TooMany | Mapping[str, str]:
        """Count a request: the headers of its answer, or the answer itself when there were too many."""
        if len(self._refused) >= self.invalid and now - self._refused[-self.invalid] < 600:
            self.limited += 1
            return TooMany(None, {})
        recent = self._recent[bot]
        while recent and recent[0] <= now - 1:
            recent.popleft()
        if not exempt and len(recent) >= self.in_all:
            return self._too_many(recent[0] + 1 - now, {"X-RateLimit-Scope": "global", "X-RateLimit-Global": "true"})
        recent.append(now)
        limit, per = self._routes.get(route, (self.limit, self.per))
        key = f"{route} {place} {bot}"
        bucket = self._buckets.get(key)
        if bucket is None or bucket.ends <= now:
            bucket = self._buckets[key] = _Bucket(limit, now + per)
        headers = {
            "X-RateLimit-Limit": str(limit),
            "X-RateLimit-Remaining": str(max(0, bucket.left - 1)),
            "X-RateLimit-Reset": f"{bucket.ends:.3f}",
            "X-RateLimit-Reset-After": f"{math.ceil((bucket.ends - now) * 1000) / 1000:.3f}",
            "X-RateLimit-Bucket": f"{hash(route) & 0xFFFFFFFF:08x}",
        }
        if bucket.left <= 0:
            return self._too_many(bucket.ends - now, headers | {"X-RateLimit-Scope": "user"})
        bucket.left -= 1
        return headers

    def refused(self, status: int, now: float) -> None:
        """Count an answer that was a refusal."""
        if status in COUNTED:
            self._refused.append(now)

    def too_many(self, retry_after: float) -> TooMany:
        """Make a 429 that a test asked for."""
        return self._too_many(retry_after, {"X-RateLimit-Scope": "user"})

    def _too_many(self, retry_after: float, headers: Mapping[str, str]) -> TooMany:
        self.limited += 1
        after = math.ceil(retry_after * 1000) / 1000
        overall = "X-RateLimit-Global" in headers
        body: Payload = {"message": "You are being rate limited.", "retry_after": after, "global": overall}
        return TooMany(body, dict(headers) | VIA | {"Retry-After": str(math.ceil(after))})
