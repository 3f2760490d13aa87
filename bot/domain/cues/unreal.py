"""What nobody is told to have said: a rumour, a wish, a fiction, a forgery that puts words into somebody's mouth."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.cues.clause import Clause
from bot.domain.cues.words import Kind, Word

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
        told = further.kind is Kind.VERB and edge > 2 and words[edge - 3].lower in _BE
        return told or further.kind is Kind.NOUN
    return words[0].kind is Kind.PREPOSITION and any(word.lower in _FICTION for word in words[:edge])


_ASCRIBING = frozenset(
    "attributed ascribed credited purporting purportedly supposedly allegedly fake faked forged doctored fabricated bogus "
    "impersonating impersonated imitating synthetic".split()
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
    if any(word.lower in _ASCRIBING for word in words[: clause.at]):
        return True
    for at in range(clause.at + 1, len(words)):
        if words[at].lower in _BE:
            predicate = [word.lower for word in words[at + 1 : at + 5]]
            if any(word in _FORGED for word in predicate):
                return True
            if predicate[:1] == ["not"] and any(word in _NOT_WHAT_IT_SEEMS for word in predicate):
                return True
    return False
