"""The reporting clauses of a unit: each cue verb with the words that are its subject."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.cues import insertions, lexicon, unreal
from bot.domain.cues.clause import Clause, Shape
from bot.domain.cues.constructions import according, nominal, obligation, passive, phrased
from bot.domain.cues.lexicon import Verb
from bot.domain.cues.participles import LEND_NOTHING, gerund, is_attributive, opening, shared
from bot.domain.cues.phrases import Range, is_speaker, is_time, phrase_after
from bot.domain.cues.subjects import phrase_before, verb_group_start
from bot.domain.cues.words import Kind, Word

_BE = frozenset("is are was were be been being am 's 're ’s ’re".split())
_DASHES = frozenset(("—", "–", "--", "-"))


def clauses(words: Sequence[Word]) -> tuple[Clause, ...]:
    """All reporting clauses of a unit, in the order of their verbs."""
    if _is_question(words):
        return ()
    found: list[Clause] = []
    for at in range(len(words)):
        clause = _at(words, at, found)
        if clause is None or _is_supposed(words, clause):
            continue
        if found and clause.group <= found[-1].at < clause.at:
            found.pop()  # *declined* is part of *declined to discuss*
        found.append(clause)
    first = opening(words, found)
    return (first, *found) if first else tuple(found)


def _at(words: Sequence[Word], at: int, found: Sequence[Clause]) -> Clause | None:
    """The reporting clause whose cue is, or begins with, the word at `at`."""
    word, clause = words[at], None
    if word.lower in {"according", "per", "words"} and word.kind is not Kind.NAME:
        clause = according(words, at)
    elif word.lower == "shall":
        clause = obligation(words, at)
    elif word.lower in lexicon.NOMINAL_CUES and word.kind is Kind.NOUN:
        clause = nominal(words, at)
    elif word.lower in lexicon.CUE_PHRASES:
        clause = phrased(words, at, shared(words, verb_group_start(words, at) - 1, found))
    if clause is None and word.kind is Kind.VERB and word.lower in lexicon.CUE_FORMS:
        clause = _verbal(words, at, found)
    return clause


def _is_question(words: Sequence[Word]) -> bool:
    return bool(words) and words[0].kind is Kind.AUXILIARY and words[-1].text == "?"


_SUPPOSING = frozenset("if unless whether suppose supposing lest".split())


def _is_supposed(words: Sequence[Word], clause: Clause) -> bool:
    """Is this only imagined: *if Xi says*, *had Xi said*, or denied: *not everyone agrees*?"""
    if clause.shape is not Shape.PLAIN:
        return False
    if clause.tense == "gerund" and unreal.is_forged(words, clause):
        return True
    if unreal.is_denied(words, clause) or unreal.is_imagined(words, clause):
        return True
    if clause.relative is not None and clause.verb.belief and words[clause.subject.start].lower == "those":
        return True  # *those who doubt Xi* says who they are
    if clause.edge == 0:
        return False
    if words[clause.edge - 1].lower == "than" and words[clause.edge].kind in {Kind.DETERMINER, Kind.NAME, Kind.PRONOUN}:
        return words[clause.edge].lower not in {
            "a",
            "an",
        }  # *more than the ministry says*, but *more than a dozen said*
    if words[0].lower in {"perhaps", "maybe"}:
        return True
    following = words[clause.after] if clause.after < len(words) else None
    before = words[clause.edge - 1].lower
    if before == "what" and following is not None and following.kind in {Kind.VERB, Kind.AUXILIARY}:
        return True  # *What Xi said remains unclear*
    if unreal.is_unreal(words, clause.edge):
        return True
    opens = clause.edge == 1 or words[clause.edge - 2].kind is Kind.PUNCTUATION
    return before in _SUPPOSING or before == "not" or (before in {"had", "should", "were"} and opens)


def _verbal(words: Sequence[Word], at: int, found: Sequence[Clause]) -> Clause | None:
    form = words[at].lower
    verb, tense = lexicon.CUE_FORMS[form], lexicon.TENSE[form]
    particle = at + 1 < len(words) and words[at + 1].lower in verb.prepositions
    if verb.frames == {"D"} and not particle and not _beside_quotation(words, at):
        return None
    if is_attributive(words, at) or (form in lexicon.PLURAL_NOUNS and _is_noun(words, at)):
        return None
    group = verb_group_start(words, at)
    held = {word.lower for word in words[group:at]}
    if tense == "gerund" and not held & _BE:
        return gerund(words, at, group, verb, found)
    if tense == "past" and (held & _BE or (group > 0 and words[group - 1].lower in {"being", "been"})):
        return passive(words, at, group, verb)
    if at > 0 and words[at - 1].kind is Kind.TO and group > at - 2:
        return _purpose(words, at, verb) if tense == "base" else None
    return (
        _handed_back(words, at, group, found)
        or _inverted(words, at, group, verb, tense)
        or _coordinated(words, at, group, found)
        or _plain(words, at, group)
    )


def _is_noun(words: Sequence[Word], at: int) -> bool:
    """Does a verb of its own follow what may be a plural noun: *the five Gulf of Teal states failed to*?"""
    following = words[at + 1] if at + 1 < len(words) else None
    if following is None or following.kind not in {Kind.VERB, Kind.AUXILIARY} or following.lower.endswith("ing"):
        return False
    head = at - 1
    while head > 0 and words[head].kind in {Kind.NAME, Kind.NOUN, Kind.NUMBER} and not words[head].possessive:
        head -= 1
    owned = words[head].lower in lexicon.POSSESSIVES or any(word.kind is Kind.NUMBER for word in words[head:at])
    goes_on = words[at + 2].kind if at + 2 < len(words) else Kind.PUNCTUATION
    return owned or goes_on not in {Kind.NOUN, Kind.NAME, Kind.DETERMINER}


def _handed_back(words: Sequence[Word], at: int, group: int, found: Sequence[Clause]) -> Clause | None:
    """A verb behind an insertion in which somebody else spoke, or joined to the verb there: its subject stands before it."""
    form = words[at].lower
    verb, tense = lexicon.CUE_FORMS[form], lexicon.TENSE[form]
    joined = group > 0 and words[group - 1].kind is Kind.CONJUNCTION
    if not found or group == 0 or not (joined or words[group - 1].text == ","):
        return None
    inserted = (
        insertions.closed_behind(words, found[-1].after, group) if joined else insertions.ending_at(words, group - 1)
    )
    if inserted is None or found[-1].at < inserted.opening or found[-1].group > inserted.closing:
        return None
    held = {word.lower for word in words[group:at]}
    if held & _HYPOTHETICAL and not held & _NEGATION:
        return None
    shape = Shape.SHARED if joined else Shape.PLAIN
    return Clause(shape, verb, tense, at, group, inserted.subject, after=at + 1)


def _plain(words: Sequence[Word], at: int, group: int) -> Clause | None:
    """A finite verb behind its own subject."""
    form = words[at].lower
    verb, tense = lexicon.CUE_FORMS[form], lexicon.TENSE[form]
    held = {word.lower for word in words[group:at]}
    if group > 0 and words[group - 1].kind is Kind.CONJUNCTION:
        return None
    subject = phrase_before(words, group)
    if subject is None or not _plausible(words, subject, verb, at + 1):
        return None
    negated = bool(held & _NEGATION) or any(word.endswith(("n't", "n’t")) for word in held)
    if negated and verb.lemma in {"respond", "reply"}:
        return None  # silence is nobody's statement
    if held & _HYPOTHETICAL and not negated:
        return None
    if tense == "past" and not held and _is_participle(words, at, verb):
        return None
    if form in lexicon.PLURAL_NOUNS and not _opens_clause(words, subject):
        return None
    if _is_object(words, subject) or (verb.belief and _is_contact(words, subject)):
        return None
    goes_on = words[at + 1] if at + 1 < len(words) else None
    if words[subject.start - 1].kind is Kind.RELATIVE and goes_on is not None and goes_on.kind is Kind.AUXILIARY:
        return None  # *people who he said were there*
    if _is_contact(words, subject) and goes_on is not None and goes_on.kind is Kind.AUXILIARY:
        return None  # *the man he said was there*
    who = Range(group - 1, group) if words[group - 1].kind is Kind.RELATIVE and subject.end < group else None
    if _tells_of_thing(words, subject, group - 1, verb):
        return None
    return Clause(Shape.PLAIN, verb, tense, at, group, subject, who, after=at + 1)


def _tells_of_thing(words: Sequence[Word], subject: Range, that: int, verb: Verb) -> bool:
    """Does the clause only say what a thing is for: *the founder of a project that encourages sailors to move, said*?"""
    if words[that].lower != "that" or subject.end != that or verb.frames & {"C", "D"}:
        return False
    return any(word.lower == "of" for word in words[max(subject.start - 1, 0) : subject.end])


def _is_contact(words: Sequence[Word], subject: Range) -> bool:
    """Does a relative clause without its "that" begin here, so that what is reported stands before: *the man she wants*?"""
    if subject.start == 0 or words[subject.start].lower not in _SUBJECT_PRONOUNS:
        return False
    before = words[subject.start - 1]
    return before.kind is Kind.NOUN and not is_time(before) and words[0].kind is not Kind.PREPOSITION


_SUBJECT_PRONOUNS = frozenset("he she they we i it".split())


def _coordinated(words: Sequence[Word], at: int, group: int, found: Sequence[Clause]) -> Clause | None:
    """A verb that shares its subject with the one before: *praised the pact and urged*, *, called it fair and*."""
    form = words[at].lower
    verb, tense = lexicon.CUE_FORMS[form], lexicon.TENSE[form]
    if group == 0:
        return None
    link = words[group - 1]
    if link.lower == "or" and tense == "base" and found and found[-1].at == group - 2:
        last = found[-1]  # *declined to confirm or deny*
        return Clause(Shape.SHARED, verb, tense, at, last.group, last.subject, after=at + 1)
    if link.kind is Kind.CONJUNCTION:
        if tense == "base" and (not found or found[-1].tense != "base" or link.lower == "or"):
            return None
        subject = shared(words, group - 1, found, tense)
    elif (link.text == "," and _lists(words, at, verb, found)) or (link.text == ";" and _goes_on(at, words, found)):
        subject = found[-1].subject
    else:
        return None
    if subject is None:
        return None
    first = group - 2
    if link.kind is Kind.CONJUNCTION and first > 0 and lexicon.TENSE.get(words[first].lower) == tense:
        group = verb_group_start(words, first)  # *welcomed and praised* the truce
    return Clause(Shape.SHARED, verb, tense, at, group, subject, after=at + 1)


def _beside_quotation(words: Sequence[Word], at: int) -> bool:
    """Does a quotation, or a colon that introduces one, stand near the verb at `at`?"""
    return any(word.kind is Kind.QUOTE or word.text == ":" for word in words[max(at - 4, 0) : at + 12])


_DOING = frozenset("address raise share support mark back".split())


def _purpose(words: Sequence[Word], at: int, verb: Verb) -> Clause | None:
    """*spoke with Modi to stress* his support: what a meeting was for was said there."""
    if verb.belief or verb.lemma in _DOING or not verb.frames & {"O", "C", "T"}:
        return None
    for earlier in range(at - 2, -1, -1):
        word = words[earlier]
        if word.kind is Kind.QUOTE or word.text in {";", ":"}:
            return None
        if word.lower in lexicon.MEETING_VERBS:
            subject = phrase_before(words, verb_group_start(words, earlier))
            if subject is None or not is_speaker(words, subject):
                return None
            return Clause(Shape.SHARED, verb, "base", at, at, subject, after=at + 1)
        if word.kind is Kind.VERB and word.lower in lexicon.CUE_FORMS and words[earlier - 1].kind is not Kind.TO:
            return None
    return None


def _is_participle(words: Sequence[Word], at: int, verb: Verb) -> bool:
    """A participle after a noun rather than a finite verb: *the plan proposed by*, *a panel tasked with*."""
    following = words[at + 1] if at + 1 < len(words) else None
    if following is None or following.kind is not Kind.PREPOSITION or following.lower in verb.prepositions:
        return False
    if at + 2 < len(words) and words[at + 2].kind is Kind.QUOTE:
        return False  # *dismissed as "nonsense" reports that*
    return following.lower == "by" or (following.lower in {"with", "as"} and not verb.frames & {"C", "I", "T"})


def _is_object(words: Sequence[Word], subject: Range) -> bool:
    """Does the phrase belong to a reporting verb before it that takes an object and no clause: *accused the navy of …*?"""
    before = words[subject.start - 1] if subject.start else None
    if before is None or before.kind is not Kind.VERB or before.lower not in lexicon.CUE_FORMS:
        return False
    return not lexicon.CUE_FORMS[before.lower].frames & {"C", "T", "A", "D"}


def _opens_clause(words: Sequence[Word], subject: Range) -> bool:
    """Does the phrase stand where a subject stands, rather than as another verb's object?"""
    return subject.start == 0 or words[subject.start - 1].kind not in {Kind.VERB, Kind.PREPOSITION, Kind.TO}


