"""What a page holds and no reader sees, taken out of the tree before anything is extracted.

Told by the elements themselves, by their own style and by plain rules of the page's style sheets. Some pages hide
everything until a script runs; so an element that holds the page's article is never taken for hidden because of a style.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from bot.adapters.article.tree import Element, classes, is_block, length

_NEVER: Final = frozenset(("html", "body", "head", "main", "article"))
_UNSEEN_TAGS: Final = ("template", "noscript", "dialog", "del", "s", "strike")
"""Seen by nobody, or struck out: what its writer took back is not what was said."""
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
_SHEET_LIMIT: Final = 200_000
_RULES_LIMIT: Final = 3000
_LENGTH_LIMIT: Final = 4000
"""Characters of a style that are looked at."""

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SIMPLE = re.compile(r"^(?:[a-z][a-z0-9]{0,11})?[.#][\w-]{1,80}$", re.IGNORECASE)
_ZERO = r"0*(?:\.0+)?0(?:\.0*)?(?:px|em|rem|pt|%|ex|vw|vh)?"
_TINY = r"(?:0*[01](?:\.\d+)?px|" + _ZERO + ")"
_FAR = r"-\s*(?:\d{3,}(?:\.\d+)?(?:px|pt|%|vw|vh)?|[2-9]\d(?:\.\d+)?r?em|\d{3,}r?em)"
_WHOLLY = re.compile(
    "(?:^|;)(?:"
    r"display:none|content-visibility:hidden|mso-hide:all"
    rf"|opacity:(?:{_ZERO}|0?\.0\d*)(?=;|$)"
    rf"|clip:rect\((?:{_TINY}[\s,]*)+\)|clip-path:(?:inset\((?:[5-9]\d|100)%|circle\({_ZERO}|polygon\({_ZERO}[\s,]+{_ZERO}\))"
    rf"|text-indent:{_FAR}|margin-left:{_FAR}|transform:(?:scale(?:[xy]|3d)?\({_ZERO}[),]|translate[xy]?\({_FAR})"
    ")"
)
_PLACED = re.compile(r"(?:^|;)position:(?:absolute|fixed|relative|sticky)")
_AWAY = re.compile(rf"(?:^|;)(?:left|top|right|bottom|margin-left|margin-top):{_FAR}")
_CUT = re.compile(r"(?:^|;)overflow(?:-[xy])?:(?:hidden|clip)")
_SIZED = re.compile(rf"(?:^|;)(?:width|height|max-height|max-width):{_TINY}(?=;|$)")
_MUTED: Final = (
    (re.compile(rf"(?:^|;)font(?:-size)?:{_ZERO}(?:/[^;]*)?(?=[;\s]|$)"), re.compile(r"(?:^|;)font(?:-size)?:")),
    (re.compile(r"(?:^|;)visibility:(?:hidden|collapse)"), re.compile(r"(?:^|;)visibility:visible")),
    (re.compile(r"^(?!.*background-clip:text)(?:.*;)?color:(?:transparent|rgba\([^)]*,0*(?:\.0+)?0?\)|#[0-9a-f]{3}0(?=;|$)|#[0-9a-f]{6}00(?=;|$))"), re.compile(r"(?:^|;)color:")),
)  # fmt: skip
"""What hides an element's words and is inherited, and what ends it further down."""


def reveal(root: Element) -> None:
    """Take out of the tree what nobody sees."""
    whole = length(root)
    for element in root.iter():
        # Extractors believe in what is marked as hidden too: what is the page all the same must not say so.
        if isinstance(element.tag, str) and (
            element.tag in _NEVER or (_is_marked(element) and _is_the_page(element, whole))
        ):
            for name in ("aria-hidden", "hidden", "style"):
                element.attrib.pop(name, None)
    rules = _rules(root)
    for element in list(root.iter(*_UNSEEN_TAGS)):
        if element.tag != "dialog" or element.get("open") is None:
            _drop(element)
    for element in list(root.iter()):
        if not isinstance(element.tag, str) or element.tag in _NEVER or element.getparent() is None:
            continue
        if (
            element.get("popover") is not None
            or (element.get("hidden") is not None and not _is_the_page(element, whole))
            or (element.get("aria-hidden", "").strip().lower() == "true" and _is_aside(element, whole))
        ):
            _drop(element)
        else:
            _hide(element, rules, whole)


def _is_marked(element: Element) -> bool:
    return any(element.get(name) is not None for name in ("aria-hidden", "hidden", "style"))


def _hide(element: Element, rules: Mapping[str, str], whole: int) -> None:
    style = _style(element, rules)
    if (style and _is_gone(style)) or _is_gone_by_name(element):
        if not _is_the_page(element, whole):
            _drop(element)
        return
    own = _plain((element.get("style") or "")[:_LENGTH_LIMIT]) if style else ""
    for mutes, ends in _MUTED:
        if style and mutes.search(style) and not _is_reset_inside(element, whole, is_own=bool(mutes.search(own))):
            _mute(element, ends, rules)


