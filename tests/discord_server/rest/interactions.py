"""Answers to interactions: the first within three seconds, then changes and follow-ups for fifteen minutes."""

from __future__ import annotations

from datetime import timedelta

from tests.discord_server import deeds
from tests.discord_server.component_limits import modal_breaches
from tests.discord_server.model import Answered, Flags, Interaction, Message, MessageKind
from tests.discord_server.permissions import May, permissions_in
from tests.discord_server.posting import Form, compose, revise
from tests.discord_server.rest.call import Call, Reply, Ways
from tests.discord_server.wire import Fields, Payload, Refusal, count, refuse_if

ways = Ways()
DEADLINE = timedelta(seconds=3)
COMMAND, COMPONENT, AUTOCOMPLETE, MODAL = 2, 3, 4, 5
PONG, MESSAGE, DEFERRED, UPDATING, UPDATE, CHOICES, FORM = 1, 4, 5, 6, 7, 8, 9
ANSWERS = {
    COMMAND: {MESSAGE, DEFERRED, FORM},
    COMPONENT: {MESSAGE, DEFERRED, UPDATING, UPDATE, FORM},
    AUTOCOMPLETE: {CHOICES},
    MODAL: {MESSAGE, DEFERRED, UPDATING, UPDATE},
}
HOOK = "/webhooks/{application}/{token}"


@ways.on("POST", "/interactions/{interaction}/{token}/callback")
async def answer(call: Call) -> Reply:
    """Answer an interaction, once and in time."""
    interaction = call.world.interactions.get(call.places["token"])
    known = interaction is not None and interaction.id == call.number("interaction")
    if interaction is not None and known and interaction.answered is not Answered.NOT:
        raise Refusal(400, 40060, "Interaction has already been acknowledged.")
    if interaction is None or not known or call.world.clock.now() - interaction.created > DEADLINE:
        raise Refusal(404, 10062, "Unknown interaction")
    kind = call.body.number("type")
    if kind not in ANSWERS[interaction.kind] or (kind in {UPDATING, UPDATE} and interaction.message is None):
        message = f"Value must be one of {tuple(sorted(ANSWERS[interaction.kind]))}."
        refuse_if([call.body.breach("type", "BASE_TYPE_CHOICES", message)])
    _take(call, interaction, kind, call.body.one("data"))
    call.world.changed()
    return _resource(call, interaction, kind) if call.query.truth("with_response") else None


def _take(call: Call, interaction: Interaction, kind: int, told: Fields) -> None:
    world = call.world
    if kind == MESSAGE:
        message = _write(call, interaction, told)
        interaction.original, interaction.answered = message, Answered.MESSAGE
        deeds.post(world, message)
    elif kind == DEFERRED:
        flags = Flags(told.number("flags")) & Flags.EPHEMERAL | Flags.LOADING
        message = Message(world.mint.new(), interaction.channel, interaction.bot.user, world.clock.now(), flags=flags)
        _mark(message, interaction)
        interaction.original, interaction.answered = message, Answered.DEFERRED
        deeds.post(world, message)
    elif kind == UPDATING:
        interaction.original, interaction.answered = interaction.message, Answered.UPDATING
    elif kind == UPDATE:
        assert interaction.message is not None
        revise(world, interaction.message, Form(told, call.files, call.file_size))
        interaction.original, interaction.answered = interaction.message, Answered.UPDATED
        deeds.edit(world, interaction.message)
    elif kind == CHOICES:
        refuse_if(count(told, "choices", 0, 25))
        interaction.choices, interaction.answered = [dict(one.values) for one in told.many("choices")], Answered.CHOICES
    else:
        refuse_if(modal_breaches(told))
        interaction.modal, interaction.answered = dict(told.values), Answered.MODAL


@ways.on("POST", HOOK)
async def follow_up(call: Call) -> Reply:
    """Send a further message; the first after a deferred answer takes that answer's place."""
    interaction = _interaction(call)
    original = interaction.original
    if original and Flags.LOADING in original.flags and interaction.answered is Answered.DEFERRED:
        return _fill(call, interaction, original)
    message = _write(call, interaction, call.body)
    interaction.followups.append(message)
    deeds.post(call.world, message)
    return _shown(call, message)


