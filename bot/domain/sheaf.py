"""Several documents in one paste, one under the other: where the next one begins.

Precision comes first. A text is cut only where a second letterhead stands: the title of a readout, an agency's dateline,
a title with a date, a byline or a "Source:" line such as the first document has too, or a rule followed by any of these. A
subhead, a numbered part, a section break or a quoted link cuts nothing. Every part is an exact slice of the paste.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from bot.domain.letterhead import date_of, headed, is_reported, letterhead
from bot.domain.model import Document, DocumentKind, Span
from bot.domain.normal import normalised

_RULE = re.compile(r"(?:[-–—_=*#~•·+]\s*){3,}")
_COUNTED = re.compile(
    r"[\W_]*(?:(?:document|text|readout|account|part|message|version|article|file)\s*(?:no\.?\s*)?(?P<n>\d{1,2}|one|two|three|[A-E])"
    r"(?:\s*(?:of|/)\s*\w{1,5})?|(?P<m>\d{1,2})\s*(?:of|/)\s*\d{1,2})[\W_]*",
    re.I,
)
_KEYED = re.compile(
    r"(?:source|from|published|publisher|published by|issued by|url|link|date|posted|release date|来源|來源|发布时间|источник|quelle|fuente|fonte)"
    r"\s*[:：]\s*(?P<value>\S.{0,120})",
    re.I,
)
_ISSUER = re.compile(
    r"(?:source|publisher|published by|issued by|来源|來源|источник|quelle|fuente|fonte)\s*[:：]\s*(?P<value>[^\n:/@]{2,80})",
    re.I,
)
_LINK = re.compile(r"<?(?P<url>https?://[^\s<>]{4,2000})>?", re.I)
_BYLINE = re.compile(r"By\s+[A-Z][\w.’'-]+(?:\s+[A-Z][\w.’'-]+){1,3}\b[^.]{0,60}")
_TITLED = re.compile(
    r"(?:(?:press|media) (?:release|statement)\b|remarks (?:by|of|at|following)\b|(?:press )?statement (?:by|of|from|on)\b|"
    r"telephone (?:conversation|call|talks) (?:with|between)\b|(?:phone|telephone) call (?:with|between)\b|meeting (?:with|between)\b|"
    r"[A-Z][\w.’' -]{2,60}[’']s? (?:statement on|call with|meeting with|remarks)\b|(?:summary|account) of\b)",
    re.I,
)
_WHITE = "".join(sign for sign in map(chr, range(0x3001)) if sign.isspace())
_BEFORE, _AFTER = f'{_WHITE}#*_>•"“', f'{_WHITE}*_#"”'
"""Decoration on either side of a line."""
_FINAL = re.compile(r"[.!?…。！？।۔][\"'”’»)\]」』）\s]*$")
_SUFFIX = re.compile(r"(?<= [JS]r)\.$|(?<=[A-Z]\.[A-Z])\.$")
"""The stop of a name's end that is no sentence's: "Readout of the Call with President Brun, Jr."."""
_OFFICE = re.compile(
    r"(?:(?:the |[A-Z][\w’'-]+ ){0,4}(?:Ministry|Office|Department|Embassy|Permanent Mission|Chancellery|Presidency|Government)"
    r"(?: (?:of|for|to|in|and|the)\b| [A-Z][\w’'-]+|,(?= [A-Z])){0,12})"
)
"""The name of an office, from the beginning of a line to its end."""
_READOUT_FROM = re.compile(rf"(?i:read[\s-]?out) (?:from|by) (?:the )?(?P<value>{_OFFICE.pattern}):?")
_LONGEST = 220
"""Characters of a title."""
_FEWEST = 15
"""Words a document has at least, or twice as many signs."""
_TELLING = 5_000
"""Characters by which a document is judged."""
_ABOVE = 4
"""Lines that may stand between a mark and its title."""
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W_]+")


class _Mark(Enum):
    """What shows that a letterhead stands there."""

    READOUT = auto()
    JOINT = auto()
    TITLED = auto()
    DATED = auto()
    BYLINE = auto()
    AGENCY = auto()
    KEYED = auto()
    ISSUED = auto()
    LINK = auto()
    LEADING = auto()
    COUNTED = auto()


_SHARED = frozenset(
    {
        _Mark.DATED,
        _Mark.BYLINE,
        _Mark.AGENCY,
        _Mark.KEYED,
        _Mark.ISSUED,
        _Mark.LINK,
        _Mark.LEADING,
        _Mark.COUNTED,
        _Mark.TITLED,
    }
)
"""Marks that show a second letterhead only if the first document has one like it, or a rule stands above."""


_BELOW_TITLE = frozenset({_Mark.DATED, _Mark.BYLINE, _Mark.KEYED, _Mark.ISSUED})
"""Marks that stand under the title of their document."""
_ENOUGH = frozenset({_Mark.COUNTED, _Mark.ISSUED, _Mark.LEADING})
"""Those of them that need no title beside them."""


@dataclass(frozen=True, slots=True)
class _Line:
    span: Span
    text: str
    """Without white space and decoration around it."""

    @property
    def is_rule(self) -> bool:
        return not self.text

    @property
    def is_body(self) -> bool:
        return (len(self.text) > _LONGEST or _FINAL.search(self.text) is not None) and not _mark_of(self.text)


@dataclass(frozen=True, slots=True)
class _Head:
    """Lines above a body that are no sentences, with what they and the body's beginning show."""

    start: int
    marks: frozenset[_Mark]
    has_title: bool
    is_ruled: bool


