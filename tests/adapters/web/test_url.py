"""A link is followed only where it can be read in one way, and what was read is what is requested."""

from __future__ import annotations

import pytest

from bot.adapters.web.url import LONGEST, parse
from bot.errors import FetchRefused
from tests.adapters.web.net import Net

LITERALS = [
    "http://127.0.0.1/", "http://127.0.0.1:80/", "https://93.184.215.14/", "http://8.8.8.8/", "http://127.1/", "http://127.0.1/",
    "http://2130706433/", "http://0x7f000001/", "http://0x7f.0.0.1/", "http://0X7F.1/", "http://0177.0.0.1/", "http://017700000001/",
    "http://127.0.0.0x1/", "http://1.1.1.1.example.0x7f/", "http://0/", "http://0.0.0.0/", "http://127.0.0.1./", "http://127.0.0.1../",
    "http://[::1]/", "http://[::]/", "http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/", "http://[0:0:0:0:0:0:0:1]/",
    "http://[64:ff9b::7f00:1]/", "http://[2002:7f00:1::]/", "http://[fe80::1%25eth0]/", "http://[fe80::1%eth0]/", "http://[::1]:80/",
    "http://[2606:4700::1111]/", "http://[v1.a]/", "http://::1/", "http://[127.0.0.1]/", "http://[::1].example.org/",
    "http://１２７.0.0.1/", "http://１２７．０．０．１/", "http://127。0。0。1/", "http://①②⑦.⓪.⓪.①/", "http://127%2E0%2E0%2E1/",
    "http://%31%32%37.0.0.1/", "http://%6c%6fcalhost/", "http://127.0.0.1%00.example.org/", "http://٣.example.٣/", "http://127.0.0.1%2f/",
    "http://999.999.999.999/", "http://1.2.3.4.5/", "http://example.org.0/", "http://1e3/", "http://0b1.0.0.1/",
]  # fmt: skip

TRICKS = [
    "http://a@example.org/", "http://@example.org/", "http://:@example.org/", "http://a:b@example.org/", "http://a@b", "http://a\\@b",
    "http://example.org@127.0.0.1/", "http://example.org:80@127.0.0.1/", "http://example.org\\@127.0.0.1/", "http://a\\.example.org/",
    "http:///x", "http:/\\x", "http:\\\\example.org\\", "http:example.org", "http:/example.org", "http:////example.org/", "//example.org/",
    "http://host#@evil", "http://host?@evil", "http://1.1.1.1 &@2.2.2.2# @3.3.3.3/", "http://1.1.1.1 &@2.2.2.2#",
    "http://exam\tple.org/", "http://exam\nple.org/", "http://example.org/a\r\nX: y", "http://example.org/a b", " http://example.org/",
    "http://example.org/ ", "\thttp://example.org/", "http://example.org\x00.example.net/", "http://example.org/\x7f", "http://example.org/\x85",
    "http://example.org/a\\b", "ht\ntp://example.org/", "http://example.org:/", "http://example.org:x/", "http://example.org:+80/",
    "http://example.org:８０/", "http://example.org:0080x/", "http://example.org:80:80/", "http://example.org:99999/", "http://example.org:-1/",
    "http://example.org,127.0.0.1/", "http://example.org;127.0.0.1/", "http://{example}.org/", "http://example..org/", "http://.example.org/",
    "http://example.org./", "http://example.org../", "http://-a.example.org/", "http://a-.example.org/", "http://a!.example.org/",
    "http://exa%6dple.org/", "http://example%2eorg/", "http://example.org%2f@127.0.0.1/", "http://example.org%00/", "http://%/", "http://example.org%/",
    "http://ex\u00adample.org/", "http://ex\u200bample.org/", "http://ex\u200cample.org/", "http://exa\u200dmple.org:80/", "http://\u202eexample.org/", "http://ｅｘａｍｐｌｅ.org/", "http://example。org/",
    "http://example．org/", "http://example｡org/", "http://ⓔxample.org/", "http://ﬁnance.example.org/", "http://example.org／x/", "http://a℀b.example.org/",
    "http://example.org＠127.0.0.1/", "http://example.org：80/", "http://example.org＃x/", "http://ℓocalhost.org/", "http://exam\ud800ple.org/",
    "http://" + "a" * 64 + ".org/", "http://" + "a." * 127 + "org/", "http://example.org/" + "a" * LONGEST,
]  # fmt: skip

