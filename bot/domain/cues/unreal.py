"""What nobody is told to have said: a denial, a question, a rumour, a wish, a fiction, a forgery."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.cues.clause import Clause
from bot.domain.cues.words import Kind, Word

_NOBODY = frozenset("nobody none no neither hardly scarcely barely almost nearly virtually practically few not".split())
_TURNED = frozenset("do does did has have had will would can could may might shall should".split())
_ASSERTING = frozenset("only then so thus sooner until".split())
_ALL_BUT = frozenset("but except save barring".split())
_QUANTIFIERS = frozenset("all every everyone everybody each any anyone nobody none no nothing one".split())


def is_denied(words: Sequence[Word], clause: Clause) -> bool:
    """Does the sentence say that its subject did not speak, or ask whether it did?

    *Hardly anyone in the palace said*, *at no point did Xi say*, *why did Xi say …?*, *everyone but Xi agreed*.
    """
    start = clause.subject.start
    if words[start].lower in _NOBODY or any(word.lower in _ALL_BUT for word in words[start : clause.subject.end]):
        return True
    if start == 0:
        return False
    before = words[start - 1]
    if before.lower in _ALL_BUT:
        return _is_left_out(words, start - 1)
    if before.lower not in _TURNED or clause.group < clause.at or clause.relative is not None:
        return False
    opening = next((at for at in range(start - 2, -1, -1) if words[at].kind is Kind.PUNCTUATION), -1)
    return not any(word.lower in _ASSERTING for word in words[opening + 1 : start - 1]) or words[-1].text == "?"


def _is_left_out(words: Sequence[Word], but: int) -> bool:
    """Is whoever follows *but* set apart from all the others, rather than the subject of a clause that goes on?"""
    for at in range(but - 1, max(-1, but - 8), -1):
        if words[at].lower in _QUANTIFIERS:
            return True
        if words[at].kind in {Kind.VERB, Kind.AUXILIARY, Kind.QUOTE, Kind.PUNCTUATION, Kind.PRONOUN}:
            return False
    return False


_IMAGINING = frozenset("imagine suppose supposing assume assuming pretend picture".split())


def is_imagined(words: Sequence[Word], clause: Clause) -> bool:
    """Is the reader asked to imagine it: *Imagine that Xi said*, *Suppose Xi said*, *Let's say Xi agreed*?"""
    first, following = words[0].lower, words[1].lower if len(words) > 1 else ""
    asked = first in _IMAGINING or first in {"let's", "let’s"} or (first == "let" and following in {"us", "'s", "’s"})
    inside = (word for word in words[: clause.at] if word.kind in {Kind.PUNCTUATION, Kind.QUOTE})
    return asked and clause.at > 0 and next(inside, None) is None


_BE = frozenset("is are was were be been being".split())
_FICTION = frozenset(
    "novel film movie play sketch dream cartoon parody satire comedy musical fake hoax deepfake".split()
)


def is_unreal(words: Sequence[Word], edge: int) -> bool:
    """Does a clause at `edge` stand in what is only a rumour, a wish, a fiction, or said of it rather than by the narrator?

    *Reports that Xi had agreed*, *it is not true that*, *critics wish Xi had said*, *a fake video in which*, *was told that*.
    """
    before = words[edge - 1].lower
    further = words[edge - 2] if edge > 1 else None
    if before in {"wish", "wishes", "wished"}:
        return True
    if before == "which" and further is not None and further.kind is Kind.PREPOSITION:
        return True
    if before == "that" and further is not None:
        if (
            further.lower.endswith("ing")
            and edge > 2
            and words[edge - 3].kind is Kind.NOUN
            and _is_refuted(words, edge)
        ):
            return True  # *a post claiming that Xi had agreed was false*
        told = further.kind is Kind.VERB and edge > 2 and words[edge - 3].lower in _BE
        return told or further.kind is Kind.NOUN
    return words[0].kind is Kind.PREPOSITION and any(word.lower in _FICTION for word in words[:edge])


_ASCRIBING = frozenset(
    "attributed ascribed credited purporting purportedly supposedly allegedly fake faked forged doctored fabricated bogus "
    "impersonating impersonated imitating synthetic ai-generated computer-generated".split()
)
_FORGED = frozenset(
    "fake faked false forged forgery forgeries doctored fabricated fabrication invented invention untrue bogus hoax "
    "deepfake inauthentic manipulated spurious counterfeit ai-generated".split()
)
_NOT_WHAT_IT_SEEMS = frozenset("genuine authentic real his hers theirs true".split())


def is_forged(words: Sequence[Word], clause: Clause) -> bool:
    """Is the participle that of a thing only ascribed to its speaker, or called a forgery by the sentence itself?

    *A post attributed to Xi calling Trump a clown*, *a recording of Xi threatening war was fake*.
    """
    return any(word.lower in _ASCRIBING for word in words[: clause.at]) or _is_refuted(words, clause.at + 1)


def _is_refuted(words: Sequence[Word], start: int) -> bool:
    """Does the sentence call false, behind `start`, what it is about?"""
    for at in range(start, len(words)):
        if words[at].lower in _BE:
            predicate = [word.lower for word in words[at + 1 : at + 5]]
            if any(word in _FORGED for word in predicate):
                return True
            if predicate[:1] == ["not"] and any(word in _NOT_WHAT_IT_SEEMS for word in predicate):
                return True
    return False
