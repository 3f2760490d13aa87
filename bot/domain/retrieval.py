"""Which statements answer a question, best first, and when the answer is silence.

Silence is decided here, by rule, before any model is asked: when the one asked about is not heard in the exchange, when
they are but not on that topic (whoever else spoke of it), and when nobody raised the topic. A topic counts as raised
by a statement when most of what the question's terms weigh stands in its words, its topic, or the narrator's words
around it — never in another speaker's words; a term weighs the more the rarer it is, and most when it stands nowhere.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from bot.domain import stems
from bot.domain.asked import Asked, fits, is_shared, spelt
from bot.domain.features import features
from bot.domain.model import Answer, Citation, Claim, Exchange, Fact, Flaw, Reading, Span, Statement, Verdict, Withheld
from bot.domain.questions import Kind, Question, Sought
from bot.domain.summary import distinct, relayed, said_yes, stated, taking_part, verbatim, weight

MOST = 6
"""An answer rests on at most so many statements, and points to at most three passages when it is silent."""
_NEAREST = 3
_RAISED = 0.5
"""A topic is raised where more than this share of the weight of its terms is found."""


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
    index = _Index.of(exchange)
    question = replace(question, about=tuple(index.spelt(group) for group in question.about))
    if question.said_by is not None:
        first = ranked(question.said_by, exchange).statements[:1]
        asked = tuple(Asked(one.speaker.name, (one.speaker,)) for one in first if not is_shared(one, exchange))
        question = replace(question, asked=asked, said_by=None)
    if question.kind in _FACTUAL and (ranking := _factual(question, index)) is not None:
        return ranking
    unknown = [asked for asked in question.asked if not asked.known]
    if unknown and len(unknown) == len(question.asked):
        return Ranking(nearest=index.nearest(question, unknown))
    found = _found(question, index)
    return Ranking(statements=found) if found else Ranking(nearest=index.nearest(question, question.asked))


def plain(question: Question, ranking: Ranking, exchange: Exchange) -> Answer:
    """Compose the answer with no model: the statements told verbatim, or silence."""
    if ranking.silent:
        return Answer(question.words, nearest=ranking.nearest)
    claims: list[Claim] = []
    if question.kind is Kind.PARTIES:
        return Answer(question.words, (taking_part(exchange),), ranking.nearest)
    claims += [stated(fact, exchange, _form(question, exchange)) for fact in ranking.facts]
    groups = distinct(ranking.statements)
    if question.kind is Kind.VIA:
        claims += [relayed(group, exchange) for group in groups]
    elif question.kind is Kind.WHETHER and _mentions(question, ranking.statements[:1]):
        claims += [said_yes(groups[0], exchange), *(verbatim(group, exchange) for group in groups[1:])]
    else:
        claims += [verbatim(group, exchange) for group in groups]
    return Answer(question.words, tuple(claims), ranking.nearest)


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
    answer = plain(question, ranking, exchange)
    if ranking.silent or ranking.facts or question.kind is Kind.PARTIES:
        claims = ()
    return Answer(question.words, claims or answer.claims, answer.nearest, (*verdict.withheld, *strays))


# --- facts of the exchange itself ---------------------------------------------------------------------------------

_FACTUAL = frozenset({Kind.WHEN, Kind.WHERE, Kind.NEXT, Kind.PARTIES})
_DEALINGS = frozenset(
    stems.stem(word)
    for word in """call meet talk summit conversation exchange speak phone telephone visit conference discussion negotiation
    happen take place hold teleconference video statement dialogue encounter session readout they leader side president
    occur document article publish start begin""".split()
)


def _factual(question: Question, index: _Index) -> Ranking | None:
    """Answer from the facts, or None where it is not the exchange itself that is asked about."""
    exchange = index.exchange
    if question.kind is Kind.PARTIES:
        if not exchange.facts.parties:
            return None
        own = [next((s for s in exchange.statements if s.speaker.name == one.name), None) for one in exchange.facts.parties]
        return Ranking(tuple(one for one in own if one is not None)) if any(own) else None
    if question.kind is Kind.NEXT:
        return _next(question, index)
    parties = {"@" + (one.party or one.name) for one in exchange.facts.parties}
    names = {key for one in exchange.facts.parties for key in _keys(one.name)}
    shell = _DEALINGS | parties | names | (_keys(exchange.facts.form.text) if exchange.facts.form else frozenset())
    if any(not sought.keys & shell for sought in question.topic):
        return None
    fact = exchange.facts.date if question.kind is Kind.WHEN else exchange.facts.place
    if fact is None:
        return Ranking(nearest=index.nearest(question, ()))
    return Ranking(facts=(fact,), nearest=fact.citations)


def _next(question: Question, index: _Index) -> Ranking:
    steps = index.exchange.facts.next_steps
    terms = [sought for sought in question.topic if "they" != sought.word]
    fitting = tuple(step for step in steps if not terms or any(sought.keys & _keys(step.text) for sought in terms))
    if fitting:
        return Ranking(facts=fitting, nearest=tuple(citation for step in fitting for citation in step.citations))
    if terms:
        found = _found(question, index)
        ahead = tuple(one for one in found if _AHEAD & {term.word.lower() for term in stems.terms(f"{one.cue} {one.text}")})
        if ahead:
            return Ranking(ahead)
    return Ranking(nearest=_first(citation for step in steps for citation in step.citations) or index.nearest(question, ()))


_AHEAD = frozenset("will next soon later forward plan plans planned upcoming tomorrow agreed scheduled due invited hope".split())


def _keys(text: str) -> frozenset[str]:
    return frozenset(feature.key for feature in features(text))


def _form(question: Question, exchange: Exchange) -> str:
    """What a bare fact is a fact of: "Telephone call"."""
    if question.kind not in {Kind.WHEN, Kind.WHERE}:
        return ""
    return exchange.facts.form.text if exchange.facts.form else "exchange"


# --- statements ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Heard:
    """A statement with what it can be found by: its own words, the narrator's around it, its neighbour's if it leans on it."""

    statement: Statement
    own: frozenset[str]
    around: frozenset[str]
    leaning: frozenset[str] = frozenset()

    def holds(self, sought: Sought) -> float:
        if sought.keys & self.own:
            return 1.0
        if sought.keys & self.around:
            return 0.8
        if sought.keys & self.leaning:
            return 0.6
        if sought.named and not sought.generic and any(key.startswith("@") for key in sought.keys):
            return 0.0
        stem = stems.stem(sought.word)
        return 0.7 if any(stems.alike(stem, own) for own in self.own | self.around) else 0.0


def _found(question: Question, index: _Index) -> tuple[Statement, ...]:
    """The statements that answer, best first; none where the rule is silence."""
    heard = [one for one in index.heard if _voiced(question, one.statement, index.exchange)]
    if _kind(question) is Kind.AGREED:
        heard = [one for one in heard if _tells_agreement(one.statement)]
    if _ASKS_EARLIER.search(question.words) and any(one.statement.earlier for one in heard):
        heard = [one for one in heard if one.statement.earlier]
    if question.act and question.asked and _only_people(question, index):
        heard = [one for one in heard if _acts(question.act, one)]
    scored = [(score, one) for one in heard if (score := _score(question, one, index)) > 0]
    if not scored:
        return ()
    scored.sort(key=lambda pair: -pair[0])
    best = scored[0][0]
    if question.about:
        scored = [pair for pair in scored if pair[0] >= best * 0.65]
    if _kind(question) is Kind.WHO:
        scored = [pair for pair in scored if pair[0] >= best * 0.75]
    ordered = _fair(question, [one.statement for _, one in scored], index.exchange)
    return tuple(ordered[:MOST])


_ASKS_EARLIER = re.compile(r"\b(?:earlier|previously|in the past|at the time|formerly|years? ago|months? ago)\b", re.IGNORECASE)


def _only_people(question: Question, index: _Index) -> bool:
    """Is an act all that is asked about ("Did Xi congratulate Trump?"), so that the act itself must be told?"""
    return all(index.is_person(sought) for sought in question.topic)


def _acts(act: str, heard: _Heard) -> bool:
    cue = {term.stem for term in stems.terms(heard.statement.cue)}
    return act in cue | heard.own | heard.around


def _kind(question: Question) -> Kind:
    return question.before if question.kind is Kind.VIA and question.before else question.kind


def _voiced(question: Question, statement: Statement, exchange: Exchange) -> bool:
    known = [asked for asked in question.asked if asked.known]
    return not known or any(asked.heard_in(statement, exchange) for asked in known)


def _score(question: Question, heard: _Heard, index: _Index) -> float:
    """How well a statement answers: how much of the topic it holds, then how much it says. 0 is no answer."""
    statement = heard.statement
    fitness = 1.0
    if question.about:
        fitness = max(index.share(alternative, heard) for alternative in question.about)
        if fitness <= _RAISED:
            return 0.0
    repeated = _repeated(question, statement) if question.kind in {Kind.WHO, Kind.WHETHER} else 0.0
    if question.kind is Kind.WHO and not question.about and not repeated:
        return 0.0
    score = fitness * 10 + repeated * 5 + weight(statement) * (0.1 if question.about else 0.5)
    if question.act and question.act in {stems.stem(term.word) for term in stems.terms(statement.cue)}:
        score += 2
    if is_shared(statement, index.exchange):
        score += 1 if question.together else -1.5 if question.about or not question.asked else -6
    if statement.earlier:
        score *= 0.7
    if question.about and question.kind in {Kind.WHO, Kind.WHETHER} and question.negated != _negative(statement):
        score *= 0.85
    if not question.asked and index.takes_part(statement):
        score += 0.5
    return score


def _repeated(question: Question, statement: Statement) -> float:
    """The share of the question's neighbouring words that the statement has side by side too."""
    asked = _pairs(question.words)
    return len(asked & _pairs(statement.text)) / max(1, len(asked) - 2)


