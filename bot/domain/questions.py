"""What a question asks: about whom, about what, and in what manner; a follow-up takes what it leaves out from before.

People write "what did xi say on taiwan" and "and trump?". A question is cut at its verb of saying: what stands before it
is who is asked about, what follows is the topic. Nothing here looks for an answer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.domain import stems
from bot.domain.asked import MANY, Asked, Company
from bot.domain.called import TITLES
from bot.domain.features import Feature, features
from bot.domain.model import Exchange
from bot.domain.phrasing import AUXILIARIES, QUOTED, Cut, cut
from bot.domain.spelling import mended


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
    IDENTITY = "identity"
    """Who somebody is: the office and the party told of them."""
    REASON = "reason"
    """Why: the sentence that gives a reason, after an answer."""
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
    doer: Asked | None = None
    """Who is asked about as doing something that is no saying ("Will Xi attend …?"), with the deed's stem."""
    deed: str = ""
    negated: bool = False
    said_by: Question | None = None
    """The question whose answer tells whom "he" means, where no name was asked with."""
    account: Asked | None = None
    """By whose account it is asked for: "according to the Kremlin", "does Kyiv say they agreed"."""
    told: Asked | None = None
    """To whom it is asked to have been said: "tell Xi"."""
    mentioning: bool = False
    """It asks whether a matter was spoken of at all ("Did Xi mention …?"), not whether something was said of it."""
    meant: str = ""
    """The question with its slips of spelling mended."""
    before: Kind | None = None
    """For a question that only makes sense after another ("according to whom?"): the kind of that one."""

    @property
    def topic(self) -> tuple[Sought, ...]:
        return tuple(sought for alternative in self.about for sought in alternative)


_THAT = frozenset({"it", "that", "this", "those", "these", "so", "same"})
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
_FOLLOWING = re.compile(r"^\W*(?:and|what about|how about|or|also|but|ok(?:ay)?,?)\b", re.IGNORECASE)
_BARE = re.compile(
    r"^\W*(?:and |but |so )?(?:why|really|are you sure|how so|how come|what else|meaning|in (?:his|her|their) (?:own )?words"
    r"|exact words|(?:the )?exact (?:words|quote)|quote|more|tell me more|go on|show me|where exactly|why (?:is|was) that|why so)\b\W*$",
    re.IGNORECASE,
)


_WHO_WHAT = re.compile(r"^\W*who (?:all )?(?:said|says|told) what\b(?: to whom?)?\W*$", re.IGNORECASE)
_WHEN_SAID = re.compile(
    r"^\W*(?:and |but |so )?when(?: (?:exactly|was (?:that|this|it)(?: said)?|did (?:he|she|they) (?:say|said|tell|write|announce|claim|deny)\b.{0,20}))?\W*$",
    re.IGNORECASE,
)
"""Asked after an answer, it asks when that was said."""
_OF_THE_EXCHANGE = frozenset({Kind.WHEN, Kind.WHERE, Kind.NEXT, Kind.PARTIES})
_IDENTITY = re.compile(
    r"^\W*(?:and |but |so )?who(?:['’]?s| is| was| are| were) (?P<who>(?!saying|said|the (?:source|speaker)|it\b|that\b|this\b|there\b|they\b|he\b|she\b)[^?]{2,60}?)\W*$",
    re.IGNORECASE,
)
_WHY = re.compile(
    r"^\W*(?:and |but |so )?(?:why|how come|why (?:is|was|did|does) (?:that|this|it|so|he|she|they)\b.{0,20}|why so)\W*$",
    re.IGNORECASE,
)
_WHO_ELSE = re.compile(r"^\W*(?:and )?(?:who|anyone|anybody|who else|did anyone) else\b.{0,12}$", re.IGNORECASE)


_LONGEST = 1000
"""What a question asks is asked in so many characters; the rest of a longer one is not read."""


