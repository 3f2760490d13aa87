"""What a redirect may not do: lead strangers into a private host, or vouch for what another host once told."""

from __future__ import annotations

import pytest

from bot.errors import FetchRefused
from tests.adapters.web.net import HOST, PAGE, Net, answer, moved

PRIVATE = "127.0.0.1:8080"


async def test_a_public_page_leads_nobody_into_a_private_host() -> None:
    """A host named in the settings is visited when a person names it, and never because a page says so."""
    async with Net() as net:
        net.serves(PAGE, moved(f"http://{PRIVATE}/secrets"))

        with pytest.raises(FetchRefused):
            await net.web(allowed=[PRIVATE]).fetch(PAGE)

        assert not net.strayed


async def test_validators_go_to_nobody_but_who_gave_them() -> None:
    """After a redirect to another host nothing is asked conditionally, so no other host can say that nothing changed."""
    async with Net() as net:
        net.serves(PAGE, moved("http://mirror.example.org/page"))
        net.serves("http://mirror.example.org/page", answer(b"<p>Text</p>"))
        await net.web().fetch(PAGE, etag='"ours"')

        told = [asked.headers.get("if-none-match") for asked in net.asked]

    assert ['"ours"', None] == told
    assert [HOST, "mirror.example.org"] == [asked.headers["host"] for asked in net.asked]
