"""What an attribution is held against: one document's print, who is who in it, what the cue reader saw, and its furniture."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, cached_property

from bot.domain.credits import Credit, credits
from bot.domain.furniture import furniture, headline
from bot.domain.grounding.people import People
from bot.domain.grounding.witness import Witness
from bot.domain.languages import is_english
from bot.domain.model import Attribution, Document, Passage, Span
from bot.domain.printed import Print
from bot.domain.stems import content_stems

_LONGEST_PARSED = 2000
"""Characters of a sentence; what is longer is none, and its reporting words are not looked for."""


class Evidence:
    """One document, read once for all that is held against it."""

    def __init__(self, document: Document, passages: Sequence[Passage], witness: Sequence[Attribution]) -> None:
        self.document = document
        self.print = Print(document.text, passages)
        self.people = People(document, self.print)
        self.witness = Witness(witness, self.print)
        self.furniture = furniture(document.text, passages)
        self.is_english = is_english(document)
        self.credits = cache(self._credits)

    def _credits(self, sentence: Span) -> tuple[Credit, ...]:
        """Tell whom a sentence of the document credits."""
        return credits(sentence.of(self.document.text)) if sentence.end - sentence.start < _LONGEST_PARSED else ()

    @cached_property
    def headings(self) -> frozenset[str]:
        """Give the stems of the document's title and headlines."""
        text = self.document.text
        lines = (span.of(text) for span in self.print.window(headline(text, self.print.passages)))
        return content_stems(" ".join((self.document.title, *lines)))