def understood(words: str, exchange: Exchange, before: Question | None = None) -> Question:
    """Understand a question about an exchange, after `before` if it follows on one."""
    words = " ".join(words.split())
    meant = mended(words[:_LONGEST], exchange)
    bare = _POLITE.sub("", meant)
    company = Company.of(exchange)
    parts = cut(bare, company)
    asked = tuple(company.named(who) for who in parts.who)
    about = _alternatives(parts.topic, company)
    question = Question(
        words=words,
        kind=_kind(bare, parts, asked),
        asked=asked,
        together=not asked and bool(MANY.search(meant.lower())) and not parts.pronoun,
        about=about,
        act=parts.act,
        doer=company.named(parts.doer) if parts.doer else None,
        deed=stems.stem(parts.deed.lower()),
        negated=bool(re.search(r"\b(?:not|never|no longer|cannot)\b|n['’]t\b", _unasked(meant), re.IGNORECASE)),
        account=company.account(parts.relay) if parts.relay and tuple(parts.who) != (parts.relay,) else None,
        told=company.named(parts.told) if parts.told else None,
        mentioning=not (parts.act or parts.clause) and _asks_of_mention(bare),
        meant=meant,
    )
    identity = _IDENTITY.match(bare)
    whom = company.named(identity["who"]) if identity and question.kind in {Kind.WHO, Kind.GENERAL} else None
    if whom is not None and whom.speakers and not parts.verb:
        return replace(question, kind=Kind.IDENTITY, asked=(whom,), about=(), said_by=None)
    question = _by_own_account(question, bare, company)
    if question.kind in {Kind.AGREED, Kind.WHEN, Kind.WHERE, Kind.NEXT, Kind.VIA, Kind.PARTIES}:
        question = replace(question, about=_without(question.about, _SHELL[question.kind]))
    return question if before is None else _following(question, parts, before, company)


_OWN_ACCOUNT = re.compile(
    r"\b(?:say|says|said|claim|claims|claimed|tell us|state|states|stated|report|reports|reported|confirm|confirms|confirmed|announce|announced)"
    r" (?:that )?(?:they|both|the two|the (?:sides|leaders|presidents|parties|countries|ministers)|it was|there (?:was|is)|an? (?:agreement|deal))\b",
    re.IGNORECASE,
)


def _by_own_account(question: Question, words: str, company: Company) -> Question:
    """ "Does Kyiv say they agreed on grain?" asks what both agreed, by Kyiv's account alone."""
    if len(question.asked) != 1 or question.account or not _OWN_ACCOUNT.search(words):
        return question
    agreeing = re.search(r"\b(?:agree\w*|deal)\b", words, re.IGNORECASE)
    kind = Kind.AGREED if agreeing else question.kind
    account = company.account(question.asked[0].words)
    return replace(question, account=account, asked=(), together=True, kind=kind, act="")


_OPEN = r"^\W*(?:(?:and|but|so|or|then|also) )?(?:did|does|do|has|have|had|was|were|is|are|didn['’]?t|hasn['’]?t|haven['’]?t|wasn['’]?t|weren['’]?t)\b"
_ASKS_OF_MENTION = re.compile(
    _OPEN
    + r"(?P<who>.{0,120}?) (?:mention(?:ed)?|raised?|br(?:ing|ought) (?:\w+ ){0,3}?up|(?:talk|speak|spoke|spoken|talked) (?:about|of|on)"
    r"|discuss(?:ed)?|address(?:ed)?|touch(?:ed)? (?:on|upon)|comment(?:ed)? on|refer(?:red)? to"
    r"|(?:say|said|utter) (?:anything|something|a word|much|a thing) (?:about|on|of|regarding|concerning))\b(?P<what>.*)",
    re.IGNORECASE,
)
_NO_MENTION = re.compile(
    r"\b(?:to|not|that|fail\w*|avoid\w*|refus\w*|declin\w*|want\w*|hop\w*|say|says|said|tell|told|claim\w*|deny|denied|agree\w*|promis\w*)\b",
    re.IGNORECASE,
)
_CLAUSE_AFTER = re.compile(r"\b(?:that|whether|if|how|why)\b(?= \w)", re.IGNORECASE)


