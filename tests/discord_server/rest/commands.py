"""Application commands: registered everywhere or in one server, listed, changed, removed."""

from __future__ import annotations

from collections import Counter

from tests.discord_server.limits import command_breaches, command_list_breaches, refuse_too_many
from tests.discord_server.model import Command
from tests.discord_server.rest.call import Call, Reply, Ways
from tests.discord_server.wire import Fields, Payload, Refusal, refuse_if

ways = Ways()
EVERYWHERE = "/applications/{application}/commands"
IN_GUILD = "/applications/{application}/guilds/{guild}/commands"


@ways.on("GET", EVERYWHERE, IN_GUILD)
async def listed(call: Call) -> Reply:
    """List the commands of a place."""
    return [command.payload for command in _here(call)]


@ways.on("PUT", EVERYWHERE, IN_GUILD)
async def replace(call: Call) -> Reply:
    """Register these commands in a place instead of all it has; those of a known name keep their identifier."""
    place = _place(call)
    refuse_if(command_list_breaches(list(call.entries)))
    before = {(command.kind, command.name): command.id for command in _here(call)}
    for command in _here(call):
        del call.bot.commands[command.id]
    for fields in call.entries:
        _register(call, fields, place, before.get((fields.number("type", 1), fields.text("name")), 0))
    call.world.changed()
    return [command.payload for command in _here(call)]


@ways.on("POST", EVERYWHERE, IN_GUILD)
async def add(call: Call) -> Reply:
    """Register one command; one of its kind and name is replaced."""
    place = _place(call)
    refuse_if(command_breaches(call.body))
    key = (call.body.number("type", 1), call.body.text("name"))
    before = next((command for command in _here(call) if (command.kind, command.name) == key), None)
    if before is None:
        refuse_too_many(Counter([key[0], *(command.kind for command in _here(call))]))
    command = _register(call, call.body, place, before.id if before else 0)
    call.world.changed()
    return command.payload


@ways.on("GET", EVERYWHERE + "/{command}", IN_GUILD + "/{command}")
async def single(call: Call) -> Reply:
    """Show one command."""
    return _one(call).payload


@ways.on("PATCH", EVERYWHERE + "/{command}", IN_GUILD + "/{command}")
async def change(call: Call) -> Reply:
    """Change one command."""
    before = _one(call)
    fields = Fields(before.payload | dict(call.body.values))
    refuse_if(command_breaches(fields))
    return _register(call, fields, before.guild_id, before.id).payload


@ways.on("DELETE", EVERYWHERE + "/{command}", IN_GUILD + "/{command}")
async def remove(call: Call) -> Reply:
    """Remove one command."""
    del call.bot.commands[_one(call).id]
    return None


def _register(call: Call, fields: Fields, guild: int | None, snowflake: int) -> Command:
    kind, name = fields.number("type", 1), fields.text("name")
    snowflake = snowflake or call.world.mint.new()
    permissions = fields.text("default_member_permissions")
    payload: Payload = dict(fields.values) | {
        "id": str(snowflake),
        "application_id": str(call.bot.id),
        "version": str(call.world.mint.new()),
        "type": kind,
        "name": name,
        "description": fields.text("description"),
        "default_member_permissions": permissions or None,
        "nsfw": fields.truth("nsfw"),
    }
    if guild:
        payload["guild_id"] = str(guild)
    else:
        payload.setdefault("contexts", None)
        payload.setdefault("integration_types", [0])
    command = call.bot.commands[snowflake] = Command(snowflake, guild, kind, name, payload)
    return command


def _here(call: Call) -> list[Command]:
    place = _place(call)
    return [command for command in call.bot.commands.values() if command.guild_id == place]


def _one(call: Call) -> Command:
    found = next((command for command in _here(call) if command.id == call.number("command")), None)
    if found is None:
        raise Refusal(404, 10063, "Unknown application command")
    return found


def _place(call: Call) -> int | None:
    if call.number("application") != call.bot.id:
        raise Refusal(403, 20012, "You are not authorized to perform this action on this application")
    return call.world.guild_for(call.me, call.number("guild")).id if "guild" in call.places else None
