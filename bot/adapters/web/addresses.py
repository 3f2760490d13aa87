"""Which addresses belong to the public web, by an explicit table: a row and its reason for each range we do not enter.

`ipaddress.is_global` is no such table: what it calls global differs between Python's releases, and 3.11's has multicast,
6to4 and NAT64 in it. A prefix in which another address may be embedded is refused whole, so no translator on the way can
be made to carry us to what stands inside. What cannot be parsed is not public.
"""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """A range nobody's public page is served from, and why."""

    network: ipaddress.IPv4Network | ipaddress.IPv6Network
    reason: str


def _rows(table: str) -> tuple[Row, ...]:
    lines = (line.split(None, 1) for line in table.strip().splitlines())
    return tuple(Row(ipaddress.ip_network(network), reason.strip()) for network, reason in lines)


REFUSED_V4 = _rows("""
0.0.0.0/8           "this network", RFC 791; 0.0.0.0 reaches the machine itself
10.0.0.0/8          private use, RFC 1918
100.64.0.0/10       shared with a carrier's customers, RFC 6598; a cloud's metadata at 100.100.100.200
127.0.0.0/8         loopback, RFC 1122
168.63.129.16/32    Azure's platform channel: public by number, a host's own services by use
169.254.0.0/16      link-local, RFC 3927; most clouds' metadata at 169.254.169.254
172.16.0.0/12       private use, RFC 1918
192.0.0.0/24        IETF protocol assignments, RFC 6890; a cloud's metadata at 192.0.0.192
192.0.2.0/24        documentation, RFC 5737
192.31.196.0/24     AS112, answers for names of private networks, RFC 7535
192.52.193.0/24     automatic multicast tunnelling, RFC 7450
192.88.99.0/24      6to4 relays, deprecated, RFC 7526
192.168.0.0/16      private use, RFC 1918
192.175.48.0/24     AS112, answers for names of private networks, RFC 7534
198.18.0.0/15       benchmarks of network devices, RFC 2544
198.51.100.0/24     documentation, RFC 5737
203.0.113.0/24      documentation, RFC 5737
224.0.0.0/4         multicast, RFC 5771
240.0.0.0/4         reserved, RFC 1112; 255.255.255.255 is the broadcast, RFC 919
""")

GLOBAL_V6 = ipaddress.IPv6Network("2000::/3")
"""The only global unicast space IANA has opened, RFC 4291 and RFC 3587. All else is refused without a row of its own."""

REFUSED_V6 = _rows("""
::/128              the unspecified address, RFC 4291
::1/128             loopback, RFC 4291
::/96               IPv4-compatible, holds an IPv4 address, deprecated, RFC 4291
::ffff:0:0/96       IPv4-mapped, is an IPv4 address to the system, RFC 4291
::ffff:0:0:0/96     IPv4-translated, holds an IPv4 address, RFC 2765
64:ff9b::/96        NAT64, holds an IPv4 address, RFC 6052
64:ff9b:1::/48      NAT64 of local use, RFC 8215
100::/64            discard only, RFC 6666
100:0:0:1::/64      dummy prefix, RFC 9780
2001::/23           IETF protocol assignments, RFC 2928: Teredo (RFC 4380) holds an IPv4 address, ORCHID (RFC 7343) is no place
2001:db8::/32       documentation, RFC 3849
2002::/16           6to4, holds an IPv4 address, RFC 3056
2620:4f:8000::/48   AS112, answers for names of private networks, RFC 7534
3ffe::/16           the former 6bone, given back, RFC 3701
3fff::/20           documentation, RFC 9637
5f00::/16           segment routing identifiers, RFC 9602
fc00::/7            unique local, RFC 4193; a cloud's metadata at fd00:ec2::254
fe80::/10           link-local, RFC 4291
fec0::/10           site-local, deprecated, RFC 3879
ff00::/8            multicast, RFC 4291
""")

_ISATAP = (0x0000_5EFE, 0x0200_5EFE)
"""The first half of an interface identifier that holds an IPv4 address, under any prefix: RFC 5214."""


def is_public(address: str) -> bool:
    """Whether a page of the public web may be served from a numeric address. A zone makes it local."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(parsed, ipaddress.IPv4Address):
        return not any(parsed in row.network for row in REFUSED_V4)
    if parsed.scope_id is not None or parsed not in GLOBAL_V6:
        return False
    return (int(parsed) >> 32) & 0xFFFF_FFFF not in _ISATAP and not any(parsed in row.network for row in REFUSED_V6)
