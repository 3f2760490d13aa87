"""What stands behind a draft: the statements it cites, their passages, and all the names and figures found there."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from bot.domain.figures import Figure, dated, figures
from bot.domain.gazetteer import longest_party, party
from bot.domain.hosts import speaks_for
from bot.domain.languages import is_english
from bot.domain.model import Exchange, Fact, Reading, Span, Statement
from bot.domain.names import Cast, cast
from bot.domain.recalling import recalled
from bot.domain.stems import alike, is_stop, near, stem, terms

_NAME_TOKEN = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+(?:['’\-‑][^\W_]+)*")


@dataclass(frozen=True, slots=True, eq=False)
class Backing:
    """The cited statements and what surrounds them in print.

    One is made for each draft, and is itself alone: what its rules find out about it is kept in it and ends with it.
    """

    exchange: Exchange
    cited: tuple[Statement, ...]
    casts: dict[str, Cast]
    said: tuple[str, ...]
    """Cue and content of each cited statement."""
    around: tuple[str, ...]
    """Each cited statement's passages, without what others are credited with in them."""
    printed: tuple[str, ...]
    """The same passages whole."""
    figures: tuple[Figure, ...]
    names: frozenset[str]
    """Folded words of which a proper name in the draft may be made."""
    parties: frozenset[str]
    stems: frozenset[str]
    is_english: bool
    matched: dict[tuple[str, str, Statement], bool] = field(default_factory=dict, repr=False)
    """Whether words of a draft name the speaker or a relay of a statement, as far as it was asked."""
    partied: dict[tuple[str, Statement], str] = field(default_factory=dict, repr=False)
    """For whom the speaker or a relay of a statement speaks, as far as it was asked."""

    def bears(self, stem_: str) -> bool:
        return bears(self.stems, stem_)


def bears(stems: frozenset[str], stem_: str) -> bool:
    """Say whether a word, a near synonym or a form of it is among these stems."""
    return (
        stem_ in stems
        or stem_.rstrip("e") in stems
        or stem_ + "e" in stems
        or bool(near(stem_) & stems)
        or any(alike(stem_, each) for each in stems)
    )


def backing(exchange: Exchange, cited: Sequence[Statement]) -> Backing:
    """Gather what the cited statements can bear out."""
    cited = tuple(dict.fromkeys(cited))
    readings = {reading.document.id: reading for reading in exchange.readings}
    used = [readings[statement.document] for statement in cited if statement.document in readings]
    casts = {each.document.id: cast(each.document, each.passages) for each in used}
    printed = tuple(_printed(statement, readings) for statement in cited)
    around = tuple(_around(statement, readings) for statement in cited)
    said = tuple(f"{statement.cue} {statement.text}" for statement in cited)
    told = tuple(_facts(exchange))
    people = _people(cited, used, casts, " ".join(printed))
    known = " ".join((*printed, *told, *people))
    dates = [figure for reading in used for figure in dated(reading.document.published)]
    return Backing(
        exchange=exchange,
        cited=cited,
        casts=casts,
        said=said,
        around=around,
        printed=printed,
        figures=(*(figure for text in (*printed, *told, exchange.title) for figure in figures(text)), *dates),
        names=frozenset(name_words(known)),
        parties=frozenset(parties(known)) | _short_parties(exchange, known),
        stems=frozenset(term.stem for text in (*said, *around) for term in terms(text) if not is_stop(term.word)),
        is_english=all(is_english(reading.document) for reading in used),
    )


def _printed(statement: Statement, readings: dict[str, Reading]) -> str:
    reading = readings.get(statement.document)
    if reading is None:
        return statement.text
    spans = {passage.number: passage.span for passage in reading.passages}
    text = reading.document.text
    return " ".join(spans[number].of(text) for number in statement.passages if number in spans) or statement.text


