"""The rules of the house, held: which way imports point, one door a library, who may make what is checked, and names."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

LAYERS = ("domain", "adapters", "desk", "chat", "cli", "root", "__main__")
"""From the inside out: each may import itself and what stands before it."""

SETTINGS_ARE_FOR = {"cli", "root"}

NOT_FOR_DECISIONS = {
    "asyncio", "concurrent", "ctypes", "http", "importlib", "io", "locale", "logging", "multiprocessing", "os",
    "pathlib", "random", "secrets", "select", "shutil", "signal", "socket", "sqlite3", "ssl", "subprocess", "sys",
    "tempfile", "threading", "time", "urllib", "uuid", "warnings",
}  # fmt: skip
"""Of the standard library, what reaches for the world, a clock or chance."""

CLOCKS = {"now", "today", "utcnow"}
"""Methods of `datetime` that look at the clock."""

DOORS = {
    "aiohttp": ("bot/adapters/web/", "bot/chat/discord/sending.py", "bot/chat/discord/checkup.py"),
    "aiosqlite": ("bot/adapters/store",),
    "asyncpg": ("bot/adapters/store",),
    "cssselect2": ("bot/adapters/article/",),
    "discord": ("bot/chat/discord/", "bot/root.py"),
    "docx": ("bot/adapters/word/",),
    "dotenv": ("bot/settings.py",),
    "htmldate": ("bot/adapters/article/",),
    "httpx2": ("bot/adapters/bounded.py",),
    "lxml": ("bot/adapters/article/",),
    "openai": ("bot/adapters/model.py",),
    "protego": ("bot/adapters/web/robots.py",),
    "publicsuffixlist": ("bot/adapters/web/",),
    "pydantic": ("bot/adapters/replies.py", "bot/settings.py"),
    "pydantic_core": ("bot/settings.py",),
    "pypdfium2": ("bot/adapters/pdf/",),
    "readability": ("bot/adapters/article/",),
    "rich": ("bot/chat/console/",),
    "sqlalchemy": ("bot/adapters/store", "bot/adapters/schema"),
    "structlog": ("bot/adapters/", "bot/desk", "bot/chat/", "bot/cli.py", "bot/root.py"),
    "tinycss2": ("bot/adapters/article/",),
    "yarl": ("bot/adapters/web/",),
    "trafilatura": ("bot/adapters/article/",),
}
"""Where a library may be imported: the beginnings of paths."""

MAKERS = {
    "Statement": ("bot/domain/grounding", "bot/adapters/store"),
    "Claim": ("bot/domain/verification", "bot/domain/summary"),
}
"""Who may make what we stand behind. The store brings back what was grounded before."""

NO_NAMES_FOR_MODULES = {
    "common",
    "helper",
    "helpers",
    "manager",
    "managers",
    "misc",
    "service",
    "services",
    "util",
    "utils",
}
NO_FIRST_WORDS = {"handle", "manage", "process"}
NO_WORDS = {"source", "sources"}
"""In the literature the speaker, in a newsroom the informant, to a reader the link: so never an identifier."""


def faults(path: str, code: str) -> list[str]:
    """Name every rule that a module at `path` breaks."""
    tree = ast.parse(code, path)
    found = [
        f"{path}: no module is named {part}"
        for part in Path(path).with_suffix("").parts
        if part in NO_NAMES_FOR_MODULES
    ]
    for node in ast.walk(tree):
        for module in _imported(path, node):
            found += [f"{path}:{node.lineno}: {fault}" for fault in _import_faults(path, module)]  # type: ignore[attr-defined]
        found += [f"{path}:{node.lineno}: {fault}" for fault in _making_faults(path, node)]  # type: ignore[attr-defined]
        found += [f"{path}: {fault}" for fault in _name_faults(node)]
        if _layer(path) == "domain":
            found += [f"{path}:{node.lineno}: {fault}" for fault in _decision_faults(node)]  # type: ignore[attr-defined]
    return found


def _layer(path: str) -> str:
    """`bot/chat/cards.py` → `chat`, `bot/cli.py` → `cli`, `bot/__init__.py` → nothing."""
    return Path(path).with_suffix("").parts[1]


def _imported(path: str, node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        above = Path(path).parts[: -node.level] if node.level else ()
        module = ".".join([*above, *filter(None, [node.module])])
        yield from (f"{module}.{alias.name}" for alias in node.names)


def _import_faults(path: str, module: str) -> Iterator[str]:
    layer, (library, *inside) = _layer(path), module.split(".")
    if library == "bot":
        yield from _direction_faults(layer, inside[0] if inside else "")
    elif library in sys.stdlib_module_names:
        if layer == "domain" and library in NOT_FOR_DECISIONS:
            yield f"a decision does not import {library}"
    elif library not in DOORS:
        yield f"{library} has no door"
    elif not path.startswith(DOORS[library]):
        yield f"{library} is imported in {' and '.join(DOORS[library])} only"


def _direction_faults(layer: str, other: str) -> Iterator[str]:
    if other == layer:
        return
    if layer == "errors":
        yield f"errors is a leaf, and imports {other}"
    elif other == "errors":
        if layer == "domain":
            yield "a decision raises no foreseen failure: it returns one as a value"
    elif other == "settings":
        if layer not in SETTINGS_ARE_FOR:
            yield f"settings are handed to {layer}, not imported by it"
    elif layer not in LAYERS or other not in LAYERS or LAYERS.index(other) > LAYERS.index(layer):
        yield f"{layer} does not import {other}"


def _making_faults(path: str, node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Call):
        name = _last(node.func)
        if name in MAKERS and not path.startswith(MAKERS[name]):
            yield f"{name} is made in {' and '.join(MAKERS[name])} only"


def _decision_faults(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.AsyncFunctionDef | ast.Await | ast.AsyncFor | ast.AsyncWith):
        yield "a decision waits for nothing"
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"open", "print", "input"}:
        yield f"a decision does not call {node.func.id}"
    if isinstance(node, ast.Attribute) and node.attr in CLOCKS and _last(node.value) in {"datetime", "date"}:
        yield "a decision is told what time it is"


def _name_faults(node: ast.AST) -> Iterator[str]:
    for name in _named(node):
        words = name.lower().strip("_").split("_")
        if words[0] in NO_FIRST_WORDS and isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"“{name}” says nothing of what it does"
        if NO_WORDS.intersection(words):
            yield f"“{name}” could be a speaker, an informant or a link"


def _named(node: ast.AST) -> Iterator[str]:
    """Yield the names that are given at this place, not those that are only used."""
    match node:
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            yield name
        case ast.arg(arg=name) | ast.Name(id=name, ctx=ast.Store()) | ast.alias(asname=str(name)):
            yield name
        case ast.Attribute(attr=name, ctx=ast.Store()):
            yield name


def _last(node: ast.expr) -> str:
    match node:
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name
    return ""


def _modules() -> list[str]:
    return sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "bot").rglob("*.py"))


@pytest.mark.parametrize("path", _modules())
def test_a_module_keeps_the_rules(path: str) -> None:
    """Every module of ours keeps every rule of the house."""
    found = faults(path, (ROOT / path).read_text("utf8"))

    assert found == []


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("bot/domain/cues/reading.py", "import bot.adapters.model"),
        ("bot/domain/retrieval.py", "from bot.errors import StoreError"),
        ("bot/domain/retrieval.py", "from ..errors import StoreError"),
        ("bot/domain/retrieval.py", "from bot import settings"),
        ("bot/domain/retrieval.py", "import logging"),
        ("bot/domain/retrieval.py", "import os.path"),
        ("bot/domain/retrieval.py", "import rich"),
        ("bot/domain/retrieval.py", "async def rank(): ..."),
        ("bot/domain/retrieval.py", "text = open('x').read()"),
        ("bot/domain/digest.py", "import datetime\nnow = datetime.datetime.now()"),
        ("bot/domain/digest.py", "from datetime import date\nday = date.today()"),
        ("bot/adapters/store.py", "from bot.desk import Desk"),
        ("bot/adapters/store.py", "from bot.settings import Settings"),
        ("bot/adapters/store.py", "def load():\n    import openai"),
        ("bot/adapters/model.py", "from sqlalchemy.ext import asyncio"),
        ("bot/adapters/model.py", "import pydantic"),
        ("bot/adapters/model.py", "import httpx"),
        ("bot/desk/__init__.py", "from bot.chat.cards import Card"),
        ("bot/desk/reading.py", "from bot.domain.model import Statement\nStatement()"),
        ("bot/desk/reading.py", "from bot.domain import model\nmodel.Claim()"),
        ("bot/chat/cards.py", "from rich.table import Table"),
        ("bot/chat/cards.py", "import bot.cli"),
        ("bot/cli.py", "import dotenv"),
        ("bot/cli.py", "from bot import __main__"),
        ("bot/errors.py", "from bot.domain.model import Flaw"),
        ("bot/__init__.py", "from bot.cli import main"),
        ("bot/chat/utils.py", ""),
        ("bot/services/reading.py", ""),
        ("bot/desk/reading.py", "def handle_document(): ..."),
        ("bot/desk/reading.py", "def read(source): ..."),
        ("bot/desk/reading.py", "news_sources = ()"),
    ],
)
def test_a_broken_rule_is_found(path: str, code: str) -> None:
    """Each rule finds a breach planted for it, so a quiet test means a kept rule."""
    assert len(faults(path, code)) == 1


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("bot/domain/cues/reading.py", "from bot.domain.model import Span\nimport re, unicodedata"),
        ("bot/domain/cues/reading.py", "from .openings import opening\nfrom ..model import Span"),
        ("bot/domain/digest.py", "from datetime import date\nday = date(2020, 1, 1)"),
        ("bot/domain/grounding.py", "Statement()"),
        ("bot/adapters/store.py", "import sqlalchemy as sa, asyncio\nfrom bot.errors import StoreError"),
        ("bot/chat/console/__init__.py", "from rich.console import Console\nfrom bot.desk import Desk"),
        ("bot/root.py", "from bot import cli, settings, errors"),
        ("bot/settings.py", "import dotenv, pydantic\nfrom bot.errors import SettingsError"),
        ("bot/desk/reading.py", "processed = document.source"),
    ],
)
def test_what_is_allowed_is_not_found(path: str, code: str) -> None:
    """The rules leave alone what the house allows."""
    assert faults(path, code) == []
