"""What extractors leave at the ends of an article that is none of it: its headline once more, the line of its author and its
date, buttons, teasers. Only whole lines of a known form go, and only at the beginning and the end; sentences stay.
"""

from __future__ import annotations

import re
from typing import Final

_AT_THE_HEAD: Final = 6
"""Lines at the beginning that may be the page's and not the text's."""
_AT_THE_END: Final = 8

_MONTHS: Final = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*"
_DATED: Final = rf"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)[a-z]*,? )?(?:{_MONTHS}\.? \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{1,2}}(?:st|nd|rd|th)? {_MONTHS}\.?,? \d{{4}}|\d{{4}}-\d\d-\d\d|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}})"
_TIMED: Final = r"(?:[,|·•–— ]|at|\d{1,2}[:.]\d\d(?:[:.]\d\d)?|[ap]\.?m\.?|[A-Z]{2,4}T?|\(|\)|h|Uhr)*"
_HEAD = re.compile(
    rf"(?:published|posted|updated|last updated|last modified|first published|created|date|on)?:?(?: on)? ?{_DATED}{_TIMED}"
    rf"|(?:{_DATED}{_TIMED}[/|·•–—-]? ?){{1,2}}(?:(?:last )?updated:? ?{_DATED}{_TIMED})?"
    r"|(?:by|von|par|por) [^.!?:;“”\"]{3,60}(?:, [^.!?“”\"]{3,40})?"
    r"|\d{4}[-年/.]\d{1,2}[-月/.]\d{1,2}日?[^。.!?！？，,]{0,60}"
    r"|\d{1,2} ?min(?:ute)?s?(?: read)?|(?:reading time:? )\d+ min(?:ute)?s?.{0,10}"
    r"|(?:share|share this|share this article|share this story|print|email|e-mail|facebook|twitter|whatsapp|linkedin|tweet|save|"
    r"comments?|\d+ comments?|\d+ shares?|no comments|listen|listen to this article|follow us|advertisement|home|back|"
    r"copy link|copied|download|read later|bookmark|text size|a a a|news|world|politics|press releases?)",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?:read (?:more|also|next)|see also|related(?: (?:articles?|stories|topics|coverage|news|content|posts?))?|more (?:on this(?: story)?|stories|news|from .{2,30})|"
    r"recommended(?: for you)?|you (?:may|might) also (?:like|be interested in)|most (?:read|popular|viewed)|trending(?: now)?|"
    r"share(?: this)?(?: (?:article|story|post|page))?(?: (?:on|via|with).{0,40})?|tags?|topics?|filed under|categories|advertisement|"
    r"sign up (?:for|to) (?:our|the) .{3,80}newsletters?.{0,60}|subscribe to (?:our|the) .{3,80}|follow (?:us|him|her|me|.{2,30}) on (?:twitter|facebook|instagram|linkedin).{0,60}|"
    r"(?:click|tap) here to .{3,80}|leave a (?:reply|comment)|(?:post|add) a comment|comments?|print|back to top|previous|next|"
    r"our standards\s?:.{2,80}|(?:copyright |©|\(c\) ?).{0,120}|.{0,60}all rights reserved\.?|join (?:the|our) (?:conversation|discussion).{0,60}|"
    r"(?:additional |further )?reporting by [^“”\"]{3,150}|editing by [^“”\"]{3,100})[:.…»>→ ]*"
    r"|(?:read more|see also|related|also read|more|tags?|topics?|filed under|categories|follow)\s?:\s?.{2,160}",
    re.IGNORECASE,
)
_AMID = re.compile(
    r"advertisement|story continues below(?: advertisement)?|article continues below(?: advertisement)?|"
    r"(?:(?:file )?(?:photo|image|picture|photograph|illustration)s?(?: (?:by|credits?|courtesy(?: of)?|copyright))?|credits?)\s?[:/]\s?.{2,80}|"
    r"(?:photo|image|picture|photograph|illustration)s? (?:by|courtesy of|credit) [^.!?“”\"]{2,80}|"
    r"to view this (?:video|content).{5,200}|"
    r"(?:related|recommended|more|read|see|most|also|you may)(?: (?:articles?|stories|topics|coverage|content|posts?|links|on this story|for you|more|next|also|read|popular|viewed|like)){1,2}:?|"
    r"sign up here\.?|continue reading(?: the main story)?|scroll (?:down )?(?:for|to continue).{0,30}|(?:read more|see also|related|also read)\s?:\s?[^“”\"]{5,160}",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")


def trimmed(lines: tuple[str, ...], headlines: tuple[str, ...]) -> tuple[str, ...]:
    """Give the lines of an article without what surrounds it; where all of them would go, all stay."""
    kept, titles = list(lines), {_folded(one) for one in headlines} - {""}
    head = [line for line in kept[:_AT_THE_HEAD] if _folded(line) not in titles and not _HEAD.fullmatch(line)]
    kept = head + kept[_AT_THE_HEAD:]
    for _ in range(_AT_THE_END):
        if not kept or not _TAIL.fullmatch(kept[-1]):
            break
        kept.pop()
    kept = [line for line in kept if not _AMID.fullmatch(line)]
    return tuple(kept) if kept else lines


def _folded(line: str) -> str:
    return " ".join(_WORD.findall(line.casefold()))