def _is_reset_inside(element: Element, whole: int, *, is_own: bool) -> bool:
    """Tell whether what mutes an element is likely to end inside it: rows of boxes are set in no size to close their gaps."""
    if _is_the_page(element, whole):
        return True
    blocks = any(is_block(one) for one in element.iter() if one is not element)
    return blocks and (not is_own or length(element) > _SOME * whole)


def _style(element: Element, rules: Mapping[str, str]) -> str:
    """Give an element's own style after what the sheets say of its classes and its id."""
    own = _plain((element.get("style") or "")[:_LENGTH_LIMIT])
    if not rules:
        return own
    names = [f".{name}" for name in classes(element)] + [f"#{element.get('id') or ''}"]
    sheets = [rules[key] for name in names for key in (name, f"{element.tag}{name}") if key in rules]
    return ";".join([*_unless_shown(sheets, own), own])


def _unless_shown(sheets: list[str], own: str) -> list[str]:
    """An element's own style wins over the sheets'."""
    if re.search(r"(?:^|;)display:(?!none)", own):
        sheets = [re.sub(r"display:none", "", style) for style in sheets]
    if re.search(r"(?:^|;)visibility:visible", own):
        sheets = [re.sub(r"visibility:hidden", "", style) for style in sheets]
    return sheets


def _is_gone(style: str) -> bool:
    return bool(
        _WHOLLY.search(style)
        or (_PLACED.search(style) and _AWAY.search(style))
        or (_CUT.search(style) and _SIZED.search(style))
    )


def _is_gone_by_name(element: Element) -> bool:
    names = classes(element)
    if names & _FOR_THE_EAR:
        return True
    return bool(names & _GONE) and not _SHOWN_AGAIN.search(element.get("class") or "")


def _is_aside(element: Element, whole: int) -> bool:
    """A page covered by a dialog is marked as hidden from screen readers; it is the page all the same."""
    return not _is_the_page(element, whole) and 2 * length(element) < max(whole, 1)


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


def _mute(element: Element, ends: re.Pattern[str], rules: Mapping[str, str]) -> None:
    """Empty an element of its words, but for those inside whose own style shows them again."""
    element.text = None
    for child in element:
        if isinstance(child.tag, str) and not ends.search(_style(child, rules)):
            _mute(child, ends, rules)
        child.tail = None


def _drop(element: Element) -> None:
    if element.getparent() is not None:
        element.drop_tree()


def _rules(root: Element) -> Mapping[str, str]:
    """Read the hiding rules of a page's style sheets that name one class or one id; rules for other media are left out."""
    rules: dict[str, str] = {}
    for sheet in list(root.iter("style"))[:50]:
        if sheet.get("media", "all").strip().lower() not in ("", "all", "screen"):
            continue
        for selectors, style in _blocks(_COMMENT.sub(" ", (sheet.text or "")[:_SHEET_LIMIT])):
            for selector in selectors.split(","):
                name = selector.strip()
                if _SIMPLE.match(name) and len(rules) < _RULES_LIMIT:
                    # A later rule for the same name is added behind: where it shows again, nothing is hidden.
                    rules[name] = f"{rules.get(name, '')};{style}".strip(";")
    return {name: style for name, style in rules.items() if _hides(style)}


def _hides(style: str) -> bool:
    shown = re.search(r"(?:^|;)display:(?!none)", style) and "display:none" in style
    return not shown and (_is_gone(style) or any(mutes.search(style) for mutes, _ in _MUTED))


def _blocks(sheet: str) -> Iterator[tuple[str, str]]:
    """Yield selectors and declarations outside of any at-rule."""
    place = 0
    while (opened := sheet.find("{", place)) >= 0:
        selectors = sheet[place:opened].rpartition("}")[2].rpartition(";")[2].strip()
        closed = sheet.find("}", opened)
        if closed < 0:
            return
        if selectors.startswith("@"):
            place = _past(sheet, opened)
            continue
        yield selectors[:_LENGTH_LIMIT], _plain(sheet[opened + 1 : min(closed, opened + _LENGTH_LIMIT)])
        place = closed + 1


def _past(sheet: str, opened: int) -> int:
    """Give the place behind a block with blocks in it."""
    depth = 0
    for match in re.compile("[{}]").finditer(sheet, opened):
        depth += 1 if match[0] == "{" else -1
        if depth == 0:
            return match.end()
    return len(sheet)


def _plain(style: str) -> str:
    """Set declarations in one way: lower case, no white space about their marks, nothing "important"."""
    folded = re.sub(r"\s*([:;,()])\s*", r"\1", _COMMENT.sub(" ", style).lower().replace("!important", "").strip())
    return re.sub(r"\s+(?=;|$)", "", folded)
