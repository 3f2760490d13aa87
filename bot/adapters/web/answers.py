"""What a server's answer means to the person who asked: which types hold text, and in what words a refusal is told."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping

from bot.adapters.sniffing import Form, form
from bot.errors import FetchFailed, FetchUnsuitable

HTML = "text/html"
READABLE = frozenset(
    {
        HTML,
        "application/xhtml+xml",
        "application/xml",
        "text/xml",
        "application/rss+xml",
        "application/atom+xml",
        "text/plain",
        "text/markdown",
        "application/pdf",
    }
)
ACCEPT = (
    "text/html,application/xhtml+xml,application/pdf;q=0.9,application/xml;q=0.8,text/plain;q=0.8,text/markdown;q=0.8"
)

_UNTOLD = frozenset({"", "application/octet-stream", "binary/octet-stream"})
"""Types that say nothing: what came is looked at."""

_FILES = {
    Form.WORD.value: "a Word document",
    Form.MAIL.value: "a mail",
}
"""What is read where a person gives the file, and not by link: who sends it is then whoever it says it is."""

_ZIP = b"PK\x03\x04"
_CHARSET = re.compile(r";\s*charset\s*=\s*[\"']?([A-Za-z0-9_.:+-]{1,40})", re.IGNORECASE)
_MARKUP = re.compile(rb"<(?:!doctype\s+html|html|head|body|title|!--)", re.IGNORECASE)

_CHALLENGES = (
    ("cf-mitigated", "challenge"),
    ("x-amzn-waf-action", "challenge"),
    ("x-amzn-waf-action", "captcha"),
    ("x-datadome", ""),
    ("x-sucuri-block", ""),
)
"""Headers, with what their value holds, by which a wall against robots names itself."""

_WALLS = ("cloudflare", "akamaighost", "ddos-guard", "datadome", "sucuri", "imperva", "incapsula", "perimeterx")
"""Servers that stand before a site and, when they refuse, refuse robots."""

_PIECE = 65_536

_REFUSING = frozenset({403, 405, 503})

_PASTE = "Open it in a browser and paste its text."


def media_type(header: str) -> tuple[str, str]:
    """Split a `Content-Type` into the type, in lower case, and the charset; empty where not told."""
    charset = _CHARSET.search(header)
    return header.partition(";")[0].strip().lower(), charset[1].lower() if charset else ""


def check_type(host: str, wanted: str, told: str) -> None:
    """Raise `FetchUnsuitable` for a type that holds no text we read."""
    if told in _FILES:
        raise _file(host, wanted, _FILES[told])
    if told not in READABLE and told not in _UNTOLD:
        kind = told if re.fullmatch(r"[\w.+-]{1,60}/[\w.+-]{1,60}", told, re.ASCII) else "something unknown"
        raise FetchUnsuitable(
            f"What {host} sent for {wanted} is {kind}; we read web pages, plain text and PDF. If it holds text, paste that."
        )


def settled_type(host: str, wanted: str, told: str, content: bytes) -> str:
    """Give the told type, or what the first bytes plainly are where none was told; else raise `FetchUnsuitable`.

    What begins as a zip does is none of the types we read, whatever it is called.
    """
    if content.startswith(_ZIP):
        inside = form(content)
        if inside in _FILES:
            raise _file(host, wanted, _FILES[inside])
        raise FetchUnsuitable(f"What {host} sent for {wanted} is {inside}.")
    if told not in _UNTOLD:
        return told
    head = content[:1024].removeprefix(b"\xef\xbb\xbf").lstrip()
    if head.startswith(b"%PDF-"):
        return "application/pdf"
    if kind := _FILES.get(form(content)):
        raise _file(host, wanted, kind)
    if not told:
        if head.startswith(b"<?xml"):
            return "application/xml"
        if _MARKUP.match(head):
            return HTML
        if _is_plain(content):
            return "text/plain"
    raise FetchUnsuitable(
        f"{host} does not say what it sent for {wanted}, and it is neither a web page nor a PDF. If it holds text, paste that."
    )


def check_status(host: str, wanted: str, status: int, headers: Mapping[str, str]) -> None:
    """Raise `FetchFailed` unless the answer is the page that was `wanted`, as a sentence names it. `headers` may be asked in any case."""
    if _is_walled(status, headers):
        raise FetchFailed(f"{host} turns robots away from {wanted}. {_PASTE}", status)
    if status in {200, 203}:
        return
    raise FetchFailed(_sentence(host, wanted, status, headers), status)


def _sentence(host: str, wanted: str, status: int, headers: Mapping[str, str]) -> str:
    match status:
        case 401 | 407:
            return f"{host} wants a login for {wanted}. If you have one, open it in a browser and paste its text."
        case 402:
            return f"{host} wants to be paid for {wanted}. If you have access, open it in a browser and paste its text."
        case 403:
            return f"{host} refuses to show us {wanted}: it may want a login, or no robots. {_PASTE}"
        case 404:
            return (
                f"{host} has no page at this address (404): {wanted}. Check the link, or look for the page on the site."
            )
        case 410:
            return f"{host} has taken this page down for good (410): {wanted}. An archive may still have it; paste its text."
        case 429:
            return f"{host} has had too many requests from us (429), and did not serve {wanted}. {_wait(headers)}"
        case 451:
            return f"{host} withholds {wanted} for legal reasons (451). Another publisher may have the same text."
        case 204 | 205:
            return f"{host} sent an empty answer for {wanted}. {_PASTE}"
        case 503:
            return f"{host} is overloaded or under repair (503), and did not serve {wanted}. {_wait(headers)}"
        case _ if 500 <= status <= 599:
            return f"{host} failed to serve {wanted} ({status}). Try again later, or open it in a browser and paste its text."
    return f"{host} answered with {status} in place of {wanted}. {_PASTE}"


def _wait(headers: Mapping[str, str]) -> str:
    """When to come back, as the server says it: seconds up to a day, or a date that is short and plain."""
    told = headers.get("Retry-After", "").strip()
    if told.isascii() and told.isdigit() and len(told) <= 6 and int(told) > 0:
        seconds = int(told)
        minutes = -(-seconds // 60)
        return f"It asks to be left alone for {f'{seconds} seconds' if seconds < 120 else f'{minutes} minutes'}; try again then."
    if re.fullmatch(r"[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT", told, re.ASCII):
        return f"It asks to be left alone until {told}; try again then."
    return "Try again later, or open it in a browser and paste its text."


def _is_walled(status: int, headers: Mapping[str, str]) -> bool:
    for name, value in _CHALLENGES:
        if name in headers and value in headers[name].lower() and (value or status in _REFUSING):
            return True
    return status in _REFUSING and any(wall in headers.get("Server", "").lower() for wall in _WALLS)


def _file(host: str, wanted: str, kind: str) -> FetchUnsuitable:
    return FetchUnsuitable(
        f"What {host} sent for {wanted} is {kind}, which is not read by link. Download it and give me the file."
    )


def _is_plain(content: bytes) -> bool:
    if b"\0" in content or not content.strip():
        return False
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for start in range(0, len(content), _PIECE):  # the characters of all of it would take several times its room
            decoder.decode(content[start : start + _PIECE])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True