def _around(statement: Statement, readings: dict[str, Reading]) -> str:
    """Give a statement's passages with the content of other speakers in them blanked out."""
    reading = readings.get(statement.document)
    if reading is None:
        return statement.text
    text = reading.document.text
    others = [
        span
        for other in reading.statements
        if other is not statement and other.speaker.name != statement.speaker.name
        for span in other.content
        if not any(span.overlaps(own) for own in statement.content)
    ]
    spans = {passage.number: passage.span for passage in reading.passages}
    return " ".join(_without(text, spans[number], others) for number in statement.passages if number in spans)


def _without(text: str, span: Span, others: Iterable[Span]) -> str:
    pieces, at = [], span.start
    for other in sorted(others):
        if other.overlaps(span):
            pieces.append(text[at : max(at, other.start)])
            at = max(at, min(other.end, span.end))
    return " ".join((*pieces, text[at : span.end]))


def _facts(exchange: Exchange) -> Iterator[str]:
    facts = exchange.facts
    told: tuple[Fact | None, ...] = (facts.form, facts.date, facts.place)
    yield from (fact.text for fact in told if fact)


def _people(cited: Sequence[Statement], used: Sequence[Reading], casts: dict[str, Cast], printed: str) -> Iterator[str]:
    """Give all the names of those who speak, relay or are spoken of in the cited passages."""
    for statement in cited:
        yield " ".join((statement.speaker.name, statement.speaker.role, statement.speaker.party))
        yield " ".join((*statement.via, statement.addressee))
    for reading in used:
        yield reading.document.publisher
    words = frozenset(name_words(" ".join((printed, *(statement.speaker.name for statement in cited)))))
    for known in casts.values():
        for speaker in known.speakers:
            own = speaker.name.split()
            if own and (fold_name(own[-1]) in words or fold_name(own[0]) in words):
                yield " ".join((speaker.name, speaker.role, speaker.party))


def _short_parties(exchange: Exchange, known: str) -> frozenset[str]:
    """Give the parties of the exchange that a text names by the last word of their name: "Korea" for South Korea."""
    words = frozenset(name_words(known))
    found = {party_of(each.speaker.party) or each.speaker.party for each in exchange.statements if each.speaker.party}
    return frozenset(each for each in found if each.split()[-1].casefold() in words - _COMMON_ENDS)


_COMMON_ENDS = frozenset("states union republic kingdom nations emirates city islands".split())


POSSESSIVE = re.compile(r"['’]s?$")


@recalled(16_384)
def fold_name(word: str) -> str:
    """Fold a name's case, accents, dots and possessive."""
    word = POSSESSIVE.sub("", word)
    if word.isascii():
        return word.replace(".", "").lower()
    decomposed = unicodedata.normalize("NFD", word)
    return "".join(c for c in decomposed if not unicodedata.combining(c) and c != ".").casefold().replace("’", "'")


@recalled(2048)
def name_words(text: str) -> tuple[str, ...]:
    """Give every word of a text folded as a name, compounds whole and in their parts."""
    return tuple(_name_words(text))


def _name_words(text: str) -> Iterator[str]:
    for match in _NAME_TOKEN.finditer(text):
        word = fold_name(match.group())
        yield word
        if "-" in word:
            yield from word.split("-")


@recalled(1024)
def parties(text: str) -> tuple[str, ...]:
    """Give every state or body a text names, by any of its names, adjectives and seats."""
    return tuple(_parties(text))


def _parties(text: str) -> Iterator[str]:
    tokens = [POSSESSIVE.sub("", match.group()) for match in _NAME_TOKEN.finditer(text)]
    tokens = [part for token in tokens for part in (token, *(token.split("-") if "-" in token else ()))]
    at = 0
    while at < len(tokens):
        found = longest_party(tokens, at) if tokens[at][0].isupper() else None
        if found:
            yield found[0].party
        at += found[1] if found else 1


@recalled(4096)
def party_of(words: str) -> str:
    """Give the first party that words name ("the Chinese side"), or that holds the host a publisher is shown with."""
    return speaks_for(words) or party(words) or next(iter(parties(words)), "")


__all__ = ["POSSESSIVE", "Backing", "backing", "bears", "fold_name", "name_words", "parties", "party_of", "stem"]
