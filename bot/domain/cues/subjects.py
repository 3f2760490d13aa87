"""Who stands before a verb: where its verb group begins, and the noun phrase before that, past asides and relatives.

A phrase that can be no subject is none: better nobody than a wrong one.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.cues import companies, lexicon
from bot.domain.cues.phrases import INSIDE, NOMINAL, Range, is_speaker, is_time
from bot.domain.cues.words import Kind, Word

_STOPS = frozenset({Kind.PUNCTUATION, Kind.QUOTE, Kind.SUBORDINATOR, Kind.CONJUNCTION})


def verb_group_start(words: Sequence[Word], verb: int) -> int:
    """Where the verb group of the verb at `verb` begins: auxiliaries, adverbs, negation, "went on to"."""
    start = verb
    while start > 0:
        before = words[start - 1]
        if before.kind in {Kind.AUXILIARY, Kind.ADVERB} or before.lower == "once":
            start -= 1
        elif before.kind is Kind.TO and start > 1 and words[start - 2].lower in lexicon.CHAIN:
            start -= 2
        elif (
            before.kind is Kind.TO and start > 2 and words[start - 2].lower == "on" and words[start - 3].lower in _GOING
        ):
            start -= 3
        elif before.lower == "longer" and start > 1 and words[start - 2].lower == "no":
            start -= 2
        elif is_time(before) and start > 1:
            step = 2 if words[start - 2].kind is Kind.PREPOSITION or words[start - 2].lower in _WHICH_TIME else 1
            if start - step < 1 or words[start - step - 1].kind not in {Kind.NAME, Kind.NOUN, Kind.PRONOUN}:
                break
            start -= step
        elif (
            before.lower in _BESIDE_SUBJECT
            and start > 1
            and words[start - 2].kind in {Kind.NAME, Kind.NOUN, Kind.PRONOUN}
        ):
            start -= 1
        else:
            break
    while start < verb and words[start].kind is Kind.ADVERB and words[start].lower in lexicon.CLAUSE_ADVERBS:
        start += 1
    return start


_BESIDE_SUBJECT = frozenset("both all each neither himself herself itself themselves".split())
_WHICH_TIME = frozenset("last this next earlier late early".split())
_GOING = frozenset("went goes go going gone".split())


def phrase_before(words: Sequence[Word], end: int) -> Range | None:
    """The noun phrase that ends before `end`: past an apposition between commas, a bracket, a relative clause."""
    at = end - 1
    if at < 0:
        return None
    if words[at].text in {",", "—", "–", "--", "-", ")"}:
        opening = _opening(words, at)
        return None if opening is None else _past_aside(words, opening, at)
    if words[at].kind is Kind.RELATIVE or (words[at].lower == "that" and at > 0 and words[at - 1].kind in NOMINAL):
        return antecedent(words, at) or Range(at, end)
    return _simple(words, end)


def _past_aside(words: Sequence[Word], opening: int, closing: int) -> Range | None:
    """The phrase before an aside; with the aside where that names whoever holds the office, or one more who speaks."""
    phrase = phrase_before(words, opening)
    if phrase is None:
        return None
    aside = Range(opening + 1, closing)
    if companies.may_be_set_beside(words, opening, aside) or companies.links(words, *aside):
        return Range(phrase.start, closing)
    comma = phrase.start - 1
    if not companies.may_be_set_beside(words, comma, phrase):
        return phrase
    office = _simple(words, comma)
    return Range(office.start, phrase.end) if office is not None and _opens_here(words, office) else phrase


def antecedent(words: Sequence[Word], relative: int) -> Range | None:
    """The noun phrase that the "who" at `relative` stands for."""
    end = relative - 1 if relative > 0 and words[relative - 1].text in {",", "—", "–", "--"} else relative
    if end <= 0:
        return None
    if words[end - 1].text in {")", ","}:
        return phrase_before(words, end)
    if words[end - 1].kind not in NOMINAL | {Kind.PRONOUN}:
        return None
    start = _core(words, end)
    nearest = Range(start, end)
    of_a_person = (
        start > 1
        and words[start - 1].lower in {"of", "from", "at"}
        and (words[start - 2].lower in lexicon.SPEAKER_NOUNS or words[start - 2].kind is Kind.NAME)
    ) or (
        start > 3
        and words[start - 1].lower == "at"  # *a professor of history at Dale University who*
        and words[start - 3].lower in {"of", "for"}
        and words[start - 4].lower in lexicon.SPEAKER_NOUNS
    )
    return nearest if start < end and is_speaker(words, nearest) and not of_a_person else _simple(words, end)


def _opening(words: Sequence[Word], closing: int) -> int | None:
    """Where the parenthesis that ends at `closing` opens."""
    mark = words[closing].text
    wanted = "(" if mark == ")" else mark
    for at in range(closing - 1, max(-1, closing - 40), -1):
        word = words[at]
        if word.kind is Kind.QUOTE and word.text[-2:-1] in ",.?!":
            return None
        if wanted == "," and word.text == "," and _parts_a_place(words, at):
            continue  # "a Hollywood, Fla., rabbi"
        if word.text == wanted and at > 0 and (wanted != "," or _apposition(words, at + 1, closing)):
            return at
    return None


_ASIDE_OPENERS = frozenset(
    {Kind.DETERMINER, Kind.NOUN, Kind.NUMBER, Kind.ADVERB, Kind.PREPOSITION, Kind.VERB, Kind.NAME}
)


def _parts_a_place(words: Sequence[Word], comma: int) -> bool:
    """Does the comma stand before or behind the state of a town: *Hollywood, Fla.,*?"""
    behind = comma > 1 and words[comma - 1].text.endswith(".") and words[comma - 2].text == ","
    before = comma + 2 < len(words) and words[comma + 1].text.endswith(".") and words[comma + 2].text == ","
    return behind or before


def _apposition(words: Sequence[Word], start: int, end: int) -> bool:
    """Could words[start:end] be an aside to the noun before it?"""
    if start >= end:
        return False
    first = words[start]
    before = words[start - 2] if start > 1 else None
    if before is not None and before.text == ")":
        before = next((word for word in reversed(words[: start - 1]) if word.text == "("), None)
        before = None if before is None else words[max(words.index(before) - 1, 0)]
    if before is None or before.kind not in NOMINAL or is_time(before):
        return False
    if first.kind is Kind.RELATIVE or first.lower in {"whose", "where"}:
        return True
    if first.lower == "but" and words[start + 1].lower == "not":
        return True
    if first.lower == "while" and words[start + 1].lower.endswith("ing"):
        return True
    if first.kind is Kind.PRONOUN or first.kind in {Kind.SUBORDINATOR, Kind.CONJUNCTION}:
        return False
    if first.kind is Kind.NAME and before.kind is Kind.NAME and end - start <= 2:
        return True  # "Fla.,", "Jr.,", "60,"
    verbs = [word for word in words[start:end] if word.kind in {Kind.AUXILIARY} or word.lower in {"said", "says"}]
    if verbs and not any(word.kind is Kind.RELATIVE for word in words[start:end]):
        return False
    return first.kind in _ASIDE_OPENERS


def _simple(words: Sequence[Word], end: int) -> Range | None:
    """The noun phrase ending right before `end`, without asides."""
    last = words[end - 1]
    if last.kind is Kind.PRONOUN:
        return Range(_hedged(words, end - 1), end)
    if last.kind is Kind.DETERMINER:
        return Range(end - 1, end) if last.lower in lexicon.SPEAKING_PRONOUNS else None
    if last.kind not in NOMINAL and last.kind is not Kind.VERB:
        return None
    start = _core(words, end)
    if start == end:
        return None
    whole = _whole_start(words, start)
    if whole < start:
        listed = words[whole - 1].text == "," and any(word.kind is Kind.CONJUNCTION for word in words[whole:end])
        return Range(_list_start(words, whole - 1, whole) if listed else whole, end)
    best = Range(start, end)
    while start > 0:
        before = words[start - 1]
        joins = before.lower in {"and", "or", "&"}
        attached = before.lower in INSIDE or joins or before.kind is Kind.TO
        if not attached or start < 2:
            break
        if before.kind is Kind.PREPOSITION and words[start - 2].lower in _INDEFINITE:
            return Range(_hedged(words, start - 2), end)  # *hardly anyone in the delegation*
        if words[start - 2].kind not in NOMINAL and not (joins and words[start - 2].kind is Kind.PRONOUN):
            break
        further = _core(words, start - 1)
        if further == start - 1 and not joins:
            break
        if before.kind is Kind.CONJUNCTION:
            left = _simple(words, start - 1)
            if left is None or not _opens_here(words, left):
                break
            further = left.start
        start = further
        best = Range(start, end)
        if joins and start > 1 and words[start - 1].text == ",":
            best = Range(_list_start(words, start - 1, start), end)
            start = best.start
    joint = companies.across_aside(words, start)
    if joint is not None and (left := _simple(words, joint)) is not None and _opens_here(words, left):
        return Range(left.start, end)
    if start > 1 and words[start - 1].kind is Kind.CONJUNCTION and words[start - 2].text == ",":
        best = Range(_list_start(words, start - 2, start), end)
        start = best.start
    if start > 0 and words[start - 1].kind in {Kind.VERB, Kind.AUXILIARY}:
        return _relative_head(words, start - 1, end) or best
    if start > 1 and words[start - 1].kind is Kind.PREPOSITION and words[start - 2].kind is Kind.VERB:
        return _relative_head(words, start - 2, end) or _reduced_head(words, start - 2) or best
    return best


_INDEFINITE = frozenset(
    "nobody everyone everybody anyone anybody someone somebody nothing those others few many most some none".split()
)
_HEDGES = frozenset("hardly scarcely barely almost nearly virtually practically not".split())


def _hedged(words: Sequence[Word], start: int) -> int:
    """Where a phrase begins with what limits its first word: *hardly anyone*, *almost nobody*."""
    return start - 1 if start and words[start - 1].lower in _HEDGES else start


_PHRASE_ONLY = frozenset(
    {Kind.NAME, Kind.NOUN, Kind.NUMBER, Kind.DETERMINER, Kind.PREPOSITION, Kind.CONJUNCTION, Kind.TO}
)


def _whole_start(words: Sequence[Word], start: int) -> int:
    """Where the clause opens, if nothing but one long noun phrase stands between its opening and `start`."""
    at = start
    while at > 0 and words[at - 1].kind in _PHRASE_ONLY:
        at -= 1
    if at > 0 and not _may_open(words[at - 1]):
        return start
    if at == start or words[at].kind not in {Kind.NAME, Kind.DETERMINER, Kind.NOUN} or is_time(words[at]):
        return start
    held = words[at:start]
    if any(word.lower in {"after", "before", "ago"} for word in held):
        return start  # *hours after Marlow said*
    return start if any(is_time(word) or (word.possessive and word.kind is Kind.NOUN) for word in held) else at


_SUBJECT_PRONOUNS = frozenset("he she they we i".split())


def _opens_here(words: Sequence[Word], phrase: Range) -> bool:
    """Does a clause's subject begin with this phrase: at the head, behind a comma, or with "she", which is no object?"""
    if phrase.start == 0 or words[phrase.start].lower in _SUBJECT_PRONOUNS or _may_open(words[phrase.start - 1]):
        return True
    return words[phrase.start - 1].kind is Kind.CONJUNCTION and words[phrase.start - 2].text == ","


