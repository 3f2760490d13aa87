"""The account we give with no model: statements told in their own words, chosen and ordered.

A statement told verbatim is borne out by itself, and a fact by its passages; these are the only claims made without
`verification.verify`. What is told keeps who said it, through whom, on what occasion, and on whose account two are said
to have agreed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from bot.domain.asked import fits, is_shared, name_tokens
from bot.domain.model import Claim, Document, DocumentKind, Exchange, Fact, Quotation, Span, Speaker, Statement
from bot.domain.stems import content_stems

MOST = 12
"""A summary has at most so many claims."""


def summarise(exchange: Exchange) -> tuple[Claim, ...]:
    """Choose and order statements: participants first, the most substantial of each, what was joint, what is old last."""
    groups = _distinct(exchange.statements)
    chosen = _chosen(groups, exchange)
    return tuple(verbatim(group, exchange) for group in chosen)


def verbatim(same: Sequence[Statement], exchange: Exchange | None) -> Claim:
    """Claim what the first of these statements says in its own words; the others must say the same."""
    return Claim(told(same[0], exchange), tuple(same))


def said_yes(same: Sequence[Statement], exchange: Exchange) -> Claim:
    """Claim that they did speak of it, and show the words."""
    return Claim(f"Yes: {told(same[0], exchange)}", tuple(same))


def relayed(same: Sequence[Statement], exchange: Exchange) -> Claim:
    """Claim what a statement says and through whom it reached us, the publisher last."""
    sentence = told(same[0], exchange)
    publishers = dict.fromkeys(exchange.reading(one.document).document.publisher for one in same)
    named = " and ".join(_inside(publisher) for publisher in publishers if publisher and publisher not in sentence)
    if not named:
        return Claim(sentence, tuple(same))
    return Claim(f"{_OPEN_END.sub('', sentence)}, as {named} reports.", tuple(same))


def taking_part(exchange: Exchange) -> Claim:
    """Claim who took part, with one statement of each who is heard."""
    parties = exchange.facts.parties
    heard = (next((s for s in exchange.statements if s.speaker.name == one.name), None) for one in parties)
    return Claim(f"Those taking part: {_row(parties)}.", tuple(one for one in heard if one is not None))


def stated(fact: Fact, exchange: Exchange, of: str = "") -> Claim:
    """Claim a fact of the exchange as told in its documents, with the statements that stand where it is told."""
    cited = {(citation.document, citation.passage) for citation in fact.citations}
    text = f"{of}: {fact.text.strip()}" if of else fact.text.strip()
    return Claim(
        text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?", "”", "。")) else "."),
        tuple(one for one in exchange.statements if any((one.document, passage) in cited for passage in one.passages)),
    )


# --- choosing -----------------------------------------------------------------------------------------------------


def weight(statement: Statement) -> float:
    """How much a statement says: its words, up to a point; more for words quoted and for figures."""
    words = len(content_stems(statement.text))
    figures = bool(re.search(r"\d", statement.text))
    quoted = statement.quotation is not Quotation.INDIRECT
    return min(words, 14) + (3 if quoted else 0) + (1 if figures else 0) + (2 if statement.topic else 0)


def distinct(statements: Iterable[Statement]) -> list[tuple[Statement, ...]]:
    """Bring together what is the same words of the same speaker printed twice; the fullest of each leads."""
    return _distinct(tuple(statements))


def _distinct(statements: Sequence[Statement]) -> list[tuple[Statement, ...]]:
    groups: list[list[Statement]] = []
    words: list[frozenset[str]] = []
    by_stem: dict[str, list[int]] = {}
    for statement in statements:
        own = content_stems(statement.text)
        rarest = min(own, key=lambda one: (len(by_stem.get(one, ())), one), default="")
        near = next(
            (at for at in by_stem.get(rarest, ()) if _same_words(own, words[at]) and _same_voice(statement, groups[at][0])), None
        )
        if near is not None:
            groups[near].append(statement)
            continue
        groups.append([statement])
        words.append(own)
        for one in own:
            by_stem.setdefault(one, []).append(len(groups) - 1)
    return [tuple(sorted(group, key=weight, reverse=True)) for group in groups]


def _same_words(one: frozenset[str], other: frozenset[str]) -> bool:
    shared = len(one & other)
    return shared >= 3 and (shared * 10 >= len(one | other) * 8 or (shared >= 5 and shared == min(len(one), len(other))))


def _same_voice(one: Statement, other: Statement) -> bool:
    return (
        one.joint == other.joint
        and one.earlier == other.earlier
        and (one.speaker.name == other.speaker.name or fits(tuple(name_tokens(one.speaker.name)), other.speaker.name))
    )


def _chosen(groups: Sequence[tuple[Statement, ...]], exchange: Exchange) -> list[tuple[Statement, ...]]:
    """At most `MOST`, shared fairly among the participants, then the others; old statements only fill what is left."""
    place = {group[0]: at for at, group in enumerate(groups)}
    voices: dict[str, list[tuple[Statement, ...]]] = {}
    ranks = _ranks(exchange, groups)
    for group in sorted(groups, key=lambda group: (-weight(group[0]), place[group[0]])):
        voices.setdefault(_voice(group[0], ranks), []).append(group)
    order = sorted(voices, key=lambda voice: (_rank(voices[voice][0][0], ranks), min(place[g[0]] for g in voices[voice])))
    chosen: list[tuple[Statement, ...]] = []
    for first, last in ((0, 1), (2, 2), (3, 3)):  # participants and what they share, then others, then what is old
        lines = [list(voices[voice]) for voice in order if first <= _rank(voices[voice][0][0], ranks) <= last]
        while lines and len(chosen) < MOST:
            chosen.extend(line.pop(0) for line in lines[: MOST - len(chosen)])
            lines = [line for line in lines if line]
    at_voice = {voice: at for at, voice in enumerate(order)}
    topics = _topic_order(groups)
    return sorted(
        chosen, key=lambda group: (group[0].earlier, at_voice[_voice(group[0], ranks)], topics[group[0].topic], place[group[0]])
    )


def _voice(statement: Statement, ranks: dict[str, int]) -> str:
    return f"{statement.earlier} {'joint' if _rank(statement, ranks) == 1 else statement.speaker.name}"


def _ranks(exchange: Exchange, groups: Sequence[tuple[Statement, ...]]) -> dict[str, int]:
    """0 for those who take part, 1 for several of them together, 2 for others, by name."""
    part = [speaker.name for speaker in exchange.facts.parties]
    together = {group[0].speaker.name for group in groups if is_shared(group[0], exchange)}
    ranks: dict[str, int] = {}
    for group in groups:
        name = group[0].speaker.name
        if name not in ranks:
            tokens = tuple(name_tokens(name))
            ranks[name] = 1 if name in together else 0 if any(fits(tokens, one) for one in part) else 2
    return ranks


def _rank(statement: Statement, ranks: dict[str, int]) -> int:
    """0 for participants, 1 for what was joint, 2 for others, 3 for what is old."""
    if statement.earlier:
        return 3
    return 1 if statement.joint else ranks[statement.speaker.name]


def _topic_order(groups: Sequence[tuple[Statement, ...]]) -> dict[str, int]:
    return {topic: at for at, topic in enumerate(dict.fromkeys(group[0].topic for group in groups))}


# --- telling ------------------------------------------------------------------------------------------------------

_OPENING = "“\"«„「『‘"
_CLOSING = "”\"»」』’"
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
        opening = cue if cue.endswith(name) else f"{cue} {_inside(statement.speaker.name)}"
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
    content, _ = _content(statement, document)
    cue = _cue(statement, document)
    lead = _lead(statement, document, others) or (f" {cue} " if cue else ": ")
    together = _together(statement, document)
    account = _account(statement, document)
    sentence = f"{account}{together if account else together[:1].upper() + together[1:]}{lead}{content}"
    return _ended(sentence, ())


def _account(statement: Statement, document: Document | None) -> str:
    """By whose account: the last relay's, else the publisher's; a joint text is both sides' own."""
    if document is not None and document.kind is DocumentKind.JOINT_STATEMENT:
        return "In the joint text, "
    teller = statement.via[-1] if statement.via else document.publisher if document else ""
    return f"By {_owning(_inside(teller))} account, " if teller else "By this text’s account, "


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
        return _inside(name)
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
    if any(span.overlaps(between) for other in others if other is not statement for span in (*other.content, *other.cue_spans)):
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
    if document is not None and statement.cue_spans and not quoted and statement.cue_spans[-1].end <= statement.content[0].start:
        between = document.text[statement.cue_spans[-1].end : statement.content[0].start]
        if len(between) <= _GAP and not _breaks(between) and between[:1].isspace() and between.strip(_OPENING + " ")[-1:] != ":":
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
    return last in {"his", "her", "their", "its", "the", "a", "an", "this", "that", "in"} or last.endswith(("'s", "’s", "s’"))


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


