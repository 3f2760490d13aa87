"""What documents state of an exchange itself: its form, day, place, those who took part, and what comes next.

Nothing is guessed: a fact stands in the sentence that tells of the exchange, which it cites, or it is left empty. A day
is resolved to a date only from words that fix it and the day the document was published.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.domain.days import DAY, MONTHS, WEEKDAYS, day_of, past
from bot.domain.dealings import deals
from bot.domain.gazetteer import NameKind, party
from bot.domain.model import Citation, Document, DocumentKind, Fact, Facts, Passage, Reading, Speaker
from bot.domain.names import Cast, cast, same_person
from bot.domain.steps import steps
from bot.domain.telling import (
    OPENING,
    Telling,
    body,
    form_named,
    in_small_letters,
    parties_named,
    printed_title,
    tellings,
    tells_of_exchange,
)

_MOST_NEXT_STEPS = 6
_MOST_NAMED = 3
_LONGEST_UNTITLED_NAME = 4
_OTHER_DAY = re.compile(
    r"\b(?:(?:until|before|after|since|ahead of|prior to|following(?: up on)?|planned|scheduled|due|will)(?: \w+){0,2}|by|of|from|their|the|next|last) $",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"(?P<before>[\w.,’'-]+,? )?\b(?P<how>in|at|In|At) (?P<place>(?:the )?(?:[A-Z][\w’'.-]*|[A-Z]\.)"
    r"(?:(?:, (?=[A-Z])| (?:of the |of |de |es |la |el |the )?| of )(?:[A-Z][\w’'-]*(?:\.[A-Z]\.?)*))*)"
)
_NO_PLACE = re.compile(
    rf"\b(?:Summit|Assembly|Conference|Forum|Meeting|Session|Council|Week|Day|Ceremony|Games|{'|'.join(MONTHS)}|{'|'.join(WEEKDAYS)}|"
    r"English|Chinese|French|President|Minister|Secretary|G-?7|G-?20|UNGA|COP\d*|APEC|NATO|ASEAN)\b"
)
_OFFICE_AFTER = re.compile(
    r", (?:[\w.]+ )?(?:President|Vice|Prime|King|Queen|Foreign|Secretary|Chancellor|Premier|Minister|Crown|Emir|Pope|Mr|Ms|Mrs|Deputy|National)\b.*"
)
_AFTER_PLACE_WORDS = frozenset(
    "met today yesterday held talks meeting summit conference meetings speaking virtually person hosted arrived here".split()
)
_DISTANT = frozenset({"telephone call", "video call", "exchange of letters", "joint statement"})
_JOINING = re.compile(
    r"\b(?:[Jj]oin(?:ed|ing) |[Aa]lso (?:in|on|at|attending|participating|present)|were joined by|[Aa]ttended by|[Pp]articipants included)"
)
_GENERATION = re.compile(r",? (?:Jr\.?|Sr\.?|[IVX]+)$")
_THE_CALL = re.compile(r"\b(?:[Tt]he|[Tt]his|[Oo]ur|[Tt]heir) (?:tele)?(?:phone )?call\b")
_RELAYED = re.compile(
    r",? (?:according to|citing|as reported by)\b.*|,? the [\w ]{0,40}(?:ministry|office|Kremlin|agency) said.*",
    re.DOTALL,
)
_OFFICE_NAMES = re.compile(
    r"\b(?:[Mm]inistry|[Ss]pokes|[Dd]epartment|[Ee]mbassy|[Oo]fficials?|[Ss]ources?|[Mm]edia|[Aa]gency|White House|Kremlin|[Gg]overnment|Board|Council|Committee|Group|Party|Union|Assembly|Court|Bank|Team)"
)
_VERBS = {
    "telephone call": "speak by telephone",
    "video call": "speak by video",
    "meeting": "meet",
    "summit": "hold a summit",
    "talks": "hold talks",
    "press conference": "hold a press conference",
    "exchange of letters": "exchange letters",
    "joint statement": "issue a joint statement",
}


@dataclass(frozen=True, slots=True)
class _Account:
    """A reading with what facts are drawn from."""

    reading: Reading
    sentences: tuple[Passage, ...]
    tellings: tuple[Telling, ...]
    cast: Cast

    @property
    def document(self) -> Document:
        return self.reading.document

    def words(self, passage: Passage) -> str:
        return passage.span.of(self.document.text)

    def cited(self, text: str, *passages: Passage) -> Fact:
        return Fact(text, tuple(Citation(self.document.id, passage.number) for passage in passages))


def facts(readings: Sequence[Reading]) -> Facts:
    """Gather what the readings state of one exchange; where several state a thing, the first is taken.

    The date is ISO 8601 where the document fixes it, else as printed.
    """
    accounts = [_account(reading) for reading in readings]
    form = next((found for account in accounts if (found := _form(account))), None)
    return Facts(
        form=form,
        date=next((found for account in accounts if (found := _date(account))), None),
        place=next((found for account in accounts if (found := _place(account, form))), None),
        parties=_parties(accounts),
        next_steps=tuple(
            account.cited(step.text, step.passage)
            for account in accounts
            for step in steps(account.reading, account.sentences)
        )[:_MOST_NEXT_STEPS],
    )


def title(readings: Sequence[Reading], stated: Facts) -> str:
    """Name what the readings state by who dealt how with whom where that is clear, else by a document's title or words."""
    verb = _VERBS.get(stated.form.text) if stated.form else None
    names = [speaker.name for speaker in stated.parties]
    if verb and 2 <= len(names) <= _MOST_NAMED:
        return f"{', '.join(names[:-1])} and {names[-1]} {verb}"
    for reading in readings:
        if printed := printed_title(reading):
            return printed
    for reading in readings:
        for passage in body(reading) or reading.passages:
            return _shortened(passage.span.of(reading.document.text))
    return ""


