"""Whom a question asks about: the speakers, parties and relays of an exchange, under the loose names people give them.

A name that fits nobody is kept as nobody's: a question about someone who is not in the exchange is met with silence, so
nothing here may settle for the next best person.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from bot.domain import stems
from bot.domain.called import TITLES, fits, name_tokens, spelt
from bot.domain.features import features, named_party
from bot.domain.gazetteer import party_name
from bot.domain.hosts import is_official, plain_name, speaks_for
from bot.domain.model import DocumentKind, Exchange, Reading, Speaker, Statement
from bot.domain.names import united
from bot.domain.sides import may_be_side, side_meant, speaks_for_side, states_beside

_T = TypeVar("_T")

_HEADS = frozenset(
    {"president", "premier", "chancellor", "king", "queen", "emir", "sultan", "pope", "leader", "prime", "pm"}
)
_LEADER = frozenset({"leader", "head", "boss"})


MANY = re.compile(
    r"\b(?:they|both|each other|(?:both|all|either|the two|two) (?:the )?(?:of them|sides|leaders|presidents|countries|parties|men|"
    r"women|ministers|governments)|the (?:leaders|presidents|sides|parties|countries|pair|two|ministers|governments|delegations))\b"
)
"""Words that mean all sides of an exchange at once, in lower case."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One a question asks about, as named there, and everyone of the exchange it can mean: nobody, if not in it."""

    words: str
    speakers: tuple[Speaker, ...] = ()
    relays: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    """Those that are this side's own account although they name no publisher."""

    @property
    def known(self) -> bool:
        return bool(self.speakers or self.relays)

    def heard_in(self, statement: Statement, exchange: Exchange) -> bool:
        """Is this the one who is credited, alone or with others, or the relay through whom we know it?"""
        if statement.speaker in self.speakers:
            return True
        if any(
            relay in self.relays for relay in (*statement.via, exchange.reading(statement.document).document.publisher)
        ):
            return True
        return is_shared(statement, exchange) and any(
            _takes_part(speaker, statement, exchange) for speaker in self.speakers
        )

    def tells(self, statement: Statement, exchange: Exchange) -> bool:
        """Is the statement known by this one's account: as its relay, as its publisher, as the side these speak for, or as its speaker?"""
        document = exchange.reading(statement.document).document
        tellers = (*statement.via, *((document.publisher,) if document.publisher else ()))
        if any(teller in self.relays for teller in tellers):
            return True
        named = {feature.key[1:] for feature in features(self.words, loose=True) if feature.is_party}
        sides = named | organs(self.words) | {speaker.party for speaker in self.speakers if speaker.party}
        relayed_by = organs(*statement.via)
        if statement.speaker in self.speakers and relayed_by <= sides and not is_shared(statement, exchange):
            return not (organs(document.publisher) - sides) or document.kind is DocumentKind.ARTICLE
        if statement.via:
            return bool(sides & relayed_by)
        if document.kind in {DocumentKind.READOUT, DocumentKind.TEXT} and organs(document.publisher):
            return bool(sides & organs(document.publisher))
        if statement.document in self.documents:
            return True
        if is_shared(statement, exchange):
            return False
        return statement.speaker in self.speakers or statement.speaker.party in sides


def organs(*names: str) -> set[str]:
    """The parties those names speak for: "Kremlin" for Russia, "the Chinese Foreign Ministry" for China.

    A name shown with a host that is no government's speaks for none, whatever states are in it: "The Japan Times (japantimes.co.jp)".
    """
    found: set[str] = {party for name in names if (party := speaks_for(name))}
    for name in map(plain_name, filter(is_official, names)):
        words = [term.word for term in stems.terms(name)]
        runs = [" ".join(words[at : at + length]) for at in range(len(words)) for length in (1, 2, 3)]
        known = (party_name(form) for run in runs for form in (run, run.title()))
        found |= {one.party for one in known if one is not None}
    return found


def is_shared(statement: Statement, exchange: Exchange | None) -> bool:
    """Is the statement credited to several at once: marked so, or by a name that joins two who take part?

    A bare "they" that nobody resolved is not: whom it means is not known. Nor is what a joint text tells of one side.
    """
    if statement.joint and exchange is not None:
        kind = exchange.reading(statement.document).document.kind
        return kind is not DocumentKind.JOINT_STATEMENT or not _is_one_side(statement.speaker)
    if statement.joint or exchange is None:
        return statement.joint
    names = [part for part in _AND.split(statement.speaker.name) if name_tokens(part)]
    if len(names) < 2:
        return False
    others = [party.name for party in exchange.facts.parties] + [
        one.speaker.name for one in exchange.reading(statement.document).statements if not _AND.search(one.speaker.name)
    ]
    return all(any(fits(tuple(name_tokens(one)), other) for other in others) for one in names)