def _may_open(before: Word) -> bool:
    """May a clause's subject begin right behind this word?"""
    return before.kind in _STOPS and before.kind is not Kind.CONJUNCTION


def _list_start(words: Sequence[Word], comma: int, start: int) -> int:
    """Where the list that goes on at `start` begins: *The President, the Secretary, and the members*."""
    first = comma_behind = start
    while comma > 0 and words[comma].text == ",":
        item = _core(words, comma)
        if item == comma or not is_speaker(words, Range(item, comma)):
            break
        first, comma_behind, comma = item, comma, item - 1
    before = words[first - 1] if first else None
    opens = before is None or before.kind is Kind.SUBORDINATOR
    if (
        before is not None and before.kind is Kind.CONJUNCTION
    ):  # not the end of *between Marlow and Rauk, Odo and Berg said*
        opens = first > 1 and words[first - 2].kind not in NOMINAL
    set_off = (
        not any(word.kind in {Kind.VERB, Kind.AUXILIARY} for word in words[:first]) and words[first - 1].text == ","
    )
    named = words[first - 1].text == "," and all(word.kind is Kind.NAME for word in words[first:comma_behind])
    return first if opens or set_off or named else start


def _core(words: Sequence[Word], end: int) -> int:
    """Where the run of nouns, names, adjectives ending at `end` begins, with its determiner."""
    start = end
    while start > 0:
        word = words[start - 1]
        if word.kind in NOMINAL or (word.kind is Kind.VERB and start > 1 and _participle(words, start - 1)):
            if start < end and (word.lower == "ago" or _is_date(words, start - 1)):
                break
            start -= 1
        elif word.kind is Kind.ADVERB and start < end and start > 1 and words[start - 2].kind is Kind.DETERMINER:
            start -= 1
        elif word.kind is Kind.DETERMINER:
            start -= 1
            while start > 0 and words[start - 1].kind is Kind.DETERMINER:
                start -= 1
            break
        else:
            break
    return start


