"""Which statements answer a question, best first, and when the answer is silence.

Silence is decided here, by rule, before any model is asked: when the one asked about is not heard in the exchange, when
they are but not on that topic (whoever else spoke of it), and when nobody raised the topic. A topic counts as raised
by a statement when most of what the question's terms weigh stands in its words, its topic, or the narrator's words
around it — never in another speaker's words; a term weighs the more the rarer it is, and most when it stands nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.domain import stems
from bot.domain.affirmation import is_yes
from bot.domain.asked import Asked, is_shared
from bot.domain.denials import denials, ended
from bot.domain.finding import MOST, found
from bot.domain.index import Index, first_few, keys
from bot.domain.model import (
    Answer,
    Citation,
    Claim,
    Exchange,
    Fact,
    Flaw,
    Span,
    Statement,
    Verdict,
    Withheld,
)
from bot.domain.namesakes import undecided
from bot.domain.questions import Kind, Question, Sought
from bot.domain.summary import by_account, distinct, relayed, said_yes, stated, taking_part, verbatim


@dataclass(frozen=True, slots=True)
class Ranking:
    """What answers a question, best first; without statements and facts the answer is silence."""

    statements: tuple[Statement, ...] = ()
    nearest: tuple[Citation, ...] = ()
    """Where a reader might look instead, or where the facts are told."""
    facts: tuple[Fact, ...] = ()

    @property
    def silent(self) -> bool:
        return not (self.statements or self.facts)

    def numbers(self, exchange: Exchange) -> tuple[int, ...]:
        """The statements' numbers in the exchange: what a model may be offered and may cite."""
        place = {id(statement): number for number, statement in enumerate(exchange.statements, 1)}
        return tuple(place[id(statement)] for statement in self.statements)


def ranked(question: Question, exchange: Exchange) -> Ranking:
    """Rank what answers the question; where nothing does, say where a reader might look."""
    index = Index.of(exchange)
    question = replace(question, about=tuple(index.spelt(group) for group in question.about))
    if question.said_by is not None:
        first = ranked(question.said_by, exchange).statements[:1]
        asked = tuple(Asked(one.speaker.name, (one.speaker,)) for one in first if not is_shared(one, exchange))
        question = replace(question, asked=asked, said_by=None)
    if question.kind is Kind.WHEN and question.before is not None:
        return _when_said(ranked(replace(question, kind=question.before, before=None), exchange), exchange)
    if question.kind is Kind.REASON and question.before is not None:
        return _reasons(ranked(replace(question, kind=question.before, before=None), exchange))
    if question.kind is Kind.IDENTITY:
        return _identity(question, exchange)
    if question.kind in _FACTUAL and (ranking := _factual(question, index)) is not None:
        return ranking
    if question.kind is Kind.VIA and (ranking := _told_of(question, index)) is not None:
        return ranking
    unclear = tuple(fact for asked in question.asked for fact in undecided(asked, exchange))
    if unclear:
        return Ranking(facts=unclear, nearest=first_few(at for one in unclear for at in one.citations))
    unknown = [asked for asked in question.asked if not asked.known]
    if unknown and len(unknown) == len(question.asked):
        told = denials(question, index)
        return Ranking(
            (), first_few(at for one in told for at in one.citations) or index.nearest(question, unknown), told
        )
    answering = found(question, index)
    told = tuple(dict.fromkeys((*denials(question, index), *_ends(question, answering, exchange))))
    if told:
        standing = {(one.document, number) for one in answering for number in one.passages}
        facts = tuple(one for one in told if not {(at.document, at.passage) for at in one.citations} <= standing)
        return Ranking(answering, first_few(at for fact in facts for at in fact.citations), facts)
    return Ranking(statements=answering) if answering else Ranking(nearest=_nearest(question, index))


def _ends(question: Question, agreed: Sequence[Statement], exchange: Exchange) -> tuple[Fact, ...]:
    return ended(agreed, exchange) if question.kind is Kind.AGREED else ()


def _nearest(question: Question, index: Index) -> tuple[Citation, ...]:
    """Where to look instead: where agreeing is spoken of, if an agreement is asked for; else where the words come closest."""
    agreeing = first_few(citation for citation, own in index.passages if own & _AGREEMENT)
    if question.kind is Kind.AGREED and agreeing and not question.about:
        return agreeing
    asked = question.asked + ((question.account,) if question.account else ())
    return index.nearest(question, asked)


_AGREEMENT = frozenset(stems.stem(word) for word in "agree agreement consensus".split())


