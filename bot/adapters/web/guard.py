"""Where we go and where not, asked four times on every way: of the link, of the answer to its look-up, of the address about
to be connected to, and of the peer before anything is sent to it. Any one refusal ends the fetch.

The four are asked independently of each other, by different parts of the way: each holds if the others were to fail.
"""

from __future__ import annotations

from collections.abc import Iterable

from bot.adapters.web.addresses import is_public
from bot.adapters.web.url import Link, parse
from bot.errors import FetchRefused


class Guard:
    """Lets through what is public, and the hosts named in `allowed` (`host` or `host:port`, exactly) whatever they are."""

    def __init__(self, allowed: Iterable[str] = ()) -> None:
        self._allowed = frozenset(name.lower() for name in allowed)

    def link(self, text: str) -> Link:
        """Take a link apart, or refuse it."""
        return parse(text, self._allowed)

    def onward(self, link: Link, text: str) -> Link:
        """Take apart where a link redirects to: into a private host leads only that host itself, or the person."""
        following = self.link(text)
        if following.private and not (link.private and _place(link) == _place(following)):
            return parse(text)
        return following

    def answer(self, link: Link, addresses: tuple[str, ...]) -> None:
        """Refuse a look-up's whole answer where any address in it is not public: an honest one holds none."""
        for address in addresses:
            self._judge(link, address)

    def connection(self, link: Link, address: str) -> None:
        """Refuse an address about to be connected to."""
        self._judge(link, address)

    def peer(self, link: Link, address: str) -> None:
        """Refuse a peer that was connected to, before anything is asked of it."""
        self._judge(link, address)

    def _judge(self, link: Link, address: str) -> None:
        if not link.private and not is_public(address):
            raise FetchRefused(
                f"{link.host} leads to an address that is not on the public web, and such addresses are not visited. Paste the page's text instead."
            )


def _place(link: Link) -> tuple[str | None, int | None]:
    return link.url.raw_host, link.url.port
