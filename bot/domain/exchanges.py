"""An exchange made of readings: what several documents tell of as one matter."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from bot.domain import facts
from bot.domain.model import Exchange, Reading


def exchange_of(readings: Sequence[Reading]) -> Exchange:
    """Take readings as one exchange; the same documents make the same one, in whatever order."""
    stated = facts.facts(readings)
    identity = hashlib.sha256("\n".join(sorted(reading.document.id for reading in readings)).encode())
    return Exchange(
        id=identity.hexdigest()[:16],
        title=facts.title(readings, stated),
        facts=stated,
        readings=tuple(readings),
        is_exchange=facts.is_exchange(readings),
    )
