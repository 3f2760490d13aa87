"""Outside text as Markdown that shows it letter by letter, and the one kind of link we make ourselves.

Whatever a document or a model wrote reaches a message through `escaped` alone. Discord shows the text again, cleaned of
what nobody sees, and nothing in it acts: no formatting, no mention, emoji, timestamp or command, no link to press and no
invitation to unfold. Discord reads a message twice – the app parses Markdown, the server looks for mentions, links and
invitations in the raw text – so each sign that could begin one is parted from what follows it, in both readings.

An escaped text may be cut wherever `splitting` cuts it: what would begin a list or a heading at the start of a line is
escaped wherever it could come to stand there.
"""

from __future__ import annotations

import re
from urllib.parse import quote, unquote, urlsplit

from bot.chat.discord.limits import ADDRESS, length
from bot.chat.rows import clean

PARTING = "\u200b"
"""The one unseen character we write, in "@everyone" and "@here", which the server would find behind a backslash too."""

_ACTIVE = re.compile(
    r"""
      [\\*_~|`<>\[\]@\#]        # formatting, quotes, mentions, links, headings
    | (?<=<)/                   # commands
    | :(?=\S)                   # the scheme of an address, the name of an emoji
    | (?<!\S)[-+] | [-+](?!\S)  # lists
    | (?<=\d)\.(?!\S)           # numbered lists
    | (?<=discord)\. | (?<=discordapp)\. | (?<=dis)\.(?=gd)  # invitations, which need no scheme
    """,
    re.VERBOSE | re.IGNORECASE,
)
_EVERYBODY = re.compile(r"@(?=everyone|here)", re.IGNORECASE)
_INVITATION = re.compile(
    r"discord(?:app)?\.(?:gg|gift|new|li|me)(?!\w)|dis\.gd(?!\w)|discord(?:app)?\.com/+(?:invite|gifts|oauth2|template)",
    re.IGNORECASE,
)
_HOST = re.compile(r"[a-z0-9._-]+")
_AS_IT_IS = "/?#%:@!$&,;=+-._~"
"""Signs of an address that end neither it nor the link it stands in."""


def escaped(text: str) -> str:
    """Write a text so that Discord shows just it, on one line."""
    return _EVERYBODY.sub(f"@{PARTING}", _ACTIVE.sub(r"\\\g<0>", clean(text)))


def link(label: str, page: str) -> str:
    """Make a masked link; nothing where a page's address may not be linked."""
    target = address(page)
    return f"[{escaped(label)}]({target})" if target else ""


def address(page: str) -> str:
    """Write a page's address so that it ends no link it stands in.

    Nothing where it is none of the web, tells a name and a password, holds an invitation to Discord, which Discord would
    unfold wherever it stands, or is longer than a button may carry.
    """
    try:
        parts = urlsplit(page)
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = f":{parts.port}" if parts.port is not None else ""
        query = f"?{parts.query}" if parts.query else ""
        fragment = f"#{parts.fragment}" if parts.fragment else ""
        rest = quote(f"{parts.path}{query}{fragment}", safe=_AS_IT_IS)
    except ValueError:  # of an address that is none, and of what no encoding can write
        return ""
    if parts.scheme not in {"http", "https"} or "@" in parts.netloc or not _HOST.fullmatch(host):
        return ""
    written = f"{parts.scheme}://{host}{port}{rest}"
    return written if length(written) <= ADDRESS and not _INVITATION.search(unquote(written)) else ""
