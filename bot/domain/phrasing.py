"""How a question is worded: cut at its verb of saying into who is asked about and what.

What stands before the verb is the subject, what follows is the topic; without such a verb a stance ("Xi's view of") or a
preposition ("Xi on") is where it is cut. People type in any case, in bad English and without a question mark.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bot.domain import stems
from bot.domain.asked import MANY, Company
from bot.domain.called import TITLES, name_tokens
from bot.domain.features import features

_SAYING = frozenset(
    stems.stem(word)
    for word in """
    say tell speak talk mention discuss raise bring state claim think believe want hope expect feel comment remark note
    add address respond reply react describe call explain express stress emphasise emphasize underline underscore highlight
    voice write post tweet report announce declare argue ask answer touch cover suggest propose know view
    """.split()
)
_ACTS = frozenset(
    stems.stem(word)
    for word in """
    agree deny refuse decline reject promise pledge vow commit threaten warn urge demand accuse apologise apologize
    condemn criticise criticize praise thank congratulate invite offer accept admit acknowledge confirm insist reiterate
    reaffirm welcome oppose support back endorse object request propose rule guarantee assure blame concede dismiss
    announce decide undertake declare
    """.split()
)
_WITH_ADDRESSEE = frozenset({"tell", "say", "speak", "talk", "ask", "repli", "respond", "write"})
_STANCES = frozenset(
    stems.stem(word)
    for word in """position view stance reaction response opinion word message take comment statement demand concern
    remark attitude line thought answer account version""".split()
)
ASKED_OF = _SAYING | _ACTS | _STANCES
"""The stems of what questions ask after: acts of saying, and stances."""
_BE = frozenset({"is", "are", "was", "were", "been", "be", "being", "get", "got"})
AUXILIARIES = _BE | frozenset(
    "did do does has have had will would can could should may might didn't doesn't don't hasn't haven't hadn't wasn't "
    "weren't isn't aren't won't wouldn't didnt doesnt dont".split()
)
_ASKING = frozenset(
    {"what", "whats", "what's", "which", "who", "whom", "whose", "how", "when", "where", "why", "whats'"}
)
_HE = frozenset({"he", "she", "him", "her", "his", "hers", "himself"})
_THEY = frozenset({"they", "them", "both", "their"})
_ANYBODY = frozenset(
    stems.stem(word)
    for word in """
    anyone anybody someone somebody everyone everybody one you people article text document story report reporter
    statement communique readout paper call meeting summit talk conversation conference page transcript press exchange
    there it this that exactly specifically else leader president side party country two both minister
    """.split()
)
QUOTED = re.compile(r"[\"“”«»„]([^\"“”«»„]+)[\"“”«»„]|(?<!\w)['‘]([^'‘’]{6,})['’](?!\w)")
_WORD = re.compile(r"(?:[A-Za-z]\.){2,}|[^\W_]+(?:['’-][^\W_]+)*['’]?")

_WHAT_ABOUT = re.compile(r"\W*(?:and |so |but )?(?:what|how) about\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    start: int
    end: int

    @property
    def low(self) -> str:
        return self.text.lower().replace("’", "'")

    @property
    def stem(self) -> str:
        return stems.stem(self.low)


@dataclass(frozen=True, slots=True)
class Cut:
    """A question cut at its verb: the words that tell who, the words that tell what."""

    who: tuple[str, ...]
    topic: str
    act: str = ""
    pronoun: bool = False
    open_subject: bool = False
    """Nobody stands before the verb: "who said", "was … said"."""
    verb: bool = False
    doer: str = ""
    """A person asked about as doing something that is no saying, and what: "Will Xi attend …"."""
    deed: str = ""
    told: str = ""
    """To whom it is said to have been said: "tell Xi", "say to Xi"."""
    relay: str = ""
    """By whose account: "according to the ministry"."""
    clause: bool = False
    """What follows the verb is something said ("said that he would …"), and no matter spoken of."""


def cut(words: str, company: Company) -> Cut:
    """Cut a question into who is asked about and what, by the names of the company it may ask about."""
    quoted = [match.span() for match in QUOTED.finditer(words)]
    tokens = [_Word(m.group(), m.start(), m.end()) for m in _WORD.finditer(words)]
    unquoted = [one for one in tokens if not any(start <= one.start < end for start, end in quoted)]
    relayed, words = _relayed(words)
    unquoted = [one for one in unquoted if one.end <= len(words) and words[one.start : one.end] == one.text]
    verb = next((at for at in range(len(unquoted)) if _is_saying(unquoted, at)), None)
    found = _at_verb(words, unquoted, verb, company) if verb is not None else _verbless(words, unquoted, company)
    if relayed and not found.who and not MANY.search(words.lower()):
        found = replace(found, who=(relayed,))
    return replace(found, relay=relayed)


_RELAYED = re.compile(
    r"[,;]?\s*\baccording to (?!whom?\b|what\b)((?:the )?[^,;?]+?)(?=[,;?]|\s+(?:what|did|does|who|is|was|has)\b|$)",
    re.IGNORECASE,
)


def _relayed(words: str) -> tuple[str, str]:
    """Whose account the question asks for ("according to the ministry"), and the question blanked of it."""
    match = _RELAYED.search(words)
    if not match:
        return "", words
    return match.group(1).strip(), words[: match.start()] + " " * (match.end() - match.start()) + words[match.end() :]


def _is_saying(tokens: list[_Word], at: int) -> bool:
    """Is that word the question's verb of saying, not a noun ("the call", "his statement", "peace talks")?"""
    if tokens[at].stem not in _SAYING | _ACTS or at == 0:
        return False
    before = [one.low for one in tokens[:at]]
    if not any(word in AUXILIARIES or word in _ASKING for word in before) and not _is_past(tokens[at].low):
        return False
    last = before[-1]
    if last in {
        "the",
        "a",
        "an",
        "his",
        "her",
        "their",
        "its",
        "this",
        "that",
        "any",
        "to",
        "phone",
        "peace",
        "on",
        "about",
        "of",
    }:
        return False
    if last.endswith(("'s", "s'")) and last not in {"what's", "who's", "he's", "she's"}:
        return False
    return not (
        tokens[at].low in {"call", "talks", "calls", "views", "report", "support", "back"} and last in AUXILIARIES
    )


