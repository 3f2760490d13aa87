"""Draws messages as they stand at the stand-in: a picture (SVG) in the look of a channel, from what was sent.

No fonts, scripts or pictures are referred to, and nothing of times or identifiers is shown, so that the same messages give
the same picture. How wide a text is can only be estimated without its font; the estimate is on the wide side.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape

from tests.discord_server.component_limits import BUTTON, CONTAINER, ROW, SECTION, SELECTS, SEPARATOR, TEXT
from tests.discord_server.model import Message
from tests.discord_server.wire import Payload

WIDTH = 780
_MARGIN = 16
_LEFT = 72
_BOX = 620
"""How wide a container is at most."""
_FONT = "'gg sans', 'Noto Sans', 'Helvetica Neue', Helvetica, Arial, sans-serif"

_GROUND, _PANEL, _EDGE = "#313338", "#2b2d31", "#3f4147"
_WORDS, _FAINT, _NAME, _LINK, _PING = "#dbdee1", "#a3a6ad", "#f2f3f5", "#00a8fc", "#c9cdfb"
_FACES = ("#5865f2", "#3ba55c", "#d9833b", "#b0437e")
_BUTTONS = {1: "#5865f2", 2: "#4e5058", 3: "#248046", 4: "#da373c", 5: "#4e5058"}

_INLINE = re.compile(r"\\(?P<plain>[^\w\s])|\*\*(?P<bold>.+?)\*\*|\[(?P<link>[^\]\\]+)\]\([^)\s]+\)|<@!?(?P<user>\d+)>")
_SHAPE = re.compile(r"(?P<mark>#{1,3} |-# |> |[-*] )?(?P<words>.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class _Style:
    size: int = 15
    colour: str = _WORDS
    bold: bool = False


@dataclass(frozen=True, slots=True)
class _Run:
    """Words in one style."""

    text: str
    style: _Style

    @property
    def width(self) -> float:
        return sum(map(_wide, self.text)) * self.style.size * (1.06 if self.style.bold else 1)


def drawn(messages: Sequence[Message]) -> str:
    """Draw messages, oldest first, as one SVG document."""
    names = {one.author.id: one.author.name for one in messages}
    sheet = _Sheet(names)
    for message in messages:
        sheet.message(message)
    return sheet.document("\n\n".join(f"{one.author.name}: {sheet.plain(one.text)}" for one in messages))


class _Sheet:
    """Grows downward: what is drawn stands below what was."""

    def __init__(self, names: dict[int, str]) -> None:
        self._names = names
        self._parts: list[str] = []
        self._y = float(_MARGIN)

    def document(self, told: str) -> str:
        """Give the whole picture, with its words for who cannot see it."""
        height = round(self._y + _MARGIN)
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" '
            f'viewBox="0 0 {WIDTH} {height}" role="img" font-family="{_FONT}">'
        )
        title = f"<title>A conversation on Discord</title>\n<desc>{escape(told)}</desc>"
        ground = f'<rect width="{WIDTH}" height="{height}" rx="8" fill="{_GROUND}"/>'
        return "\n".join([head, title, ground, *self._parts, "</svg>"]) + "\n"

    def message(self, message: Message) -> None:
        """Draw a message, what it answers above it and its thread below."""
        answered = message.reference and message.channel.messages.get(message.reference.message_id)
        if answered:
            self._answered(answered)
        top = self._y
        self._face(message, top)
        x = self._write([_Run(message.author.name, _Style(16, _NAME, bold=True))], _LEFT, top + 16)
        if message.author.bot:
            self._rect(x + 7, top + 2, 36, 18, "#5865f2", 4)
            self._write([_Run("APP", _Style(11, "#ffffff", bold=True))], x + 13, top + 15)
        self._y = top + 24
        for line in message.content.strip().splitlines():
            self._line(line, _LEFT, WIDTH - _LEFT - _MARGIN)
        self._y += 4 if message.components else 0
        for component in message.components:
            self._component(component, _LEFT, _BOX)
        if message.thread:
            self._thread(message.thread.name)
        self._y += 20

    def plain(self, text: str) -> str:
        """Give the words of a text without its marks."""
        lines = (_SHAPE.fullmatch(line) for line in text.splitlines())
        return "\n".join("".join(run.text for run in self._runs(line["words"], _Style())) for line in lines if line)

    def _face(self, message: Message, top: float) -> None:
        colour = _FACES[list(self._names).index(message.author.id) % len(_FACES)]
        self._parts.append(f'<circle cx="36" cy="{top + 20:g}" r="20" fill="{colour}"/>')
        letter = escape(message.author.name[:1].upper())
        self._parts.append(
            f'<text x="36" y="{top + 27:g}" font-size="20" fill="#ffffff" text-anchor="middle">{letter}</text>'
        )

    def _answered(self, answered: Message) -> None:
        y = self._y + 11
        self._parts.append(f'<path d="M36 {y + 8:g}v-6q0 -6 6 -6h24" fill="none" stroke="#4e5058" stroke-width="2"/>')
        said = " ".join(self.plain(answered.text).split())
        told = [_Run(f"@{answered.author.name} ", _Style(13, _NAME, bold=True)), _Run(said, _Style(13, _FAINT))]
        self._write(_shortened(told, WIDTH - _LEFT - _MARGIN), _LEFT, y)
        self._y += 24

    def _thread(self, name: str) -> None:
        self._y += 4
        self._rect(_LEFT, self._y, _BOX, 36, _PANEL, 6)
        told = [_Run(name, _Style(14, _NAME, bold=True)), _Run("   Thread ›", _Style(14, _LINK))]
        self._write(told, _LEFT + 14, self._y + 23)
        self._y += 36

    def _component(self, one: Payload, x: float, width: float) -> None:
        match one["type"]:
            case kind if kind == CONTAINER:
                self._container(one, x, width)
            case kind if kind == TEXT:
                for line in str(one["content"]).splitlines():
                    self._line(line, x, width)
                self._y += 4
            case kind if kind == SEPARATOR:
                self._rect(x, self._y + 6, width, 1, _EDGE, 0)
                self._y += 14
            case kind if kind == SECTION:
                for below in _list(one, "components"):
                    self._component(below, x, width)
            case kind if kind == ROW:
                self._row(_list(one, "components"), x, width)
            case kind:
                raise AssertionError(f"Nobody has said how a component of type {kind} is drawn.")

    def _container(self, one: Payload, x: float, width: float) -> None:
        at, top = len(self._parts), self._y
        self._y += 12
        for below in _list(one, "components"):
            self._component(below, x + 16, width - 32)
        self._y += 8
        box = (
            f'<rect x="{x:g}" y="{top:g}" width="{width:g}" height="{self._y - top:g}" rx="8" '
            f'fill="{_PANEL}" stroke="{_EDGE}"/>'
        )
        self._parts.insert(at, box)
        self._y += 8

    def _row(self, controls: Iterable[Payload], x: float, width: float) -> None:
        left = x
        for one in controls:
            if one["type"] in SELECTS:
                self._rect(x, self._y, width * 0.65, 38, "#1e1f22", 6)
                self._write([_Run(str(one.get("placeholder") or ""), _Style(14, _FAINT))], x + 12, self._y + 24)
                self._write([_Run("⌄", _Style(16, _FAINT))], x + width * 0.65 - 24, self._y + 21)
                self._y += 8
                break
            assert one["type"] == BUTTON
            face = _Run(str(one.get("label") or ""), _Style(14, "#ffffff"))
            style = one.get("style")
            colour = _BUTTONS[style if isinstance(style, int) else 2]
            self._rect(left, self._y, face.width + 30, 32, colour, 6)
            self._write([face], left + 15, self._y + 21)
            left += face.width + 38
        self._y += 38

    def _line(self, line: str, x: float, width: float) -> None:
        """Write a line of Markdown, wrapped."""
        shape = _SHAPE.fullmatch(line)
        assert shape
        mark, words = shape["mark"] or "", shape["words"]
        style, indent, lead = _Style(), 0.0, ""
        match mark.strip():
            case "#" | "##":
                style = _Style(20, _NAME, bold=True)
            case "###":
                style = _Style(16, _NAME, bold=True)
            case "-#":
                style = _Style(12, _FAINT)
            case ">":
                indent = 14
            case "-" | "*":
                indent, lead = 18, "•"
        height = style.size * 1.42
        if not words:
            self._y += height * 0.6
            return
        top = self._y
        for n, runs in enumerate(_wrapped(self._runs(words, style), width - indent)):
            if lead and n == 0:
                self._write([_Run(lead, style)], x + 5, self._y + style.size)
            self._write(runs, x + indent, self._y + style.size)
            self._y += height
        if mark == "> ":
            self._rect(x, top - 1, 4, self._y - top, "#4e5058", 2)
        self._y += 2

    def _runs(self, words: str, style: _Style) -> Iterator[_Run]:
        """Read the marks inside a line."""
        at = 0
        for found in _INLINE.finditer(words):
            if found.start() > at:
                yield _Run(words[at : found.start()], style)
            at = found.end()
            if found["plain"]:
                yield _Run(found["plain"], style)
            elif found["bold"]:
                yield from self._runs(found["bold"], replace(style, bold=True))
            elif found["link"]:
                yield _Run(found["link"], replace(style, colour=_LINK))
            else:
                yield _Run(f"@{self._names.get(int(found['user']), 'somebody')}", replace(style, colour=_PING))
        if at < len(words):
            yield _Run(words[at:], style)

    def _rect(self, x: float, y: float, width: float, height: float, colour: str, round_: int) -> None:
        self._parts.append(
            f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" rx="{round_}" fill="{colour}"/>'
        )

    def _write(self, runs: Sequence[_Run], x: float, y: float) -> float:
        """Write words on one line; give where they end. One text element, so that a browser's own widths join them."""
        spans = "".join(
            f'<tspan font-size="{run.style.size}" fill="{run.style.colour}"'
            + (' font-weight="600"' if run.style.bold else "")
            + f">{escape(run.text)}</tspan>"
            for run in runs
        )
        self._parts.append(f'<text x="{x:g}" y="{y:g}" xml:space="preserve">{spans}</text>')
        return x + sum(run.width for run in runs)