def _lists(words: Sequence[Word], at: int, verb: Verb, found: Sequence[Clause]) -> bool:
    """Is the verb behind a comma one more of a list: *praised the pact, called it fair and urged* …?"""
    if not found or found[-1].shape in LEND_NOTHING or lexicon.TENSE[words[at].lower] != found[-1].tense:
        return False
    return bool(verb.frames & {"O", "Q"} or verb.prepositions) and found[-1].tense != "base"


def _goes_on(at: int, words: Sequence[Word], found: Sequence[Clause]) -> bool:
    """Does the verb behind a semicolon take up the subject of the one before: *decided to meet; requested the council to* …?"""
    return bool(found) and found[-1].shape not in LEND_NOTHING and lexicon.TENSE[words[at].lower] == found[-1].tense


_HYPOTHETICAL = frozenset("could can might may should must would will 'd ’d 'll ’ll".split())
_NEGATION = frozenset("not never cannot".split())
_STRONG = frozenset("say tell add".split())


def _plausible(words: Sequence[Word], subject: Range, verb: Verb, after: int) -> bool:
    """Could the subject speak? What plainly introduces content lends any noun a voice."""
    first = words[subject.start]
    if subject.end - subject.start == 1 and first.lower == "it":
        return bool(verb.frames & {"C", "T", "D"})
    if is_speaker(words, subject):
        return True
    introduces = after < len(words) and (words[after].lower in {"that", "whether"} or words[after].kind is Kind.QUOTE)
    return words[subject.end - 1].kind is Kind.NOUN and (verb.lemma in _STRONG or (introduces and not verb.belief))


