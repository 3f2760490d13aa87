"""What is deployed names only what exists: commands, files, settings; and it forbids nothing that reading needs."""

from __future__ import annotations

import json
import re
import shlex
import tomllib
from fnmatch import fnmatch
from pathlib import Path

import pytest

from bot import cli
from bot.settings import load

ROOT = Path(__file__).parent.parent
UNIT = (ROOT / "deploy" / "rapporteur.service").read_text("utf8")
CONTAINER = (ROOT / "deploy" / "Containerfile").read_text("utf8")
PROGRAM = "rapporteur"
OUTSIDE = {"PATH", "XDG_DATA_HOME", "PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED"}
"""Variables that are others' than ours."""
STATE = "/var/lib/rapporteur"


def _unit(key: str) -> list[str]:
    return re.findall(rf"^{key}=(.*)$", UNIT, re.MULTILINE)


def _steps(name: str) -> list[str]:
    """Give what stands behind an instruction of the container file, lines that go on joined."""
    return re.findall(rf"^{name} (.*)$", CONTAINER.replace("\\\n", " "), re.MULTILINE)


def _variables() -> set[str]:
    told = " ".join([*_unit("Environment"), *_steps("ENV")])
    return set(re.findall(r"(\w+)=", told))


@pytest.mark.parametrize(
    "command",
    [
        shlex.split(_unit("ExecStart")[0]),
        [*json.loads(_steps("ENTRYPOINT")[0]), *json.loads(_steps("CMD")[-1])],
        json.loads(_steps("HEALTHCHECK")[0].partition(" CMD ")[2]),
    ],
)
def test_what_is_started_is_a_command(command: list[str]) -> None:
    """The unit, the container and its check of health run the program that is installed, with arguments it knows."""
    program, *arguments = command
    installed = tomllib.loads((ROOT / "pyproject.toml").read_text("utf8"))["project"]["scripts"]

    assert PROGRAM == Path(program).name
    assert PROGRAM in installed
    assert cli.order(arguments).command in {"discord", "doctor"}


def test_settings_are_ours_or_well_known() -> None:
    """Each variable set is one of `.env.example` or one that the system knows."""
    known = set(re.findall(r"^(\w+)=", (ROOT / ".env.example").read_text("utf8"), re.MULTILINE))

    assert _variables() - OUTSIDE <= known
    assert "XDG_DATA_HOME" in _variables()


def test_the_store_is_where_writing_is_allowed() -> None:
    """With nothing else named, the store lies in the state directory and in the volume, which alone can be written."""
    settings = load({"XDG_DATA_HOME": "/var/lib", "DATABASE_URL": ""})

    assert f"sqlite:///{STATE}/rapporteur.sqlite3" == settings.database_url.get_secret_value()
    assert [f"/var/lib/{name}" for name in _unit("StateDirectory")] == [STATE] == _steps("VOLUME")
    assert _unit("WorkingDirectory") == [STATE]


def test_what_goes_into_the_image_exists_and_is_let_in() -> None:
    """Every file copied is there, and outside stays all else: settings, stores, history."""
    rules = (ROOT / ".dockerignore").read_text("utf8").splitlines()
    allowed = {rule.removeprefix("!") for rule in rules if rule.startswith("!")}
    copied = {
        name for step in _steps("COPY") if not step.startswith("--from") for name in shlex.split(step)[:-1]
    }  # fmt: skip

    assert copied == allowed
    assert [name for name in copied if not (ROOT / name).exists()] == []
    assert "*" in rules
    assert [name for name in (".env", "store.sqlite3", ".git") if any(fnmatch(name, rule) for rule in allowed)] == []


def test_the_image_is_built_of_what_the_lock_names_and_runs_as_nobody() -> None:
    """Nothing is installed that has no hash, no step runs as root at the end, and stopping is asked for politely."""
    installs = [step for step in _steps("RUN") if "pip install" in step]

    assert all("--require-hashes" in step or "--no-deps" in step for step in installs)
    assert any("--require-hashes" in step and "requirements.lock" in step for step in installs)
    assert all(re.fullmatch(r"docker\.io/library/python:3\.1[12]-slim( AS \w+)?", step) for step in _steps("FROM"))
    assert [user for user in _steps("USER") if user in {"root", "0"}] == []
    assert _steps("USER")
    assert ["SIGTERM"] == _steps("STOPSIGNAL") == _unit("KillSignal")


def test_the_unit_is_hardened_and_leaves_what_reading_needs() -> None:
    """Nothing is gained by the bot, and its reading process can still give up the network."""
    for key, value in {
        "NoNewPrivileges": "yes",
        "ProtectSystem": "strict",
        "DynamicUser": "yes",
        "CapabilityBoundingSet": "",
        "Restart": "on-failure",
        "EnvironmentFile": "/etc/rapporteur.env",
    }.items():
        assert [value] == _unit(key)
    assert {"user", "net"} == set(_unit("RestrictNamespaces")[0].split())
    assert ["@system-service"] == _unit("SystemCallFilter")


def test_the_lock_holds_what_later_pythons_need() -> None:
    """discord.py needs a package from Python 3.13 on that no earlier one can install: it is locked, and only for those."""
    lock = (ROOT / "requirements.lock").read_text("utf8")

    assert re.search(r"^audioop-lts==\S+ ; python_full_version >= '3\.13' \\\n    --hash=", lock, re.MULTILINE)