def _wrapped(runs: Iterable[_Run], width: float) -> Iterator[list[_Run]]:
    """Break words into lines that fit, at blanks; a word wider than a line is cut."""
    line: list[_Run] = []
    filled = 0.0
    for run in runs:
        for text in re.findall(r"\S+\s*|\s+", run.text):
            for piece in _cut(_Run(text, run.style), width):
                if line and filled + replace(piece, text=piece.text.rstrip()).width > width:
                    yield line
                    line, filled = [], 0.0
                line.append(piece)
                filled += piece.width
    if line:
        yield line


def _cut(run: _Run, width: float) -> Iterator[_Run]:
    rest = run.text
    while replace(run, text=rest.rstrip()).width > width:
        fits = next(n for n in range(len(rest), 0, -1) if n == 1 or replace(run, text=rest[:n]).width <= width)
        yield replace(run, text=rest[:fits])
        rest = rest[fits:]
    if rest:
        yield replace(run, text=rest)


def _shortened(runs: Sequence[_Run], width: float) -> list[_Run]:
    """Cut the last run so that all fit on a line, with an ellipsis."""
    *before, last = runs
    room = width - sum(run.width for run in before)
    if last.width <= room:
        return list(runs)
    text = last.text
    while text and replace(last, text=f"{text}…").width > room:
        text = text[:-1]
    return [*before, replace(last, text=f"{text.rstrip()}…")]


def _wide(character: str) -> float:
    """Estimate how wide a character is, in parts of its size."""
    if character in "iljI.,:;'|!’‘`":
        return 0.29
    if character in 'ftr()[]{}/\\-“” "*·':
        return 0.39
    if character in "mwMW@%…—":
        return 0.92
    if ord(character) >= 0x2E80:
        return 1.0
    return 0.7 if character.isupper() else 0.58


def _list(payload: Payload, name: str) -> list[Payload]:
    found = payload.get(name) or []
    assert isinstance(found, list)
    return found