def _pairs(text: str) -> set[tuple[str, str]]:
    words = [term.word.lower() for term in stems.terms(text)]
    return set(pairwise(words))


_NEGATIVES = frozenset({"not", "no", "never", "neither", "nor", "without", "cannot"})


def _negative(statement: Statement) -> bool:
    words = {term.word.lower().replace("’", "'") for term in stems.terms(f"{statement.cue} {statement.text}")}
    return bool(words & _NEGATIVES) or any(word.endswith("n't") for word in words)


_AGREEMENT = frozenset(stems.stem(word) for word in "agree agreement consensus decide concur pact accord".split())


def _tells_agreement(statement: Statement) -> bool:
    cue = {term.stem for term in stems.terms(statement.cue)}
    words = {term.word.lower() for term in stems.terms(statement.cue)}
    if cue & _AGREEMENT:
        return not words & {"not", "never", "failed", "refused", "declined", "didn't", "didn’t"}
    return statement.joint and bool(stems.content_stems(statement.text) & _AGREEMENT)


def _fair(question: Question, statements: Sequence[Statement], exchange: Exchange) -> list[Statement]:
    """Of an open question about several sides, let each be heard in turn; current before old."""
    ordered = sorted(statements, key=lambda one: one.earlier) if not question.about else list(statements)
    sides = [asked for asked in question.asked if asked.known]
    if len(sides) < 2 and (question.asked or question.about):
        return ordered
    lines: dict[str, list[Statement]] = {}
    for one in ordered:
        lines.setdefault(one.speaker.name, []).append(one)
    fair: list[Statement] = []
    while lines:
        for name in list(lines):
            fair.append(lines[name].pop(0))
            if not lines[name]:
                del lines[name]
    return sorted(fair, key=lambda one: one.earlier) if not question.about else fair


