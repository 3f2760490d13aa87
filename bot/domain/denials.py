"""The plain "no": the sentences of a text which say that what is asked about was not agreed, not said, not done, or is false.

They are shown as printed, so that whoever denies stands in them, and never as our own "no". A press question shows nothing
alone; with the turn that answers it, it does. A denial that only points ("any such commitment", "I never said that") goes
with the sentence it points to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.domain import stems
from bot.domain.asked import Asked
from bot.domain.called import name_tokens
from bot.domain.index import Index
from bot.domain.model import Citation, Exchange, Fact, Statement
from bot.domain.naming import through
from bot.domain.polarity import Strength, negatives, words
from bot.domain.questions import Kind, Question

_MOST = 3
_FALSE = re.compile(
    r"\b(?:fake|fakes|false|falsely|forged|forgery|fabricat\w+|untrue|hoax|invent(?:ed|ions?)|baseless|wrong|incorrect|doctored|not true)\b",
    re.IGNORECASE,
)
_WITHOUT_SUCCESS = re.compile(
    r"\b(?:fail(?:s|ed|ing)? to|failure to|unable to|could(?: not|n[’']t)|short of|without(?: an?)?)\b", re.IGNORECASE
)
_POINTS = re.compile(
    r"\b(?:such|it|that|this|these|those|so|nothing|(?:the|his|her|their) (?:reports?|claims?|accusations?|charges?|posts?|words))\b",
    re.IGNORECASE,
)
_AGREEING = frozenset(stems.stem(word) for word in "agree agreement agreed consensus deal accord pact".split())
_NUMBERED = re.compile(r"^(?:\d{1,3}[.)]|[-•*])\s+")
_NO_ANSWER_YET = re.compile(r"^\W*(?:thank|thanks|good|well)\b", re.IGNORECASE)
_ENDED = re.compile(
    r"^\W*(?:that|this|the|both) (?:\w+ ){0,2}(?:agreements?|deals?|pact|accord|truce|arrangement|understanding|treaty|compact)\b[^.]*?"
    r"\b(?:expired|lapsed|collapsed|ended|ran out|broke down|annulled|void|terminated|suspended|abandoned|scrapped|never|not)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Place:
    """A passage with what it says, by its number among those that are no furniture."""

    at: int
    citation: Citation
    words: str
    keys: frozenset[str]


def denials(question: Question, index: Index) -> tuple[Fact, ...]:
    """The sentences which say that it is not as asked, as printed; none where nothing of the kind is asked or told."""
    if question.kind not in {Kind.WHETHER, Kind.AGREED} or question.account or question.told:
        return ()
    if not question.about and question.kind is not Kind.AGREED:
        return ()
    places = tuple(_places(index))
    bearing = [place for place in places if _bears(question, place, index)]
    found: list[Fact] = []
    if not question.mentioning:
        found = [_fact(place, index) for place in bearing if not _asks(place.words) and _denies(question, place.words)]
    for place in bearing:
        if _asks(place.words):
            found += _answered(question, place, index)
        elif question.about and not question.mentioning and not _denies(question, place.words):
            found += _denied_after(question, place, places, index)
    return tuple(dict.fromkeys(found))[:_MOST]


def ended(statements: Sequence[Statement], exchange: Exchange) -> tuple[Fact, ...]:
    """What the sentence after an agreement tells of its end: "That agreement expired in January"."""
    found: list[Fact] = []
    for statement in statements:
        reading = exchange.reading(statement.document)
        for passage in reading.passages[max(statement.passages) :][:1]:
            told = " ".join(passage.span.of(reading.document.text).split())
            if _ENDED.match(told):
                found.append(Fact(told, (Citation(statement.document, passage.number),)))
    return tuple(dict.fromkeys(found))


def _places(index: Index) -> Iterator[_Place]:
    for at, (citation, keys) in enumerate(index.passages):
        reading = index.exchange.reading(citation.document)
        said = reading.passages[citation.passage - 1].span.of(reading.document.text)
        yield _Place(at, citation, " ".join(said.split()), keys)


def _bears(question: Question, place: _Place, index: Index) -> bool:
    """Is that what is asked about: its whole topic, the act, and everyone asked about or a word that stands for them?"""
    groups = question.about or ((),)
    if not any(all(one.keys & place.keys for one in group if not one.generic) for group in groups):
        return False
    own = stems.content_stems(place.words)
    if question.act and question.act not in own and not (_AGREEING & own and question.act in _AGREEING):
        return False
    if question.kind is Kind.AGREED and not _AGREEING & own:
        return False
    return all(_is_named(asked, place, index) for asked in question.asked)


def _is_named(asked: Asked, place: _Place, index: Index) -> bool:
    """Does the sentence name that one, leave them to a pronoun, or ask them in person?"""
    said = {token for term in stems.terms(place.words) for token in name_tokens(term.word)}
    names = [asked.words, *(speaker.name for speaker in asked.speakers)]
    if any(set(name_tokens(name)[-1:]) & said for name in names):
        return True
    if _asks(place.words):
        return _turn_after(place, asked, index.exchange) is not None
    return bool(re.match(r"\W*(?:he|she)\b", place.words, re.IGNORECASE)) and _named_before(names, place, index)


def _named_before(names: Sequence[str], place: _Place, index: Index) -> bool:
    """Is the sentence before one that names them?"""
    last = {token for name in names for token in name_tokens(name)[-1:]}
    reading = index.exchange.reading(place.citation.document)
    before = reading.passages[max(0, place.citation.passage - 3) : place.citation.passage - 1]
    return any(
        last & set(name_tokens(term.word)) for one in before for term in stems.terms(one.span.of(reading.document.text))
    )


def _denies(question: Question, said: str) -> bool:
    """Do those words turn round what is asked: a negative that bears upon it, or the whole called false?"""
    if _FALSE.search(said):
        return True
    wanted = {stems.stem(sought.word) for sought in question.topic} | ({question.act} if question.act else set())
    if question.kind is Kind.AGREED or question.act in _AGREEING:
        wanted |= _AGREEING
        without = _WITHOUT_SUCCESS.search(said)
        if without and _AGREEING & stems.content_stems(said[without.end() : without.end() + 60]):
            return True
    names = {token for asked in question.asked for token in name_tokens(asked.words)}
    turned = [one for one in negatives(words(said)) if one.strength > Strength.SOFT]
    return any(wanted & (one.focus | one.ahead) or names & {stem.lower() for stem in one.ahead} for one in turned)


def _denied_after(question: Question, place: _Place, places: Sequence[_Place], index: Index) -> list[Fact]:
    """The sentence after it that denies it by pointing at it, with the one it points to."""
    for after in places[place.at + 1 : place.at + 2]:
        same = after.citation.document == place.citation.document
        turned = any(one.strength > Strength.SOFT for one in negatives(words(after.words))) or _FALSE.search(
            after.words
        )
        if same and turned and _POINTS.search(after.words) and not _asks(after.words) and _speaks_of(question, after):
            return [_fact(place, index), _fact(after, index)]
    return []


def _speaks_of(question: Question, place: _Place) -> bool:
    """Does the sentence name one who is asked about, or, where nobody is, anybody's denial at all?"""
    said = {token for term in stems.terms(place.words) for token in name_tokens(term.word)}
    names = [name for asked in question.asked for name in (asked.words, *(one.name for one in asked.speakers))]
    return not names or any(set(name_tokens(name)[-1:]) & said for name in names)


