"""The screen: cards in colour, fitted to its width, and what is being done meanwhile. rich stops here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console, Group, RenderableType
from rich.constrain import Constrain
from rich.live import Live
from rich.padding import Padding
from rich.spinner import Spinner
from rich.style import Style
from rich.table import Table
from rich.text import Text

from bot.chat.card import About, Card
from bot.chat.console.plain import beside, bracketed, sign
from bot.chat.rows import Kind, Row, clean, rows

_STYLES = {
    Kind.TITLE: "bold",
    Kind.SUBTITLE: "dim",
    Kind.HEADING: "bold cyan",
    Kind.QUOTE: "italic",
    Kind.NOTE: "yellow",
}
_BESIDE = Style(bold=False, italic=False, dim=True)
_WIDEST = 100
"""Columns; longer lines are hard to read."""

Tell = Callable[[str, Card | None], None]
"""Says what is being done, and shows the card as far as it has come."""


class Terminal:
    """Shows; asks nothing."""

    def __init__(self, console: Console | None = None) -> None:
        self._console = console or Console(highlight=False, emoji=False)

    def show(self, card: Card) -> None:
        self._console.print(Padding(self._laid_out(card), (1, 0)))
        if card.buttons:
            named = (button for button in card.buttons if button.about is not About.TOPIC)
            doing = " · ".join(clean(button.label) for button in named)
            self._console.print(Text(f"Ask anything, or: {doing}", style="dim"))

    def say(self, text: str) -> None:
        """Say a few words of our own; lines stay lines."""
        for line in text.splitlines():
            self._console.print(Text(clean(line)), width=self._width)

    @contextmanager
    def telling(self) -> Iterator[Tell]:
        """Show a status line that changes, under the card as far as it has come, until the block is left."""
        spinner = Spinner("dots", Text("Reading …"))
        live = Live(spinner, console=self._console, transient=True, refresh_per_second=8)

        def tell(doing: str, so_far: Card | None = None) -> None:
            spinner.update(text=Text(clean(doing)))
            live.update(Group(self._laid_out(so_far), Text(), spinner) if so_far else spinner)

        try:
            live.start()
            yield tell
        finally:  # an interrupt may come while it starts
            live.stop()

    @property
    def _width(self) -> int:
        return min(self._console.width, _WIDEST)

    def _laid_out(self, card: Card) -> RenderableType:
        return Group(*(self._paragraph(row) for row in rows(card)))

    def _paragraph(self, row: Row) -> RenderableType:
        text = Text(row.text, style=_STYLES.get(row.kind, ""))
        if row.note:
            text.append(beside(row), style=_BESIDE)
        for mark in row.marks:
            text.append(" ")
            text.append(bracketed(mark).strip(), style=_BESIDE + Style(link=clean(mark.address) or None))
        if not sign(row):
            return Constrain(text, self._width)
        grid = Table.grid(padding=0)
        grid.add_column(width=len(sign(row)))
        grid.add_column(width=self._width - len(sign(row)))
        grid.add_row(Text(sign(row), style="dim"), text)
        return grid
