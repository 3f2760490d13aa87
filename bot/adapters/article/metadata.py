"""What a page says of itself: title, date, site, language, its own address.

The address a page was found at is ours and not the page's to tell: `og:url` is never asked. Its canonical link is kept as a
claim. A date is the one its makers give machines, with the precision told; only then one that htmldate finds.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from urllib.parse import urljoin, urlsplit

from htmldate import find_date

from bot.adapters.article.characters import line
from bot.adapters.article.linked import Linked
from bot.adapters.article.tree import Element, classes, text
from bot.domain.languages import language

_LONGEST: Final = 300
"""Characters of a title, a site's name."""
_SEPARATORS = re.compile(r"\s+(?:[|–—·•»:]|-{1,2}|::)\s+|\s*[|｜_]\s*")
_MARKS: Final = " |–—·•»:-_｜"
_BARS: Final = ("|", "｜", "_")
"""What parts a title from its site's name and seldom anything else."""
_SITE_WORDS: Final = 5
_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)-(\d\d)(?:-(\d\d))?(?!\d)")
_COMPACT = re.compile(r"^((?:19|20)\d\d)(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?Z?)?$")
_OFFSET = re.compile(r"([+-]\d\d)(\d\d)$")
_PUBLISHED: Final = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "dc.date.issued",
    "dcterms.issued", "dc.date.created", "dcterms.created", "parsely-pub-date", "sailthru.date", "publishdate", "pubdate",
    "article.published", "cxenseparse:recs:publishtime", "weibo:article:create_at", "dcterms.date", "dc.date",
)  # fmt: skip
_HTMLDATE_LIMIT: Final = 400_000
"""Characters of a page that htmldate is shown; it searches with many patterns."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says of itself; empty where it says nothing."""

    title: str
    published: str
    site: str
    canonical: str
    headlines: tuple[str, ...] = ()
    """The title in every form the page gives it; where one stands at the head of the text it is no part of that."""


def metadata(root: Element, told: Linked, url: str) -> Metadata:
    """Read what a page says of itself; `url` is where it was found."""
    metas = _metas(root)
    site = _first(metas, "og:site_name", "application-name") or told.publisher
    return Metadata(
        title=_title(root, told, metas, site),
        published=_published(root, told, metas, url),
        site=site[:_LONGEST],
        canonical=_canonical(root, url),
        headlines=tuple(filter(None, (told.headline, _first(metas, "og:title"), _heading(root), _titled(root)))),
    )


def spoken(root: Element, told: Linked, words: str) -> str:
    """Tell a text's language: by its words, and by the page's own claim where they leave it open."""
    declared = (root.get("lang") or root.get("xml:lang") or told.language).strip().replace("_", "-").lower()
    claimed = declared.partition("-")[0] if re.fullmatch(r"[a-z]{2,3}(?:-[a-z0-9-]{1,20})?", declared) else ""
    shown = language(words)
    return shown or claimed


def _metas(root: Element) -> dict[str, str]:
    """What is in the page's `meta` elements, by name; of several the first."""
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").strip().lower()
        told = line((element.get("content") or "")[:2000])
        if name and told:
            found.setdefault(name, told)
    return found


def _first(metas: dict[str, str], *names: str) -> str:
    return next((metas[name] for name in names if name in metas), "")


def _title(root: Element, told: Linked, metas: dict[str, str], site: str) -> str:
    heading = _heading(root)
    candidates = (told.headline, _first(metas, "og:title", "twitter:title"), heading, _titled(root))
    title = next((_bare(one, site) for one in candidates if one), "")
    # Headlines for machines are cut at 110 characters; the printed one goes on.
    cut = title.rstrip(".… ")
    return (heading if heading.startswith(cut) and len(heading) > len(title) else title)[:_LONGEST] if cut else heading


def _heading(root: Element) -> str:
    """The page's own `h1`: in its article, or the only one."""
    found = [element for element in root.iter("h1") if len(text(element)) > 3]
    inside = [element for element in found if next(element.iterancestors("article", "main"), None) is not None]
    named = [element for element in found if any("title" in name or "headline" in name for name in classes(element))]
    best = (inside or named or found)[:1]
    return line(text(best[0])) if best else ""