def _answered(question: Question, place: _Place, index: Index) -> list[Fact]:
    """A press question with the turn of the one asked about that answers it."""
    for asked in question.asked:
        turn = _turn_after(place, asked, index.exchange)
        if turn is not None:
            reading = index.exchange.reading(turn.document)
            first = reading.passages[turn.passages[0] - 1].span
            span = next(one for one in turn.content if one.overlaps(first))
            reply = " ".join(reading.document.text[max(span.start, first.start) : min(span.end, first.end)].split())
            reply = reply.strip('“”" ')
            text = f"{place.words} — {turn.speaker.name}: “{reply}”"
            return [Fact(text, (place.citation, Citation(turn.document, turn.passages[0])))]
    return []


def _turn_after(place: _Place, asked: Asked, exchange: Exchange) -> Statement | None:
    """The statement of that one which begins in the very next sentence after a question."""
    reading = exchange.reading(place.citation.document)
    after = place.citation.passage + 1
    found = next((one for one in reading.statements if one.passages and one.passages[0] == after), None)
    if found is None or found.speaker not in asked.speakers or _NO_ANSWER_YET.match(found.text):
        return None
    return found


def _asks(said: str) -> bool:
    return said.rstrip(" ”\"'’»)").endswith("?")


def _fact(place: _Place, index: Index) -> Fact:
    """The sentence as printed, with whose words it is where only the sentences around it tell."""
    said = _NUMBERED.sub("", place.words)
    reading = index.exchange.reading(place.citation.document)
    span = reading.passages[place.citation.passage - 1].span
    for statement in reading.statements:
        inside = any(
            one.contains(span) or (one.start <= span.start and one.end >= span.end - 2) for one in statement.content
        )
        if inside and not any(span.contains(one) for one in (*statement.mention, *statement.cue_spans)):
            relays = through(statement.via)
            plain = said.strip('“”"')
            return Fact(f"“{plain}” — {statement.speaker.name}{f', {relays}' if relays else ''}", (place.citation,))
    return Fact(_balanced(said), (place.citation,))


def _balanced(said: str) -> str:
    """A sentence that closes a quotation it does not open, with the mark that opens it."""
    if said.count("”") > said.count("“"):
        return f"“{said}"
    return f'"{said}' if said.count('"') % 2 and not said.startswith('"') else said
