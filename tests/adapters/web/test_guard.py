"""Nothing but public addresses is ever connected to, whichever way a link leads elsewhere, and each check suffices alone.

That no address strayed to was dialled is held by the `net` after every test here.
"""

from __future__ import annotations

import pytest
import yarl

from bot.adapters.page import Page
from bot.adapters.web.addresses import REFUSED_V4, REFUSED_V6, is_public
from bot.adapters.web.guard import Guard
from bot.adapters.web.url import Link
from bot.errors import FetchError, FetchRefused, FetchUnreachable
from tests.adapters.web.net import HOST, PAGE, PUBLIC, PUBLIC_TOO, PUBLIC_V6, Net, answer, moved
from tests.adapters.web.test_url import LITERALS, NAMES, PORTS, SCHEMES, TRICKS, UNDECODABLE

ROWS = [
    str(row.network[len_ // 2])
    for row in (*REFUSED_V4, *REFUSED_V6)
    for len_ in [min(row.network.num_addresses, 2**16)]
]

EMBEDDED = [
    "::ffff:127.0.0.1", "::ffff:7f00:1", "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "2002:7f00:1::1", "::ffff:0:7f00:1",
    "2001:0:4136:e378:8000:63bf:80ff:fffe", "2606:4700::5efe:7f00:1", "fe80::1%2", "169.254.169.254", "168.63.129.16", "192.0.0.192",
    "100.100.100.200", "fd00:ec2::254", "0.0.0.0", "::",
]  # fmt: skip

NOT_PUBLIC = [*ROWS, *EMBEDDED]

SHORT = [
    "127.0.0.1",
    "10.1.2.3",
    "169.254.169.254",
    "::1",
    "::ffff:10.0.0.1",
    "64:ff9b::a00:1",
    "2002:a00:1::1",
    "fc00::1",
]


@pytest.mark.parametrize("address", NOT_PUBLIC)
async def test_a_name_that_leads_inside_is_refused(net: Net, address: str) -> None:
    """Every row and every embedding, as the only answer of the DNS."""
    net.resolves(HOST, [address])

    with pytest.raises(FetchRefused, match="not on the public web"):
        await net.web().fetch(PAGE)

    assert [] == net.dialled


@pytest.mark.parametrize(
    "address", ["not-an-address", "127.1", "0177.0.0.1", "2130706433", "", "fe80::1%eth0", "1.2.3.4:80"]
)
async def test_an_answer_that_is_no_address_is_refused(net: Net, address: str) -> None:
    """What a resolver says in another form is not tried."""
    net.resolves(HOST, [address])

    with pytest.raises(FetchError):
        await net.web().fetch(PAGE)

    assert [] == net.dialled


@pytest.mark.parametrize("address", SHORT)
@pytest.mark.parametrize("public", [PUBLIC, PUBLIC_V6])
@pytest.mark.parametrize("order", [1, -1])
async def test_a_mixed_answer_is_refused_whole(net: Net, address: str, public: str, order: int) -> None:
    """A public address beside one that is not makes no difference, whichever comes first."""
    net.resolves(HOST, [public, address][::order])

    with pytest.raises(FetchRefused):
        await net.web().fetch(PAGE)

    assert [] == net.dialled


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("address", SHORT)
async def test_a_redirect_to_a_name_that_leads_inside_is_refused(net: Net, status: int, address: str) -> None:
    """After each kind of redirect."""
    net.serves(PAGE, moved("http://inner.example.org/", status))
    net.resolves("inner.example.org", [address])

    with pytest.raises(FetchRefused, match=r"inner\.example\.org"):
        await net.web().fetch(PAGE)

    assert [(PUBLIC, 80)] == net.dialled


@pytest.mark.parametrize("location", [*LITERALS, *TRICKS, *SCHEMES, *PORTS, *NAMES, *UNDECODABLE])
async def test_a_redirect_is_read_as_strictly_as_a_link(net: Net, location: str) -> None:
    """Nothing a person's link may not be is followed; what is a relative reference stays on its host."""
    net.serves(PAGE, moved(location.replace("\r", "").replace("\n", "")))

    with pytest.raises(FetchError):
        await net.web().fetch(PAGE)

    assert {PUBLIC} == {address for address, _ in net.dialled}
    assert {HOST, "example.org"} >= set(net.looked_up)


@pytest.mark.parametrize(
    "location",
    ["//example。org/", "//ｅxample.org/", "//a@example.org/", "//127.0.0.1/", "//[::1]/", "//example.org:8080/", "//", "//localhost/",
     "http://example。org/", "HTTP:example.org/", "http:/example.org/", "http:////example.org/", "//example.org./", "//exa%6dple.org/"],
)  # fmt: skip
async def test_a_redirect_names_its_host_as_it_is_looked_up(net: Net, location: str) -> None:
    """With or without a scheme: nothing is mapped or mended on the way."""
    net.serves(PAGE, moved(location))

    with pytest.raises(FetchRefused):
        await net.web().fetch(PAGE)

    assert [HOST] == net.looked_up


@pytest.mark.parametrize("address", SHORT)
async def test_a_name_rebound_between_two_hops_is_refused(net: Net, address: str) -> None:
    """The second look-up is judged like the first."""
    net.serves(PAGE, moved("/next"))
    net.serves(f"http://{HOST}/next", answer(b"x"))
    net.resolves(HOST, [PUBLIC], [address])

    with pytest.raises(FetchRefused):
        await net.web().fetch(PAGE)

    assert ([HOST, HOST], [(PUBLIC, 80)]) == (net.looked_up, net.dialled)


async def test_a_name_rebound_between_two_fetches_is_refused(net: Net) -> None:
    """No answer and no connection is used twice."""
    net.serves(PAGE, answer(b"x"))
    net.serves(f"{PAGE}/2", answer(b"x"))
    net.resolves(HOST, [PUBLIC], ["127.0.0.1"])
    web = net.web()
    await web.fetch(PAGE)

    with pytest.raises(FetchRefused):
        await web.fetch(f"{PAGE}/2")


@pytest.mark.parametrize("address", SHORT)
async def test_a_connection_tried_again_is_judged_again(net: Net, address: str) -> None:
    """A server that hangs up is asked once more by the client, over a new look-up."""
    net.serves(PAGE, b"", answer(b"x"))
    net.resolves(HOST, [PUBLIC], [address])

    with pytest.raises(FetchRefused):
        await net.web().fetch(PAGE)

    assert [(PUBLIC, 80)] == net.dialled


async def test_another_public_address_is_tried(net: Net) -> None:
    """One that does not answer is not the end."""
    net.serves(PAGE, answer(b"x"))
    net.resolves(HOST, [PUBLIC_V6, PUBLIC, PUBLIC_TOO])
    net.unreachable |= {PUBLIC_V6, PUBLIC}

    assert isinstance(await net.web().fetch(PAGE), Page)
    assert [PUBLIC_V6, PUBLIC, PUBLIC_TOO] == [address for address, _ in net.dialled]


async def test_a_name_without_addresses_is_told(net: Net) -> None:
    """An empty answer is a host not found."""
    net.resolves(HOST, [])

    with pytest.raises(FetchUnreachable, match="No host called"):
        await net.web().fetch(PAGE)


async def test_robots_are_asked_past_the_guard(net: Net) -> None:
    """A robots.txt that redirects inside is one that could not be had."""
    net.serves(f"http://{HOST}/robots.txt", moved("http://inner.example.org/"))
    net.resolves("inner.example.org", ["127.0.0.1"])

    with pytest.raises(FetchError):
        await net.web().fetch(PAGE, automatic=True)

    assert [(PUBLIC, 80)] == net.dialled


class _Lenient(Guard):
    """Lets everything through; those below hold at one place."""

    def link(self, text: str) -> Link:
        return super().link(text)

    def answer(self, link: Link, addresses: tuple[str, ...]) -> None:
        pass

    def connection(self, link: Link, address: str) -> None:
        pass

    def peer(self, link: Link, address: str) -> None:
        pass


class _AnyLink(Guard):
    """Takes every link, and judges what it leads to."""

    def link(self, text: str) -> Link:
        return Link(yarl.URL(text))


@pytest.mark.parametrize(
    "link",
    ["http://127.0.0.1/", "http://127.0.0.1:6379/", "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://[64:ff9b::7f00:1]/",
     "http://[fe80::1%25eth0]/", "http://2130706433/", "http://0x7f.1/", "http://127.1/", "http://127。0。0。1/", "http://10.0.0.1./"],
)  # fmt: skip
async def test_the_connection_is_judged_where_the_link_was_not(net: Net, link: str) -> None:
    """A numeric host, for which nothing is looked up, is stopped at the socket."""
    with pytest.raises(FetchError):
        await net.web(guard=_AnyLink()).fetch(link)

    assert [] == net.strayed


class _OnlyTheAnswer(_Lenient):
    def answer(self, link: Link, addresses: tuple[str, ...]) -> None:
        Guard.answer(self, link, addresses)


class _OnlyTheConnection(_Lenient):
    def connection(self, link: Link, address: str) -> None:
        Guard.connection(self, link, address)


class _OnlyThePeer(_Lenient):
    def peer(self, link: Link, address: str) -> None:
        Guard.peer(self, link, address)


@pytest.mark.parametrize("address", NOT_PUBLIC)
@pytest.mark.parametrize("guard", [_OnlyTheAnswer(), _OnlyTheConnection()], ids=["answer", "connection"])
async def test_one_check_suffices_to_dial_nothing(net: Net, guard: Guard, address: str) -> None:
    """The judgement of the look-up, or that at the socket, with all others off."""
    net.resolves(HOST, [address])

    with pytest.raises(FetchRefused):
        await net.web(guard=guard).fetch(PAGE)

    assert [] == net.dialled


@pytest.mark.parametrize("is_first", [True, False])
@pytest.mark.parametrize("address", SHORT)
async def test_the_check_at_the_socket_refuses_a_mixed_answer(net: Net, address: str, is_first: bool) -> None:
    """Beside a refused address no other is asked anything, whether it was tried first or after one that did not answer."""
    public = PUBLIC_V6 if ":" in address else PUBLIC
    net.resolves(HOST, [address, public] if is_first else [public, address])
    net.serves(PAGE, answer(b"x"))
    net.unreachable |= set() if is_first else {public}

    with pytest.raises(FetchRefused):
        await net.web(guard=_OnlyTheConnection()).fetch(PAGE)

    assert [] == net.asked


@pytest.mark.parametrize("address", [address for address in SHORT if not is_public(address)])
@pytest.mark.parametrize("scheme", ["http", "https"])
async def test_the_check_of_the_peer_asks_nothing_of_it(address: str, scheme: str) -> None:
    """With all others off the connection is made, and left before a request is sent."""
    async with Net() as net:
        net.resolves(HOST, [address])
        net.serves(PAGE, answer(b"secret"))

        with pytest.raises(FetchRefused):
            await net.web(guard=_OnlyThePeer()).fetch(f"{scheme}://{HOST}/page")

        assert ([], 1) == (net.asked, len(net.strayed))


async def test_the_net_would_notice(net: Net) -> None:
    """With every check off an inner address is reached: the tests above can fail."""
    net.resolves(HOST, ["127.0.0.1"])
    net.serves(PAGE, answer(b"secret"))

    page = await net.web(guard=_Lenient()).fetch(PAGE)

    assert isinstance(page, Page)
    assert [("127.0.0.1", 80)] == net.strayed
    net.dialled.clear()
