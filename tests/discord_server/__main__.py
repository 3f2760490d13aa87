"""Serves the stand-in and lets a developer talk to the bot that connects: `python -m tests.discord_server [--port N]`."""

from __future__ import annotations

import argparse
import asyncio
import sys

from tests.discord_server.server import DiscordServer
from tests.discord_server.terminal import HELP, Terminal

HOW = """The stand-in serves at {url}. Start a bot against it in another terminal:
  DISCORD_SERVER={url} DISCORD_TOKEN={token} python -m tests.discord_server.run bot discord
"""


async def serve(port: int, token: str) -> None:
    """Serve until the input ends."""
    async with DiscordServer(port=port, token=token) as server:
        terminal = Terminal(server, print)
        print(HOW.format(url=server.url, token=token))
        print(HELP)
        looking = asyncio.create_task(_look(server, terminal))
        try:
            while line := await asyncio.to_thread(sys.stdin.readline):
                if not await terminal.take(line):
                    break
        finally:
            looking.cancel()
        for unknown in server.rest.unknown:
            print(f"No such route: {unknown}", file=sys.stderr)


async def _look(server: DiscordServer, terminal: Terminal) -> None:
    connected = False
    while True:
        seen = (len(server.requests), len(server.gateway.connections))
        terminal.look()
        if connected is not bool(server.gateway.connected()):
            connected = not connected
            print("The bot is connected." if connected else "The bot is gone.")
        await server.until(lambda: (len(server.requests), len(server.gateway.connections)) != seen, timeout=1e9)  # noqa: B023


def main() -> None:
    """Read the command line and serve."""
    parser = argparse.ArgumentParser(prog="python -m tests.discord_server", description=__doc__)
    parser.add_argument("--port", type=int, default=8765, help="where to listen (8765; 0 for any)")
    parser.add_argument("--token", default="a-token-of-the-stand-in", help="the token the bot shall log in with")
    options = parser.parse_args()
    asyncio.run(serve(options.port, options.token))


if __name__ == "__main__":
    main()
