"""What a page holds and no reader sees, taken out of the tree before anything is extracted.

Told by the elements themselves, by their own style and by the rules of the page's style sheets. Some pages hide
everything until a script runs; so what holds the page's article, in one piece or in many, is never taken for hidden because
of a style. A shadow tree that the page declares is seen in place of what stands in its host.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from bot.adapters.article.sheets import Styles, mine
from bot.adapters.article.tree import Element, classes, is_block, length
from bot.adapters.article.unseen import look

_NEVER: Final = frozenset(("html", "body", "head"))
_FRAMES: Final = ("article", "main")
_UNSEEN_TAGS: Final = (
    "template", "noscript", "dialog", "del", "s", "strike", "datalist", "rp", "noembed", "noframes", "annotation", "annotation-xml"
)  # fmt: skip
"""Seen by nobody, or struck out: what its writer took back is not what was said."""
_DRAWN: Final = ("canvas", "progress", "meter", "audio", "video", "iframe")
"""What is drawn; the words in it are for browsers that cannot."""
_FOR_THE_EAR: Final = frozenset(
    "sr-only visually-hidden visuallyhidden screen-reader-text screen-reader-only element-invisible hidden-text "
    "u-visually-hidden a11y-hidden is-visually-hidden assistive-text offscreen off-screen".split()
)
"""Classes of text for screen readers alone, the same in the style sheets of many."""
_GONE: Final = frozenset({"hidden", "d-none", "is-hidden", "u-hidden", "hide"})
_SHOWN_AGAIN = re.compile(r"(?:^|\s)(?:\w+:(?:block|flex|inline|grid|contents|table)|d-\w+-\w+|visible-\w+)")
"""Classes that show at one width what is hidden at another."""

_MOST: Final = 0.9
"""The share of a page's characters from which an element is the page."""
_MUCH: Final = 0.6
"""The share from which it may be, where it holds the page's headings too."""
_SOME: Final = 0.3
"""The share from which a style that is inherited was surely not meant for all that is inside."""
_PIECES: Final = 3
"""Elements a rule hides, from which they may be the page in pieces."""
_CLOSE: Final = 12
"""How far the red, green and blue of letters may be from their ground's, of 255, when nobody can read them."""
_OPAQUE: Final = 0.9
_PROSE: Final = 40
"""Characters from which words that fade in are something to read."""
_WHITE: Final = (255, 255, 255, 1.0)
"""What a page is painted on where nothing is stated."""
_GROUNDS: Final = ("html", "body")
_GROUND: Final = "ground"
_Colour = tuple[int, int, int, float]


def reveal(root: Element) -> None:
    """Take out of the tree what nobody sees."""
    spoken = sum(len(piece) for piece in root.itertext())
    for template in reversed(list(root.iter("template"))):
        if _is_shadow(template):
            _open(template, spoken)
    whole = length(root)
    for element in root.iter():
        # Extractors believe in what is marked as hidden too: what is the page all the same must not say so.
        if isinstance(element.tag, str) and (
            element.tag in _NEVER or (_is_marked(element) and _is_kept(element, whole))
        ):
            for name in ("aria-hidden", "hidden", *(() if element.tag in _GROUNDS else ("style",))):
                element.attrib.pop(name, None)
    _reveal_styled(root, Styles(root), whole)
    for element in root.iter(*_GROUNDS):
        element.attrib.pop("style", None)


def _reveal_styled(root: Element, styles: Styles, whole: int) -> None:
    for element in list(root.iter(*_UNSEEN_TAGS)):
        if element.tag == "dialog" and element.get("open") is not None:
            element.tag = "div"  # extractors take every dialog for a box
        else:
            _drop(element)
    for element in list(root.iter(*_DRAWN)):
        _empty(element)
    for picture in root.iter("svg"):
        for element in list(picture.iter("title", "desc")):
            _drop(element)
    waiting = _waiting(root, styles, whole)
    for element in list(root.iter()):
        if not isinstance(element.tag, str) or element.tag in _NEVER or element.getparent() is None:
            continue
        if (
            element.get("popover") is not None
            or (element.get("hidden") is not None and not _is_kept(element, whole))
            or (element.get("aria-hidden", "").strip().lower() == "true" and _is_aside(element, whole))
        ):
            _drop(element)
            continue
        element.attrib.pop("aria-hidden", None)  # extractors believe in it
        if not (styles.is_by_sheet(element) and styles.of(element) in waiting):
            _hide(element, styles, whole)


