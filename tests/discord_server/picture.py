"""Makes the README's picture: the bot as its own process has its conversation, and what was sent is drawn.

python -m tests.discord_server.picture docs/conversation.svg
"""

from __future__ import annotations

import argparse
import asyncio
import re
import tempfile
from pathlib import Path

from tests.discord_server.clicking import components_of
from tests.discord_server.drawing import drawn
from tests.discord_server.model import Message
from tests.discord_server.process import ROOT, bot_process
from tests.discord_server.server import DiscordServer

QUESTION = "What did Vael say about the crossing?"
_SECONDS = 30.0


def article() -> str:
    """Give the text that the README's conversation is about."""
    found = re.search(r"^```text\n(.*?)^```$", (ROOT / "README.md").read_text("utf8"), re.MULTILINE | re.DOTALL)
    assert found
    return found[1]


async def picture() -> str:
    """Have the conversation, with nothing set but what it needs and no model, and draw it."""
    async with DiscordServer() as server:
        guild = server.guild()
        channel, anna = server.channel(guild), server.user("Anna", guild)
        with tempfile.TemporaryDirectory() as folder:
            variables = {
                "HOME": folder,
                "PYTHONDONTWRITEBYTECODE": "1",
                "DISCORD_TOKEN": server.bot.token,
                "DATABASE_URL": f"sqlite:///{folder}/store.sqlite3",
                # Empty, so that no developer's .env counts.
                "OPENAI_API_KEY": "",
                "OPENAI_BASE_URL": "",
            }
            async with bot_process(server, "bot", "discord", variables=variables):
                await server.ready(_SECONDS)
                await server.says(anna, channel, f"{server.bot.user.mention} {article()}")
                card = await server.message_in(channel, _is_card, timeout=_SECONDS)
                await server.until(lambda: card.thread, _SECONDS)
                asked = await server.says(anna, channel, QUESTION, reply_to=card)
                await server.message_in(channel, _is_card, after=asked, timeout=_SECONDS)
        return drawn(server.messages(channel))


def _is_card(message: Message) -> bool:
    return any("custom_id" in one for one in components_of(message))


def main() -> None:
    """Read the command line and write the picture."""
    parser = argparse.ArgumentParser(prog="python -m tests.discord_server.picture", description=__doc__)
    parser.add_argument("out", type=Path, help="where the SVG is written")
    out: Path = parser.parse_args().out
    made = asyncio.run(picture())
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(made, "utf8")


if __name__ == "__main__":
    main()
