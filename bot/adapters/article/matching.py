"""Holding a page's elements against the selectors of its sheets, at a cost that has a limit.

Sheets can be made to cost any amount of time. Where they cost more than any page that is meant to be read, the page is refused:
what nobody sees on it cannot be told, and reading it as if everything were seen would be what such sheets are written for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final, NoReturn, SupportsIndex, cast

import cssselect2  # type: ignore[import-untyped]

from bot.adapters.article.cascade import Rule, joined, own, settled
from bot.adapters.article.tree import Element, classes
from bot.adapters.article.windows import WINDOWS
from bot.errors import DocumentTooLarge

_STEPS: Final = 15_000_000
"""Steps that holding elements against selectors may take: two or three seconds, of the ten that a page has."""
_CHEAP: Final = 32
"""Elements copied at the cost of one step."""
_LOOKING_UP: Final = 4
_LOOKING_INTO: Final = 8
_COMPILING: Final = 300
"""Steps that a selector costs before anything is held against it."""
_LONG: Final = 300
"""Characters of a selector from which it costs for each of them."""
_SETTLING: Final = 20
"""Steps that a declaration costs which is held against others, for every window."""
_SCRIPTED = re.compile(
    r"[.\[](?:(?:no|has|is|html)[-_]?)?js\b|cloak|\.wf-|loading|preload|unresolved|:not\([^)]*(?:load|ready|js|init|defin|hydrat)",
    re.IGNORECASE,
)
"""Selectors of what scripts show as soon as they run."""
_APPEARING = re.compile(
    r"lazy|invisible|\[data-aos|\.wow\b|:not\([^)]*(?:visib|activ|view|show|open|enabl)", re.IGNORECASE
)
"""Selectors of what comes into sight as one reads on, unless it is not displayed at all: that waits to be asked for."""
NAME = re.compile(r"[.#]([\w-]+)")
INTRICATE = re.compile(r"[\\\[\"']|:not\(|\([^)]*,")
"""What a selector is written with whose names are not found by looking for dots."""
_PART = re.compile(r"[.#:,\[\]]")
_BRACKET = re.compile(r"[()\[\],]")


@dataclass(slots=True)
class Effort:
    """Steps that may still be taken."""

    left: int = _STEPS

    def take(self, steps: int) -> None:
        self.left -= steps
        if self.left < 0:
            self.exhaust()

    def exhaust(self) -> NoReturn:
        raise DocumentTooLarge(
            "The page's style sheets are too intricate to tell what they hide: open it in a browser, copy its text and paste that here."
        )


class _Matcher(cssselect2.Matcher):  # type: ignore[misc]
    """Holds elements against selectors; every part of a selector is a step."""

    def __init__(self, effort: Effort) -> None:
        super().__init__()
        self._effort = effort
        self._parts: dict[object, int] = {}
        self._steps: dict[int, int] = {}

    def add(self, selector: object, parts: int, rule: Rule) -> None:
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

    def __init__(self, elements: Iterable[object], effort: Effort) -> None:
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

    effort: Effort

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

    def iter_subtree(self) -> Iterator[object]:
        waiting: list[_Wrapped] = [self]
        while waiting:
            one = waiting.pop()
            self.effort.take(_LOOKING_INTO)
            yield one
            waiting.extend(reversed(list(one.iter_children())))

    def iter_children(self) -> Iterator[_Wrapped]:
        return self._wrapped(self.etree_children, self, 0)

    def iter_next_siblings(self) -> Iterator[_Wrapped]:
        return self._wrapped(self.etree_siblings, self.parent, self.index + 1)

    def _wrapped(self, beside: _Siblings, parent: object, place: int) -> Iterator[_Wrapped]:
        before = self if place else None
        while place < len(beside):
            self.effort.take(_LOOKING_INTO)
            before = type(self)(beside[place], parent, place, before, self.in_html_document)
            yield before
            place += 1

    @cached_property
    def etree_children(self) -> _Siblings:
        return _Siblings(super().etree_children, self.effort)


def names(root: Element) -> frozenset[str]:
    """The classes and names that elements of a page bear."""
    named = [element for element in root.iter() if isinstance(element.tag, str)]
    return frozenset(name for one in named for name in (*classes(one), (one.get("id") or "").strip()))


def matched(
    root: Element, rules: Iterable[Rule], named: frozenset[str], effort: Effort
) -> Mapping[Element, tuple[tuple[str, ...], bool]]:
    """Hold every element against the rules: what holds of it in each kind of window, and whether a rule says so."""
    matcher = _Matcher(effort)
    for rule in rules:
        for selector, parts in _selectors(rule, named, effort):
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
            mine = own(element)
            found[element] = (tuple(dict.fromkeys(joined(settled(of_it, mine, window)) for window in WINDOWS)), True)
    return found


def _selectors(rule: Rule, named: frozenset[str], effort: Effort) -> list[tuple[object, int]]:
    """Compile a rule's selectors, each with the number of its parts; those that are not understood, wait for a script or name what is not there are left out."""
    compiled: list[tuple[object, int]] = []
    is_undisplayed = any(one.name == "display" and one.value == "none" for one in rule.declared)
    for one in parted(rule.selectors):
        if INTRICATE.search(one) is None and not named.issuperset(NAME.findall(one)):
            continue
        if one.strip() and not _SCRIPTED.search(one) and (is_undisplayed or not _APPEARING.search(one)):
            effort.take(_COMPILING + (_COMPILING * len(one) // 10 if len(one) > _LONG else 0))
            try:
                compiled += [(found, len(_PART.findall(one)) or 1) for found in cssselect2.compile_selector_list(one)]
            except (cssselect2.SelectorError, ValueError, TypeError, RecursionError, SyntaxError, MemoryError):
                continue
    return compiled


def parted(selectors: str) -> Iterator[str]:
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