_OPEN_END = re.compile(r"[.](?=[”\"]?$)")
_END = re.compile(r"[\s,;:]+$")


def _ended(sentence: str, relays: tuple[str, ...]) -> str:
    """End the sentence, after its relays if they have yet to be told, with one full stop."""
    body = _END.sub("", sentence)
    while len(body) > 2 and body[-1] in _CLOSING and body[-2] in ",;":
        body = body[:-2] + body[-1]
    if not relays:
        return body if re.search(r"[.!?…。！？][”\"»」』’)]*$", body) else body + "."
    body = re.sub(r"(?<![.])\.([”\"»」』’]*)$", r"\1", body)
    return f"{body}, via {' and '.join(_inside(relay) for relay in relays)}."


def _relays(statement: Statement, sentence: str) -> tuple[str, ...]:
    """The relays not already named in the sentence itself."""
    said = content_stems(sentence)
    return tuple(relay for relay in statement.via if not content_stems(relay) <= said)


def _name(name: str) -> str:
    words = _inside(name)
    return words[:1].upper() + words[1:]


def _inside(name: str) -> str:
    """A name inside a sentence, with the article a body takes in English."""
    name = " ".join(name.split())
    if name.lower().startswith(_INDEFINITE):
        return name if name[1:2].isupper() else name[:1].lower() + name[1:]
    return f"the {name}" if _BODY.search(name) and name[:1].isupper() and "," not in name else name


def _row(speakers: Sequence[Speaker]) -> str:
    """Names in a row: "A, B and C", each with its party if told."""
    names = [f"{one.name} ({one.party})" if one.party and one.party != one.name else one.name for one in speakers]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""
