"""Which links we follow, decided on the text of a link, once. What is checked is the very object that is requested.

One reading only: what two parsers could take for two hosts is refused, not repaired. A host is a name of the public DNS,
given as it will be looked up; the addresses it leads to are judged when we connect.
"""

from __future__ import annotations

import contextlib
import re
import unicodedata
from dataclasses import dataclass

import yarl

from bot.errors import FetchRefused

LONGEST = 4_096
"""Characters of a link; servers take 8,000, people paste far fewer."""

_PORTS = {"http": 80, "https": 443}

_RESERVED = (
    "localhost",  # RFC 6761
    "local",  # multicast DNS, RFC 6762
    "internal",  # private use, ICANN 2024; clouds' metadata live there
    "home.arpa",  # home networks, RFC 8375
    "onion",  # not of the DNS, RFC 7686
    "alt",  # not of the DNS, RFC 9476
    "lan", "home", "corp", "mail", "intranet", "private", "localdomain",  # RFC 6762 appendix G; never to be delegated
)  # fmt: skip
"""Names that are answered, if at all, by a network of one's own."""

_SHAPE = re.compile(r"(https?)://([^/?#]*)([/?#].*)?", re.IGNORECASE | re.DOTALL)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.ASCII | re.IGNORECASE)
_AUTHORITY = re.compile(r"([^:@\[\]%\\]+)(?::(\d{1,5}))?", re.ASCII)
_LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)", re.ASCII)
_LAST_LABEL = re.compile(r"[a-z]{2,63}|xn--[a-z0-9-]{1,59}", re.ASCII)

_TELL_HOW = "Give the page's own address, as the browser shows it, or paste its text."


@dataclass(frozen=True, slots=True)
class Link:
    """A link that may be followed."""

    url: yarl.URL
    private: bool = False
    """Whether its host is one of those named in the settings, whose addresses need not be public."""

    @property
    def host(self) -> str:
        """The host as it is looked up, and as it is told to people."""
        return self.url.raw_host or ""

    @property
    def is_secure(self) -> bool:
        return self.url.scheme == "https"


def parse(text: str, allowed: frozenset[str] = frozenset()) -> Link:
    """Take a link apart; raise `FetchRefused` unless it leads to the public web or to an `allowed` host or host:port."""
    if len(text) > LONGEST:
        raise FetchRefused(
            f"That link is {len(text):,} characters long, and at most {LONGEST:,} are followed. {_TELL_HOW}"
        )
    if any(_is_unfit(character) for character in text):
        raise FetchRefused(
            f"The link {shown(text)} holds spaces, backslashes or invisible characters, so where it leads is unclear. {_TELL_HOW}"
        )
    shape = _SHAPE.fullmatch(text)
    if shape is None:
        raise FetchRefused(
            f"{shown(text)} is no link to a web page; those begin with http:// or https:// and a host. {_TELL_HOW}"
        )
    scheme, authority = shape[1].lower(), shape[2]
    try:
        url = yarl.URL(f"{scheme}://{authority}{(shape[3] or '').partition('#')[0] or '/'}")
        if authority.lower() in allowed and _is_as_given(url, scheme, authority):
            return Link(url, private=True)
        _check(text, scheme, authority, url)  # a host is decoded only when asked for, and may fail only then
    except (ValueError, IndexError) as error:
        raise FetchRefused(f"The link {shown(text)} is not well formed. {_TELL_HOW}") from error
    return Link(url)


def target(base: Link, reference: str) -> str:
    """Where a reference points, to be parsed like any link: what names a host stands as written, nothing is repaired.

    Raises `FetchRefused` where it holds what no link may hold.
    """
    if len(reference) <= LONGEST and not any(_is_unfit(character) for character in reference):
        if _SCHEME.match(reference):
            return reference
        if reference.startswith("//"):
            return f"{base.url.scheme}:{reference}"
        with contextlib.suppress(ValueError):
            return str(base.url.join(yarl.URL(reference)))
    raise FetchRefused(
        f"{base.host} redirects to an address that is not well formed. Give the address the browser shows in the end."
    )


def _check(text: str, scheme: str, authority: str, url: yarl.URL) -> None:
    parts = _AUTHORITY.fullmatch(authority)
    if parts is None:
        raise FetchRefused(
            f"In the link {shown(text)} something other than a host's name stands before the path: a user, a numeric address, an escape. {_TELL_HOW}"
        )
    host, port = parts[1], parts[2]
    if port is not None and int(port) != _PORTS[scheme]:
        raise FetchRefused(
            f"The link {shown(text)} names port {int(port)}; web pages are fetched from the web's own ports only, 80 for http and 443 for https. {_TELL_HOW}"
        )
    name = url.raw_host or ""
    if not _is_public_name(name) or not _is_faithful(host, url) or (url.host or "").rpartition(".")[2].isnumeric():
        raise FetchRefused(f"{shown(host)} is not the name of a host on the public web. {_TELL_HOW}")
    if url.scheme != scheme or url.port != _PORTS[scheme] or url.raw_user is not None or url.raw_password is not None:
        raise FetchRefused(f"The link {shown(text)} is not well formed. {_TELL_HOW}")


def _is_public_name(name: str) -> bool:
    labels = name.split(".")
    if len(name) > 253 or len(labels) < 2 or not all(_LABEL.fullmatch(label) for label in labels):
        return False
    if not _LAST_LABEL.fullmatch(labels[-1]):
        return False
    return not any(name == reserved or name.endswith(f".{reserved}") for reserved in _RESERVED)


def _is_faithful(host: str, url: yarl.URL) -> bool:
    """Whether the host, encoded for the DNS, decodes to what was given: nothing was mapped, dropped or folded."""
    given = unicodedata.normalize("NFC", host).lower()
    return given in ((url.host or "").lower(), url.raw_host)


def _is_as_given(url: yarl.URL, scheme: str, authority: str) -> bool:
    given = authority.lower()
    host = url.host_subcomponent or ""
    return url.scheme == scheme and url.raw_user is None and given in (host, f"{host}:{url.port}")


def _is_unfit(character: str) -> bool:
    """Whether no link holds it. The joiners are letters' business in Persian paths; in a host they are refused there."""
    if character in "\u200c\u200d":
        return False
    return character == "\\" or character.isspace() or unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"}


def shown(text: str) -> str:
    """A link's text for a sentence: nothing invisible, not all of a long one."""
    visible = "".join("\N{REPLACEMENT CHARACTER}" if _is_unfit(character) else character for character in text[:80])
    return f"“{visible}{'…' if len(text) > 80 else ''}”"
