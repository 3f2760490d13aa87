"""Whether a draft keeps the limits of what it cites: how much, how surely, when, where, to whom and on what condition."""

from __future__ import annotations

import re

from bot.domain.gazetteer import party_name
from bot.domain.grammar import unquoted
from bot.domain.polarity import has_hard, hedges, modal
from bot.domain.stems import content_stems
from bot.domain.verification.backing import Backing, bears, name_words
from bot.domain.verification.stance import is_unless_told


def _any(words: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(words.split("|")) + r")\b", re.IGNORECASE)


_QUANTITIES = (
    (_any("all|every|entire|entirely|everything|everyone|whole|totally|fully|always"),
     _any(r"all|every|entire|entirely|each|everything|everyone|whole|total|totally|full|fully|any|always|both|nobody|no one|none|no|not")),
    (_any("only|solely|merely|alone|exclusively"), _any("only|solely|sole|merely|alone|exclusively|just|nothing but|unless|no")),
    (_any("few|hardly|scarcely|barely|rarely|seldom"), _any("few|hardly|scarcely|barely|rarely|seldom|little|no|not")),
    (_any("most|majority|mostly"), _any("most|majority|mostly|largely|mainly|largest|biggest")),
    (_any("many|numerous|countless"),
     _any(r"many|numerous|countless|most|all|every|dozens|scores|hundreds|thousands|millions|large|majority|number|\d[\d,.]*|\w+ty")),
    (_any("least"), _any("least|minimum|less|smallest|no less")),
    (_any("once"), _any("once|former|formerly|used to|was|were|immediately|when")),
    (_any("never"), _any(r"never|no|not|cannot|nobody|none|neither|ever|denied|n['’]t|\w+n['’]t")),
    (_any("ever"), _any("ever|never|no|not|denied|always")),
    (_any("half"), _any("half|50")),
    (_any("again|anew"), _any(r"again|anew|re\w+|another|once more|back|renew\w*|second|new")),
    (_any("finally|at last"), _any("final|finally|at last|last|end|eventually|after")),
)  # fmt: skip
"""How much a draft says there is, and what in print bears it out."""
_ALL = _any("all|every|everyone")
_ALL_PRINTED = _any(
    "all|every|entire|entirely|each|everything|everyone|whole|total|full|any|anyone|both|across|throughout"
)
"""What bears out an "all" in a draft that denies nothing: a "not" elsewhere in print does not."""
_APART = re.compile(
    r"\b(?:as many as|how many|at least|at most|above all|after all|at all|as well as|once again|all the same)\b",
    re.IGNORECASE,
)


_PERIOD = re.compile(r"\b(this|next|last)\s+(week|month|year|spring|summer|autumn|fall|winter)\b", re.IGNORECASE)


def uncounted(text: str, against: Backing) -> str:
    """Give which word of quantity or degree in a draft nothing cited bears out, or nothing."""
    if not against.is_english:
        return ""
    plain = _APART.sub(" ", unquoted(text))
    printed = " ".join((*against.said, *against.around))
    whole = _ALL.search(plain)
    if whole and not _ALL_PRINTED.search(printed) and not has_hard(plain):
        return f"It says “{whole.group()}”, which what it cites does not."
    for drafted, bearing in _QUANTITIES:
        if (match := drafted.search(plain)) and not bearing.search(printed):
            return f"It says “{match.group()}”, which what it cites does not."
    return ""


_CONDITIONS = _any(
    r"if|unless|provided|providing|on condition|as long as|in case|in the event|subject to|conditional|conditionally|depends?|"
    r"until|without|pending|except|in return|in exchange|once|should \w+ \w+|when|whether|for as little as"
)
_WELDED = _any(
    r"if|unless|provided that|on condition|because|due to|owing to|caused by|as a result of|thanks to|in return for|"
    r"in exchange for|blamed? on|even if|even when|even though|so that|in order to|despite|although"
)
_CAUSES = _any(
    r"because|due to|owing to|caused?|causing|result|since|thanks|for|so that|in order|to|why|reason|blame\w*|over|after|despite|although|though|but"
)
_LOST = re.compile(
    r"\b(unless|if|only after|only when|only once|on condition that|provided that|as long as)\b", re.IGNORECASE
)


