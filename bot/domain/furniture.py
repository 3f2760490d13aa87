"""What on a page is nobody's statement by its form: headlines, bylines, share bars, lists of other stories.

Precision comes first. A line is furniture only when its whole form says so; a sentence that merely holds such words is
kept, because a sentence lost here can be found by no reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.domain.model import Passage, Span
from bot.domain.pleas import withholds

_HEADLINE_LENGTH = 170
_TOP_LINES = 8
_STRONG_LISTS = (
    r"related(?: (?:coverage|stor(?:y|ies)|articles?|news|links?|reading|content|topics|posts|videos))?|"
    r"most (?:read|popular|viewed|shared|watched)|recommended(?: (?:for you|stories|reading|articles|videos))?|"
    r"you (?:may|might) (?:also )?(?:like|be interested in)|(?:trending|popular)(?: now| stories| news| topics)?|"
    r"(?:latest|other|top|more|featured|breaking) (?:news|stories|headlines|articles|coverage)(?: from [\w .]{1,30})?|"
    r"more (?:from|on|in|about) [\w .’'&-]{1,40}|what to read next|editors?[’']s? (?:picks?|choice)|from our partners|"
    r"around the web|in other news|相关(?:报道|新闻|阅读|链接|稿件)|延伸阅读|推荐阅读|関連(?:記事|ニュース|リンク)|(?:читайте|смотрите) также|"
    r"по теме|другие новости|новости по теме|(?:à )?lire aussi|sur le même sujet|articles liés|(?:lee|lea|leer) también|"
    r"noticias relacionadas|te puede interesar|más noticias|mehr zum thema|lesen sie auch|leia também|اقرأ أيضا[ًً]?|"
    r"مواضيع ذات صلة"
)
_WEAK_LISTS = (
    r"(?:read|see|watch|listen|learn|view) (?:more|also|next|now)|also read|further reading|keep reading|up next"
)
_LIST_HEADING = re.compile(rf"[\W_]*(?:(?P<strong>{_STRONG_LISTS})|{_WEAK_LISTS})\s*[:：»>→.…]*", re.IGNORECASE)
_POINTER = re.compile(
    r"[\W_]*(?:(?i:related(?: \w{1,10})?|read (?:more|also|next)|see also|also read|don[’']t miss|recommended|more on this|"
    r"lire aussi|lea también|lesen sie auch|читайте также|相关报道|関連記事)|READ|WATCH|LISTEN|PHOTOS|VIDEO|MORE|OPINION|ANALYSIS|"
    r"EXPLAINER|EXCLUSIVE)\s*[:：|»>]\s*\S.*"
)
_NAVIGATION = (
    r"share(?: (?:this|on|via|to))*(?: (?:article|story|post|page))?|tweet|e-?mail(?: this)?|print(?: this)?|facebook|twitter|"
    r"whats ?app|linkedin|pinterest|reddit|telegram|instagram|youtube|threads|bluesky|weibo|wechat|copy (?:the )?link|"
    r"link copied!?|save(?: (?:article|for later))?|bookmark|(?:\d+ )?(?:comments?|shares?|likes?|views?|replies)|"
    r"(?:leave|post|view|add) (?:a )?comments?|subscribe(?: now)?|sign (?:up|in|out)|log ?(?:in|out)|register|menu|home(?:page)?|"
    r"search|skip to (?:main )?(?:content|navigation)|(?:back to|scroll to) top|advert(?:isement)?s?|sponsored(?: content)?|"
    r"continue reading(?: below)?|story continues(?: below)?|article continues(?: below)?|this advertisement.{0,40}|loading|"
    r"play(?: video| audio)?|listen(?: to (?:this )?(?:article|story))?|accept(?: all)?(?: cookies)?|font size|text size|"
    r"abstract|full text|correction appended|terms (?:of|and|&) (?:use|service|conditions)|privacy policy|cookie policy|"
    r"about us|contact(?: us)?|careers|site ?map|advertise(?: with us)?|newsletters?|rss|faq|donate(?: now)?|广告|分享|広告|реклама|"
    r"поделиться|publicité|publicidad|anzeige|compartir|partager|teilen"
)
_NAVIGATION_BAR = re.compile(rf"[\W_]*(?:(?:{_NAVIGATION})(?=[\W_]|$)[\W_]*)+", re.IGNORECASE)
_NAME = r"(?:(?<!\w)[^\W\d_a-zß-ÿ][\w.’'-]*|and|&|of|for|de|la|von|van|der|bin|al-\w+|in|at|the|staff|writer|correspondent|,|\||-|–|—|/)"
_BYLINE = re.compile(
    rf"(?:By|BY|by|Written by|Reported by|Story by|Von|Par|Por|Text:)\s+[^\W\d_a-z][\w.’'-]*,?(?:\s*{_NAME},?){{0,14}}"
    r"(?:\s+(?i:(?:published|updated|posted)\b.{0,60}))?\.?"
)
_CREDITS = re.compile(
    r"\(?(?:additional )?(?:reporting|writing|editing|translation|compiled|edited|translated) by .{2,200}\)?"
    r"|.{3,160} contributed (?:reporting )?to this (?:report|article|story)\.?"
    r"|(?:the )?(?:associated press|ap|reuters|afp|agence france-presse|getty(?: images)?|bloomberg|xinhua|tass|kyodo(?: news)?|dpa|"
    r"efe|ansa|upi|anadolu(?: agency)?|yonhap|interfax|ria novosti)(?:(?:,|/| via| and) ?(?:getty images|ap|afp|reuters))*\.?",
    re.IGNORECASE,
)
_NOTICE = re.compile(
    r"(?:©|\(c\) ?(?:19|20)\d\d|copyright\b(?= ?(?:©|\(c\)|19|20|by|[-–—])).{0,250}|.{0,200}\ball rights reserved\.?$)"
    r"|this (?:material|content|article|story) may not be (?:published|reproduced|republished|copied).*"
    r"|(?:press|media) (?:contacts?|(?:in|en)quir(?:y|ies))\s*:.*|(?:tel(?:ephone)?|phone|fax|e-?mail)\.?\s*:\s*\S{3,60}.{0,60}"
    r"|for (?:more|further) information,? (?:please )?(?:contact|visit|see|call|go to)\b.*"
    r"|(?:published|updated|posted|last (?:updated|modified|edited))(?: on| at)?\s*:?\s*(?=.{0,40}\d).{4,60}"
    r"|this (?:article|story|post|report) (?:has been|was) (?:updated|corrected|(?:originally|first) published)\b.*"
    r"|this (?:article|story) (?:originally|first) appeared\b.*",
    re.IGNORECASE,
)
_PLEA = re.compile(
    r"(?:please )?(?:sign up (?:for|to|here|now)\b.*|subscribe (?:here|now|today|to (?:our|the|my)\b.*(?:newsletter|channel|podcast|feed|"
    r"briefing|alerts?))\b.*|(?:get|receive) (?:the|our|your)\b.{0,60}(?:newsletter|briefing|inbox|e-?mail).*|"
    r"(?:follow|like|find|join) [^,\s]+[^,]{0,60} on (?:twitter|facebook|x|instagram|telegram|whatsapp|youtube|linkedin|bluesky)\b[^,]{0,60}|"
    r"download (?:our|the) .{0,30}\bapps?\b.*|click here\b.*|tap here\b.*|enter your e-?mail\b.*|"
    r"(?:support|help us)\b.{0,40}\bjournalism\b.*|have a (?:news )?tip\?.*|do you support .{3,40}\? like the page.*|"
    r"read the (?:rest|full (?:story|article|report|transcript|text)) (?:here|at|on)\b.{0,60})",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"(?:(?:file )?(?:photos?|photographs?|images?|pictures?|pics?|graphic|illustration|photo credit|image credit|credit|caption)"
    r"\s*(?:[:|/©]|by [A-Z]|credit\b|courtesy\b|via\b).*|FILE (?:-|–|—|PHOTO\b).*|"
    r".*\((?:AP|AFP|Reuters|EPA|Xinhua|Kyodo|TASS|Getty|File|Pool)? ?(?:Photo|Image|Picture|Handout)s?\b[^()]{0,80}\)[.”\"]*|"
    r"\(?(?:[A-Z][\w.’'-]{0,20}[ /|]+){1,6}(?:via )?(?:Getty(?: Images)?|AP Photo|AFP|Reuters|EPA-EFE|Shutterstock)\)?\.?)"
)
_STAGE = re.compile(
    r"[(\[]\s*(?:applause|laught?er|laughs|cross-?talk|inaudible|pause|break|gavel|music|cheers|no audible|end of|unintelligible|"
    r"as (?:interpreted|translated)|(?:speaks?|speaking) in \w+)\b[^()\[\]]{0,60}[)\]]\s*\.?|END\s+\d.{0,20}|\d{1,2}:\d\d [AP]\.?M\.?(?: [A-Z]{1,4})?\.?",
    re.IGNORECASE,
)
_CODE = re.compile(
    r"[.#@]?[\w.#@ ,:()-]{1,60}\{\.?|\}\.?|[a-z][a-z-]*:\s?[\w#%., ()-]{1,80}(?:\s?![a-z]+)?;|(?:var|function|window\.)\b.*[;{]"
)

_DATELINE = re.compile(r"[A-ZÀ-Ý][A-ZÀ-Ý.'’-]{2,}(?:[ ,][\w.,'’ /-]{0,50}?)?\s?(?:\([^()\n]{2,40}\)\s?)?(?:--|[-–—])\s")
"""The place a report opens with, in capitals; a lone sentence above it is the headline."""
_FINAL = re.compile(r"[.!?…。！？｡؟۔।։][\"'”’»)\]」』）\s]*$")
_LABEL = re.compile(r"(?:[^\W\d_a-z][\w.’' -]{0,40}[:：]|Q\b|A:)\s*\S")
_ITEM = re.compile(r"(?:[•●◦▪■□‣►*–—-]|\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)])\s")
_FIRST_PERSON = re.compile(
    r"(?:I|We|My|Our|I[’']\w+|We[’']\w+|we|my|our|us|me)\b|(?:Just|Had|Spoke|Met|Thank|Thanks|Good|Great|Proud|Honou?red|Pleased|"
    r"Delighted|Grateful|Happy|Dear|To)\b"
)
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_SMALL_WORDS = 4


@dataclass(frozen=True, slots=True)
class _Line:
    """The passages of one line and its words."""

    numbers: tuple[int, ...]
    text: str

    @property
    def is_sentence(self) -> bool:
        return _FINAL.search(self.text[-12:]) is not None


def furniture(text: str, passages: Sequence[Passage]) -> frozenset[int]:
    """The numbers of passages that are nobody's statement by their form, the headline among them."""
    lines = tuple(_lines(text, passages))
    dropped = {number for line in lines if _is_furniture(line.text) for number in line.numbers}
    dropped.update(passage.number for passage in passages if _is_aside(passage.span.of(text)))
    dropped.update(_listed(lines))
    dropped.update(headline(text, passages))
    return frozenset(dropped)


