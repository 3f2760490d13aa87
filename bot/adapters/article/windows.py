"""The windows a page is looked at in, and which of them a media query holds for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Window:
    """Its size in pixels, and whether it is touched or pointed at."""

    width: int
    height: int
    is_touched: bool


WINDOWS: Final = frozenset(
    {Window(360, 740, True), Window(800, 1200, True), Window(1366, 660, False), Window(1920, 960, False)}
)
"""A telephone, a tablet, two screens."""

_FEATURE = re.compile(r"\(([^()]*)\)")
_SIZE = r"(width|height):?([\d.]+)(px|em|rem)?"
_BOUND = re.compile(rf"(min|max)-(?:device-)?{_SIZE}")
_RANGE = re.compile(r"(width|height)([<>])=?([\d.]+)(px|em|rem)")
_BETWEEN = re.compile(r"([\d.]+)(px|em|rem)<=?(width|height)<=?([\d.]+)(px|em|rem)")
_TYPE = re.compile(r"(?:(not|only)\s+)?([a-z]+)?")
_OR = re.compile(r"\bor\b|\(\s*(?:\(|not\b)")
_EVERYWHERE = re.compile(
    r"(?:min-)?color|update:fast|grid:0|scripting:(?:enabled|initial-only)|min-(?:device-)?pixel-ratio:[01]"
)
_NOWHERE = re.compile(r"monochrome|grid(?::1)?|scripting:none|update:(?:none|slow)|color:0")
_TOUCHED = re.compile(r"(?:any-)?(?:hover:none|pointer:coarse)")
_POINTED = re.compile(r"(?:any-)?(?:hover|hover:hover|pointer:fine)")


def judged(media: str) -> tuple[frozenset[Window], bool]:
    """Judge a list of media queries: the windows it may hold for, and whether it surely does."""
    if not media.strip():
        return WINDOWS, True
    queries = [_query(" ".join(one.split()).strip()) for one in media.lower().split(",")]
    sure = frozenset[Window]().union(*(windows for windows, is_sure in queries if is_sure))
    # A condition that nothing is known of counts only where there is none that is sure.
    return (sure, True) if sure else (frozenset[Window]().union(*(windows for windows, _ in queries)), False)


def _query(query: str) -> tuple[frozenset[Window], bool]:
    if _OR.search(query):
        return WINDOWS, False
    told = _TYPE.match(query)
    negated, kind = (told[1] == "not", told[2] or "all") if told else (False, "all")
    known, is_sure = kind in ("all", "screen", "and"), True
    windows = WINDOWS if known else frozenset[Window]()
    for feature in _FEATURE.findall(query):
        where = _where(re.sub(r"\s+", "", feature))
        if where is None:
            is_sure = False
        else:
            windows &= where
    if not negated:
        return windows, is_sure or not windows
    return WINDOWS - windows if is_sure else WINDOWS, is_sure


def _where(feature: str) -> frozenset[Window] | None:
    """The windows that have a feature; nothing where that cannot be told."""
    if bound := _BOUND.fullmatch(feature):
        return _sized(bound[2], ">" if bound[1] == "min" else "<", _pixels(bound[3], bound[4]))
    if bound := _RANGE.fullmatch(feature):
        return _sized(bound[1], bound[2], _pixels(bound[3], bound[4]))
    if bound := _BETWEEN.fullmatch(feature):
        above = _sized(bound[3], ">", _pixels(bound[1], bound[2]))
        return above & _sized(bound[3], "<", _pixels(bound[4], bound[5]))
    if feature in ("orientation:portrait", "orientation:landscape"):
        return frozenset(one for one in WINDOWS if (one.width > one.height) == feature.endswith("landscape"))
    if _TOUCHED.fullmatch(feature) or _POINTED.fullmatch(feature):
        return frozenset(one for one in WINDOWS if one.is_touched == bool(_TOUCHED.fullmatch(feature)))
    if _EVERYWHERE.fullmatch(feature):
        return WINDOWS
    return frozenset() if _NOWHERE.fullmatch(feature) else None


def _sized(side: str, sign: str, limit: float) -> frozenset[Window]:
    sizes = {one: one.width if side == "width" else one.height for one in WINDOWS}
    return frozenset(one for one, size in sizes.items() if (size >= limit if sign == ">" else size <= limit))


def _pixels(number: str, unit: str | None) -> float:
    try:
        return float(number) * (16 if unit in ("em", "rem") else 1)
    except ValueError:
        return 0.0
