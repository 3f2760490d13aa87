"""How much of a text a page shows: all of it, its beginning, or something in its place.

Precision comes first: a page that is read as a wall is not read at all. So a wall is a short page most of whose sentences
speak to its reader as walls do, and a beginning is a text after which nothing comes but a plea to pay or to register.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.furniture import furniture
from bot.domain.model import Document, DocumentKind
from bot.domain.passages import passages
from bot.domain.pleas import hints, withholds
from bot.domain.walls import Wall, wall

_LONGEST_WALL = 400
"""Words; walls are short, and articles on walls are longer."""
_FEW = 25
"""Words beside a wall's own, such as the site's name and its slogan."""
_MOST_AFTER = 40
"""Pieces that may stand below a plea: the offers, the links, the small print."""
_LONG_PIECE = 14
"""Words of a sentence that is more than an offer."""
_UNFINISHED = re.compile(r"(?:…|\.\.\.|\[\.{3}\]|\[…\])[\s\"”’»)\]]*$")
_LEFT_OPEN = ("…", "...", "[…]", "[...]")
_END = 400
"""Characters at the end of a text that tell whether its last sentence is whole."""
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W_]+")


_SENTENCE = re.compile(r"(?:[.!?…][\s\"”’»)\]]*|[。！？][」』”]?\s*)$")
_LEAST_SENTENCE = 5
"""Words of a sentence that tells something."""
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»|„[^“”]*[“”]|「[^」]*」")
_ADDRESSED = re.compile(
    r"\b(?:you|yours?|please|click|your(?:self)?|veuillez|vous|votre|vos|bitte|ihren?|usted|вы|ваш\w*|вам|вас)\b|[您请請]|"
    r"\b(?:we|our)\b.*\b(?:cookies?|partners|servers?|service|privacy|traffic|activity|network)\b|"
    r"^\W*to continue\b|\b(?:needs? to review|(?:this|our) (?:web)?(?:site|page|article|story|content))\b",
    re.IGNORECASE | re.DOTALL,
)
"""Words of a page that speaks to its reader or of itself, where nobody is quoted."""


class Shown(StrEnum):
    """What a page shows of its text."""

    WHOLE = "whole"
    BEGINNING = "beginning"
    SUBSCRIPTION = "subscription"
    """A plea to pay, and no text."""
    LOGIN = "login"
    CONSENT = "consent"
    ROBOT = "robot"
    SCRIPT = "script"
    MISSING = "missing"
    FAILED = "failed"
    ABROAD = "abroad"
    EMPTY = "empty"


_PASTE = "open it in a browser and paste its text here, or give it as a file"
_SENTENCES = {
    Shown.BEGINNING: "The page shows only the beginning of its text, and the rest to subscribers: nothing is told of what is not "
    f"there. To have all of it read, {_PASTE}.",
    Shown.SUBSCRIPTION: f"The page shows its text to subscribers only. If you may read it, {_PASTE}.",
    Shown.LOGIN: f"The page asks for a login before it shows its text. If you have one, {_PASTE}.",
    Shown.CONSENT: f"The page shows a consent form instead of its text, and nobody can consent for you: {_PASTE}.",
    Shown.ROBOT: f"The site lets no program read this page. Please {_PASTE}.",
    Shown.SCRIPT: f"The page has no text of its own, because scripts put it there in a browser. Please {_PASTE}.",
    Shown.MISSING: "There is no such page on the site any more. Check the link, or give another one to the same text.",
    Shown.FAILED: "The site shows an error in place of the page. Try again later, or paste the text here.",
    Shown.ABROAD: f"The site does not show this page in the country it is read from. If you can see it, {_PASTE}.",
    Shown.EMPTY: f"There is no text on the page. If you see one, {_PASTE}.",
}


@dataclass(frozen=True, slots=True)
class Wholeness:
    """What a page shows of its text, and the sentence for the person who asked."""

    shown: Shown
    sentence: str = ""
    """What happened and what to do; empty for a whole text."""

    @property
    def is_wall(self) -> bool:
        """Does something stand in place of the text, so that there is nothing to read?"""
        return self.shown not in (Shown.WHOLE, Shown.BEGINNING)

    @property
    def is_partial(self) -> bool:
        return self.shown is Shown.BEGINNING


def wholeness(text: str, title: str = "") -> Wholeness:
    """Judge how much of its text a page shows, from what was taken out of it and from its title."""
    pieces = _pieces(text)
    if not any(_WORD.search(piece) for piece in pieces):
        pieces = _pieces(title)
        shown = _in_place(pieces) or Shown.EMPTY
    else:
        heading = _pieces(title) if title.strip() and title.strip() not in text else []
        in_place = None if stands(text) else _in_place([*heading, *pieces])
        shown = in_place or (Shown.BEGINNING if _is_beginning(text) else Shown.WHOLE)
    return Wholeness(shown, _SENTENCES.get(shown, ""))


def breaks_off(document: Document) -> bool:
    """Tell whether a text ends within a sentence: at an ellipsis, or, on an article's page, at no sentence's end."""
    end = document.text[-_END:].rstrip()
    if end.endswith(_LEFT_OPEN):
        return True
    line = end.splitlines()[-1] if end else ""
    is_sentence = len(_WORD.findall(line)) >= _LEAST_SENTENCE  # a byline or a label has no stop either
    return document.kind is DocumentKind.ARTICLE and bool(document.url) and is_sentence and not _SENTENCE.search(line)


def stands(text: str) -> bool:
    """Tell whether a text, however short, holds an article: two sentences that are no wall's, or one of some length."""
    told = []
    for piece in dict.fromkeys(_pieces(text)):
        bare = _QUOTED.sub(" ", piece)
        own = bare if _WORD.search(bare) else piece
        asks = wall(own) or withholds(own) or hints(own) or _ADDRESSED.search(bare)
        count = len(_WORD.findall(piece))
        if not asks and count >= _LEAST_SENTENCE and _SENTENCE.search(piece):
            told.append(count)
    return len(told) > 1 or sum(told) > _FEW


