"""What a question asks: about whom, about what, and in what manner; a follow-up takes what it leaves out from before.

People write "what did xi say on taiwan" and "and trump?". A question is cut at its verb of saying: what stands before it
is who is asked about, what follows is the topic. Nothing here looks for an answer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.domain import stems
from bot.domain.asked import MANY, TITLES, Asked, Company, name_tokens
from bot.domain.features import Feature, features
from bot.domain.model import Exchange


class Kind(StrEnum):
    """The manner of a question."""

    WHAT_SAID = "what said"
    WHETHER = "whether"
    WHO = "who"
    """Who said it."""
    AGREED = "agreed"
    """What several agreed on."""
    VIA = "via"
    """Through whom we know it."""
    WHEN = "when"
    WHERE = "where"
    NEXT = "next"
    """What is to happen after the exchange."""
    PARTIES = "parties"
    """Who took part."""
    GENERAL = "general"


@dataclass(frozen=True, slots=True)
class Sought:
    """One term of a topic: the word asked with, and the features that would answer it."""

    word: str
    keys: frozenset[str]
    named: bool = False
    """It names someone or something, and cannot be done without."""
    generic: bool = False
    """It goes with a topic and does not name one ("issue", "talks")."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question understood. `about` holds alternatives: "Taiwan or trade" is answered by either."""

    words: str
    kind: Kind
    asked: tuple[Asked, ...] = ()
    together: bool = False
    """It asks about all sides at once: "they", "both", "the two leaders"."""
    about: tuple[tuple[Sought, ...], ...] = ()
    act: str = ""
    """The stem of the act asked about beyond mere saying: "agre", "deni", "promis"."""
    negated: bool = False
    said_by: Question | None = None
    """The question whose answer tells whom "he" means, where no name was asked with."""
    before: Kind | None = None
    """For a question that only makes sense after another ("according to whom?"): the kind of that one."""

    @property
    def topic(self) -> tuple[Sought, ...]:
        return tuple(sought for alternative in self.about for sought in alternative)


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
    """.split()
)
_WITH_ADDRESSEE = frozenset({"tell", "say", "speak", "talk", "ask", "repli", "respond", "write"})
_STANCES = frozenset(
    stems.stem(word)
    for word in """position view stance reaction response opinion word message take comment statement demand concern
    remark attitude line thought answer account version""".split()
)
_BE = frozenset({"is", "are", "was", "were", "been", "be", "being", "get", "got"})
_AUXILIARIES = _BE | frozenset(
    "did do does has have had will would can could should may might didn't doesn't don't hasn't haven't hadn't wasn't "
    "weren't isn't aren't won't wouldn't didnt doesnt dont".split()
)
_ASKING = frozenset({"what", "whats", "what's", "which", "who", "whom", "whose", "how", "when", "where", "why", "whats'"})
_HE = frozenset({"he", "she", "him", "her", "his", "hers", "himself"})
_THEY = frozenset({"they", "them", "both", "their"})
_THAT = frozenset({"it", "that", "this", "those", "these", "so", "same"})
_ANYBODY = frozenset(
    stems.stem(word)
    for word in """
    anyone anybody someone somebody everyone everybody one you people article text document story report reporter
    statement communique readout paper call meeting summit talk conversation conference page transcript press exchange
    there it this that exactly specifically else leader president side party country two both minister
    """.split()
)
_PREPOSITION = frozenset({"about", "on", "regarding", "concerning", "re", "over", "of", "towards", "toward", "for", "in", "around"})
_QUOTED = re.compile(r"[\"“”«»„]([^\"“”«»„]+)[\"“”«»„]|(?<!\w)['‘]([^'‘’]{6,})['’](?!\w)")
_WORD = re.compile(r"(?:[A-Za-z]\.){2,}|[^\W_]+(?:['’-][^\W_]+)*['’]?")

_VIA = re.compile(
    r"\b(?:according to (?:who|whom|what)|(?:by|from) whom do we|how do (?:we|you|they) know|who(?: else)? (?:is )?report(?:s|ed|ing)\b"
    r"|(?:what|who)(?:'s|’s|s| is| are| was| were)? (?:the|your|its|their|that) sources?|sources?\s*\?|^sources?$|says? who\b"
    r"|who(?: is|'s|’s)? (?:says? (?:so|that|this|it)\b\W*$)|where (?:does|do|did) (?:this|that|it|these|you) (?:come|get)"
    r"|whose account|via (?:whom|who|what)|(?:through|from) (?:whom|who)\b|who told (?:us|you|the press|reporters)|who relayed)",
    re.IGNORECASE,
)
_NEXT = re.compile(
    r"\b(?:what(?:'s|’s|s| is| are| will| would)? (?:(?:happens?|happening|comes?|come|the|to|supposed|due) )*next\b|next steps?|what (?:happens|comes|follows) "
    r"(?:now|after|then)|what now|(?:when|where)\b.*\b(?:next|again|upcoming)|(?:is|are) there .*\b(?:next|another|follow-?up) "
    r"(?:meeting|call|round|summit|talks)|(?:when|where) (?:will|would|are|do) .*\b(?:meet|meeting|talk|speak|call|visit)\b|follow-?up|going to happen|what (?:will|is going to) happen)\b",
    re.IGNORECASE,
)
_AGREEING = re.compile(
    r"\b(?:what|which|anything|any|something|where|did (?:they|both|the two|the sides|the leaders)|(?:was|were|is) there|they|on what)\b"
    r".*\b(?:agree(?:d|s)?|agreements?|consensus|settled|common ground|deals?)\b",
    re.IGNORECASE,
)
_PARTIES = re.compile(
    r"^\W*(?:so |and )?who(?:m)? (?:was|were|is|are|took part|takes part|participated|attended|spoke|talked|met|called|phoned|else was|has met)"
    r"(?: (?:with )?(?:whom|who|each other))?(?: (?:there|in|at|on|to|with|involved|present|part|speaking|talking|of|the|this|that|it|a"
    r"|call|meeting|talks?|summit|exchange|conversation|phone|telephone|participants|conference|today|yesterday))*\W*$",
    re.IGNORECASE,
)
_POLITE = re.compile(
    r"^\W*(?:please |hey |hi |hello |ok(?:ay)?,? )*(?:(?:can|could|would|will) you |please |do you know |any idea |i(?:'d| would)? (?:want|like) to know |"
    r"i wonder |remind me |(?:(?:tell|show|remind) (?:me|us) ))*(?:please )?(?:(?:tell|show|remind) (?:me|us) (?:about )?)?",
    re.IGNORECASE,
)
_WHAT_ABOUT = re.compile(r"\W*(?:and |so |but )?(?:what|how) about\b", re.IGNORECASE)
_FOLLOWING = re.compile(r"^\W*(?:and|what about|how about|or|also|but|ok(?:ay)?,?)\b", re.IGNORECASE)
_BARE = re.compile(
    r"^\W*(?:and |but |so )?(?:why|really|are you sure|how so|how come|what else|meaning|in (?:his|her|their) (?:own )?words"
    r"|exact words|(?:the )?exact (?:words|quote)|quote|more|tell me more|go on|show me|where exactly|why (?:is|was) that|why so)\b\W*$",
    re.IGNORECASE,
)


_WHO_ELSE = re.compile(r"^\W*(?:and )?(?:who|anyone|anybody|who else|did anyone) else\b.{0,12}$", re.IGNORECASE)


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
class _Cut:
    """A question cut at its verb: the words that tell who, the words that tell what."""

    who: tuple[str, ...]
    topic: str
    act: str = ""
    pronoun: bool = False
    open_subject: bool = False
    """Nobody stands before the verb: "who said", "was … said"."""
    verb: bool = False


def understood(words: str, exchange: Exchange, before: Question | None = None) -> Question:
    """Understand a question about an exchange, after `before` if it follows on one."""
    words = " ".join(words.split())
    bare = _POLITE.sub("", words)
    company = Company.of(exchange)
    cut = _cut(bare, company)
    asked = tuple(_asked(who, company) for who in cut.who)
    about = _alternatives(cut.topic, company)
    question = Question(
        words=words,
        kind=_kind(bare, cut, asked),
        asked=asked,
        together=not asked and bool(MANY.search(words.lower())) and not cut.pronoun,
        about=about,
        act=cut.act,
        negated=bool(re.search(r"\b(?:not|never|no longer|cannot)\b|n['’]t\b", _unasked(words), re.IGNORECASE)),
    )
    if question.kind in {Kind.AGREED, Kind.WHEN, Kind.WHERE, Kind.NEXT, Kind.VIA, Kind.PARTIES}:
        question = replace(question, about=_without(question.about, _SHELL[question.kind]))
    return question if before is None else _following(question, cut, before)


_SHELL = {
    Kind.AGREED: frozenset({"agre", "deal", "consensu", "settl", "common", "ground", "reach", "anyth", "sid", "leader", "point"}),
    Kind.WHEN: frozenset({"date", "day", "time"}),
    Kind.WHERE: frozenset({"place", "citi", "locat"}),
    Kind.NEXT: frozenset({"next", "step", "happen", "follow", "again", "upcom", "go", "com", "take", "plac"}),
    Kind.VIA: frozenset({"sourc", "report", "accord", "account", "know", "relai", "relay", "come", "com"}),
    Kind.PARTIES: frozenset({"part", "involv", "present", "participat", "particip", "attend"}),
}


def _without(about: tuple[tuple[Sought, ...], ...], shell: frozenset[str]) -> tuple[tuple[Sought, ...], ...]:
    kept = (tuple(one for one in group if stems.stem(one.word.lower()) not in shell) for group in about)
    return tuple(group for group in kept if group)


def _unasked(words: str) -> str:
    """The question without the auxiliary it opens with: "Didn't Xi say …" asks whether he did."""
    return re.sub(r"^\W*\w+n['’]t\b", "", words)


def _asked(who: str, company: Company) -> Asked:
    return company.named(who)


# --- the kind -----------------------------------------------------------------------------------------------------


def _kind(words: str, cut: _Cut, asked: tuple[Asked, ...]) -> Kind:
    low = words.lower()
    first = low.split(" ", 1)[0].strip("¿¡\"'“(")
    if _VIA.search(words):
        return Kind.VIA
    if _PARTIES.match(words):
        return Kind.PARTIES
    if _NEXT.search(words) and not asked:
        return Kind.NEXT
    if _AGREEING.search(words) and len(asked) != 1 and not _QUOTED.search(words) and not re.match(r"\W*who\b", low):
        return Kind.AGREED
    if re.match(r"\W*(?:and |so )?(?:when|what (?:date|day|time)|on (?:what|which) (?:date|day))\b", low) and not (cut.verb and asked):
        return Kind.WHEN
    if re.match(r"\W*(?:and |so )?(?:where|in (?:what|which) (?:city|place|country))\b", low) and not (cut.verb and asked):
        return Kind.WHERE
    if re.match(r"\W*(?:and |so |but )?(?:who|which (?:leader|side|country|one|speaker|president)|whose (?:words|quote))\b", low):
        return Kind.WHO if cut.open_subject or not asked else Kind.GENERAL
    if first.replace("’", "'") in _AUXILIARIES or re.match(r"\W*(?:and|but|so|or) (?:did|does|has|was|were|is)\b", low):
        return Kind.WHETHER
    if asked and (cut.verb or not cut.topic):
        return Kind.WHAT_SAID
    return Kind.WHAT_SAID if cut.verb else Kind.GENERAL


# --- the cut ------------------------------------------------------------------------------------------------------


def _cut(words: str, company: Company) -> _Cut:
    quoted = [match.span() for match in _QUOTED.finditer(words)]
    tokens = [_Word(m.group(), m.start(), m.end()) for m in _WORD.finditer(words)]
    unquoted = [one for one in tokens if not any(start <= one.start < end for start, end in quoted)]
    relayed, words = _relayed(words)
    unquoted = [one for one in unquoted if one.end <= len(words) and words[one.start : one.end] == one.text]
    verb = next((at for at in range(len(unquoted)) if _is_saying(unquoted, at)), None)
    cut = _at_verb(words, unquoted, verb, company) if verb is not None else _verbless(words, unquoted, company)
    if relayed and not cut.who and not MANY.search(words.lower()):
        cut = replace(cut, who=(relayed,))
    return cut


_RELAYED = re.compile(r"[,;]?\s*\baccording to (?!whom?\b|what\b)((?:the )?[^,;?]+?)(?=[,;?]|\s+(?:what|did|does|who|is|was|has)\b|$)", re.IGNORECASE)


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
    if not any(word in _AUXILIARIES or word in _ASKING for word in before) and not _is_past(tokens[at].low):
        return False
    last = before[-1]
    if last in {"the", "a", "an", "his", "her", "their", "its", "this", "that", "any", "to", "phone", "peace", "on", "about", "of"}:
        return False
    if last.endswith(("'s", "s'")) and last not in {"what's", "who's", "he's", "she's"}:
        return False
    return not (tokens[at].low in {"call", "talks", "calls", "views", "report", "support", "back"} and last in _AUXILIARIES)


def _is_past(word: str) -> bool:
    return word.endswith("ed") or word in {"said", "told", "spoke", "thought", "wrote", "says", "tells", "thinks", "wants"}


_PASSING = frozenset({"also", "actually", "ever", "really", "even", "just", "exactly", "specifically", "not", "then", "so", "else"})


def _at_verb(words: str, tokens: list[_Word], verb: int, company: Company) -> _Cut:
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
        return _Cut(who=by, topic=f"{topic_before} {said} {tail}", act=act, open_subject=not by, verb=True)
    tail = _unaddressed(tail, stem, company)
    pronoun = any(one.low in _HE for one in subject)
    who = () if pronoun else _split_names(" ".join(one.text for one in subject))
    who = tuple(one for one in who if not _is_anybody(one))
    open_subject = not who and not pronoun and not MANY.search(" ".join(one.low for one in subject))
    extra = "" if not act or stems.content_stems(tail) - _SAYING else tokens[verb].text
    return _Cut(who, f"{topic_before} {tail} {extra}", act=act, pronoun=pronoun, open_subject=open_subject, verb=True)


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
    return word.low in _AUXILIARIES or word.low in _ASKING


def _helps(word: _Word) -> bool:
    """An auxiliary or a question word inside the subject; "may" there is more often a name."""
    return word.low != "may" and _opens(word)


def _topic_words(lead: str) -> str:
    """What of the words before the subject belongs to the topic: "On Taiwan, what did …", "Which steps did …"."""
    kept = [m.group() for m in _WORD.finditer(lead) if m.group().lower().replace("’", "'") not in _AUXILIARIES | _ASKING]
    return " ".join(kept)


def _by(tail: str) -> tuple[tuple[str, ...], str]:
    match = re.search(r"\bby ([^?,]+?)(?=\s+(?:about|on|regarding|in|at|to)\b|[?,]|$)", tail)
    if not match:
        return (), tail
    who = tuple(one for one in _split_names(match.group(1)) if not _is_anybody(one))
    return who, tail[: match.start()] + tail[match.end() :]


def _unaddressed(tail: str, stem: str, company: Company) -> str:
    """What follows a verb of telling, without the one told: "tell Xi about", "say to reporters"."""
    match = _TO_WHOM.match(tail) if stem in _WITH_ADDRESSEE else None
    if match is None or (stem == "say" and not match.group("to")):
        return tail
    who = match.group("who").strip()
    told = company.named(who).known or who.lower() in _HE | _THEY | {"us", "me", "reporters", "the press", "each other"}
    return tail[match.end() :] if told else tail


_TO_WHOM = re.compile(
    r"\s*(?P<to>to |with )?(?P<who>(?:[^\W\d_][\w.'’-]*\s*){1,4}?)"
    r"(?=\s*(?:about|on|regarding|that|in|at|concerning|after|over)\b|[?,.!]|$)"
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
    return all(one in _ANYBODY for one in said) and not (len(said) == 1 and said[0] in heads and not who.lower().endswith("s"))


def _verbless(words: str, tokens: list[_Word], company: Company) -> _Cut:
    """A question without a verb of saying: "Xi on Taiwan?", "Trump's view of tariffs", "what about Ukraine"."""
    if opening := _WHAT_ABOUT.match(words):
        words = " " * opening.end() + words[opening.end() :]
        tokens = [one for one in tokens if one.start >= opening.end()]
    stance = next((at for at, one in enumerate(tokens) if one.stem in _STANCES), None)
    if stance is not None and stance > 0:
        start = next((a + 1 for a in range(stance - 1, -1, -1) if tokens[a].low in _AUXILIARIES | _ASKING | {"and"}), 0)
        who = re.sub(r"['’]s?$", "", words[tokens[start].start : tokens[stance - 1].end].strip()) if start < stance else ""
        pronoun = any(one.low in _HE for one in tokens[start:stance])
        if who and not pronoun and not _is_anybody(who):
            of = " ".join(one.text for one in tokens[stance + 1 :])
            return _Cut(_split_names(who), of, verb=True)
        if pronoun:
            return _Cut((), " ".join(one.text for one in tokens[stance + 1 :]), pronoun=True, verb=True)
    pivot = next((at for at, one in enumerate(tokens) if one.low in {"on", "about", "regarding", "re", "concerning"}), None)
    if pivot is not None:
        head = [one for one in tokens[:pivot] if one.low not in _AUXILIARIES | _ASKING | {"and", "or", "but", "so"}]
        name = " ".join(one.text for one in head)
        if head and (company.named(name).known or _is_new_name(head)) and not _is_anybody(name):
            return _Cut(_split_names(name), " ".join(one.text for one in tokens[pivot + 1 :]), verb=True)
        return _Cut((), words, pronoun=any(one.low in _HE for one in tokens))
    names, rest = _known_names(words, tokens, company)
    if any(one.low in _AUXILIARIES for one in tokens) and rest.strip():
        return _Cut((), words, pronoun=any(one.low in _HE for one in tokens))
    return _Cut(names, rest, pronoun=any(one.low in _HE for one in tokens))


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


# --- the topic ----------------------------------------------------------------------------------------------------

_NO_TOPIC = (
    frozenset(stems.stem(word) for word in "say mention discuss talk speak tell thing stuff today yesterday quote detail sum summary".split())
    | frozenset({"summaris", "overview"})
)


def _alternatives(topic: str, company: Company) -> tuple[tuple[Sought, ...], ...]:
    """The topic's terms, in alternatives where the question joins several with "and" or "or"."""
    groups = [topic] if _QUOTED.search(topic) else re.split(r"\s+(?:and|or|&)\s+|,\s+", topic)
    found = (tuple(_sought(feature, company) for feature in features(group, loose=True)) for group in groups)
    kept = (tuple(one for one in group if one.word and stems.stem(one.word.lower()) not in _NO_TOPIC) for group in found)
    return tuple(group for group in kept if group)


