"""How far content reaches: where it begins before a cue, where it ends behind one, and what goes on behind an aside."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.cues import insertions, lexicon
from bot.domain.cues.clause import Clause, Shape
from bot.domain.cues.complements import CONDITIONS, Complement, complement
from bot.domain.cues.phrases import Range, phrase_after
from bot.domain.cues.subjects import phrase_before
from bot.domain.cues.words import Kind, Word

_DASHES = frozenset(("—", "–", "--"))


def ends_quote(words: Sequence[Word], edge: int) -> bool:
    """Does a quotation that is a sentence of its own end right before `edge`?"""
    at = edge - 1
    if at >= 0 and words[at].kind is Kind.PUNCTUATION and words[at].text in {",", "—", "–", "--", "-"}:
        at -= 1
    if at < 0 or words[at].kind is not Kind.QUOTE:
        return False
    inner = words[at].text.rstrip("”\"'’»」")
    if len(inner.split()) > 3 and edge < len(words) and words[edge].kind is not Kind.PUNCTUATION and at == 0:
        return True
    return at < edge - 1 or inner.endswith((",", "?", "!", ".", "…", "—", "-", "–"))


def ends_clause(words: Sequence[Word], clause: Clause) -> bool:
    """Does a comma close a clause right before this one?"""
    at = clause.edge - 1
    if clause.shape not in {Shape.PLAIN, Shape.INVERTED} or at <= 0 or words[at].text not in {",", "—", "–", "--"}:
        return False
    end = complement(words, clause).end
    half = end + 1 < len(words) and words[end].text == "," and words[end + 1].text.strip("“\"'‘")[:1].islower()
    if half and words[end + 1].kind is Kind.QUOTE and words[0].kind is Kind.DETERMINER:
        return True  # *No change, he said, "hides what it is."*
    return any(word.kind in {Kind.VERB, Kind.AUXILIARY, Kind.QUOTE} for word in words[:at]) or _interposed(
        words, clause
    )


def _interposed(words: Sequence[Word], clause: Clause) -> bool:
    """Does the sentence go on with its verb behind the clause: *The plan, he said, would* …?"""
    end = complement(words, clause).end
    if end + 1 >= len(words) or words[end].text != ",":
        return False
    proviso = words[end + 1].lower in CONDITIONS and any(word.lower in {"only", "not"} for word in words[: clause.edge])
    if words[end + 1].kind is Kind.TO and clause.edge > 1 and words[clause.edge - 2].kind is Kind.VERB:
        return True  # *The two agreed, he said, to meet*
    return proviso or words[end + 1].kind in {Kind.AUXILIARY, Kind.VERB}  # *But only, he added, if* …


def closes_sentence(words: Sequence[Word], clause: Clause) -> bool:
    """Is this clause the tail of its sentence: *…, the ministry said on Friday.*"""
    if clause.edge == 0 or not (words[clause.edge - 1].text in _DASHES | {","} or ends_quote(words, clause.edge)):
        return False
    end = complement(words, clause).end
    return end >= len(words) or words[end].text in {",", ".", ";", "—"}


def floor(words: Sequence[Word], found: Sequence[Clause], index: int) -> int:
    """Where content that precedes a clause may begin: behind whatever clause stands closed before it."""
    clause = found[index]
    floor = 0
    for at in range(clause.edge - 1, 0, -1):
        if words[at].text == ";":
            return at + 1
    for earlier in () if clause.shape is Shape.ACCORDING else found[:index]:
        if earlier.shape is Shape.INVERTED or (earlier.shape is Shape.PLAIN and ends_quote(words, earlier.edge)):
            floor = max(floor, earlier.after)
    while floor < clause.edge and words[floor].text in {",", ".", "—"}:
        floor += 1
    return floor


def rest(words: Sequence[Word], found: Sequence[Clause], index: int, after: Complement) -> Range | None:
    """What goes on behind a clause set into its content: *"…," he said, "…"*, *The plan, he said, would …*."""
    clause = found[index]
    at = after.end
    if at < len(words) and words[at].text in {",", ":", "—", "–", "--", "."}:
        at += 1
    else:
        if after.start is None or words[after.start].kind is not Kind.QUOTE:
            return None
        at = after.start
    if at >= len(words):
        return None
    end = strip_right(words, at, limit(words, found, index, at))
    if end <= at:
        return None
    first = words[at]
    if first.kind is Kind.QUOTE:
        return Range(at, end)
    relay = next((other for other in found if other.edge == at and other.shape is Shape.ACCORDING), None)
    if relay is not None and relay.after + 1 < end and words[relay.after + 1].kind is Kind.QUOTE:
        return Range(relay.after + 1, end)
    if any(other.edge == at for other in found) or first.kind is Kind.RELATIVE:
        return None
    if any(word.kind is Kind.QUOTE for word in words[at:end]):
        return None if _is_reporters(words, clause, at) else Range(at, end)
    if ends_quote(words, clause.edge):
        return None
    opening = words[1] if words[0].kind is Kind.ADVERB else words[0]
    unfinished = opening.kind in {Kind.SUBORDINATOR, Kind.PREPOSITION} or clause.edge <= 4
    unfinished = unfinished or (first.kind is Kind.TO and words[clause.edge - 2].kind is Kind.VERB)
    goes_on = first.kind in {Kind.AUXILIARY, Kind.VERB, Kind.ADVERB} or first.lower in CONDITIONS | {"that"}
    return Range(at, end) if unfinished or goes_on else None


def _is_reporters(words: Sequence[Word], clause: Clause, at: int) -> bool:
    """Does the reporter go on behind a quotation and its cue: *"…," says Ida Moll, 31, but she was shocked by "…"*?"""
    if not ends_quote(words, clause.edge) or words[at].kind not in {Kind.NUMBER, Kind.CONJUNCTION}:
        return False
    quote = next((k for k in range(at, len(words)) if words[k].kind is Kind.QUOTE), len(words))
    return any(word.kind in {Kind.VERB, Kind.AUXILIARY} for word in words[at:quote])


_SETTINGS = frozenset("as when while after because although though since before if once until".split())


def limit(words: Sequence[Word], found: Sequence[Clause], index: int, start: int) -> int:
    """Where content that begins at `start` must end: at the next clause that is not inside it."""
    clause, end = found[index], len(words)
    if start >= end:
        return end
    if clause.shape is Shape.NOMINAL and clause.group == clause.at:
        end = _noun_end(words, start, is_clause=words[start].lower == "that")
    if clause.tense == "gerund" and clause.shape is Shape.PLAIN and words[clause.group - 1].lower != "as":
        end = _noun_end(words, start, is_clause="C" in clause.verb.frames or words[start].lower == "that")
    if clause.relative is not None and words[clause.relative.start - 1].text != ",":
        end = _noun_end(words, start, is_clause="C" in clause.verb.frames or words[start].lower == "that")
    if clause.relative is not None and words[clause.relative.start - 1].text == ",":
        end = _aside_end(words, start)
    if clause.shape is Shape.SHARED and clause.group > 1 and words[clause.group - 1].lower == "while":
        end = _aside_end(words, start) if words[clause.group - 2].text == "," else end
    if clause.at == 0 and clause.shape is Shape.SHARED and index + 1 < len(found):
        end = found[index + 1].edge
    for other in found[index + 1 :]:
        if other.edge <= start:
            continue
        before = words[other.edge - 1]
        if other.shape is Shape.SHARED and words[start].lower == "that" and not _has_verb(words, start, other.edge):
            continue  # *that the plan, focused on trade, will last*
        if other.shape is Shape.ACCORDING:
            end = min(end, other.at)
        elif (
            (other.shape is Shape.SHARED and (before.text == "," or before.kind is Kind.CONJUNCTION))
            or other.shape is Shape.INVERTED
            or (other.shape is Shape.PLAIN and closes_sentence(words, other))
            or _is_spliced(words, clause, other, start)
        ):
            end = min(end, other.edge)
        elif takes_up(words, other):
            end = min(end, other.edge - 2)
        elif (
            before.kind is Kind.CONJUNCTION
            or before.text == ";"
            or before.lower in {"while", "whereas", "although", "though"}
        ):
            end = min(end, other.edge - 1)
    if clause.edge > 0 and words[clause.edge - 1].lower in _SETTINGS and clause.shape is Shape.PLAIN:
        commas = (at for at in range(start, end) if words[at].text == ",")
        end = next((at for at in commas if words[start].lower != "that" or _has_verb(words, start, at)), end)
    for earlier in found[:index]:
        awaited = complement(words, earlier).start or 0  # *told Xi, who said it was, that it was not*
        if start < awaited < end and words[awaited - 1].text == ",":
            end = awaited - 1
    inserted = insertions.closed_behind(words, start, end)
    if inserted is not None and inserted.opening < clause.edge and clause.subject.start != inserted.subject.start:
        end = min(end, inserted.closing)
    end = _gloss(words, start, end)
    for at in range(start, end - 1):
        if words[at].text == "," and words[at + 1].lower in {"citing", "quoting"}:
            end = at  # whom the reporter has it from
            break
    for at in range(start + 1, end):
        if words[at].text == ";" and clause.shape is not Shape.ACCORDING:
            return at
    if words[start].kind is Kind.TO or (_is_object(words, start) and "C" not in clause.verb.frames):
        end = min(end, _next_sentence(words, start, end))
    if not clause.verb.frames & {"C", "T", "A"} or (clause.verb.frames & {"O"} and _is_object(words, start)):
        end = min(end, _object_end(words, start, end))
    return end


_ANSWERING = frozenset("deny dispute reject confirm refute contradict acknowledge dismiss question".split())


def takes_up(words: Sequence[Word], clause: Clause) -> bool:
    """Does a clause with "which" answer to all that stands before it: *…, which Tesh denied.*?"""
    at = clause.edge
    if clause.shape is not Shape.PLAIN or clause.verb.lemma not in _ANSWERING or at < 2:
        return False
    return words[at - 1].lower == "which" and words[at - 2].text == "," and complement(words, clause).start is None


def _is_spliced(words: Sequence[Word], clause: Clause, other: Clause, start: int) -> bool:
    """Does a comma alone join a clause of another speaker: *Xi said he was ready, Modi said he was not*?"""
    if other.shape is not Shape.PLAIN or other.tense != clause.tense or other.verb.belief or other.relative is not None:
        return False
    if words[other.edge - 1].text != "," or words[other.edge].kind not in {Kind.NAME, Kind.PRONOUN, Kind.DETERMINER}:
        return False
    said = words[start : other.edge - 1]
    first = next((word for word in said if word.lower != "that"), said[0])
    setting = first.kind in {Kind.SUBORDINATOR, Kind.PREPOSITION} or first.lower in _SETTINGS
    return not setting and any(word.kind in {Kind.VERB, Kind.AUXILIARY, Kind.QUOTE} for word in said)


def _has_verb(words: Sequence[Word], start: int, end: int) -> bool:
    return any(word.kind in {Kind.VERB, Kind.AUXILIARY} for word in words[start:end])


def _gloss(words: Sequence[Word], start: int, end: int) -> int:
    """Where the reporter takes a stand on what was said: *…, a claim that could not be verified*."""
    for at in range(start + 1, end - 2):
        if words[at].text in _DASHES and words[at + 1].lower == "something":
            return at
        if words[at].text == "," and words[at + 1].lower in {"a", "an", "the"}:
            noun = next((word for word in words[at + 2 : at + 5] if word.lower in _GLOSSES), None)
            if noun is not None and not any(word.text == "," for word in words[at + 1 : at + 4]):
                return at
    return end


_GLOSSES = frozenset("claim charge allegation accusation assertion contention reference allusion".split())


_VERDICTS = frozenset("false untrue wrong baseless unfounded groundless fabricated invented incorrect".split())


def _noun_end(words: Sequence[Word], start: int, *, is_clause: bool) -> int:
    """Where what hangs on a noun (*his warning that* …, *those who say* …) ends and the sentence's own verb begins."""
    verbs = 0
    for at in range(start + 1, len(words)):
        word, before = words[at], words[at - 1]
        if word.kind is Kind.RELATIVE or word.kind is Kind.SUBORDINATOR:
            verbs -= 1
        if word.kind is Kind.AUXILIARY and before.kind in {Kind.AUXILIARY, Kind.ADVERB}:
            continue
        if word.lower in {"is", "was", "were"} and any(each.lower in _VERDICTS for each in words[at + 1 : at + 3]):
            return at  # *his claim that Xi lied was false*
        verbal = word.kind is Kind.VERB and before.kind is not Kind.TO and not word.lower.endswith("ing")
        finite = word.kind is Kind.AUXILIARY or verbal
        if finite and before.kind not in {Kind.AUXILIARY, Kind.ADVERB, Kind.CONJUNCTION, Kind.PREPOSITION}:
            verbs += 1
            if verbs > (1 if is_clause else 0):
                return at
    return len(words)