_MENTIONING = frozenset(stems.stem(word) for word in "mention discuss talk speak raise address bring touch say comment".split())


def _mentions(question: Question, first: Sequence[Statement]) -> bool:
    """May "Yes" stand before the words: was it asked whether they spoke of a thing, and do their own words hold it?"""
    if question.act or question.negated or not question.about or not first:
        return False
    asked = {term.stem for term in stems.terms(question.words)}
    if not asked & _MENTIONING or "that" in asked:
        return False
    statement = first[0]
    own = _keys(statement.text)
    return not _negative_cue(statement) and any(all(sought.keys & own for sought in group) for group in question.about)


def _negative_cue(statement: Statement) -> bool:
    words = {term.word.lower().replace("’", "'") for term in stems.terms(statement.cue)}
    refusing = {"denied", "denies", "deny", "declined", "declines", "refused", "refuses", "dismissed", "rejected", "avoided"}
    return bool(words & (_NEGATIVES | refusing)) or any(word.endswith("n't") for word in words)


# --- the index ----------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Index:
    """An exchange made searchable for one question."""

    exchange: Exchange
    heard: list[_Heard] = field(default_factory=list)
    passages: list[tuple[Citation, frozenset[str]]] = field(default_factory=list)
    often: Counter[str] = field(default_factory=Counter)
    participants: frozenset[str] = frozenset()

    @classmethod
    def of(cls, exchange: Exchange) -> _Index:
        index = cls(exchange, participants=frozenset(one.name for one in exchange.facts.parties))
        for reading in exchange.readings:
            index._read(reading)
        for _, keys in index.passages:
            index.often.update(keys)
        return index

    def _read(self, reading: Reading) -> None:
        text = reading.document.text
        spoken: dict[int, list[Statement]] = {}
        for statement in reading.statements:
            for number in statement.passages:
                spoken.setdefault(number, []).append(statement)
        narrated: dict[int, frozenset[str]] = {}
        for passage in reading.passages:
            found = features(passage.span.of(text))
            self.passages.append((Citation(reading.document.id, passage.number), frozenset(one.key for one in found)))
            if passage.number in spoken:
                contents = [span for one in spoken[passage.number] for span in one.content]
                start = passage.span.start
                narrated[passage.number] = frozenset(
                    one.key for one in found if not _inside(one.span.start + start, contents)
                )
        before: _Heard | None = None
        for statement in reading.statements:
            around = frozenset(key for number in statement.passages for key in narrated.get(number, ()))
            own = _keys(statement.text)
            relayed_on = frozenset(key for via in statement.via for key in _keys(via) if not key.startswith("@"))
            around = (around - _names(statement)) | relayed_on
            heard = _Heard(statement, own | _keys(statement.topic), around, _lent(statement, before))
            self.heard.append(heard)
            before = heard

    def rarity(self, sought: Sought) -> float:
        """What a term weighs: little if it only goes with topics, most if it stands nowhere."""
        seen = sum(self.often[key] for key in sought.keys)
        rare = math.log(1 + (len(self.passages) + 1) / (0.5 + seen))
        return rare * (0.25 if sought.generic else 1.6 if sought.named else 1.0)

    def spelt(self, group: Sequence[Sought]) -> tuple[Sought, ...]:
        """The terms as the documents spell them: "tik tok" as one word, a word that stands nowhere by one a letter away."""
        found: list[Sought] = []
        for sought in group:
            if found and not self._stands(found[-1]) and not self._stands(sought):
                joined = stems.stem(f"{found[-1].word}{sought.word}".lower())
                if self.often[joined]:
                    found[-1] = replace(sought, word=found[-1].word + sought.word, keys=frozenset({joined}))
                    continue
            found.append(sought)
        return tuple(self._corrected(sought) for sought in found)

    def _stands(self, sought: Sought) -> bool:
        return any(self.often[key] for key in sought.keys)

    def _corrected(self, sought: Sought) -> Sought:
        (key,) = sought.keys if len(sought.keys) == 1 else ("",)
        if len(key) < 5 or key.startswith("@") or self._stands(sought):
            return sought
        close = [other for other in self.often if spelt(key, other)]
        return replace(sought, keys=frozenset(close)) if len(close) == 1 else sought

    def share(self, alternative: Sequence[Sought], heard: _Heard) -> float:
        """The share of the weight of those terms that a statement holds; 0 where a term that must stand does not."""
        weights = [self.rarity(sought) for sought in alternative]
        held = [heard.holds(sought) for sought in alternative]
        if len(alternative) == 1 and held[0] > 0:
            return max(held[0], _RAISED + 0.01)
        return sum(weight * hold for weight, hold in zip(weights, held, strict=True)) / sum(weights)

    def is_person(self, sought: Sought) -> bool:
        return any(fits((sought.word.lower(),), statement.speaker.name) for statement in self.exchange.statements)

    def takes_part(self, statement: Statement) -> bool:
        return statement.speaker.name in self.participants

    def nearest(self, question: Question, asked: Sequence[Asked]) -> tuple[Citation, ...]:
        """The passages that come closest: those that name who was asked about, or hold most of the topic."""
        names = frozenset(key for one in asked for key in (feature.key for feature in features(one.words, loose=True)))
        scored: list[tuple[float, Citation]] = []
        for citation, keys in self.passages:
            topic = sum(self.rarity(sought) for sought in question.topic if sought.keys & keys)
            named = len(names & keys) / len(names) if names else 0.0
            if topic or named:
                scored.append((topic * 2 + named, citation))
        scored.sort(key=lambda pair: -pair[0])
        best = _first(citation for score, citation in scored if score >= scored[0][0] * 0.6)
        return best or self._opening()

    def _opening(self) -> tuple[Citation, ...]:
        """Where a reader begins, when nothing comes near: the first passage in which anyone is heard."""
        first = next(((one.document, one.passages[0]) for one in self.exchange.statements if one.passages), None)
        if first:
            return (Citation(*first),)
        return (self.passages[0][0],) if self.passages else ()


def _inside(at: int, spans: Iterable[Span]) -> bool:
    return any(span.start <= at < span.end for span in spans)


def _names(statement: Statement) -> frozenset[str]:
    """What names the speaker and the relays: no statement is about them only because they made it."""
    return frozenset(key for name in (statement.speaker.name, *statement.via) for key in _keys(name))


_LEANING = frozenset("it this that these those they he she the".split())


def _lent(statement: Statement, before: _Heard | None) -> frozenset[str]:
    """The words of the statement before, where this one leans on them: same speaker, next to it, opening with "it", "this"."""
    if before is None or before.statement.speaker != statement.speaker or not statement.passages:
        return frozenset()
    if not before.statement.passages or not 0 <= statement.passages[0] - before.statement.passages[-1] <= 1:
        return frozenset()
    first = next(stems.terms(statement.text), None)
    return before.own if first is not None and first.word.lower() in _LEANING - {"the", "he", "she"} else frozenset()


def _first(citations: Iterable[Citation]) -> tuple[Citation, ...]:
    return tuple(dict.fromkeys(citations))[:_NEAREST]
