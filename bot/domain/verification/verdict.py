"""Which drafted sentences the statements they cite bear out: the only way from `Draft` to `Claim`.

A draft is held against the statements it cites, one rule after another, and the first rule it breaks is its flaw. The
rules lean towards withholding what they cannot follow, and away from withholding what is merely well put.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from bot.domain.model import Claim, Draft, Exchange, Flaw, Verdict, Withheld
from bot.domain.typography import is_cjk, visible
from bot.domain.verification.alignment import misaddressed, strayed
from bot.domain.verification.backing import Backing, backing
from bot.domain.verification.bearing import unborne
from bot.domain.verification.bonds import rebound
from bot.domain.verification.comparing import compared, turned_preference, unbounded
from bot.domain.verification.consent import one_sided
from bot.domain.verification.crediting import miscredited
from bot.domain.verification.force import freed, reforced, unstanced
from bot.domain.verification.limits import outdated, settled, unconditional, unconditioned, uncounted, undated
from bot.domain.verification.quoting import misquoted
from bot.domain.verification.ranks import promoted
from bot.domain.verification.stance import inverted, overstated
from bot.domain.verification.voice import addressing, rejuvenated, unrelayed, unspoken, unsure, unvoiced, verbless
from bot.domain.verification.wording import unworded


def verify(drafts: Sequence[Draft], exchange: Exchange) -> Verdict:
    """Part what the exchange's statements bear out from what they do not; statements are numbered from one."""
    claims: list[Claim] = []
    withheld: list[Withheld] = []
    statements = exchange.statements
    told: set[str] = set()
    for draft in drafts:
        cited = tuple(statements[number - 1] for number in draft.statements if 1 <= number <= len(statements))
        fault = _uncited(draft, len(cited)) or _unshowable(draft, exchange)
        if fault is None:
            text = _plain(draft.text)
            fault = _fault(text, backing(exchange, cited))
        if fault is None and text.casefold() in told:
            continue
        if fault is None:
            told.add(text.casefold())
            claims.append(Claim(visible(draft.text).strip(), tuple(dict.fromkeys(cited))))
        else:
            withheld.append(Withheld(draft.text, *fault))
    return Verdict(tuple(claims), tuple(withheld))


_LONGEST = 600
"""A longer sentence is none: nobody reads it as one."""
_MARKS = re.compile(r"\[(\d+(?:\s*[,;]\s*\d+)*)\]")
_Fault = tuple[Flaw, str]


def _uncited(draft: Draft, known: int) -> _Fault | None:
    if not draft.statements or not draft.text.strip():
        return Flaw.UNCITED, "It cites no statement."
    if known < len(draft.statements):
        return Flaw.UNKNOWN, "It cites a statement that does not exist."
    return None


_LINK = re.compile(
    r"(?:https?://|www\.)[^\s<>\"')\]]+|\b[\w-]+\.(?:com|org|net|io|ru|cn|info|example|gg|me|ly)\b/?\S*", re.I
)
_MARKUP = re.compile(
    r"@everyone|@here|<[@#:!/a-zA-Z][^>]*>|\]\(|`|^\s*#{1,6}\s|</|\*\*|\|\||__|(?<!\w)\*[^\s*][^*]*\*(?!\w)"
)


def _unshowable(draft: Draft, exchange: Exchange) -> _Fault | None:
    """Refuse links the documents do not hold, words made of several alphabets, and marks that command a screen."""
    plain = _plain(draft.text)
    if len(re.findall(r"[^\W\d_]+", plain)) < 2 and not any(map(is_cjk, plain)):
        return Flaw.UNBACKED, "It says nothing."
    if len(plain) > _LONGEST:
        return Flaw.UNBACKED, f"It runs past {_LONGEST} characters."
    marked = {int(number) for marks in _MARKS.findall(visible(draft.text)) for number in re.findall(r"\d+", marks)}
    if marked - set(draft.statements):
        return Flaw.UNKNOWN, f"It bears the mark [{min(marked - set(draft.statements))}], which it does not cite."
    odd = next((char for char in plain if unicodedata.category(char) in ("So", "Sk", "Co", "Cn")), "")
    if odd and not any(odd in each.document.text for each in exchange.readings):
        return Flaw.UNBACKED, f"It holds the sign “{odd}”, which is in none of the documents."
    for match in _LINK.finditer(visible(draft.text)):
        link = match.group().rstrip(".,;:!?")
        if not any(link in each.document.text or link in each.document.url for each in exchange.readings):
            return Flaw.UNBACKED, f"The link “{link}” is in none of the documents."
    if markup := _MARKUP.search(visible(draft.text)):
        return Flaw.UNBACKED, f"It holds “{markup.group().strip()}”, which is markup and no statement."
    for word in re.findall(r"[^\W\d_]+", visible(draft.text)):
        if not word.isascii() and len(scripts := {script for char in word if (script := _script(char))}) > 1:
            return Flaw.UNBACKED, f"The word “{word}” mixes the letters of {' and '.join(sorted(scripts))}."
    return None


def _script(char: str) -> str:
    name = unicodedata.name(char, "")
    return next(
        (each for each in ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE") if name.startswith(each)), ""
    ).title()


def _plain(text: str) -> str:
    """Give a draft as it is read: nothing unseen, one space between words, no citation marks."""
    return re.sub(r"\s*\[\d+(?:\s*,\s*\d+)*\]", "", " ".join(visible(unicodedata.normalize("NFKC", text)).split()))


def _fault(text: str, against: Backing) -> _Fault | None:
    for flaw, rule in _RULES:
        if reason := rule(text, against):
            return flaw, reason
    return None


_RULES = (
    (Flaw.MISQUOTED, misquoted),
    (Flaw.MISATTRIBUTED, miscredited),
    (Flaw.MISATTRIBUTED, strayed),
    (Flaw.MISATTRIBUTED, misaddressed),
    (Flaw.MISATTRIBUTED, promoted),
    (Flaw.UNILATERAL, one_sided),
    (Flaw.UNBACKED, unborne),
    (Flaw.INVERTED, inverted),
    (Flaw.OVERSTATED, overstated),
    (Flaw.OVERSTATED, unstanced),
    (Flaw.OVERSTATED, freed),
    (Flaw.OVERSTATED, reforced),
    (Flaw.OVERSTATED, outdated),
    (Flaw.OVERSTATED, unconditional),
    (Flaw.OVERSTATED, settled),
    (Flaw.UNBACKED, uncounted),
    (Flaw.UNBACKED, unconditioned),
    (Flaw.UNBACKED, undated),
    (Flaw.UNBACKED, unworded),
    (Flaw.UNBACKED, rebound),
    (Flaw.INVERTED, compared),
    (Flaw.INVERTED, turned_preference),
    (Flaw.OVERSTATED, unbounded),
    (Flaw.OVERSTATED, rejuvenated),
    (Flaw.MISATTRIBUTED, unrelayed),
    (Flaw.MISATTRIBUTED, unvoiced),
    (Flaw.MISATTRIBUTED, unspoken),
    (Flaw.UNBACKED, verbless),
    (Flaw.OVERSTATED, unsure),
    (Flaw.UNBACKED, addressing),
)
