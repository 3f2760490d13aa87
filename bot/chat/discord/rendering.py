"""Card → messages, in each form Discord takes, within every limit.

A card is one message, the first; what it has no room for is on further messages, each behind the "More" button of the one
before, and nobody is shown them unasked. A mark is a link to its words on their page where there is one and the message
has room for its address; every other mark is in the menu that opens a line privately. Texts are escaped throughout.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from bot.chat.card import Card
from bot.chat.discord.components import (
    ActionRow,
    Block,
    Container,
    Embedded,
    Form,
    Layout,
    LinkButton,
    Message,
    Plain,
    Section,
    Separator,
    TextDisplay,
)
from bot.chat.discord.controls import Posting, controls
from bot.chat.discord.limits import COMPONENTS, COMPONENTS_TEXT, CONTENT, EMBED_DESCRIPTION, OPTIONS
from bot.chat.discord.paging import CONTINUED, PAGE_SIGNS, SIGNS, Group, Page, Piece, Pointer, linking, pages, weight
from bot.chat.rows import Kind

_SIZES = {Form.LAYOUT: COMPONENTS_TEXT, Form.EMBED: EMBED_DESCRIPTION, Form.TEXT: CONTENT}
_NOTHING = "There is nothing to show."
_OPEN = "Open the page"
_BESIDE = 3
"""Quotations of a message that have their page's button at their side; each takes three components."""


@dataclass(frozen=True, slots=True)
class _Linked:
    """Which marks of a page lead to theirs: in the text, and by a button beside the quotation."""

    inside: frozenset[Pointer]
    beside: frozenset[Pointer]


def render(card: Card, posting: Posting, form: Form = Form.LAYOUT) -> tuple[Message, ...]:
    """Render a card: the first message is to be sent, the n-th is what `More` with page n asks for."""
    size = _SIZES[form]
    laid_out = pages(card, size)
    return tuple(
        _message(page, card, posting, form, number, len(laid_out)) for number, page in enumerate(laid_out, start=1)
    )


def _message(page: Page, card: Card, posting: Posting, form: Form, number: int, of: int) -> Message:
    linked = _linked(page, form, _SIZES[form] - (PAGE_SIGNS if number > 1 else 0))
    left = [one for one in _pointers(page) if one not in linked.inside and one not in linked.beside]
    if len(left) > OPTIONS:  # each line can be opened before any of them at its every mark
        left.sort(key=lambda one: one.number > 0)
    rows = controls(card, posting, number, of, left)
    continued = f"-# {' · '.join(filter(None, (page.title, f'page {number} of {of}')))}" if number > 1 else ""
    heading = "" if number > 1 else page.title
    foot = "\n".join(f"-# {note}" for note in page.notes)
    subtitle = f"-# {page.subtitle}" if page.subtitle else ""
    if form is Form.LAYOUT:
        head = _joined([f"## {heading}" if heading else "", continued, subtitle])
        return Layout(Container(_blocks(page, head, foot, linked, rows)), rows)
    body = [_text(group, linked) for group in page.groups]
    if form is Form.EMBED:
        told = _joined([continued, subtitle, *body, foot])
        return Embedded(heading, told or ("" if heading else _NOTHING), rows)
    return Plain(_joined([f"## {heading}" if heading else "", continued, subtitle, *body, foot]) or _NOTHING, rows)


def _linked(page: Page, form: Form, size: int) -> _Linked:
    """Choose the marks that are links: the first of every line, then the others, while there is room."""
    candidates = [alone for group in page.groups if (alone := _alone(group))]
    beside = frozenset(candidates[:_BESIDE] if form is Form.LAYOUT else ())
    room = size - weight(page)
    inside: set[Pointer] = set()
    pointers = [one for one in _pointers(page) if one.address and one not in beside]
    for pointer in sorted(pointers, key=lambda one: one.number > 0):
        if linking(pointer) <= room:
            room -= linking(pointer)
            inside.add(pointer)
    return _Linked(frozenset(inside), beside)


def _alone(group: Group) -> Pointer | None:
    """The one mark of a quotation, where it leads to a page."""
    pointers = [pointer for piece in group.pieces for pointer in piece.pointers]
    quoted = all(piece.kind is Kind.QUOTE for piece in group.pieces)
    return pointers[0] if quoted and len(pointers) == 1 and pointers[0].address else None


def _pointers(page: Page) -> list[Pointer]:
    return [pointer for group in page.groups for piece in group.pieces for pointer in piece.pointers]


def _blocks(page: Page, head: str, foot: str, linked: _Linked, rows: Sequence[ActionRow]) -> tuple[Block, ...]:
    """The container's blocks, texts brought together where components would be too many."""
    body = [_block(group, linked) for group in page.groups if _text(group, linked)]
    taken = 1 + sum(1 + len(row.children) for row in rows) + 2 * bool(head) + 2 * bool(foot)
    above: list[Block] = [TextDisplay(head)] if head else []
    below: list[Block] = [TextDisplay(foot)] if foot else []
    told = _brought_together(body, COMPONENTS - taken)
    parts = [part for part in (above, told, below) if part]
    parted = [block for part in parts for block in (Separator(), *part)][1:]
    return tuple(parted) or (TextDisplay(_NOTHING),)


def _brought_together(blocks: Sequence[Block], room: int) -> list[Block]:
    together = list(blocks)
    size = sum(3 if isinstance(block, Section) else 1 for block in together)
    at = len(together) - 1
    while size > room and at > 0:
        above, below = together[at - 1], together[at]
        if isinstance(above, TextDisplay) and isinstance(below, TextDisplay):
            together[at - 1 : at + 1] = [TextDisplay(f"{above.content}\n{below.content}")]
            size -= 1
        at -= 1
    return together


def _block(group: Group, linked: _Linked) -> Block:
    text = TextDisplay(_text(group, linked))
    alone = _alone(group)
    return Section(text, LinkButton(_OPEN, alone.address)) if alone and alone in linked.beside else text


def _text(group: Group, linked: _Linked) -> str:
    heading = f"### {group.heading}" if group.heading else ""
    note = f"-# {group.note}" if group.note else ""
    rows = (
        _row(list(pieces), linked) for _, pieces in groupby(group.pieces, key=lambda piece: (piece.row, piece.kind))
    )
    return _joined([heading, note, *rows])


def _row(pieces: Sequence[Piece], linked: _Linked) -> str:
    """The pieces of a row that stand together as one paragraph; what is missing before or after is marked."""
    marks = "".join(_mark(pointer, linked) for piece in pieces for pointer in piece.pointers)
    words = "".join(piece.text for piece in pieces).strip()
    if not words and not marks:
        return ""
    before = "" if pieces[0].first else f"{CONTINUED} "
    after = "" if pieces[-1].last else f" {CONTINUED}"
    return f"{SIGNS.get(pieces[0].kind, '')}{before}{words}{marks if words else marks.lstrip()}{after}"


def _mark(pointer: Pointer, linked: _Linked) -> str:
    label = pointer.written
    return f" \\[{f'[{label}]({pointer.address})' if pointer in linked.inside else label}\\]"


def _joined(texts: Iterable[str]) -> str:
    return "\n".join(filter(None, texts))
