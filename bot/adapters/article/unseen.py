"""Whether what is declared of an element hides it, told from the values themselves.

Visible until shown otherwise: a shift that a padding or another shift makes good, a clip that clips nothing, an opacity that
an animation ends, hide nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from bot.adapters.article.lengths import PERCENT, apart, colour, number, pixels, sides

_FAINT: Final = 0.1
"""How opaque what nobody sees may be."""
_TINY: Final = 1.0
"""Pixels of a box or of letters that hold nothing one could read."""
_AWAY: Final = 900.0
"""Pixels to the left or above by which what is taken out of the flow is out of every window."""
_FAR: Final = 1_500.0
"""The same for what stays in the flow, where columns are shifted by their whole width."""
_BEYOND: Final = 1_900.0
"""Pixels to the right by which it is."""
_UP: Final = 3_000.0
"""Pixels above by which what stays in the flow is above the page."""
_WHOLE: Final = 100 * PERCENT
_ANCHORED: Final = frozenset({"absolute", "fixed"})
_FUNCTION = re.compile(r"([a-z0-9]+)\(([^()]*)\)")
_STILL = re.compile(r"none|initial|unset|(?:all )?0m?s(?: ease)?(?: 0s)?")
_KEYWORDS: Final = frozenset("inherit initial unset revert revert-layer".split())


@dataclass(frozen=True, slots=True)
class Look:
    """What a style comes to."""

    is_gone: bool = False
    is_fading: bool = False
    """It would be gone, but a movement is declared that may bring it in where it stands."""
    mutes: frozenset[str] = frozenset()
    """What makes its words unseen that is inherited: `size`, `visibility`, `colour`."""
    ends: frozenset[str] = frozenset()
    """What it sets anew so that it is seen."""
    letters: tuple[int, int, int, float] | None = None
    ground: tuple[int, int, int, float] | None = None
    """The colours of its letters and of what they stand on, where they are stated plainly."""
    is_pictured: bool = False
    is_placed: bool = False
    is_displayed: bool = False


@lru_cache(4_000)
def look(style: str) -> Look:
    """Judge a style as `Styles` sets it, a declaration to a line."""
    told = dict(one.split(":", 1) for one in style.split("\n") if ":" in one)
    muted = frozenset(filter(None, (_size(told), _visibility(told), _letters(told))))
    gone = _is_undisplayed(told) or _is_cut(told)
    passing = _is_faint(told) or _is_shrunk(told) or _is_clipped(told) or _is_shifted(told)
    fading = not gone and (passing or "visibility" in muted) and _is_moving(told)
    grounds = " ".join(told.get(name, "") for name in ("background", "background-image"))
    return Look(
        is_gone=gone or (passing and not fading),
        is_fading=fading,
        mutes=muted - {"visibility"} if fading else muted,
        ends=frozenset(one for one in ("size", "visibility", "colour") if _sets(told, one)) - muted,
        letters=colour(told.get("color", "")),
        ground=colour(told.get("background-color", "")) or colour(told.get("background", "")),
        is_pictured=re.search(r"(?:url|gradient|image)\(", grounds) is not None,
        is_placed=told.get("position") in (*_ANCHORED, "relative", "sticky"),
        is_displayed=told.get("display", "none") != "none",
    )


def _is_undisplayed(told: Mapping[str, str]) -> bool:
    hiding = (("display", "none"), ("content-visibility", "hidden"), ("mso-hide", "all"))
    return any(told.get(name) == value for name, value in hiding)


def _is_moving(told: Mapping[str, str]) -> bool:
    """Is a movement declared of what stands in the flow? What is laid over the page waits to be pointed at."""
    moves = (told.get(name, "") for name in ("animation", "animation-name", "transition", "transition-duration"))
    return told.get("position") not in _ANCHORED and any(one and not _STILL.fullmatch(one) for one in moves)


def _is_faint(told: Mapping[str, str]) -> bool:
    opaque = number(told.get("opacity", ""))
    filtered = re.search(r"opacity\(([^()]*)\)", told.get("filter", ""))
    through = number(filtered[1]) if filtered else None
    return (opaque is not None and opaque < _FAINT) or (through is not None and through < _FAINT)


def _is_shrunk(told: Mapping[str, str]) -> bool:
    sizes = [number(one) for one in apart(told.get("scale", ""))[:2]]
    for name, inside in _FUNCTION.findall(told.get("transform", "")):
        values = [number(one) for one in re.split(r"[\s,]+", inside.strip())]
        if name.startswith("scale"):
            sizes += values[:2]
        elif name == "matrix" and len(values) == 6 and None not in values:
            across, skewed, leaning, down = (one or 0.0 for one in values[:4])
            sizes.append(across * down - skewed * leaning)
    return any(one is not None and abs(one) < _FAINT**2 for one in sizes)


def _is_clipped(told: Mapping[str, str]) -> bool:
    # A clip is in force on what is taken out of the flow alone.
    rectangle = re.fullmatch(r"rect\(([^()]*)\)", told.get("clip", ""))
    if rectangle and told.get("position") in _ANCHORED:
        edges = [pixels(one) for one in re.split(r"[\s,]+", rectangle[1].strip())]
        if len(edges) == 4:
            top, right, bottom, left = edges
            if _is_narrow(top, bottom) or _is_narrow(left, right):
                return True
    shape = re.match(r"(inset|circle|ellipse|polygon)\(([^()]*)\)", told.get("clip-path", ""))
    return shape is not None and _is_no_shape(shape[1], shape[2].strip())


def _is_narrow(one: float | None, other: float | None) -> bool:
    return one is not None and other is not None and other - one <= _TINY


def _is_no_shape(kind: str, inside: str) -> bool:
    if kind == "inset":
        top, right, bottom, left = (pixels(one) or 0.0 for one in sides(re.split(r"\bround\b|/", inside)[0].strip()))
        return top + bottom >= _WHOLE or left + right >= _WHOLE
    if kind == "polygon":
        points = {tuple(one.split()) for one in inside.split(",") if one.strip() not in ("evenodd", "nonzero")}
        return len(points) == 1
    radii = [pixels(one) for one in inside.split("at")[0].split()]
    return any(one is not None and one <= _TINY for one in radii)


def _is_shifted(told: Mapping[str, str]) -> bool:
    """Is it out of the window? All shifts are added up, and the padding that makes them good."""
    position = told.get("position", "static")
    anchored = position in _ANCHORED
    placed = anchored or position == "relative"
    over, down = _moved(told)
    given = {side: pixels(told.get(side, "")) if placed else None for side in ("left", "right", "top", "bottom")}
    left, right, top, bottom = (given[side] for side in ("left", "right", "top", "bottom"))
    over += left if left is not None else -(right or 0.0)
    over += (pixels(told.get("margin-left", "")) or 0.0) + (pixels(told.get("padding-left", "")) or 0.0)
    down += top if top is not None else 0.0
    down += (pixels(told.get("margin-top", "")) or 0.0) + (pixels(told.get("padding-top", "")) or 0.0)
    indented = (pixels(told.get("text-indent", "")) or 0.0) + min(_AWAY, over)
    if pixels(told.get("text-indent", "")) and (indented <= -_AWAY or (indented >= _WHOLE and _is_bounded(told))):
        return True
    if anchored and (
        (left is None and right is not None and right <= -_AWAY)
        or (top is None and bottom is not None and bottom <= -_AWAY)
    ):
        return True
    reach = _AWAY if anchored or "transform" in told or "translate" in told else _FAR
    return over <= -reach or over >= _BEYOND or down <= -(_AWAY if anchored else _UP)


def _moved(told: Mapping[str, str]) -> tuple[float, float]:
    """How far a transformation moves it, to the right and down."""
    over = down = 0.0
    moves = [("translate", ",".join(apart(told.get("translate", ""))))]
    for name, inside in (*moves, *_FUNCTION.findall(told.get("transform", ""))):
        sizes = [pixels(one.strip()) or 0.0 for one in inside.split(",")]
        if name in ("translate", "translate3d", "translatex"):
            over += sizes[0]
        if name == "translatey" or (name in ("translate", "translate3d") and len(sizes) > 1):
            down += sizes[-1] if name == "translatey" else sizes[1]
    return over, down


def _is_bounded(told: Mapping[str, str]) -> bool:
    return any(told.get(name) in ("hidden", "clip") for name in ("overflow", "overflow-x", "overflow-y"))


def _is_cut(told: Mapping[str, str]) -> bool:
    """Is it a box of no size that shows nothing beyond its edges? What grows has room, and so has a cell that is set as
    wide as its column; a padding makes room, and so does a least size."""
    grown = number(next(iter(apart(told.get("flex-grow") or told.get("flex", ""))), ""))
    if not _is_bounded(told) or grown or told.get("text-overflow") == "ellipsis":
        return False
    for side, paddings in (("width", ("padding-left",)), ("height", ("padding-top", "padding-bottom"))):
        room = sum(pixels(told.get(name, "")) or 0.0 for name in (*paddings, f"min-{side}"))
        sizes = (pixels(told.get(name, "")) for name in (side, f"max-{side}"))
        if room <= _TINY and any(one is not None and one <= _TINY for one in sizes):
            return True
    return False


def _font_size(told: Mapping[str, str]) -> str:
    if "font-size" in told:
        return told["font-size"]
    sized = (one.split("/")[0] for one in apart(told.get("font", "")))
    return next((one for one in sized if one == "0" or (pixels(one) is not None and not one.isdecimal())), "")


def _size(told: Mapping[str, str]) -> str:
    size = pixels(_font_size(told))
    return "size" if size is not None and size <= _TINY else ""


def _visibility(told: Mapping[str, str]) -> str:
    return "visibility" if told.get("visibility") in ("hidden", "collapse") else ""


def _letters(told: Mapping[str, str]) -> str:
    if any("text" in told.get(name, "") for name in ("background-clip", "background")):
        return ""
    letters = colour(told.get("text-fill-color") or told.get("color", ""))
    return "colour" if letters is not None and letters[3] < _FAINT else ""


def _sets(told: Mapping[str, str], what: str) -> bool:
    match what:
        case "size":  # a size in shares of none is none
            size = _font_size(told)
            return bool(size) and size not in _KEYWORDS and re.search(r"\d(?:em|ex|ch|%)$", size) is None
        case "visibility":
            return told.get("visibility") in ("visible", "initial")
        case _:
            return "color" in told or "text-fill-color" in told
