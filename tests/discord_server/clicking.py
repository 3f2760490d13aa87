"""What people ask of a bot by other means than words: commands, menus, buttons, selects and forms.

A test that presses what is not there, or runs what its person may not, fails at once, as nobody could do it.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Iterator, Mapping, Sequence

from tests.discord_server import portraits
from tests.discord_server.deeds import interact
from tests.discord_server.model import (
    Answered,
    Attachment,
    Bot,
    Channel,
    Command,
    Interaction,
    Message,
    Role,
    Upload,
    User,
)
from tests.discord_server.permissions import May, permissions_in
from tests.discord_server.rest import Rest
from tests.discord_server.wire import Payload
from tests.discord_server.world import World

Value = str | int | float | bool | User | Channel | Role | Upload
SUBCOMMANDS = {1, 2}
FIELD_KINDS = {3, 4, 5, 6, 7, 8, 19, 21, 22, 23}


class Clicks:
    """Interactions, as people begin them."""

    world: World
    bot: Bot
    rest: Rest

    async def runs(self, user: User, channel: Channel, command: str, /, **options: Value) -> Interaction:
        """Run a slash command: `/read`, or `/settings language` for one that stands below another."""
        name, *below = command.removeprefix("/").split()
        found = self._command(channel, user, 1, name)
        resolved: dict[str, dict[str, object]] = {}
        spec = found.payload
        for part in below:
            spec = next(
                option for option in _list(spec, "options") if option["name"] == part and option["type"] in SUBCOMMANDS
            )
        filled: list[Payload] = self._options(spec, options, channel, resolved)
        for part in reversed(below):
            kind = 1 if part == below[-1] else 2
            filled = [{"type": kind, "name": part, "options": filled}]
        data: Payload = {"id": str(found.id), "name": name, "type": 1, "options": filled, "resolved": resolved}
        return await self._begin(user, channel, 2, data)

    async def completes(self, user: User, channel: Channel, command: str, option: str, typed: str) -> Interaction:
        """Type into an option that the bot completes."""
        found = self._command(channel, user, 1, command.removeprefix("/"))
        given: Payload = {"type": 3, "name": option, "value": typed, "focused": True}
        filled: list[Payload] = [given]
        data: Payload = {"id": str(found.id), "name": found.name, "type": 1, "options": filled}
        return await self._begin(user, channel, 4, data)

    async def picks(self, user: User, message: Message, command: str) -> Interaction:
        """Use a command of the message menu; its target is shown whole, whatever was granted."""
        found = self._command(message.channel, user, 3, command)
        target = self.world.gallery().message(message, self.world.viewer(self.bot), whole=True)
        resolved: Payload = {"messages": {str(message.id): target}}
        data: Payload = {
            "id": str(found.id),
            "name": command,
            "type": 3,
            "target_id": str(message.id),
            "resolved": resolved,
        }
        return await self._begin(user, message.channel, 2, data)

    async def presses(self, user: User, message: Message, custom_id: str) -> Interaction:
        """Press a button by its custom_id, or by its label."""
        button = _find(message, {2}, custom_id)
        data: Payload = {"custom_id": button["custom_id"], "component_type": 2, "id": button["id"]}
        return await self._begin(user, message.channel, 3, data, message)

    async def selects(
        self, user: User, message: Message, custom_id: str, *values: str | User | Role | Channel
    ) -> Interaction:
        """Choose from a select by its custom_id or placeholder: values or labels, or people, roles and channels."""
        select = _find(message, {3, 5, 6, 7, 8}, custom_id)
        data: Payload = {"custom_id": select["custom_id"], "component_type": select["type"], "id": select["id"]}
        if select["type"] == 3:
            offered = {
                str(one[key]): str(one["value"]) for one in _list(select, "options") for key in ("label", "value")
            }
            data["values"] = [offered[str(value)] for value in values]
        else:
            resolved: dict[str, dict[str, object]] = {}
            data["values"] = [self._value({}, value, message.channel, resolved) for value in values]
            data["resolved"] = resolved
        return await self._begin(user, message.channel, 3, data, message)

    async def submits(self, form: Interaction, fields: Mapping[str, str | Sequence[str]]) -> Interaction:
        """Send the form an interaction was answered with; fields by custom_id or label, those not named stay as they are."""
        assert form.modal is not None, "It was not answered with a form."
        unknown = set(fields) - {name for one in _fields(form.modal) for name in _names(one)}
        assert not unknown, f"The form has no {unknown}."
        components = [_filled(one, fields, n) for n, one in enumerate(_list(form.modal, "components"), 1)]
        data: Payload = {"custom_id": form.modal["custom_id"], "components": components}
        return await self._begin(form.user, form.channel, 5, data, form.message)

    async def answer_to(self, interaction: Interaction, timeout: float = 5.0) -> Message:  # noqa: ASYNC109
        """Wait for the message that answers, whole and no longer announced."""
        done = {Answered.MESSAGE, Answered.UPDATED}
        await self.world.until(lambda: interaction.answered in done, timeout)
        assert interaction.original is not None
        return interaction.original

    async def form_of(self, interaction: Interaction, timeout: float = 5.0) -> Payload:  # noqa: ASYNC109
        """Wait for the form an interaction is answered with."""
        form = await self.world.until(lambda: interaction.modal, timeout)
        assert form is not None
        return form

    async def _begin(
        self, user: User, channel: Channel, kind: int, data: Payload, message: Message | None = None
    ) -> Interaction:
        if message and message.only_for:
            assert message.only_for is user, "Nobody else sees that message."
        bot = next((bot for bot in self.world.bots.values() if message and bot.user is message.author), self.bot)
        snowflake = self.world.mint.new()
        token = f"{snowflake}-{secrets.token_hex(16)}"
        interaction = Interaction(snowflake, token, kind, bot, user, channel, self.world.clock.now(), {}, message)
        interaction.payload = self._payload(interaction, data)
        interact(self.world, interaction)
        await asyncio.sleep(0)
        return interaction

    def _payload(self, it: Interaction, data: Payload) -> Payload:
        guild, bot = it.channel.guild, it.bot
        owners = {"0": str(guild.id)} if guild else {"0": "0"}
        shown: Payload = {
            "id": str(it.id),
            "application_id": str(bot.id),
            "type": it.kind,
            "data": data,
            "token": it.token,
            "version": 1,
            "channel_id": str(it.channel.id),
            "channel": portraits.channel(it.channel, bot.user),
            "app_permissions": str(int(permissions_in(it.channel, bot.user))),
            "locale": "en-US",
            "entitlements": [],
            "authorizing_integration_owners": owners,
            "context": 0 if guild else 1,
            "attachment_size_limit": self.rest.file_size,
        }
        if it.message:
            shown["message"] = self.world.gallery().message(it.message, self.world.viewer(bot))
        if guild is None:
            return shown | {"user": portraits.user(it.user)}
        allowed = {"permissions": str(int(permissions_in(it.channel, it.user)))}
        shown |= {"guild_id": str(guild.id), "guild_locale": guild.locale}
        shown["guild"] = {"id": str(guild.id), "locale": guild.locale, "features": []}
        return shown | {"member": portraits.member(guild.members[it.user.id]) | allowed}

    def _command(self, channel: Channel, user: User, kind: int, name: str) -> Command:
        guild = channel.guild.id if channel.guild else None
        known = [one for one in self.bot.commands.values() if (one.kind, one.name) == (kind, name)]
        found = next((one for one in known if one.guild_id in {guild, None}), None)
        assert found is not None, f"There is no command {name!r} here."
        if guild:
            allowed = permissions_in(channel, user)
            assert May.USE_APPLICATION_COMMANDS in allowed, "They may not use commands here."
            needed = May(int(str(found.payload.get("default_member_permissions") or 0)))
            assert needed in allowed, f"They may not use {name!r}."
        else:
            assert 1 in (_contexts(found) or [0, 1, 2]), f"{name!r} is for servers only."
        return found

    def _options(
        self, spec: Payload, given: Mapping[str, Value], channel: Channel, resolved: dict[str, dict[str, object]]
    ) -> list[Payload]:
        offered = _list(spec, "options")
        missing = [one["name"] for one in offered if one.get("required") and one["name"] not in given]
        unknown = set(given) - {str(one["name"]) for one in offered}
        assert not missing, f"The command needs {missing}."
        assert not unknown, f"The command knows no {unknown}."
        filled: list[Payload] = []
        for one in offered:
            if one["name"] in given:
                value = self._value(one, given[str(one["name"])], channel, resolved)
                filled.append({"type": one["type"], "name": one["name"], "value": value})
        return filled

    def _value(self, option: Payload, value: Value, channel: Channel, resolved: dict[str, dict[str, object]]) -> object:
        choices = {str(one["name"]): one["value"] for one in _list(option, "choices")}
        if choices:
            assert value in choices.values() or value in choices, f"{value!r} is no choice."
            return choices.get(str(value), value)
        if isinstance(value, Upload):
            kept = Attachment(self.world.mint.new(), channel.id, value)
            self.world.offered[kept.id] = kept
            resolved.setdefault("attachments", {})[str(kept.id)] = self.world.gallery().attachment(kept)
            return str(kept.id)
        if isinstance(value, User):
            resolved.setdefault("users", {})[str(value.id)] = portraits.user(value)
            member = channel.guild.members.get(value.id) if channel.guild else None
            if member:
                shown = portraits.member(member, with_user=False) | {"permissions": "0"}
                resolved.setdefault("members", {})[str(value.id)] = shown
            return str(value.id)
        if isinstance(value, Channel):
            shown = portraits.channel(value, self.bot.user)
            shown["permissions"] = str(int(permissions_in(value, self.bot.user)))
            resolved.setdefault("channels", {})[str(value.id)] = shown
            return str(value.id)
        if isinstance(value, Role):
            resolved.setdefault("roles", {})[str(value.id)] = portraits.role(value)
            return str(value.id)
        return value


def components_of(message: Message) -> Iterator[Payload]:
    """Walk all components of a message, those in others too."""
    yield from _walk(message.components)


def _walk(components: object) -> Iterator[Payload]:
    for one in components if isinstance(components, list) else [components]:
        if isinstance(one, dict):
            yield one
            for below in ("components", "accessory", "component"):
                yield from _walk(one.get(below, []))


def _find(message: Message, kinds: set[int], name: str) -> Payload:
    assert not message.deleted, "The message is gone."
    found = [one for one in components_of(message) if one.get("type") in kinds and name in _names(one)]
    assert found, f"The message has no {name!r}."
    assert not found[0].get("disabled"), f"{name!r} is disabled."
    assert "custom_id" in found[0], f"{name!r} is a link, and tells the bot nothing."
    return found[0]


def _names(component: Payload) -> set[object]:
    return {component[key] for key in ("custom_id", "label", "placeholder") if component.get(key)}


def _fields(modal: Payload) -> Iterator[Payload]:
    for one in _walk(modal["components"]):
        if one["type"] in FIELD_KINDS:
            yield one
        elif one["type"] == 18:
            yield {"label": one["label"]}


def _filled(component: Payload, fields: Mapping[str, str | Sequence[str]], number: int) -> Payload:
    """Show one component of a form as it is sent, filled in."""
    shown: Payload = {"type": component["type"], "id": component.get("id", number)}
    if component["type"] == 18:
        inner = component["component"]
        assert isinstance(inner, dict)
        return shown | {"component": _filled(inner | {"label": component["label"]}, fields, number + 100)}
    if component["type"] == 1:
        return shown | {"components": [_filled(one, fields, number + 100) for one in _list(component, "components")]}
    if component["type"] not in FIELD_KINDS:
        return shown
    given = next((fields[str(name)] for name in _names(component) if name in fields), None)
    shown["custom_id"] = component["custom_id"]
    if component["type"] == 4:
        value = given if given is not None else component.get("value") or ""
        least, most = component.get("min_length") or 0, component.get("max_length") or 4000
        assert isinstance(value, str)
        assert isinstance(least, int)
        assert isinstance(most, int)
        assert value or not component.get("required", True), f"{component['custom_id']} must be filled in."
        assert not value or least <= len(value) <= most, f"{component['custom_id']} takes {least} to {most} characters."
        return shown | {"value": value}
    chosen: list[object] = [given] if isinstance(given, str) else list(given or [])
    return shown | {"values": chosen}


def _list(payload: Payload, name: str) -> list[Payload]:
    found = payload.get(name) or []
    assert isinstance(found, list)
    return [one for one in found if isinstance(one, dict)]


def _contexts(command: Command) -> list[object]:
    found = command.payload.get("contexts") or []
    assert isinstance(found, list)
    return found
