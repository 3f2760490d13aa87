"""A link to a sentence of a page: the page's address with the directive that has a browser jump to those words.

The directive is that of WICG's "URL Fragment Text Directives": `#:~:text=[prefix-,]start[,end]`. Its words are those of the
passage, as few as tell it from any other place of the text; whatever could be taken for its own commas, dashes and
ampersands is written by its number.
"""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from bot.domain.model import Document, Span

_FEW = 6
"""Words at either end of a long passage by which it is told."""
_LETTERS = 24
"""Characters in their place, where words are not set apart."""
_BEFORE = 4
"""Words before a passage that tell it from its double."""

_WORD = re.compile(r"\S+")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_SPACED = re.compile(r"[A-Za-z0-9À-ɏͰ-ӿ'’-]")
_EDGES = " \t\"'“”‘’«»„()[]"


def link(document: Document, span: Span) -> str:
    """Give the address of those words on the document's page; nothing where it has no page of the web."""
    if urlsplit(document.url).scheme not in {"http", "https"}:
        return ""
    directive = _directive(document.text, span)
    if not directive:
        return document.url
    address, _, anchor = document.url.partition("#")
    return f"{address}#{anchor.split(':~:')[0]}:~:text={directive}"


def _directive(text: str, span: Span) -> str:
    line = _line(text, span)
    words = [Span(line.start + found.start(), line.start + found.end()) for found in _WORD.finditer(line.of(text))]
    if not words:
        return ""
    few = _FEW
    if 2 * len(_UNSPACED.findall(line.of(text))) > sum(len(word.of(text)) for word in words):
        words, few = [Span(at, at + 1) for at in range(line.start, line.end)], _LETTERS
    if len(words) <= 2 * few:
        start, end = Span(words[0].start, words[-1].end), None
    else:
        start = Span(words[0].start, _past_word(text, words[few - 1].end, 1))
        end = Span(_past_word(text, words[-few].start, -1), words[-1].end)
    parts = [_encoded(start.of(text))]
    if end is not None:
        parts.append(_encoded(end.of(text)))
    if (before := _before(text, start)) and _folded(start.of(text)) in _folded(text[: start.start]):
        parts.insert(0, f"{_encoded(before)}-")
    return ",".join(parts)


def _past_word(text: str, edge: int, step: int) -> int:
    """The edge, moved outwards of a word of letters set apart that it would cut."""
    while 0 < edge < len(text) and all(_SPACED.match(letter) for letter in text[edge - 1 : edge + 1]):
        edge += step
    return edge


def _line(text: str, span: Span) -> Span:
    """The passage as far as it stands in one line, which is one block of the page, without the marks at its edges."""
    start, end = span.start, span.end
    while start < end and text[start] in _EDGES + "\n\r":
        start += 1
    broken = re.search(r"[\n\r]", text[start:end])
    end = start + broken.start() if broken else end
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return Span(start, end)


def _before(text: str, start: Span) -> str:
    """The words right before, by which a sentence said twice is told from the first."""
    words = _WORD.findall(text[max(0, start.start - 200) : start.start])
    return " ".join(words[-_BEFORE:])


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _encoded(words: str) -> str:
    return quote(" ".join(words.split()), safe="").replace("-", "%2D")
