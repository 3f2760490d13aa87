"""One request as a route sees it, and the table of routes."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from tests.discord_server.gateway import Gateway
from tests.discord_server.model import Bot, Upload, User
from tests.discord_server.portraits import Viewer
from tests.discord_server.wire import Fields, Payload, Refusal
from tests.discord_server.world import World


@dataclass(frozen=True, slots=True)
class Call:
    """What was asked, by whom, of which world."""

    world: World
    gateway: Gateway
    places: Mapping[str, str]
    query: Fields
    body: Fields
    entries: tuple[Fields, ...]
    """The body when it is a list."""
    files: tuple[Upload, ...]
    asker: Bot | None
    file_size: int

    @property
    def bot(self) -> Bot:
        """Give who asks; a route without a bot does not look."""
        if self.asker is None:
            raise Refusal(401, 0, "401: Unauthorized")
        return self.asker

    @property
    def me(self) -> User:
        """Give the face of who asks."""
        return self.bot.user

    @property
    def viewer(self) -> Viewer:
        """Give the eyes of who asks."""
        return self.world.viewer(self.bot)

    def number(self, place: str) -> int:
        """Read an identifier from the path."""
        value = self.places[place]
        if not value.isdecimal():
            raise Refusal(400, 50035, "Invalid Form Body", {place: {"_errors": [_NOT_A_SNOWFLAKE]}})
        return int(value)


_NOT_A_SNOWFLAKE: Payload = {"code": "NUMBER_TYPE_COERCE", "message": "Value is not snowflake."}

Reply = Payload | list[Payload] | None
Route = Callable[[Call], Awaitable[Reply]]


@dataclass(frozen=True, slots=True)
class Way:
    """A method and a template with what answers them."""

    method: str
    template: str
    answer: Route
    pattern: re.Pattern[str]

    @property
    def name(self) -> str:
        """Name it as limits and faults do."""
        return f"{self.method} {self.template}"


class Ways:
    """Routes of one resource."""

    def __init__(self) -> None:
        self.all: list[Way] = []

    def on(self, method: str, *templates: str) -> Callable[[Route], Route]:
        """Answer a method on these templates with what follows."""

        def add(route: Route) -> Route:
            for template in templates:
                pattern = re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", template)
                self.all.append(Way(method, template, route, re.compile(f"{pattern}/?$")))
            return route

        return add
