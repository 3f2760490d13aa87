"""A message as lines of text for a terminal: words, embeds and components, what can be pressed numbered in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tests.discord_server.clicking import components_of
from tests.discord_server.component_limits import (
    BUTTON,
    CONTAINER,
    FILE,
    GALLERY,
    LABEL,
    LINK_STYLE,
    ROW,
    SECTION,
    SELECTS,
    SEPARATOR,
    TEXT,
)
from tests.discord_server.model import Flags, Message, MessageKind
from tests.discord_server.wire import Payload


def rendered(message: Message) -> list[str]:
    """Give the lines of a message, with who wrote it and what it is at the head."""
    lines = [*message.content.splitlines()]
    for shot in message.snapshots:
        lines += ["(passed on)", *(f"> {line}" for line in shot.content.splitlines())]
    for embed in message.embeds:
        lines += [f"┃ {line}" for line in _embed(embed)]
    lines += [f"[file {one.upload.name}, {len(one.upload.content)} bytes]" for one in message.attachments]
    numbers = {id(one): n for n, one in enumerate(pressable(message), 1)}
    lines += _components(message.components, numbers)
    if message.reactions:
        lines.append(" ".join(f"{emoji} {len(users)}" for emoji, users in message.reactions.items() if users))
    return [_head(message), *(f"  {line}" for line in lines)]


def pressable(message: Message) -> list[Payload]:
    """Give the buttons and selects of a message in the order of their numbers; links are none."""
    return [
        one
        for one in components_of(message)
        if (one["type"] == BUTTON and one.get("style") != LINK_STYLE) or one["type"] in SELECTS
    ]


def _head(message: Message) -> str:
    marks = [f"#{str(message.id)[-6:]}", message.author.name]
    if message.kind is MessageKind.REPLY:
        marks.append("(reply)")
    if Flags.LOADING in message.flags:
        marks.append("(is thinking…)")
    if message.only_for:
        marks.append(f"(only {message.only_for.name} sees this)")
    if message.edited:
        marks.append("(edited)")
    if message.pings:
        marks.append("(rings)")
    return " ".join(marks)


def _embed(embed: Payload) -> Iterator[str]:
    author, footer = embed.get("author"), embed.get("footer")
    if isinstance(author, dict):
        yield str(author["name"])
    for key in ("title", "description"):
        yield from str(embed.get(key) or "").splitlines()
    for field in _list(embed, "fields"):
        yield f"{field['name']}: {field['value']}"
    if isinstance(footer, dict):
        yield f"— {footer['text']}"


def _components(components: Iterable[Payload], numbers: dict[int, int]) -> Iterator[str]:
    for one in components:
        kind = one["type"]
        if kind == TEXT:
            yield from str(one["content"]).splitlines()
        elif kind == SEPARATOR:
            yield "────"
        elif kind == ROW:
            yield "  ".join(_control(each, numbers) for each in _list(one, "components"))
        elif kind == CONTAINER:
            yield from (f"┃ {line}" for line in _components(_list(one, "components"), numbers))
        elif kind == SECTION:
            yield from _components(_list(one, "components"), numbers)
            accessory = one.get("accessory")
            if isinstance(accessory, dict):
                yield f"    {_control(accessory, numbers)}"
        elif kind in {GALLERY, FILE}:
            yield "[pictures]" if kind == GALLERY else "[a file]"


def _control(one: Payload, numbers: dict[int, int]) -> str:
    number = numbers.get(id(one))
    shown = f"{number} " if number else ""
    off = " (off)" if one.get("disabled") else ""
    if one["type"] == BUTTON:
        emoji = one.get("emoji")
        face = str(one.get("label") or (emoji.get("name") if isinstance(emoji, dict) else ""))
        return f"[{shown}{face}{off}]" + (f"({one['url']})" if one.get("url") else "")
    if one["type"] in SELECTS:
        options = " | ".join(str(option["label"]) for option in _list(one, "options"))
        return f"[{shown}▾ {one.get('placeholder') or ''}: {options}{off}]"
    return "[picture]"


def form_fields(form: Payload) -> list[tuple[str, str]]:
    """Give the fields of a form: the custom_id and what stands above it, in order."""
    found = []
    for one in _list(form, "components"):
        inner = one.get("component")
        if one["type"] == LABEL and isinstance(inner, dict):
            found.append((str(inner["custom_id"]), str(one["label"])))
        for below in _list(one, "components"):
            found.append((str(below["custom_id"]), str(below.get("label") or "")))
    return found


def _list(payload: Payload, name: str) -> list[Payload]:
    found = payload.get(name) or []
    assert isinstance(found, list)
    return found
