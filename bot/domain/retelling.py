"""One statement told in one sentence, with no model: who, the cue as printed, the content verbatim, and the relays.

Where mention, cue and content follow one another in the document, the words between are kept, so that the sentence reads
as printed; else the parts are joined in the plainest order that is grammatical whatever the cue. A denial keeps its
"not", an old statement is told as earlier, and what several are said to have said is told by somebody's account.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.domain.asked import is_shared, name_tokens
from bot.domain.model import Document, DocumentKind, Exchange, Quotation, Span, Statement
from bot.domain.stems import content_stems

_OPENING = '“"«„「『‘'
_CLOSING = '”"»」』’'
_GAP = 90
"""A cue further than this from its mention, or content from its cue, is told without what stands between."""
_ACCORDING = ("according to", "in the words of", "in the view of", "by the account of", "per ")
_INDEFINITE = ("a ", "an ", "the ", "some ", "one ", "two ", "several ", "another ", "his ", "her ", "their ")
_BODY = re.compile(
    r"(?:ministry|government|office|department|embassy|kremlin|white house|agency|council|commission|administration|bureau|"
    r"secretariat|spokes\w+|presidency|pentagon|palace|union|state media|press service|side|delegation|"
    r"(?:ministry|department|office) of [\w ]+)$",
    re.IGNORECASE,
)
_IRREGULAR = dict(
    pair.split("-")
    for pair in """saying-said telling-told making-made writing-wrote giving-gave speaking-spoke setting-set putting-put laying-laid
    taking-took holding-held drawing-drew seeking-sought thinking-thought understanding-understood finding-found knowing-knew
    feeling-felt seeing-saw going-went swearing-swore leaving-left meaning-meant getting-got winning-won building-built
    hearing-heard keeping-kept leading-led losing-lost paying-paid sending-sent standing-stood beginning-began breaking-broke
    choosing-chose forgetting-forgot bringing-brought having-had being-was doing-did letting-let casting-cast""".split()
)
_HELPING = frozenset(
    "did does do has have had will would could should can may might must is are was were be been not never also again "
    "didn't doesn't hasn't haven't hadn't wouldn't won't couldn't".split()
)


def told(statement: Statement, exchange: Exchange | None = None) -> str:
    """Tell a statement in one sentence: who, the cue as printed, the content verbatim, and the relays."""
    document = _document(statement, exchange)
    others = exchange.reading(statement.document).statements if exchange else ()
    if is_shared(statement, exchange) or _unresolved(statement):
        sentence = _jointly(statement, document, others)
    else:
        sentence = _singly(statement, document, others)
    if statement.earlier:
        sentence = "Earlier, " + (sentence if _keeps_capital(sentence) else sentence[:1].lower() + sentence[1:])
    return sentence


def _document(statement: Statement, exchange: Exchange | None) -> Document | None:
    return exchange.reading(statement.document).document if exchange else None


def _keeps_capital(sentence: str) -> bool:
    return not sentence.startswith(("By ", "In ", "The ", "A ", "An ", "Both ", "According "))


def _singly(statement: Statement, document: Document | None, others: Sequence[Statement]) -> str:
    content, quoted = _content(statement, document)
    cue = _cue(statement, document)
    name = _name(statement.speaker.name)
    if cue.lower().startswith(_ACCORDING):
        opening = cue if cue.endswith(name) else f"{cue} {with_article(statement.speaker.name)}"
        sentence = f"{opening[:1].upper()}{opening[1:]}: {content}"
        return _ended(sentence, _relays(statement, sentence))
    lead = _lead(statement, document, others) or _cue_lead(cue, statement, document, quoted=quoted)
    if not lead:
        sentence = f"{name}: {content}" if not cue else f"{_owning(name)} {cue}: {content}"
    else:
        sentence = f"{name}{lead}{content}"
    return _ended(sentence, _relays(statement, sentence))


def _jointly(statement: Statement, document: Document | None, others: Sequence[Statement]) -> str:
    """Tell what several are said to have said or agreed, and by whose account."""
    content, quoted = _content(statement, document)
    cue = _cue(statement, document)
    lead = _lead(statement, document, others) or _cue_lead(cue, statement, document, quoted=quoted) or ": "
    together = _together(statement, document)
    account = _account(statement, document)
    sentence = f"{account}{together if account else together[:1].upper() + together[1:]}{lead}{content}"
    return _ended(sentence, ())


def _account(statement: Statement, document: Document | None) -> str:
    """By whose account: the last relay's, else the publisher's; a joint text is both sides' own."""
    if document is not None and document.kind is DocumentKind.JOINT_STATEMENT:
        return "In the joint text, "
    teller = statement.via[-1] if statement.via else document.publisher if document else ""
    return f"By {_owning(with_article(teller))} account, " if teller else "By this text’s account, "


