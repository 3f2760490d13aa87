"""The lead of a statement told in one sentence: the words between who said it and what was said.

Where mention, cue and content follow one another in the document it is as printed, but for asides; else it is made of the
cue alone, as a verb in the past, or by the noun of saying that the cue is.
"""

from __future__ import annotations

import re

from bot.domain.inflection import as_verb, is_infinitive, past
from bot.domain.model import Reading, Span, Statement

OPENING = '“"«„「『‘'


_GAP = 90
"""A cue further than this from its mention, or content from its cue, is told without what stands between."""


_PURPOSE = 160
"""The same, where the cue is an infinitive, told with what was done to that end: "spoke with X to stress"."""


_HELPING = frozenset(
    "did does do has have had will would could can should may might must is are was were be been not never also again "
    "didn't doesn't hasn't haven't hadn't wouldn't won't couldn't further then later since now still once just long twice ever even".split()
)


_DETERMINERS = frozenset("his her their its our my the a an this that these those".split())


def leading(cue: str, statement: Statement, reading: Reading | None, *, quoted: bool) -> str:
    lead = _lead(statement, reading) or _cue_lead(cue, statement, reading, quoted=quoted)
    return f" {'are' if statement.joint else 'is'} quoted{lead}" if lead.startswith(" as ") else lead


def _lead(statement: Statement, reading: Reading | None) -> str:
    """The words printed between mention and content, where they read on from the name; else nothing."""
    if reading is None or not statement.mention or not statement.cue_spans or not statement.content:
        return ""
    text, cue, content = reading.document.text, statement.cue_spans, statement.content[0]
    mention = _named_before(statement)
    if mention is None or cue[-1].end > content.start or _possessive(mention, text):
        return ""
    before, after = text[mention.end : cue[0].start], text[cue[-1].end : content.start]
    verb = (cue[0].of(text).split() or [""])[0]
    to_an_end = is_infinitive(verb) and _TO.search(before) is not None
    if len(after) > _GAP or _breaks(after) or (len(before) > _GAP and not to_an_end):
        return ""
    if verb.lower().endswith("ing") and not before.strip().endswith(("is", "was", "as", "were", "been")):
        return ""
    kept = _unaside(before)
    if to_an_end and (len(before) > _PURPOSE or _breaks(before) or _holds_another(statement, reading, mention)):
        kept = _elided(before)
        if not kept:
            return ""
    elif _breaks(before) or _holds_another(statement, reading, mention):
        return ""
    opening = text[cue[0].start : content.start].rstrip()
    if opening and opening[-1] in OPENING:
        opening = opening[:-1].rstrip()
    opening = opening.removesuffix("''").removesuffix("``").rstrip()
    return f" {kept}{' ' if kept else ''}{' '.join(opening.split())} "


def _named_before(statement: Statement) -> Span | None:
    """The mention that stands last before the cue."""
    return next((one for one in reversed(statement.mention) if one.end <= statement.cue_spans[0].start), None)


def _holds_another(statement: Statement, reading: Reading, mention: Span) -> bool:
    """Does another statement stand between the mention and the cue?"""
    between = Span(mention.end, statement.cue_spans[0].start)
    return any(
        span.overlaps(between)
        for other in reading.statements
        if other is not statement
        for span in (*other.content, *other.cue_spans)
    )


_ASIDE = re.compile(r"[,(–—-]|which\b")


_RELATIVE = re.compile(r".*\bwho\b ?")


_TO = re.compile(r"\bto (?!(?:the|a|an|his|her|their|its)\b)[a-z]|(?<![\w-])to\s*$")


_DONE = frozenset("spoke met held had sat wrote sent made took gave went flew began led".split())


def _unaside(before: str) -> str:
    """What stands between a name and its cue without asides: of ", in turn, has also" it is "has also"."""
    words = " ".join(before.split())
    if words.startswith("(") and ")" in words:
        words = words[words.index(")") + 1 :].strip()
    if _ASIDE.match(words):
        words = re.split(r"[,)–—]|--| - ", words)[-1].strip()
        words = _RELATIVE.sub("", words)
        kept: list[str] = []
        for word in reversed(words.split()):
            if not _helps(word):
                break
            kept.insert(0, word)
        return " ".join(kept)
    return _RELATIVE.sub("", words) if words.startswith("who") else words


