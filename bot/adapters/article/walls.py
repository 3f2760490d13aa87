"""Whether a page is the article, a part of it, or something standing in its place.

Precision first: an article *about* paywalls or robots has words enough of its own, so only a page with few words can be a
wall, and only a text that is short, or marked by its own publisher, is told to be a part.
"""

from __future__ import annotations

import re
from typing import Final

from bot.adapters.article.bodies import words
from bot.adapters.article.linked import Linked
from bot.adapters.article.tree import Element, classes, spoken, text
from bot.domain.partial import stands
from bot.errors import DocumentEmpty, DocumentError, DocumentWalled

_FEW: Final = 150
"""Words of a page that may be a wall."""
_FEWER: Final = 60
"""Words of a text beside a form for logging in that is nothing but the form's own."""
_SOME: Final = 80
"""Words of a check for robots, at most; an article that speaks of one has more."""
_EVERY: Final = 35
"""Words among which a form of consent speaks of its matter once."""
_BRIEF: Final = 350
"""Words of a text that may be the first lines of a longer one."""
_INVITATION: Final = 30
"""Words of a line that does nothing but invite."""
_LOOKED_AT: Final = 60_000
"""Characters of a page searched for what it asks of its readers."""

_ROBOT = re.compile(
    r"checking (?:if the site connection is secure|your browser)|verify(?:ing)? (?:that )?you are (?:a )?human|"
    r"are you a (?:robot|human)|(?:confirm|prove|make sure) (?:that )?you(?: a|’|')re (?:not a (?:ro)?bot|human|a human)|"
    r"enable javascript and cookies|please complete the (?:security check|captcha)|ddos protection by|unusual traffic|"
    r"pardon our interruption|attention required!|access (?:to this page )?(?:has been )?denied|"
    r"безопасность соединения|проверка браузера|安全验证|人机验证",
    re.IGNORECASE,
)
_ROBOT_TITLE = re.compile(
    r"^(?:just a moment|attention required|access denied|robot check|are you a robot|security check|ddos-guard)",
    re.IGNORECASE,
)
_ROBOT_PARTS: Final = frozenset(
    {"challenge-form", "challenge-running", "cf-wrapper", "px-captcha", "captcha-container", "cf-browser-verification"}
)
_CONSENT = re.compile(
    r"before you continue|we value your privacy|your privacy (?:choices|is important)|we and our (?:\d+ )?partners|"
    r"accept all|manage (?:your )?(?:cookies|consent|preferences|options)|use(?:s)? cookies|cookie (?:policy|settings|preferences)|"
    r"datenschutzeinstellungen|alle akzeptieren|cookies akzeptieren|accepter (?:et fermer|tout)|tout accepter|continuer sans accepter|aceptar (?:todo|y continuar)|accetta tutto",
    re.IGNORECASE,
)
_LOGIN = re.compile(
    r"\b(?:log|sign) ?in\b|anmelden|einloggen|se connecter|iniciar sesión|accedi\b|войти|登录|登入|ログイン|로그인",
    re.IGNORECASE,
)
_SCRIPT = re.compile(
    r"(?:enable|turn on|activate|requires?|need)\s+(?:to enable )?java ?script|java ?script (?:is|must be|needs to be) (?:disabled|enabled|required)|"
    r"activer (?:le )?javascript|javascript aktivieren|habilit\w+ javascript",
    re.IGNORECASE,
)
_SUBSCRIBE = re.compile(
    r"(?:subscribe|sign up|register|log in|sign in|join)[\w ,]{0,40} to (?:continue|keep|finish|read on|read (?:the (?:full|rest)|this|more)|unlock)|"
    r"to (?:continue|keep|finish) reading|(?:continue|keep) reading (?:this article )?(?:with|for|by)|already a (?:subscriber|member)|"
    r"(?:this|the) (?:article|story|content) is (?:exclusive(?:ly)? (?:to|for)|(?:only |reserved )?(?:available )?(?:to|for)) (?:our |paying |registered )?(?:subscribers|members)|"
    r"(?:for )?subscribers[’']? only|subscriber[- ]exclusive|you have (?:reached|read) (?:your|the) (?:\w+ ){0,4}(?:limit|articles?)|"
    r"unlock (?:this|the full) (?:article|story)|réservée? aux abonné|il vous reste [\d,. ]+ ?% de cet article|"
    r"(?:weiterlesen|jetzt lesen) mit|nur für abonnenten|suscríbete para (?:seguir|continuar|leer)|solo para suscriptores|"
    r"riservat[oa] agli abbonati|только для подписчиков|оформите подписку|会员专享|有料会員限定|この記事は有料",
    re.IGNORECASE,
)
_WALL_NAMES = re.compile(
    r"paywall|piano-|regwall|subscribe-wall|subscriber-only|premium-wall|meteredcontent|paid-barrier", re.IGNORECASE
)
_CUT_OFF = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\])\s*[\"”’»)]*\s*$")
_ENDED = re.compile(r"[.!?。！？؟।…:;]['\"”’»」』)\]]*\s*$|[)\]\"”»」』]\s*$")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»|„[^“”]*[“”]")
"""What somebody said, which invites nobody."""