def documents(text: str) -> tuple[Document, ...]:
    """Take a paste apart into the documents it says it holds, in their order; one where it does not say."""
    text = normalised(text)
    return tuple(_document(part.of(text)) for part in _parts(text))


def _document(text: str) -> Document:
    """A part as a document, with the link and the issuer that its head names: the word of whoever pasted it, and no more."""
    opening = text.lstrip().split("\n", 1)
    link = _LINK.fullmatch(opening[0].strip())
    rest = text[text.index(opening[0]) + len(opening[0]) :] if link else text
    bare = rest.strip().split("\n", 1)
    told = letterhead(Document(bare[1] if len(bare) > 1 and _office(bare[0]) == bare[0].strip() else rest))
    issuer = next(
        filter(None, map(_ISSUER.fullmatch, (line.strip() for line in rest.strip().split("\n")[:_ABOVE]))), None
    )
    publisher = told.publisher or (issuer["value"].strip() if issuer else _office(rest))
    return replace(told, text=text, url=link["url"] if link else "", publisher=publisher)


def _office(text: str) -> str:
    """The office that the first line names: alone, or as the one whose readout it is."""
    line = _undecorated(text.strip().split("\n", 1)[0])
    told = _READOUT_FROM.fullmatch(line)
    return told["value"] if told else line if _OFFICE.fullmatch(line) else ""


def _parts(text: str) -> list[Span]:
    lines = _lines(text)
    starts = [0, *_cuts(text, lines)]
    parts: list[Span] = []
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        parts.append(_trimmed(text, start, end, lines) if len(starts) > 1 else Span(start, end))
    return parts


def _trimmed(text: str, start: int, end: int, lines: Sequence[_Line]) -> Span:
    """Without the rules and the white space at both ends."""
    kept = [line for line in lines if start <= line.span.start < end and not line.is_rule]
    return Span(kept[0].span.start, kept[-1].span.end) if kept else Span(start, end)


def _lines(text: str) -> list[_Line]:
    """The lines that hold anything."""
    found: list[_Line] = []
    offset = 0
    for printed in text.splitlines(keepends=True):
        bare = printed.strip()
        if bare:
            start = offset + printed.index(bare)
            plain = "" if _RULE.fullmatch(bare) else _undecorated(bare)
            found.append(_Line(Span(start, start + len(bare)), plain))
        offset += len(printed)
    return found


def _undecorated(line: str) -> str:
    return line.lstrip(_BEFORE).rstrip(_AFTER)


def _cuts(text: str, lines: Sequence[_Line]) -> list[int]:
    """Where the second document and those after it begin."""
    heads = list(_heads(text, lines))
    if not heads or any(line.is_body for line in lines if line.span.start < heads[0].start):
        first = frozenset[_Mark]()
        joint = False
    else:
        first, joint = heads[0].marks, _Mark.JOINT in heads[0].marks
        heads = heads[1:]
    is_transcript = letterhead(Document(text)).kind is DocumentKind.TRANSCRIPT
    cuts: list[int] = []
    before = 0
    for at, head in enumerate(heads):
        after = heads[at + 1].start if at + 1 < len(heads) else len(text)
        if not _is_second(head, first, joint=joint, is_transcript=is_transcript):
            continue
        if _is_enough(text, before, head.start) and _is_enough(text, head.start, after):
            cuts.append(head.start)
            before = head.start
            joint = _Mark.JOINT in head.marks
    return cuts


def _is_second(head: _Head, first: frozenset[_Mark], *, joint: bool, is_transcript: bool) -> bool:
    """Does that head begin another document, after one that began with those marks?"""
    if _Mark.READOUT in head.marks:
        return not joint or head.is_ruled or bool(first & head.marks & _SHARED)
    alike = first & head.marks & _SHARED
    if is_transcript and not head.is_ruled and alike <= {_Mark.TITLED, _Mark.DATED}:
        return False
    if head.is_ruled and head.marks and (head.has_title or head.marks - {_Mark.LINK, _Mark.DATED}):
        return True
    if _Mark.JOINT in head.marks:
        return not joint and bool(first & {_Mark.READOUT, _Mark.TITLED})
    if _Mark.READOUT in first and head.marks & {_Mark.TITLED, _Mark.AGENCY}:
        return head.has_title or _Mark.AGENCY in head.marks
    if alike == {_Mark.TITLED}:
        return False
    if alike & _ENOUGH:
        return True
    return bool(alike) and (head.has_title or _Mark.AGENCY in alike or len(alike) > 1)