def _asks_of_mention(words: str) -> bool:
    """Is it asked whether a matter was spoken of: "Did Xi mention Taiwan?", "Was Taiwan raised?"?"""
    match = _ASKS_OF_MENTION.match(words)
    return match is not None and not _NO_MENTION.search(match["who"]) and not _CLAUSE_AFTER.search(match["what"])


_SHELL = {
    Kind.AGREED: frozenset(
        {"agre", "deal", "consensu", "settl", "common", "ground", "reach", "anyth", "sid", "leader", "point"}
    ),
    Kind.WHEN: frozenset({"date", "day", "time"}),
    Kind.WHERE: frozenset({"place", "citi", "locat"}),
    Kind.NEXT: frozenset({"next", "step", "happen", "follow", "again", "upcom", "go", "com", "take", "plac"}),
    Kind.VIA: frozenset({"sourc", "report", "according", "account", "know", "relai", "relay", "come", "com"}),
    Kind.PARTIES: frozenset({"part", "involv", "present", "participat", "particip", "attend"}),
}


def _without(about: tuple[tuple[Sought, ...], ...], shell: frozenset[str]) -> tuple[tuple[Sought, ...], ...]:
    kept = (tuple(one for one in group if stems.stem(one.word.lower()) not in shell) for group in about)
    return tuple(group for group in kept if group)


def _unasked(words: str) -> str:
    """The question without the auxiliary it opens with: "Didn't Xi say …" asks whether he did."""
    return re.sub(r"^\W*\w+n['’]t\b", "", words)


# --- the kind -----------------------------------------------------------------------------------------------------


def _kind(words: str, parts: Cut, asked: tuple[Asked, ...]) -> Kind:
    low = words.lower()
    first = low.split(" ", 1)[0].strip("¿¡\"'“(")
    if _VIA.search(words):
        return Kind.VIA
    if _WHO_WHAT.match(words):
        return Kind.GENERAL
    if _PARTIES.match(words):
        return Kind.PARTIES
    if _NEXT.search(words) and not asked:
        return Kind.NEXT
    if _AGREEING.search(words) and len(asked) != 1 and not QUOTED.search(words) and not re.match(r"\W*who\b", low):
        return Kind.AGREED
    if re.match(r"\W*(?:and |so )?(?:when|what (?:date|day|time)|on (?:what|which) (?:date|day))\b", low) and not (
        parts.verb and asked
    ):
        return Kind.WHEN
    if re.match(r"\W*(?:and |so )?(?:where|in (?:what|which) (?:city|place|country))\b", low) and not (
        parts.verb and asked
    ):
        return Kind.WHERE
    if re.match(
        r"\W*(?:and |so |but )?(?:who|which (?:leader|side|country|one|speaker|president)|whose (?:words|quote))\b", low
    ):
        return Kind.WHO if parts.open_subject or not asked else Kind.GENERAL
    if first.replace("’", "'") in AUXILIARIES or re.match(r"\W*(?:and|but|so|or) (?:did|does|has|was|were|is)\b", low):
        return Kind.WHETHER
    if asked and (parts.verb or not parts.topic):
        return Kind.WHAT_SAID
    return Kind.WHAT_SAID if parts.verb else Kind.GENERAL


# --- the topic ----------------------------------------------------------------------------------------------------

_NO_TOPIC = frozenset(
    stems.stem(word)
    for word in "say mention discuss talk speak tell thing stuff today yesterday quote detail sum summary".split()
) | frozenset({"summaris", "overview"})


_WISHING = frozenset(
    stems.stem(word) for word in "want wish hope intend like willing ready keen eager look forward".split()
)
"""Words of wishing: one goes for another."""


