"""A page's tree made ready for extractors: what they would drop or run together is marked up as what it is.

Quotation marks that a browser draws around `q` are written out, so that no quotation loses them. Prose that stands loose
beside paragraphs becomes a paragraph; extractors look at paragraphs. A figure or a box that holds no picture but words said by
somebody, which stand nowhere else on the page, is no pull quote but the article's own.
"""

from __future__ import annotations

import re
from typing import Final, cast

from lxml import html  # type: ignore[import-untyped]

from bot.adapters.article.tree import Element, is_block, length, text

_MARKED = re.compile(r"^\s*[\"“«„‘'「『]")
_INLINE: Final = (
    "wbr",
    "font",
    "nobr",
    "tt",
    "big",
    "small",
    "acronym",
    "ins",
    "mark",
    "bdi",
    "bdo",
    "abbr",
    "b",
    "strong",
    "i",
    "em",
    "u",
    "s",
    "sub",
    "sup",
    "dfn",
    "var",
    "samp",
    "kbd",
)
_PROSE: Final = 40
"""Characters from which loose text is prose."""
_SILENT: Final = ("script", "style", "iframe", "object", "svg", "noscript", "img", "picture", "video", "audio")
_SENTENCE = re.compile(r"[.!?。！？؟।…][\"'”’»」』)]*(?:\s|$)")
_LINKS: Final = 3
_DENSE: Final = 0.8
"""Links, and their share of the characters, that make a menu."""
_KEPT: Final = frozenset(
    (
        *_SILENT,
        "html",
        "head",
        "title",
        "meta",
        "link",
        "base",
        "source",
        "track",
        "input",
        "select",
        "button",
        "textarea",
        "param",
    )
)
_PICTURES: Final = (
    "img",
    "picture",
    "video",
    "audio",
    "iframe",
    "svg",
    "table",
    "canvas",
    "object",
    "embed",
    "amp-img",
)
_SAID = re.compile(r"“[^”]{25,}”|\"[^\"]{25,}\"|«[^»]{25,}»|„[^“”]{25,}[“”]|「[^」]{12,}」")
"""What somebody says, at some length."""
_NAMING: Final = 8
"""Characters beside what is said in which somebody may be named."""
_LONGEST: Final = 1_500
"""Characters of a quotation that stands apart."""
_CONTROLS: Final = ("input", "select", "textarea", "button")
_BOXES: Final = ("form", "fieldset", "label", "p", "div", "section", "aside", "ul", "li")
_INVITATION: Final = 400
_SMALL: Final = 0.2
"""Characters of a box that asks for an address, and its share of the page's."""
_ENTRIES: Final = 3
"""Articles on a page from which they may be its entries."""
_HOSTS: Final = ("div", "section", "article", "main", "td", "blockquote", "body")


def prepare(root: Element) -> None:
    """Mark up what extractors would miss."""
    for element in list(root.iter("q")):
        _write_out(element)
    for element in list(root.iter(*_INLINE)):
        element.drop_tag()
    for element in list(root.iter()):
        if _is_in_the_way(element):
            element.drop_tag()
    whole = length(root)
    for element in list(root.iter("center", "fieldset", "section", "form")):
        if _is_plain(element, whole):
            element.tag = "div"
    _join_entries(root)
    for field in list(root.iter("input")):
        if field.get("type", "").strip().lower() == "email":
            _set_aside(field, whole)
    _take_in_quotations(root)
    for element in list(root.iter("td")):
        if _is_menu(element):
            element.drop_tree()
    for element in list(root.iter(*_HOSTS)):
        _gather_loose(element)


def _take_in_quotations(root: Element) -> None:
    """Make the article's own what stands in a figure or an aside and is a quotation told there alone."""
    boxes = [element for element in root.iter("figure", "aside") if _is_quotation(element)]
    whole = _folded(text(root)) if boxes else ""
    for box in boxes:
        quoted = next(box.iter("blockquote"), box)
        found = _SAID.search(text(quoted))
        said = _folded(found[0] if found is not None else text(quoted))
        if whole.count(said) == 1:
            for caption in list(box.iter("figcaption")):
                caption.tag = "p"
            box.drop_tag()


def _is_quotation(box: Element) -> bool:
    words = text(box)
    if not words or len(words) > _LONGEST or next(box.iter(*_PICTURES, "form", "a"), None) is not None:
        return False
    if box.tag == "figure":
        return next(box.iter("blockquote"), None) is not None
    said = _SAID.search(words)
    beside = box.getnext()
    return (
        (said is not None and len(words) - len(said[0]) >= _NAMING and bool(_SENTENCE.search(words)))
        and (beside is not None and beside.tag in ("p", "h2", "h3", "blockquote"))
        and not any(one.tag in ("ul", "ol", "h2", "h3", "h4", "aside") for one in box.iter() if one is not box)
    )


