"""Who is who in one document."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.gazetteer import party
from bot.domain.model import Document, Passage, Speaker


class Cast:
    """Those who appear in one document."""

    def __init__(self, speakers: tuple[Speaker, ...]) -> None:
        self.speakers = speakers

    def resolve(self, mention: str, at: int) -> Speaker | None:
        """Tell whom the words printed at that character of the text name; None where that is not certain."""
        return Speaker(mention, party=party(mention)) if mention[:1].isupper() else None

    def named(self, name: str) -> Speaker | None:
        """Find the one in the document who goes by that name, however a person or a model might write it."""
        return None

    def same(self, a: str, b: str) -> bool:
        """Tell whether two names could be one and the same in this document."""
        return a.casefold() == b.casefold()


def cast(document: Document, passages: Sequence[Passage]) -> Cast:
    """Find everyone a document names."""
    return Cast(())
