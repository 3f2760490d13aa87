"""Whether the words a draft puts side by side stand together in what it cites: who does what to whom, and how many of which.

Two neighbouring words of a clause are bound. Where they stand in two clauses of the print, each with a neighbour of its own
in the other's place, the draft has torn them from their own and bound them anew: "opposes tolls and supports patrols" told
as "opposes patrols". A word that merely stands alone in print, or is left out, tears nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.domain.credits import Credit, credits
from bot.domain.model import Statement
from bot.domain.polarity import HEDGES
from bot.domain.stems import content_stems, stem
from bot.domain.verification.backing import Backing
from bot.domain.verification.clauses import Clause, Kind, Weighty, clauses, is_plain
from bot.domain.verification.thesaurus import NEUTRAL

_FAR = 3
"""How many words a quantity may stand from what it counts, and a number from its year."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A clause of a cited statement."""

    statement: Statement
    clause: Clause


def rebound(text: str, against: Backing) -> str:
    """Give which two words a draft binds that what it cites binds to others, or nothing."""
    if not against.is_english:
        return ""
    printed = printed_clauses(against)
    beside = [clause for around in against.around for clause in clauses(around)]
    found = credits(text)
    for clause in clauses(text):
        words = told_words(clause, found, text)
        kept = [each for each in words if not is_plain(each) or _is_printed(each, printed)]
        for one, other in pairwise(kept):
            if _is_torn(one, other, printed, beside):
                return f"It joins “{one.text}” to “{other.text}”, which what it cites says of something else."
        for one, other in pairwise(words):
            if head := _skipped(one, other, words, printed):
                return f"It joins “{one.text}” to “{other.text}”; what it cites says it of “{head}”."
        if reason := _miscounted(kept, printed) or _turned(clause.words, printed) or _made_all(words, printed, text):
            return reason
    return ""


def printed_clauses(against: Backing) -> list[Printed]:
    """Give the clauses of what is cited, each with its statement; a cue that only says "said" is left out."""
    found: list[Printed] = []
    for statement, said in zip(against.cited, against.said, strict=True):
        cue = {stem(word) for word in statement.cue.split()} & NEUTRAL
        for clause in clauses(said):
            skipped = 0
            while not found_of(found, statement) and skipped < len(clause.words) and clause.words[skipped].stem in cue:
                skipped += 1
            if rest := clause.words[skipped:]:
                found.append(Printed(statement, Clause(rest, clause.opener, clause.start, clause.end)))
    return found


def found_of(found: Sequence[Printed], statement: Statement) -> bool:
    """Say whether any clause of a statement is among these."""
    return any(each.statement is statement for each in found)


def told_words(clause: Clause, found: Sequence[Credit], text: str) -> list[Weighty]:
    """Give the words of a clause of a draft, without who is credited in it and the plain word that does so."""
    return [each for each in clause.words if not any(_credits(credit, each, text) for credit in found)]


def _credits(credit: Credit, word: Weighty, text: str) -> bool:
    if credit.nested:
        return False
    end = max(credit.at + len(credit.cue), text.find(credit.names[-1], credit.start) + len(credit.names[-1]))
    if not min(credit.start, credit.at) <= word.start < end:
        return False
    return word.start != credit.at or word.stem in NEUTRAL


def _is_printed(word: Weighty, printed: Sequence[Printed]) -> bool:
    return any(each.clause.place(word) >= 0 for each in printed)


def _is_torn(one: Weighty, other: Weighty, printed: Sequence[Printed], beside: Sequence[Clause]) -> bool:
    if (
        one.says(other)
        or {one.kind, other.kind} & {Kind.YEAR}
        or _is_loose(one)
        or _is_loose(other)
        or any(each.place(one) >= 0 and each.place(other) >= 0 for each in beside)
    ):
        return False
    here = [(each, each.clause.place(one)) for each in printed if each.clause.place(one) >= 0]
    there = [(each, each.clause.place(other)) for each in printed if each.clause.place(other) >= 0]
    if not here or not there or any(each is with_it for each, _ in here for with_it, _ in there):
        return False
    return all(_has_rivals(one, other, a, at, b, to) for a, at in here for b, to in there)


_THEIRS = frozenset("its their his her our".split())
"""What a name may stand for: "its barges" are "Kestrian barges"."""


def _is_loose(word: Weighty) -> bool:
    """Say whether a word is bound to anything at all: one that hedges goes with any clause, "some" may stand alone."""
    if word.kind is Kind.QUANTITY:
        return word.stem not in _OF_ALL
    return word.text.lower() in HEDGES


_OF_ALL = frozenset("all every any".split())


def _has_rivals(one: Weighty, other: Weighty, here: Printed, at: int, there: Printed, to: int) -> bool:
    """Say whether two words from two clauses each have a neighbour of their own where the draft puts the other."""
    verb, theirs = here.clause.words[at], there.clause.words[to]
    if one.kind is Kind.NAME and _THEIRS & set(theirs.led):
        return False
    if here.statement is there.statement and {verb.stem, theirs.stem} & content_stems(here.statement.cue):
        return False
    is_swapped = (
        (other.is_passive and not theirs.is_passive)
        or ("by" in other.led and "by" not in theirs.led)
        or (verb.is_passive and not one.is_passive)
    )
    if is_swapped:
        after, before = _before(here.clause, at), _after(there.clause, to)
    else:
        after, before = _after(here.clause, at), _before(there.clause, to)
    if here.statement is there.statement:
        return after is not None and before is not None
    if other.kind is Kind.NAME and after is not None and after.kind is Kind.NAME:
        return True
    if here.statement.speaker.name != there.statement.speaker.name:
        return after is not None or before is not None
    return after is not None and before is not None