def _is_one_side(speaker: Speaker) -> bool:
    """Is that one party or person, and not several ("the two sides", "Lee and Holt")?"""
    name = speaker.name
    if named_party(name):
        return True
    if _AND.search(name) or MANY.search(name.lower()):
        return False
    if _STATE.fullmatch(name) and name.lower() not in _COLLECTIVE:
        return True
    is_person = sum(word[:1].isupper() for word in name.split()) > 1 and bool(name_tokens(name))
    return is_person or bool(speaker.role) or any(feature.is_party for feature in features(name))


_STATE = re.compile(r"(?:the )?[^\W\d_a-z][\w’'-]*[^\Ws_]|the [^\W\d_a-z]\w+ side")
"""A single name in the singular, as a state's is that no list has, or its side."""
_COLLECTIVE = frozenset(
    "we both they council group union summit conference quad community alliance assembly quartet".split()
)


def shown_as(exchange: Exchange) -> Mapping[Speaker, Speaker]:
    """Lead everyone an exchange hears or names as taking part to the one name, role and party they are shown with."""
    return united((*(statement.speaker for statement in exchange.statements), *exchange.facts.parties))


_AND = re.compile(r"\s+and\s+")


def _takes_part(speaker: Speaker, statement: Statement, exchange: Exchange) -> bool:
    """Is the speaker among those a joint statement is credited to ("Kor and Brandt", "the two leaders")?"""
    together = set(name_tokens(statement.speaker.name))
    if together & set(name_tokens(speaker.name)):
        return True
    named = {feature.key for feature in features(statement.speaker.name) if feature.is_party}
    if named:
        return "@" + party_of(speaker) in named
    if any(token[:1].isupper() for token in statement.speaker.name.split()[1:]) and together:
        return False
    return any(_same_name(speaker.name, other.name) for other in exchange.facts.parties) or not exchange.facts.parties


def _same_name(one: str, other: str) -> bool:
    return fits(tuple(name_tokens(one)), other)


def party_of(speaker: Speaker) -> str:
    """The party a speaker speaks for: as read, or as the name or role itself tells it."""
    if speaker.party:
        return named_party(speaker.party) or speaker.party
    return next(
        (feature.key[1:] for words in (speaker.name, speaker.role) for feature in features(words) if feature.is_party),
        "",
    )


@dataclass(frozen=True, slots=True)
class Company:
    """Everyone an exchange hears: who speaks, who takes part, who relays."""

    speakers: tuple[Speaker, ...]
    relays: tuple[str, ...]
    participants: tuple[Speaker, ...] = ()
    tokens: frozenset[str] = field(default=frozenset())
    shown: Mapping[Speaker, Speaker] = field(default_factory=dict)
    """Each as the document names them → as they are shown over all documents."""
    sides: Mapping[str, str] = field(default_factory=dict)
    """A document without a publisher → the party that it tells for: it names the state of every leader but its own."""
    readings: tuple[Reading, ...] = ()

    @classmethod
    def of(cls, exchange: Exchange) -> Company:
        statements = exchange.statements
        speakers = _once(statement.speaker for statement in statements)
        parties = _once(exchange.facts.parties)
        relays = _once(
            relay
            for statement in statements
            for relay in (*statement.via, exchange.reading(statement.document).document.publisher)
            if relay
        )
        names = [speaker.name for speaker in (*speakers, *parties)]
        tokens = frozenset(token for name in names for token in name_tokens(name))
        shown = shown_as(exchange)
        return cls(speakers, relays, parties, tokens, shown, _sides(exchange, shown), exchange.readings)

    def named(self, words: str) -> Asked:
        """Whom those words mean: a name ("xi", "Joe Biden"), a description ("the Chinese leader"), a party, a relay."""
        tokens, parties = _parts(words)
        if not parties and may_be_side(words) and not (len(words.split()) == 1 and self.knows(words)):
            own = self._of_side(words)
            if own:
                through = tuple(relay for relay in self.relays if _relays(words, relay))
                return Asked(words, self._in_all_documents(own), through)
        asked = tuple(name_tokens(words))
        if not tokens:
            return self._described(words, parties)
        everyone = self._speakers_and_parties()
        found = [one for one in everyone if fits(tuple(tokens), one.name)]
        if not found and parties:  # a name that is also a party's: "Jordan", "Chad"
            found = [one for one in everyone if fits(asked, one.name)]
        if len(found) > 1 and parties:
            found = [one for one in found if party_of(one) in parties] or found
        relays = [relay for relay in self.relays if _relays(words, relay)]
        return Asked(words, self._in_all_documents(found), tuple(relays))

    def account(self, words: str) -> Asked:
        """Whose account those words mean: besides whom they name, everyone who speaks for the same party."""
        named = self.named(words)
        sides = organs(words)
        own = [one for one in self._speakers_and_parties() if self.shown.get(one, one).party in sides]
        documents = tuple(document for document, side in self.sides.items() if side in sides)
        return replace(named, speakers=_once((*named.speakers, *self._in_all_documents(own))), documents=documents)

    def _of_side(self, words: str) -> tuple[Speaker, ...]:
        """All who speak for a state that the documents name, whether or not anyone lists it."""
        everyone = self._speakers_and_parties()
        beside = states_beside(self.readings, everyone)
        side = side_meant(words, _once((*(one.party for one in everyone if one.party), *beside.values())))
        return tuple(one for one in everyone if side and speaks_for_side(one, side, beside))

    def _party_beside(self, speaker: Speaker) -> str:
        """The listed party printed beside a name that was read with none: "Anna Nowak of Poland"."""
        known = party_name(states_beside(self.readings, (speaker,)).get(speaker.name, ""))
        return known.party if known else ""

    def knows(self, token: str) -> bool:
        """Is that word, near enough, part of the name of someone who is heard?"""
        low = token.lower().replace("’", "'").removesuffix("'s")
        return low in self.tokens or any(spelt(low, one) for one in self.tokens)

    def _speakers_and_parties(self) -> tuple[Speaker, ...]:
        return _once((*self.speakers, *self.participants))

    def _in_all_documents(self, found: Iterable[Speaker]) -> tuple[Speaker, ...]:
        """The same persons under every name that the documents have for them."""
        meant = {self.shown.get(one, one) for one in found}
        return tuple(one for one in self._speakers_and_parties() if self.shown.get(one, one) in meant)

    def _described(self, words: str, parties: frozenset[str]) -> Asked:
        """Whom a description without a name means, by party and role."""
        roles = [term.word.lower() for term in stems.terms(words) if term.word.lower() in TITLES]
        roles = [
            role for role in roles if role not in {"the", "of", "a", "an", "and", "for", "side", "former", "state"}
        ]
        relays = tuple(relay for relay in self.relays if _relays(words, relay))
        speakers = _once(self.shown.get(one, one) for one in self._speakers_and_parties())
        if parties:
            own = tuple(one for one in speakers if party_of(one) in parties)
            speakers = own or tuple(one for one in speakers if self._party_beside(one) in parties)
            if any(one in _LEADER | _HEADS for one in roles) and not {"vice", "deputy"} & set(roles):
                return Asked(words, self._in_all_documents(_holding(roles, speakers) or _unranked(speakers)), ())
            if roles and not set(roles) & {"government", "officials", "administration", "delegation"}:
                return Asked(words, self._in_all_documents(_holding(roles, speakers)), relays)
            return Asked(words, self._in_all_documents(speakers), relays)
        if not roles:
            return Asked(words, (), relays)
        return Asked(words, self._in_all_documents(_holding(roles, speakers)), relays)