def _pieces(text: str) -> list[str]:
    """The sentences, and the lines that are none, one by one."""
    return [line for passage in passages(text) for line in passage.span.of(text).splitlines() if _WORD.search(line)]


def _in_place(pieces: Sequence[str]) -> Shown | None:
    """What stands there in place of a text, if most of a short page does."""
    words = [len(_WORD.findall(piece)) for piece in pieces]
    total = sum(words)
    if total > _LONGEST_WALL:
        return None
    pleas = sum(count for piece, count in zip(pieces, words, strict=True) if withholds(piece))
    asides = sum(count for piece, count in zip(pieces, words, strict=True) if hints(piece) and not withholds(piece))
    if pleas and total - pleas - asides <= _FEW:
        return Shown.SUBSCRIPTION
    told: Counter[Wall] = Counter()
    for piece, count in zip(pieces, words, strict=True):
        if kind := wall(piece):
            told[kind] += count
    own = told.total()
    if not own or (total - own > _FEW and 2 * own < total) or (own < 3 and total > own + 12):
        return None
    return Shown(max(told, key=lambda kind: (told[kind], kind in _PLAIN)).value)


_PLAIN = frozenset({Wall.MISSING, Wall.FAILED, Wall.ROBOT})
"""Walls that say so once; a search box or a login may stand beside them."""


def _is_beginning(text: str) -> bool:
    """Does nothing come after a plea to pay but offers, furniture and other pleas?"""
    found = passages(text)
    dropped = furniture(text, found)
    withheld = hinted = False
    last = ""
    for passage in found[: -_MOST_AFTER - 1 : -1]:
        piece = passage.span.of(text)
        if withholds(piece):
            withheld = True
        elif hints(piece):
            hinted = True
        elif passage.number not in dropped and (len(_WORD.findall(piece)) >= _LONG_PIECE or _UNFINISHED.search(piece)):
            last = piece
            break
    if withheld:
        return True
    return hinted and _UNFINISHED.search(last) is not None