SCHEMES = [
    "", "x", "example.org", "www.example.org/page", "ftp://example.org/", "file:///etc/passwd", "gopher://example.org/", "data:text/html,x",
    "javascript:alert(1)", "ws://example.org/", "wss://example.org/", "unix:///run/x", "dict://example.org:11211/", "jar:http://example.org!/",
    "view-source:http://example.org/", "httpx://example.org/", "http+unix://%2Frun/", "tcp://example.org/", "blob:http://example.org/", "ｈttp://example.org/",
]  # fmt: skip

PORTS = [
    "http://example.org:443/", "https://example.org:80/", "http://example.org:8080/", "https://example.org:8443/", "http://example.org:22/",
    "http://example.org:0/", "http://example.org:65535/", "http://example.org:6379/",
]  # fmt: skip

NAMES = [
    "http://localhost/", "http://LOCALHOST/", "http://localhost:80/", "http://a.localhost/", "http://printer.local/", "http://metadata.google.internal/",
    "http://router.home.arpa/", "http://hidden.onion/", "http://nas.lan/", "http://wiki.corp/", "http://wiki.intranet/", "http://x.localdomain/",
    "http://metadata/", "http://intranet/", "http://com/", "http://a.b1/", "http://a.c/",
]  # fmt: skip


UNDECODABLE = [
    "http://xn--a.org/", "https://xn--a.org/x?y#z", "http://www.xn--a.org/", "http://gazette.xn--a/", "http://xn--a.org:80/", "http://xn--0.example.org/",
    "http://xn--99999.org/", "http://xn--example-.org/", "http://xn--.org/", "http://[]80@",
]  # fmt: skip
"""Hosts on which the parser itself stumbles: what claims to stand for other letters and stands for none, empty brackets."""


@pytest.mark.parametrize("link", [*LITERALS, *TRICKS, *SCHEMES, *PORTS, *NAMES, *UNDECODABLE])
async def test_what_may_mislead_is_refused(net: Net, link: str) -> None:
    """Numbers in any disguise, tricks on parsers, other schemes and ports, names of private networks: nothing is looked up."""
    with pytest.raises(FetchRefused) as refusal:
        await net.web().fetch(link)

    assert ([], []) == (net.looked_up, net.dialled)
    assert str(refusal.value).endswith(".")
    assert str(refusal.value).replace("\u200c", "").replace("\u200d", "").isprintable()


@pytest.mark.parametrize(
    ("link", "requested"),
    [
        ("http://example.org", "http://example.org/"),
        ("HTTPS://Example.ORG:443/A?b=C#d", "https://example.org/A?b=C"),
        ("http://example.org:80/", "http://example.org/"),
        ("http://a_b.example.org/", "http://a_b.example.org/"),
        ("http://1.example.org/", "http://1.example.org/"),
        ("http://127.0.0.1.example.org/", "http://127.0.0.1.example.org/"),
        ("http://münchen.example.org/", "http://xn--mnchen-3ya.example.org/"),
        ("http://mu\u0308nchen.example.org/", "http://xn--mnchen-3ya.example.org/"),
        ("http://straße.example.org/", "http://xn--strae-oqa.example.org/"),
        ("http://пример.рф/дело", "http://xn--e1afmkfd.xn--p1ai/%D0%B4%D0%B5%D0%BB%D0%BE"),
        ("http://example.org/می\u200cشود", "http://example.org/%D9%85%DB%8C%E2%80%8C%D8%B4%D9%88%D8%AF"),
        ("http://例え.jp/", "http://xn--r8jz45g.jp/"),
        ("http://xn--mnchen-3ya.example.org/", "http://xn--mnchen-3ya.example.org/"),
        ("http://example.org/a/../b", "http://example.org/b"),
        ("http://example.org/@user/1", "http://example.org/@user/1"),
        ("http://example.org?x=http://127.0.0.1/", "http://example.org/?x=http://127.0.0.1/"),
        ("http://example.org/%2e%2e/%41", "http://example.org/A"),
        ("http://example.org/" + "a" * (LONGEST - 19), "http://example.org/" + "a" * (LONGEST - 19)),
    ],
)
def test_a_plain_link_is_read_in_one_way(link: str, requested: str) -> None:
    """The address requested is the one given, in its one form."""
    assert requested == str(parse(link).url)


@pytest.mark.parametrize("link", ["http://example.org/a?b=c", "http://münchen.example.org/ä"])
def test_what_was_read_reads_the_same_again(link: str) -> None:
    """A link's form, read once more, is that form."""
    once = parse(link).url

    assert once == parse(str(once)).url
