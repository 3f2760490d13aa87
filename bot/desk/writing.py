"""Sentences a model writes about checked statements: drafted, verified, mended once; the rest withheld."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import structlog

from bot.adapters.meter import Meter
from bot.adapters.prompts import Prompts
from bot.desk.aside import aside
from bot.desk.drafting import draft_answer, draft_summary, repair
from bot.domain.model import Claim, Draft, Exchange, Verdict
from bot.domain.verification import verify
from bot.errors import ModelError

if TYPE_CHECKING:
    from bot.adapters.model import LanguageModel

_log = structlog.get_logger()

Shown = Callable[[Sequence[Claim]], None]
"""Told the claims that stand, before the flawed sentences are mended."""


@dataclass(frozen=True, slots=True)
class Writer:
    """A model that writes; nothing it writes leaves here unverified."""

    model: LanguageModel
    prompts: Prompts
    server: str = ""
    """The server's address; the same name elsewhere is another model."""

    @property
    def version(self) -> str:
        """What a reading is kept under besides its text and the model's name."""
        return hashlib.sha256(f"{self.prompts.read.version} {self.server}".encode()).hexdigest()[:16]

    def metered(self, meter: Meter) -> Writer:
        """The same, with what its model spends counted by that meter."""
        return replace(self, model=self.model.metered(meter))

    async def summarised(self, exchange: Exchange, drafts: Sequence[Draft], shown: Shown) -> Verdict:
        """Verify the drafts, or drafts asked for where there are none. Raises `ModelError` if none can be had."""
        drafts = drafts or await draft_summary(exchange, self.model, self.prompts.summarise)
        return await self._checked(drafts, exchange, shown)

    async def answered(self, question: str, exchange: Exchange, ranked: Sequence[int]) -> Verdict:
        """Answer a question from the statements of those numbers. Raises `ModelError` if no answer can be had."""
        drafts = await draft_answer(question, exchange, ranked, self.model, self.prompts.answer)
        return await self._checked(drafts, exchange)

    async def _checked(self, drafts: Sequence[Draft], exchange: Exchange, shown: Shown | None = None) -> Verdict:
        verdict = await _verified(drafts, exchange)
        if not verdict.withheld:
            return verdict
        if shown is not None:
            shown(verdict.claims)
        try:
            rewritten = await repair(drafts, verdict.withheld, exchange, self.model, self.prompts.repair)
        except ModelError as error:
            _log.info("nothing was mended", reason=type(error).__name__)
            return verdict
        whole = _mended(verdict, (await _verified(rewritten, exchange)).claims)
        _log.info("verified", drafts=len(drafts), claims=len(whole.claims), withheld=len(whole.withheld))
        return whole


async def _verified(drafts: Sequence[Draft], exchange: Exchange) -> Verdict:
    characters = sum(len(reading.document.text) for reading in exchange.readings)
    return await aside(lambda: verify(drafts, exchange), characters)


def _mended(verdict: Verdict, rewritten: Sequence[Claim]) -> Verdict:
    """Add each rewritten sentence once, for the flawed one it is most like; those nobody mended are withheld."""
    known = {claim.text for claim in verdict.claims}
    claims, withheld = list(verdict.claims), list(verdict.withheld)
    for claim in rewritten:
        if claim.text in known or not withheld:
            continue
        known.add(claim.text)
        claims.append(claim)
        words = set(claim.text.lower().split())
        withheld.remove(max(withheld, key=lambda sentence: len(words & set(sentence.text.lower().split()))))
    return Verdict(tuple(claims), tuple(withheld))