def _is_plain(element: Element, whole: int) -> bool:
    """Does it hold words like any division: a form that asks nothing or is the page, a section that is one paragraph?"""
    match element.tag:
        case "section":
            return not any(is_block(one) for one in element.iter() if one is not element)
        case "form":
            asks = any(
                one.tag != "input" or one.get("type", "").lower() != "hidden" for one in element.iter(*_CONTROLS)
            )
            return not asks or 2 * length(element) > whole
    return True


def _set_aside(field: Element, whole: int) -> None:
    """Make an aside of the box that asks for an address to send letters to: what it says is no part of the article."""
    box = None
    for frame in field.iterancestors():
        if frame.tag not in _BOXES or length(frame) > min(_INVITATION, _SMALL * whole):
            break
        box = frame
    if box is not None:
        box.tag = "aside"


def _join_entries(root: Element) -> None:
    """Make one text of entries that are an article each, below a headline that is none of theirs."""
    entries = list(root.iter("article"))
    if len(entries) < _ENTRIES or next(root.iter("h1"), None) is None:
        return
    if any(_is_story(one) for one in entries):
        return
    for one in entries:
        one.tag = "section"
        for frame in zip(one.iterancestors(), (("li",), ("ol", "ul")), strict=False):
            if frame[0].tag not in frame[1]:
                break
            frame[0].tag = "div"


def _is_story(article: Element) -> bool:
    """Is it the story itself, or one of those that a page points to, and no entry among others?"""
    headed = any(one.tag in ("h1", "article") for one in article.iter() if one is not article)
    pointing = any(next(one.iter("a"), None) is not None for one in article.iter("h2", "h3", "h4"))
    return headed or pointing or next(article.iterancestors("article", "aside", "footer", "a"), None) is not None


def _folded(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.casefold()))


def _is_in_the_way(element: Element) -> bool:
    """Tell whether an inline element says nothing: extractors that drop it drop the words behind it too."""
    if not isinstance(element.tag, str) or element.tag in _KEPT or is_block(element) or element.getparent() is None:
        return False
    if not "".join(element.itertext()).strip():
        return not any(one.tag in _KEPT for one in element.iter())
    unknown = "-" in element.tag or ":" in element.tag
    return (element.tag == "span" and not element.attrib) or (
        unknown and next(element.iterancestors("p", "li", "td", "blockquote"), None) is not None
    )


def _is_menu(cell: Element) -> bool:
    """Is a table's cell nothing but links, in a table that lays out paragraphs?"""
    links = list(cell.iter("a"))
    table = next(cell.iterancestors("table"), None)
    if len(links) < _LINKS or table is None or table.find(".//p") is None or cell.find(".//p") is not None:
        return False
    linked = sum(len("".join(link.itertext()).strip()) for link in links)
    return linked >= _DENSE * sum(len(piece.strip()) for piece in cell.itertext())


def _write_out(element: Element) -> None:
    """Write the marks that a browser draws around an element."""
    words = "".join(element.itertext())
    if words.strip() and not _MARKED.match(words):
        element.text = "“" + (element.text or "")
        last = element[-1] if len(element) else None
        if last is None:
            element.text += "”"
        else:
            last.tail = (last.tail or "") + "”"
    element.drop_tag()


def _gather_loose(host: Element) -> None:
    """Make paragraphs of the prose that stands between an element's own paragraphs."""
    if not any(child.tag == "p" and "".join(child.itertext()).strip() for child in host):
        return
    words, run = host.text or "", list[Element]()
    for child in [*host, None]:
        if child is not None and isinstance(child.tag, str) and not is_block(child) and child.tag not in _SILENT:
            run.append(child)
            continue
        if _is_prose(words, run):
            _wrap(host, run, at=list(host).index(child) - len(run) if child is not None else len(host) - len(run))
        if child is not None:
            words, run = child.tail or "", []


def _is_prose(words: str, run: list[Element]) -> bool:
    whole = words + "".join("".join(element.itertext()) + (element.tail or "") for element in run)
    linked = sum(len("".join(link.itertext())) for element in run for link in element.iter("a"))
    plain = whole.strip()
    return len(plain) >= _PROSE and 2 * linked < len(plain) and bool(_SENTENCE.search(plain))


def _wrap(host: Element, run: list[Element], *, at: int) -> None:
    """Put loose text and the inline elements after it into a paragraph, which stands at that place among the children."""
    paragraph = cast(Element, html.Element("p"))
    if at == 0:
        paragraph.text, host.text = host.text, None
    else:
        before = host[at - 1]
        paragraph.text, before.tail = before.tail, None
    for element in run:
        paragraph.append(element)
    host.insert(at, paragraph)