def _is_past(word: str) -> bool:
    return word.endswith("ed") or word in {
        "said",
        "told",
        "spoke",
        "thought",
        "wrote",
        "says",
        "tells",
        "thinks",
        "wants",
    }


_PASSING = frozenset(
    {"also", "actually", "ever", "really", "even", "just", "exactly", "specifically", "not", "then", "so", "else"}
)


def _at_verb(words: str, tokens: list[_Word], verb: int, company: Company) -> Cut:
    """Cut at the verb: the subject stands between the words that open the question and the verb."""
    start = _subject_start(tokens, verb)
    opener = tokens[start - 1].low if start else ""
    subject = [one for one in tokens[start:verb] if one.low not in _PASSING and not _helps(one)]
    passive = opener in _BE or any(one.low in {"been", "being", "be"} for one in tokens[start:verb])
    stem = tokens[verb].stem
    act = stem if stem in _ACTS else ""
    tail = words[tokens[verb].end :]
    topic_before = _topic_words(words[: tokens[start].start])
    if passive and (_is_past(tokens[verb].low) or tokens[verb].low in {"raised", "brought", "spoken"}):
        by, tail = _by(tail)
        said = " ".join(one.text for one in subject)
        return Cut(who=by, topic=f"{topic_before} {said} {tail}", act=act, open_subject=not by, verb=True)
    told, tail = _addressed(tail, stem, company)
    pronoun = any(one.low in _HE for one in subject)
    who = () if pronoun else _split_names(" ".join(one.text for one in subject))
    who = tuple(one for one in who if not _is_anybody(one))
    open_subject = not who and not pronoun and not MANY.search(" ".join(one.low for one in subject))
    extra = "" if not act or stems.content_stems(tail) - _SAYING else tokens[verb].text
    return Cut(
        who,
        f"{topic_before} {tail} {extra}",
        act=act,
        pronoun=pronoun,
        open_subject=open_subject,
        verb=True,
        told=told,
        clause=stem in _CLAUSED and _CLAUSE.match(tail) is not None,
    )


def _subject_start(tokens: list[_Word], verb: int) -> int:
    """Where the subject begins: after the auxiliary, or before it where it stands at the verb ("what Xi has said")."""
    helping = [at for at in range(verb) if _helps(tokens[at])]
    if helping and helping[-1] < verb - 1:
        return helping[-1] + 1
    start = helping[0] if helping else 0
    while start < verb and _opens(tokens[start]):
        start += 1
    return start