def _sides(exchange: Exchange, shown: Mapping[Speaker, Speaker]) -> Mapping[str, str]:
    """The party whose own account a document is, where it names no publisher and leaves out the state of one leader alone."""
    found: dict[str, str] = {}
    for reading in exchange.readings:
        document = reading.document
        if document.publisher or document.kind not in {DocumentKind.READOUT, DocumentKind.TEXT}:
            continue
        stateless = {shown.get(one.speaker, one.speaker).party for one in reading.statements if not one.speaker.party}
        if len(stateless - {""}) == 1:
            found[document.id] = (stateless - {""}).pop()
    return found


def _parts(words: str) -> tuple[list[str], frozenset[str]]:
    """The name tokens among those words, and the parties."""
    found = features(words, loose=True)
    parties = frozenset(feature.key[1:] for feature in found if feature.is_party)
    taken = {at for feature in found if feature.is_party for at in range(feature.span.start, feature.span.end)}
    tokens = [
        token
        for term in stems.terms(words)
        if term.start not in taken and not stems.is_stop(term.word)
        for token in name_tokens(term.word)
    ]
    return tokens, parties


def _holding(roles: Iterable[str], speakers: Iterable[Speaker]) -> tuple[Speaker, ...]:
    """Those whose role or descriptive name has every one of the words."""
    wanted = {stems.stem(role) for role in roles}
    return tuple(one for one in speakers if wanted <= _role_stems(one))


def _role_stems(speaker: Speaker) -> set[str]:
    words = [term.word.lower() for term in stems.terms(f"{speaker.role} {speaker.name}")]
    found = {stems.stem(word) for word in words}
    if _HEADS & set(words) and "vice" not in words and "deputy" not in words:
        found |= _LEADER
    if "prime" in words or "premier" in words:
        found |= {"pm", "premier", "prime", "minist"}
    return found


def _unranked(speakers: tuple[Speaker, ...]) -> tuple[Speaker, ...]:
    """The persons whose role is not told, who may hold any."""
    return tuple(one for one in speakers if not one.role and _parts(one.name)[0])


def _relays(words: str, relay: str) -> bool:
    """Do those words name the relay: every word of theirs in it, party for party?"""
    asked = {feature.key for feature in features(words, loose=True) if feature.key not in {"account", "side"}}
    return bool(asked) and asked <= {feature.key for feature in features(relay, loose=True)}


def _once(values: Iterable[_T]) -> tuple[_T, ...]:
    return tuple(dict.fromkeys(values))
