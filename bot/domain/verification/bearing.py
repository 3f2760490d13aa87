"""Whether the figures, dates, names and matter of a draft stand in what it cites."""

from __future__ import annotations

import re

from bot.domain.cues.lexicon import CUE_FORMS, NOMINAL_CUES, OCCASIONS, SPEAKER_NOUNS
from bot.domain.figures import backed, figures
from bot.domain.gazetteer import longest_party, party_name
from bot.domain.grammar import unquoted
from bot.domain.model import Statement
from bot.domain.polarity import COMMITMENTS, HEDGES
from bot.domain.stems import content_stems, is_generic, is_stop, near, stem, terms
from bot.domain.typography import quoted
from bot.domain.verification.backing import POSSESSIVE, Backing, bears, fold_name, name_words, parties
from bot.domain.verification.departures import departures
from bot.domain.verification.thesaurus import LIKE

_LINK = re.compile(r"(?:https?://|www\.)\S+")
_LEAST = 0.34
"""The least share of a draft's words of matter that what it cites must bear out."""
_BETTER = 0.4
"""By how much another statement must bear a draft out better for its citation to be a wrong one."""
_TOKEN = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+(?:['’\-‑][^\W_]+)*|[.!?:,;()“”\"]")
_CALENDAR = frozenset(
    """
    january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday jan feb mar apr jun jul aug sept sep oct nov dec i mr mrs ms dr sir
    """.split()
)
_TITLES = frozenset(
    """
    president premier minister chancellor king queen prince secretary ambassador spokesman spokeswoman foreign prime vice
    deputy defence defense finance leader chairman general mr mrs ms dr sen rep gov
    """.split()
)


def unborne(text: str, against: Backing) -> str:
    """Give what in a draft none of the cited passages bears out, or nothing."""
    return (
        _figure(text, against)
        or _name(text, against)
        or _renamed(text, against)
        or _recast(text, against)
        or (_matter(text, against) if against.is_english else "")
    )


_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAY_OF_MONTH = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)? (?:of )?(?={_MONTHS})|\b((?:{_MONTHS}) )\d{{1,2}}(?:st|nd|rd|th)?\b(?![,.]?\d)"
)
_SHARE = re.compile(r"\b(\w+) of (?:the|its|their|his|her|our|those|these) ")


def _figure(text: str, against: Backing) -> str:
    for figure in figures(text):
        if not backed(figure, against.figures):
            return f"The figure or date “{figure.printed}” stands in none of the cited passages."
    return _miscounted(text, against)


def _miscounted(text: str, against: Backing) -> str:
    """Find a count that only the day of a date bears out, or a part told by the figure of the whole: "9 of the nine"."""
    printed = [_DAY_OF_MONTH.sub(r"\1", each) for each in against.printed]
    days = figures(" ".join(match.group() for each in against.printed for match in _DAY_OF_MONTH.finditer(each)))
    counts = [figure for each in (*printed, against.exchange.title) for figure in figures(each)]
    for figure in figures(_DAY_OF_MONTH.sub(r"\1", text)):
        if backed(figure, days) and not backed(figure, counts):
            return f"“{figure.printed}” is the day of a date in what it cites, and counts nothing there."
    parts = [figure for each in printed for match in _SHARE.finditer(each) for figure in figures(match[1])]
    for match in _SHARE.finditer(text):
        told = figures(match[1])
        if told and parts and not backed(told[0], parts):
            return f"It says “{match[1]} of” them where the print has “{parts[0].printed} of” them."
    return ""


def _name(text: str, against: Backing) -> str:
    tokens = list(_TOKEN.finditer(text))
    at = 0
    while at < len(tokens):
        word = tokens[at].group()
        if not word[0].isupper() or fold_name(word) in _CALENDAR:
            at += 1
            continue
        taken = _party(tokens, at, against)
        if taken < 0:
            return f"“{word}” is named in none of the cited passages."
        if taken:
            at += taken
            continue
        opens = at == 0 or tokens[at - 1].group() in '.!?:“”"('
        if not _is_known(word, against) and not (opens and _is_plain(word, tokens, at)):
            return f"“{word}” is named in none of the cited passages."
        at += 1
    return ""


def _renamed(text: str, against: Backing) -> str:
    """Find a name put for another amid words that are otherwise those printed."""
    for statement, said in zip(against.cited, against.said, strict=True):
        known = against.casts[statement.document]
        for each in departures(text, said):
            here, there = (_capitals(words) for words in (each.drafted, each.printed))
            if not here or not there or set(here) & set(there):
                continue
            one, other = " ".join(here), " ".join(there)
            if one.startswith(other) or other.startswith(one):
                continue
            if set(parties(one)) & set(parties(other)) or known.same(one, other) or known.same(here[-1], there[-1]):
                continue
            return f"It says “{one}” where the print has “{other}”."
    return ""


def _recast(text: str, against: Backing) -> str:
    """Find an office put for other people amid words that are otherwise those printed: "ministers" for "experts"."""
    for said in against.said:
        for each in departures(text, said):
            here = [word for word in each.drafted if not is_stop(word)]
            there = [word for word in each.printed if not is_stop(word)]
            if len(here) != 1 or len(there) != 1 or here[0][0].isupper() or there[0][0].isupper():
                continue
            one, other = stem(here[0]), stem(there[0])
            if (
                fold_name(here[0]) in SPEAKER_NOUNS
                and one != other
                and other not in near(one) | LIKE.get(one, frozenset())
            ):
                return f"It says “{here[0]}” where the print has “{there[0]}”."
    return ""