def unconditioned(text: str, against: Backing) -> str:
    """Give which condition or cause a draft adds to what it cites, or nothing."""
    if not against.is_english:
        return ""
    printed = " ".join((*against.said, *against.around))
    for match in _WELDED.finditer(unquoted(text)):
        low = match.group().lower()
        is_cause = low.startswith(("because", "due", "owing", "caused", "as a", "thanks", "blame", "so", "in order"))
        bearing = _BECAUSE if is_cause else _CONDITIONS if low in _IF else _CAUSES
        if not bearing.search(printed):
            return f"It says “{match.group()}”, and what it cites knows of no such tie."
    return ""


_IF = frozenset(
    ("if", "unless", "provided that", "on condition", "in return for", "in exchange for", "even if", "even when")
)
_BECAUSE = _any(
    r"because|due to|owing to|caused (?!of)|caused by|causing|causes|result|since|thanks|so that|in order|why|reason|blam\w+"
)


def unconditional(text: str, against: Backing) -> str:
    """Give which condition of what is cited a draft leaves out or turns round, or nothing."""
    if not against.is_english:
        return ""
    stems = content_stems(text)
    for said in against.said:
        match = _LOST.search(said)
        if match is None:
            continue
        before, after = said[: match.start()], said[match.end() :]
        main, rest = content_stems(before) or content_stems(after), content_stems(after)
        if not main or 2 * sum(bears(stems, each) for each in main) < len(main):
            continue
        if not _CONDITIONS.search(text) and not _condition_told(stems, rest):
            return (
                f"What it cites holds only “{match.group()} {' '.join(after.split()[:6])}”; the draft leaves that out."
            )
        is_unless = match.group().lower() == "unless"
        if (
            is_unless
            and not is_unless_told(text, said)
            and re.search(r"\b(?:if|when)\b", text)
            and not re.search(r"\b(?:unless|only|without)\b", text)
        ):
            return "What it cites says “unless”; the draft turns the condition round."
        if not is_unless and re.search(r"\beven (?:if|when)\b", text) and not re.search(r"\beven\b", said):
            return "What it cites makes it a condition; the draft makes it none."
    return ""


def _condition_told(stems: frozenset[str], rest: frozenset[str]) -> bool:
    return bool(rest) and 2 * sum(bears(stems, each) for each in rest) >= len(rest)


_MIGHT = re.compile(r"\b(?:might|perhaps|possibly|maybe|ought to)\b", re.IGNORECASE)
_CAN = re.compile(r"\b(?:can|could|may|might)\s+(?:\w+ly\s+)?(?!not\b)(\w+)((?:\W+\w+){0,4})", re.IGNORECASE)
_FORWARD = re.compile(
    r"\b(?:look(?:s|ed|ing)? forward to|hopes? (?:to|for|that)|hoped (?:to|for|that)|wants? to|wish(?:es|ed)? to)\s+(\w+)((?:\W+\w+){0,3})",
    re.IGNORECASE,
)
_STILL_OPEN = re.compile(
    r"\b(?:can|cannot|could|may|might|possib\w+|potential\w*|perhaps|likely|able|ability|prospect|capable|chance|opportunity|up to|what if|"
    r"eager\w*|await\w*|keen|pleas\w+)\b|n['’]t\b",
    re.IGNORECASE,
)


