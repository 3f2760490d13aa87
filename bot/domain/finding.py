"""Which statements answer a question, best first: whose they are, to whom, on what, and how well they fit.

None is given where the rule is silence: the one asked about is not heard, or not on that topic, or not as doing that.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.domain import agreements, stems
from bot.domain.asked import Asked, is_shared
from bot.domain.called import fits, name_tokens
from bot.domain.index import RAISED, Heard, Index
from bot.domain.model import DocumentKind, Exchange, Statement
from bot.domain.questions import Kind, Question
from bot.domain.summary import weight

MOST = 6
"""An answer rests on at most so many statements."""


def found(question: Question, index: Index) -> tuple[Statement, ...]:
    """The statements that answer, best first; none where the rule is silence."""
    heard = [one for one in index.heard if _voiced(question, one.statement, index.exchange)]
    if question.account is not None:
        heard = [one for one in heard if question.account.tells(one.statement, index.exchange)]
    if question.told is not None and question.told.known:
        heard = _addressed(question.told, heard, index.exchange)
    if _kind(question) is Kind.AGREED:
        heard = _agreeing(heard, index.exchange)
    if _ASKS_EARLIER.search(question.meant) and any(one.statement.earlier for one in heard):
        heard = [one for one in heard if one.statement.earlier]
    if question.act and question.asked and _only_people(question, index):
        heard = [one for one in heard if _acts(question.act, one)]
    if question.deed and question.doer is not None:
        heard = [one for one in heard if _tells_deed(question.doer, question.deed, one.statement, index.exchange)]
    scored = [(score, one) for one in heard if (score := _score(question, one, index)) > 0]
    if not scored:
        return ()
    if question.act in _DONE_BY_SAYING and question.kind is not Kind.WHETHER:
        scored = [pair for pair in scored if question.act in _cue_stems(pair[1].statement)] or scored
    scored.sort(key=lambda pair: -pair[0])
    best = scored[0][0]
    if question.about:
        scored = [pair for pair in scored if pair[0] >= best * 0.65]
    if _kind(question) is Kind.WHO:
        scored = [pair for pair in scored if pair[0] >= best * 0.75]
    ordered = _fair(question, [one.statement for _, one in scored], index.exchange)[:MOST]
    if len(question.asked) == 1 and not (question.about or question.act or _ON_A_TOPIC.search(question.meant)):
        place = {id(statement): at for at, statement in enumerate(index.exchange.statements)}
        ordered.sort(key=lambda one: (one.earlier, is_shared(one, index.exchange), place[id(one)]))
    return tuple(ordered)


def _addressed(told: Asked, heard: list[Heard], exchange: Exchange) -> list[Heard]:
    """What was said to that one, where any of it is told to have been; an account of one call tells it but once."""
    names = [speaker.name for speaker in told.speakers]
    to_them = [
        one
        for one in heard
        if (tokens := tuple(name_tokens(one.statement.addressee))) and any(fits(tokens, name) for name in names)
    ]
    rest = [one for one in heard if one not in to_them and _is_of_the_call(one.statement, exchange)]
    return [*to_them, *rest] if to_them else heard


def _is_of_the_call(statement: Statement, exchange: Exchange) -> bool:
    kind = exchange.reading(statement.document).document.kind
    return kind is DocumentKind.READOUT and not statement.via and not is_shared(statement, exchange)


def _agreeing(heard: list[Heard], exchange: Exchange) -> list[Heard]:
    """What tells of an agreement; where nothing does, what one of them says they agreed."""
    agreed = [one for one in heard if agreements.tells(one.statement, exchange)]
    accounts = [
        one
        for one in heard
        if not is_shared(one.statement, exchange)
        and agreements.recounted(one.statement, exchange.reading(one.statement.document))
    ]
    return [*agreed, *accounts]


_ON_A_TOPIC = re.compile(r"\b(?:about|on|regarding|mention\w*|of)\b", re.IGNORECASE)
_ASKS_EARLIER = re.compile(
    r"\b(?:earlier|previously|in the past|at the time|formerly|years? ago|months? ago)\b", re.IGNORECASE
)


def _only_people(question: Question, index: Index) -> bool:
    """Is an act all that is asked about ("Did Xi congratulate Trump?"), so that the act itself must be told?"""
    return all(index.is_person(sought) for sought in question.topic)


_DONE_BY_SAYING = frozenset(
    stems.stem(word)
    for word in "announce decide undertake declare promise pledge vow threaten deny refuse propose".split()
)
"""Acts that one does by these very words, so that what was only said is no answer where any was done."""


def _cue_stems(statement: Statement) -> set[str]:
    return {term.stem for term in stems.terms(statement.cue)}


def _acts(act: str, heard: Heard) -> bool:
    cue = _cue_stems(heard.statement)
    return act in cue | heard.own | heard.around


def _tells_deed(doer: Asked, deed: str, statement: Statement, exchange: Exchange) -> bool:
    """Does a statement tell of the deed, and of nobody else's: is the name before it the doer's, or none and they speak?

    Where the deed is one that several do together, the order of the names tells nothing.
    """
    words = list(stems.terms(statement.text))
    speaks = statement.speaker in doer.speakers or doer.heard_in(statement, exchange)
    named = [_is_named(doer, term.word) for term in words]
    if deed in {term.stem for term in stems.terms(statement.cue)} and speaks:
        return True
    for at, term in enumerate(words):
        if term.stem != deed:
            continue
        if deed in _MUTUAL and (speaks or any(named) or _is_named(doer, statement.addressee)):
            return True
        before = next((place for place in range(at - 1, -1, -1) if words[place].word[:1].isupper()), None)
        if speaks if before is None else named[before]:
            return True
    return False


_MUTUAL = frozenset(stems.stem(word) for word in "meet talk speak discuss see work cooperate negotiate".split())


def _is_named(doer: Asked, word: str) -> bool:
    return any(
        fits((token,), one) for token in name_tokens(word) for one in (doer.words, *(s.name for s in doer.speakers))
    )


def _kind(question: Question) -> Kind:
    return question.before if question.kind is Kind.VIA and question.before else question.kind


def _voiced(question: Question, statement: Statement, exchange: Exchange) -> bool:
    known = [asked for asked in question.asked if asked.known]
    if (
        question.act
        and is_shared(statement, exchange)
        and question.act not in {term.stem for term in stems.terms(statement.cue)}
    ):
        known = [asked for asked in known if asked.tells(statement, exchange)] if known else []
        return bool(known) or not question.asked
    return not known or any(asked.heard_in(statement, exchange) for asked in known)


def _score(question: Question, heard: Heard, index: Index) -> float:
    """How well a statement answers: how much of the topic it holds, then how much it says. 0 is no answer."""
    statement = heard.statement
    fitness = 1.0
    if question.about:
        fitness = max(index.share(alternative, heard) for alternative in question.about)
        if fitness <= RAISED:
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
    asked = _pairs(question.meant)
    return len(asked & _pairs(statement.text)) / max(1, len(asked) - 2)


def _pairs(text: str) -> set[tuple[str, str]]:
    words = [term.word.lower() for term in stems.terms(text)]
    return set(pairwise(words))


_NEGATIVES = frozenset({"not", "no", "never", "neither", "nor", "without", "cannot"})


def _negative(statement: Statement) -> bool:
    words = {term.word.lower().replace("’", "'") for term in stems.terms(f"{statement.cue} {statement.text}")}
    return bool(words & _NEGATIVES) or any(word.endswith("n't") for word in words)


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
