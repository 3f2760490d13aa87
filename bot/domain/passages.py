"""Where a text's sentences stand: paragraphs first, sentences within them.

A sentence ends at a mark that ends sentences, together with the quotation marks and brackets that close there, unless
the word before it is an abbreviation or what follows carries the sentence on. Every mark is judged by a window of fixed
size around it, so the time is linear in the text. Invariant: spans are in order, disjoint, trimmed, and together hold
every letter and digit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.domain import abbreviations
from bot.domain.model import Passage, Span
from bot.domain.paragraphs import paragraphs

_WINDOW = 80
_ASIAN_ENDS = "。！？｡"
_ALWAYS_ENDS = _ASIAN_ENDS + "।॥۔؟።፧။។։"
_CLOSING = "\"'”’»›)]}」』）】》〉"
_MARK = re.compile(
    rf"(?P<ending>[.!?…{_ALWAYS_ENDS}]+)"
    rf"(?:[{re.escape(_CLOSING)}]|[“«‹](?![\w“«¿¡])|[\u0020\u00a0\u202f]»(?=\W|$)|\[\d{{1,3}}\])*"
    r"|\s(?=[•●▪■‣►➤]\s?\S)"
)
"""Marks that may end a sentence, with what closes there; German and Danish close with “ and «. Or the space before a bullet."""
_OPENING = "\"'“”„‘‚«»‹([{「『（【《〈¿¡*_"
_DASHES = "-–—―"
_WORD = re.compile(r"[^\W_][\w'’-]*")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_HALVES = re.compile(r"[-–—―/(\[“”\"‘«„]")
_ENUMERATOR = re.compile(r"[\s\"“(\[]*(?:\d{1,3}|[^\W\d_]|[IVXLivxl]{1,6})[.)\]]*[\s.]*")
_CAPITALISED = r"[A-Z][\w.’'-]{0,30}"
_REPORTING_CLAUSE = re.compile(
    rf"(?:{_CAPITALISED},?\s+){{1,6}}(?:\([^)]{{1,20}}\)\s+)?(?:\w{{1,20}}ly\s+)?(?:{abbreviations.REPORTING})\b"
)
_ASIAN_TAIL = re.compile(
    r"と|って|などと|[^，。！？“”「」：]{0,16}(?:说|說|表示|指出|强调|強調|称|稱|问|問)[道着]?[。！]"
)
_IDEOGRAM = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uac00-\ud7af]")


def passages(text: str) -> tuple[Passage, ...]:
    """Number the sentences of the text; pieces without a letter or digit are no passage of their own."""
    german = _is_german(text)
    sentences = (sentence for paragraph in paragraphs(text) for sentence in _sentences(text, paragraph, german))
    return tuple(Passage(number, span) for number, span in enumerate(sentences, start=1))


def _sentences(text: str, paragraph: Span, german: bool) -> Iterator[Span]:
    """The sentences of a paragraph; marks that say nothing of themselves join the sentence before, or else the next."""
    sentence: Span | None = None
    start = lead = paragraph.start
    for end in (*_endings(text, paragraph, german), paragraph.end):
        piece = Span(start, end)
        start = end
        if not _says_something(piece.of(text)):
            sentence = Span(sentence.start, end) if sentence else None
        elif sentence:
            yield _trimmed(text, sentence)
            sentence = piece
        else:
            sentence = Span(lead, end)
    if sentence:
        yield _trimmed(text, sentence)


def _endings(text: str, paragraph: Span, german: bool) -> Iterator[int]:
    start = paragraph.start
    for mark in _MARK.finditer(text, paragraph.start, paragraph.end):
        if _ends(text, start, mark, paragraph.end, german):
            yield mark.end()
            start = mark.end()


def _ends(text: str, start: int, mark: re.Match[str], limit: int, german: bool) -> bool:
    """Whether the sentence begun at `start` ends with this mark."""
    ending = mark["ending"]
    if mark.end() >= limit or not ending:
        return True
    closed = mark.end() > mark.end("ending")
    if any(character in _ALWAYS_ENDS for character in ending):
        return not (closed and _ASIAN_TAIL.match(text, mark.end(), min(limit, mark.end() + _WINDOW)))
    if mark.start() - start < 12 and _ENUMERATOR.fullmatch(text, start, mark.end()):
        return False
    follows = text[mark.end() : min(limit, mark.end() + _WINDOW)]
    before = text[max(start, mark.start() - _WINDOW // 2) : mark.start()].split()
    token = before[-1] if before and not text[mark.start() - 1].isspace() else ""
    if token.isdigit() and before[-2:-1] and before[-2][-1] in ":;：；":
        return False
    if not follows[0].isspace():
        return _is_unspaced_end(token, ending, closed, follows)
    opened, word = _opening_word(follows)
    if not word:
        return True
    if ending == ".":
        dashed = follows.lstrip()[0] in _DASHES
        return _stop_ends(token, closed, opened, word, german, begins=not dashed and _begins_sentence(word))
    if word[0].islower():
        return False
    if ending.startswith(("..", "…")):
        return bool(token) or closed or _begins_sentence(word)
    return not (closed and not opened and _is_reporting_clause(follows))


def _begins_sentence(word: str) -> bool:
    return word.lower() in abbreviations.STARTERS and not word[0].islower()


def _stop_ends(token: str, closed: bool, opened: bool, word: str, german: bool, *, begins: bool) -> bool:
    """Whether a single full stop after `token` ends its sentence where the text goes on with `word`."""
    if not token:
        return not word[0].islower()
    last = _HALVES.split(token.rstrip(_CLOSING + "“«"))[-1]
    key = last.lower()
    if word[0].islower():
        return _ends_before_lower_case(key, closed)
    if _INITIALS.fullmatch(last):
        return _initials_end(key, opened or begins, word)
    if len(last) == 1 and last.isalpha():
        return begins and (len(word) > 2 if last.isascii() else key in "гв")
    if key in abbreviations.COUNTS and word[0].isdigit():
        return False
    if key in abbreviations.MONTHS and last[0].isupper():
        return begins or opened
    if key in abbreviations.TITLES and not (key in {"on", "pos"} or (last.islower() and last.isascii())):
        return False
    if key in abbreviations.SUFFIXES and (last[0].isupper() or not _is_plain_word(key)):
        return begins or opened or key == "etc"
    if german and last.isdigit() and len(last) <= 2:
        return begins
    return True


def _initials_end(key: str, begins: bool, word: str) -> bool:
    if key in abbreviations.NEVER_LAST:
        return False
    if key in abbreviations.HOURS:
        return word.lower() not in abbreviations.AFTER_HOURS and not word[0].isdigit()
    if key in {"т.д", "т.п"}:
        return True
    return begins


def _ends_before_lower_case(key: str, closed: bool) -> bool:
    """Names such as *al-Assad* may begin a sentence; a short word before one is more likely an abbreviation."""
    if closed or "." in key or len(key) < 4 or not key.isalpha() or not key.isascii():
        return False
    return key not in abbreviations.ALL


def _is_plain_word(key: str) -> bool:
    """Whether in lower case these letters are a common word, as *ill*, *miss* or *wash* are."""
    return key in {"ill", "miss", "wash", "mass", "del", "la", "ore", "mo", "pa", "co", "ed", "ave", "ex", "min", "ind"}


def _is_unspaced_end(token: str, ending: str, closed: bool, follows: str) -> bool:
    """Whether a sentence ends although no space follows: Asian text, or a space lost in copying."""
    if _IDEOGRAM.match(follows):
        return True
    if any(character in token for character in "/@=.:") or follows[0] in _DASHES:
        return False
    capital = follows[0].isupper() and (follows[1:2].islower() or follows[1:2].isspace())
    if closed:
        return capital and token[-1:].isalnum() and len(token) > 2
    opened = follows[0] in "“«¿¡" and follows[1:2].isupper()
    word = _HALVES.split(token)[-1]
    return (capital or opened) and len(word) > 2 and word.isalpha() and word[-2:].islower() and ending[0] in ".!?"


def _opening_word(follows: str) -> tuple[bool, str]:
    """Whether a quotation opens, and the word the next sentence would begin with; empty if there is none in sight."""
    rest = follows.lstrip()
    bare = rest.lstrip(_OPENING + _DASHES + " \u00a0\u202f\t…•")
    if not bare:
        return False, rest[:1] if rest[:1] in _DASHES else ""
    quoted = rest[0] in "\"'“„‘«»¿¡「"
    word = _WORD.match(bare)
    return quoted, word.group() if word else bare[0]


def _is_reporting_clause(follows: str) -> bool:
    rest = follows.lstrip()
    word = _WORD.match(rest)
    if word and word.group().lower() in abbreviations.STARTERS and word.group() not in {"Mr", "Mrs", "Ms"}:
        return False
    return _REPORTING_CLAUSE.match(rest) is not None


def _is_german(text: str) -> bool:
    words = text[:4000].lower().split()
    return len(words) > 3 and sum(word in abbreviations.GERMAN for word in words) > len(words) / 8


def _says_something(piece: str) -> bool:
    return any(character.isalnum() for character in piece)


def _trimmed(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or text[start] in "\ufeff\u200b\u2060"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in "\ufeff\u200b\u2060"):
        end -= 1
    return Span(start, end)