def _account(reading: Reading) -> _Account:
    sentences = body(reading)
    company = cast(reading.document, reading.passages)
    return _Account(reading, sentences, tuple(tellings(reading, sentences)), company)


def _form(account: _Account) -> Fact | None:
    """The form the first telling sentence names, or the title, or a later telling sentence."""
    if account.document.kind is DocumentKind.JOINT_STATEMENT and account.sentences:
        return account.cited("joint statement", account.sentences[0])
    if not account.tellings:
        return None
    first = account.tellings[0]
    if first.form:
        return account.cited(first.form, first.passage)
    entitled = form_named(in_small_letters(printed_title(account.reading)))
    if entitled and entitled[0]:
        return account.cited(entitled[0], first.passage)
    for telling in account.tellings[1:]:
        if telling.form in {"telephone call", "video call"}:
            return account.cited(telling.form, telling.passage)
    for passage in account.sentences[:OPENING]:
        if _THE_CALL.search(account.words(passage)):
            return account.cited("telephone call", passage)
    return None


def _date(account: _Account) -> Fact | None:
    for telling in account.tellings:
        if telling.form not in {account.tellings[0].form, ""}:
            continue
        words = account.words(telling.passage)
        place = telling.at.start - telling.passage.span.start
        days = [
            day
            for day in DAY.finditer(words)
            if not day["next"] and not _OTHER_DAY.search(words, max(0, day.start() - 40), day.start())
        ]
        if days:
            nearest = min(days, key=lambda day: abs(day.start() - place))
            return account.cited(_resolved(nearest, account.document.published), telling.passage)
    return None


def _resolved(day: re.Match[str], published: str) -> str:
    """The day in ISO 8601 where its words and the day of publication fix it, else as printed."""
    fixed = past(day, day_of(published))
    return fixed.isoformat() if fixed else day.group()


