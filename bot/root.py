"""The composition root: settings → doors → desk → front. Nothing else builds."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from bot import cli
from bot.cli import Ending, Order
from bot.desk import Desk
from bot.desk.intake import Intake, Opening, is_link
from bot.errors import RapporteurError, SettingsError, StoreError
from bot.settings import Settings, load

if TYPE_CHECKING:
    from discord import Client

    from bot.adapters.extraction import Extractor
    from bot.adapters.store import Store
    from bot.adapters.store.inbox import Inbox
    from bot.adapters.web import Web
    from bot.desk.writing import Writer

_Door = TypeVar("_Door")
_DOTENV = Path(".env")
_BETWEEN_ERASURES = 3600.0
"""Seconds."""
_PATIENCE = 20.0
"""Seconds that a model may take to show that it answers,"""
_LOOKING_UP = 5.0
"""and a resolver."""


def run() -> int:
    """Do what the command line says; the exit status is an `Ending`."""
    try:
        ending = _ended(cli.order(sys.argv[1:]))
    except RapporteurError as error:
        cli.warn([str(error)])
        return Ending.FAILED
    except KeyboardInterrupt:
        return Ending.INTERRUPTED
    except BrokenPipeError:
        return Ending.WELL  # whoever read our output has read enough
    except Exception:
        _log_a_bug()
        cli.warn(["Something broke on our side. What stands above says where; please report it."])
        return Ending.FAILED
    return ending


def _ended(given: Order) -> Ending:
    if given.command == "doctor":
        return asyncio.run(_examined(given))
    settings = load(os.environ, _DOTENV)
    if given.command == "discord" or (given.command is None and settings.discord_token is not None):
        return asyncio.run(_served(settings))
    if given.command in (None, "chat") and sys.stdin.isatty():
        return _conversed(settings)
    return asyncio.run(_done(given, settings))


async def _done(given: Order, settings: Settings) -> Ending:
    """Do a command that ends by itself. Without a model, reading again is quicker than opening what was kept."""
    asks_model = settings.has_model and not given.no_model
    keeps = asks_model or given.command == "digest" or any(is_link(name) for name in given.what)
    async with AsyncExitStack() as doors:
        desk, intake, warnings = await _built(doors, settings, with_model=asks_model, with_store=keeps)
        cli.warn(warnings)
        match given.command:
            case "read":
                return await cli.read(given, desk, intake)
            case "ask":
                return await cli.ask(given, desk, intake)
            case "digest":
                return await cli.digest(given, desk)
            case _:
                return await cli.read_standard_input(desk, intake)


@asynccontextmanager
async def discord_clients(settings: Settings) -> AsyncIterator[tuple[Callable[[bool], Client], Inbox]]:
    """Open the doors of the Discord front, and give what builds a client and its inbox; nothing connects by itself.

    A client is built anew for each connection, and told whether to ask for the content of messages.
    """
    from bot.chat.allowance import Limits
    from bot.chat.discord.client import client
    from bot.chat.discord.work import Work

    async with AsyncExitStack() as doors:
        store = await doors.enter_async_context(_store(settings))
        writer = _writer(doors, settings) if settings.has_model else None
        web, extractor = _once(lambda: _web(settings), doors), _once(_extractor, doors)
        work = Work(
            Desk(writer, store),
            Intake(web, extractor, store, limit=settings.document_limit),
            store,
            Limits(settings.person_requests, settings.server_requests, settings.server_tokens),
            lambda: datetime.now(UTC),
        )
        if settings.retention:
            keeping = asyncio.create_task(_erase_what_is_old(store, timedelta(days=settings.retention)))
            doors.callback(keeping.cancel)
        yield lambda reads_content: client(work, store.inbox, reads_content=reads_content), store.inbox


async def _erase_what_is_old(store: Store, lasting: timedelta) -> None:
    """Keep nothing longer than that, until cancelled."""
    while True:
        with suppress(StoreError):  # the store tells of it, and the next time is soon enough
            await store.expire(datetime.now(UTC) - lasting)
        await asyncio.sleep(_BETWEEN_ERASURES)


async def _served(settings: Settings) -> Ending:
    """Be on Discord until told to stop; what is unfinished then is in the inbox."""
    from bot.chat.discord.supervisor import supervise

    if settings.discord_token is None:
        raise SettingsError(["DISCORD_TOKEN must be set: the bot’s token, from the Discord developer portal."])
    _log_to_standard_error(settings.log_level)
    async with discord_clients(settings) as (build, inbox):
        serving = asyncio.create_task(supervise(build, settings.discord_token.get_secret_value(), inbox))
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, serving.cancel)
        with suppress(asyncio.CancelledError):
            await serving
    return Ending.WELL


def _conversed(settings: Settings) -> Ending:
    from bot.chat.console.prompt import Prompt
    from bot.chat.console.talk import Talk
    from bot.chat.console.terminal import Terminal

    terminal = Terminal()
    signal.signal(signal.SIGINT, signal.default_int_handler)  # stops what is being done, not the program
    with asyncio.Runner() as runner:
        doors = AsyncExitStack()
        try:
            desk, intake, warnings = runner.run(_built(doors, settings, with_model=settings.has_model, with_store=True))
            for warning in warnings:
                terminal.say(warning)
            Talk(desk, runner.run, terminal, Prompt(_history()), intake).converse()
        finally:
            runner.run(doors.aclose())
    return Ending.WELL


async def _built(
    doors: AsyncExitStack, settings: Settings, *, with_model: bool, with_store: bool
) -> tuple[Desk, Intake, tuple[str, ...]]:
    """Build the desk and what takes in for it; a store that will not open is done without, and told of."""
    if with_model or with_store:  # nothing else logs, and the first card need not wait for what does
        _log_to_standard_error(settings.log_level)
    warnings: tuple[str, ...] = ()
    store: Store | None = None
    if with_store:
        try:
            store = await doors.enter_async_context(_store(settings))
        except StoreError as error:
            warnings = (f"{error} Nothing will be kept.",)
    writer = _writer(doors, settings) if with_model else None
    web, extractor = _once(lambda: _web(settings), doors), _once(_extractor, doors)
    intake = Intake(web, extractor, store, limit=settings.document_limit, opens_files=True)
    return Desk(writer, store), intake, warnings


def _once(open_door: Callable[[], AbstractAsyncContextManager[_Door]], doors: AsyncExitStack) -> Opening[_Door]:
    """Give what opens that door when it is first asked for, to be closed with the others."""
    opened: list[_Door] = []
    turn = asyncio.Lock()

    async def opening() -> _Door:
        async with turn:
            if not opened:
                opened.append(await doors.enter_async_context(open_door()))
        return opened[0]

    return opening


def _web(settings: Settings) -> AbstractAsyncContextManager[Web]:
    from bot.adapters.web import Web

    return Web(settings.contact, allowed=settings.allowed_hosts)


def _extractor() -> AbstractAsyncContextManager[Extractor]:
    from bot.adapters.extraction import Extractor

    return Extractor.opened()


def _store(settings: Settings) -> AbstractAsyncContextManager[Store]:
    from bot.adapters.store import Store

    return Store.opened(settings.database_url.get_secret_value())


def _writer(doors: AsyncExitStack, settings: Settings, patience: float = float("inf")) -> Writer:
    from bot.adapters.model import LanguageModel
    from bot.adapters.prompts import Prompts
    from bot.desk.writing import Writer

    key = settings.openai_api_key
    model = LanguageModel(
        settings.model,
        base_url=settings.openai_base_url,
        api_key=key.get_secret_value() if key else None,
        timeout=min(settings.model_timeout, patience),
        context=settings.model_context,
        reply_tokens=settings.model_reply,
    )
    doors.push_async_callback(model.close)
    return Writer(model, Prompts.shipped(), settings.openai_base_url or "")


async def _examined(given: Order) -> Ending:
    """Try every door there is, and say what is missing and what to do."""
    from bot.adapters.page import Page
    from bot.adapters.prompts import Prompts
    from bot.adapters.replies import DraftsReply

    check = cli.Checkup()
    with check("settings"):
        settings = load(os.environ, _DOTENV)
        check.found("all of them are valid")
    if given.serving and not check.failed:
        with check("serving"):
            check.found(await _serving(settings))
        return check.ending
    with check("prompts"):
        prompts = Prompts.shipped()
        check.found(f"complete; reading is at version {prompts.read.version}")
    if check.failed:
        return check.ending
    _log_to_standard_error(settings.log_level)
    async with AsyncExitStack() as doors:
        with check("store"):
            await doors.enter_async_context(_store(settings))
            check.found("opens, and is up to date")
        with check("pages"):
            extractor = await doors.enter_async_context(_extractor())
            await extractor.extract(Page(b"<html><body><p>The ferry sails again, Brandt said.</p></body></html>"))
            check.found("web pages, PDFs and Word documents can be taken apart")
        with check("network"):
            check.found(await _reached())
        with check("discord"):
            await _asked_discord(settings, check)
        with check("model"):
            if settings.has_model:
                writer = _writer(doors, settings, _PATIENCE)
                filled = prompts.summarise.fill(
                    exchange="Title: A test", statements="[1] A spokesman said: the line works"
                )
                await writer.model.reply(filled, DraftsReply)
                check.found(f"{settings.model} answers")
            else:
                check.found(
                    "none is set, so statements are read by cues, word for word; set OPENAI_API_KEY or OPENAI_BASE_URL for fuller reading"
                )
    return check.ending


async def _asked_discord(settings: Settings, check: cli.Checkup) -> None:
    if settings.discord_token is None:
        check.found(
            "no token is set, so `rapporteur` is in the terminal; for Discord make an application at "
            "https://discord.com/developers/applications, reset the token under Bot and set DISCORD_TOKEN to it"
        )
        return
    import logging

    from bot.chat.discord.checkup import examine  # heavy, and of use with a token only

    logging.getLogger("discord").addHandler(logging.NullHandler())  # what fails there is told in our words
    await examine(settings.discord_token.get_secret_value(), check)


async def _serving(settings: Settings) -> str:
    """Say that a process holds the token's lease, which one that hangs or is gone no longer renews."""
    from bot.chat.discord.supervisor import lease_name

    if settings.discord_token is None:
        raise SettingsError(["DISCORD_TOKEN must be set: the bot’s token, from the Discord developer portal."])
    async with _store(settings) as store:
        held = await store.inbox.holder(lease_name(settings.discord_token.get_secret_value()), datetime.now(UTC))
    if not held:
        raise RapporteurError("No process serves Discord with this token and store: start `rapporteur discord`.")
    return "a process serves Discord with this token and store"


async def _reached() -> str:
    """Whether hosts can be looked up. Without a network files and pastes are read all the same: nothing is missing."""
    try:
        async with asyncio.timeout(_LOOKING_UP):
            await asyncio.get_running_loop().getaddrinfo("example.org", 443)
    except (OSError, TimeoutError):
        return "no host can be looked up, so links cannot be followed; files and pasted texts are read all the same"
    return "hosts can be looked up, so links can be followed"


def _log_to_standard_error(level: str) -> None:
    import structlog

    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            # Without colours, and without the values of variables, which may be a text or a key.
            structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback),
        ],
    )


def _log_a_bug() -> None:
    import structlog

    _log_to_standard_error("error")
    structlog.get_logger().exception("a bug")


def _history() -> Path:
    """Where questions typed are remembered; relative paths are ignored as the XDG specification has it."""
    told = Path(os.environ.get("XDG_STATE_HOME", ""))
    folder = told if told.is_absolute() else Path.home() / ".local" / "state"
    return folder / "rapporteur" / "history"
