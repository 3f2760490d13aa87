"""Summary, answer, lines → Card.

Only what is checked comes in (exchanges, statements, claims, answers) and, of what was withheld, only how many there are:
so nothing here can show an unchecked sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from bot.chat.answers import NEAREST, credit, told_by
from bot.chat.bullets import bullet, capital, capitalised, is_alone
from bot.chat.card import About, Button, Card, Line, Section
from bot.chat.comparing import compared
from bot.chat.contrast import one_sided
from bot.chat.places import called, line_of, pointed, printed, so_many, unique
from bot.chat.together import is_agreement, speakers_of, together
from bot.domain import accounts, languages
from bot.domain.asked import shown_as
from bot.domain.days import in_words
from bot.domain.model import Answer, Citation, Claim, Exchange, Reading, Speaker, Statement, Verdict
from bot.domain.naming import is_unnamed, through
from bot.domain.summary import distinct, verbatim

_OPENING = 8
"""Words by which a text without a title is known again."""
_UNTOLD = 3
"""Statements of a kind that a card tells although its summary leaves them out."""
_TOPICS = 8
"""Topics that a card offers."""
TYPE_LINES = ": type lines."
_NOT_SHOWN = ", not shown here; --json prints them all."
COMPARE = "Compare the accounts."
"""What is said by pressing the button that lays them side by side."""


def summary(
    exchange: Exchange, verdict: Verdict, notes: Sequence[str] = (), *, may_ask: bool = True, rest: str = ""
) -> Card:
    """Lay out an exchange: each leader's claims, what is said of several together, what is older, what comes next.

    Statements that no claim tells of are counted, and `rest` is said of them: how to see them (": press …"). Without it,
    who may ask is told what to type, and who may not, that they are not shown.
    """
    claims = (*verdict.claims, *_untold(verdict.claims, exchange))
    shown = shown_as(exchange)
    heard = _speakers(claims, exchange, shown)
    speakers = [(speaker, told) for speaker, told in heard if not is_unnamed(speaker.name)]
    others = [claim for speaker, told in heard if is_unnamed(speaker.name) for claim in told]
    return Card(
        title=exchange.title or "Untitled",
        subtitle=_particulars(exchange),
        sections=(
            *(_leader(speaker, claims, exchange) for speaker, claims in speakers),
            *together(claims, exchange, shown),
            *_others(others, exchange),
            *_earlier(claims, exchange),
            *one_sided(exchange, shown),
            *_next(claims, exchange),
            *_documents(exchange),
        ),
        notes=(
            *_more(claims, exchange, rest or (TYPE_LINES if may_ask else _NOT_SHOWN)),
            *_remarks(exchange),
            *_so_many_withheld(withheld(exchange, verdict)),
            *notes,
        ),
        buttons=(
            Button("Show the lines", "lines", About.LINES),
            *_comparing(exchange),
            *(Button(speaker.name, f"What did {speaker.name} say?", About.SPEAKER) for speaker, _ in speakers),
            *(Button(topic, f"What was said about {topic}?", About.TOPIC) for topic in topics(exchange)[:_TOPICS]),
        ),
    )


def speaker(exchange: Exchange, name: str) -> Card | None:
    """Lay out all that one speaker said, by any name the documents have for them; None where they are not heard."""
    shown = shown_as(exchange)
    meant = {one.name for original, one in shown.items() if name in (original.name, one.name)}
    statements = [one for one in exchange.statements if shown[one.speaker].name in meant]
    return Card(subtitle=exchange.title, sections=tuple(_told(statements, exchange))) if statements else None


def topic(exchange: Exchange, heading: str) -> Card | None:
    """Lay out all that was said under a topic, by speaker; None where nothing was."""
    statements = [one for one in exchange.statements if heading and one.topic == heading]
    if not statements:
        return None
    return Card(capital(heading), exchange.title, tuple(_told(statements, exchange)))


def compare(exchange: Exchange) -> Card | None:
    """Lay the accounts side by side; None where there is one alone."""
    return compared(exchange)


def topics(exchange: Exchange) -> list[str]:
    """Name the topics of an exchange's statements, first of what most was said."""
    said: dict[str, int] = {}
    for statement in exchange.statements:
        if statement.topic:
            said[statement.topic] = said.get(statement.topic, 0) + len(statement.text.split())
    return sorted(said, key=lambda topic: -said[topic])


