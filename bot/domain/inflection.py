"""The forms of reporting words: how a participle or a noun stands after a name that it is told of.

"urging" told of someone is "urged"; a noun of saying is the verb it is made of, where that verb takes the same words
after it and says no more.
"""

from __future__ import annotations

from bot.domain.cues.lexicon import CUE_FORMS, TENSE

_OTHERS = dict(
    pair.split("-")
    for pair in """make-made give-gave set-set put-put lay-laid take-took hold-held draw-drew go-went leave-left mean-meant
    get-got win-won build-built hear-heard keep-kept lead-led lose-lost pay-paid send-sent stand-stood break-broke choose-chose
    forget-forgot bring-brought have-had be-was do-did let-let cast-cast meet-met agree-agreed spell-spelled attach-attached
    look-looked lash-lashed touch-touched dwell-dwelt""".split()
)
_GERUNDS = {lemma[:-1] + "ing" if lemma.endswith("e") and lemma not in {"be", "agree"} else lemma + "ing": lemma for lemma in _OTHERS} | {
    "setting": "set",
    "putting": "put",
    "getting": "get",
    "winning": "win",
    "letting": "let",
    "forgetting": "forget",
}  # fmt: skip
_NOUNS = {
    ("warning", "that"): "warned",
    ("claim", "that"): "claimed",
    ("assertion", "that"): "asserted",
    ("insistence", "that"): "insisted",
    ("statement", "that"): "stated",
    ("suggestion", "that"): "suggested",
    ("prediction", "that"): "predicted",
    ("acknowledgment", "that"): "acknowledged",
    ("acknowledgement", "that"): "acknowledged",
    ("call", "for"): "called",
    ("call", "on"): "called",
    ("calls", "for"): "called",
    ("appeal", "for"): "appealed",
    ("appeal", "to"): "appealed",
    ("demand", "that"): "demanded",
}


def _pasts() -> dict[str, str]:
    by_lemma: dict[str, str] = {}
    for form, verb in CUE_FORMS.items():
        if TENSE[form] == "past":
            by_lemma.setdefault(verb.lemma, form)
    return by_lemma


_PAST = _OTHERS | _pasts()


def past(verb: str) -> str:
    """The past of a participle in -ing; any other form as it is."""
    low = verb.lower()
    if not low.endswith("ing") or len(low) < 5:
        return verb
    known = CUE_FORMS.get(low)
    lemma = known.lemma if known is not None and TENSE[low] == "gerund" else _GERUNDS.get(low, "")
    if lemma in _PAST:
        return _PAST[lemma]
    root = low[:-3]
    if root.endswith("y") and root[-2:-1] not in set("aeiou"):
        return f"{root[:-1]}ied"
    return f"{root}d" if root.endswith("e") else f"{root}ed"


def is_infinitive(verb: str) -> bool:
    """Is it a verb's plain form, which is no past form too?"""
    low = verb.lower()
    return TENSE.get(low) == "base" or (low in _OTHERS and low not in _OTHERS.values())


def as_verb(noun: str, link: str) -> str:
    """The verb for a noun of saying before "that", "for" or "to"; empty where it would say more than the noun."""
    return _NOUNS.get((noun.lower(), link.lower()), "")
