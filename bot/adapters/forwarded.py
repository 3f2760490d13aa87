"""Where in a mail's text others speak: messages forwarded below it, and messages it answers, quoted line by line.

Each is a text of its own, with its own author, day and subject. Programs mark them in a few ways: a rule that names it, a
block of fields, an "On … wrote:" before lines that begin with ">".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from email.utils import parseaddr, parsedate_to_datetime

from bot.domain.publishers import posted

_FROM = "from von de da от від van från fra od 发件人 寄件者 差出人 보낸사람 보낸_사람".split()
_SENT = "date sent datum gesendet envoyé fecha enviado дата отправлено data inviato verzonden skickat 发送时间 日期 时间 送信日時 보낸날짜".split()
_SUBJECT = "subject betreff objet asunto тема oggetto onderwerp ämne assunto 主题 主旨 件名 제목".split()
_OTHERS = "to cc bcc an à para кому копия a aan till 收件人 抄送 宛先 reply-to importance attachments 받는사람".split()
_KEYS = {
    **dict.fromkeys(_FROM, "from"),
    **dict.fromkeys(_SENT, "sent"),
    **dict.fromkeys(_SUBJECT, "subject"),
    **dict.fromkeys(_OTHERS, "other"),
}
_FIELD = re.compile(r"\s{0,3}\*?(?P<key>[^\W\d_][\w-]{0,14})\s?\*?\s?[:：]\*?\s*(?P<value>.*)")
_RULE = re.compile(
    r"\s*(?:[-–—_*=]{3,}.{0,12}(?:forwarded|original|weitergeleitet|ursprüngliche|transféré|d'origine|reenviad|original|inoltrat|"
    r"переслан|пересыла|исходное|转发|原始).{0,40}|begin forwarded message:|[_]{8,}|[-]{8,})\s*",
    re.IGNORECASE,
)
_WHO = r"[^\W\d][^:\d<>]{0,80}(?:<[^<>]*>)?|<?[^\s<>]+@[^\s<>]+>?"
_WROTE = re.compile(
    rf"\s*(?:(?:On|Am|Le|El|Il|Em|Op|Den)\s(?P<when>.{{4,100}}?\d(?:\s?[AaPp]\.?[Mm]\.?|\s?Uhr)?)(?:\s\(?[A-Z]{{2,4}}\)?)?,?\s\s*"
    rf"(?P<who>{_WHO})\s(?:wrote|schrieb|a écrit|escribió|ha scritto|escreveu|schreef|skrev)"
    rf"|(?P<when_>.{{4,80}}\d), (?P<who_>{_WHO}) (?:пишет|написал\(?а?\)?))\s?:\s*"
)
_QUOTED = re.compile(r"\s?>\s?")
_REPLY = re.compile(
    r"(?:\s*(?:re|fwd?|aw|wg|tr|rv|enc|rif|i|vs|vb|отв|пересл|回复|转发|答复)(?:\[\d+\])?\s*[:：])+\s*", re.IGNORECASE
)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_DAYS = (
    re.compile(r"(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)"),
    re.compile(r"(?P<year>(?:19|20)\d\d)年(?P<month>\d{1,2})月(?P<day>\d{1,2})日"),
    re.compile(r"\b(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>(?:19|20)\d\d)\b"),
    re.compile(r"\b(?P<day>\d{1,2})\.?\s+(?P<month>[A-Za-z]{3})[a-z]*\.?,?\s+(?P<year>(?:19|20)\d\d)\b"),
    re.compile(r"\b(?P<month>[A-Za-z]{3})[a-z]*\.?\s+(?P<day>\d{1,2}),?\s+(?P<year>(?:19|20)\d\d)\b"),
)
_MOST = 20
"""Messages in one text."""


@dataclass(frozen=True, slots=True)
class Message:
    """What one person wrote; everything but the text is empty where it is not told."""

    text: str
    author: str = ""
    sent: str = ""
    """ISO 8601, as precise as was told."""
    subject: str = ""


@dataclass(slots=True)
class _Draught:
    """A message whose lines are being gathered."""

    head: Message
    lines: list[str] = field(default_factory=list)
    is_quoted: bool = False


def parted(text: str, head: Message) -> tuple[Message, ...]:
    """The messages in a mail's text: the mail's own first, as `head` knows it, which may have nothing left to say."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    draughts = [_Draught(head)]
    answered: _Draught | None = None
    at = 0
    while at < len(lines):
        line = lines[at]
        below = _forwarded(lines, at) if len(draughts) < _MOST else None
        wrote = _wrote(lines, at) if below is None and len(draughts) < _MOST else None
        if below is not None:
            draughts.append(_Draught(below.head))
            answered, at = None, below.after
        elif wrote is not None:
            answered = _Draught(wrote.head, is_quoted=True)
            draughts.append(answered)
            at = wrote.after
        else:
            own = next(one for one in reversed(draughts) if not one.is_quoted)
            (answered if answered is not None and _QUOTED.match(line) else own).lines.append(line)
            at += 1
    messages: list[Message] = []
    for draught in draughts:
        messages += _written(draught)
    return tuple(messages[:_MOST])


