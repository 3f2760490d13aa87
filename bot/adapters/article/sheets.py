"""What a page's own style sheets declare of its elements, where that bears on whether they are seen.

Nothing is fetched, so a sheet elsewhere says nothing here. What counts is what every reader has: a rule for some windows
alone hides only where the others hide too, a rule for printing or one that waits for a script hides nothing. A rule that is
undone by a stronger or a later one is undone here as well. No part of a sheet is passed over for its length: what costs too
much to follow is refused.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final
from urllib.parse import unquote_to_bytes

import tinycss2  # type: ignore[import-untyped]

from bot.adapters.article import matching, windows
from bot.adapters.article.cascade import OUTSIDE, Rule, joined, own, settled, told
from bot.adapters.article.matching import Effort
from bot.adapters.article.tree import Element
from bot.adapters.article.windows import WINDOWS, Window

_HIDING = re.compile(
    r"display:none|visibility:(?:hidden|collapse)|opacity:0|opacity\(|clip|text-indent:|(?:left|top|right|bottom):-|font(?:-size)?:|"
    r"height:[01]|width:[01]|transform:|translate:|scale:|content-visibility|mso-hide|(?<![-\w])color:|text-fill-color|var\(|(?m:^--)"
)
"""What a rule must declare to hide anything."""
_DEEPEST: Final = 20
_READING: Final = 4
"""Steps that a character of a sheet costs which is read closely."""
_ASKING: Final = 30
"""Steps that it costs to ask an element for a custom property."""
_GLANCING: Final = 8
"""Characters glanced at for one step."""
_APART: Final = ("noscript", "template")
_LITERAL: Final = r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|url\([^\"')]*\)"
_COMMENT = re.compile(rf"({_LITERAL})|/\*.*?(?:\*/|\Z)", re.DOTALL)
_SIMPLE = re.compile(r"(?:(?<=[{};])|\A)([^{}@;\"'\\()\[\]/&]++)\{(?:[^{}\"'\\()]++|\([^(){}\"'\\]*+\))*+\}")
"""A rule in which no name can be mistaken: no strings, no brackets, no escapes."""
_VALUED: Final = frozenset(
    "display visibility opacity font-size position left top text-indent width height max-width max-height".split()
)
"""What is looked up where it is told by a custom property."""
_STATED = re.compile(r"(?<![-\w])([-\w]++)\s*+:([^;{}]*+)")
_NAMED = re.compile(r"var\(\s*+(--[-\w]++)")
_VARIABLE = re.compile(r"var\( ?(--[\w-]+) ?(?:,([^()]*))?\)")
_FOLLOWED: Final = 5
"""Custom properties followed from one to the next."""
_UNTOLD: Final = "untold"
_DATA = re.compile(r"data:text/css((?:;[\w=-]+)*),(.*)", re.DOTALL | re.IGNORECASE)
_VENDORS = re.compile(r"\(-(?:ms|moz|webkit|o)-|selector\(")


class Styles:
    """What is declared of each element of a page: for each kind of window in one string, a declaration to a line."""

    def __init__(self, root: Element) -> None:
        self._effort, named = Effort(), matching.names(root)
        try:
            rules = list(_Reader(self._effort, named).rules(root))
        except RecursionError:
            self._effort.exhaust()
        self._sheets: Mapping[Element, tuple[tuple[str, ...], bool]] = matching.matched(
            root, rules, named, self._effort
        )
        self._answered: dict[Element, tuple[str, ...]] = {}
        self._inherited: dict[tuple[Element, str], tuple[Element | None, str]] = {}

    def of(self, element: Element) -> tuple[str, ...]:
        """Give what is declared of an element, once for each kind of window that differs."""
        found = self._declared(element)
        if not any("var(" in one for one in found):
            return found
        if element not in self._answered:
            self._answered[element] = tuple(
                _VARIABLE.sub(lambda asked: self._answer(asked, element, 0), one) for one in found
            )
        return self._answered[element]

    def is_by_sheet(self, element: Element) -> bool:
        """Tell whether a sheet has a part in what is declared of an element."""
        return element in self._sheets

    def _declared(self, element: Element) -> tuple[str, ...]:
        found = self._sheets.get(element)
        return found[0] if found is not None else tuple(filter(None, (mine(element),)))

    def _answer(self, asked: re.Match[str], element: Element, depth: int) -> str:
        """Give the value of a custom property where it is the same in every window; what cannot be told hides nothing."""
        frame, value = self._stated(asked[1], element)
        if frame is None:
            return asked[2].strip() if asked[2] else _UNTOLD
        if depth > _FOLLOWED:
            return _UNTOLD
        return _VARIABLE.sub(lambda inner: self._answer(inner, frame, depth + 1), value)

    def _stated(self, name: str, element: Element) -> tuple[Element | None, str]:
        """Find who states a custom property that an element has: itself, or the nearest around it."""
        passed: list[Element] = []
        found: tuple[Element | None, str] | None = None
        for frame in (element, *element.iterancestors()):
            self._effort.take(1)
            found = self._inherited.get((frame, name))
            if found is not None:
                break
            self._effort.take(_ASKING)
            passed.append(frame)
            values = {_value(name, one) for one in self._declared(frame)}
            if values - {None}:
                found = frame, (values.pop() if len(values) == 1 else None) or _UNTOLD
                break
        found = found or (None, "")
        self._inherited.update(((frame, name), found) for frame in passed)
        return found


def mine(element: Element) -> str:
    """Give what an element declares by itself, in its style and its attributes."""
    return joined(settled((), own(element), None))


def _value(name: str, style: str) -> str | None:
    found = re.search(rf"(?m)^{re.escape(name)}:(.*)$", style)
    return found[1].strip() if found else None


@dataclass(frozen=True, slots=True)
class _Block:
    """What the rules inside a block of a sheet have in common."""

    windows: frozenset[Window] = WINDOWS
    is_sure: bool = True
    above: str = ""
    """The selectors of the rule around them."""
    layer: tuple[float, ...] = ()
    depth: int = 0


@dataclass(slots=True)
class _Reader:
    """Reads a page's sheets into rules."""

    effort: Effort
    named: frozenset[str]
    asked: frozenset[str] = frozenset()
    """The custom properties on which it hangs what is seen."""
    layers: dict[tuple[float, ...], dict[str, int]] = field(default_factory=dict)
    """The layers in each, in the order in which they are first named."""

    def rules(self, root: Element) -> Iterator[Rule]:
        """Yield the rules of a page's sheets, in their order."""
        sheets = [(self._spared(words), media) for words, media in _sheets(root)]
        if not any(words.strip() for words, _ in sheets):
            return
        self.asked = _asked("\n".join((*(words for words, _ in sheets), *_own(root))))
        for words, media in sheets:
            self.effort.take(_READING * len(words))
            where, is_sure = windows.judged(media)
            yield from self._read(words, _Block(where, is_sure))

    def _read(self, words: str, block: _Block) -> Iterator[Rule]:
        yield from self._walked(tinycss2.parse_stylesheet(words, skip_comments=True, skip_whitespace=True), block)

    def _spared(self, words: str) -> str:
        """A sheet without its comments and the rules that name what is not on the page; the rest is read closely."""
        self.effort.take(len(words) // _GLANCING)
        return _SIMPLE.sub(self._kept, _COMMENT.sub(lambda one: one[1] or " ", words))

    def _kept(self, rule: re.Match[str]) -> str:
        selectors = rule[1].split(",")
        return rule[0] if any(self.named.issuperset(matching.NAME.findall(one)) for one in selectors) else ""

    def _walked(self, nodes: Iterable[object], block: _Block) -> Iterator[Rule]:
        """Yield the rules among the nodes of a sheet, those inside conditions and other rules too."""
        if not block.windows:
            return
        for node in nodes:
            kind, content = getattr(node, "type", ""), getattr(node, "content", None)
            if kind == "at-rule" and content is None:
                yield from self._stated(node, block)
            elif content is not None and kind in ("qualified-rule", "at-rule"):
                if block.depth > _DEEPEST:
                    self.effort.exhaust()
                inside = tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
                prelude = tinycss2.serialize(node.prelude).strip()  # type: ignore[attr-defined]
                within = self._within(node, kind, prelude, block)
                if within.above:
                    yield from self._rule(inside, within)
                yield from self._walked(inside, within)

    def _rule(self, inside: Iterable[object], block: _Block) -> Iterator[Rule]:
        declared = tuple(
            one for node in inside for one in told(node) if not one.name.startswith("--") or one.name in self.asked
        )
        # Where only some readers have a rule, it may show what is hidden from the others, and hides nothing.
        if declared and (block.is_sure or not _HIDING.search("\n".join(f"{one.name}:{one.value}" for one in declared))):
            yield Rule(block.above, declared, block.windows, block.is_sure, (*block.layer, *OUTSIDE))

    def _within(self, node: object, kind: str, prelude: str, block: _Block) -> _Block:
        below = replace(block, depth=block.depth + 1)
        if kind == "qualified-rule":
            return replace(below, above=self._nested(prelude, block.above) if block.above else prelude)
        keyword = node.lower_at_keyword  # type: ignore[attr-defined]
        if keyword == "layer":
            return replace(below, layer=self._layer(prelude, block.layer))
        narrowed, sure = _condition(keyword, prelude.lower())
        return replace(below, windows=block.windows & narrowed, is_sure=block.is_sure and sure)

    def _stated(self, node: object, block: _Block) -> Iterator[Rule]:
        """Take note of the order of layers; read a sheet that is brought along whole in its address."""
        keyword, prelude = node.lower_at_keyword, node.prelude  # type: ignore[attr-defined]
        if keyword == "layer":
            for one in tinycss2.serialize(prelude).split(","):
                self._layer(one.strip(), block.layer)
        addresses = [one for one in prelude if one.type in ("url", "string", "function")] if keyword == "import" else []
        address = addresses[0] if addresses else None
        if address is not None and address.type == "function":
            address = next((one for one in address.arguments if one.type == "string"), None)
        if address is not None and block.depth <= _DEEPEST:
            words = self._spared(_carried(address.value))
            self.effort.take(_READING * len(words))
            media = re.sub(
                r"layer(?:\([^)]*\))?|supports\([^)]*\)",
                "",
                tinycss2.serialize(prelude[prelude.index(addresses[0]) + 1 :]),
            )
            where, is_sure = windows.judged(media)
            yield from self._read(
                words,
                replace(block, windows=block.windows & where, is_sure=block.is_sure and is_sure, depth=block.depth + 1),
            )

    def _layer(self, name: str, above: tuple[float, ...]) -> tuple[float, ...]:
        place = above
        for one in name.split("."):
            known = self.layers.setdefault(place, {})
            place = (*place, known.setdefault(one.strip() or f" {len(known)}", len(known)))
        return place

    def _nested(self, selectors: str, above: str) -> str:
        frame = f":is({above})"
        self.effort.take(len(frame) * (1 + selectors.count("&") + selectors.count(",")))
        return ",".join(
            one.replace("&", frame) if "&" in one else f"{frame} {one}" for one in matching.parted(selectors)
        )


def _own(root: Element) -> Iterator[str]:
    return (f"{one.get('style')};" for one in root.iter() if "var(" in (one.get("style") or ""))


def _asked(words: str) -> frozenset[str]:
    """The custom properties on which what is seen may hang, and those they are made of."""
    stated = [
        (name.lower(), _NAMED.findall(value.lower())) for name, value in _STATED.findall(words) if "var(" in value
    ]
    asked = {one for name, names in stated if name in _VALUED for one in names}
    for _ in range(_FOLLOWED if asked else 0):
        asked |= {one for name, names in stated if name in asked for one in names}
    return frozenset(asked)


def _sheets(root: Element) -> Iterator[tuple[str, str]]:
    """Yield the sheets that a page brings along, each with the media it is for."""
    for element in root.iter("style", "link"):
        if element.get("type", "text/css").strip().lower() not in ("", "text/css") or _is_apart(element, root):
            continue
        if element.tag == "style":
            yield "".join(element.itertext()), element.get("media", "")
        elif element.get("rel", "").lower().split() == ["stylesheet"]:
            yield _carried(element.get("href", "")), element.get("media", "")


def _carried(address: str) -> str:
    """The sheet that is told whole in its address; nothing where it is elsewhere."""
    found = _DATA.fullmatch(address.strip())
    if found is None:
        return ""
    words = unquote_to_bytes(found[2])
    if found[1].lower().endswith(";base64"):
        try:
            words = binascii.a2b_base64(words)
        except ValueError:
            return ""
    return words.decode("utf-8", "replace")


def _is_apart(sheet: Element, root: Element) -> bool:
    """Does it stand in what is no part of the tree, such as a template?"""
    for frame in sheet.iterancestors():
        if frame is root:
            return False
        if frame.tag in _APART:
            return True
    return False


def _condition(keyword: str, prelude: str) -> tuple[frozenset[Window], bool]:
    """The windows a block of rules is for, and whether all of that kind have it."""
    match keyword:
        case "media":
            return windows.judged(prelude)
        case "supports":
            return WINDOWS, not prelude.startswith("not") and not _VENDORS.search(prelude)
        case "container":
            return WINDOWS, False
    return frozenset(), False