def _comparing(exchange: Exchange) -> Iterable[Button]:
    if len(accounts.accounts(exchange)) > 1:
        yield Button("Compare the accounts", COMPARE, About.COMPARE)


def _told(statements: Sequence[Statement], exchange: Exchange) -> Iterable[Section]:
    """Statements in their own words, by speaker; what is told of several together and what is older after them."""
    shown = shown_as(exchange)
    claims = [verbatim(group, exchange) for group in distinct(statements)]
    yield from (_leader(one, own, exchange) for one, own in _speakers(claims, exchange, shown))
    yield from together(claims, exchange, shown)
    yield from _earlier(claims, exchange)


def answer(told: Answer, exchange: Exchange, notes: Sequence[str] = ()) -> Card:
    """Lay out an answer: the claims, the passages they rest on, and who said it through whom; or silence."""
    refused = _so_many_withheld(len(told.withheld))
    if told.silent:
        nearest = tuple(line_of(citation, exchange) for citation in told.nearest[:NEAREST])
        return Card(
            sections=(
                Section(lines=(Line("The documents do not say." + (" Nearest:" if nearest else "")),)),
                *(Section(lines=(line,), quoted=True) for line in nearest),
            ),
            notes=(*refused, *notes),
        )
    return Card(sections=tuple(told_by(told, exchange)), notes=(*refused, *notes))


def lines(exchange: Exchange) -> Card:
    """Lay out the documents themselves, every passage with its mark."""
    return Card(
        title=exchange.title,
        sections=tuple(
            Section(
                heading=called(reading, exchange),
                lines=tuple(
                    line_of(Citation(reading.document.id, passage.number), exchange) for passage in reading.passages
                ),
                quoted=True,
            )
            for reading in exchange.readings
        ),
    )


def line(exchange: Exchange, label: str) -> Card | None:
    """Lay out one passage, its place in the document, and the statements that stand in it; None if the mark is not ours."""
    number, _, passage = label.rpartition(".")
    at = int(number or 1) - 1
    if not (0 <= at < len(exchange.readings) and 1 <= int(passage) <= len(exchange.readings[at].passages)):
        return None
    reading = exchange.readings[at]
    citation = Citation(reading.document.id, int(passage))
    span = reading.passages[int(passage) - 1].span
    standing = [statement for statement in reading.statements if citation.passage in statement.passages]
    return Card(
        subtitle=f"{called(reading, exchange)} · characters {span.start} to {span.end}",
        sections=(
            Section(lines=(line_of(citation, exchange),), quoted=True),
            *(Section(credit(statement), lines=(Line(statement.text),)) for statement in standing),
        ),
    )


def counted(exchange: Exchange) -> str:
    """Say how much was found: "7 statements by 2 speakers"."""
    statements = exchange.statements
    shown = shown_as(exchange)
    speakers = {shown[statement.speaker].name for statement in statements}
    return f"{so_many(len(statements), 'statement')} by {so_many(len(speakers), 'speaker')}"


def withheld(exchange: Exchange, verdict: Verdict) -> int:
    """Count what was refused on the way to a card, statements and sentences alike."""
    return len(verdict.withheld) + sum(len(reading.ungrounded) for reading in exchange.readings)


def _particulars(exchange: Exchange) -> str:
    facts = exchange.facts
    told = [in_words(fact.text) for fact in (facts.date, facts.form, facts.place) if fact is not None]
    documents = [called(reading, exchange) for reading in exchange.readings if reading.document.publisher]
    accounts = [so_many(len(exchange.readings), "account")] if len(exchange.readings) > 1 else []
    statements = exchange.statements
    checked = ["every quotation checked"] if statements else []
    return " · ".join([*told, *accounts, *unique(documents), so_many(len(statements), "statement"), *checked])


def _remarks(exchange: Exchange) -> Iterable[str]:
    if any(languages.unread(reading) for reading in exchange.readings):
        return  # what was not read cannot be judged
    if not exchange.statements:
        unsure = any(not reading.document.language and not reading.reader for reading in exchange.readings)
        english = "; without a model only English is read" if unsure else ""
        yield f"Nobody is credited with any words in what I read{english}."
    if not exchange.is_exchange:
        here = "; here is who said what all the same." if exchange.statements else "."
        yield f"This text does not look like a diplomatic exchange{here}"