def _is_shadow(template: Element) -> bool:
    return template.get("shadowrootmode", "").strip().lower() in ("open", "closed")


def _open(template: Element, whole: int) -> None:
    """Put a declared shadow tree in its host's place, and what stands in the host into its slots: the rest nobody sees."""
    host = template.getparent()
    template.tag = "div"
    if host is None:
        return
    _reveal_styled(template, Styles(template), whole)
    for sheet in list(template.iter("style")):
        sheet.drop_tree()  # it is for the shadow tree alone
    slots = {slot.get("name", "").strip(): slot for slot in reversed(list(template.iter("slot")))}
    loose = host.text if (host.text or "").strip() else None
    host.text = None
    filled: set[str] = set()
    for child in [one for one in host if one is not template]:
        name = child.get("slot", "").strip() if isinstance(child.tag, str) else ""
        if name in slots:
            _fill(slots[name], child, is_first=name not in filled)
            filled.add(name)
        else:
            child.drop_tree()
    template.tail = None
    if loose and "" in slots:
        first = slots[""]
        first.text = loose + ((first.text or "") if "" in filled else "")
    template.attrib.clear()
    template.drop_tag()


def _fill(slot: Element, child: Element, *, is_first: bool) -> None:
    if is_first:  # what a slot holds by itself is shown where nothing fills it
        slot.text = None
        for one in list(slot):
            one.drop_tree()
    slot.append(child)


def _waiting(root: Element, styles: Styles, whole: int) -> frozenset[tuple[str, ...]]:
    """The styles by which sheets hide the page in pieces: a script shows them one by one."""
    share: Counter[tuple[str, ...]] = Counter()
    count: Counter[tuple[str, ...]] = Counter()
    for element in root.iter():
        style = styles.of(element) if isinstance(element.tag, str) and styles.is_by_sheet(element) else ()
        if style and all(look(one).is_gone or look(one).mutes for one in style):
            share[style] += length(element)
            count[style] += 1
    return frozenset(style for style, size in share.items() if size > _MUCH * whole and count[style] >= _PIECES)


def _is_marked(element: Element) -> bool:
    return any(element.get(name) is not None for name in ("aria-hidden", "hidden", "style"))


def _hide(element: Element, styles: Styles, whole: int) -> None:
    style = styles.of(element)
    if (style and all(_is_gone(one, element) for one in style)) or _is_gone_by_name(element, style):
        if not _is_kept(element, whole):
            _drop(element)
        return
    looks = [look(one) for one in style]
    if not looks or element.tag in _FRAMES:
        return
    if any(one.is_gone for one in looks) and all(one.is_gone or one.mutes for one in looks):
        if not _is_reset_inside(element, whole, is_own=True):
            _drop(element)
        return
    stated = look(mine(element))
    for muted in frozenset[str]().union(*(one.mutes for one in looks)):
        is_muted = all(muted in one.mutes for one in looks)
        if is_muted and not _is_reset_inside(element, whole, is_own=muted in stated.mutes):
            _mute(element, muted, styles)
    if all(one.letters for one in looks) and _is_of_its_ground(element, styles):
        _mute(element, _GROUND, styles)


def _is_gone(style: str, element: Element) -> bool:
    one = look(style)
    return one.is_gone or (one.is_fading and length(element) < _PROSE)