def _inverted(words: Sequence[Word], at: int, group: int, verb: Verb, tense: str) -> Clause | None:
    """*said Xi* behind what was said, or *Said Xi:* before it."""
    if not verb.frames & {"C", "D", "T"} or tense not in {"past", "third"}:
        return None
    subject = phrase_after(words, at + 1)
    if subject is None or not is_speaker(words, subject):
        return None
    after = words[subject.end] if subject.end < len(words) else None
    if group == 0:
        opens = after is not None and after.text in {":", ","} and _beside_quotation(words, subject.end)
        return Clause(Shape.INVERTED, verb, tense, at, group, subject, after=subject.end) if opens else None
    before = words[group - 1]
    quoted = before.kind is Kind.QUOTE
    if not quoted and before.text not in _DASHES | {","}:
        return None
    if after is not None and not _may_follow(after):
        return None
    has_own = not quoted and after is not None and after.text != "," and phrase_before(words, group) is not None
    if has_own and (verb.frames & {"A", "O", "I"} or _has_verb_behind(words, subject.end)):
        return None
    subject = _named_behind(words, subject) or _with_whom_served(words, subject)
    end = _past_apposition(words, subject.end)
    return Clause(Shape.INVERTED, verb, tense, at, group, subject, after=end)


def _has_verb_behind(words: Sequence[Word], at: int) -> bool:
    """Does a sentence go on behind the phrase, so that it is no subject of the verb before: *said officials there were*?"""
    for word in words[at:]:
        if word.kind is Kind.RELATIVE or word.text == ",":
            return False
        if word.kind is Kind.AUXILIARY or (word.kind is Kind.VERB and not word.lower.endswith("ing")):
            return True
    return False