def _aside_end(words: Sequence[Word], start: int) -> int:
    """Where a relative clause between commas ends and the sentence's own verb follows: *Xi, who called it fair, said …*."""
    finite = {Kind.VERB, Kind.AUXILIARY}
    for at in range(start + 1, len(words) - 1):
        follows = words[at + 2] if words[at + 1].kind is Kind.ADVERB and at + 2 < len(words) else words[at + 1]
        if words[at].text == "," and follows.kind in finite and not follows.lower.endswith("ing"):
            return at
    return len(words)


def _next_sentence(words: Sequence[Word], start: int, end: int) -> int:
    """Where a new sentence is joined on: *tasked their teams to follow up, and the U.S. will …*."""
    for at in range(start + 1, end - 2):
        if words[at].text != "," or words[at + 1].lower not in {"and", "but"}:
            continue
        verb = next((k for k in range(at + 2, min(end, at + 9)) if words[k].kind in {Kind.VERB, Kind.AUXILIARY}), None)
        subject = phrase_before(words, verb) if verb is not None and words[verb].kind is Kind.AUXILIARY else None
        if subject is not None and subject.start == at + 2:
            return at
    return end


def _is_object(words: Sequence[Word], start: int) -> bool:
    return words[start].lower not in {"that", "whether", "how", "why", "what"} and words[start].kind is not Kind.QUOTE