def plain(question: Question, ranking: Ranking, exchange: Exchange) -> Answer:
    """Compose the answer with no model: the statements told verbatim, or silence."""
    if ranking.silent:
        return Answer(question.words, nearest=ranking.nearest)
    if question.kind is Kind.PARTIES:
        return Answer(question.words, (taking_part(exchange),), ranking.nearest)
    facts = [stated(fact, exchange, _form(question, exchange)) for fact in ranking.facts]
    if question.kind in _FACTUAL:
        return Answer(
            question.words,
            (*facts, *(verbatim(group, exchange) for group in distinct(ranking.statements))),
            ranking.nearest,
        )
    claims: list[Claim] = []
    groups = distinct(ranking.statements)
    if question.kind is Kind.VIA:
        claims += relayed(ranking.statements, exchange)
    elif question.kind is Kind.AGREED:
        claims += [by_account(group, exchange) for group in groups]
    elif groups and is_yes(question, groups[0][0], exchange):
        claims += [said_yes(groups[0], exchange), *(verbatim(group, exchange) for group in groups[1:])]
    else:
        claims += [verbatim(group, exchange) for group in groups]
    return Answer(question.words, (*claims, *facts), ranking.nearest)


def composed(question: Question, ranking: Ranking, verdict: Verdict, exchange: Exchange) -> Answer:
    """Compose the answer from a model's verified sentences: only what rests on the ranking, and silence where it is.

    Without a sentence left, the statements answer in their own words; what was refused is kept.
    """
    offered = {id(statement) for statement in ranking.statements}
    claims = tuple(claim for claim in verdict.claims if all(id(one) in offered for one in claim.statements))
    strays = tuple(
        Withheld(claim.text, Flaw.UNKNOWN, "It cites a statement that does not answer the question.")
        for claim in verdict.claims
        if claim not in claims
    )
    bare = tuple(claim for claim in claims if _VERDICT.match(claim.text) and not _may_say(claim, question, exchange))
    claims = tuple(claim for claim in claims if claim not in bare)
    strays += tuple(Withheld(claim.text, Flaw.OVERSTATED, "A yes or a no says more than the words.") for claim in bare)
    answer = plain(question, ranking, exchange)
    if ranking.silent or ranking.facts or question.kind is Kind.PARTIES:
        claims = ()
    return Answer(question.words, claims or answer.claims, answer.nearest, (*verdict.withheld, *strays))


_VERDICT = re.compile(
    r"\W*(?P<word>yes|no|indeed|correct|that is (?:right|true|correct)|true|false)\b(?=\s*[,.:;!–—-])", re.IGNORECASE
)


def _may_say(claim: Claim, question: Question, exchange: Exchange) -> bool:
    said = _VERDICT.match(claim.text)
    affirms = said is not None and said["word"].lower() not in {"no", "false"}
    return affirms and all(is_yes(question, statement, exchange) for statement in claim.statements)


# --- facts of the exchange itself ---------------------------------------------------------------------------------

_FACTUAL = frozenset({Kind.WHEN, Kind.WHERE, Kind.NEXT, Kind.PARTIES})
_DEALINGS = frozenset(
    stems.stem(word)
    for word in """call meet talk summit conversation exchange speak phone telephone visit conference discussion negotiation
    happen take place hold teleconference video statement dialogue encounter session readout they leader side president
    occur document article publish start begin""".split()
)


def _factual(question: Question, index: Index) -> Ranking | None:
    """Answer from the facts, or None where it is not the exchange itself that is asked about."""
    exchange = index.exchange
    if question.kind is Kind.PARTIES:
        if not exchange.facts.parties:
            return None
        own = [
            next((s for s in exchange.statements if s.speaker.name == one.name), None) for one in exchange.facts.parties
        ]
        return Ranking(tuple(one for one in own if one is not None)) if any(own) else None
    if question.kind is Kind.NEXT:
        return _next(question, index)
    parties = {"@" + (one.party or one.name) for one in exchange.facts.parties}
    names = {key for one in exchange.facts.parties for key in keys(one.name)}
    shell = _DEALINGS | parties | names | (keys(exchange.facts.form.text) if exchange.facts.form else frozenset())
    if any(not sought.keys & shell for sought in question.topic):
        return None
    fact = exchange.facts.date if question.kind is Kind.WHEN else exchange.facts.place
    if fact is None:
        return Ranking(nearest=index.nearest(question, ()))
    return Ranking(facts=(fact,), nearest=fact.citations)