def _opens(word: _Word) -> bool:
    return word.low in AUXILIARIES or word.low in _ASKING


def _helps(word: _Word) -> bool:
    """An auxiliary or a question word inside the subject; "may" there is more often a name."""
    return word.low != "may" and _opens(word)


def _topic_words(lead: str) -> str:
    """What of the words before the subject belongs to the topic: "On Taiwan, what did …", "Which steps did …"."""
    kept = [m.group() for m in _WORD.finditer(lead) if m.group().lower().replace("’", "'") not in AUXILIARIES | _ASKING]
    return " ".join(kept)


def _by(tail: str) -> tuple[tuple[str, ...], str]:
    match = re.search(r"\bby ([^?,]+?)(?=\s+(?:about|on|regarding|in|at|to)\b|[?,]|$)", tail)
    if not match:
        return (), tail
    who = tuple(one for one in _split_names(match.group(1)) if not _is_anybody(one))
    return who, tail[: match.start()] + tail[match.end() :]


_CLAUSED = frozenset(
    stems.stem(word)
    for word in """say tell state claim think believe want hope expect comment remark note add respond reply declare argue
    announce stress agree deny promise confirm insist threaten warn admit acknowledge suggest""".split()
)
_CLAUSE = re.compile(
    r"\W*(?!(?:anything|something|much|nothing|a word|more|about|on|regarding|concerning|to|of|by|with|in|at|next|again)\b)\w",
    re.IGNORECASE,
)
"""What is said, where no preposition makes it a matter that something is said about."""


def _addressed(tail: str, stem: str, company: Company) -> tuple[str, str]:
    """Who is told ("tell Xi about", "say to reporters"), and what follows; nobody where the verb tells none."""
    match = _TO_WHOM.match(tail) if stem in _WITH_ADDRESSEE else None
    if match is None or (stem == "say" and not match.group("to")):
        return "", tail
    who = match.group("who").strip()
    told = company.named(who).known or who.lower() in _HE | _THEY | {"us", "me", "reporters", "the press", "each other"}
    return (who, tail[match.end() :]) if told else ("", tail)


_TO_WHOM = re.compile(
    r"\s*(?P<to>to |with )?(?P<who>(?:[^\W\d_][\w'’-]*+\.?+(?:\s++|(?=[?,!]|$))){1,4}?)"
    r"(?=(?:about|on|regarding|that|in|at|concerning|after|over|he|she|they|it|we|his|her|their|the|there|to|what|how|whether)\b|[?,.!]|$)"
)


def _split_names(words: str) -> tuple[str, ...]:
    """ "Xi and Trump" are two; "Trinidad and Tobago" and "the two leaders" are not."""
    parts = [part.strip(" ,") for part in re.split(r"\s+(?:and|or|&|nor)\s+|,\s*", words, flags=re.IGNORECASE)]
    parts = [part for part in parts if part]
    if len(parts) > 1 and len(features(words, loose=True)) == 1:
        return (words,)
    return tuple(parts)


def _is_anybody(who: str) -> bool:
    """Does that subject name nobody in particular: "anyone", "the article", "the two leaders"?"""
    words = [m.group() for m in _WORD.finditer(who)]
    if MANY.fullmatch(who.lower().strip()) or not words:
        return True
    if any(word.lower() in _THEY for word in words):
        return True
    said = [stems.stem(word.lower()) for word in words if not stems.is_stop(word) or word.lower() in {"anyone", "one"}]
    if not said:
        return True
    heads = {"leader", "presid", "minist", "party", "parti", "country", "countr"}
    return all(one in _ANYBODY for one in said) and not (
        len(said) == 1 and said[0] in heads and not who.lower().endswith("s")
    )