def author(value: str) -> str:
    """Who a From field names: the name it shows beside the domain, for anyone may show any name; else the domain."""
    value = re.sub(r"\s*\[mailto:([^\]]*)\]", r" <\1>", value[:500].replace("*", "")).strip()
    name, address = parseaddr(value)
    shown = name.strip().strip("'\"").strip()
    if not shown and "@" not in address:
        return posted(re.sub(r"<.*", "", value))
    domain = (address or shown).rpartition("@")[2].strip(" <>") if "@" in (address or shown) else ""
    return posted("" if "@" in shown else shown, domain)


def subject(value: str) -> str:
    """A subject without what replying and forwarding put before it."""
    return " ".join(_REPLY.sub("", value[:1000], count=1).split()) if _REPLY.match(value) else " ".join(value.split())


def day(value: str) -> str:
    """When a message was sent, in ISO 8601; empty where that cannot be told."""
    value = value[:200]
    try:
        sent = parsedate_to_datetime(value)
        if (
            sent.tzinfo is not None
        ):  # without a zone it may be told in halves of the day, which are not understood there
            return sent.isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        pass
    for pattern in _DAYS:
        if match := pattern.search(value):
            month = match["month"].lower()
            number = int(month) if month.isdecimal() else (_MONTHS.index(month) + 1 if month in _MONTHS else 0)
            try:
                return date(int(match["year"]), number, int(match["day"])).isoformat()
            except ValueError:
                continue
    return ""


@dataclass(frozen=True, slots=True)
class _Begun:
    """A message begins: what is told of it, and the line after that."""

    head: Message
    after: int


def _forwarded(lines: Sequence[str], at: int) -> _Begun | None:
    """A block of fields, below a rule or a blank line."""
    ruled = bool(_RULE.fullmatch(lines[at]))
    start = at + 1 if ruled else at
    while ruled and start < min(len(lines), at + 4) and not lines[start].strip(" >*"):
        start += 1
    if not ruled and at and lines[at - 1].strip(" >"):
        return None
    fields: dict[str, str] = {}
    end, last = start, ""
    while end < min(len(lines), start + 30):
        line = _QUOTED.sub("", lines[end], count=1) if lines[end].startswith(">") else lines[end]
        match = _FIELD.match(line)
        key = _KEYS.get(match["key"].lower(), "") if match else ""
        if match and key:
            fields.setdefault(key, match["value"].strip(" *"))
            last = key
        elif not line.strip() or not (last == "other" or (last == "subject" and line[:1] in " \t")):
            break
        end += 1
    if "from" not in fields or not ("sent" in fields or "subject" in fields) or not fields["from"]:
        return None
    return _Begun(
        Message("", author(fields["from"]), day(fields.get("sent", "")), subject(fields.get("subject", ""))), end
    )


def _wrote(lines: Sequence[str], at: int) -> _Begun | None:
    """An "On … wrote:", on one line or two, before quoted lines."""
    for count in (1, 2):
        said = " ".join(lines[at : at + count])
        match = _WROTE.fullmatch(said) if len(said) < 400 else None
        following = [line for line in lines[at + count : at + count + 3] if line.strip()]
        if match and following and _QUOTED.match(following[0]):
            who, when = match["who"] or match["who_"], match["when"] or match["when_"]
            return _Begun(Message("", author(who), day(when)), at + count)
    return None


def _written(draught: _Draught) -> list[Message]:
    """A message with its text; where all of it is quoted once more, what is quoted, with the messages in that."""
    lines = draught.lines
    filled = [line for line in lines if line.strip()]
    if filled and (draught.is_quoted or 10 * sum(1 for line in filled if line.startswith(">")) > 8 * len(filled)):
        inner = "\n".join(_QUOTED.sub("", line, count=1) for line in lines)
        if not any(_QUOTED.match(line) for line in inner.split("\n")):
            return [replace(draught.head, text=inner.strip("\n"))]
        return list(parted(_without_depth(inner), draught.head))
    return [replace(draught.head, text="\n".join(lines).strip("\n"))]


def _without_depth(text: str) -> str:
    """Quoted more than a few times over, a line is told from the rest no more."""
    return re.sub(r"^(?:\s?>){6,}", ">>>>>", text, flags=re.MULTILINE)
