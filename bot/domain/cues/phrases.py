"""Noun phrases around a verb: the subject before it, the subject after it, an addressee, an occasion.

Phrases are half-open ranges of word indexes (`Range`). Past 400 lines: subject, addressee and occasion grow from the same core.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import NamedTuple

from bot.domain.cues import lexicon
from bot.domain.cues.words import Kind, Word


class Range(NamedTuple):
    """Half-open indexes into a unit's words."""

    start: int
    end: int


_NOMINAL = frozenset({Kind.NAME, Kind.NOUN, Kind.NUMBER})
_INSIDE = frozenset(
    {"of", "for", "at", "from", "in", "on", "with", "to", "by", "between", "within", "against", "inside", "near"}
)
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
        elif _is_time(before) and start > 1:
            step = 2 if words[start - 2].kind is Kind.PREPOSITION or words[start - 2].lower in _WHICH_TIME else 1
            if start - step < 1 or words[start - step - 1].kind not in {Kind.NAME, Kind.NOUN, Kind.PRONOUN}:
                break
            start -= step
        elif (
            before.lower in {"both", "all", "each"}
            and start > 1
            and words[start - 2].kind in {Kind.NAME, Kind.NOUN, Kind.PRONOUN}
        ):
            start -= 1
        else:
            break
    while start < verb and words[start].kind is Kind.ADVERB and words[start].lower in lexicon.CLAUSE_ADVERBS:
        start += 1
    return start


_WHICH_TIME = frozenset("last this next earlier late early".split())
_GOING = frozenset("went goes go going gone".split())


def phrase_before(words: Sequence[Word], end: int) -> Range | None:
    """The noun phrase that ends before `end`: past an apposition between commas, a bracket, a relative clause."""
    at = end - 1
    if at < 0:
        return None
    if words[at].text in {",", "—", "–", "--", "-", ")"}:
        opening = _opening(words, at)
        return None if opening is None else phrase_before(words, opening)
    if words[at].kind is Kind.RELATIVE or (words[at].lower == "that" and at > 0 and words[at - 1].kind in _NOMINAL):
        return antecedent(words, at) or Range(at, end)
    return _simple(words, end)