def headline(text: str, passages: Sequence[Passage]) -> frozenset[int]:
    """The numbers of the title line and of what stands with it above the body: a kicker, a byline, a date."""
    lines = tuple(_lines(text, passages))
    labels = sum(_LABEL.match(line.text) is not None for line in lines[:40])
    for place, line in enumerate(lines[:_TOP_LINES]):
        if _is_furniture(line.text):
            continue
        rest = lines[place + 1 :]
        if not _is_above_body(line, rest, labels):
            break
        return frozenset(number for above in (line, *_further(rest, labels)) for number in above.numbers)
    return frozenset()


def announces(line: str) -> bool:
    """Is that line the heading of a list of other stories: "Read more", "More from the Halm Courier"?"""
    return len(line) <= 80 and _LIST_HEADING.fullmatch(line) is not None


def _further(rest: Sequence[_Line], labels: int) -> Iterator[_Line]:
    """The unfinished lines that stand under the title and above the body."""
    for place, line in enumerate(rest[:_TOP_LINES]):
        if line.is_sentence or not _is_above_body(line, rest[place + 1 :], labels):
            return
        yield line


def _lines(text: str, passages: Sequence[Passage]) -> Iterator[_Line]:
    group: list[Passage] = []
    for passage in passages:
        if group and _parts(text[group[-1].span.end : passage.span.start]):
            yield _line(text, group)
            group = []
        group.append(passage)
    if group:
        yield _line(text, group)