def _is_of_its_ground(element: Element, styles: Styles) -> bool:
    """Are its letters of the colour that is stated for what they stand on?

    That of the whole page counts only against an element's own style: what a sheet elsewhere paints between is not known.
    """
    letters = {look(one).letters for one in styles.of(element)}
    is_own = look(mine(element)).letters is not None
    root = element
    for ground in (element, *element.iterancestors()):
        declared, root = [look(one) for one in styles.of(ground)], ground
        if any(one.is_pictured for one in declared):
            return False
        painted = {one.ground if one.ground and one.ground[3] > _OPAQUE else None for one in declared}
        if painted - {None}:
            stated = ground.tag not in _GROUNDS or is_own
            return stated and all(_are_close(one, other) for one in letters for other in painted)
        if any(one.is_placed for one in declared):
            return False
    return is_own and not _is_painted_elsewhere(root) and all(_are_close(one, _WHITE) for one in letters)


def _is_painted_elsewhere(root: Element) -> bool:
    return any("stylesheet" in one.get("rel", "").lower() for one in root.iter("link"))


def _are_close(one: _Colour | None, other: _Colour | None) -> bool:
    if one is None or other is None or one[3] <= _OPAQUE:
        return False
    return all(abs(here - there) <= _CLOSE for here, there in zip(one[:3], other[:3], strict=True))


def _is_reset_inside(element: Element, whole: int, *, is_own: bool) -> bool:
    """Tell whether what mutes an element is likely to end inside it: rows of boxes are set in no size to close their gaps."""
    if _is_the_page(element, whole):
        return True
    blocks = any(is_block(one) for one in element.iter() if one is not element)
    return blocks and (not is_own or length(element) > _SOME * whole)


def _is_gone_by_name(element: Element, style: tuple[str, ...]) -> bool:
    names = classes(element)
    if names & _FOR_THE_EAR:
        return True
    shown = _SHOWN_AGAIN.search(element.get("class") or "") or any(look(one).is_displayed for one in style)
    return bool(names & _GONE) and not shown


def _is_aside(element: Element, whole: int) -> bool:
    """A page covered by a dialog is marked as hidden from screen readers; it is the page all the same, and a part of a word
    that stands apart for its looks is part of the word."""
    words, behind, beside = "".join(element.itertext()), element.tail or "", element.getnext()
    if not behind and beside is not None and "".join(beside.itertext()) == words:
        behind = beside.tail or ""  # the same once more, for screen readers
    if not is_block(element) and words[-1:].isalpha() and behind[:1].isalpha():
        return False
    return not _is_kept(element, whole) and 2 * length(element) < max(whole, 1)


def _is_kept(element: Element, whole: int) -> bool:
    """Tell whether an element that is hidden is read all the same: it is the page, or an article that is no small part of
    what it stands in or bears the page's only headline."""
    if element.tag not in _FRAMES:
        return _is_the_page(element, whole)
    around = next(element.iterancestors(*_FRAMES, "body"), None)
    if around is None or length(element) > _SOME * length(around):
        return True
    headlines = sum(1 for _ in next(reversed(list(element.iterancestors()))).iter("h1"))
    return 0 < headlines == sum(1 for _ in element.iter("h1"))


def _is_the_page(element: Element, whole: int) -> bool:
    """Tell whether to hide an element is to hide the page, so that only a script not run can have it so.

    It holds nearly all words; or most of them with every heading and article there is, so that none can be a decoy.
    """
    share = length(element) / max(whole, 1)
    if share < _MUCH:
        return False
    if share >= _MOST:
        return True
    frames = set(element.iter("article", "main", "h1"))
    root = next(reversed(list(element.iterancestors())), element)
    return bool(frames) and all(
        frame in frames or element in frame.iter() for frame in root.iter("article", "main", "h1")
    )


def _mute(element: Element, muted: str, styles: Styles) -> None:
    """Empty an element of its words, but for those inside whose own style shows them again."""
    element.text = None
    for child in element:
        if isinstance(child.tag, str) and not any(_ends(one, muted) for one in styles.of(child)):
            _mute(child, muted, styles)
        child.tail = None


def _ends(style: str, muted: str) -> bool:
    one = look(style)
    if muted == _GROUND:
        return "colour" in one.ends or one.ground is not None or one.is_pictured
    return muted in one.ends


def _empty(element: Element) -> None:
    element.text = None
    for child in list(element):
        child.drop_tree()


def _drop(element: Element) -> None:
    if element.getparent() is not None:
        element.drop_tree()