def _titled(root: Element) -> str:
    element = root.find(".//title")
    return line(element.text or "") if element is not None else ""


def _bare(title: str, site: str) -> str:
    """A title without the site's name behind or before it."""
    parts = [part for part in _SEPARATORS.split(title) if part.strip()]
    if len(parts) < 2:
        return title.strip()
    known, last, first = _folded(site), _folded(parts[-1]), _folded(parts[0])
    behind = title[: title.rindex(parts[-1])].rstrip(_MARKS)
    if known and len(last) > 1 and (last in known or known in last):
        return behind
    if known and first == known:
        return title[len(parts[0]) :].lstrip(_MARKS)
    barred = title[len(behind) : title.rindex(parts[-1])].strip() in _BARS
    brief = len(parts[-1].split()) <= _SITE_WORDS and len(parts[-1]) < len(behind) * (2 if barred else 0.5)
    return behind if not known and brief else title.strip()


def _folded(name: str) -> str:
    return re.sub(r"\W+", "", name).casefold()


def _published(root: Element, told: Linked, metas: dict[str, str], url: str) -> str:
    timed = (element.get("datetime") or "" for element in root.iter("time") if _is_publication(element))
    props = (
        element.get("content") or element.get("datetime") or ""
        for element in root.iter("meta", "time", "span", "div")
        if element.get("itemprop") == "datePublished"
    )
    told_by = (told.published, *(metas.get(name, "") for name in _PUBLISHED))
    for found in _chained(iter(told_by), props, timed):
        stamp = _iso(found)
        if stamp:
            return stamp
    return _searched(root, url)


def _chained(*streams: Iterator[str]) -> Iterator[str]:
    for stream in streams:
        yield from stream


def _is_publication(element: Element) -> bool:
    return element.get("pubdate") is not None or bool(
        classes(element) & {"published", "entry-date", "dt-published", "post-date", "article-date", "article__date"}
    )


def _iso(stamp: str) -> str:
    """A date as ISO 8601, as precise as it was told; nothing where it is none."""
    plain = stamp.strip()
    compact = _COMPACT.match(plain)
    if compact:
        plain = "-".join(compact.group(1, 2, 3))
    plain = _OFFSET.sub(r"\1:\2", plain) if "T" in plain or " " in plain else plain
    try:
        moment = datetime.fromisoformat(plain)
    except ValueError:
        match = _DATE.search(plain)
        return _day(*match.groups()) if match else ""
    if len(plain) <= 10:
        return _day(*plain.split("-", 2)) if plain.count("-") == 2 else ""
    return moment.replace(microsecond=0).isoformat() if 1900 < moment.year < 2200 else ""


def _day(year: str, month: str, day: str | None = None) -> str:
    try:
        datetime(int(year), int(month), int(day or 1))
    except ValueError:
        return ""
    return f"{year}-{month}-{day}" if day else f"{year}-{month}"


def _searched(root: Element, url: str) -> str:
    """Have htmldate look; a page too large to be searched in time has no date."""
    if sum(len(piece) for piece in root.itertext()) > _HTMLDATE_LIMIT:
        return ""
    sure = _found(root, url, searching_all=False)
    if sure:
        return sure
    # Where it searches every word it takes a year for its first of January: that of a copyright, or any four digits.
    guess = _found(root, url, searching_all=True)
    return "" if guess.endswith("-01-01") else guess


def _found(root: Element, url: str, *, searching_all: bool) -> str:
    try:
        return find_date(copy.deepcopy(root), url=url or None, original_date=True, extensive_search=searching_all) or ""
    except (ValueError, TypeError, AttributeError, OverflowError):  # it stumbles over dates that are none
        return ""


def _canonical(root: Element, url: str) -> str:
    """The address the page names as its own, made whole; nothing where it is no address of the web."""
    for element in root.iter("link"):
        if "canonical" in (element.get("rel") or "").lower().split():
            try:
                whole = urljoin(url, (element.get("href") or "").strip()[:2000])
                parts = urlsplit(whole)
            except ValueError:
                return ""
            return whole if parts.scheme in ("http", "https") and parts.hostname else ""
    return ""
