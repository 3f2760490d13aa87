"""Whose a web host is: a government's, a place where people post, or anyone's; and so for whom a publisher speaks.

A host's name is the one thing about a page that its author cannot choose freely. Zones that only a government may register
in (`gov.pl`, `go.jp`, `mil`) are believed for whatever stands in them; beside them stands a table of government hosts
elsewhere. A label that looks official in an open zone ("mfa-caldria.com") proves nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

_ZONES: dict[str, str] = {
    "gov": "ac ae af al am ao ar as au az ba bb bd bf bh bi bm bn br bs bt bw by bz cd ck cl cm cn co cv cx cy cz dm do dz ec ee "
    "eg er et fj fk fm gd ge gh gi gn gr gu gy hk hr hu ie il in io iq ir it jm jo kg kh ki km kn kp kw kz la lb lc lk lr ls lt "
    "lv ly ma md me mg mk ml mm mn mo mr ms mt mu mv mw my mz na ng np nr om pg ph pk pl pn pr ps pt pw py qa ro rs ru rw sa sb "
    "sc sd sg sh si sk sl sm so sr ss sx sy tj tl tm tn to tr tt tw ua ug uk uz vc ve vn ws ye za zm zw",
    "mil": "ac ae al ar az ba bd bo br by cl cn co cy do ec eg fj gh gt hn id in io iq jo kg km kr kz lv mg mv my mz ng ni no nz "
    "pe ph pl py qa rw sh st sy tj tm to tr tt tw tz ug uy vc ve ye za zm zw",
    "gob": "ar bo cl cu do ec es gt hn mx ni pa pe sv ve",
    "gouv": "bj ci fr ga ht km mc ml ne sn tg",
    "go": "ci cr id jp ke kr th tj tz ug",
    "gub": "uy",
    "govt": "nz",
    "gc": "ca",
    "gv": "ao at",
    "admin": "ch",
    "nic": "in",
}
"""Second-level zones in which governments alone may register, with the countries that have them: from the public suffix
list, and a few that governments are known to keep for themselves."""

_RESERVED = frozenset({"example", "test", "invalid"})
"""Kept free by RFC 2606: nobody can register there, so nobody can pretend there."""

_OWN = """
Argentina casarosada.gob.ar | Armenia primeminister.am president.am mfa.am | Austria bundespraesident.at bmeia.gv.at
Azerbaijan president.az mfa.az | Belgium belgium.be fgov.be premier.be monarchie.be | Bulgaria government.bg president.bg mfa.bg
Canada canada.ca gg.ca | China fmprc.gov.cn | Croatia predsjednik.hr vlada.hr mvep.hr | Cuba minrex.cu presidencia.cu
Czech Republic vlada.cz mzv.cz hrad.cz | Denmark um.dk stm.dk fmn.dk regeringen.dk | Egypt presidency.eg
Estonia president.ee valitsus.ee vm.ee mfa.ee | Finland vn.fi valtioneuvosto.fi government.fi formin.fi um.fi presidentti.fi president.fi
France elysee.fr gouvernement.fr | Germany bundesregierung.de bundeskanzler.de bundeskanzlerin.de bundespraesident.de auswaertiges-amt.de bmvg.de diplo.de
Greece primeminister.gr mfa.gr presidency.gr | Hungary kormany.hu miniszterelnok.hu keh.hu | Iceland government.is stjornarradid.is forseti.is
India pmindia.gov.in | Iran president.ir mfa.ir leader.ir khamenei.ir | Ireland president.ie
Italy governo.it esteri.it quirinale.it difesa.it | Kazakhstan akorda.kz primeminister.kz | Kosovo rks-gov.net president-ksgov.net
Kyrgyzstan president.kg | Latvia president.lv | Lithuania lrp.lt lrv.lt urm.lt | Luxembourg gouvernement.lu public.lu
Moldova presedinte.md | Netherlands government.nl rijksoverheid.nl royal-house.nl | Norway regjeringen.no government.no royalcourt.no
Poland president.pl prezydent.pl | Portugal presidencia.pt | Romania presidency.ro mae.ro | Russia kremlin.ru government.ru mid.ru mil.ru
Serbia predsednik.rs | Slovakia prezident.sk mzv.sk | Slovenia predsednica-slo.si | Spain casareal.es | Sweden government.se regeringen.se
Tajikistan president.tj mfa.tj | Ukraine president.gov.ua | United Kingdom royal.uk parliament.uk | Uzbekistan president.uz mfa.uz
Vatican City vatican.va | Vietnam chinhphu.vn | European Union europa.eu | NATO nato.int | United Nations un.org
OSCE osce.org | IAEA iaea.org | OPCW opcw.org | WHO who.int | IMF imf.org | World Bank worldbank.org | OECD oecd.org
WTO wto.org | ASEAN asean.org | African Union au.int | Council of Europe coe.int | International Court of Justice icj-cij.org
International Criminal Court icc-cpi.int | Organization of American States oas.org | Gulf Cooperation Council gcc-sg.org
UNESCO unesco.org | UNICEF unicef.org | UNHCR unhcr.org | UNRWA unrwa.org | Shanghai Cooperation Organisation sectsco.org
Collective Security Treaty Organization odkb-csto.org | Eurasian Economic Union eaeunion.org | CARICOM caricom.org
SAARC saarc-sec.org | International Committee of the Red Cross icrc.org | Interpol interpol.int | OPEC opec.org | APEC apec.org
Arab League leagueofarabstates.net lasportal.org | Organisation of Islamic Cooperation oic-oci.org | ECOWAS ecowas.int
IGAD igad.int | SADC sadc.int | East African Community eac.int | Pacific Islands Forum forumsec.org | Commonwealth thecommonwealth.org
"""
"""Government hosts in open zones, and those of bodies of states: the party, then its hosts and whatever stands below them."""

_COUNTRIES = """
af Afghanistan al Albania dz Algeria ad Andorra ao Angola ag Antigua and Barbuda ar Argentina am Armenia au Australia at Austria
az Azerbaijan bs Bahamas bh Bahrain bd Bangladesh bb Barbados by Belarus be Belgium bz Belize bj Benin bt Bhutan bo Bolivia
ba Bosnia and Herzegovina bw Botswana br Brazil bn Brunei bg Bulgaria bf Burkina Faso bi Burundi kh Cambodia cm Cameroon
ca Canada cv Cape Verde cf Central African Republic td Chad cl Chile cn China co Colombia km Comoros cg Congo cr Costa Rica
hr Croatia cu Cuba cy Cyprus cz Czech Republic cd Democratic Republic of the Congo dk Denmark dj Djibouti dm Dominica
do Dominican Republic tl East Timor ec Ecuador eg Egypt sv El Salvador gq Equatorial Guinea er Eritrea ee Estonia sz Eswatini
et Ethiopia fj Fiji fi Finland fr France ga Gabon gm Gambia ge Georgia de Germany gh Ghana gr Greece gd Grenada gt Guatemala
gn Guinea gw Guinea-Bissau gy Guyana ht Haiti hn Honduras hu Hungary is Iceland in India id Indonesia ir Iran iq Iraq ie Ireland
il Israel it Italy ci Ivory Coast jm Jamaica jp Japan jo Jordan kz Kazakhstan ke Kenya ki Kiribati kw Kuwait kg Kyrgyzstan
la Laos lv Latvia lb Lebanon ls Lesotho lr Liberia ly Libya li Liechtenstein lt Lithuania lu Luxembourg mg Madagascar mw Malawi
my Malaysia mv Maldives ml Mali mt Malta mh Marshall Islands mr Mauritania mu Mauritius mx Mexico fm Micronesia md Moldova
mc Monaco mn Mongolia me Montenegro ma Morocco mz Mozambique mm Myanmar na Namibia nr Nauru np Nepal nl Netherlands
nz New Zealand ni Nicaragua ne Niger ng Nigeria kp North Korea mk North Macedonia no Norway om Oman pk Pakistan pw Palau
ps Palestine pa Panama pg Papua New Guinea py Paraguay pe Peru ph Philippines pl Poland pt Portugal qa Qatar ro Romania ru Russia
rw Rwanda kn Saint Kitts and Nevis lc Saint Lucia vc Saint Vincent and the Grenadines ws Samoa sm San Marino
st São Tomé and Príncipe sa Saudi Arabia sn Senegal rs Serbia sc Seychelles sl Sierra Leone sg Singapore sk Slovakia si Slovenia
sb Solomon Islands so Somalia za South Africa kr South Korea ss South Sudan es Spain lk Sri Lanka sd Sudan sr Suriname se Sweden
ch Switzerland sy Syria tj Tajikistan tz Tanzania th Thailand tg Togo to Tonga tt Trinidad and Tobago tn Tunisia tr Turkey
tm Turkmenistan tv Tuvalu ug Uganda ua Ukraine ae United Arab Emirates uk United Kingdom us United States uy Uruguay
uz Uzbekistan vu Vanuatu va Vatican City ve Venezuela vn Vietnam ye Yemen zm Zambia zw Zimbabwe tw Taiwan hk Hong Kong mo Macau
"""

_FEDERAL = frozenset(
    """
    whitehouse state defense war archives house senate congress treasury commerce ustr dhs energy justice usembassy usmission usaid
    dni cia fbi nasa usda epa cisa cbp ice uscis faa ntsb bis opm gsa federalreserve fed supremecourt
    """.split()
)
"""What stands in `gov` for the United States; most of the rest are towns and counties."""

_POSTS = frozenset(
    """
    x.com twitter.com truthsocial.com t.me telegram.me telegram.org weibo.com weibo.cn facebook.com fb.com instagram.com threads.net
    threads.com bsky.app vk.com ok.ru linkedin.com tiktok.com youtube.com youtu.be reddit.com gab.com gettr.com rumble.com
    mastodon.social mastodon.online
    """.split()
)
"""Where people and governments post, and whoever holds an account is the author."""

_SHARED = frozenset(
    """
    tumblr.com substack.com livejournal.com dreamwidth.org medium.com typepad.com beehiiv.com hubpages.com over-blog.com
    blog.jp seesaa.net hatenablog.jp hatenadiary.com ameblo.jp naver.com daum.net tistory.com telegra.ph write.as hashnode.dev
    squarespace.com webflow.io jimdo.com canalblog.com skyrock.com diary.ru bearblog.dev mataroa.blog exblog.jp postach.io
    """.split()
)
"""Hosts whose every label belongs to another author, and which the public suffix list does not have."""

_OPEN_ZONES = frozenset(_ZONES) | frozenset("co com net org ac edu or ne nom asso info".split())
"""Second-level labels under a country that belong to no one registrant."""

MESSAGE = "message"
"""What stands beside the author of a post whose place is not known."""
_BESIDE = re.compile(rf"(?P<name>.+) \((?P<host>[a-z0-9-]+(?:[.:][a-z0-9-]+)+|\[[a-f0-9:.]+\]|{MESSAGE})\)")
_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+")


@dataclass(frozen=True, slots=True)
class Government:
    """The government or the body of states that holds a host."""

    party: str
    """As the gazetteer names it; empty where the zone tells of none."""
    labels: tuple[str, ...]
    """What the host is called within the zone: `mfa` of `www.mfa.gov.pl`."""
    alone: bool
    """Whether one government alone stands in that zone; in `gov` itself towns and counties do too."""


def plain_host(host: str) -> str:
    """A host as it is shown: lower case, without a port, a final dot or `www.`."""
    host = host.strip().lower().rsplit("@", 1)[-1]
    if not host.startswith("[") and host.count(":") == 1:
        host = host.split(":", 1)[0]
    return host.rstrip(".").removeprefix("www.")


def government(host: str) -> Government | None:
    """Tell whose government a host is of; nothing where it may be anyone's."""
    labels = tuple(plain_host(host).split("."))
    for count in range(len(labels), 1, -1):
        if owner := _owners().get(".".join(labels[-count:])):
            return Government(owner, labels[:-1], alone=True)
    top, zone = labels[-1], labels[-2] if len(labels) > 1 else ""
    if top in {"gov", "mil"} and zone:
        is_federal = top == "mil" or zone in _FEDERAL
        return Government("United States" if is_federal else "", labels[:-1], alone=False)
    if top == "int" and zone:
        return Government("", labels[:-1], alone=True)
    if zone in _ZONES and (top in _ZONES[zone].split() or top in _RESERVED):
        return Government(_countries().get(top, ""), labels[:-2] or labels, alone=True)
    return None


