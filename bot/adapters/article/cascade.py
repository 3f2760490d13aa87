"""Which of the declarations made of an element holds in the end.

The stronger undoes the weaker, the later the earlier, and what no browser understands is as if it were not there. Layers of
sheets come before what is in none, and the other way round for what is important.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import tinycss2  # type: ignore[import-untyped]

from bot.adapters.article.lengths import number, sides
from bot.adapters.article.tree import Element
from bot.adapters.article.windows import Window

BORNE: Final = frozenset(
    "display visibility opacity filter font font-size position left top right bottom inset margin margin-left margin-top padding "
    "padding-left padding-top padding-bottom clip clip-path text-indent transform translate scale overflow overflow-x overflow-y "
    "width height min-width min-height max-width max-height content-visibility mso-hide animation animation-name transition "
    "transition-duration color text-fill-color background background-color background-image background-clip flex flex-grow text-overflow".split()
)
OUTSIDE: Final = (math.inf,)
"""The place of what is in no layer, behind all that are."""
_SHORT: Final = {
    "font": ("font-size",),
    "overflow": ("overflow-x", "overflow-y"),
    "background": ("background-color", "background-image"),
}
"""What a shorthand sets besides itself."""
_WHOLE: Final = {long: short for short, longs in _SHORT.items() for long in longs if short != "overflow"}
_SIDES: Final = {
    "margin": ("margin-top", "", "", "margin-left"),
    "padding": ("padding-top", "", "padding-bottom", "padding-left"),
    "inset": ("top", "right", "bottom", "left"),
}
"""What a shorthand of four sides stands for."""
_GLOBAL: Final = r"inherit|initial|unset|revert|revert-layer"
_UNDERSTOOD: Final = {
    "display": re.compile(
        rf"{_GLOBAL}|none|contents|(?:(?:block|inline|flow|flow-root|table|flex|grid|ruby|list-item|math|run-in) ?){{1,3}}|"
        r"inline-(?:block|table|flex|grid)|table-[a-z-]+|ruby-[a-z-]+|-webkit-(?:inline-)?(?:box|flex)"
    ),
    "visibility": re.compile(rf"{_GLOBAL}|visible|hidden|collapse"),
    "position": re.compile(rf"{_GLOBAL}|static|relative|absolute|fixed|(?:-webkit-)?sticky"),
}
"""The values of what decides most; another is no value."""
_PLAIN = re.compile(r"[^\\\"'/{}\[]*")
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Declared:
    name: str
    value: str
    important: bool


@dataclass(frozen=True, slots=True)
class Rule:
    selectors: str
    declared: tuple[Declared, ...]
    windows: frozenset[Window]
    is_sure: bool
    """Every reader whose window is of that kind has it."""
    layer: tuple[float, ...] = OUTSIDE


def declared(name: str, value: str, *, important: bool) -> Iterator[Declared]:
    """Yield what a declaration comes to, that of four sides one by one; nothing where no browser understands it."""
    plain = name.removeprefix("-webkit-")
    name = plain if plain in BORNE else name
    if name in _SIDES:
        for long, side in zip(_SIDES[name], sides(value), strict=True):
            if long and side:
                yield Declared(long, side, important)
    elif "var(" in value or _is_understood(name, value):
        yield Declared(name, value, important)


def _is_understood(name: str, value: str) -> bool:
    if name == "opacity":
        return number(value) is not None or re.fullmatch(rf"{_GLOBAL}|calc\(.*", value) is not None
    return name not in _UNDERSTOOD or _UNDERSTOOD[name].fullmatch(value) is not None


def own(element: Element) -> tuple[Declared, ...]:
    """Give what an element declares by itself, in its attributes and its style."""
    painted = []
    if element.tag == "font" and element.get("color"):
        painted.append(Declared("color", element.get("color", "").strip().lower()[:40], False))
    if element.get("bgcolor"):
        painted.append(Declared("background-color", element.get("bgcolor", "").strip().lower()[:40], False))
    if element.get("background"):
        painted.append(Declared("background-image", "url()", False))
    style = element.get("style")
    return (*painted, *_styled(style)) if style else tuple(painted)


def plain(value: str) -> str:
    """Set a value in one way: lower case, no white space about its marks."""
    return re.sub(r" ?([:;,()!]) ?", r"\1", " ".join(_COMMENT.sub(" ", value).lower().split()))


@lru_cache(2_000)
def _styled(style: str) -> tuple[Declared, ...]:
    if _PLAIN.fullmatch(style):
        return tuple(_parted(plain(style)))
    nodes = tinycss2.parse_blocks_contents(style, skip_comments=True, skip_whitespace=True)
    return tuple(one for node in nodes for one in told(node))


def told(node: object) -> Iterator[Declared]:
    """Yield what a node of a sheet declares, where it bears on what is seen."""
    if getattr(node, "type", "") != "declaration":
        return
    name: str = node.lower_name  # type: ignore[attr-defined]
    if name.startswith("--") or name.removeprefix("-webkit-") in BORNE:
        yield from declared(name, plain(tinycss2.serialize(node.value)), important=node.important)  # type: ignore[attr-defined]


def _parted(style: str) -> Iterator[Declared]:
    for one in re.split(r";(?![^(]*\))", style):
        name, _, value = one.partition(":")
        name = name.strip()
        if value and (name.startswith("--") or name.removeprefix("-webkit-") in BORNE):
            important = value.endswith("!important")
            yield from declared(name, value.removesuffix("!important").strip(), important=important)


def settled(rules: Iterable[Rule], mine: tuple[Declared, ...], window: Window | None) -> dict[str, str]:
    """What holds of an element in the end: `rules` come the weakest first, its own style after them, what is important last."""
    found: dict[str, str] = {}
    rules = [one for one in rules if window is None or window in one.windows]
    layered = any(one.layer != OUTSIDE for one in rules)
    for important in (False, True):
        if layered:
            rules.sort(key=lambda one: tuple(-place for place in one.layer) if important else one.layer)
        for one in (*(one for rule in rules for one in rule.declared), *mine):
            if one.important is important:
                _set(found, one)
    return found


def _set(found: dict[str, str], one: Declared) -> None:
    for name in (one.name, *_SHORT.get(one.name, ())):
        found.pop(name, None)
    whole = _WHOLE.get(one.name)
    if whole == "font":
        found.pop(whole, None)
    found[one.name] = one.value


def joined(style: Mapping[str, str]) -> str:
    """Set what holds of an element in one string, a declaration to a line."""
    return "\n".join(f"{name}:{value}" for name, value in style.items())