def _more(claims: Sequence[Claim], exchange: Exchange, rest: str) -> Iterable[str]:
    """Count the statements that the card leaves out."""
    told = {id(statement) for claim in claims for statement in claim.statements}
    left = sum(id(statement) not in told for statement in exchange.statements)
    if left:
        yield f"And {so_many(left, 'more statement')}{rest}"


def _so_many_withheld(number: int) -> tuple[str, ...]:
    return (f"{so_many(number, 'sentence')} withheld.",) if number else ()


def _untold(claims: Sequence[Claim], exchange: Exchange) -> Iterable[Claim]:
    """What is said to be agreed and what is older, in its own words, where no claim tells of it: both are always shown."""
    told = {id(statement) for claim in claims for statement in claim.statements}
    for wanted in (is_agreement, _is_old):
        groups = distinct([statement for statement in exchange.statements if wanted(statement, exchange)])
        untold = [group for group in groups if not any(id(statement) in told for statement in group)]
        yield from (verbatim(group, exchange) for group in untold[:_UNTOLD])


def _is_old(statement: Statement, _: Exchange) -> bool:
    return statement.earlier


def _speakers(
    claims: Sequence[Claim], exchange: Exchange, shown: Mapping[Speaker, Speaker]
) -> list[tuple[Speaker, list[Claim]]]:
    """Claims that rest on one speaker's own words, under that speaker, in the order they come."""
    said: dict[str, tuple[Speaker, list[Claim]]] = {}
    for claim in claims:
        if len(speakers_of(claim, shown)) == 1 and all(is_alone(statement, exchange) for statement in claim.statements):
            speaker = shown[claim.statements[0].speaker]
            said.setdefault(speaker.name, (speaker, []))[1].append(claim)
    return list(said.values())


def _leader(speaker: Speaker, claims: Sequence[Claim], exchange: Exchange) -> Section:
    """A speaker's section; the relays stand in its head where they are the same for all, else behind each line."""
    relays = {statement.via for claim in claims for statement in claim.statements}
    shared = through(relays.pop()) if len(relays) == 1 else ""
    office = ", ".join(filter(None, (speaker.role, speaker.party if speaker.party != speaker.name else "")))
    return Section(
        heading=capital(speaker.name),
        note=", ".join(filter(None, (office, shared))),
        lines=tuple(bullet(claim, exchange, claim.statements[0].speaker.name, shared) for claim in claims),
    )


def _others(claims: Sequence[Claim], exchange: Exchange) -> Iterable[Section]:
    """Those who are not named, together: what each said, whole."""
    if claims:
        yield Section("Others", lines=tuple(capitalised(bullet(claim, exchange)) for claim in claims))


def _earlier(claims: Sequence[Claim], exchange: Exchange) -> Iterable[Section]:
    old = [claim for claim in claims if all(statement.earlier for statement in claim.statements)]
    if old:
        yield Section("Earlier", lines=tuple(capitalised(bullet(claim, exchange, "Earlier, ")) for claim in old))


def _next(claims: Sequence[Claim], exchange: Exchange) -> Iterable[Section]:
    """The steps to come, but for those the card tells as agreed already."""
    agreed = {
        Citation(statement.document, passage)
        for claim in claims
        for statement in claim.statements
        if is_agreement(statement, exchange)
        for passage in statement.passages
    }
    steps = [step for step in exchange.facts.next_steps if not step.citations or not agreed.issuperset(step.citations)]
    if steps:
        yield Section("Next", lines=tuple(Line(step.text, pointed(step.citations, exchange)) for step in steps))


def _documents(exchange: Exchange) -> Iterable[Section]:
    """What the marks point into, where there are several documents."""
    if len(exchange.readings) > 1:
        yield Section(
            "Sources",
            lines=tuple(
                Line(f"{number}. {called(reading, exchange)}: {_opening(reading)}")
                for number, reading in enumerate(exchange.readings, 1)
            ),
        )


def _opening(reading: Reading) -> str:
    words = printed(reading, 1).split() if reading.passages else []
    return f"“{' '.join(words[:_OPENING])}{' …' if len(words) > _OPENING else ''}”"