def _capitals(words: tuple[str, ...]) -> list[str]:
    """Give the names among words, without possessives and titles."""
    names = [re.sub(r"['’]s?$", "", word) for word in words if word[0].isupper() and not is_stop(word)]
    return [name for name in names if fold_name(name) not in _TITLES | _CALENDAR]


def _party(tokens: list[re.Match[str]], at: int, against: Backing) -> int:
    """Give how many tokens name a party that is backed, -1 for one that is not, 0 for no party."""
    found = longest_party([POSSESSIVE.sub("", token.group()) for token in tokens[at : at + 12]])
    if not found:
        return 0
    known, size = found
    words = [fold_name(token.group()) for token in tokens[at : at + size]]
    return size if known.party in against.parties or all(word in against.names for word in words) else -1


def _is_known(word: str, against: Backing) -> bool:
    folded = fold_name(word)
    parts = folded.split("-")
    if folded.endswith(_OF_A_LAND) and any(len(each) > 4 and folded.startswith(each[:-1]) for each in against.names):
        return True
    if folded in against.names or stem(folded) in against.stems:
        return True
    if len(parts) > 1 and all(
        _is_known(part.title(), against) or ((p := party_name(part.title())) and p.party in against.parties)
        for part in parts
    ):
        return True
    if folded in SPEAKER_NOUNS or folded in OCCASIONS or is_stop(folded):
        return (folded in SPEAKER_NOUNS and _is_printed(folded, against)) or is_stop(folded) or folded in OCCASIONS
    return False


_OF_A_LAND = ("an", "ian", "ish", "ese", "ic")


def _is_printed(word: str, against: Backing) -> bool:
    """Say whether a title stands anywhere in the exchange's documents."""
    return any(word in reading.document.text.casefold() for reading in against.exchange.readings)


def _is_plain(word: str, tokens: list[re.Match[str]], at: int) -> bool:
    """Say whether a capital is only that of a sentence's first word."""
    after = tokens[at + 1].group() if at + 1 < len(tokens) else ""
    return not after[:1].isupper() or is_stop(word) or word.lower() in SPEAKER_NOUNS or word.lower() in _PLAIN


_PLAIN = frozenset("speaking writing asked citing calling meanwhile separately earlier later both on in at".split())


def _matter(text: str, against: Backing) -> str:
    text = _LINK.sub(" ", text)
    wanted = matter(text, against)
    missing = [each for each in wanted if not against.bears(each)]
    if not missing:
        return ""
    free = _free(text, against)
    share = 1 - len(missing) / (len(wanted) + free)
    if share < _LEAST:
        return f"What it cites says nothing of “{missing[0]}”."
    if added := _added(text, against):
        return f"What it cites says nothing of “{added}”."
    if share < 0.67 and (better := _better(wanted, 1 - len(missing) / len(wanted), against)):
        return f"What it cites hardly bears it out; it reads like another statement, “{better.text[:60]}”."
    return ""


def _added(text: str, against: Backing) -> str:
    """Give the first word of a part of a draft of which nothing is borne out."""
    for part in re.split(r"[;:.]\s|,\s|\s(?:and|while|but|because)\s", unquoted(text)):
        missing = [each for each in matter(part, against) if not against.bears(each)]
        if len(missing) > 1 and not _free(part, against) and len(missing) == len(matter(part, against)):
            return missing[0]
    return ""


def _better(wanted: list[str], share: float, against: Backing) -> Statement | None:
    """Find a statement not cited that bears a draft out far better."""
    for statement in against.exchange.statements:
        if statement in against.cited:
            continue
        stems = content_stems(f"{statement.cue} {statement.text}")
        if sum(bears(stems, each) for each in wanted) / len(wanted) >= share + _BETTER:
            return statement
    return None


def matter(text: str, against: Backing) -> list[str]:
    """Give the stems of a draft's words that carry matter: no names of speakers, no reporting words, no figures."""
    credited = _credited(against)
    return list(
        dict.fromkeys(
            term.stem
            for term in terms(unquoted(text))
            if not (_is_light(low := fold_name(term.word)) or low in credited or _is_reporting(low))
            and not (term.word[0].isupper() and party_name(term.word))
        )
    )


def _free(text: str, against: Backing) -> int:
    """Count the reporting words and quotations that what is cited does have; they speak for a draft, never against it."""
    found = {
        term.stem
        for term in terms(unquoted(text))
        if (_is_reporting(low := fold_name(term.word)) or is_generic(low))
        and not is_stop(low)
        and against.bears(term.stem)
    }
    return len(found) + 2 * len(quoted(text))


def _credited(against: Backing) -> set[str]:
    return {
        word
        for each in against.cited
        for word in name_words(" ".join((each.speaker.name, each.speaker.role, each.speaker.party, *each.via)))
    }


def _is_light(low: str) -> bool:
    return is_stop(low) or low in _CALENDAR or low in _LIGHT or not low or low[0].isdigit() or is_generic(low)


def _is_reporting(low: str) -> bool:
    return (
        low in CUE_FORMS
        or low in NOMINAL_CUES
        or low in HEDGES
        or low in SPEAKER_NOUNS
        or low in OCCASIONS
        or any(low in forms for forms in COMMITMENTS.values())
    )


_LIGHT = frozenset(
    """
    turn turned turns put puts bring brought brings come came comes go went goes going keep kept keeps lay laid set sets
    handle handling handled leave leaves left leaving mean means meant show shows showed see saw seen look looks looked
    need needs needed want wants wanted hold holds held holding stand stands stood start starts started starting begin
    concern concerns concerned regard regards regarded matter fate remain remains remained become becomes became includes
    include including included among around some about roughly nearly almost approximately conditional conditionally
    attached fix fixed fixes describe describes described call calls called calling account accounts accounting posted posting wrote
    """.split()
)

__all__ = ["matter", "near", "unborne"]