def _heads(text: str, lines: Sequence[_Line]) -> Iterator[_Head]:
    """The runs of lines that are no sentences and stand above one."""
    run: list[_Line] = []
    for line in lines:
        if not line.is_body and not _is_dateline(line.text):
            run.append(line)
            continue
        if run or _is_dateline(line.text):
            head = _head(text, run, line)
            if head:
                yield head
        run = []


def _head(text: str, run: Sequence[_Line], body: _Line) -> _Head | None:
    marks = [_mark_of(line.text) for line in run]
    shown = [at for at, mark in enumerate(marks) if mark]
    agency = _is_dateline(body.text)
    if not shown and not agency:
        title = run[-1] if run else body
        return (
            _Head(title.span.start, frozenset(), has_title=True, is_ruled=False) if run and not title.is_rule else None
        )
    first = shown[0] if shown else len(run)
    titles = (_Mark.READOUT, _Mark.JOINT, _Mark.TITLED)
    has_title = any(
        mark in titles or (not mark and not line.is_rule) for mark, line in zip(marks[first:], run[first:], strict=True)
    )
    named = any(mark in titles for mark in marks)
    if (
        first
        and not named
        and _is_title(run[first - 1])
        and _stands_below(text, run, first, marks, has_title=has_title)
    ):
        first -= 1  # the title above its date, its byline or its dateline
        has_title = True
    if (
        0 < first < len(run)
        and _OFFICE.fullmatch(run[first - 1].text)
        and text.count("\n", run[first - 1].span.end, run[first].span.start) == 1
    ):
        first -= 1  # the office that put it out, in the line above its title
    is_ruled = any(line.is_rule for line in run[max(first - 1, 0) : first + 1])
    found = frozenset(filter(None, marks)) | ({_Mark.AGENCY} if agency else frozenset())
    if marks and marks[-1] is _Mark.LINK and text.count("\n", run[-1].span.end, body.span.start) == 1:
        found |= {_Mark.LEADING}  # a link that leads its text in the next line, as none does that is quoted in one
    start = run[first].span.start if first < len(run) else body.span.start
    return _Head(start, found, has_title, is_ruled)


def _stands_below(
    text: str, run: Sequence[_Line], first: int, marks: Sequence[_Mark | None], *, has_title: bool
) -> bool:
    """Does the first mark stand under the line above it: a dateline always, a date where no title or no space parts them?"""
    if first == len(run):
        return True
    is_close = text.count("\n", run[first - 1].span.end, run[first].span.start) == 1
    return marks[first] in _BELOW_TITLE and (not has_title or is_close)


def _is_title(line: _Line) -> bool:
    return (
        line.text[:1] not in ("", "-", "–")
        and len(_WORD.findall(line.text)) > 2
        and not line.text.endswith((":", ",", ";"))
    )


def _mark_of(line: str) -> _Mark | None:
    """What a line by itself shows of a letterhead."""
    if not line or len(line) > _LONGEST * 10:
        return None
    if _LINK.fullmatch(line):
        return _Mark.LINK
    if len(line) > _LONGEST:
        return None
    if _COUNTED.fullmatch(line):
        return _Mark.COUNTED
    if _ISSUER.fullmatch(line) and not _FINAL.search(line):
        return _Mark.ISSUED
    if _KEYED.fullmatch(line) and not _FINAL.search(line):
        return _Mark.KEYED
    if _BYLINE.fullmatch(line):
        return _Mark.BYLINE
    if date_of(line) and not _FINAL.search(line) and len(_WORD.findall(line)) <= 8:
        return _Mark.DATED
    return _title_of(line)


def _title_of(line: str) -> _Mark | None:
    line = _SUFFIX.sub("", line)
    if _READOUT_FROM.fullmatch(line):
        return _Mark.READOUT
    if _FINAL.search(line) or line.endswith((":", ",", ";")) or not line[0].isupper():
        return None
    kind = headed(line)
    if kind is DocumentKind.READOUT or (kind is DocumentKind.JOINT_STATEMENT and "eadout" in line.casefold()):
        return _Mark.READOUT
    if kind is DocumentKind.JOINT_STATEMENT:
        return _Mark.JOINT
    return _Mark.TITLED if _TITLED.match(line) else None


def _is_dateline(line: str) -> bool:
    return "(" in line[:90] and is_reported(line[:200]) and not line.startswith("By ")


def _is_enough(text: str, start: int, end: int) -> bool:
    """Has what stands there words enough for a document of its own, and a sentence among them? Its beginning tells."""
    part = text[start : min(end, start + _TELLING)]
    return len(_WORD.findall(part)) >= _FEWEST and any(_FINAL.search(line.strip()) for line in part.splitlines())