def _object_end(words: Sequence[Word], start: int, end: int) -> int:
    """Where the object of a cue gives way to the narrator again. What limits the object (if, when, but not) stays in it."""
    opening = next((word.lower for word in words[start : start + 6] if word.lower in {"that", "while"}), "")
    if opening == "that":
        return end  # *the view that*: a clause, whatever stands between its commas
    for at in range(start + 1, end - 1):
        word, following = words[at], words[at + 1]
        if word.text == "," and following.lower != "while" and _leaves_object(words, at + 1, end):
            return at
        if word.lower == "while":
            if not _limits_deed(words, start, at):
                return at
        elif word.lower == "even" and following.lower in {"as", "though"}:
            return at
    return end


def _limits_deed(words: Sequence[Word], start: int, at: int) -> bool:
    """Does *while doing so* limit a deed inside the object: *its right to defend itself while protecting civilians*?"""
    doing = words[at + 1]
    verb = lexicon.CUE_FORMS.get(doing.lower)
    to_do = any(word.kind is Kind.TO for word in words[at + 2 : at + 3])
    reports = verb is not None and not verb.belief and (not to_do or "I" in verb.frames)
    if not doing.lower.endswith("ing") or reports:
        return False
    return any(word.kind is Kind.TO or word.lower.endswith("ing") for word in words[start:at])