def _unresolved(statement: Statement) -> bool:
    """Was it said by a "they" that nobody resolved? Then all we have is the account."""
    return statement.speaker.name.lower() in {"they", "both", "we"}


def _owning(name: str) -> str:
    return name + ("’" if name.endswith("s") else "’s")


def _together(statement: Statement, document: Document | None) -> str:
    """Who spoke together: names where they are told, else the words printed, else "the two"."""
    name = statement.speaker.name
    printed = statement.mention[0].of(document.text) if document and statement.mention else ""
    if name_tokens(name) and any(word[:1].isupper() for word in name.split()) and name.lower() not in {"they", "both"}:
        return with_article(name)
    if _unresolved(statement) and not statement.joint:
        return name.lower()
    if printed and printed.lower() not in {"they", "both", "we"}:
        return printed[:1].lower() + printed[1:] if printed.lower().startswith(("the ", "both ")) else printed
    return "the two"


# The lead: what stands between the name and the content.


def _lead(statement: Statement, document: Document | None, others: Sequence[Statement]) -> str:
    """The words printed between mention and content, where they read on from the name; else nothing."""
    if document is None or not statement.mention or not statement.cue_spans or not statement.content:
        return ""
    first, cue, content = statement.mention[-1], statement.cue_spans, statement.content[0]
    near = [mention for mention in statement.mention if mention.end <= cue[0].start]
    if not near or cue[-1].end > content.start:
        return ""
    first = near[-1]
    text = document.text
    before, after = text[first.end : cue[0].start], text[cue[-1].end : content.start]
    if len(before) > _GAP or len(after) > _GAP or _breaks(before) or _breaks(after) or _possessive(first, text):
        return ""
    middle = text[first.end : content.start]
    between = Span(first.end, cue[0].start)
    if any(
        span.overlaps(between)
        for other in others
        if other is not statement
        for span in (*other.content, *other.cue_spans)
    ):
        return ""
    words = cue[0].of(text).split()
    if words and words[0].lower().endswith("ing") and not before.strip().endswith(("is", "was", "as", "were", "been")):
        return ""
    opening = middle.rstrip()
    if opening and opening[-1] in _OPENING:
        opening = opening[:-1].rstrip()
    if opening.endswith("“"):
        opening = opening[:-1].rstrip()
    return re.sub(r"\s+", " ", opening) + " "


def _breaks(words: str) -> bool:
    """Do those words end a sentence, quote someone, or run over a line, so that they would not read on?"""
    inner = words.strip().strip(_OPENING)
    return "\n" in words.strip() or bool(re.search(r"[“”\"«»;]|[.!?]\s", inner))


def _possessive(mention: Span, text: str) -> bool:
    words = mention.of(text).lower()
    return (
        words.endswith(("'s", "’s", "s'", "s’"))
        or text[mention.end : mention.end + 2] in {"'s", "’s"}
        or words in {"his", "her", "their", "its", "my", "our", "your"}
    )


def _cue(statement: Statement, document: Document | None) -> str:
    """The cue as printed, with the helping words before it that carry its sense ("did not", "has")."""
    cue = " ".join(statement.cue.split()).strip(" ,:;")
    if document is None or not statement.cue_spans:
        return cue
    helping: list[str] = []
    before = document.text[max(0, statement.cue_spans[0].start - 40) : statement.cue_spans[0].start]
    for word in reversed(re.findall(r"\S+", before) if before.endswith((" ", "\n")) else []):
        if word.lower().replace("’", "'") not in _HELPING:
            break
        helping.insert(0, word)
    return " ".join([*helping, cue])