def _verbless(words: str, tokens: list[_Word], company: Company) -> Cut:
    """A question without a verb of saying: "Xi on Taiwan?", "Trump's view of tariffs", "what about Ukraine"."""
    if opening := _WHAT_ABOUT.match(words):
        words = " " * opening.end() + words[opening.end() :]
        tokens = [one for one in tokens if one.start >= opening.end()]
    stance = next((at for at, one in enumerate(tokens) if one.stem in _STANCES), None)
    if stance is not None and stance > 0:
        start = next((a + 1 for a in range(stance - 1, -1, -1) if tokens[a].low in AUXILIARIES | _ASKING | {"and"}), 0)
        who = (
            re.sub(r"['’]s?$", "", words[tokens[start].start : tokens[stance - 1].end].strip())
            if start < stance
            else ""
        )
        pronoun = any(one.low in _HE for one in tokens[start:stance])
        if who and not pronoun and not _is_anybody(who):
            of = " ".join(one.text for one in tokens[stance + 1 :])
            return Cut(_split_names(who), of, verb=True)
        if pronoun:
            return Cut((), " ".join(one.text for one in tokens[stance + 1 :]), pronoun=True, verb=True)
    pivot = next(
        (at for at, one in enumerate(tokens) if one.low in {"on", "about", "regarding", "re", "concerning"}), None
    )
    if pivot is not None:
        head = [one for one in tokens[:pivot] if one.low not in AUXILIARIES | _ASKING | {"and", "or", "but", "so"}]
        name = " ".join(one.text for one in head)
        if head and (company.named(name).known or _is_new_name(head)) and not _is_anybody(name):
            return Cut(_split_names(name), " ".join(one.text for one in tokens[pivot + 1 :]), verb=True)
        return Cut((), words, pronoun=any(one.low in _HE for one in tokens))
    names, rest = _known_names(words, tokens, company)
    if names and not [one for one in rest.lower().split() if one not in AUXILIARIES | _ALSO]:
        return Cut(names, "", pronoun=any(one.low in _HE for one in tokens))
    if any(one.low in AUXILIARIES for one in tokens) and rest.strip():
        doer, deed = _doing(tokens, company)
        return Cut((), words, pronoun=any(one.low in _HE for one in tokens), doer=doer, deed=deed)
    return Cut(names, rest, pronoun=any(one.low in _HE for one in tokens))


_ALSO = frozenset("and but so too also either as well then".split())
_DOING = frozenset("will would did does do has have had can could shall should".split())
_ABOUT_TO = re.compile(r"(?:going|planning|due|set|expected|scheduled|likely|about|supposed) to ", re.IGNORECASE)


def _doing(tokens: list[_Word], company: Company) -> tuple[str, str]:
    """Who a question asks to do something, and the deed: "Will Xi attend …", "Is Xi going to attend …"."""
    start = 1 if tokens and tokens[0].low in {"and", "so", "but", "or"} else 0
    if start >= len(tokens) or tokens[start].low not in AUXILIARIES:
        return "", ""
    end = start + 1
    while end < min(start + 6, len(tokens)) and (tokens[end].text[:1].isupper() or tokens[end].low in TITLES):
        end += 1
    if end == start + 1 and end < len(tokens) and company.named(tokens[end].text).speakers:
        end += 1
    name = " ".join(one.text for one in tokens[start + 1 : end])
    if not name_tokens(name) or any(feature.is_party for feature in features(name, loose=True)):
        return "", ""
    rest = [one for one in tokens[end:] if one.low not in _PASSING and not _helps(one)]
    words = " ".join(one.text for one in rest)
    ahead = _ABOUT_TO.match(words)
    if ahead is None and tokens[start].low.removesuffix("n't") not in _DOING | {"wo"}:
        return "", ""
    deeds = words[ahead.end() if ahead else 0 :].split()
    return (name, deeds[0]) if deeds else ("", "")


def _is_new_name(head: list[_Word]) -> bool:
    return all(one.text[:1].isupper() for one in head) and bool(name_tokens(" ".join(one.text for one in head)))


def _known_names(words: str, tokens: list[_Word], company: Company) -> tuple[tuple[str, ...], str]:
    """The runs of words that name someone heard in the exchange, and the words left over."""
    who: list[str] = []
    rest: list[str] = []
    at = 0
    while at < len(tokens):
        for length in range(min(4, len(tokens) - at), 0, -1):
            run = " ".join(one.text for one in tokens[at : at + length])
            if stems.is_stop(tokens[at].low) and tokens[at].low != "the":
                continue
            if stems.is_stop(tokens[at + length - 1].low) or (tokens[at].low in TITLES - {"the"} and length == 1):
                continue
            if company.named(run).speakers and (length > 1 or len(tokens[at].text) > 1):
                who.append(run)
                at += length
                break
        else:
            rest.append(tokens[at].text)
            at += 1
    return tuple(who), " ".join(rest)