def _leaves_object(words: Sequence[Word], at: int, end: int) -> bool:
    """Does the word at `at`, behind a comma, take up something else?"""
    word = words[at]
    goes_on = any(
        words[comma].text == "," and words[comma + 1].kind in {Kind.AUXILIARY, Kind.VERB}
        for comma in range(at, end - 1)
    )
    if word.lower == "which" or (goes_on and word.lower.endswith("ing")):
        return not goes_on
    if word.lower == "but":
        return words[at + 1].kind in {Kind.PRONOUN, Kind.NAME}
    if word.kind is Kind.SUBORDINATOR:
        return word.lower not in _LIMITING
    listed = any(
        words[k].kind is Kind.CONJUNCTION
        and (words[k + 1].lower.endswith("ing") or (words[k - 1].text == "," and words[k + 1].kind in _LISTED))
        for k in range(at + 1, min(end, at + 40) - 1)
    )
    return word.lower.endswith("ing") and word.lower not in lexicon.NO_PARTICIPLES and not listed


_LISTED = frozenset({Kind.NOUN, Kind.NAME, Kind.DETERMINER})
"""What a list of things may close with: *economic ties, combatting crime, and regional security*."""
_LIMITING = frozenset("that if unless when whether once how where why what because".split())


def strip_right(words: Sequence[Word], start: int, end: int) -> int:
    while end > start and (
        words[end - 1].text in {",", ".", ":", ";", "—", "–", "--", "-"}
        or (words[end - 1].kind is Kind.CONJUNCTION)
        or words[end - 1].lower in {"while", "as", "by", "to", "even"}
    ):
        end -= 1
    return end


def trailing_occasion(words: Sequence[Word], start: int, end: int) -> int:
    """Where a channel behind an object begins: *called it fair in a post on Telegram*; `end` where there is none."""
    for at in range(end - 1, max(start, end - 12), -1):
        if words[at].lower in {"in", "on", "at", "during"} and words[at].kind is Kind.PREPOSITION:
            phrase = phrase_after(words, at + 1, inner=False)
            if phrase is not None and words[phrase.end - 1].lower in lexicon.CHANNELS:
                return at
        elif words[at].kind in {Kind.VERB, Kind.AUXILIARY, Kind.QUOTE} or words[at].text == ",":
            return end
    return end
