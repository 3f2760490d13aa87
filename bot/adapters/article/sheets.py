"""What a page's own style sheets and attributes declare of its elements, where that bears on whether they are seen.

Nothing is fetched, so a sheet elsewhere says nothing here. What counts is what every reader has: a rule for some windows
alone hides only where the others hide too, a rule for printing or one that waits for a script hides nothing. A rule that is
undone by a stronger or a later one is undone here as well.

Sheets can be made to cost any amount of time. Where they cost more than any page that is meant to be read, the page is refused:
what nobody sees on it cannot be told, and reading it as if everything were seen would be what such sheets are written for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final, SupportsIndex, cast

import cssselect2  # type: ignore[import-untyped]
import tinycss2  # type: ignore[import-untyped]

from bot.adapters.article.tree import Element, classes
from bot.errors import DocumentTooLarge

_WINDOWS: Final = (360, 800, 1366, 1920)
"""Widths of the windows a page is looked at in: a telephone, a tablet, two screens."""
_BORNE: Final = frozenset(
    "display visibility opacity font font-size position left top right bottom margin-left margin-top clip clip-path "
    "text-indent transform overflow overflow-x overflow-y width height max-width max-height content-visibility mso-hide "
    "color background background-color background-image background-clip -webkit-background-clip".split()
)
_SHORT: Final = {
    "font": ("font-size",),
    "overflow": ("overflow-x", "overflow-y"),
    "background": ("background-color", "background-image"),
}
"""What a shorthand sets besides itself."""
_WHOLE: Final = {long: short for short, longs in _SHORT.items() for long in longs if short != "overflow"}
_HIDING = re.compile(
    r"display:none|visibility:(?:hidden|collapse)|opacity:0|clip|text-indent:-|(?:left|top|right|bottom):-|font(?:-size)?:0|"
    r"height:[01]|width:[01]|transform:|content-visibility|mso-hide|(?<![-\w])color:"
)
"""What a sheet must hold to hide anything."""
_SHEETS: Final = 50
_SHEET_LIMIT: Final = 200_000
_SHEETS_LIMIT: Final = 600_000
_RULES_LIMIT: Final = 6_000
_DEEPEST: Final = 5
_SELECTOR_LIMIT: Final = 300
_TESTS_LIMIT: Final = 15_000_000
"""Steps that holding elements against selectors may take: two or three seconds, of the ten that a page has."""
_CHEAP: Final = 32
"""Elements copied at the cost of one step."""
_LOOKING_UP: Final = 4
_SETTLING: Final = 20
"""Steps that a declaration costs which is held against others, for every window."""
_LENGTH_LIMIT: Final = 4_000
"""Characters of an element's own style that are looked at."""
_SCRIPTED = re.compile(
    r"[.\[](?:(?:no|has|is|html)[-_]?)?js\b|cloak|\.wf-|loading|preload|lazy|unresolved|invisible|\[data-aos|\.wow\b|:has\(|"
    r":not\([^)]*(?:load|ready|js|init|defin|visib|activ|view|show|open|enabl|hydrat)",
    re.IGNORECASE,
)
"""Selectors of what scripts show as soon as they run; `:has` costs more than it tells."""
_NAME = re.compile(r"[.#]([\w-]+)")
_INTRICATE = re.compile(r"[\\(\[\"']")
"""What a selector is written with whose names are not found by looking for dots."""
_PART = re.compile(r"[.#:\[\]]")
_BRACKET = re.compile(r"[()\[\],]")
_FEATURE = re.compile(r"\(([^()]*)\)")
_BOUND = re.compile(r"(min|max)-(?:device-)?width:([\d.]+)(px|em|rem)?")
_RANGE = re.compile(r"width([<>])=?([\d.]+)(px|em|rem)")
_TYPE = re.compile(r"(?:(not|only)\s+)?([a-z]+)?")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


@dataclass(frozen=True, slots=True)
class _Declared:
    name: str
    value: str
    important: bool


@dataclass(frozen=True, slots=True)
class _Rule:
    selectors: str
    declared: tuple[_Declared, ...]
    windows: frozenset[int]
    is_sure: bool
    """Every reader whose window is so wide has it."""


@dataclass(slots=True)
class _Effort:
    """Steps that may still be taken."""

    left: int = _TESTS_LIMIT

    def take(self, steps: int) -> None:
        self.left -= steps
        if self.left < 0:
            raise DocumentTooLarge(
                "The page's style sheets are too intricate to tell what they hide: open it in a browser, copy its text and paste that here."
            )