def _sought(feature: Feature, company: Company) -> Sought:
    word = feature.word
    if feature.is_party:
        return Sought(word, frozenset({feature.key}), named=True)
    known = company.knows(word) and word.lower() not in TITLES
    return Sought(
        word,
        stems.near(feature.key),
        named=known or (word[:1].isupper() and not stems.is_generic(word)),
        generic=stems.is_generic(word),
    )


# --- what a follow-up leaves out ----------------------------------------------------------------------------------


def _following(question: Question, cut: _Cut, before: Question) -> Question:
    """Fill a follow-up from the question before it: the speaker, the topic, or both."""
    low = question.words.lower()
    said = [one for one in re.findall(r"[\w']+", low) if one not in _AUXILIARIES]
    points = any(one in _THAT for one in said[1:]) or (len(said) == 1 and said[0] in _THAT)
    if question.kind is Kind.VIA:
        if question.asked or question.about:
            return replace(question, before=Kind.WHAT_SAID)
        return replace(before, words=question.words, kind=Kind.VIA, before=before.before or before.kind)
    if _WHO_ELSE.match(question.words):
        return replace(before, words=question.words, kind=Kind.WHO, asked=(), before=None, said_by=None)
    if _BARE.match(question.words):
        kind = before.before or before.kind
        return replace(before, words=question.words, kind=Kind.GENERAL if kind is Kind.WHETHER else kind, before=None)
    elliptical = bool(_FOLLOWING.match(question.words)) or (not cut.verb and len(said) <= 3 and low[:3] not in {"who", "whe"})
    if question.kind in {Kind.WHEN, Kind.WHERE, Kind.NEXT, Kind.PARTIES}:
        return question
    if (cut.pronoun or (elliptical and not question.asked)) and not question.together and before.asked and not question.asked:
        question = replace(question, asked=before.asked)
    elif cut.pronoun and not question.asked and not question.together:
        question = replace(question, said_by=before.said_by or replace(before, said_by=None))
    elif elliptical and not question.asked and before.together and not question.together:
        question = replace(question, together=True)
    if not question.about and (points or elliptical):
        question = replace(question, about=before.about, act=question.act or before.act)
    if elliptical and not cut.verb and question.kind in {Kind.GENERAL, Kind.WHAT_SAID}:
        question = replace(question, kind=_carried(before, question))
    return question


def _carried(before: Question, question: Question) -> Kind:
    kind = before.before or before.kind
    if kind is Kind.WHO and question.asked and question.asked != before.asked:
        return Kind.WHAT_SAID
    return kind if kind not in {Kind.WHEN, Kind.WHERE, Kind.NEXT, Kind.PARTIES} else question.kind
