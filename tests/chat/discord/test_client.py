"""The conversation on Discord, the bot as its own process against the stand-in."""

from __future__ import annotations

from pathlib import Path

from tests.chat.discord.running import COPPER, FERRY, is_card, running
from tests.discord_server import Channel, DiscordServer, Message, User
from tests.discord_server.clicking import components_of


def identifier(message: Message, beginning: str) -> str:
    """Find what a message offers to press by the beginning of its identifier."""
    return next(
        str(one["custom_id"]) for one in components_of(message) if str(one.get("custom_id", "")).startswith(beginning)
    )


async def test_a_conversation_outlives_the_process(
    server: DiscordServer, channel: Channel, anna: User, tmp_path: Path
) -> None:
    """Mention → card → question → answer → button → line → restart → question in the thread: always the right exchange."""
    mention = server.bot.user.mention
    async with running(server, tmp_path):
        asked = await server.says(anna, channel, f"{mention} {FERRY}")
        card = await server.message_in(channel, is_card, timeout=15)
        await server.until(lambda: card.thread)
        other = await server.says(anna, channel, f"{mention} {COPPER}")
        await server.message_in(channel, is_card, after=other, timeout=15)
        question = await server.says(anna, channel, "What did Vael say about the crossing?", reply_to=card)
        answer = await server.message_in(channel, is_card, after=question, timeout=15)
        pressed = await server.presses(anna, card, "Corin Vael")
        spoke = await server.answer_to(pressed)
        chosen = await server.selects(anna, card, identifier(card, "r1:evidence"), "3")
        line = await server.answer_to(chosen)
    thread = card.thread
    assert thread is not None
    async with running(server, tmp_path):
        later = await server.says(anna, thread, "What did Brandt say about the ferry?")
        in_thread = await server.message_in(thread, is_card, after=later, timeout=15)
        again = await server.answer_to(await server.presses(anna, card, "Show the lines"))

    assert card.reference is not None
    assert answer.reference is not None
    assert in_thread.reference is not None
    assert [asked.id, question.id, later.id] == [
        card.reference.message_id,
        answer.reference.message_id,
        in_thread.reference.message_id,
    ]
    assert "Ada Brandt" in card.text
    assert "the crossing should stay open" in answer.text
    assert ("the crossing should stay open" in spoke.text, spoke.only_for) == (True, anna)
    assert ("Vael said that the crossing should stay open" in line.text, line.only_for) == (True, anna)
    assert "The ferry will sail again" in in_thread.text
    assert "Lirran President" in again.text
    assert not server.pinged()
