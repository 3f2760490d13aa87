"""Files kept by the server: taken at an address that was given before, given out for a day at an address, then at a new one."""

from __future__ import annotations

from aiohttp import web

from tests.discord_server.model import Upload
from tests.discord_server.world import World


async def upload(world: World, request: web.Request) -> web.Response:
    """Take a file that a message is going to show."""
    name = f"{request.match_info['snowflake']}/{request.match_info['name']}"
    world.uploaded[name] = Upload(request.match_info["name"], await request.read(), request.content_type)
    return web.Response()


async def download(world: World, request: web.Request) -> web.Response:
    """Give a file's bytes, while its address works."""
    wanted = int(request.match_info["attachment"])
    kept = (one for message in world.messages.values() for one in message.attachments if not message.deleted)
    passed_on = (one for message in world.messages.values() for shot in message.snapshots for one in shot.attachments)
    found = next((one for one in [*kept, *passed_on, *world.offered.values()] if one.id == wanted), None)
    if found is None:
        return web.Response(status=404, text="This content is no longer available.")
    try:
        ends = int(request.query.get("ex", "0"), 16)
    except ValueError:
        ends = 0
    if ends < world.clock.now().timestamp():
        return web.Response(status=404, text="This content is no longer available.")
    headers = {"Content-Type": found.upload.kind}
    return web.Response(body=found.upload.content, headers=headers)