def _cue_lead(cue: str, statement: Statement, document: Document | None, *, quoted: bool) -> str:
    """A lead made of the cue alone: " said: "; nothing where the cue is no verb that can follow a name."""
    if not cue:
        return ""
    first, _, rest = cue.partition(" ")
    if _nominal(statement, document, first):
        return ""
    verb = _past(first)
    words = f" {verb}{' ' + rest if rest else ''}"
    if statement.addressee and first.lower() == "told" and not rest:
        words += f" {statement.addressee}"
    if (
        document is not None
        and statement.cue_spans
        and not quoted
        and statement.cue_spans[-1].end <= statement.content[0].start
    ):
        between = document.text[statement.cue_spans[-1].end : statement.content[0].start]
        if (
            len(between) <= _GAP
            and not _breaks(between)
            and between[:1].isspace()
            and between.strip(_OPENING + " ")[-1:] != ":"
        ):
            return words + re.sub(r"\s+", " ", between.rstrip(_OPENING).rstrip()) + " "
    return words + ": "


def _past(verb: str) -> str:
    """A participle as it stands after a name: "urging" told of someone is "urged"."""
    low = verb.lower()
    if not low.endswith("ing") or len(low) < 6:
        return verb
    root = low[:-3]
    return _IRREGULAR.get(low) or (f"{root[:-1]}ied" if root.endswith("y") and root[-2] not in "aeiou" else f"{root}ed")


def _nominal(statement: Statement, document: Document | None, first: str) -> bool:
    """Is the cue a noun ("his warning that", "a statement")?"""
    if document is None or not statement.cue_spans:
        return False
    before = document.text[max(0, statement.cue_spans[0].start - 24) : statement.cue_spans[0].start].split()
    if not before or first.lower().endswith("ed"):
        return False
    last = before[-1].lower()
    return last in {"his", "her", "their", "its", "the", "a", "an", "this", "that", "in"} or last.endswith(
        ("'s", "’s", "s’")
    )


# The content and its marks.


def _content(statement: Statement, document: Document | None) -> tuple[str, bool]:
    """The content with its quotation marks in balance, and whether it begins with words quoted."""
    words = " ".join(statement.text.split())
    marked = any(mark in words for mark in _OPENING + _CLOSING.replace("’", ""))
    if document is not None and statement.content:
        text = document.text
        first, last = statement.content[0], statement.content[-1]
        if first.start and text[first.start - 1] in _OPENING and not words.startswith(tuple(_OPENING)):
            words = text[first.start - 1] + words
            marked = True
        if last.end < len(text) and text[last.end] in _CLOSING.replace("’", "") and words[-1:] not in _CLOSING:
            words += text[last.end]
            marked = True
    if statement.quotation is Quotation.DIRECT and not marked:
        words = " … ".join(f"“{piece.strip()}”" for piece in words.split(" … "))
    return _balanced(words), words.startswith(tuple(_OPENING))


def _balanced(words: str) -> str:
    opened, closed = words.count("“"), words.count("”")
    if opened < closed:
        return "“" * (closed - opened) + words
    if opened > closed:
        return words + "”" * (opened - closed)
    if words.count('"') % 2:
        return words + '"' if words.startswith('"') or not words.endswith('"') else '"' + words
    return words


_END = re.compile(r"[\s,;:]+$")


def _ended(sentence: str, relays: tuple[str, ...]) -> str:
    """End the sentence, after its relays if they have yet to be told, with one full stop."""
    body = _END.sub("", sentence)
    while len(body) > 2 and body[-1] in _CLOSING and body[-2] in ",;":
        body = body[:-2] + body[-1]
    if not relays:
        return body if re.search(r"[.!?…。！？][”\"»」』’)]*$", body) else body + "."
    body = re.sub(r"(?<![.])\.([”\"»」』’]*)$", r"\1", body)
    return f"{body}, via {' and '.join(with_article(relay) for relay in relays)}."


def _relays(statement: Statement, sentence: str) -> tuple[str, ...]:
    """The relays not already named in the sentence itself."""
    said = content_stems(sentence)
    return tuple(relay for relay in statement.via if not content_stems(relay) <= said)


def _name(name: str) -> str:
    words = with_article(name)
    return words[:1].upper() + words[1:]


def with_article(name: str) -> str:
    """A name inside a sentence, with the article a body takes in English."""
    name = " ".join(name.split())
    if name.lower().startswith(_INDEFINITE):
        return name if name[1:2].isupper() else name[:1].lower() + name[1:]
    return f"the {name}" if _BODY.search(name) and name[:1].isupper() and "," not in name else name
