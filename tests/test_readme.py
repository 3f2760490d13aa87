"""The README keeps its word: every command in it runs, every setting in it is one."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.chat.conversation import Ask, Message, meaning
from bot.settings import load
from tests import loopback
from tests.chat.console.person import Person

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf8")
COMMAND = ".venv/bin/rapporteur"
LINK = "https://example.org/the-call"
"""Stands in the README for any link; here a page on loopback stands in its place."""


def _fenced(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


TEXTS = {
    "article.txt": _fenced("text")[0],
    "readout.txt": (
        "Prime Minister Corin Vael spoke by telephone with President Ada Brandt of Lirra. The Prime Minister "
        "underscored that the crossing at Halm should stay open to all. The leaders agreed to meet in May.\n"
    ),
}


def _lines(beginning: str) -> list[str]:
    return [line for block in _fenced("sh") for line in block.splitlines() if line.startswith(beginning)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with the texts that the README speaks of."""
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, "utf8")
    return tmp_path


def _run(
    line: str, folder: Path, where: Path, settings: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a line in a shell as a newcomer would: nothing set, no network asked for, no terminal."""
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "LANG", "LC_ALL"}}
    environment = (
        kept | {"HOME": str(folder), "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error"} | dict(settings or {})
    )
    with (folder / "article.txt").open() as article:
        return subprocess.run(
            line, shell=True, cwd=where, env=environment, stdin=article, capture_output=True, text=True, timeout=60
        )


@pytest.mark.parametrize("line", _lines(COMMAND))
def test_a_command_runs(line: str, folder: Path) -> None:
    """A command of the README ends well and prints something, with nothing set and no network."""
    (folder / "the-call").mkdir()
    (folder / "the-call" / "index.html").write_text(loopback.page(TEXTS["article.txt"], "The ferry"), "utf8")
    with loopback.site(folder) as host:
        ours = line.replace(COMMAND, f"{shlex.quote(sys.executable)} -m bot").replace(LINK, f"http://{host}/the-call/")
        ended = _run(ours, folder, folder, {"RAPPORTEUR_ALLOWED_HOSTS": host})

    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout.strip()


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")
@pytest.mark.parametrize("line", [line for line in _lines("make") if "<" not in line])
def test_make_knows_the_target(line: str, folder: Path) -> None:
    """Whatever the README has made can be made. Not run here: among them is the run of these tests."""
    ended = _run(line.replace("make", "make --dry-run", 1), folder, ROOT)

    assert (ended.returncode, ended.stderr) == (0, "")


@pytest.mark.skipif(
    shutil.which("make") is None
    or subprocess.run(["make", "-q", "install"], cwd=ROOT, capture_output=True).returncode != 0,
    reason="what make installs is not installed, and a test installs nothing",
)
@pytest.mark.parametrize("line", [line for line in _lines("make") if "<" in line])
def test_make_run_prints_a_card(line: str, folder: Path) -> None:
    """A text on standard input goes whole to the program, and only its card comes out."""
    ended = _run(line.replace("< ", f"< {shlex.quote(str(folder))}/"), folder, ROOT)

    assert (ended.returncode, ended.stderr) == (0, "")
    assert "The ferry will sail again before the winter" in ended.stdout
    assert not ended.stdout.startswith("make")


def test_the_conversation_goes_as_shown(folder: Path) -> None:
    """What the README has typed is answered as it says, word for word; only where lines break may differ."""
    [shown] = _fenced("console")
    _, *turns = re.split(r"^> ", shown, flags=re.MULTILINE)
    person = Person(folder)
    seen = {typed: person.types(typed) for typed in (turn.partition("\n")[0] for turn in turns)}

    assert 0 == person.leaves()
    for turn in turns:
        typed, _, answered = turn.partition("\n")
        assert " ".join(answered.split()) in " ".join(seen[typed].split())


def test_the_conversation_types_what_the_readme_explains() -> None:
    """Each word in the table of what may be typed is one the conversation knows."""
    [table] = re.findall(r"^\| typed .*?\n\n", README, re.MULTILINE | re.DOTALL)
    words = re.findall(r"`([^`]+)`", table)

    assert ["Vael"] == [word for word in words if isinstance(meaning(Message(word)), Ask)]


@pytest.mark.parametrize("block", _fenced("ini"))
def test_the_settings_shown_ask_for_a_model(block: str, tmp_path: Path) -> None:
    """What the README would have in `.env` is valid and is all that a model needs."""
    file = tmp_path / ".env"
    file.write_text(block, "utf8")

    assert load({}, file).has_model


def test_the_readme_shows_commands() -> None:
    """The tests above found something to run."""
    assert _lines(COMMAND)
    assert _lines("make run <")
    assert _fenced("ini")