_SERVING = frozenset(
    "aide aides adviser advisers advisor advisors assistant assistants ambassador envoy counsel".split()
)


def _with_whom_served(words: Sequence[Word], subject: Range) -> Range:
    """An office with whom it is held to, who is nobody's addressee: *said an adviser to Xi*."""
    at = subject.end
    if at >= len(words) or words[at].kind is not Kind.TO or words[at - 1].lower not in _SERVING:
        return subject
    served = phrase_after(words, at + 1)
    return subject if served is None else Range(subject.start, served.end)


def _named_behind(words: Sequence[Word], subject: Range) -> Range | None:
    """The name that follows an office: *said a former spokesman for the ministry, Ida Moll*."""
    at = subject.end + 1
    held = words[subject.start : subject.end]
    owned = held[0].kind is Kind.DETERMINER or (any(word.possessive for word in held) and held[-1].kind is Kind.NOUN)
    if not owned or at >= len(words) or words[subject.end].text != ",":
        return None
    end = at
    while end < len(words) and words[end].kind is Kind.NAME:
        end += 1
    closes = end >= len(words) or words[end].kind is Kind.PUNCTUATION
    return Range(at, end) if end - at >= 2 and closes else None


_FOLLOWING = frozenset({Kind.PUNCTUATION, Kind.PREPOSITION, Kind.TO, Kind.RELATIVE, Kind.SUBORDINATOR})


def _may_follow(word: Word) -> bool:
    """May this stand behind *said Xi*?"""
    return word.kind in _FOLLOWING or word.lower in lexicon.TIMES or word.lower.endswith("ing")


def _past_apposition(words: Sequence[Word], at: int) -> int:
    """Past ", the minister of trade," when it follows a name."""
    openers = {Kind.DETERMINER, Kind.NOUN, Kind.RELATIVE}
    if at + 1 >= len(words) or words[at].text != "," or words[at + 1].kind not in openers:
        return at
    for end in range(at + 1, len(words)):
        if words[end].text == "," or words[end].kind is Kind.QUOTE:
            return end
    return len(words)