def _after(clause: Clause, at: int) -> Weighty | None:
    """Give what a word is bound to on its right; a number with no noun of its own is bound to nothing there."""
    if at + 1 >= len(clause.words):
        return None
    after = clause.words[at + 1]
    if clause.words[at].kind in (Kind.NUMBER, Kind.QUANTITY) and after.led:
        return None
    return after


def _before(clause: Clause, at: int) -> Weighty | None:
    """Give what a word is bound to on its left; "some" by itself stands for what the clause before names."""
    before = clause.words[at - 1] if at else None
    return None if before and before.kind is Kind.QUANTITY and before.stem not in _OF_ALL else before


_WITHIN = frozenset("between with against on of over in by from about among toward towards".split())
_OWNING = ("'s", "’s", "s'", "s’")


def _skipped(one: Weighty, other: Weighty, words: Sequence[Weighty], printed: Sequence[Printed]) -> str:
    """Give what a deed is printed to be done to where a draft puts a name of its circumstances: "supports talks with X"."""
    if other.kind is not Kind.NAME or other.led or one.kind is not Kind.WORD or other.text.endswith(_OWNING):
        return ""
    rest = words[words.index(other) + 1 :]
    if rest and not rest[0].led:
        return ""
    heads: list[str] = []
    for index, each in enumerate(printed):
        to = each.clause.place(other)
        if to < 0:
            continue
        before = each.clause.words[:to]
        led = set(each.clause.words[to].led)
        if not before and "and" in each.clause.opener and index:
            joined = printed[index - 1].clause.words
            before, led = joined[:-1], set(joined[-1].led)
        at = next((at for at, word in enumerate(before) if word.stem == one.stem), -1)
        if at < 0 or at + 1 >= len(before) or not led & _WITHIN:
            return ""
        if any(word.says(skipped) for word in rest for skipped in before[at + 1 :]):
            return ""
        heads.append(before[at + 1].text)
    return heads[0] if heads else ""


_PARTIAL = re.compile(
    r"\b(?:most\w*|few\w*|majority|largely|mainly|some|many|several|half|hardly|not all|part\w*|generally|bulk)\b",
    re.IGNORECASE,
)


def _made_all(words: Sequence[Weighty], printed: Sequence[Printed], text: str) -> str:
    """Find what is printed of most or few told of all."""
    if _PARTIAL.search(text) or any(word.kind is Kind.NUMBER for word in words):
        return ""
    for each in printed:
        for quantity, noun in pairwise(each.clause.words):
            if quantity.stem not in ("most", "few") or noun.led or set(quantity.led) & {"the", "a", "at"}:
                continue
            if any(word.stem == noun.stem for word in words):
                return f"It tells of all what is printed of “{quantity.text} {noun.text}”."
    return ""


def _miscounted(words: Sequence[Weighty], printed: Sequence[Printed]) -> str:
    """Find a number told with the year of another, or a quantity with the deed of another."""
    for one, other in _pairs(words, printed):
        if any(each.clause.place(one) >= 0 and each.clause.place(other) >= 0 for each in printed):
            continue
        for here in printed:
            at = here.clause.place(one)
            if at < 0:
                continue
            for there in printed:
                to = there.clause.place(other)
                if to < 0 or there is here or here.statement is not there.statement:
                    continue
                rival = any(each.kind is one.kind and not each.says(one) for each in there.clause.words[:to])
                if rival and (one.kind is not Kind.NUMBER or any(e.kind is other.kind for e in here.clause.words)):
                    return f"It says “{one.text}” of “{other.text}”, which what it cites says of another."
    return ""


def _pairs(words: Sequence[Weighty], printed: Sequence[Printed]) -> Iterator[tuple[Weighty, Weighty]]:
    """Yield each number with the years, and each quantity with the words, that follow it in a clause.

    A "some" that stands by itself in print may be given its noun.
    """
    for at, one in enumerate(words):
        if one.kind is Kind.NUMBER:
            yield from ((one, other) for other in words[at + 1 :] if other.kind is Kind.YEAR)
        if one.kind is Kind.QUANTITY:
            told = [other for other in words[at + 1 : at + 1 + _FAR] if other.kind is Kind.WORD]
            stand_apart = any(
                each.clause.place(one) >= 0 and each.clause.place(w) >= 0 for each in printed for w in told[1:]
            )
            yield from ((one, other) for other in told[stand_apart:])


def _turned(words: Sequence[Weighty], printed: Sequence[Printed]) -> str:
    """Find one who does something to another told as the other doing it to the one."""
    for one, deed, other in zip(words, words[1:], words[2:], strict=False):
        if deed.kind is not Kind.WORD or {one.kind, other.kind} & {Kind.YEAR, Kind.NUMBER} or one.says(other):
            continue
        for each in printed:
            at, middle, to = (each.clause.place(word) for word in (other, deed, one))
            if not (0 <= at < middle < to):
                continue
            theirs = each.clause.words
            if Kind.NAME not in (theirs[at].kind, theirs[to].kind):
                continue
            if other.is_agent == theirs[to].is_agent and _is_plainly_done(deed, other) == _is_plainly_done(
                theirs[middle], theirs[to]
            ):
                return f"It turns round who does what: “{one.text} {deed.text} {other.text}”."
    return ""


def _is_plainly_done(deed: Weighty, other: Weighty) -> bool:
    """Say whether a deed stands right before what it is done to, with no preposition that leads elsewhere."""
    return not set(other.led) & {"in", "on", "at", "from", "to", "with", "for"} and not deed.is_passive