def _is_date(words: Sequence[Word], at: int) -> bool:
    """Does a time end here that stands before a phrase: *on Tuesday Xi told*, *last week Xi told*?"""
    if words[at].lower in lexicon.TIMES and words[at].kind is not Kind.NAME:
        return True
    return at > 0 and is_time(words[at]) and (words[at - 1].kind is Kind.PREPOSITION or words[at - 1].lower == "last")


def _participle(words: Sequence[Word], at: int) -> bool:
    """Is the verb at `at` an adjective inside a noun phrase: *the proposed deal*?"""
    before = words[at - 1]
    return before.kind is Kind.DETERMINER or before.possessive


def _relative_head(words: Sequence[Word], verb: int, end: int) -> Range | None:
    """The noun a relative clause hangs on, if the verb at `verb` is inside one: *the man who beat* him."""
    for at in range(verb, max(-1, verb - 8), -1):
        word = words[at]
        if word.kind in {Kind.PUNCTUATION, Kind.QUOTE}:
            return None
        if word.kind is Kind.RELATIVE and at > 0 and words[at - 1].kind in NOMINAL:
            return _simple(words, at)
        if word.kind is Kind.RELATIVE and at > 0 and words[at - 1].lower in _INDEFINITE:
            return Range(_hedged(words, at - 1), end)  # *those who doubt Marlow*
    return None


def _reduced_head(words: Sequence[Word], verb: int) -> Range | None:
    """The noun before a participle with a preposition: *a source briefed on* the matter."""
    start = _core(words, verb)
    if start < verb and any(word.lower in lexicon.SPEAKER_NOUNS for word in words[start:verb]):
        return Range(start, verb) if words[verb].lower.endswith("ed") else None
    return None