class _Matcher(cssselect2.Matcher):  # type: ignore[misc]
    """Holds elements against selectors; every part of a selector is a step."""

    def __init__(self, effort: _Effort) -> None:
        super().__init__()
        self._effort = effort
        self._parts: dict[object, int] = {}
        self._steps: dict[int, int] = {}

    def add(self, selector: object, parts: int, rule: _Rule) -> None:
        self._parts[selector.test] = parts  # type: ignore[attr-defined]
        self.add_selector(selector, rule)

    def add_relevant_selectors(self, element: object, selectors: list[tuple[object, ...]], relevant: object) -> None:
        steps = self._steps.get(id(selectors))
        if steps is None:
            steps = self._steps[id(selectors)] = sum(self._parts[test] for test, *_ in selectors)
        self._effort.take(steps)
        super().add_relevant_selectors(element, selectors, relevant)


class _Siblings(list[object]):
    """Elements beside each other; to count those of a kind is a step each, to have them in hand next to nothing."""

    def __init__(self, elements: Iterable[object], effort: _Effort) -> None:
        super().__init__(elements)
        self._effort = effort

    def __iter__(self) -> Iterator[object]:
        for one in super().__iter__():
            self._effort.take(1)
            yield one

    def __getitem__(self, place: SupportsIndex | slice) -> Any:  # the library's own lists
        if not isinstance(place, slice):
            return super().__getitem__(place)
        part = super().__getitem__(place)
        self._effort.take(len(part) // _CHEAP)
        return _Siblings(part, self._effort)


class _Wrapped(cssselect2.ElementWrapper):  # type: ignore[misc]
    """An element that counts what selectors look at beside it."""

    effort: _Effort

    @property
    def ancestors(self) -> tuple[object, ...]:
        found: tuple[object, ...] = super().ancestors
        self.effort.take(_LOOKING_UP + len(found))
        return found

    @property
    def previous_siblings(self) -> Iterator[object]:
        # One by one: the library's own tuples call each other, once for each sibling, and keep what they found.
        one = self.previous
        while one is not None:
            self.effort.take(1)
            yield one
            one = one.previous

    @cached_property
    def etree_children(self) -> _Siblings:
        return _Siblings(super().etree_children, self.effort)


class Styles:
    """What is declared of each element of a page: for each width of a window in one string, `name:value;name:value`."""

    def __init__(self, root: Element) -> None:
        self._sheets: Mapping[Element, tuple[tuple[str, ...], bool]] = _matched(root, list(_rules(root)))

    def of(self, element: Element) -> tuple[str, ...]:
        """Give what is declared of an element, once for each kind of window that differs."""
        found = self._sheets.get(element)
        return found[0] if found is not None else tuple(filter(None, (own(element),)))

    def is_by_sheet(self, element: Element) -> bool:
        """Tell whether a sheet has a part in what is declared of an element."""
        return element in self._sheets


def own(element: Element) -> str:
    """Give what an element declares by itself, in its style and its attributes."""
    return _joined(_settled((), _own(element), None))


def _own(element: Element) -> tuple[_Declared, ...]:
    painted = []
    if element.tag == "font" and element.get("color"):
        painted.append(_Declared("color", element.get("color", "").strip().lower()[:40], False))
    if element.get("bgcolor"):
        painted.append(_Declared("background-color", element.get("bgcolor", "").strip().lower()[:40], False))
    if element.get("background"):
        painted.append(_Declared("background-image", "url()", False))
    style = element.get("style")
    return (*painted, *_declarations(plain(style[:_LENGTH_LIMIT]))) if style else tuple(painted)


def plain(style: str) -> str:
    """Set declarations in one way: lower case, no white space about their marks."""
    folded = re.sub(r"\s*([:;,()!])\s*", r"\1", _COMMENT.sub(" ", style).lower().strip())
    return re.sub(r"\s+(?=;|$)", "", folded)


def _declarations(style: str) -> tuple[_Declared, ...]:
    found = []
    for one in re.split(r";(?![^(]*\))", style):
        name, _, value = one.partition(":")
        if name.strip() in _BORNE and value:
            found.append(_Declared(name.strip(), value.replace("!important", ""), "!important" in value))
    return tuple(found)


def _rules(root: Element) -> Iterator[_Rule]:
    """Read the rules of a page's sheets; none where nothing in them hides."""
    left = _SHEETS_LIMIT
    sheets: list[tuple[str, str]] = []
    for sheet in list(root.iter("style"))[:_SHEETS]:
        if _is_apart(sheet, root) or sheet.get("type", "text/css").strip().lower() not in ("", "text/css"):
            continue
        words = "".join(sheet.itertext())[: min(_SHEET_LIMIT, left)]
        left -= len(words)
        sheets.append((words, sheet.get("media", "")))
    if not any(_HIDING.search(plain(words)) for words, _ in sheets):
        return
    count = 0
    for words, media in sheets:
        windows, is_sure = _window(media)
        nodes = tinycss2.parse_stylesheet(words, skip_comments=True, skip_whitespace=True)
        for rule in _walked(nodes, windows, is_sure, "", 0):
            yield rule
            count += 1
            if count >= _RULES_LIMIT:
                return


def _is_apart(sheet: Element, root: Element) -> bool:
    """Does it stand in what is no part of the tree, such as a template?"""
    for frame in sheet.iterancestors():
        if frame is root:
            return False
        if frame.tag in ("noscript", "template", "svg"):
            return True
    return False


def _walked(nodes: Iterable[object], windows: frozenset[int], is_sure: bool, above: str, depth: int) -> Iterator[_Rule]:
    """Yield the rules among the nodes of a sheet, those inside conditions and other rules too."""
    if depth > _DEEPEST or not windows:
        return
    for node in nodes:
        kind, content = getattr(node, "type", ""), getattr(node, "content", None)
        if content is None:
            continue
        if kind == "qualified-rule":
            selectors = tinycss2.serialize(node.prelude).strip()  # type: ignore[attr-defined]
            selectors = _nested(selectors, above) if above else selectors
            inside = tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
            yield from _rule(selectors, inside, windows, is_sure)
            yield from _walked(inside, windows, is_sure, selectors, depth + 1)
        elif kind == "at-rule":
            prelude = tinycss2.serialize(node.prelude).strip().lower()  # type: ignore[attr-defined]
            narrowed, sure = _condition(node.lower_at_keyword, prelude)  # type: ignore[attr-defined]
            inside = tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
            if above:
                yield from _rule(above, inside, windows & narrowed, is_sure and sure)
            yield from _walked(inside, windows & narrowed, is_sure and sure, above, depth + 1)


def _nested(selectors: str, above: str) -> str:
    frame = f":is({above})"
    return ",".join(one.replace("&", frame) if "&" in one else f"{frame} {one}" for one in selectors.split(","))


def _rule(selectors: str, inside: Iterable[object], windows: frozenset[int], is_sure: bool) -> Iterator[_Rule]:
    declared = tuple(
        one
        for node in inside
        if getattr(node, "type", "") == "declaration" and node.lower_name in _BORNE  # type: ignore[attr-defined]
        for one in (
            _Declared(node.lower_name, plain(tinycss2.serialize(node.value)), node.important),  # type: ignore[attr-defined]
        )
    )
    # Where only some readers have a rule, it may show what is hidden from the others, and hides nothing.
    if declared and (is_sure or not _HIDING.search(";".join(f"{one.name}:{one.value}" for one in declared))):
        yield _Rule(selectors, declared, windows, is_sure)


def _condition(keyword: str, prelude: str) -> tuple[frozenset[int], bool]:
    """The windows a block of rules is for, and whether all that are so wide have it."""
    everywhere = frozenset(_WINDOWS)
    match keyword:
        case "media":
            return _window(prelude)
        case "supports":
            return everywhere, not prelude.startswith("not")
        case "layer":
            return everywhere, True
        case "container":
            return everywhere, False
    return frozenset(), False


def _window(media: str) -> tuple[frozenset[int], bool]:
    """Judge a list of media queries: the widths of windows it may hold for, and whether it surely does."""
    if not media.strip():
        return frozenset(_WINDOWS), True
    queries = [_query(plain(one)) for one in media.lower().split(",")]
    sure = frozenset[int]().union(*(windows for windows, is_sure in queries if is_sure))
    # A condition that nothing is known of counts only where there is none that is sure.
    return (sure, True) if sure else (frozenset[int]().union(*(windows for windows, _ in queries)), False)


def _query(query: str) -> tuple[frozenset[int], bool]:
    told = _TYPE.match(query)
    negated, kind = (told[1] == "not", told[2] or "all") if told else (False, "all")
    features = _FEATURE.findall(query)
    if negated:
        seen = kind not in ("all", "screen")
        return (frozenset(_WINDOWS if seen or features else ()), seen)
    if kind not in ("all", "screen", "and"):
        return frozenset(), True
    windows, is_sure = set(_WINDOWS), True
    for feature in features:
        bound, between = _BOUND.fullmatch(feature), _RANGE.fullmatch(re.sub(r"\s+", "", feature))
        if bound:
            limit = float(bound[2]) * (16 if bound[3] in ("em", "rem") else 1)
            windows = {one for one in windows if (one >= limit if bound[1] == "min" else one <= limit)}
        elif between:
            limit = float(between[2]) * (16 if between[3] in ("em", "rem") else 1)
            windows = {one for one in windows if (one >= limit if between[1] == ">" else one <= limit)}
        elif feature == "scripting:none":
            windows = set()
        else:
            is_sure = False
    return frozenset(windows), is_sure


def _matched(root: Element, rules: list[_Rule]) -> Mapping[Element, tuple[tuple[str, ...], bool]]:
    """Hold every element against the rules."""
    effort = _Effort()
    matcher = _Matcher(effort)
    named = [element for element in root.iter() if isinstance(element.tag, str)] if rules else []
    names = frozenset(name for one in named for name in (*classes(one), (one.get("id") or "").strip()))
    for rule in rules:
        for selector, parts in _selectors(rule.selectors, names):
            matcher.add(selector, parts, rule)
    if not matcher.order:
        return {}
    found: dict[Element, tuple[tuple[str, ...], bool]] = {}
    tree = cast(type[_Wrapped], type("_OfThisPage", (_Wrapped,), {"effort": effort}))
    for wrapped in tree.from_html_root(root).iter_subtree():
        element: Element = wrapped.etree_element
        if not isinstance(element.tag, str):
            continue
        of_it = tuple(rule for _, _, pseudo, rule in matcher.match(wrapped) if pseudo is None)
        if of_it:
            effort.take(_SETTLING * sum(len(rule.declared) for rule in of_it))
            mine = _own(element)
            settled = (_joined(_settled(of_it, mine, window)) for window in _WINDOWS)
            found[element] = (tuple(dict.fromkeys(settled)), True)
    return found


def _selectors(selectors: str, names: frozenset[str]) -> list[tuple[object, int]]:
    """Compile a list of selectors, each with the number of its parts; those that are not understood, wait for a script or name what is not there are left out."""
    compiled: list[tuple[object, int]] = []
    for one in _parted(selectors):
        if _INTRICATE.search(one) is None and not names.issuperset(_NAME.findall(one)):
            continue
        if one.strip() and len(one) <= _SELECTOR_LIMIT and not _SCRIPTED.search(one):
            try:
                compiled += [(found, len(_PART.findall(one)) or 1) for found in cssselect2.compile_selector_list(one)]
            except (cssselect2.SelectorError, ValueError, TypeError, RecursionError):
                continue
    return compiled


def _parted(selectors: str) -> Iterator[str]:
    """Part a list at its commas, but for those in brackets."""
    depth = begin = 0
    for mark in _BRACKET.finditer(selectors):
        if mark[0] in "([":
            depth += 1
        elif mark[0] in ")]":
            depth = max(0, depth - 1)
        elif not depth:
            yield selectors[begin : mark.start()]
            begin = mark.end()
    yield selectors[begin:]


def _settled(rules: tuple[_Rule, ...], mine: tuple[_Declared, ...], window: int | None) -> dict[str, str]:
    """What holds of an element in the end: `rules` come the weakest first, its own style after them, what is important last."""
    found: dict[str, str] = {}
    sheets = [one for rule in rules if window is None or window in rule.windows for one in rule.declared]
    for important in (False, True):
        for declared in (*sheets, *mine):
            if declared.important is important:
                _set(found, declared)
    return found


def _set(found: dict[str, str], declared: _Declared) -> None:
    for name in (declared.name, *_SHORT.get(declared.name, ())):
        found.pop(name, None)
    whole = _WHOLE.get(declared.name)
    if whole == "font":
        found.pop(whole, None)
    found[declared.name] = declared.value


def _joined(declared: Mapping[str, str]) -> str:
    return ";".join(f"{name}:{value}" for name, value in declared.items())