def settled(text: str, against: Backing) -> str:
    """Give which "can", "might" or hope of what is cited a draft tells as done or certain, or which it adds."""
    if not against.is_english:
        return ""
    plain = unquoted(text)
    printed = " ".join(against.said)
    added = _MIGHT.search(plain)
    if added and not (hedges(printed) or modal(printed) or re.search(r"\b(?:should|would|if|can)\b", printed)):
        return f"It says “{added.group()}” where what it cites is sure."
    if _STILL_OPEN.search(text) or hedges(text):
        return _done(plain, against)
    stems = content_stems(text)
    for said in against.said:
        for pattern in (_CAN, _FORWARD):
            for match in pattern.finditer(said):
                after = content_stems(f"{match[1]} {match[2]}")
                if after and 2 * sum(bears(stems, each) for each in after) > len(after) and match[0][:3] != "May":
                    return f"What it cites says “{' '.join(match[0].split()[:3])}”; the draft tells it as settled."
    return _done(plain, against)


_TO_DO = re.compile(r"^\s*to\s+([a-z]+)\b")
_PLEDGED = re.compile(
    r"\b(?:agree\w*|deal|accord|pact|consensus|will|would|(?<!according )to|plan\w*|shall|should|commit\w*|pledg\w*|promis\w*|vow\w*|going|understanding|"
    r"decision|decided|intend\w*|must|ready|readiness)\b",
    re.IGNORECASE,
)


def _done(plain: str, against: Backing) -> str:
    """Find what is only agreed, asked or offered told as done."""
    if _PLEDGED.search(plain) or hedges(plain):
        return ""
    stems = set(re.findall(r"\b[a-z]+ed\b|\bset up\b|\bbuilt\b|\bmade\b|\bbegan\b", plain))
    for statement in against.cited:
        match = _TO_DO.match(statement.text)
        if match and any(content_stems(match[1]) & content_stems(each) for each in stems):
            return f"What it cites says “{statement.cue} to {match[1]}”; the draft tells it as done."
    return ""


_DAYS = "monday tuesday wednesday thursday friday saturday sunday"
_MONTHS = "january february march april june july august september october november december"
_WHEN = re.compile(
    r"\b(?:" + "|".join((_DAYS + " " + _MONTHS).title().split()) + r"|today|yesterday|tomorrow|tonight)\b"
)
_DATED = re.compile(
    r"\b(by|before|until|after|since|from)\s+((?:the )?(?:"
    + "|".join(_MONTHS.title().split())
    + r"|\d{4}|summer|winter|spring|autumn)\b)",
    re.IGNORECASE,
)
_SAID_IN = re.compile(
    r"^(?:In|At|From|Speaking (?:in|at|from))\s+([A-Z]\w+(?: [A-Z]\w+)?)\s*,|"
    r"\b(?:said|says|told reporters|stated|announced|declared|speaking)\s+(?:in|at|from)\s+([A-Z]\w+)"
)
_TOLD = re.compile(r"\b(?:told|tells|telling|informed|assured)\s+([A-Z][\w-]+(?:\s[A-Z][\w-]+)*|reporters|journalists)")
_NOW = _any("now|currently|today|these days")


def undated(text: str, against: Backing) -> str:
    """Give which time, place or hearer of a draft nothing cited tells, or nothing."""
    plain = unquoted(text)
    printed = " ".join(against.printed)
    facts = against.exchange.facts
    told = " ".join(each.text for each in (facts.date, facts.place, facts.form) if each)
    for match in _WHEN.finditer(plain):
        low = match.group().lower()
        if low in printed.lower():
            continue
        ahead = any(each.earlier for each in against.cited) or re.search(
            r"\b(?:will|would|to)\s+\w+", plain[: match.start()]
        )
        dates = " ".join(reading.document.published for reading in against.exchange.readings)
        if low not in told.lower() and not (dates and low in _MONTHS):
            return f"“{match.group()}” stands in none of the cited passages."
        if ahead and low in _DAYS:
            return f"“{match.group()}” is when they spoke, and not when it was or will be."
    if fault := _shifted(plain, printed) or _said_when(plain, against):
        return fault
    for match in _DATED.finditer(plain):
        there = re.findall(r"\b(\w+)\s+" + re.escape(match[2]), printed, re.IGNORECASE)
        if (
            there
            and not _ARTICLES & set(map(str.lower, there))
            and not any(_same_way(match[1].lower(), each.lower()) for each in there)
        ):
            return f"It says “{match.group()}” where the print has “{there[0]} {match[2]}”."
    for match in _SAID_IN.finditer(plain):
        place = match[1] or match[2]
        if set(name_words(place)) - set(name_words(f"{printed} {facts.place.text if facts.place else ''}")) and (
            party_name(place) or place.lower() not in _MONTHS + _DAYS
        ):
            return f"That it was said in {place} stands in none of the cited passages."
    return _addressed(plain, against)


