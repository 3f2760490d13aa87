"""Every size Discord has a limit for, at one under, at and one over, straight over HTTP."""

from __future__ import annotations

import io
import json
from collections.abc import Callable

import aiohttp
import pytest

from tests.discord_server import Channel, DiscordServer, User
from tests.discord_server.wire import Payload

Form = Callable[[int], Payload]
V2 = 32768


def embed(**fields: object) -> Payload:
    """A message of one embed."""
    return {"embeds": [fields]}


def buttons(n: int) -> list[Payload]:
    """As many buttons."""
    return [{"type": 2, "style": 1, "label": "b", "custom_id": f"b{k}"} for k in range(n)]


def row(*components: Payload) -> Payload:
    """A row of components."""
    return {"type": 1, "components": list(components)}


def beneath(*components: Payload) -> Payload:
    """A message with rows beneath its content."""
    return {"content": "x", "components": list(components)}


def layout(*components: Payload) -> Payload:
    """A message of components alone."""
    return {"flags": V2, "components": list(components)}


def text(n: int) -> Payload:
    """A text display of so many characters."""
    return {"type": 10, "content": "x" * n}


def select(many: int = 1, **fields: object) -> Payload:
    """A select with so many options."""
    offered = [{"label": f"o{n}", "value": f"o{n}"} for n in range(many)]
    return row({"type": 3, "custom_id": "s", "options": offered} | fields)


def button(**fields: object) -> Payload:
    """A row of one button."""
    return row({"type": 2, "style": 1, "label": "b", "custom_id": "b"} | fields)


def option(**fields: object) -> Payload:
    """A select of one option."""
    return select(options=[{"label": "l", "value": "v"} | fields])


def fields(n: int, name: int = 1, value: int = 1) -> list[Payload]:
    """So many fields of an embed."""
    return [{"name": "n" * name, "value": "v" * value} for _ in range(n)]


def gallery(n: int) -> Payload:
    """A gallery of so many pictures."""
    return {"type": 12, "items": [{"media": {"url": "https://example.org/a.png"}} for _ in range(n)]}


def section(n: int) -> Payload:
    """A section of so many texts."""
    return {"type": 9, "components": [text(1) for _ in range(n)], "accessory": buttons(1)[0]}


MESSAGES: dict[str, tuple[Form, int]] = {
    "content": (lambda n: {"content": "x" * n}, 2000),
    "nonce": (lambda n: {"content": "x", "nonce": "x" * n}, 25),
    "embeds": (lambda n: {"embeds": [{"title": "x"}] * n}, 10),
    "embed title": (lambda n: embed(title="x" * n), 256),
    "embed description": (lambda n: embed(description="x" * n), 4096),
    "embed fields": (lambda n: embed(fields=fields(n)), 25),
    "embed field name": (lambda n: embed(fields=fields(1, name=n)), 256),
    "embed field value": (lambda n: embed(fields=fields(1, value=n)), 1024),
    "embed footer": (lambda n: embed(footer={"text": "x" * n}), 2048),
    "embed author": (lambda n: embed(author={"name": "x" * n}), 256),
    "embeds in sum": (lambda n: {"embeds": [{"description": "x" * 3000}, {"description": "x" * (n - 3000)}]}, 6000),
    "rows": (lambda n: beneath(*[row(button_) for button_ in buttons(n)]), 5),
    "buttons in a row": (lambda n: beneath(row(*buttons(n))), 5),
    "label of a button": (lambda n: beneath(button(label="x" * n)), 80),
    "custom_id": (lambda n: beneath(button(custom_id="x" * n)), 100),
    "options": (lambda n: beneath(select(n)), 25),
    "label of an option": (lambda n: beneath(option(label="x" * n)), 100),
    "value of an option": (lambda n: beneath(option(value="x" * n)), 100),
    "description of an option": (lambda n: beneath(option(description="x" * n)), 100),
    "placeholder": (lambda n: beneath(select(placeholder="x" * n)), 150),
    "url of a button": (lambda n: beneath(row({"type": 2, "style": 5, "label": "b", "url": "https://e.org/".ljust(n, "x")})), 512),
    "components": (lambda n: layout(*[text(1) for _ in range(n)]), 40),
    "components with nested ones": (lambda n: layout({"type": 17, "components": [text(1) for _ in range(n - 1)]}), 40),
    "components with accessories": (lambda n: layout(section(1), *[text(1) for _ in range(n - 3)]), 40),
    "text in sum": (lambda n: layout(text(2000), {"type": 17, "components": [text(n - 2000)]}), 4000),
    "pictures of a gallery": (lambda n: layout(gallery(n)), 10),
    "texts of a section": (lambda n: layout(section(n)), 3),
}  # fmt: skip