def _parts(gap: str) -> bool:
    return len(gap.splitlines()) > 1 or gap.endswith(("\n", "\r"))


def _line(text: str, group: Sequence[Passage]) -> _Line:
    words = Span(group[0].span.start, group[-1].span.end).of(text)
    return _Line(tuple(passage.number for passage in group), words)


def _is_furniture(line: str) -> bool:
    return len(line) <= 400 and any(
        form.fullmatch(line) for form in (_LIST_HEADING, _NAVIGATION_BAR, _BYLINE, _CREDITS, _NOTICE, _CAPTION, _CODE)
    )


def _is_aside(sentence: str) -> bool:
    if len(sentence) > 300:
        return False
    return bool(_PLEA.fullmatch(sentence) or _STAGE.fullmatch(sentence)) or withholds(sentence)


def _listed(lines: Sequence[_Line]) -> Iterator[int]:
    """The headlines of other stories: those after a heading that announces them, and lines that point to one."""
    listing = False
    for place, line in enumerate(lines):
        heading = _LIST_HEADING.fullmatch(line.text) if announces(line.text) else None
        if heading:
            listing = True
            if heading["strong"] and place and all(_is_list_entry(entry) for entry in lines[place + 1 :]):
                for entry in lines[place + 1 :]:
                    yield from entry.numbers
                return
        elif _is_pointer(line) or (listing and _is_title(line)):
            yield from line.numbers
        else:
            listing = False