def is_for_posts(host: str) -> bool:
    """Is that a place where people post?"""
    labels = plain_host(host).split(".")
    return any(".".join(labels[-count:]) in _POSTS for count in (2, 3))


def is_shared(host: str) -> bool:
    """Does every label under that host belong to another author?"""
    return plain_host(host) in _SHARED


def own_label(host: str) -> str:
    """The label a registrant chose: `bbc` of `news.bbc.co.uk`."""
    labels = plain_host(host).split(".")
    if len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _OPEN_ZONES:
        return labels[-3]
    return labels[-2] if len(labels) > 1 else labels[0]


def plain_name(publisher: str) -> str:
    """Give what a publisher is called in a sentence, without the host beside it."""
    match = _BESIDE.fullmatch(publisher)
    return match["name"] if match else publisher


def speaks_for(publisher: str) -> str:
    """Name the party whose government holds the host that a publisher is shown with; nothing without one."""
    owner = government(_host(publisher))
    return owner.party if owner else ""


def is_official(publisher: str) -> bool:
    """May it be believed to be a government's: nobody's host is shown with it, or a government's is?"""
    host = _host(publisher)
    return not host or government(host) is not None


def _host(publisher: str) -> str:
    match = _BESIDE.fullmatch(publisher)
    if match:
        return match["host"]
    return publisher if _HOST.fullmatch(publisher) else ""


@cache
def _owners() -> dict[str, str]:
    """Host → the party that holds it."""
    owners: dict[str, str] = {}
    for entry in _OWN.replace("\n", "|").split("|"):
        words = entry.split()
        party = " ".join(word for word in words if "." not in word)
        owners.update((word, party) for word in words if "." in word)
    return owners


@cache
def _countries() -> dict[str, str]:
    """Country code → the party."""
    found: dict[str, list[str]] = {}
    code = ""
    for word in _COUNTRIES.split():
        if len(word) == 2 and word.islower() and word != "of":
            code = word
        else:
            found.setdefault(code, []).append(word)
    return {code: " ".join(words) for code, words in found.items()}


__all__ = [
    "MESSAGE",
    "Government",
    "government",
    "is_for_posts",
    "is_official",
    "is_shared",
    "own_label",
    "plain_host",
    "plain_name",
    "speaks_for",
]
