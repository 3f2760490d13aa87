"""The README's picture is what the bot sends today, and drawing shows all words and nothing but words."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from tests.discord_server import DiscordServer, Message
from tests.discord_server.drawing import WIDTH, drawn
from tests.discord_server.picture import QUESTION, picture
from tests.discord_server.process import ROOT
from tests.discord_server.wire import Payload

PICTURE = "docs/conversation.svg"
SVG = "{http://www.w3.org/2000/svg}"


def _written(svg: str) -> str:
    """Give the words that are seen, a line each."""
    texts = ET.fromstring(svg).iter(f"{SVG}text")
    return "\n".join("".join(text.itertext()) for text in texts)


async def _said(text: str, components: list[Payload] | None = None) -> Message:
    async with DiscordServer() as server:
        channel = server.channel(server.guild())
        said = await server.says(server.user("Eve", server.world.guilds[channel.guild.id]), channel, text)  # type: ignore[union-attr]
        said.components = components or []
        return said


async def test_the_picture_is_what_the_bot_sends() -> None:
    """After a change of what is sent, `make picture` draws it anew."""
    made = await picture()

    assert (ROOT / PICTURE).read_text("utf8") == made
    assert QUESTION in _written(made)
    assert f"]({PICTURE})" in (ROOT / "README.md").read_text("utf8")


async def test_what_is_written_stays_words() -> None:
    """Marks of XML in a message are shown, and neither scripts nor addresses get into the picture."""
    hostile = '<script>alert("1")</script> & ]]> <image href="https://example.org/x"/>'
    svg = drawn([await _said(hostile)])

    assert " ".join(hostile.split()) in " ".join(_written(svg).split())
    assert {f"{SVG}{name}" for name in ("svg", "title", "desc", "rect", "circle", "text", "tspan")} == {
        one.tag for one in ET.fromstring(svg).iter()
    }


async def test_all_words_are_shown_within_the_picture() -> None:
    """Long texts are wrapped and no word is lost, not even one that is wider than a line."""
    text = "The ferry will sail again. " * 20 + "m" * 300
    texts = list(ET.fromstring(drawn([await _said(text)])).iter(f"{SVG}text"))

    assert text.replace(" ", "") in "".join("".join(one.itertext()) for one in texts).replace(" ", "")
    assert all(len("".join(one.itertext())) * 5 < WIDTH for one in texts)


async def test_components_are_shown_with_their_faces() -> None:
    """Texts in containers, buttons and selects show what they say, without the marks of Markdown."""
    svg = drawn([
        await _said(
            "",
            [
                {"type": 17, "components": [{"type": 10, "content": "## A **call**\n- once \\[2\\]\n> [here](https://x.y)"}]},
                {"type": 1, "components": [{"type": 2, "style": 1, "label": "Ask…"}]},
                {"type": 1, "components": [{"type": 3, "placeholder": "Open a line", "options": []}]},
            ],
        )
    ])  # fmt: skip

    shown = _written(svg).splitlines()
    assert [line for line in ("A call", "once [2]", "here", "Ask…", "Open a line") if line not in shown] == []
