"""What counts as told of an agreement: words of agreeing, by several together or in a joint text; or one's account of one.

That somebody agreed with an opinion, accepted a thing alone or was asked whether they agree is none. Who in their own
words says "We agreed that …" tells of an agreement by their account.
"""

from __future__ import annotations

import re

from bot.domain.asked import is_shared
from bot.domain.lead import printed_cue
from bot.domain.model import DocumentKind, Exchange, Quotation, Reading, Statement
from bot.domain.polarity import denies
from bot.domain.stems import content_stems, stem, terms

_BINDING = frozenset(stem(word) for word in "agree consensus accept commit decide undertake concur pact".split())
_BOUND = frozenset({"shall", "undertook", "accord", "accords"})
"""The same, for words whose stem another word has too."""
_REACHING = frozenset(
    stem(word) for word in "reach reached sign signed conclude strike struck seal make made come came".split()
)
_AGREED = frozenset(stem(word) for word in "agree agreement consensus pact deal".split())
_BETWEEN_US = re.compile(
    r"\b(?:we|they|it was|the two(?: \w+)?|both(?: \w+)?|our (?:two )?\w+|the (?:two )?(?:sides|leaders|countries|presidents|parties|"
    r"governments|ministers))\b(?P<between>(?: [\w’']+){0,3}?) [“\"'‘]?(?:agreed|decided|reached (?:an? |full |broad )?(?:\w+ )?(?:agreement|consensus|deal))\b",
    re.IGNORECASE,
)
_UNREAL = re.compile(
    r"\b(?:not|never|hardly|nearly|almost|would|could|should|might|may|if|unless|until|whether|when|once|no|nothing|neither|wish\w*)\b|n[’']t\b",
    re.IGNORECASE,
)
_BEFORE = 30
_ASKING = frozenset(stem(word) for word in "ask wonder question doubt demand urge".split())


def tells(statement: Statement, exchange: Exchange) -> bool:
    """Does a statement tell what several agreed, or what one of them shall do by a joint text? What one side undertakes is its own."""
    reading = exchange.reading(statement.document)
    several = is_shared(statement, exchange)
    if not several and reading.document.kind is not DocumentKind.JOINT_STATEMENT:
        return False
    if denies(printed_cue(statement, reading)):
        return False
    words = list(terms(statement.cue))
    if not several:
        return any(term.word.lower() == "shall" for term in words)
    if any((term.stem in _BINDING or term.word.lower() in _BOUND) for term in words):
        return True
    reached = {term.stem for term in words} & _REACHING
    return bool(reached) and bool(content_stems(statement.text) & _AGREED)


def recounted(statement: Statement, reading: Reading) -> tuple[str, ...]:
    """The sentences of what one says that tell of an agreement with others ("We agreed that …"), as printed."""
    if statement.joint or statement.earlier or denies(printed_cue(statement, reading)):
        return ()
    if content_stems(statement.cue) & _ASKING:
        return ()
    if statement.quotation is not Quotation.DIRECT:
        return (statement.text,) if _is_recounting(statement.text) else ()
    found: list[str] = []
    for number in statement.passages:
        passage = reading.passages[number - 1].span
        for span in statement.content:
            words = reading.document.text[max(span.start, passage.start) : min(span.end, passage.end)]
            if _is_recounting(words):
                found.append(" ".join(words.split()))
    return tuple(found)


def _is_recounting(sentence: str) -> bool:
    if sentence.rstrip(" ”\"'’").endswith("?"):
        return False
    return any(
        not _UNREAL.search(sentence[max(0, match.start() - _BEFORE) : match.end()])
        for match in _BETWEEN_US.finditer(sentence)
    )
