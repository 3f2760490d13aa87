"""One statement told in one sentence, with no model: who, the cue as printed, the content verbatim, and the relays.

Where mention, cue and content follow one another in the document, the words between are kept, so that the sentence reads
as printed, but for asides; else the parts are joined in the plainest order that is grammatical whatever the cue. A denial
keeps its "not", an old statement is told as earlier, what several are said to have said is told by somebody's account,
and the matter a sentence opens with ("On Taiwan, …") goes with everything it tells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.domain.asked import is_shared
from bot.domain.called import name_tokens
from bot.domain.hosts import plain_name
from bot.domain.lead import OPENING, is_before, leading, printed_cue
from bot.domain.model import DocumentKind, Exchange, Quotation, Reading, Statement
from bot.domain.naming import owning, through, with_article
from bot.domain.partial import breaks_off
from bot.domain.stems import content_stems
from bot.domain.topics import fronted

_CLOSING = '”"»」』’'
_ACCORDING = ("according to", "in the words of", "in the view of", "by the account of", "per ")
UNRESOLVED = frozenset({"they", "both", "we"})
"""Names of speakers whom nobody resolved: all we have is the account."""


def told(statement: Statement, exchange: Exchange | None = None) -> str:
    """Tell a statement in one sentence: who, the cue as printed, the content verbatim, and the relays."""
    reading = exchange.reading(statement.document) if exchange else None
    matter = fronted_matter(statement, reading)
    occasion = _occasion(statement, reading) if statement.earlier else ""
    opening = f"Earlier, {occasion}{matter[:1].lower()}{matter[1:]}" if statement.earlier else matter
    if is_shared(statement, exchange) or statement.speaker.name.lower() in UNRESOLVED:
        whose = account(statement, reading) if reading else "by this text’s account"
        sentence = _jointly(statement, reading)
        opening = f"{opening}{whose if opening else whose[:1].upper() + whose[1:]}, "
    else:
        sentence = _singly(statement, reading)
    if not opening:
        return sentence[:1].upper() + sentence[1:]
    return opening + (sentence if not sentence.startswith(_LOWERED) else sentence[:1].lower() + sentence[1:])


_LOWERED = ("By ", "In ", "The ", "A ", "An ", "Both ", "According ", "Another ", "Some ", "Several ", "One ", "Other ")


def account(statement: Statement, reading: Reading) -> str:
    """By whose account a statement is told: the last relay's, else the publisher's; a joint text is both sides' own."""
    document = reading.document
    if document.kind is DocumentKind.JOINT_STATEMENT:
        return "in the joint text"
    teller = statement.via[-1] if statement.via else plain_name(document.publisher)
    if teller:
        return f"by {owning(with_article(teller))} account"
    return f"by this {document.kind.replace('_', ' ')}’s account"


_DATED = re.compile(
    r"\b(?:(?:19|20)\d\d(?:s\b|\b)|January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|(?:years?|months?|weeks?|days?|decades?) (?:ago|earlier|before)|"
    r"(?:last|previous) (?:\w+ )?(?:year|month|week|spring|summer|autumn|winter|campaign)(?:[’']s)?)\b"
)
_LONGEST_OCCASION = 70
_AFTER_CUE = re.compile(r"\s(?P<when>(?:in|on|during|last|at|back in)\b[^.,;:“”\"]{2,50}?)(?=[.,;:]|$)")


def _occasion(statement: Statement, reading: Reading | None) -> str:
    """The words that tell when something old was said: "in March, ", as printed before the name or after the cue."""
    if reading is None or not statement.passages or not statement.content:
        return ""
    text = reading.document.text
    passage = reading.passages[statement.passages[0] - 1].span
    first = min(span.start for span in (*statement.mention, *statement.cue_spans, *statement.content))
    before = text[passage.start : max(passage.start, first)]
    head, comma, _ = before.rpartition(",")
    if comma and len(head) <= _LONGEST_OCCASION and _DATED.search(head) and not re.search(r"[“”\".;:]", head):
        return f"{_lowered(' '.join(head.split()))}, "
    if not statement.cue_spans or is_before(statement):
        return ""
    end = statement.cue_spans[-1].end
    after = _AFTER_CUE.match(text, end, max(end, min(len(text), end + _LONGEST_OCCASION)))
    return f"{' '.join(after['when'].split())}, " if after and _DATED.search(after["when"]) else ""


def _lowered(words: str) -> str:
    first = words.split(" ", 1)[0]
    return words if first[:1].isdigit() or _DATED.match(first) else words[:1].lower() + words[1:]


def quoted_by_account(statement: Statement, sentences: Sequence[str]) -> str:
    """Tell sentences of one's own words as their account: "By Chancellor Orr’s account, “We agreed that …”"."""
    speaker = statement.speaker
    titled = f"{speaker.role} {speaker.name}" if speaker.role[:1].isupper() and not speaker.party else speaker.name
    quoted = " … ".join(_unmarked(sentence) for sentence in sentences)
    return _ended(f"By {owning(with_article(titled))} account, “{quoted}”", statement.via)


def _unmarked(sentence: str) -> str:
    return sentence.strip(OPENING + _CLOSING.replace("’", "") + " ").strip()


def fronted_matter(statement: Statement, reading: Reading | None) -> str:
    """Give the matter that a statement's sentence opens with: "On Taiwan, "; nothing where its own words tell it."""
    if reading is None or not statement.passages or not statement.content:
        return ""
    start = reading.passages[statement.passages[0] - 1].span
    opening = fronted(start.of(reading.document.text))
    first = min(span.start for span in (*statement.mention, *statement.cue_spans, *statement.content))
    if opening is None or start.start + opening.end > first or statement.content[0].start > start.end:
        return ""
    words = opening.of(start.of(reading.document.text))
    named = content_stems(words.split(" ", 1)[1])
    return "" if named and named <= content_stems(statement.text) else f"{' '.join(words.split())}, "


