"""Lengths, numbers and colours as style sheets write them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

import tinycss2.color4  # type: ignore[import-untyped]

PERCENT: Final = 10.0
"""Pixels to a hundredth of what an element stands in, where nothing else is known."""
_PIXELS: Final = {
    "": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "em": 16.0, "rem": 16.0, "ex": 8.0, "ch": 8.0, "in": 96.0, "cm": 37.8, "mm": 3.78,
    "q": 0.945, "vw": 19.2, "dvw": 19.2, "svw": 19.2, "lvw": 19.2, "vmax": 19.2, "vh": 10.8, "dvh": 10.8, "svh": 10.8, "lvh": 10.8,
    "vmin": 10.8, "%": PERCENT,
}  # fmt: skip
_LENGTH = re.compile(r"([+-]?(?:\d+\.?\d*|\.\d+))([a-z]{0,4}|%)")
_NUMBER = re.compile(r"([+-]?(?:\d+\.?\d*|\.\d+))(%?)")
_TERM = re.compile(r"\s*([+*/-])?\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:[a-z]{1,4}|%)?)\s*")


def pixels(value: str) -> float | None:
    """A length in pixels, a hundredth counted as `PERCENT`; nothing where it is none."""
    if value.startswith("calc("):
        return _calculated(value)
    found = _LENGTH.fullmatch(value)
    unit = _PIXELS.get(found[2]) if found else None
    if (
        found is None or unit is None or (not found[2] and float(found[1]))
    ):  # a bare number is a length only if it is none
        return None
    return float(found[1]) * unit


def sides(value: str) -> tuple[str, str, str, str]:
    """What a shorthand of one to four lengths says of the top, the right, the bottom and the left."""
    told = apart(value)[:4] or [""]
    top = told[0]
    right = told[1] if len(told) > 1 else top
    return top, right, told[2] if len(told) > 2 else top, told[3] if len(told) > 3 else right


def apart(value: str) -> list[str]:
    """Part a value at its spaces, but for those in brackets."""
    return re.findall(r"(?:[^\s()]|\((?:[^()]|\([^()]*\))*\))+", value)


def number(value: str) -> float | None:
    """A number, or a share in hundredths."""
    found = _NUMBER.fullmatch(value.strip())
    return float(found[1]) / (100 if found[2] else 1) if found else None


@lru_cache(2_000)
def colour(value: str) -> tuple[int, int, int, float] | None:
    """Red, green and blue of 255, and how opaque; nothing where it is no colour that is stated plainly."""
    try:
        parsed = tinycss2.color4.parse_color(value)
        if parsed is None or isinstance(parsed, str):
            return None
        red, green, blue, opaque = parsed.to("srgb")
    except (ValueError, TypeError, NotImplementedError, AttributeError, ArithmeticError):
        return None
    return round(255 * red), round(255 * green), round(255 * blue), float(opaque)


def _calculated(value: str) -> float | None:
    """A sum of products; nothing where there are brackets in it."""
    inner, place = value.removeprefix("calc(").removesuffix(")").strip(), 0
    terms: list[float] = []
    while place < len(inner):
        term = _TERM.match(inner, place)
        size = _factor(term[2]) if term else None
        if term is None or size is None or (term[1] is None and bool(terms)):
            return None
        place = term.end()
        match term[1]:
            case "*" if terms:
                terms[-1] *= size
            case "/" if terms and size:
                terms[-1] /= size
            case "*" | "/":
                return None
            case "-":
                terms.append(-size)
            case _:
                terms.append(size)
    return sum(terms) if terms else None


def _factor(term: str) -> float | None:
    size = pixels(term)
    return float(term) if size is None and _NUMBER.fullmatch(term) else size
