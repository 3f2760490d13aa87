"""Every size Discord refuses in messages, embeds, threads and commands; components have `component_limits`.

Each function finds the breaches of one form; none of them looks at the world.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from tests.discord_server.model import Upload
from tests.discord_server.wire import Breach, Fields, Refusal, between, count, length

CONTENT = 2000
NONCE = 25
EMBEDS = 10
EMBED_SUM = 6000
FILES = 10
FILE_SIZE = 10 * 1024 * 1024
ARCHIVE_AFTER = (60, 1440, 4320, 10080)
COMMANDS = {1: 100, 2: 15, 3: 15}
COMMAND_SUM = 8000
PAGE = 100


def message_breaches(body: Fields) -> Iterator[Breach]:
    """Find what is too long in a message, but for its components."""
    yield from length(body, "content", 0, CONTENT)
    yield from length(body, "nonce", 0, NONCE)
    yield from count(body, "embeds", 0, EMBEDS)
    embeds = body.many("embeds")
    for embed in embeds:
        yield from _embed_breaches(embed)
    if sum(_embed_size(embed) for embed in embeds) > EMBED_SUM:
        message = f"Embed size exceeds maximum size of {EMBED_SUM}"
        yield body.breach("embeds", "MAX_EMBED_SIZE_EXCEEDED", message)
    allowed = body.one("allowed_mentions")
    for named in ("users", "roles"):
        yield from count(allowed, named, 0, 100)
        if named in allowed.texts("parse") and allowed.entries(named):
            message = f'parse:["{named}"] and {named}: [ids...] are mutually exclusive.'
            yield body.breach("allowed_mentions", "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", message)


def _embed_breaches(embed: Fields) -> Iterator[Breach]:
    yield from length(embed, "title", 0, 256)
    yield from length(embed, "description", 0, 4096)
    yield from count(embed, "fields", 0, 25)
    for field in embed.many("fields"):
        yield from length(field, "name", 1, 256)
        yield from length(field, "value", 1, 1024)
    if embed.has("footer"):
        yield from length(embed.one("footer"), "text", 1, 2048)
    if embed.has("author"):
        yield from length(embed.one("author"), "name", 1, 256)
    places = [
        (embed, "url"),
        (embed.one("image"), "url"),
        (embed.one("thumbnail"), "url"),
        (embed.one("author"), "url"),
    ]
    for fields, name in places:
        yield from link_breaches(fields, name)


def _embed_size(embed: Fields) -> int:
    parts = [embed.text("title"), embed.text("description"), embed.one("footer").text("text")]
    parts.append(embed.one("author").text("name"))
    for field in embed.many("fields"):
        parts += [field.text("name"), field.text("value")]
    return sum(map(len, parts))


def link_breaches(fields: Fields, name: str, most: int = 2048) -> Iterator[Breach]:
    """Find an address that is too long, or none that Discord takes."""
    address = fields.text(name)
    if address and not re.match(r"(https?|discord|attachment)://[^\s]+$", address):
        yield fields.breach(name, "URL_TYPE_INVALID_URL", "Not a well formed URL.")
    elif len(address) > most:
        yield fields.breach(name, "BASE_TYPE_MAX_LENGTH", f"Must be {most} or fewer in length.")


def refuse_files(files: list[Upload], most: int) -> None:
    """Refuse files that are too many or too large."""
    if len(files) > FILES:
        errors: dict[str, object] = {
            "_errors": [{"code": "BASE_TYPE_MAX_LENGTH", "message": f"Must be {FILES} or fewer in length."}]
        }
        raise Refusal(400, 50035, "Invalid Form Body", {"files": errors})
    if any(len(file.content) > most for file in files):
        raise Refusal(413, 40005, "Request entity too large")


def thread_breaches(body: Fields, *, new: bool) -> Iterator[Breach]:
    """Find what is wrong with a thread's name or when it is put away."""
    if new or "name" in body:
        yield from length(body, "name", 1, 100)
    if body.has("auto_archive_duration") and body.number("auto_archive_duration") not in ARCHIVE_AFTER:
        message = f"Value must be one of {ARCHIVE_AFTER}."
        yield body.breach("auto_archive_duration", "BASE_TYPE_CHOICES", message)
    yield from between(body, "rate_limit_per_user", 0, 21600)


def command_list_breaches(commands: list[Fields]) -> Iterator[Breach]:
    """Find what is wrong with all commands of a place: each by itself, too many of a kind, two of one name."""
    seen: Counter[tuple[int, str]] = Counter()
    for n, command in enumerate(commands):
        yield from command_breaches(Fields(command.values, (n,)))
        key = (command.number("type", 1), command.text("name"))
        seen[key] += 1
        if seen[key] == 2:
            yield Breach((n,), "APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique")
    refuse_too_many(Counter(kind for kind, _ in seen.elements()))


def refuse_too_many(kinds: Counter[int]) -> None:
    """Refuse more commands of a kind than a place may have."""
    for kind, most in COMMANDS.items():
        if kinds[kind] > most:
            raise Refusal(400, 30032, f"Maximum number of application commands reached ({most})")


def command_breaches(command: Fields) -> Iterator[Breach]:
    """Find what is wrong with one command."""
    kind = command.number("type", 1)
    yield from length(command, "name", 1, 32)
    if kind == 1:
        yield from _name_breaches(command)
        yield from length(command, "description", 1, 100)
        yield from _option_breaches(command)
        if _command_size(command) > COMMAND_SUM:
            message = f"Command exceeds maximum size ({COMMAND_SUM})"
            yield command.breach("_size", "APPLICATION_COMMAND_TOO_LARGE", message)
    elif command.text("description"):
        message = "Context menu commands cannot have description"
        yield command.breach("description", "APPLICATION_COMMAND_DESCRIPTION_NOT_ALLOWED", message)


def _name_breaches(fields: Fields) -> Iterator[Breach]:
    name = fields.text("name")
    if name and (not re.fullmatch(r"[-_'\w]+", name) or name != name.lower()):
        message = "Command name is invalid"
        yield fields.breach("name", "APPLICATION_COMMAND_INVALID_NAME", message)


def _option_breaches(fields: Fields) -> Iterator[Breach]:
    yield from count(fields, "options", 0, 25)
    optional = False
    for option in fields.many("options"):
        yield from length(option, "name", 1, 32)
        yield from _name_breaches(option)
        yield from length(option, "description", 1, 100)
        yield from _option_breaches(option)
        yield from between(option, "min_length", 0, 6000)
        yield from between(option, "max_length", 1, 6000)
        yield from count(option, "choices", 0, 25)
        for choice in option.many("choices"):
            yield from length(choice, "name", 1, 100)
            if isinstance(choice.values.get("value"), str):
                yield from length(choice, "value", 0, 100)
        required = option.truth("required")
        if optional and required:
            message = "Required options must be placed before non-required options"
            yield option.breach("required", "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", message)
        optional = optional or (option.number("type") > 2 and not required)
    names = Counter(option.text("name") for option in fields.many("options"))
    if any(times > 1 for times in names.values()):
        message = "Option names must be unique"
        yield fields.breach("options", "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", message)


def _command_size(fields: Fields) -> int:
    size = len(fields.text("name")) + len(fields.text("description"))
    for choice in fields.many("choices"):
        size += len(choice.text("name")) + len(str(choice.values.get("value", "")))
    return size + sum(_command_size(option) for option in fields.many("options"))
