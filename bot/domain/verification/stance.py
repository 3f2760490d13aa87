"""Whether a draft keeps the sense and the force of what it cites: nothing denied is affirmed, nothing hoped is done."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from bot.domain.grammar import unquoted
from bot.domain.polarity import (
    COMMITMENTS,
    Negative,
    Strength,
    Word,
    hedges,
    is_hedged,
    is_privative,
    is_soft_phrase,
    modal,
    negatives,
    opposed,
    words,
)
from bot.domain.stems import is_stop, stem
from bot.domain.verification.backing import Backing, bears
from bot.domain.verification.comparing import tells_the_same
from bot.domain.verification.departures import Departure, departures

_TURNING = frozenset("unable not never no without neither nor none nobody nothing".split())
_MODALS_OF_FACT = re.compile(r"\b(?:will|shall|is going to|are going to)\b|\b\w+['’]ll\b", re.IGNORECASE)
_FUTURE = re.compile(r"\b(?:will|would|shall|going to|won['’]t|plans?|is to|are to|\w+['’]ll)\b", re.IGNORECASE)


def inverted(text: str, against: Backing) -> str:
    """Give which denial was lost or added, or nothing."""
    if not against.is_english:
        return ""
    draft = words(text)
    told = [words(said) for said in against.said]
    return (
        _doubted(text, against)
        or _amid(text, against)
        or _added(draft, told, against)
        or _lost(draft, told, text)
        or _turned(draft, [words(said) for said in against.said if not tells_the_same(text, said)])
    )


_DOUBTS = re.compile(
    r"\b(?:doubt(?:s|ed)?|question(?:s|ed) (?:whether|if|that|the)|asked (?:whether|if)|dismiss(?:es|ed)?|absurd|ridiculous|nonsense|"
    r"untrue|(?:not|isn['’]t|never) true|not the case|false(?:ly)?|gave up|lost hope|despair\w*)\b",
    re.IGNORECASE,
)
_DOUBTED = re.compile(
    r"\b(?:doubt\w*|question\w*|ask\w*|dismiss\w*|den(?:y|ies|ied|ying|ial)|reject\w*|absurd\w*|ridicul\w*|nonsens\w*|untrue|true|"
    r"false\w*|gave up|los[ts]\w* hope|despair\w*|refus\w*|refut\w*|rebuff\w*|brush\w*|wonder\w*|sc?[ek]+ptic\w*|unsure|unclear|"
    r"whether|accept\w*|lie[sd]?|wrong)\b",
    re.IGNORECASE,
)


def _doubted(text: str, against: Backing) -> str:
    """Find a doubt or a dismissal in the draft where nothing cited doubts or dismisses."""
    match = _DOUBTS.search(unquoted(text))
    if match is None or any(_DOUBTED.search(each) for each in (*against.said, *against.around)):
        return ""
    return f"It says “{match.group()}” where what it cites doubts nothing."


def _amid(text: str, against: Backing) -> str:
    """Find a "not" put in or left out amid words that are otherwise those printed."""
    for said in against.said:
        for each in departures(text, said):
            here, there = _denials(each.drafted), _denials(each.printed)
            if (
                here == there
                or (here and there)
                or _denials(words_of(text)) == _denials(words_of(said)) == 1
                or is_soft_phrase(" ".join((*each.drafted, each.after)))
                or is_soft_phrase(" ".join(each.printed))
                or (here and is_unless_told(text, said))
            ):
                continue
            other = said if here else text
            if any(e.strength is Strength.FIRM and _bears_on(e, each) for e in negatives(words(other))):
                continue
            if there and _STAYING & set(map(str.lower, each.drafted)):
                continue
            if not (here or there) or any(is_privative(word.lower()) for word in (*each.drafted, each.after)):
                continue
            lost = " ".join(each.printed if there else each.drafted)
            return f"It {'left out' if there else 'put in'} “{lost}” amid words that are those of the print."
    return ""


_IF_NOT = re.compile(r"\b(?:if|should|when)\b[^,;.]*?(?:\bnot\b|n['’]t\b|\bno\b|\bnever\b)", re.IGNORECASE)


_ONLY_IF = re.compile(r"\bonly (?:if|when|once|after)\b", re.IGNORECASE)
_NOT_UNLESS = re.compile(r"(?:\bnot\b|n['’]t\b|\bno\b)[^.;]*\b(?:unless|until|before|without)\b", re.IGNORECASE)


def is_unless_told(text: str, said: str) -> bool:
    """Say whether a draft tells an "unless" as an "if … not", or an "only if" as a "not … unless"."""
    if _ONLY_IF.search(said) and (_NOT_UNLESS.search(text) or re.search(r"\b[Uu]nless\b[^.;]*\bnot\b", text)):
        return True
    return bool(re.search(r"\bunless\b", said, re.IGNORECASE) and _IF_NOT.search(text))


_STAYING = frozenset("keep keeps kept stay stays stayed remain remains remained maintain maintains maintained".split())


def words_of(text: str) -> list[str]:
    return [word.text for word in words(text.replace("n't", " not").replace("n’t", " not"))]


def _bears_on(negative: Negative, departure: Departure) -> bool:
    """Say whether a negative bears on the words beside a departure."""
    beside = (departure.before, departure.after)
    return any(bears(negative.focus, stem(word)) for word in beside if not is_stop(word))


def _denials(some: Sequence[str]) -> int:
    """Count the words that turn a sense round; two of them undo each other."""
    return sum(word.lower() in _TURNING for word in some) % 2


_RATHER_THAN = re.compile(r"\b(?:rather than|instead of) (?:(?:the|an?|through|by|with) )*([\w-]+)")


def _added(draft: Sequence[Word], told: Sequence[Sequence[Word]], against: Backing) -> str:
    """Find a denial in the draft that nothing cited answers."""
    answers = [each for sentence in told for each in negatives(sentence)]
    answers += [each for around in against.around for each in negatives(words(around))]
    for negative in negatives(draft):
        if negative.strength <= Strength.SOFT:
            continue
        if _is_double(negative, draft, answers) or any(
            stem(match[1]) in negative.ahead for said in against.said for match in _RATHER_THAN.finditer(said)
        ):
            continue
        usable = (e for e in answers if e.strength > Strength.TAKEN_BACK and e.stem not in negative.ahead)
        if not any(_meets(negative, each) for each in usable):
            return f"It says “{negative.text}” where what it cites denies nothing of the kind."
    return ""


def _is_double(negative: Negative, draft: Sequence[Word], answers: Iterable[Negative]) -> bool:
    """Say whether one denial of a draft bears on another, as in what it cites: "denied having refused", "never refused"."""
    if all(each.strength is not Strength.TAKEN_BACK for each in answers):
        return False
    own = [each for each in negatives(draft) if each.strength > Strength.SOFT]
    pairs = [(one, other) for one in own for other in own if one is not other and other.stem in one.focus]
    return any(negative.stem in (one.stem, other.stem) for one, other in pairs)


def _meets(one: Negative, other: Negative) -> bool:
    """Say whether two negatives bear on the same words, or either on hardly any."""
    if not one.focus or not other.focus:
        return True
    if one.ahead and other.ahead and one.strength is other.strength is Strength.HARD:
        return any(bears(other.focus, each) for each in one.ahead) or any(
            bears(one.focus, each) for each in other.ahead
        )
    return any(bears(other.focus, each) for each in one.focus)


def _lost(draft: Sequence[Word], told: Sequence[Sequence[Word]], text: str) -> str:
    """Find a denial in what is cited, of words the draft has, that the draft does not answer."""
    own = negatives(draft)
    soft = is_soft_phrase(text)
    stems = frozenset(word.stem for word in draft if word.carries)
    for sentence in told:
        for negative in negatives(sentence):
            is_soft = negative.strength <= Strength.SOFT and negative.text not in _INABILITY
            if is_soft or not negative.focus:
                continue
            shared = [each for each in negative.focus if bears(stems, each)]
            if 2 * len(shared) < len(negative.focus) or not shared:
                continue
            answers = (e for e in own if e.strength > Strength.TAKEN_BACK and e.stem not in negative.ahead)
            if soft or any(_meets(negative, each) for each in answers) or _is_opposite(negative.focus, stems):
                continue
            return f"What it cites says “{negative.text}” there; the draft lost it."
    return ""


_INABILITY = frozenset(("unable", "impossible"))
"""What cannot be done is not done."""


def _is_opposite(focus: Iterable[str], stems: frozenset[str]) -> bool:
    """Say whether the draft denies by an opposite: "does not support" told as "opposes"."""
    return any(opposed(each, stems) for each in focus)


def _turned(draft: Sequence[Word], told: Sequence[Sequence[Word]]) -> str:
    """Find a word told as its opposite, with the denials on both sides alike."""
    for clause in _clauses(draft):
        stems = frozenset(word.stem for word in clause)
        for sentence in told:
            everything = frozenset(word.stem for word in sentence)
            for other in _clauses(sentence):
                theirs = frozenset(word.stem for word in other)
                for word in sorted(stems - everything):
                    turned = opposed(word, theirs)
                    if not turned or turned in stems or _is_denied(word, clause) != _is_denied(turned, other):
                        continue
                    if any(bears(theirs, each.stem) for each in clause if each.carries and each.stem != word):
                        return f"It says “{word}” where what it cites says “{turned}”."
    return ""


def _is_denied(word: str, clause: Sequence[Word]) -> bool:
    """Say whether a denial in a clause bears on a word of it."""
    return any(each.strength > Strength.SOFT and word in each.focus and each.stem != word for each in negatives(clause))


def _clauses(sentence: Sequence[Word]) -> list[list[Word]]:
    found: dict[int, list[Word]] = {}
    for word in sentence:
        found.setdefault(word.clause, []).append(word)
    return list(found.values())


def overstated(text: str, against: Backing) -> str:
    """Give which hedge was lost or which promise added, or nothing."""
    if not against.is_english:
        return ""
    said = " ".join(against.said)
    held = hedges(said)
    of_cues = hedges(" ".join(each.cue for each in against.cited))
    around = " ".join(against.around)
    if reason := _bound(text, said + " " + around, held) or _hardened(text, against) or _firmed(text, against):
        return reason
    if not of_cues or is_hedged(text) or len(against.said) > 1:
        return _flattened(text, against)
    return f"What it cites says “{min(of_cues)}”; the draft tells it as settled."


_HOPES = re.compile(r"\bhop(?:e|es|ed|eful|ing)\b", re.IGNORECASE)


def is_still_hoped(text: str, cue: str) -> bool:
    """Say whether a draft keeps the hope in which a thing is told: what is hoped may as well be told by "would"."""
    return bool(_HOPES.search(cue) and _HOPES.search(text))


def _hardened(text: str, against: Backing) -> str:
    """Find a "may" told as a "will" amid words that are otherwise those printed."""
    for statement, said in zip(against.cited, against.said, strict=True):
        if is_still_hoped(text, statement.cue):
            continue
        for each in departures(text, said):
            drafted, printed = " ".join(each.drafted).lower(), " ".join(each.printed).lower()
            held = modal(printed) or next(iter(hedges(printed)), "")
            is_denied = printed.endswith(("not", "not be"))
            if (
                held
                and not is_denied
                and (not is_hedged(drafted) or drafted in _SURE)
                and each.after.lower() not in _TO
            ):
                return f"It says “{drafted or 'nothing'}” where the print has “{printed}”."
    return ""


_TO = frozenset("to of for".split())
_SURE = frozenset(("would", "will", "shall", "is to", "are to", "is going to", "are going to"))
_WOULD = re.compile(r"\b(?:would|will)\s+(?:\w+ly\s+)?(?!not\b)(?:be\s+)?(\w+)", re.IGNORECASE)
_PLANNED = frozenset(
    "plan plans planned planning intend intends intended expect expects expected aim aims aimed".split()
)
_WITHIN = 4


def _firmed(text: str, against: Backing) -> str:
    """Find what is only possible, considered or wished for told as what would be."""
    plain = unquoted(text)
    deeds = {stem(match[1]) for match in _WOULD.finditer(plain)}
    if modal(plain) or any(not each.startswith("would") and stem(each) not in deeds for each in hedges(plain)):
        return ""
    for match in _WOULD.finditer(plain):
        deed = stem(match[1])
        for said in against.said:
            if any(stem(each[1]) == deed for each in _WOULD.finditer(said)):
                continue
            told = words(said)
            at = next((at for at, word in enumerate(told) if word.stem == deed), 0)
            held = [word.text for word in told[max(0, at - _WITHIN) : at] if hedges(word.text)]
            if held and not _PLANNED & set(held):
                return f"What it cites says “{held[-1]}”; the draft says “{match.group()}”."
    return ""


def _bound(text: str, said: str, held: frozenset[str]) -> str:
    """Find a commitment in the draft that what it cites does not hold."""
    draft = words(text)
    cited = words(said)
    stems = frozenset(word.stem for word in cited)
    held_forms = frozenset(word.text for word in cited)
    for name, forms in COMMITMENTS.items():
        at = next((at for at, word in enumerate(draft) if word.text in forms), None)
        if at is None or held_forms & forms or _is_arms_length(draft, at):
            continue
        if name == "confirmed" and not held:
            continue
        if name == "promised" and _FUTURE.search(said) and not held:
            continue
        if name == "agreed" and stems & _SHARED:
            continue
        return f"It says “{draft[at].text}”, which nothing it cites does."
    if _MODALS_OF_FACT.search(text) and (held or modal(said)) and not _FUTURE.search(said) and not hedges(text):
        return "It says “will” where what it cites only holds it possible or wished for."
    return ""


_SHARED = frozenset({"deal", "accord", "pact", "consensu", "both", "same", "joint", "jointli"})


def _is_arms_length(draft: Sequence[Word], at: int) -> bool:
    """Say whether the words before hedge a commitment: "ready to agree", "urged them to commit"."""
    before = " ".join(word.text for word in draft[max(0, at - 6) : at])
    return bool(hedges(before)) or bool(
        re.search(r"\b(?:would|to|should|not|n't|must)\b", before.rsplit(" that ", 1)[-1][-24:])
    )


def _flattened(text: str, against: Backing) -> str:
    """Find a "could" or "may" of what is cited whose verb the draft tells as a fact."""
    if is_hedged(text):
        return ""
    stems = frozenset(word.stem for word in words(text) if word.carries)
    for said in against.said:
        sentence = words(said)
        for at, word in enumerate(sentence):
            is_denied = at + 1 < len(sentence) and sentence[at + 1].text == "not"
            if not hedges(word.text) or is_denied:
                continue
            after = [each.stem for each in sentence[at + 1 :] if each.carries and each.clause == word.clause][:4]
            if after and 2 * sum(bears(stems, each) for each in after) > len(after):
                return f"What it cites says “{word.text}”; the draft tells it as settled."
    return ""