def _elided(before: str) -> str:
    """What was done to the end the cue tells, without with whom: "spoke … to"; nothing where no deed opens the words."""
    words = " ".join(before.split()).lstrip(", ").split()
    for at, word in enumerate(words[:5]):
        if not _helps(word):
            done = word.endswith(("ed", "s")) or word in _DONE or at > 0
            return f"{' '.join(words[: at + 1])} … to" if done and word.isalpha() and word.islower() else ""
    return ""


def _helps(word: str) -> bool:
    low = word.lower().replace("’", "'")
    return low in _HELPING or low.endswith("ly")


def _breaks(words: str) -> bool:
    """Do those words quote someone, run over a line or into another clause, so that they would not read on?"""
    inner = words.strip().strip(OPENING)
    return "\n" in words.strip() or bool(re.search(r"[“”\"«»;]|''|[!?…]\s|\w{4}\.\s", inner))


def _possessive(mention: Span, text: str) -> bool:
    words = mention.of(text).lower()
    return (
        words.endswith(("'s", "’s", "s'", "s’"))
        or text[mention.end : mention.end + 2] in {"'s", "’s"}
        or words in {"his", "her", "their", "its", "my", "our", "your"}
    )


def printed_cue(statement: Statement, reading: Reading | None) -> str:
    """Give the cue as printed, with the helping words before it that carry its sense ("did not", "has")."""
    cue = " ".join(statement.cue.split()).strip(" ,:;")
    if reading is None or not statement.cue_spans:
        return cue
    helping: list[str] = []
    start = statement.cue_spans[0].start
    before = reading.document.text[max(0, start - 40) : start]
    for word in reversed(re.findall(r"\S+", before) if before.endswith((" ", "\n")) else []):
        if not _helps(word):
            break
        helping.insert(0, word)
    return " ".join([*helping, cue])


def _cue_lead(cue: str, statement: Statement, reading: Reading | None, *, quoted: bool) -> str:
    """A lead made of the cue alone: " said: "."""
    first, _, rest = cue.partition(" ")
    if determiner := _determiner(statement, reading, first):
        return _nominal(cue, determiner, statement)
    words = f" {past(first)}{' ' + rest if rest else ''}"
    if statement.addressee and first.lower() == "told" and not rest:
        words += f" {statement.addressee}"
    if reading is not None and statement.cue_spans and not quoted and is_before(statement):
        between = reading.document.text[statement.cue_spans[-1].end : statement.content[0].start]
        if (
            len(between) <= _GAP
            and not _breaks(between)
            and (between[:1].isspace() or between.startswith(","))
            and between.strip(OPENING + " ")[-1:] != ":"
        ):
            return words + re.sub(r"\s+", " ", between.rstrip(OPENING).rstrip()) + " "
    return words + ": "


def is_before(statement: Statement) -> bool:
    """Does the cue stand before what it credits?"""
    return statement.cue_spans[-1].end <= statement.content[0].start


def _determiner(statement: Statement, reading: Reading | None, first: str) -> str:
    """The word that shows the cue to be a noun ("his warning that", "a statement"); empty where it is a verb."""
    if reading is None or not statement.cue_spans or first.lower().endswith("ed"):
        return ""
    start = statement.cue_spans[0].start
    before = reading.document.text[max(0, start - 24) : start].split()
    last = before[-1].lower() if before else ""
    if last in _DETERMINERS | {"in"}:
        return last
    return "a" if last.endswith(("'s", "’s", "s’")) else ""


def _nominal(cue: str, determiner: str, statement: Statement) -> str:
    """A lead for a noun of saying: the verb it is made of, else what they are credited with."""
    noun, _, link = cue.partition(" ")
    content = link or statement.text.split(" ", 1)[0]
    if verb := as_verb(noun, content):
        return f" {verb} {link} " if link else f" {verb} "
    number = "are" if statement.joint else "is"
    if determiner in {"his", "her", "their", "its", "a", "an", "the"} and (link or content in {"that", "to", "for"}):
        return f" {number} credited with {determiner} {cue} "
    return f" {number} credited with these words: "
