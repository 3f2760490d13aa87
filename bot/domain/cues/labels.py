"""Transcripts: turns under speaker labels ("PRESIDENT X:", "Q"), with an interpreter's words and the press kept apart."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.domain.cues.relays import is_medium
from bot.domain.model import Document, DocumentKind, Passage, Span

_LABEL = re.compile(
    r"^[ \t*_>]{0,20}(?P<name>[^\W\d_][^\n:()\[\]?!“\"]{0,60}?)[ \t]{0,20}(?:[(\[](?P<aside>[^)\]\n]{1,60})[)\]])?[ \t*_]{0,20}(?P<colon>：|:(?=[*_]*(?:\s|$)))[*_]*"
    r"|^[ \t]{0,20}(?P<q>Q)(?P<gap>[.:]?[ \t]{1,20})(?=\S)",
    re.M,
)
_WORD = re.compile(r"[^\W\d_][\w.'’&-]*")
_SMALL = frozenset("of the and for to de von van der al bin da di du la le".split())
_PRESS = re.compile(
    r"^(?:q|question|questions?\s*(?:from.*)?|(?:unidentified |the )?(?:reporter|journalist|press|media|correspondent)s?\b.*|(?:unidentified|unknown)\b.*|participants?|audience.*|interviewer)$",
    re.I,
)
_ANSWER = re.compile(r"a|answer", re.I)
_INTERPRETER = re.compile(r"\b(?:interpret\w*|translat\w*)\b", re.I)
_INTERPRETED = re.compile(r"\s*[(\[][^)\]\n]*\b(?:interpret|translat)[^)\]\n]*[)\]]\s*", re.I)
_DIRECTION = re.compile(r"^\s*(?:[(\[][^)\]]*[)\]]|END\b[ \d:.APMEDSTGCUapm]*|[#*_-]+)[.\s]*$")
_HEADING = re.compile(
    r"(?:(?:full |official |unofficial |rush )?transcript|transcription|date|time|place|venue|location|subject|topic|title|event|"
    r"participants|present|attendees|agenda|note|source|contact|published|updated|duration|speakers|language)s?\b(?! [A-Z])",
    re.I,
)
"""Words that head a transcript and say nothing."""
_SPOKEN = 4
"""Words the line of a label in small letters must have to be speech; half of them must."""
_LONGEST = 700
"""Characters of a turn shown as one statement; a longer paragraph is cut between sentences."""


@dataclass(frozen=True, slots=True)
class Turn:
    """Words under one label. `name` is empty for the press."""

    name: str
    mention: Span
    cue: Span
    content: Span
    interpreted: bool


@dataclass(frozen=True, slots=True)
class _Label:
    name: str
    mention: Span
    cue: Span
    aside: str
    start: int
    end: int


def turns(document: Document, passages: Sequence[Passage]) -> tuple[tuple[Turn, ...], frozenset[int]]:
    """The turns of a transcript and the passages that belong to labels, the press's among them; nothing if it is none."""
    labels = _labels(document)
    is_transcript = _are_turns(document, labels)
    if not is_transcript:  # a question of the press is nobody's statement wherever it stands
        labels = [label for label in labels if _is_press(label) and "?" in _line(document.text, label.end)]
    if not labels:
        return (), frozenset()
    whole = document.kind is DocumentKind.TRANSCRIPT or (is_transcript and _opens_early(document.text, labels[0]))
    starts = [passage.span.start for passage in passages]
    found: list[Turn] = []
    covered: set[int] = set()
    speaking: str = ""
    for index, label in enumerate(labels):
        end = labels[index + 1].start if index + 1 < len(labels) else len(document.text)
        first = max(bisect_right(starts, label.mention.start) - 1, 0)
        turn = passages[first : bisect_left(starts, end)]
        if not whole:  # a stretch of transcript inside an article: a label holds for its own line
            stop = label.end + len(_line(document.text, label.end))
            turn = [passage for passage in turn if passage.span.start < stop]
        covered.update(passage.number for passage in turn)
        interpreter = bool(_INTERPRETER.search(label.name))
        name = speaking if interpreter and speaking else label.name
        spoken = list(_paragraphs(document.text, turn, label.end))
        speaking = label.name if not spoken and not interpreter and not _PRESS.match(label.name) else ""
        if _is_press(label) or _ANSWER.fullmatch(label.name) or (interpreter and name == label.name):
            continue  # the press, whoever answers without a name, and an interpreter of nobody known
        opening = document.text[label.end : label.end + 60]
        through = interpreter or bool(_INTERPRETER.search(label.aside) or _INTERPRETED.match(opening))
        found.extend(Turn(name, label.mention, label.cue, span, through) for span in spoken)
    return tuple(found), frozenset(covered)