def antecedent(words: Sequence[Word], relative: int) -> Range | None:
    """The noun phrase that the "who" at `relative` stands for."""
    end = relative - 1 if relative > 0 and words[relative - 1].text in {",", "—", "–", "--"} else relative
    if end <= 0:
        return None
    if words[end - 1].text in {")", ","}:
        return phrase_before(words, end)
    if words[end - 1].kind not in _NOMINAL | {Kind.PRONOUN}:
        return None
    start, _ = _core(words, end)
    nearest = Range(start, end)
    of_a_person = (
        start > 1
        and words[start - 1].lower in {"of", "from"}
        and (words[start - 2].lower in lexicon.SPEAKER_NOUNS or words[start - 2].kind is Kind.NAME)
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
    if before is None or before.kind not in _NOMINAL or _is_time(before):
        return False
    if first.kind is Kind.RELATIVE or first.lower in {"whose", "where"}:
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
        return Range(end - 1, end)
    if last.kind is Kind.DETERMINER:
        return Range(end - 1, end) if last.lower in lexicon.SPEAKING_PRONOUNS else None
    if last.kind not in _NOMINAL and last.kind is not Kind.VERB:
        return None
    start, _ = _core(words, end)
    if start == end:
        return None
    whole = _whole_start(words, start)
    if whole < start:
        return Range(whole, end)
    best = Range(start, end)
    while start > 0:
        before = words[start - 1]
        joins = before.lower in {"and", "or", "&"}
        attached = before.lower in _INSIDE or joins or before.kind is Kind.TO
        if not attached or start < 2:
            break
        if words[start - 2].kind not in _NOMINAL and not (joins and words[start - 2].kind is Kind.PRONOUN):
            break
        further, _ = _core(words, start - 1)
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
    if start > 1 and words[start - 1].kind is Kind.CONJUNCTION and words[start - 2].text == ",":
        best = Range(_list_start(words, start - 2, start), end)
        start = best.start
    if start > 0 and words[start - 1].kind in {Kind.VERB, Kind.AUXILIARY}:
        return _relative_head(words, start - 1) or best
    if start > 1 and words[start - 1].kind is Kind.PREPOSITION and words[start - 2].kind is Kind.VERB:
        return _relative_head(words, start - 2) or _reduced_head(words, start - 2) or best
    return best


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
    if at == start or words[at].kind not in {Kind.NAME, Kind.DETERMINER, Kind.NOUN} or _is_time(words[at]):
        return start
    held = words[at:start]
    return start if any(_is_time(word) or (word.possessive and word.kind is Kind.NOUN) for word in held) else at


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
    first = start
    while comma > 0 and words[comma].text == ",":
        item, _ = _core(words, comma)
        if item == comma or not is_speaker(words, Range(item, comma)):
            break
        first, comma = item, item - 1
    opens = first == 0 or words[first - 1].kind in {Kind.SUBORDINATOR, Kind.CONJUNCTION}
    set_off = (
        not any(word.kind in {Kind.VERB, Kind.AUXILIARY} for word in words[:first]) and words[first - 1].text == ","
    )
    return first if opens or set_off else start


def _core(words: Sequence[Word], end: int) -> tuple[int, int]:
    """Where the run of nouns, names, adjectives ending at `end` begins, with its determiner."""
    start = end
    while start > 0:
        word = words[start - 1]
        if word.kind in _NOMINAL or (word.kind is Kind.VERB and start > 1 and _participle(words, start - 1)):
            if start < end and word.lower in lexicon.TIMES and word.kind is not Kind.NAME:
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
    return start, end - 1


def _participle(words: Sequence[Word], at: int) -> bool:
    """Is the verb at `at` an adjective inside a noun phrase: *the proposed deal*?"""
    before = words[at - 1]
    return before.kind is Kind.DETERMINER or before.possessive


def _relative_head(words: Sequence[Word], verb: int) -> Range | None:
    """The noun a relative clause hangs on, if the verb at `verb` is inside one: *the man who beat* him."""
    for at in range(verb, max(-1, verb - 8), -1):
        word = words[at]
        if word.kind in {Kind.PUNCTUATION, Kind.QUOTE}:
            return None
        if word.kind is Kind.RELATIVE and at > 0 and words[at - 1].kind in _NOMINAL:
            return _simple(words, at)
    return None


def _reduced_head(words: Sequence[Word], verb: int) -> Range | None:
    """The noun before a participle with a preposition: *a source briefed on* the matter."""
    start, _ = _core(words, verb)
    if start < verb and any(word.lower in lexicon.SPEAKER_NOUNS for word in words[start:verb]):
        return Range(start, verb) if words[verb].lower.endswith("ed") else None
    return None


_DEMONSTRATIVES = frozenset(("this", "these", "those"))


def _modifies(words: Sequence[Word], at: int) -> bool:
    """Is the verb form at `at` part of a name: *retired general*, *state law*?"""
    return at + 1 < len(words) and words[at + 1].kind in _NOMINAL and not words[at].lower.endswith("s")


def phrase_after(
    words: Sequence[Word], start: int, *, inner: bool = True, barred: Set[str] = frozenset()
) -> Range | None:
    """The noun phrase that begins at `start`; with `inner`, "of …", "at …" belong to it, but for the `barred` words."""
    at = start
    if at >= len(words):
        return None
    if words[at].lower in _DEMONSTRATIVES and at + 1 < len(words) and words[at + 1].kind in _NOMINAL:
        at += 1
    elif words[at].kind in {Kind.PRONOUN, Kind.RELATIVE}:
        return Range(at, at + 1)
    while at < len(words) and words[at].kind is Kind.DETERMINER:
        at += 1
    first = at
    while at < len(words):
        word = words[at]
        if word.kind in _NOMINAL or (word.kind is Kind.VERB and at == first and (at > start or _modifies(words, at))):
            if at > first and word.lower in lexicon.TIMES and not words[at - 1].possessive:
                break
            at += 1
        elif word.kind is Kind.PUNCTUATION and word.text in {"-", "–", "$", "#", "@", "/"} and at + 1 < len(words):
            at += 1
        else:
            break
    if at == first:
        return Range(start, at) if at > start else None
    if not inner or at + 1 >= len(words):
        return Range(start, at)
    link = words[at]
    if link.lower in _INSIDE - {"to", "on"} - barred or link.text in {"and", "&"}:
        more = phrase_after(words, at + 1)
        if more is not None and words[more.start].kind is not Kind.PRONOUN:
            head = words[more.end - 1].lower
            last_is_time = head in lexicon.TIMES
            if not last_is_time and head not in lexicon.OCCASIONS:
                return Range(start, more.end)
    return Range(start, at)


def _is_time(word: Word) -> bool:
    return word.lower in lexicon.TIMES and word.lower not in lexicon.TIMES_AND_NAMES


def is_speaker(words: Sequence[Word], phrase: Range) -> bool:
    """Could this phrase name somebody, or something that speaks?"""
    held = words[phrase.start : phrase.end]
    if len(held) == 1 and held[0].kind in {Kind.PRONOUN, Kind.RELATIVE, Kind.DETERMINER}:
        return held[0].lower in lexicon.SPEAKING_PRONOUNS
    if _is_time(held[-1]) or held[-1].possessive:
        return False
    first = next((at for at, word in enumerate(held) if at and word.kind in {Kind.PREPOSITION, Kind.TO}), len(held))
    head = held[first - 1]
    if head.kind is Kind.NAME and not head.possessive:
        return True
    return head.lower.endswith(_PEOPLE) or any(word.lower in lexicon.SPEAKER_NOUNS for word in held[:first])


_PEOPLE = ("-year-old", "ists", "ians", "ers", "ors", "ees")
"""Endings of people."""


def occasion_end(words: Sequence[Word], at: int, *, barred: Set[str] = frozenset()) -> int:
    """Past the times, places and occasions at `at`: *on Tuesday*, *in an interview with CNN*, *last week*."""
    while at < len(words) and words[at].lower not in barred:
        further = _one_occasion(words, at)
        if further == at:
            return at
        at = further
    return at


def _one_occasion(words: Sequence[Word], at: int) -> int:
    word = words[at]
    if word.kind is Kind.ADVERB and word.lower not in {"not", "never"}:
        return at + 1
    if word.lower in lexicon.TIMES:
        at += 1
        while at < len(words) and (words[at].kind is Kind.NUMBER or words[at].lower in lexicon.TIMES):
            at += 1
        return at
    if word.kind is Kind.DETERMINER or word.lower in {"last", "earlier", "late", "early"}:
        phrase = phrase_after(words, at, inner=False)
        end = phrase.end if phrase else at
        if end < len(words) and words[end].lower in lexicon.TIMES and end - at <= 2:
            return end + 1
        short = phrase is not None and phrase.end - phrase.start <= 3
        return end if short and words[end - 1].lower in lexicon.TIMES else at
    if word.kind is Kind.TO and (at + 1 >= len(words) or not _names_people(words[at + 1])):
        return at
    if word.kind in {Kind.PREPOSITION, Kind.TO} and word.lower in _OCCASION_PREPOSITIONS:
        return _prepositional(words, at)
    return at


_OCCASION_PREPOSITIONS = frozenset(
    "in on at during via after before through to from by with following of about over outside inside near into".split()
)


def _names_people(word: Word) -> bool:
    return word.kind in {Kind.DETERMINER, Kind.NAME, Kind.PRONOUN} or word.lower in lexicon.REPORTER_NOUNS


def _prepositional(words: Sequence[Word], at: int) -> int:
    phrase = phrase_after(words, at + 1, inner=False)
    if phrase is None:
        return at
    end, head = phrase.end, words[phrase.end - 1].lower
    known = any(word.lower in lexicon.OCCASIONS or word.lower in lexicon.TIMES for word in words[phrase.start : end])
    if end >= len(words):
        return end
    after = words[end]
    closed = (
        after.kind in {Kind.QUOTE, Kind.PREPOSITION, Kind.TO}
        or after.text in {",", ":", ".", ";"}
        or after.lower in {"that", "when", "after", "before", "as", "whether", "how"}
        or after.lower in lexicon.TIMES
    )
    if words[at].lower in {"of", "about"} and not closed:
        return at
    if known or closed or (words[at].kind is Kind.TO and head in lexicon.REPORTER_NOUNS):
        return end
    return at


def lead_in(words: Sequence[Word], edge: int) -> Range | None:
    """The setting a sentence opens with, before the clause at `edge`: *In a post on Telegram,* …, *Last year,* …"""
    if not words or edge == 0:
        return None
    opens = words[0].kind in {Kind.PREPOSITION, Kind.ADVERB, Kind.SUBORDINATOR} or any(
        _is_time(word) for word in words[:3]
    )
    if not opens:
        return None
    comma = next((at for at in range(min(edge, 20)) if words[at].text == ","), edge)
    return Range(0, comma) if comma else None
