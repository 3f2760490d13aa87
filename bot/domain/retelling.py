"""One statement told in one sentence, with no model: who, the cue as printed, the content verbatim, and the relays.

Where mention, cue and content follow one another in the document, the words between are kept, so that the sentence reads
as printed, but for asides; else the parts are joined in the plainest order that is grammatical whatever the cue. A denial
keeps its "not", an old statement is told as earlier, what several are said to have said is told by somebody's account,
and the matter a sentence opens with ("On Taiwan, …") goes with everything it tells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.domain.asked import is_shared, name_tokens
from bot.domain.hosts import plain_name
from bot.domain.inflection import as_verb, is_infinitive, past
from bot.domain.model import DocumentKind, Exchange, Quotation, Reading, Span, Statement
from bot.domain.naming import owning, through, with_article
from bot.domain.stems import content_stems
from bot.domain.topics import fronted

_OPENING = '“"«„「『‘'
_CLOSING = '”"»」』’'
_GAP = 90
"""A cue further than this from its mention, or content from its cue, is told without what stands between."""
_PURPOSE = 160
"""The same, where the cue is an infinitive, told with what was done to that end: "spoke with X to stress"."""
_ACCORDING = ("according to", "in the words of", "in the view of", "by the account of", "per ")
_HELPING = frozenset(
    "did does do has have had will would could can should may might must is are was were be been not never also again "
    "didn't doesn't hasn't haven't hadn't wouldn't won't couldn't further then later since now still once just long twice ever even".split()
)
_DETERMINERS = frozenset("his her their its our my the a an this that these those".split())
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
    return sentence.strip(_OPENING + _CLOSING.replace("’", "") + " ").strip()


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
        sentence = f"{name}{_leading(cue, statement, reading, quoted=quoted)}{content}"
    return _ended(sentence, _relays(statement, sentence))


def _jointly(statement: Statement, reading: Reading | None) -> str:
    """Tell what several are said to have said or agreed; by whose account is told before."""
    content, quoted = _content(statement, reading)
    cue = printed_cue(statement, reading)
    lead = _leading(cue, statement, reading, quoted=quoted) if cue else ": "
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


# The lead: what stands between the name and the content.


def _leading(cue: str, statement: Statement, reading: Reading | None, *, quoted: bool) -> str:
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
    if opening and opening[-1] in _OPENING:
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
_DOING = re.compile(r"(?P<helped>(?:[a-z]+ly |[a-z’']+ )*?)(?P<verb>[a-z]+)\b")
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
    inner = words.strip().strip(_OPENING)
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
            and between.strip(_OPENING + " ")[-1:] != ":"
        ):
            return words + re.sub(r"\s+", " ", between.rstrip(_OPENING).rstrip()) + " "
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


# The content and its marks.


def _content(statement: Statement, reading: Reading | None) -> tuple[str, bool]:
    """The content with its quotation marks in balance, and whether it begins with words quoted."""
    words = " ".join(_joined(statement, reading).split())
    marked = any(mark in words for mark in _OPENING + _CLOSING.replace("’", "")) or "''" in words
    if reading is not None and statement.content:
        text = reading.document.text
        first, last = statement.content[0], statement.content[-1]
        if first.start and text[first.start - 1] in _OPENING and not words.startswith(tuple(_OPENING)):
            words = text[first.start - 1] + words
            marked = True
        if last.end < len(text) and text[last.end] in _CLOSING.replace("’", "") and words[-1:] not in _CLOSING:
            words += text[last.end]
            marked = True
    if statement.quotation is Quotation.DIRECT and not marked:
        words = " … ".join(f"“{piece.strip()}”" for piece in words.split(" … "))
    return _balanced(words), words.startswith((*_OPENING, "''", "``"))


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