def _singly(statement: Statement, reading: Reading | None) -> str:
    content, quoted = _content(statement, reading)
    cue = printed_cue(statement, reading)
    name = _name(statement.speaker.name)
    if cue.lower().startswith(_ACCORDING):
        opening = cue if cue.endswith(name) else f"{cue} {with_article(statement.speaker.name)}"
        sentence = f"{opening[:1].upper()}{opening[1:]}: {content}"
    elif not cue:
        sentence = f"{name}: {content}"
    else:
        sentence = f"{name}{leading(cue, statement, reading, quoted=quoted)}{content}"
    return _ended(sentence, _relays(statement, sentence))


def _jointly(statement: Statement, reading: Reading | None) -> str:
    """Tell what several are said to have said or agreed; by whose account is told before."""
    content, quoted = _content(statement, reading)
    cue = printed_cue(statement, reading)
    lead = leading(cue, statement, reading, quoted=quoted) if cue else ": "
    return _ended(f"{together(statement, reading)}{lead}{content}", ())


def together(statement: Statement, reading: Reading | None) -> str:
    """Who spoke together: names where they are told, else the words printed."""
    name = statement.speaker.name
    printed = statement.mention[0].of(reading.document.text) if reading and statement.mention else ""
    if name_tokens(name) and any(word[:1].isupper() for word in name.split()) and name.lower() not in UNRESOLVED:
        return with_article(name)
    if name.lower() in UNRESOLVED:
        return name.lower()
    if printed and printed.lower() not in UNRESOLVED:
        return printed[:1].lower() + printed[1:] if printed.lower().startswith(("the ", "both ")) else printed
    return name[:1].lower() + name[1:] if name.lower().startswith(("the ", "both ")) else "the two"


# The content and its marks.


def _content(statement: Statement, reading: Reading | None) -> tuple[str, bool]:
    """The content with its quotation marks in balance, and whether it begins with words quoted."""
    words = " ".join(_joined(statement, reading).split()) + _broken_off(statement, reading)
    marked = any(mark in words for mark in OPENING + _CLOSING.replace("’", "")) or "''" in words
    if reading is not None and statement.content:
        text = reading.document.text
        first, last = statement.content[0], statement.content[-1]
        if first.start and text[first.start - 1] in OPENING and not words.startswith(tuple(OPENING)):
            words = text[first.start - 1] + words
            marked = True
        if last.end < len(text) and text[last.end] in _CLOSING.replace("’", "") and words[-1:] not in _CLOSING:
            words += text[last.end]
            marked = True
    if statement.quotation is Quotation.DIRECT and not marked:
        words = " … ".join(f"“{piece.strip()}”" for piece in words.split(" … "))
    return _balanced(words), words.startswith((*OPENING, "''", "``"))


def _joined(statement: Statement, reading: Reading | None) -> str:
    """The content's words; pieces that follow one another in print are told without an ellipsis between them."""
    if reading is None or statement.text.count(" … ") != len(statement.content) - 1:
        return statement.text
    text, pieces = reading.document.text, statement.text.split(" … ")
    joined = pieces[0]
    for one, other, piece in zip(statement.content[:-1], statement.content[1:], pieces[1:], strict=True):
        between = text[one.end : max(one.end, other.start)]
        joined += f" {piece}" if one.end <= other.start and not between.strip() else f" … {piece}"
    return joined


def _balanced(words: str) -> str:
    """The words with every quotation mark paired, however a text mixes curly and straight ones; no word changes."""
    opened, missing = "", ""
    for at, mark in enumerate(words):
        if mark not in '“”"':
            continue
        if opened and mark != "”" and words[at - 1].isspace() and words[at + 1 : at + 2].isalnum():
            continue  # each paragraph of a long quotation opens anew
        ends = at > 0 and not words[at - 1].isspace() and not words[at + 1 : at + 2].isalnum()
        if opened and (ends or mark != "“"):
            opened = ""
        elif mark == "”" or (mark == '"' and ends and not opened):
            missing = missing or ("“" if mark == "”" else '"')
        else:
            opened = opened or mark
    return missing + words + {"": "", "“": "”", '"': '"'}[opened]


def _broken_off(statement: Statement, reading: Reading | None) -> str:
    """An ellipsis where the content is the last of a text that breaks off within its sentence."""
    if reading is None or not statement.content or not breaks_off(reading.document):
        return ""
    after = reading.document.text[statement.content[-1].end :].strip(f" \n.…[]{_CLOSING}")
    return "" if after or statement.text.rstrip(_CLOSING).endswith(("…", "...")) else "…"


_END = re.compile(r"[\s,;:]+$")


def _ended(sentence: str, relays: tuple[str, ...]) -> str:
    """End the sentence, after its relays if they have yet to be told, with one full stop."""
    body = _END.sub("", sentence)
    body = re.sub(r"[,;]+((?:''|[”\"»」』’])+)$", r"\1", body)
    if not relays:
        return body if re.search(r"[.!?…。！？](?:''|[”\"»」』’)])*$", body) else body + "."
    body = re.sub(r"(?<![.])\.((?:''|[”\"»」』’])*)$", r"\1", body)
    return f"{body}, {through(relays, ' and ')}."


def _relays(statement: Statement, sentence: str) -> tuple[str, ...]:
    """The relays not already named in the sentence itself."""
    said = content_stems(sentence)
    return tuple(relay for relay in statement.via if not content_stems(relay) <= said)


def _name(name: str) -> str:
    words = with_article(name)
    return words[:1].upper() + words[1:]