_PASTE: Final = "Open it in a browser, copy its text and paste that here."


def wall(root: Element, found: str, name: str) -> DocumentError | None:
    """Give the failure to tell where no article stands in the page; `found` is what was taken for its text."""
    page = text(root)[:_LOOKED_AT]
    # Forms and boxes stand on whole pages too: where there is an article, nothing stands in its place.
    if words(found) >= _FEW or stands(found):
        return None
    short = words(page) < 2 * _FEW
    title = _title(root)
    checked = _ROBOT.search(page) and words(found) < _SOME
    if short and (checked or _has_parts(root, _ROBOT_PARTS) or _ROBOT_TITLE.search(title)):
        return DocumentWalled(f"{name} answers with a check for robots in place of the text. {_PASTE}")
    if words(found) < _FEWER and _has_password(root) and (_LOGIN.search(page) or _LOGIN.search(title)):
        return DocumentWalled(f"{name} asks for a login before it shows its text. {_PASTE}")
    asked, asking = len(_CONSENT.findall(page)), len(_CONSENT.findall(found))
    if short and asked >= 2 and (not found or asking * _EVERY > words(found)):
        return DocumentWalled(f"{name} asks for consent to cookies before it shows its text. {_PASTE}")
    if words(found) < _FEWER // 3 and _SUBSCRIBE.search(page):
        return DocumentWalled(
            f"{name} shows its text to subscribers only. If you are one, open it in a browser and paste its text here."
        )
    if words(found) < _FEWER // 2 and _SCRIPT.search(" ".join([page, *map(_noscript, root.iter("noscript"))])):
        return DocumentWalled(f"{name} shows its text only where scripts run, and none run here. {_PASTE}")
    if not any(character.isalnum() for character in found):
        return DocumentEmpty(f"There is no text of an article on {name}. If you see one in a browser, paste it here.")
    return None


def partial(root: Element, told: Linked, found: str) -> str:
    """Tell, in a sentence for the person who asked, that a text is only a part; nothing where it seems whole."""
    count = words(found)
    # Line by line, for a button at the head of a page is no part of the sentence below it.
    page = "".join(spoken(root))[: 4 * _LOOKED_AT]
    asks = any(match[0] not in found for match in _SUBSCRIBE.finditer(page))
    walled = asks or _has_names(root, _WALL_NAMES)
    cut = bool(_CUT_OFF.search(found)) or not _ENDED.search(found)
    if (walled and (cut or count < _BRIEF // 2) and count < _BRIEF) or (asks and _CUT_OFF.search(found)):
        return "The page shows only the beginning of its text to those who are not subscribers: what follows it was not read."
    if not told.is_free and (count < _BRIEF // 2 or walled or _is_missing(root, told.walled, found)):
        return "The page is marked as for subscribers, so its text may be only the beginning: what is missing was not read."
    return ""


def uninvited(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Give a text's lines without those at its end that invite to subscribe or to log in."""
    kept = list(lines)
    while kept and len(kept[-1].split()) <= _INVITATION and _SUBSCRIBE.search(_QUOTED.sub(" ", kept[-1])):
        kept.pop()
    return tuple(kept)


def _title(root: Element) -> str:
    element = root.find(".//title")
    return (element.text or "").strip() if element is not None else ""


def _noscript(element: Element) -> str:
    return " ".join(" ".join(element.itertext()).split())[:1000]


def _has_password(root: Element) -> bool:
    return any(element.get("type", "").lower() == "password" for element in root.iter("input"))


def _has_parts(root: Element, names: frozenset[str]) -> bool:
    return any(
        element.get("id") in names or names & classes(element)
        for element in root.iter("div", "form", "iframe", "section")
    )


def _has_names(root: Element, pattern: re.Pattern[str]) -> bool:
    named = (
        (element.get("id") or "") + " " + (element.get("class") or "")
        for element in root.iter("div", "section", "aside")
    )
    return any(pattern.search(names) for names in named)


def _is_missing(root: Element, names: tuple[str, ...], found: str) -> bool:
    """Is what the publisher marked as walled on the page, but not its words in the text?"""
    if not names:
        return False
    marked = [element for element in root.iter() if isinstance(element.tag, str) and classes(element) & set(names)]
    whole = " ".join(found.split())
    return bool(marked) and not any((end := text(element)[-60:]) and end in whole for element in marked)