def _is_pointer(line: _Line) -> bool:
    return len(line.numbers) == 1 and not line.is_sentence and _POINTER.fullmatch(line.text) is not None


def _is_title(line: _Line) -> bool:
    return len(line.text) <= _HEADLINE_LENGTH and not line.text.endswith((".", "。", ":", ";", ".”", '."'))


def _is_list_entry(line: _Line) -> bool:
    return len(line.numbers) <= 2 and len(line.text) <= _HEADLINE_LENGTH


def _is_above_body(line: _Line, rest: Sequence[_Line], labels: int) -> bool:
    """Whether the line is a title over the rest and no sentence of it."""
    words = line.text
    if not any(below.is_sentence and len(below.text) > 40 for below in rest[: _TOP_LINES * 2]):
        return False
    if (
        len(words) > _HEADLINE_LENGTH
        or _ITEM.match(words)
        or words[0].islower()
        or words.endswith((":", "：", ";", ","))
    ):
        return False
    if _FIRST_PERSON.match(words) or (_LABEL.match(words) and labels > 1) or words[0] in "(@":
        return False
    if not line.is_sentence:
        return words[0] not in '"“«「' or _is_title_case(words)
    dated = len(line.numbers) == 1 and bool(rest) and _DATELINE.match(rest[0].text) is not None
    return dated or (len(line.numbers) <= 2 and (_is_title_case(words) or _is_retold(line, rest)))


def dateline(text: str, line: Span) -> Span:
    """The place in capitals a line opens with, up to its dash; empty where there is none."""
    match = _DATELINE.match(text, line.start, line.end)
    return Span(line.start, match.end() if match else line.start)


def _is_title_case(words: str) -> bool:
    """Whether all the longer words have capitals, as in American headlines and never in a sentence."""
    found = _WORD.findall(words)
    longer = [word for word in found if len(word) >= _SMALL_WORDS and "@" not in word]
    capitals = [word for word in longer if word[0].isupper()]
    small = [word for word in longer if not word[0].isupper()]
    return len(longer) >= 4 and len(capitals) >= 4 and len(small) <= len(longer) // 8


def _is_retold(line: _Line, rest: Sequence[_Line]) -> bool:
    """Whether the body's first lines say it again at greater length, so that it can be nothing but the headline."""
    own = [_stem(word) for word in _WORD.findall(line.text) if len(word) >= _SMALL_WORDS]
    told = {_stem(word) for below in rest[:2] for word in _WORD.findall(below.text[:1500])}
    longer = bool(rest) and len(rest[0].text) > 1.3 * len(line.text)
    return len(line.text) <= 110 and longer and len(own) >= 4 and sum(word in told for word in own) >= 0.75 * len(own)


def _stem(word: str) -> str:
    return word.lower().removesuffix("’s").removesuffix("'s")[:5]
