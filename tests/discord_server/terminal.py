"""Talking to a bot at the stand-in by typing: each line is a message or an order, and what the bot does is printed."""

from __future__ import annotations

import asyncio
import shlex
from collections.abc import Awaitable, Callable
from pathlib import Path

from tests.discord_server.model import Answered, Channel, Interaction, Message, Upload
from tests.discord_server.portraits import Viewer
from tests.discord_server.rendering import form_fields, pressable, rendered
from tests.discord_server.server import DiscordServer
from tests.discord_server.wire import Refusal
from tests.discord_server.world import Event

HELP = """What you type is said in the channel; @bot mentions the bot. Lines that begin with a dot are orders:
.reply TEXT          answer the bot's last message      .forward           pass your last message on
.press N [VALUES]    press a button, choose in a select .fill TEXT | TEXT  send the form that was opened
.run /read a=b       run a slash command                .menu NAME         use the message menu on your last message
.edit TEXT           change your last message           .file PATH [TEXT]  send a file
.thread NAME         open a thread from the last message and go there
.direct  .back       go to direct messages, and back    .react 👀          react to the last message
.as NAME             be somebody else                   .quit"""


class Terminal:
    """One person at a time, in one place at a time."""

    def __init__(self, server: DiscordServer, show: Callable[[str], None]) -> None:
        self._server = server
        self._show = show
        self._guild = server.guild("Assembly")
        self._home = server.channel(self._guild, "general")
        self._here: Channel = self._home
        self._me = server.user("anna", self._guild)
        self._last: Message | None = None
        self._mine: Message | None = None
        self._asked: list[Interaction] = []
        self._drawn: dict[int, str] = {}
        server.world.listen(self._heard)
        self._orders: dict[str, Callable[[str], Awaitable[object]]] = {
            "reply": self._reply,
            "press": self._press,
            "fill": self._fill,
            "run": self._run,
            "menu": self._menu,
            "edit": self._edit,
            "file": self._file,
            "forward": self._forward,
            "thread": self._thread,
            "direct": self._direct,
            "back": self._back,
            "react": self._react,
            "as": self._as,
            "help": self._help,
        }

    async def take(self, line: str) -> bool:
        """Do what a line says; false when it was the last."""
        line = line.strip()
        order, _, rest = line.removeprefix(".").partition(" ")
        if line == ".quit":
            return False
        try:
            if not line.startswith("."):
                if line:
                    await self._say(line)
            elif order in self._orders:
                await self._orders[order](rest.strip())
            else:
                self._show(HELP)
        except (AssertionError, KeyError, ValueError, OSError, StopIteration) as error:
            self._show(f"That cannot be done: {error}")
        except Refusal as refusal:
            self._show(f"Discord refuses: {refusal.message} ({refusal.code})")
        return True

    def look(self) -> None:
        """Print what came that no event tells of: private answers and forms."""
        for interaction in self._asked:
            answers = [*([interaction.original] if interaction.original else []), *interaction.followups]
            for message in answers:
                if message.only_for:
                    self._print(message)
            if interaction.answered is Answered.MODAL and interaction.modal and interaction.id not in self._drawn:
                self._drawn[interaction.id] = ""
                fields = " | ".join(label for _, label in form_fields(interaction.modal))
                self._show(f"A form “{interaction.modal['title']}”: {fields}. Send it with .fill")

    def _heard(self, event: Event) -> None:
        told = event.show(Viewer(self._server.bot, True)) if event.name.startswith(("MESSAGE", "TYPING")) else {}
        if event.name == "TYPING_START" and told["user_id"] == str(self._server.bot.id):
            self._show("(the bot is typing)")
        message = (
            self._server.world.messages.get(int(str(told.get("id", 0)))) if event.name.startswith("MESSAGE_") else None
        )
        if message and message.author is self._server.bot.user:
            if event.name in {"MESSAGE_CREATE", "MESSAGE_UPDATE"}:
                self._print(message)
            elif event.name == "MESSAGE_DELETE":
                self._show(f"#{str(message.id)[-6:]} was taken away")

    def _print(self, message: Message) -> None:
        drawn = "\n".join(rendered(message))
        if self._drawn.get(message.id) == drawn:
            return
        self._last, self._drawn[message.id] = message, drawn
        place = "" if message.channel is self._here else f"[{message.channel.name or 'direct'}] "
        self._show(place + drawn)

    async def _say(self, text: str, reply_to: Message | None = None, files: tuple[Upload, ...] = ()) -> None:
        text = text.replace("@bot", self._server.bot.user.mention)
        self._mine = await self._server.says(self._me, self._here, text, reply_to=reply_to, attachments=files)

    async def _reply(self, text: str) -> None:
        await self._say(text, self._of_bot())

    async def _press(self, rest: str) -> None:
        number, *values = shlex.split(rest)
        message = self._of_bot()
        control = pressable(message)[int(number) - 1 :][:1]
        assert control, f"There is no {number} to press."
        name = str(control[0]["custom_id"])
        if control[0]["type"] == 2:
            self._asked.append(await self._server.presses(self._me, message, name))
        else:
            self._asked.append(await self._server.selects(self._me, message, name, *values))

    async def _fill(self, rest: str) -> None:
        form = next(one for one in reversed(self._asked) if one.modal)
        assert form.modal is not None
        names = [name for name, _ in form_fields(form.modal)]
        values = [value.strip() for value in rest.split("|")]
        self._asked.append(await self._server.submits(form, dict(zip(names, values, strict=True))))

    async def _run(self, rest: str) -> None:
        words = shlex.split(rest)
        name = " ".join(word for word in words if "=" not in word)
        options = dict(word.split("=", 1) for word in words if "=" in word)
        self._asked.append(await self._server.runs(self._me, self._here, name, **options))

    async def _menu(self, name: str) -> None:
        assert self._mine is not None, "Say something first."
        self._asked.append(await self._server.picks(self._me, self._mine, name))

    async def _edit(self, text: str) -> None:
        assert self._mine is not None, "Say something first."
        await self._server.edits(self._mine.author, self._mine, text.replace("@bot", self._server.bot.user.mention))

    async def _file(self, rest: str) -> None:
        path, _, text = rest.partition(" ")
        content = await asyncio.to_thread(Path(path).read_bytes)
        await self._say(text, files=(Upload(Path(path).name, content),))

    async def _forward(self, _: str) -> None:
        assert self._mine is not None, "Say something first."
        await self._server.forwards(self._me, self._mine, self._here)

    async def _thread(self, name: str) -> None:
        message = self._last or self._mine
        assert message is not None, "There is no message to open it from."
        self._here = message.thread or await self._server.opens_thread(self._me, message, name or "Thread")

    async def _direct(self, _: str) -> None:
        self._here = self._server.direct(self._me)

    async def _back(self, _: str) -> None:
        self._here = self._home

    async def _react(self, emoji: str) -> None:
        await self._server.reacts(self._me, self._of_bot(), emoji)

    async def _as(self, name: str) -> None:
        known = (member.user for member in self._guild.members.values() if member.user.name == name)
        self._me = next(known, None) or self._server.user(name, self._guild)

    async def _help(self, _: str) -> None:
        self._show(HELP)

    def _of_bot(self) -> Message:
        assert self._last is not None, "The bot has said nothing yet."
        return self._last