@ways.on("GET", HOOK + "/messages/{message}")
async def read(call: Call) -> Reply:
    """Read the answer, or a follow-up."""
    return _shown(call, _message(call, _interaction(call)))


@ways.on("PATCH", HOOK + "/messages/{message}")
async def change(call: Call) -> Reply:
    """Change the answer, or a follow-up."""
    interaction = _interaction(call)
    message = _message(call, interaction)
    if Flags.LOADING in message.flags:
        return _fill(call, interaction, message)
    revise(call.world, message, Form(call.body, call.files, call.file_size))
    if message is interaction.message:
        interaction.answered = Answered.UPDATED
    deeds.edit(call.world, message)
    return _shown(call, message)


@ways.on("DELETE", HOOK + "/messages/{message}")
async def remove(call: Call) -> Reply:
    """Take the answer, or a follow-up, away."""
    deeds.delete(call.world, _message(call, _interaction(call)))
    return None


def _write(call: Call, interaction: Interaction, told: Fields) -> Message:
    channel = interaction.channel
    message = compose(call.world, channel, interaction.bot.user, Form(told, call.files, call.file_size))
    if call.files and May.ATTACH_FILES not in permissions_in(channel, interaction.bot.user):
        raise Refusal(403, 50013, "Missing Permissions")
    _mark(message, interaction)
    return message


def _fill(call: Call, interaction: Interaction, message: Message) -> Reply:
    """Put what was worked out in the place that was kept for it; who sees it was settled when it was deferred."""
    message.flags &= ~Flags.LOADING
    try:
        revise(call.world, message, Form(call.body, call.files, call.file_size))
    except Refusal:
        message.flags |= Flags.LOADING
        raise
    message.versions.clear()
    interaction.answered = Answered.MESSAGE
    deeds.edit(call.world, message, by_hand=False)
    return _shown(call, message)


def _mark(message: Message, interaction: Interaction) -> None:
    """Let a message say which interaction it came of, and answer to."""
    message.interaction = interaction
    if interaction.kind == COMMAND:
        data = interaction.payload["data"]
        menu = isinstance(data, dict) and data.get("type") in {2, 3}
        message.kind = MessageKind.MENU_COMMAND if menu else MessageKind.SLASH_COMMAND


def _resource(call: Call, interaction: Interaction, kind: int) -> Payload:
    message = interaction.original
    about: Payload = {"id": str(interaction.id), "type": interaction.kind}
    if message:
        about |= {
            "response_message_id": str(message.id),
            "response_message_loading": Flags.LOADING in message.flags,
            "response_message_ephemeral": Flags.EPHEMERAL in message.flags,
        }
    resource: Payload = {"type": kind}
    if message and kind in {MESSAGE, DEFERRED, UPDATE}:
        gallery = call.world.gallery()
        resource["message"] = gallery.message(message, call.world.viewer(interaction.bot))
    return {"interaction": about, "resource": resource}


def _interaction(call: Call) -> Interaction:
    interaction = call.world.interaction_of(call.number("application"), call.places["token"])
    if interaction.answered is Answered.NOT:
        raise Refusal(404, 10015, "Unknown Webhook")
    return interaction


def _message(call: Call, interaction: Interaction) -> Message:
    wanted = call.places["message"]
    known = [*([interaction.original] if interaction.original else []), *interaction.followups]
    found = (
        interaction.original if wanted == "@original" else next((one for one in known if str(one.id) == wanted), None)
    )
    if found is None or found.deleted:
        raise Refusal(404, 10008, "Unknown Message")
    return found


def _shown(call: Call, message: Message) -> Payload:
    bot = next(bot for bot in call.world.bots.values() if bot.user is message.author)
    return call.world.gallery().message(message, call.world.viewer(bot))
