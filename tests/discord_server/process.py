"""A bot as its own process against the stand-in: started, killed at any moment, started again."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

from tests.discord_server.server import DiscordServer

ROOT = Path(__file__).parent.parent.parent


@asynccontextmanager
async def bot_process(
    server: DiscordServer,
    *command: str,
    variables: Mapping[str, str],
    log: Path | None = None,
    folder: Path | None = None,
) -> AsyncIterator[asyncio.subprocess.Process]:
    """Run `python -m COMMAND …` pointed at the stand-in until the block is left, then kill it if it still runs.

    Of this process's environment only the path to programs is passed on, so that nothing of a developer's own settings
    reaches it; what it writes goes to `log`, or nowhere. It runs in `folder`, where its `.env` would be.
    """
    environment = {
        "PATH": os.environ.get("PATH", ""),
        "PYTHONPATH": str(ROOT),
        "DISCORD_SERVER": server.url,
        **variables,
    }
    output = os.open(log or os.devnull, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "tests.discord_server.run",
            *command,
            env=environment,
            cwd=folder,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=output,
            stderr=output,
        )
    finally:
        os.close(output)
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()
