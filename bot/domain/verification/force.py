"""Whether a clause keeps the force its statement has in print: doubted, feared or hoped; on a condition; bound, due or done.

Each clause of a draft is held against the one statement that bears it out, so that the doubt of one speaker is no cover for
what another is made to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.grammar import unquoted
from bot.domain.model import Statement
from bot.domain.stems import stem
from bot.domain.verification.alignment import Aligned, aligned, has
from bot.domain.verification.backing import Backing
from bot.domain.verification.bonds import Printed, printed_clauses
from bot.domain.verification.clauses import Kind, Weighty
from bot.domain.verification.stance import is_still_hoped


@dataclass(frozen=True, slots=True)
class _Stance:
    """How a speaker stands to what is told, and the words by which a draft may still say so."""

    cue: re.Pattern[str]
    told: re.Pattern[str]


def _starts(words: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(words.split()).replace("_", r"\s+(?:\w+\s+)?") + ")", re.IGNORECASE)


_STANCES = (
    _Stance(
        _starts("doubt s[ck]eptic"),
        _starts(
            "doubt s[ck]epti unlikely unsure uncertain unconvinced question distrust mistrust dismiss disbelie suspic not_believ "
            "not_think not_expect not_sure not_convinced not_certain no_belie n['’]t_think n['’]t_believ n['’]t_expect"
        ),
    ),
    _Stance(
        _starts("fear(?!less) afraid dread worri worry"),
        _starts(
            "fear afraid dread worr concern anxi alarm warn risk danger threat apprehen nervous uneas could might may"
        ),
    ),
    _Stance(
        _starts("hope hoping wish"),
        _starts(
            "hop(?:e|ing) wish want like desir look_forward forward aspir optimis keen eager seek sought should ask urg call favour "
            "prefer welcom plead aim"
        ),
    ),
    _Stance(
        _starts("urg call(?:s|ed|ing)?_(?:on|for|upon) ask request appeal plead press demand"),
        _starts(
            "urg call ask request appeal plead press push demand insist should must need ought want invit expect seek sought exhort implor "
            "advis tell told order instruct question wonder inquir rais desir condition encourag favour wish hop recommend propos suggest "
            "requir apply"
        ),
    ),
    _Stance(
        _starts("propos suggest float put(?:s|ting)?_forward moot"),
        _starts(
            "propos suggest float forward offer moot recommend idea plan should could might may ask urg call want like option possib "
            "advis tabl pitch ready willing invit favour initiative consider hop press push"
        ),
    ),
)


def unstanced(text: str, against: Backing) -> str:
    """Give the doubt, fear, hope or proposal of a speaker that a draft tells as plainly said, or nothing."""
    if not against.is_english:
        return ""
    told = (
        [(against.cited[0], text)]
        if len(against.cited) == 1
        else [(each, _region(part, text)) for part in aligned(text, against) for each in _bearing(part, against)]
    )
    for statement, printed in told:
        words = re.sub(r"\bMay\b", " ", printed)
        for stance in _STANCES:
            if stance.cue.search(statement.cue) and not stance.told.search(words):
                return f"What it cites says “{statement.cue}”; the draft tells it as plainly said."
    return ""


def _bearing(part: Aligned, against: Backing) -> Iterator[Statement]:
    """Yield the statement a clause stands on, and those that alone bear out a word of it."""
    yield part.statement
    for word in part.words:
        having = [each for each in against.cited if has(each, word)]
        if word.kind is Kind.WORD and len(having) == 1 and having[0] is not part.statement:
            yield having[0]


def _region(part: Aligned, text: str) -> str:
    start, end = part.clause.start, part.clause.end
    if part.credit is not None:
        start, end = min(start, part.credit.start), max(end, part.credit.at + len(part.credit.cue))
    return text[start:end]


_CONDITION_TOLD = re.compile(
    r"\b(?:if|unless|provided|providing|condition\w*|as long as|in case|should|depend\w*|until|without|before|after|once|when|whether|"
    r"in (?:return|exchange) for|requir\w*|need\w*|must|demand\w*|first|hing\w*|pending|subject to|want\w*|urg\w+|ask\w*|call\w*|insist\w*)\b",
    re.IGNORECASE,
)
_ONLY_TOLD = re.compile(
    r"\b(?:only|unless|until|without|not|never|no|condition\w*|before|must|first|provided|as long as|requir\w*|depend\w*|demand\w*|"
    r"refus\w+|rul\w+ out|hing\w*|sole\w*|nothing but)\b|n['’]t\b",
    re.IGNORECASE,
)


def freed(text: str, against: Backing) -> str:
    """Give the condition of what is cited that a draft tells as a fact, or whose "only" it leaves out, or nothing."""
    if not against.is_english:
        return ""
    printed = printed_clauses(against)
    plain = unquoted(text)
    for part in aligned(text, against):
        own = [each for each in printed if each.statement is part.statement]
        best = max(own, key=lambda each: _shared(part, each), default=None)
        if best is None or _shared(part, best) < 2:
            continue
        is_only = "only" in best.clause.opener
        if not best.clause.condition and not is_only:
            continue
        if any(_shared(part, each) >= _shared(part, best) for each in own if each is not best):
            continue
        opener = " ".join((*part.clause.opener, text[part.clause.start : part.clause.end]))
        if not _CONDITION_TOLD.search(opener):
            return f"What it cites makes “{part.words[0].text} {part.words[-1].text}” a condition; the draft tells it as so."
        if (is_only or best.clause.condition == "unless") and not _ONLY_TOLD.search(plain):
            return "What it cites says “only”; the draft leaves that out."
    return ""


def _shared(part: Aligned, printed: Printed) -> int:
    return sum(printed.clause.place(word) >= 0 for word in part.words)


class _Force(StrEnum):
    """In what way a deed is told: as something bound, due, to come, possible, aimed at, or done."""

    BOUND = "must"
    DUE = "should"
    COMING = "would"
    POSSIBLE = "could"
    AIM = "to"
    DONE = "done"
    OPEN = ""


_FORCES = {
    word: force
    for force, forms in {
        _Force.BOUND: "must",
        _Force.DUE: "should ought",
        _Force.COMING: "would will shall",
        _Force.POSSIBLE: "can could may might",
    }.items()
    for word in forms.split()
}
_IS = frozenset("is are was were has have had being been".split())
_STRONGER = {
    _Force.COMING: (_Force.BOUND, _Force.DUE, _Force.DONE),
    _Force.DUE: (_Force.BOUND, _Force.COMING, _Force.DONE),
    _Force.BOUND: (_Force.COMING, _Force.DONE),
    _Force.POSSIBLE: (_Force.BOUND, _Force.COMING, _Force.DONE),
}
"""What each force may not be told as."""
_PAST = frozenset(
    """
    left went came sent made met gave took held built began paid told bought sold fought sought kept led lost won withdrew broke fell
    rose grew chose froze struck won hit spent lent bore drew drove flew forgot rode ran sank spoke stood swore taught threw wrote
    """.split()
)


def _force(word: Weighty, place: int) -> _Force:
    for each in reversed(word.led):
        if each in _FORCES:
            return _FORCES[each]
    low = word.text.lower()
    if "to" in word.led:
        return _Force.BOUND if {"has", "have", "had"} & set(word.led) else _Force.AIM
    if set(word.led) - _IS - {"not", "also", "already", "now"} or not place:
        return _Force.OPEN
    if low in _PAST or (low.endswith("ed") and stem(low) != low) or (low.endswith("ing") and _IS & set(word.led)):
        return _Force.DONE
    return _Force.OPEN


def reforced(text: str, against: Backing) -> str:
    """Give the deed that a draft tells as bound, due, sure or done where what it cites does not, or nothing."""
    if not against.is_english:
        return ""
    printed = printed_clauses(against)
    for part in aligned(text, against):
        if is_still_hoped(text, part.statement.cue) or part.clause.condition or part.clause.opener[-1:] == ("after",):
            continue
        for place, word in enumerate(part.clause.words):
            if word.kind is not Kind.WORD or word not in part.words:
                continue
            own = _force(word, place)
            theirs = list(_forces(word, printed, part))
            if theirs and all(own in _STRONGER.get(force, ()) for force in theirs):
                return f"It tells “{' '.join((*word.led, word.text))}” where what it cites says “{theirs[0]}”."
            if own is _Force.COMING and (asked := _asked(word, printed, part)):
                return f"It says “{' '.join((*word.led, word.text))}” of what is only to be “{asked}”."
    return ""


def _forces(word: Weighty, printed: list[Printed], part: Aligned) -> Iterator[_Force]:
    for each in printed:
        if each.statement is not part.statement:
            continue
        for place, other in enumerate(each.clause.words):
            if other.stem.rstrip("e") == word.stem.rstrip("e"):
                yield _force(other, place)


_REQUESTS = frozenset(
    map(stem, "ask urge call request press beg demand want consider propose suggest seek plan".split())
)


def _asked(word: Weighty, printed: list[Printed], part: Aligned) -> str:
    """Give the request of which a deed is the aim in print, where the draft knows of no request."""
    found = ""
    for each in printed:
        for place, other in enumerate(each.clause.words):
            if each.statement is not part.statement or other.stem != word.stem:
                continue
            before = [one for one in each.clause.words[:place] if one.stem in _REQUESTS]
            if _force(other, place) is not _Force.AIM or not before:
                return ""
            found = before[-1].text
    return (
        ""
        if any(one.stem in _REQUESTS for one in part.clause.words)
        or (part.credit and stem(part.credit.cue) in _REQUESTS)
        else found
    )
