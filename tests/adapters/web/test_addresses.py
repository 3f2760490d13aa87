"""No address is public that any row of the table covers, nor one that holds another inside."""

from __future__ import annotations

import ipaddress

import pytest

from bot.adapters.web.addresses import REFUSED_V4, REFUSED_V6, Row, is_public


@pytest.mark.parametrize("row", [*REFUSED_V4, *REFUSED_V6], ids=lambda row: str(row.network))
def test_a_row_is_refused_from_end_to_end(row: Row) -> None:
    """Its first address, its last, and one in between."""
    first, last = int(row.network[0]), int(row.network[-1])
    kind = type(row.network[0])

    assert [False] * 3 == [is_public(str(kind(number))) for number in (first, (first + last) // 2, last)]


@pytest.mark.parametrize(
    "network",
    "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 168.63.129.16/32 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 "
    "192.31.196.0/24 192.52.193.0/24 192.88.99.0/24 192.168.0.0/16 192.175.48.0/24 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 "
    "224.0.0.0/4 240.0.0.0/4 ::/3 ::/128 ::1/128 ::/96 ::ffff:0:0/96 ::ffff:0:0:0/96 64:ff9b::/96 64:ff9b:1::/48 100::/64 "
    "100:0:0:1::/64 2001::/23 2001::/32 2001:db8::/32 2002::/16 2620:4f:8000::/48 3ffe::/16 3fff::/20 4000::/2 5f00::/16 8000::/1 "
    "fc00::/7 fe80::/10 fec0::/10 ff00::/8".split(),
)
def test_a_range_of_the_registries_is_refused(network: str) -> None:
    """Told here once more, so that no row is lost unnoticed."""
    parsed = ipaddress.ip_network(network)

    assert [False, False] == [is_public(str(parsed[0])), is_public(str(parsed[-1]))]


@pytest.mark.parametrize("row", [*REFUSED_V4, *REFUSED_V6], ids=lambda row: str(row.network))
def test_a_row_has_its_reason(row: Row) -> None:
    """A document or a fact that can be looked up."""
    assert len(row.reason) > 10


@pytest.mark.parametrize(
    "address",
    ["1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255", "128.0.0.0",
     "168.63.129.15", "168.63.129.17", "169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0", "191.255.255.255",
     "192.0.1.0", "192.0.3.0", "192.88.98.255", "192.88.100.0", "192.167.255.255", "192.169.0.0", "198.17.255.255",
     "198.20.0.0", "198.51.99.255", "203.0.114.0", "223.255.255.255",
     "2001:200::1", "2001:4860:4860::8888", "2001:db7:ffff::", "2001:db9::", "2003::1", "2606:4700::1111", "2a00:1450::1",
     "2620:4f:7fff::1", "3ffd:ffff::"],
)  # fmt: skip
def test_a_neighbour_of_a_row_is_public(address: str) -> None:
    """The table takes no more than its reasons cover."""
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "255.255.255.255", "192.0.0.192", "169.254.169.254", "100.100.100.200", "168.63.129.16", "fd00:ec2::254",
        "::ffff:93.184.215.14", "::ffff:127.0.0.1", "::127.0.0.1", "::93.184.215.14", "::ffff:0:127.0.0.1",
        "64:ff9b::127.0.0.1", "64:ff9b::93.184.215.14", "64:ff9b:1::10.0.0.1", "2002:7f00:1::", "2002:5db8:d70e::1",
        "2001:0:4136:e378:8000:63bf:3fff:fdd2", "2a00:1450::5efe:10.0.0.1", "2a00:1450::200:5efe:127.0.0.1",
        "fe80::5efe:10.0.0.1", "2606:4700::1111%1", "fe80::1%eth0", "4000::1", "8000::1", "1000::1",
        "", "localhost", "127.1", "0x7f000001", "2130706433", "0177.0.0.1", "127.0.0.1.", " 1.1.1.1", "[2606:4700::1111]",
        "１.1.1.1",
    ],
)  # fmt: skip
def test_what_holds_another_or_is_no_address_is_refused(address: str) -> None:
    """Mapped, compatible, translated, tunnelled, zoned, unassigned, or not in the one numeric form."""
    assert not is_public(address)


def test_the_table_is_no_laxer_than_python_where_python_is_right() -> None:
    """Whatever `ipaddress` calls private, loopback, multicast or reserved is refused here too."""
    networks = [
        *ipaddress.IPv4Address("0.0.0.0")._constants._private_networks,  # type: ignore[attr-defined]
        *ipaddress.IPv6Address("::")._constants._private_networks,  # type: ignore[attr-defined]
        *ipaddress.IPv6Address("::")._constants._reserved_networks,  # type: ignore[attr-defined]
    ]

    assert [] == [network for network in networks if is_public(str(network[0])) or is_public(str(network[-1]))]
