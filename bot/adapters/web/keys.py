"""One name for the same page, however its link was shared, and whether to believe the address a page calls its own.

A key is for comparing and for keeping, never for fetching: two links with one key may still be two requests.
"""

from __future__ import annotations

import functools
import re

import yarl
from publicsuffixlist import PublicSuffixList

from bot.adapters.web.url import parse
from bot.domain.hosts import is_shared
from bot.errors import FetchRefused

_TRACKING = frozenset(
    """
    fbclid gclid gclsrc dclid gbraid wbraid gad_source gad_campaignid msclkid yclid ysclid twclid ttclid igshid igsh li_fat_id
    mc_cid mc_eid mkt_tok vero_id vero_conv _hsenc _hsmi __hssc __hstc __hsfp hsctatracking oly_anon_id oly_enc_id rb_clickid
    s_cid s_kwcid ef_id epik cmpid cmp ns_campaign ns_mchannel ns_source ns_linkname ns_fee at_campaign at_medium at_link_id
    at_link_type at_link_origin at_format at_ptr_name at_bbc_team ito ocid ncid sr_share smid smtyp smprod cn-track cvid
    __twitter_impression guccounter guce_referrer guce_referrer_sig _ga _gl wt_mc wt.mc_id wt_zmc xtor spm scm ref_src ref_url
    feature_src share_id taid trk trkcampaign echobox soc_src soc_trk wickedid irclickid _branch_match_id _branch_referrer
    """.split()
)
"""Parameters that tell who shared a link, not which page it is. In lower case."""

_TRACKING_BEGINNINGS = ("utm_", "pk_", "mtm_", "matomo_", "hsa_", "stm_", "itm_")
_AMP_PARAMETERS = frozenset({("amp", ""), ("amp", "1"), ("amp", "true"), ("outputtype", "amp"), ("output", "amp")})
_SAME_SITE = ("www.", "m.", "mobile.", "amp.")
_AMP_CACHES = ("cdn.ampproject.org", "bing-amp.com")
_IN_CACHE = re.compile(r"/[a-z]{1,3}/(s/)?([^/]+\.[^/]+.*)", re.DOTALL)
_IN_VIEWER = re.compile(r"/amp/(s/)?([^/]+\.[^/]+.*)", re.DOTALL)
_GOOGLE = frozenset({"google.com", "www.google.com"})
"""Its own names alone: anyone may have a name that looks like one of its others, and would speak for every page."""


def key(url: str) -> str:
    """Name the page a link leads to, as host, path and what of the query matters. What is no link names itself."""
    try:
        parsed = _unwrapped(parse(url, frozenset({_authority(url)})).url)
    except FetchRefused:
        return url.strip()
    host = _bare(parsed.raw_host or "")
    port = "" if parsed.port in {80, 443} else f":{parsed.port}"
    path = re.sub(r"/amp$", "", parsed.raw_path.rstrip("/")).rstrip("/")
    kept = sorted((name, value) for name, value in parsed.query.items() if not _is_noise(name.lower(), value.lower()))
    query = yarl.URL.build(query=kept).raw_query_string if kept else ""
    return f"{host}{port}{path}{'?' if query else ''}{query}"


def canonical(page_url: str, claimed: str) -> str:
    """The address a page names as its own, where that is on the same registrable domain; else the page's address."""
    try:
        page = yarl.URL(page_url)
        own = parse(str(page.join(yarl.URL(claimed.strip())))).url
    except (FetchRefused, ValueError):
        return page_url
    if not claimed.strip() or _registrable(page.raw_host or "") != _registrable(own.raw_host or ""):
        return page_url
    if own.path == "/" and page.path != "/" and not own.query_string:
        return page_url  # a site that names its front page on every page
    return str(own)


def _authority(url: str) -> str:
    """The host of a private link, too, has a key."""
    return url.partition("://")[2].partition("/")[0].partition("?")[0].partition("#")[0].lower()


def _unwrapped(url: yarl.URL) -> yarl.URL:
    """The publisher's own page, where a cache or a viewer of AMP pages stands before it."""
    host = url.raw_host or ""
    wrapped = None
    if any(host == cache or host.endswith(f".{cache}") for cache in _AMP_CACHES):
        wrapped = _IN_CACHE.fullmatch(url.raw_path_qs)
    elif host in _GOOGLE:
        wrapped = _IN_VIEWER.fullmatch(url.raw_path_qs)
    if wrapped is None:
        return url
    try:
        return parse(f"{'https' if wrapped[1] else 'http'}://{wrapped[2]}").url
    except FetchRefused:
        return url


def _bare(host: str) -> str:
    for prefix in _SAME_SITE:
        rest = host.removeprefix(prefix)
        if rest == host or "." not in rest or _suffixes().privatesuffix(rest) is None:
            continue
        if prefix == "www." or not is_shared(rest):  # an author there may be called "m"
            return _bare(rest)
    return host


def _is_noise(name: str, value: str) -> bool:
    return name in _TRACKING or name.startswith(_TRACKING_BEGINNINGS) or (name, value) in _AMP_PARAMETERS


def _registrable(host: str) -> str:
    """What one owner registered: `a.example.co.uk` → `example.co.uk`; a host on a shared platform is its own."""
    registered = _suffixes().privatesuffix(host) or host
    return host if is_shared(registered) else registered


@functools.cache
def _suffixes() -> PublicSuffixList:
    """The public suffix list with its private section: read when first asked for, it takes a tenth of a second."""
    return PublicSuffixList()
