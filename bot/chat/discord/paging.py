"""A card on pages of a size: the first complete in itself, the rest in order behind it.

A card that fits is one page. Of one that does not, the first page has its head, its notes and of every section the first
lines, as many of each as there is room for; the further pages have what is left, in order, under its headings. A card of
quotations alone is told from its beginning, page by page. Invariant: every text and every mark of the card is on some
page, in pieces where it is long, and a page with no link in it is never larger than it may be.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from bot.chat.card import Card, Mark
from bot.chat.discord.escaping import address, escaped
from bot.chat.discord.limits import EMBED_TITLE, cut, length
from bot.chat.discord.splitting import split
from bot.chat.rows import Kind, Row, clean, rows

SIGNS = {Kind.BULLET: "- ", Kind.QUOTE: "> ", Kind.NOTE: "-# "}
CONTINUED = "…"
_TOGETHER = 8
"""Marks that stand behind one piece."""
_LABEL = 12
"""Characters of a mark that are shown."""
PAGE_SIGNS = 40
"""Characters that a further page adds of its own to its head, at most."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """A mark at its place: the row it stands behind, and the page of the web it leads to, if it may be linked."""

    row: int
    number: int
    label: str
    mark: Mark
    address: str
    words: str
    """Of the row, by which it is known again."""

    @property
    def written(self) -> str:
        return escaped(self.label)


@dataclass(frozen=True, slots=True)
class Piece:
    """A row, or as much of it as stands on one page: escaped, without the sign before it."""

    row: int
    kind: Kind
    text: str
    pointers: tuple[Pointer, ...] = ()
    first: bool = True
    last: bool = True


@dataclass(frozen=True, slots=True)
class Group:
    heading: str
    note: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """All texts are escaped; the subtitle and the notes are on the first page only."""

    title: str
    subtitle: str
    groups: tuple[Group, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Measures:
    """How long the parts of a page may be, so that one of each always fits."""

    page: int

    @property
    def title(self) -> int:
        return min(EMBED_TITLE, self.page // 10)

    @property
    def subtitle(self) -> int:
        return self.page // 10

    @property
    def heading(self) -> int:
        return self.page // 16

    @property
    def piece(self) -> int:
        return self.page // 5

    @property
    def notes(self) -> int:
        return self.page // 8


def pages(card: Card, size: int) -> tuple[Page, ...]:
    """Lay a card out on pages of at most `size` characters, signs and line ends included."""
    whole = _whole(card, _Measures(size))
    if weight(whole) <= size:
        return (whole,)
    room = size - weight(replace(whole, groups=()))
    taken = _first(whole.groups, room)
    first = replace(whole, groups=_parts(whole.groups, taken))
    return (first, *_rest(whole, taken, size))


def weight(page: Page) -> int:
    """Measure a page without links as it will be written, every paragraph but one with its line end."""
    around = sum(length(text) + 4 for text in (page.title, page.subtitle, *page.notes) if text)
    return around + sum(_headed(group) + sum(map(_plain, group.pieces)) for group in page.groups) - 1


def linking(pointer: Pointer) -> int:
    """Measure what linking a mark adds."""
    return length(pointer.address) + 4 if pointer.address else 0


def _headed(group: Group) -> int:
    heading = length(group.heading) + 5 if group.heading else 0
    return heading + (length(group.note) + 4 if group.note else 0)


def _plain(piece: Piece) -> int:
    if not piece.text and not piece.pointers:
        return 0
    signs = len(SIGNS.get(piece.kind, "")) + 1 + 2 * (not piece.first) + 2 * (not piece.last)
    return signs + length(piece.text) + sum(length(pointer.written) + 5 for pointer in piece.pointers)


def _linked(piece: Piece) -> int:
    """Measure a piece with its first link."""
    return _plain(piece) + max(map(linking, piece.pointers[:1]), default=0)


def _whole(card: Card, measures: _Measures) -> Page:
    """Lay a card out on one page, whatever its size; what is too long for a head or a heading goes on below it."""
    below: list[Piece] = []
    title = subtitle = ""
    groups: list[Group] = []
    notes: list[str] = []
    surplus: list[Piece] = []
    opened = False
    for number, row in enumerate(rows(card)):
        match row.kind:
            case Kind.GAP:
                opened = False
            case Kind.TITLE:
                title, rest = _headline(number, row.text, measures.title, measures)
                below += rest
            case Kind.SUBTITLE:
                subtitle, rest = _headline(number, row.text, measures.subtitle, measures)
                below += rest
            case Kind.NOTE:
                text = escaped(row.text)
                room = measures.notes - sum(length(note) + 4 for note in notes)
                if not surplus and length(text) + 4 <= room:
                    notes.append(text)
                else:
                    surplus += _pieces(number, row, measures)
            case Kind.HEADING:
                groups.append(_headed_group(number, row, measures))
                opened = True
            case _:
                if not opened:
                    groups.append(Group("", "", ()))
                    opened = True
                groups[-1] = replace(groups[-1], pieces=(*groups[-1].pieces, *_pieces(number, row, measures)))
    told = (Group("", "", tuple(below)), *groups, Group("", "", tuple(surplus)))
    return Page(title, subtitle, tuple(_filled(group) for group in told if group.heading or group.pieces), tuple(notes))


def _headed_group(number: int, row: Row, measures: _Measures) -> Group:
    heading, more = _headline(number, row.text, measures.heading, measures)
    note, further = _headline(number, row.note, measures.heading, measures)
    return Group(heading, note, (*more, *further))


def _filled(group: Group) -> Group:
    """A group has at least one piece, if an empty one, by which it is put on a page."""
    return group if group.pieces else replace(group, pieces=(Piece(-1, Kind.TEXT, ""),))


def _headline(number: int, text: str, bound: int, measures: _Measures) -> tuple[str, list[Piece]]:
    """As much of a text as a head holds, and the rest of it as pieces."""
    whole = escaped(text)
    if length(whole) <= bound:
        return whole, []
    head = split(whole, bound, bound - 2)[0]
    rest = split(whole[len(head) :], measures.piece)
    pieces = [Piece(number, Kind.TEXT, piece, (), False, at == len(rest)) for at, piece in enumerate(rest, 1)]
    return f"{head.rstrip()} {CONTINUED}", pieces


def _pieces(number: int, row: Row, measures: _Measures) -> list[Piece]:
    """A row in pieces; marks that are too many for one have further pieces of their own."""
    texts = list(split(escaped(row.text), measures.piece)) or ([""] if row.marks else [])
    pointers = [
        Pointer(number, at, cut(clean(mark.label), _LABEL) or "·", mark, address(mark.address), row.text)
        for at, mark in enumerate(row.marks)
    ]
    chunks = [tuple(pointers[at : at + _TOGETHER]) for at in range(0, len(pointers), _TOGETHER)] or [()]
    told: list[tuple[str, tuple[Pointer, ...]]] = [(text, ()) for text in texts[:-1]]
    told += [(text, chunks[0]) for text in texts[-1:]]
    told += [("", chunk) for chunk in chunks[1:]]
    return [Piece(number, row.kind, text, chunk, at == 0, at == len(told) - 1) for at, (text, chunk) in enumerate(told)]


def _first(groups: Sequence[Group], room: int) -> list[int]:
    """How many pieces of each group are on the first page: one of each by turns, or from the beginning on."""
    if all(piece.kind is Kind.QUOTE for group in groups for piece in group.pieces):
        return (
            _from_the_beginning(groups, room, _linked) or _from_the_beginning(groups, room, _plain) or [0] * len(groups)
        )
    return _by_turns(groups, room, _linked) or _by_turns(groups, room, _plain) or [0] * len(groups)


def _by_turns(groups: Sequence[Group], room: int, weigh: Callable[[Piece], int]) -> list[int] | None:
    taken = [0] * len(groups)
    going = list(range(len(groups)))
    while going:
        further = []
        for at in going:
            group = groups[at]
            needed = weigh(group.pieces[taken[at]]) + (0 if taken[at] else _headed(group))
            if needed <= room:
                room -= needed
                taken[at] += 1
                if taken[at] < len(group.pieces):
                    further.append(at)
        going = further
    return taken if any(taken) else None


def _from_the_beginning(groups: Sequence[Group], room: int, weigh: Callable[[Piece], int]) -> list[int] | None:
    taken = [0] * len(groups)
    for at, group in enumerate(groups):
        for piece in group.pieces:
            needed = weigh(piece) + (0 if taken[at] else _headed(group))
            if needed > room:
                return taken if any(taken) else None
            room -= needed
            taken[at] += 1
    return taken


def _parts(groups: Sequence[Group], taken: Iterable[int]) -> tuple[Group, ...]:
    return tuple(
        replace(group, pieces=group.pieces[:count]) for group, count in zip(groups, taken, strict=True) if count
    )


def _rest(whole: Page, taken: Sequence[int], size: int) -> Iterator[Page]:
    """What the first page leaves, in order."""
    begun = size - length(whole.title) - PAGE_SIGNS
    groups: list[Group] = []
    room = begun
    for group, count in zip(whole.groups, taken, strict=True):
        opened = False
        for piece in group.pieces[count:]:
            needed = _linked(piece) + (0 if opened else _headed(group))
            if needed > room and groups:
                yield Page(whole.title, "", tuple(groups))
                groups, room, opened = [], begun, False
                needed = _linked(piece) + _headed(group)
            if opened:
                groups[-1] = replace(groups[-1], pieces=(*groups[-1].pieces, piece))
            else:
                groups.append(replace(group, pieces=(piece,)))
                opened = True
            room -= needed
    if groups:
        yield Page(whole.title, "", tuple(groups))