@pytest.mark.parametrize("name", MESSAGES)
async def test_a_message_may_be_as_long_as_its_limit(channel: Channel, http: aiohttp.ClientSession, name: str) -> None:
    """One under and at the limit are taken, one over is refused with the tree of what is wrong."""
    form, limit = MESSAGES[name]
    answers = [await _post(http, f"channels/{channel.id}/messages", form(limit + n)) for n in (-1, 0, 1)]

    assert [(200, 0), (200, 0), (400, 50035)] == [answer[:2] for answer in answers]
    assert "_errors" in answers[2][2]


@pytest.mark.parametrize("name", [name for name in MESSAGES if name != "nonce"])
async def test_an_edit_keeps_the_same_limits(channel: Channel, http: aiohttp.ClientSession, name: str) -> None:
    """What may not be sent may not be edited in."""
    form, limit = MESSAGES[name]
    async with http.post(f"channels/{channel.id}/messages", json=form(limit - 1)) as response:
        sent = (await response.json())["id"]
    answers = [await _post(http, f"channels/{channel.id}/messages/{sent}", form(limit + n), "PATCH") for n in (0, 1)]

    assert [(200, 0), (400, 50035)] == [answer[:2] for answer in answers]


REFUSED: dict[str, Payload] = {
    "content beside the second kind": {"flags": V2, "content": "x", "components": [text(1)]},
    "embeds beside the second kind": {"flags": V2, "embeds": [{"title": "x"}], "components": [text(1)]},
    "second kind without its flag": {"components": [text(1)]},
    "two buttons of one custom_id": beneath(row(*(buttons(1) * 2))),
    "an empty custom_id": beneath(button(custom_id="")),
    "a button without label": beneath(button(label="")),
    "two options of one value": beneath(select(options=[{"label": "l", "value": "v"}] * 2)),
    "a select beside a button": beneath(row(buttons(1)[0], {"type": 3, "custom_id": "s", "options": [{"label": "l", "value": "v"}]})),
    "an empty text": layout(text(0)),
    "a container in a container": layout({"type": 17, "components": [{"type": 17, "components": [text(1)]}]}),
    "a section without accessory": layout({"type": 9, "components": [text(1)]}),
    "a link that is none": embed(title="x", url="not a link"),
    "parse and users at once": {"content": "x", "allowed_mentions": {"parse": ["users"], "users": ["1"]}},
    "a reply to nothing": {"content": "x", "message_reference": {"message_id": "1"}},
    "a number for content": {"content": 5},
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
async def test_a_wrong_message_is_refused(channel: Channel, http: aiohttp.ClientSession, name: str) -> None:
    """What does not go together is refused like what is too long."""
    status, code, _ = await _post(http, f"channels/{channel.id}/messages", REFUSED[name])

    assert (400, 50035) == (status, code)


async def test_an_empty_message_has_its_own_code(channel: Channel, http: aiohttp.ClientSession) -> None:
    """50006, of spaces alone too."""
    answers = [await _post(http, f"channels/{channel.id}/messages", {"content": text}) for text in ("", "  \n")]

    assert [(400, 50006)] * 2 == [answer[:2] for answer in answers]


async def test_the_second_kind_stays_what_it_is(
    server: DiscordServer, channel: Channel, http: aiohttp.ClientSession
) -> None:
    """Its flag is not taken off by an edit, and content cannot be added; the first kind turns only when emptied."""
    places = f"channels/{channel.id}/messages"
    await _post(http, places, layout(text(1)))
    await _post(http, places, {"content": "x"})
    second, first = server.messages(channel)
    answers = [
        await _post(http, f"{places}/{second.id}", {"flags": 0, "content": "x"}, "PATCH"),
        await _post(http, f"{places}/{first.id}", layout(text(1)), "PATCH"),
        await _post(http, f"{places}/{first.id}", layout(text(1)) | {"content": None}, "PATCH"),
    ]

    assert [400, 400, 200] == [answer[0] for answer in answers]


async def test_a_file_may_be_as_large_as_its_limit(
    server: DiscordServer, channel: Channel, http: aiohttp.ClientSession
) -> None:
    """One byte more than ten megabytes is 40005."""
    statuses = []
    for n in (-1, 0, 1):
        form = aiohttp.FormData({"payload_json": "{}"})
        form.add_field("files[0]", io.BytesIO(b"x" * (10 * 1024 * 1024 + n)), filename="x.bin")
        async with http.post(f"channels/{channel.id}/messages", data=form) as response:
            statuses.append(response.status)

    assert [200, 200, 413] == statuses


async def test_ten_files_are_taken(channel: Channel, http: aiohttp.ClientSession) -> None:
    """An eleventh is refused."""
    statuses = []
    for n in (9, 10, 11):
        form = aiohttp.FormData({"payload_json": "{}"})
        for k in range(n):
            form.add_field(f"files[{k}]", b"x", filename="x.bin")
        async with http.post(f"channels/{channel.id}/messages", data=form) as response:
            statuses.append(response.status)

    assert [200, 200, 400] == statuses


@pytest.mark.parametrize(("size", "status"), [(0, 400), (1, 200), (99, 200), (100, 200), (101, 400)])
async def test_a_thread_has_a_name_of_a_hundred(
    channel: Channel, http: aiohttp.ClientSession, size: int, status: int
) -> None:
    """From 1 to 100 characters."""
    found = await _post(http, f"channels/{channel.id}/threads", {"name": "x" * size, "type": 11})

    assert status == found[0]


@pytest.mark.parametrize(
    ("minutes", "status"), [(59, 400), (60, 200), (1440, 200), (4320, 200), (10080, 200), (10081, 400)]
)
async def test_a_thread_is_put_away_after_one_of_four_spans(
    channel: Channel, http: aiohttp.ClientSession, minutes: int, status: int
) -> None:
    """An hour, a day, three days, a week."""
    found = await _post(
        http, f"channels/{channel.id}/threads", {"name": "x", "type": 11, "auto_archive_duration": minutes}
    )

    assert status == found[0]


@pytest.mark.parametrize(("limit", "status"), [(0, 400), (1, 200), (99, 200), (100, 200), (101, 400)])
async def test_a_page_of_history_has_a_hundred(
    channel: Channel, http: aiohttp.ClientSession, limit: int, status: int
) -> None:
    """From 1 to 100 messages a page."""
    async with http.get(f"channels/{channel.id}/messages", params={"limit": limit}) as response:
        assert status == response.status


def command(**fields: object) -> list[Payload]:
    """One slash command."""
    return [{"name": "read", "description": "d", "type": 1} | fields]


def many(n: int, kind: int) -> list[Payload]:
    """So many commands of a kind."""
    return [{"name": f"c{k}", "type": kind} | ({"description": "d"} if kind == 1 else {}) for k in range(n)]


def choice(**fields: object) -> list[Payload]:
    """A command with a choice."""
    given = {"name": "c", "value": "v"} | fields
    return command(options=[{"type": 3, "name": "o", "description": "d", "choices": [given]}])


COMMANDS: dict[str, tuple[Callable[[int], list[Payload]], int]] = {
    "slash commands": (lambda n: many(n, 1), 100),
    "user commands": (lambda n: many(n, 2), 15),
    "message commands": (lambda n: many(n, 3), 15),
    "name": (lambda n: command(name="x" * n), 32),
    "description": (lambda n: command(description="x" * n), 100),
    "options": (lambda n: command(options=[{"type": 3, "name": f"o{k}", "description": "d"} for k in range(n)]), 25),
    "name of an option": (lambda n: command(options=[{"type": 3, "name": "o" * n, "description": "d"}]), 32),
    "description of an option": (lambda n: command(options=[{"type": 3, "name": "o", "description": "d" * n}]), 100),
    "name of a choice": (lambda n: choice(name="x" * n), 100),
    "value of a choice": (lambda n: choice(value="x" * n), 100),
}


@pytest.mark.parametrize("name", COMMANDS)
async def test_commands_may_be_as_many_and_as_long_as_their_limit(
    server: DiscordServer, http: aiohttp.ClientSession, name: str
) -> None:
    """One under and at the limit are taken, one over is refused."""
    form, limit = COMMANDS[name]
    statuses = []
    for n in (-1, 0, 1):
        async with http.put(f"applications/{server.bot.id}/commands", json=form(limit + n)) as response:
            statuses.append(response.status)

    assert [200, 200, 400] == statuses


@pytest.mark.parametrize("fields", [{"name": "Read"}, {"name": "read it"}, {"name": ""}, {"description": ""}])
async def test_a_wrong_command_is_refused(server: DiscordServer, http: aiohttp.ClientSession, fields: Payload) -> None:
    """Names are one word in lower case; nothing is empty."""
    status, code, _ = await _post(http, f"applications/{server.bot.id}/commands", command(**fields)[0])

    assert (400, 50035) == (status, code)


def field(**more: object) -> Payload:
    """A labelled text input."""
    inner: Payload = {"type": 4, "custom_id": "f", "style": 1} | more
    return {"type": 18, "label": "l", "component": inner}


def modal(*components: Payload, **more: object) -> Payload:
    """A modal."""
    return {"title": "t", "custom_id": "m", "components": list(components) or [field()]} | more


MODALS: dict[str, tuple[Form, int]] = {
    "title": (lambda n: modal(title="x" * n), 45),
    "custom_id": (lambda n: modal(custom_id="x" * n), 100),
    "components": (lambda n: modal(*[field(custom_id=f"f{k}") for k in range(n)]), 5),
    "label": (lambda n: modal(field() | {"label": "x" * n}), 45),
    "description": (lambda n: modal(field() | {"description": "x" * n}), 100),
    "value": (lambda n: modal(field(value="x" * n)), 4000),
    "most characters": (lambda n: modal(field(max_length=n)), 4000),
    "placeholder": (lambda n: modal(field(placeholder="x" * n)), 100),
}


@pytest.mark.parametrize("name", MODALS)
async def test_a_form_may_be_as_long_as_its_limit(
    server: DiscordServer, channel: Channel, anna: User, http: aiohttp.ClientSession, name: str
) -> None:
    """One under and at the limit are taken, one over is refused."""
    form, limit = MODALS[name]
    await _post(http, f"channels/{channel.id}/messages", beneath(row(*buttons(1))))
    card = server.messages(channel)[0]
    answers = []
    for n in (-1, 0, 1):
        pressed = await server.presses(anna, card, "b0")
        answers.append(
            await _post(
                http, f"interactions/{pressed.id}/{pressed.token}/callback", {"type": 9, "data": form(limit + n)}
            )
        )

    assert [(204, 0), (204, 0), (400, 50035)] == [answer[:2] for answer in answers]


async def _post(http: aiohttp.ClientSession, path: str, body: Payload, method: str = "POST") -> tuple[int, int, str]:
    """Send a form; the status, Discord's code, and the errors as text."""
    async with http.request(method, path, json=body) as response:
        told = json.loads(await response.text() or "{}")
        return response.status, told.get("code", 0), json.dumps(told.get("errors", ""))
