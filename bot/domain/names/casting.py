"""From a text to its cast: sightings put together, the home party settled, everyone placed where the text names them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from bot.domain.furniture import dateline
from bot.domain.gazetteer import NameKind
from bot.domain.hosts import is_official, plain_name, speaks_for
from bot.domain.model import Document, DocumentKind, Passage, Span
from bot.domain.names.cast import Cast
from bot.domain.names.index import Index, core
from bot.domain.names.people import Gender, Member, gather
from bot.domain.names.scene import STRANGER, Occurrence, Scene, is_oblique
from bot.domain.names.sightings import Kind, Sighting, sightings
from bot.domain.names.states import Parties, parties_of
from bot.domain.names.titles import Title, leads
from bot.domain.names.vocabulary import MEETING, SPEECH
from bot.domain.names.words import Quoted, Word, fold, plainly, spans_or_whole, words_of

_ANYWHERE = frozenset(
    "leader official spokesman spokeswoman spokesperson pope patriarch ambassador envoy head sheikh counterpart".split()
)
"""Offices that tell nothing of whose they are."""
_NOT_AMERICAN = frozenset("minister premier chancellor king queen emir sultan prince princess".split())
_PRONOUNS = {"he": Gender.HE, "she": Gender.SHE}
_COMPANIES = frozenset(
    {"they", "both", "two", "leaders", "presidents", "ministers", "premiers", "sides", "pair", "parties"}
)
_ARTICLES = frozenset({"the", "a", "an"})


_SHORT = 20_000
"""Characters of a text of which many are remembered at once; of longer ones only the last few are."""


def cast(document: Document, passages: Sequence[Passage]) -> Cast:
    """Find everyone a document names, in its text and its title; asked again about the same document, it knows."""
    known = _of_short if len(document.text) <= _SHORT else _of_long
    return known(document, tuple(passages))


def _cast(document: Document, passages: tuple[Passage, ...]) -> Cast:
    spans = spans_or_whole(document.text, passages)
    printed = document.text
    body = [(span, words_of(printed, span.start, span.end)) for span in spans]
    parties = parties_of(words for _, words in body)
    found = [(words, _seen(printed, span, words, parties)) for span, words in body]
    heading: list[Sighting] = []
    if document.title:
        start = len(printed) + 2
        printed = f"{printed}\n\n{document.title}"
        heading = sightings(printed, words_of(printed, start, len(printed)), parties)
    members, index = gather([*(each for _, seen in found for each in seen), *heading], printed)
    home = _home(document, parties)
    order = _order(index, members, [seen for _, seen in found])
    _settle_home(order, home)
    _settle_unnamed_leader(members, [seen for _, seen in found])
    _settle_plain_host(order, home, found[0][1] if found else ())
    is_meeting = bool(body) and any(word.low in MEETING for word in body[0][1])
    scene = Scene(members, spans, home, is_meeting=is_meeting)
    quoted = Quoted(document.text)
    _stage(scene, index, members, found, quoted, document.text)
    for number, (_, words) in enumerate(body):
        scene.carry(
            number, {_PRONOUNS[word.low] for word in words if word.low in _PRONOUNS and not quoted.at(word.start)}
        )
        for word in words:
            if word.low in _COMPANIES and not quoted.at(word.start):
                scene.add_company(word.start)
    _settle_genders(members, scene, [words for _, words in body], quoted)
    everything = [*(each for _, seen in found for each in seen), *heading]
    return Cast(members, index, scene, parties, _parties(everything, printed))


_of_short = lru_cache(maxsize=128)(_cast)
_of_long = lru_cache(maxsize=4)(_cast)


def _seen(text: str, span: Span, words: Sequence[Word], parties: Parties) -> list[Sighting]:
    """What a passage names, without the town of its dateline, which is nobody: "ORVAN CITY — Orvan said"."""
    town = dateline(text, span)
    return [
        each
        for each in sightings(text, words, parties)
        if each.kind is not Kind.NAME or not town.contains(each.span) or not each.span.of(text).isupper()
    ]


def _parties(seen: Iterable[Sighting], text: str) -> dict[str, list[str]]:
    """Every party named by a name of its own or by its seat → its names as printed, the plainest first."""
    parties: dict[str, dict[str, int]] = {}
    for sighting in seen:
        if sighting.kind is Kind.PARTY and sighting.known:
            party, printed = sighting.title.party, plainly(sighting.span.of(text))
            rank = 0 if printed == party else 1 if sighting.known.kind is NameKind.NAME else 2
            parties.setdefault(party, {}).setdefault(printed, rank)
    return {party: sorted(names, key=names.__getitem__) for party, names in parties.items()}


def _stage(
    scene: Scene,
    index: Index,
    members: Sequence[Member],
    found: Iterable[tuple[Sequence[Word], Sequence[Sighting]]],
    quoted: Quoted,
    text: str,
) -> None:
    """Note in reading order who is named where, outside quotations."""
    for words, seen in found:
        place = {word.start: number for number, word in enumerate(words)}
        ends = {word.end: number for number, word in enumerate(words)}
        before: Sighting | None = None
        for sighting in seen:
            if quoted.at(sighting.span.start):
                continue
            number = _member_of(sighting, scene, index, members)
            if number is None:
                continue
            kind = Kind.PERSON if number == STRANGER else members[number].kind
            joined = before is not None and text[before.whole.end : sighting.whole.start].strip(" ,") in {
                "and",
                "and the",
            }
            occurrence = Occurrence(
                sighting.span.start, sighting.span.end, number, kind,
                _speaks(words, place[sighting.whole.start], ends.get(sighting.whole.end, place[sighting.whole.start])),
                is_oblique(sighting), joined,
            )  # fmt: skip
            scene.add(occurrence, full=len(sighting.name) > 1)
            before = sighting


def _member_of(sighting: Sighting, scene: Scene, index: Index, members: Sequence[Member]) -> int | None:
    if sighting.kind is Kind.ROLE:
        holder = scene.holder(sighting.title, sighting.span.start) if sighting.definite else None
        return STRANGER if holder is None else holder
    if sighting.kind is Kind.PARTY:
        return None
    if sighting.kind is Kind.NOUN:
        return scene.body(fold(sighting.name[0]), "", sighting.span.start)
    if sighting.kind is Kind.BODY:
        lows = [fold(word) for word in sighting.name if fold(word) != "the"]
        found = tuple(each for each in index.find(lows) if members[each].kind is Kind.BODY)
    else:
        found = index.find(core(sighting.name))
    return scene.choose(found, sighting.title, sighting.span.start)


def _speaks(words: Sequence[Word], first: int, last: int) -> bool:
    """Tell whether a verb of speech stands right beside these words, or "according to" before them."""
    near = [words[first - 1].low] if first else []
    near += [
        word.low for word in words[last + 1 : last + 3] if word.low in SPEECH or word.low in {"also", "has", "had"}
    ]
    if first and words[first - 1].low in _ARTICLES | {"to"} and first > 1:
        near.append(words[first - 2].low)
        if first > 2 and words[first - 2].low == "to":
            near.append(words[first - 3].low)
    return any(low in SPEECH or low == "according" for low in near)


def _home(document: Document, parties: Parties) -> str:
    """The party that a government's own account comes from."""
    if not is_official(document.publisher):
        return ""  # a paper's name may hold a state's: "The Japan Times"
    if holder := speaks_for(document.publisher):
        return holder
    name = plain_name(document.publisher)
    known = parties.named(name)
    if known and (known.kind in {NameKind.ORGAN, NameKind.SEAT} or document.kind is DocumentKind.READOUT):
        return known.party
    words = words_of(name)
    if document.kind is DocumentKind.READOUT or {word.low for word in words} & {
        "ministry", "government", "embassy", "presidency", "president", "office", "department", "chancellery", "cabinet",
    }:  # fmt: skip
        return parties.within(words)
    return ""