def _opens_early(text: str, label: _Label) -> bool:
    """Is there no more than a heading before the first label?"""
    before = text[: label.mention.start]
    return len(before) < 0.15 * len(text) or sum(1 for line in before.splitlines() if len(line) > 120) == 0


def _labels(document: Document) -> list[_Label]:
    """The labels, whether they make a transcript or not."""
    found: list[_Label] = []
    for match in _LABEL.finditer(document.text):
        if match["q"]:
            span = Span(*match.span("q"))
            found.append(_Label("Q", span, span, "", match.start(), match.end("gap")))
        elif _is_name(match["name"]):
            mention, cue = Span(*match.span("name")), Span(*match.span("colon"))
            found.append(_Label(match["name"].strip(), mention, cue, match["aside"] or "", match.start(), match.end()))
    return found


def _is_press(label: _Label) -> bool:
    return _PRESS.match(label.name) is not None or is_medium(label.name)


def _are_turns(document: Document, labels: Sequence[_Label]) -> bool:
    """Are there enough labels, do they come back, and is what follows them speech rather than scores or facts?"""
    if document.kind is DocumentKind.TRANSCRIPT:
        return bool(labels)
    names = {label.name.casefold() for label in labels}
    if len(names) < 2:
        return False
    if len(labels) == 2:  # one question and its answer
        return labels[0].start == 0 and "?" in document.text[labels[0].end : labels[1].start]
    shouted = all(label.name.isupper() for label in labels)
    spoken = [len(_WORD.findall(_line(document.text, label.end))) for label in labels]
    if 2 * sum(1 for words in spoken if words >= (1 if shouted else _SPOKEN)) < len(labels):
        return False
    lines = sum(1 for line in document.text.splitlines() if line.strip())
    returning = len(labels) > len(names)
    return 3 * len(labels) >= lines if not returning else shouted or 4 * len(labels) >= lines


def _line(text: str, start: int) -> str:
    end = text.find("\n", start)
    return text[start : end if end >= 0 else len(text)]


def _is_name(label: str) -> bool:
    """Could this be who speaks, rather than the start of a sentence or a heading?"""
    words = _WORD.findall(label)
    if not words or len(words) > 8:
        return False
    if _HEADING.match(label):
        return False
    if label.isupper():
        return True
    return all(not word[0].islower() or word in _SMALL for word in words) and len(words) <= 6


def _paragraphs(text: str, turn: Sequence[Passage], begin: int) -> Iterator[Span]:
    """What is said in a turn, paragraph by paragraph, long ones cut between sentences; stage directions left out."""
    start = end = -1
    for passage in turn:
        first = max(passage.span.start, begin)
        said = text[first : passage.span.end]
        first += len(said) - len(said.lstrip())
        if not said.strip() or _DIRECTION.match(said):
            continue
        if start >= 0 and ("\n" in text[end:first] or passage.span.end - start > _LONGEST):
            yield Span(start, end)
            start = -1
        start = first if start < 0 else start
        end = passage.span.end
    if start >= 0:
        yield Span(start, end)