def _alternatives(topic: str, company: Company) -> tuple[tuple[Sought, ...], ...]:
    """The topic's terms, in alternatives where the question joins several with "and" or "or"."""
    groups = [topic] if QUOTED.search(topic) else re.split(r"\s+(?:and|or|&)\s+|,\s+", topic)
    found = (tuple(_sought(feature, company) for feature in features(group, loose=True)) for group in groups)
    kept = (
        tuple(one for one in group if one.word and stems.stem(one.word.lower()) not in _NO_TOPIC) for group in found
    )
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
        generic=stems.is_generic(word) or stems.stem(word.lower()) in _WISHING,
    )


# --- what a follow-up leaves out ----------------------------------------------------------------------------------


def _following(question: Question, parts: Cut, before: Question, company: Company) -> Question:
    """Fill a follow-up from the question before it: the speaker, the topic, or both."""
    low = question.meant.lower()
    if parts.relay and not (parts.verb or parts.topic.strip(" ,.?!")) and parts.who == (parts.relay,):
        kind = before.before or before.kind
        return replace(
            before,
            words=question.words,
            meant=before.meant,
            kind=kind,
            account=company.account(parts.relay),
            before=None,
        )
    said = [one for one in re.findall(r"[\w']+", low) if one not in AUXILIARIES]
    points = any(one in _THAT for one in said[1:]) or (len(said) == 1 and said[0] in _THAT)
    if question.kind is Kind.VIA:
        if question.asked or question.about:
            return replace(question, before=Kind.WHAT_SAID)
        return replace(
            before, words=question.words, meant=question.meant, kind=Kind.VIA, before=before.before or before.kind
        )
    if _WHO_ELSE.match(question.meant):
        return replace(
            before, words=question.words, meant=question.meant, kind=Kind.WHO, asked=(), before=None, said_by=None
        )
    if _WHY.match(question.meant) and (before.before or before.kind) not in _OF_THE_EXCHANGE:
        kind = before.before or before.kind
        return replace(before, words=question.words, meant=question.meant, kind=Kind.REASON, before=kind)
    if _BARE.match(question.meant):
        kind = before.before or before.kind
        return replace(
            before,
            words=question.words,
            meant=question.meant,
            kind=Kind.GENERAL if kind is Kind.WHETHER else kind,
            before=None,
        )
    elliptical = bool(_FOLLOWING.match(question.meant)) or (
        not parts.verb and len(said) <= 3 and low[:3] not in {"who", "whe"}
    )
    if _WHEN_SAID.match(question.meant) and (before.before or before.kind) not in _OF_THE_EXCHANGE:
        kind = before.before or before.kind
        return replace(before, words=question.words, meant=question.meant, kind=Kind.WHEN, before=kind)
    if question.kind in {Kind.WHEN, Kind.WHERE, Kind.NEXT, Kind.PARTIES}:
        return question
    if (
        (parts.pronoun or (elliptical and not question.asked))
        and not question.together
        and before.asked
        and not question.asked
    ):
        question = replace(question, asked=before.asked)
    elif parts.pronoun and not question.asked and not question.together:
        question = replace(question, said_by=before.said_by or replace(before, said_by=None))
    elif elliptical and not question.asked and before.together and not question.together:
        question = replace(question, together=True)
    complete = bool(parts.verb and question.asked)  # *And what did Vael say?* leaves out nothing
    if not question.about and (points or (elliptical and not complete)):
        question = replace(question, about=before.about, act=question.act or before.act)
        if elliptical and not parts.verb:
            question = replace(question, mentioning=before.mentioning)
    if elliptical and not parts.verb and question.kind in {Kind.GENERAL, Kind.WHAT_SAID}:
        question = replace(question, kind=_carried(before, question))
    return question


def _carried(before: Question, question: Question) -> Kind:
    kind = before.before or before.kind
    if kind is Kind.WHO and question.asked and question.asked != before.asked:
        return Kind.WHAT_SAID
    return kind if kind not in {Kind.WHEN, Kind.WHERE, Kind.NEXT, Kind.PARTIES} else question.kind
