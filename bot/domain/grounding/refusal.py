"""Why an attribution is not borne out: the one way out of a check, caught in `ground` alone and kept as a value there."""

from __future__ import annotations

from bot.domain.model import Flaw


class Refused(Exception):
    """A check that an attribution failed."""

    def __init__(self, flaw: Flaw, reason: str) -> None:
        super().__init__(reason)
        self.flaw = flaw
        self.reason = reason