def _place(account: _Account, form: Fact | None) -> Fact | None:
    if form is None or form.text in _DISTANT:
        return None
    for telling in account.tellings:
        if telling.form not in {form.text, ""}:
            continue
        words = account.words(telling.passage)
        for found in _PLACE.finditer(words, 0, telling.who.end - telling.passage.span.start):
            before = (found["before"] or "").strip(" ,")
            name = _OFFICE_AFTER.sub("", found["place"])
            settled = not before or before[:1].isupper() or before.lower() in _AFTER_PLACE_WORDS
            if settled and not _NO_PLACE.search(name):
                return account.cited(name.rstrip(".,").removesuffix("’s").removesuffix("'s"), telling.passage)
    return None


def _parties(accounts: Sequence[_Account]) -> tuple[Speaker, ...]:
    """Those whom the telling sentences name as dealing with each other, once each."""
    found: dict[str, Speaker] = {}
    for account in accounts:
        for speaker in _who_took_part(account):
            known = next((other for other in found.values() if same_person(other, speaker)), None)
            if known is None:
                found[speaker.name] = speaker
            else:
                found[known.name] = replace(known, role=known.role or speaker.role, party=known.party or speaker.party)
    return tuple(found.values()) if len(found) > 1 else ()


def _who_took_part(account: _Account) -> Iterator[Speaker]:
    joint = any(telling.form == "joint statement" for telling in account.tellings[:1])
    if joint or account.document.kind is DocumentKind.JOINT_STATEMENT:
        yield from _states(account)
    elif account.tellings:
        yield from _persons_told(account)


def _persons_told(account: _Account) -> Iterator[Speaker]:
    told = [account.tellings[0].passage]
    told += [
        passage
        for passage in account.sentences
        if _JOINING.search(account.words(passage)[:120]) and passage not in told
    ][:1]
    for passage in told:
        who = account.tellings[0].who if passage is told[0] else passage.span
        yield from _persons(account, _RELAYED.sub("", who.of(account.document.text)))


def _persons(account: _Account, words: str) -> Iterator[Speaker]:
    """The persons of the cast whom these words name, in the order of naming."""
    named: dict[str, tuple[int, Speaker]] = {}
    for speaker in account.cast.speakers:
        if not _is_person(speaker):
            continue
        at = _named_at(speaker.name, words)
        if at is not None:
            named.setdefault(speaker.name, (at, speaker))
    yield from (speaker for _, speaker in sorted(named.values(), key=lambda pair: pair[0]))


def _is_person(speaker: Speaker) -> bool:
    words = speaker.name.split()
    if _OFFICE_NAMES.search(speaker.name) or party(speaker.name) or "of" in words:
        return False
    return bool(speaker.role) or 2 <= len(words) <= _LONGEST_UNTITLED_NAME


def _named_at(name: str, words: str) -> int | None:
    """Where words name a person by full or last name; a name that goes on beyond what is known of it is not his."""
    for form in (name, _last(name)):
        if form not in words:
            continue
        found = re.search(rf"(?<!\w){re.escape(form)}(?!\w|[ -][^\W\d_a-z])", words)
        if found:
            return found.start()
    return None


def _last(name: str) -> str:
    return (_GENERATION.sub("", name).split() or [name])[-1]


def _states(account: _Account) -> Iterator[Speaker]:
    """The states that a joint statement's title or first sentence names."""
    words = f"{in_small_letters(printed_title(account.reading))} {account.words(account.sentences[0])[:300] if account.sentences else ''}"
    for name in dict.fromkeys(name.party for _, name in parties_named(words) if name.kind is not NameKind.SEAT):
        yield Speaker(name, party=name)


def _shortened(words: str) -> str:
    plain = " ".join(words.split())
    if len(plain) <= 80:
        return plain.rstrip(".。")
    return plain[:80].rsplit(" ", 1)[0].rstrip(" ,;:—–-") + " …"


def is_exchange(readings: Sequence[Reading]) -> bool:
    """Tell whether any reading tells of states, or those who speak for them, dealing with each other."""
    return any(tells_of_exchange(reading) or deals(reading, body(reading)) for reading in readings)