def _order(index: Index, members: Sequence[Member], found: Sequence[Sequence[Sighting]]) -> list[Member]:
    """Everyone in the order in which the text first names them by whatever name that is theirs alone."""
    places: dict[int, None] = {}
    for seen in found:
        for each in seen:
            named = index.find(core(each.name)) if each.kind is Kind.PERSON else ()
            if len(named) == 1:
                places.setdefault(named[0])
    return [members[place] for place in (*places, *(each.number for each in members if each.number not in places))]


def _settle_home(order: Sequence[Member], home: str) -> None:
    """Give the home party to those a government names by an office it has, without saying whose.

    Of several leaders by one title the one named first is its own: "President Brun spoke of her call with President Orlin".
    """
    elsewhere = _ANYWHERE | (_NOT_AMERICAN if home == "United States" else frozenset())
    own = {_rank(member.role) for member in order if home and member.party == home}
    for member in order:
        role = member.role
        if not home or member.kind is not Kind.PERSON or not role.head or member.party or role.past:
            continue
        if role.head in elsewhere or _rank(role) in own - {""}:
            continue
        member.party = home
        own.add(_rank(role))


def _rank(role: Title) -> str:
    """What the two who meet have in common and a state has one of."""
    if leads(role):
        return role.role.casefold()
    return "adviser" if role.head in {"adviser", "advisor"} else ""


def _settle_plain_host(order: Sequence[Member], home: str, opening: Sequence[Sighting]) -> None:
    """Give the home party to the leader whom his own government names without a title: all others it meets have one."""
    named = {" ".join(core(each.name)) for each in opening if each.kind is Kind.PERSON}
    there = [each for each in order if " ".join(core(each.name)) in named]
    if not home or len(there) < 2:
        return
    host, *guests = there
    if not (host.party or host.role.head) and all(each.party not in {"", home} for each in guests):
        host.party = home


def _settle_genders(members: Sequence[Member], scene: Scene, lines: Sequence[Sequence[Word]], quoted: Quoted) -> None:
    """Tell whether someone is a he or a she by the pronouns in the passages that name nobody else."""
    heard: dict[int, Counter[Gender]] = {}
    for words, alone in zip(lines, scene.alone(), strict=True):
        if alone is None or members[alone].gender:
            continue
        said = heard.setdefault(alone, Counter())
        said.update(_PRONOUNS[word.low] for word in words if word.low in _PRONOUNS and not quoted.at(word.start))
    for number, said in heard.items():
        if len(said) == 1 and said.total() > 1:
            members[number].gender = next(iter(said))


def _settle_unnamed_leader(members: Sequence[Member], found: Sequence[Sequence[Sighting]]) -> None:
    """Tell who "the Tarnish President" is when the text names him only plainly.

    It must be the one person of its first passage to whom it gives no office, and no one else may hold that one.
    """
    unheld = [
        each.title
        for seen in found
        for each in seen
        if each.kind is Kind.ROLE and each.title.party and leads(each.title) and each.title.head != "leader"
    ]
    opening = {" ".join(core(each.name)) for each in (found[0] if found else ()) if each.kind is Kind.PERSON}
    plain = [member for member in members if " ".join(core(member.name)) in opening and not member.role.head]
    titled = [member for member in members if leads(member.role)]
    parties = {title.party for title in unheld} - {member.party for member in titled}
    if len(plain) == 1 and len(parties) == 1 and titled and len(opening) == 2 and not plain[0].party:
        title = next(title for title in unheld if title.party in parties)
        plain[0].titles.append(title)
        plain[0].party = title.party