_SAID_ON = re.compile(
    r"\b(?:said|says|stated|announced|declared|told \w+)\s+on\s+(\d{1,2} [A-Z]\w+|[A-Z]\w+ \d{1,2})\b"
)


def _shifted(plain: str, printed: str) -> str:
    """Find "this week" where the print has "next week"."""
    there = {(match[1].lower(), match[2].lower()) for match in _PERIOD.finditer(printed)}
    for match in _PERIOD.finditer(plain):
        which, period = match[1].lower(), match[2].lower()
        others = [each for each in there if each[1] == period]
        if others and (which, period) not in there:
            return f"It says “{match.group()}” where the print has “{' '.join(others[0])}”."
    return ""


def _said_when(plain: str, against: Backing) -> str:
    """Find the date or place of what was said told as the date or place of saying it."""
    facts = against.exchange.facts
    told = " ".join(each.text for each in (facts.date, facts.place) if each)
    outside = " ".join(
        (told, *(around.replace(each.text, " ") for around, each in zip(against.printed, against.cited, strict=True)))
    )
    inside = " ".join(each.text for each in against.cited)
    for match in (*_SAID_ON.finditer(plain), *_SAID_IN.finditer(plain)):
        words = next((group for group in match.groups() if group), "")
        if words and words in inside and words not in outside:
            return f"“{words}” belongs to what was said, not to the saying of it."
    return ""


def _same_way(one: str, other: str) -> bool:
    return one == other or any(one in way and other in way for way in _WAYS)


_ARTICLES = frozenset("the a an this that next last early late mid".split())
_WAYS = tuple(map(frozenset, ("by before until within".split(), "after since from".split(), "from to".split())))


def _addressed(plain: str, against: Backing) -> str:
    """Find someone told what the print says was told to nobody."""
    for match in _TOLD.finditer(plain):
        words = set(name_words(match[1]))
        if match[1] in ("reporters", "journalists"):
            if any(
                re.search(r"\b(?:reporters?|journalists?|(?:press|news) (?:conference|briefing))\b", each)
                for each in against.printed
            ):
                continue
            return f"That {match[1]} were told stands in none of the cited passages."
        cues = " ".join(each.cue for each in against.cited)
        if any(words & set(name_words(each.addressee)) for each in against.cited) or re.search(
            r"\b(?:told|tell|tells|telling|urge\w*|ask\w*|inform\w*|assur\w*|warn\w*|call\w*|letter|thank\w*|promis\w*)\b",
            cues,
        ):
            continue
        said = " ".join(against.said)
        if not words & set(name_words(said)) or not re.search(r"\b(?:told|tell)\b", " ".join(against.printed)):
            return f"That {match[1]} was told it stands in none of the cited passages."
    return ""


def outdated(text: str, against: Backing) -> str:
    """Give why an old statement may not be told as of now, or nothing."""
    match = _NOW.search(unquoted(text))
    if (
        match
        and any(each.earlier for each in against.cited)
        and all(match.group() not in each for each in against.printed)
    ):
        return f"It says “{match.group()}” of what was said before."
    return ""
