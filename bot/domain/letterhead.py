"""What a bare text says of itself: its language, and at its head its title, its kind, when and by whom it was put out.

A file or a paste comes with nothing but its words. What its first lines and its form plainly say is kept; nothing is
guessed, and what is said nowhere stays empty.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from bot.domain.cues.labels import turns
from bot.domain.furniture import headline
from bot.domain.languages import language
from bot.domain.model import Document, DocumentKind
from bot.domain.passages import passages

_HEAD = 1500
"""Characters in which a heading, a dateline or a byline stands."""
_MONTHS = "january february march april may june july august september october november december".split()
_MONTH = r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
_DATES = (
    re.compile(rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>(?:19|20)\d\d)\b", re.I),
    re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH},?\s+(?P<year>(?:19|20)\d\d)\b", re.I),
)
_ISO = re.compile(r"\b(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)\b")
_JOINT = re.compile(
    r"\bjoint\s+(?:[\w’']+\s+)?(?:statement|declaration|communiqu[eé]|press\s+(?:statement|release)|readout)\b|^communiqu[eé]\b|"
    r"^(?:[A-Z][\w'’-]+\s+){0,3}declaration\b",
    re.I,
)
_READOUT = re.compile(r"^(?:joint\s+)?read[\s-]?out\b|\bread[\s-]?out of\b", re.I)
_TELLING = re.compile(
    r"\b(?:adopt|agree|announce|back|blast|call|condemn|criticis|criticiz|deliver|deny|denie|dismiss|endorse|expect|fail|hail|issue|"
    r"make|prepare|praise|publish|reject|release|sign|slam|spark|unveil|urge|vow|warn|welcome|differ|contradict|omit|refuse|seek|skip|"
    r"plan|condemn)(?:s|es|d|ed|ing)?\b|\b(?:is|are|was|were|will|has|have|says?|said|after|amid|in|with|no|despite|as|but|why|how|what)"
    r"\s+(?:\w+\s+){0,2}?(?=joint\b|read[\s-]?out\b|declaration\b|communiqu)",
    re.I,
)
"""Words before the name of a document that make a headline about one: "Leaders issue joint statement"."""
_TOLD = re.compile(
    r"\s+(?:[a-z]+s|(?i:was|is|will|has|had|could|may|might|would|did|does|fell|left|said|signals|leaves|draws|makes|omits|fails|signed|"
    r"adopted|issued|released|expected|delayed|leaked))\b(?! of\b)",
)
"""What follows the name of a document in a headline about one: "Joint statement draws anger"."""
_WE = re.compile(r"\s*We,\s+the\s+(?:undersigned|leaders|presidents|heads|ministers|participants|parties|members)\b")
_DATELINE = re.compile(
    r"^[A-ZÀ-Ý][\w.,’' /-]{1,50}?(?:,\s*[A-Z][a-z]+\.?\s+\d{1,2})?(?:,\s*\d{4})?\s*\((?P<by>[A-Z][\w. ’'-]{1,40})\)\s*(?:--|[-–—])",
    re.M,
)
_CITY = re.compile(r"^[A-ZÀ-Ý][A-ZÀ-Ý.,’' /-]{2,40}(?:,\s*[A-Z][a-z]+\.?\s+\d{1,2})?\s*(?:--|[–—])\s", re.M)
_SLIP = re.compile(
    r"\W*(?:(?:not )?for (?:immediate|general|public) (?:release|distribution|publication)|(?:press|news|media) (?:release|advisory|statement)"
    r"(?: (?:no\.?|number|nr\.?|#) ?[\w/.-]+)?|(?:strictly )?embargoed(?: (?:until|till|for).{0,60})?|check against delivery|"
    r"as (?:prepared for delivery|delivered)|(?:unofficial|courtesy|unedited) (?:translation|transcript)|advance copy|original: \w+)\W*",
    re.I,
)
"""A line that tells how a text is handed out, above what it is called."""
_BYLINE = re.compile(r"^By\s+[A-Z][\w.’'-]+(?:\s+[A-Z][\w.’'-]+){1,3}\b.{0,60}$", re.M)


def letterhead(document: Document) -> Document:
    """Fill in what a document says of itself, where nothing else was known of it."""
    head = document.text[:_HEAD]
    shown = passages(head)
    numbers = headline(head, shown)
    lines = [passage.span.of(head) for passage in shown if passage.number in numbers]
    named = [line for line in lines if not _SLIP.fullmatch(line.strip())] or lines
    title = document.title or (named[0].strip().rstrip(".") if named else "")
    kind = document.kind if document.kind is not DocumentKind.TEXT else _kind(document, title)
    by = _DATELINE.search(head)
    publisher = document.publisher or (by["by"].strip() if by and kind is DocumentKind.ARTICLE else "")
    published = document.published or _published(head)
    spoken = document.language or language(document.text)
    return replace(document, title=title, kind=kind, publisher=publisher, language=spoken, published=published)


def _kind(document: Document, title: str) -> DocumentKind:
    head = document.text[:_HEAD]
    first = title or head.strip().split("\n", 1)[0]
    if turns(document, passages(document.text))[0]:
        return DocumentKind.TRANSCRIPT
    if _WE.match(head):
        return DocumentKind.JOINT_STATEMENT
    if (kind := headed(first)) is not DocumentKind.TEXT:
        return kind
    if _DATELINE.search(head) or _CITY.search(head) or _BYLINE.search(head):
        return DocumentKind.ARTICLE
    return DocumentKind.TEXT


def headed(line: str) -> DocumentKind:
    """What kind of document a line is the title of: "Readout of …", "Joint Statement by …"; `TEXT` if it does not say."""
    if line.rstrip().endswith(".") or len(line) >= 250:
        return DocumentKind.TEXT
    if _is_headed(line, _JOINT):
        return DocumentKind.JOINT_STATEMENT
    return DocumentKind.READOUT if _is_headed(line, _READOUT) else DocumentKind.TEXT


def date_of(line: str) -> str:
    """The date a short line holds, in ISO 8601; nothing where it holds none."""
    return _published(line)


def _is_headed(first: str, form: re.Pattern[str]) -> bool:
    """Is that line the document's own name, and no headline that tells of such a document?"""
    match = form.search(first)
    return match is not None and not _TELLING.search(first[: match.end()]) and not _TOLD.match(first, match.end())


def is_reported(text: str) -> bool:
    """Does an agency's dateline or a reporter's name stand at its head?"""
    head = text[:_HEAD]
    return bool(_DATELINE.search(head) or _BYLINE.search(head))


def _published(head: str) -> str:
    """The date of a line that holds little else: *January 17, 2025*, *For release 17 January 2025, 09:00*."""
    for line in head.split("\n", 8)[:8]:
        if len(line) > 60 or not line.strip():
            continue
        for pattern in _DATES:
            if match := pattern.search(line):
                month = next(
                    number for number, name in enumerate(_MONTHS, 1) if name.startswith(match["month"][:3].lower())
                )
                return _iso(int(match["year"]), month, int(match["day"]))
        if match := _ISO.search(line):
            return _iso(int(match["year"]), int(match["month"]), int(match["day"]))
    return ""


def _iso(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