def _when_said(last: Ranking, exchange: Exchange) -> Ranking:
    """When what was answered last was said: its own sentence, where the day stands outside the words said; else silence."""
    if not last.statements:
        return Ranking(nearest=last.nearest)
    first = last.statements[0]
    reading = exchange.reading(first.document)
    text, cited = reading.document.text, Citation(first.document, first.passages[0])
    span = reading.passages[cited.passage - 1].span
    told = _DAY.finditer(text, span.start, span.end)
    if not any(all(not one.overlaps(Span(*day.span())) for one in first.content) for day in told):
        return Ranking(nearest=(cited,))
    return Ranking(facts=(Fact(" ".join(span.of(text).split()), (cited,)),), nearest=(cited,))


_DAY = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|"
    r"November|December|today|yesterday|tonight|(?:19|20)\d\d|\w+ (?:years?|months?|weeks?|days?|hours?) (?:ago|earlier|before)|"
    r"(?:last|this) (?:week|month|year|night|morning|spring|summer|autumn|winter))\b"
)


_REASON = re.compile(
    r"\b(?:because|since (?!\d|the \d|last|then)|owing to|due to|so as to|in order to|the reason|so that)\b",
    re.IGNORECASE,
)


def _reasons(last: Ranking) -> Ranking:
    """Of what was answered last, what gives a reason; else silence that points to it."""
    giving = tuple(one for one in last.statements if _REASON.search(one.text))
    cited = first_few(Citation(one.document, number) for one in last.statements for number in one.passages)
    return Ranking(giving) if giving else Ranking(nearest=cited or last.nearest)


def _identity(question: Question, exchange: Exchange) -> Ranking:
    """Who each that the question means is, by office and party as read, with the sentence that first names them."""
    told: list[Fact] = []
    for name, speaker in {one.name: one for asked in question.asked for one in asked.speakers}.items():
        office = ", ".join(filter(None, (speaker.role, speaker.party if speaker.party != name else "")))
        place = next(
            (
                Citation(reading.document.id, passage.number)
                for reading in exchange.readings
                for passage in reading.passages
                if name in passage.span.of(reading.document.text)
            ),
            None,
        )
        if place and office:
            told.append(Fact(f"{name}: {office}", (place,)))
    facts = tuple(told[:MOST])
    nearest = first_few(at for one in facts for at in one.citations)
    return Ranking(facts=facts, nearest=nearest or Index.of(exchange).nearest(question, question.asked))


def _told_of(question: Question, index: Index) -> Ranking | None:
    """Whose relays are asked for: those of a fact asked about before, of everything, or None for those of an answer."""
    if question.before in _FACTUAL:
        before = ranked(replace(question, kind=question.before, before=None), index.exchange)
        cited = {(citation.document, citation.passage) for citation in before.nearest}
        standing = tuple(
            one for one in index.exchange.statements if any((one.document, number) in cited for number in one.passages)
        )
        return Ranking(before.statements or standing, before.nearest) if before.statements or standing else None
    if question.before is None and not (question.asked or question.about or question.together):
        return Ranking(index.exchange.statements) if index.exchange.statements else None
    return None


def _next(question: Question, index: Index) -> Ranking:
    steps = index.exchange.facts.next_steps
    terms = [sought for sought in question.topic if "they" != sought.word]
    fitting = tuple(step for step in steps if _fits(step, terms, index.exchange))
    if fitting:
        return Ranking(facts=fitting, nearest=tuple(citation for step in fitting for citation in step.citations))
    if terms:
        ahead = tuple(
            one
            for one in found(question, index)
            if _AHEAD & {term.word.lower() for term in stems.terms(f"{one.cue} {one.text}")}
        )
        if ahead:
            return Ranking(ahead)
    return Ranking(
        nearest=first_few(citation for step in steps for citation in step.citations) or index.nearest(question, ())
    )


def _fits(step: Fact, terms: Sequence[Sought], exchange: Exchange) -> bool:
    """Is that the step asked about: with everyone the question names, and some of its words?"""
    places = (exchange.reading(one.document).passages[one.passage - 1].span for one in step.citations)
    whole = (
        at.of(exchange.reading(one.document).document.text) for at, one in zip(places, step.citations, strict=True)
    )
    own = keys(" ".join((step.text, *whole)))
    if any(sought.named and not sought.keys & own for sought in terms):
        return False
    return not terms or any(sought.keys & own for sought in terms)


_AHEAD = frozenset(
    "will next soon later forward plan plans planned upcoming tomorrow agreed scheduled due invited hope".split()
)


def _form(question: Question, exchange: Exchange) -> str:
    """What a bare fact is a fact of: "Telephone call"."""
    if question.kind not in {Kind.WHEN, Kind.WHERE} or question.before is not None:
        return ""
    return exchange.facts.form.text if exchange.facts.form else "exchange"
