"""Settings: one value, all faults at once, no secret shown, and `.env.example` telling the truth."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.settings import Settings, load

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / ".env.example"


def test_without_any_setting_there_are_defaults_and_no_model() -> None:
    """Nothing has to be set, and then no model is asked."""
    settings = load({"HOME": "/home/ada"})

    assert not settings.has_model
    assert settings.discord_token is None
    assert settings.database_url.get_secret_value() == (
        "sqlite:////home/ada/.local/share/rapporteur/rapporteur.sqlite3"
    )


@pytest.mark.parametrize("name", ["OPENAI_API_KEY", "OPENAI_BASE_URL"])
def test_a_key_or_an_address_is_enough_for_a_model(name: str) -> None:
    """A local server has an address and no key; a paid one a key and no address."""
    settings = load({name: "http://127.0.0.1:8080/v1"})

    assert settings.has_model


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("/srv/data", "sqlite:////srv/data/rapporteur/rapporteur.sqlite3"),
        ("not/absolute", "sqlite:////home/ada/.local/share/rapporteur/rapporteur.sqlite3"),
        ("", "sqlite:////home/ada/.local/share/rapporteur/rapporteur.sqlite3"),
    ],
)
def test_the_database_stands_in_the_data_folder(told: str, expected: str) -> None:
    """XDG_DATA_HOME is followed where it is absolute, as its specification asks."""
    settings = load({"HOME": "/home/ada", "XDG_DATA_HOME": told})

    assert expected == settings.database_url.get_secret_value()


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    """What `.env` says holds only where the environment says nothing."""
    file = tmp_path / ".env"
    file.write_text("RAPPORTEUR_MODEL=from-file\nOPENAI_API_KEY='a$HOME-key'\n", "utf8")

    settings = load({"RAPPORTEUR_MODEL": "from-environment"}, file)

    assert settings.model == "from-environment"
    assert settings.openai_api_key is not None
    assert settings.openai_api_key.get_secret_value() == "a$HOME-key"


def test_an_empty_variable_takes_back_what_the_file_says(tmp_path: Path) -> None:
    """`OPENAI_API_KEY= rapporteur` runs once without the key that stands in `.env`."""
    file = tmp_path / ".env"
    file.write_text("OPENAI_API_KEY=a-key\n", "utf8")

    assert not load({"OPENAI_API_KEY": ""}, file).has_model


def test_a_missing_file_is_no_fault(tmp_path: Path) -> None:
    """Most people have no `.env`."""
    assert load({}, tmp_path / ".env") == load({})


def test_a_file_that_is_not_text_is_a_fault(tmp_path: Path) -> None:
    """A `.env` saved in another encoding is told as such, not as a crash."""
    file = tmp_path / ".env"
    file.write_bytes("RAPPORTEUR_MODEL=é\n".encode("utf-16"))

    with pytest.raises(SettingsError, match="UTF-8"):
        load({}, file)


WRONG = {
    "DISCORD_TOKEN": "two words",
    "OPENAI_API_KEY": "a-key\nand-more",
    "OPENAI_BASE_URL": "127.0.0.1:8080",
    "RAPPORTEUR_MODEL_TIMEOUT": "nan",
    "RAPPORTEUR_MODEL_CONTEXT": "plenty",
    "RAPPORTEUR_MODEL_REPLY": "-1",
    "DATABASE_URL": "mysql://root:hunter2@localhost/x",
    "RAPPORTEUR_LOG_LEVEL": "loud",
    "RAPPORTEUR_DOCUMENT_LIMIT": "1e99",
}


def test_all_faults_are_named_at_once() -> None:
    """Nobody mends settings one start at a time."""
    with pytest.raises(SettingsError) as caught:
        load(WRONG)

    assert sorted(WRONG) == sorted(fault.split()[0] for fault in caught.value.faults)
    assert all(fault in str(caught.value) for fault in caught.value.faults)


@pytest.mark.parametrize(("name", "value"), WRONG.items())
def test_each_fault_is_a_fault_alone(name: str, value: str) -> None:
    """One wrong setting gives one sentence that names it."""
    with pytest.raises(SettingsError) as caught:
        load({name: value})

    assert [name] == [fault.split()[0] for fault in caught.value.faults]


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:99999/v1",
        "http://127.0.0.1:port/v1",
        "http://127.0.0.1:0/v1",
        "http://[::1/v1",
        "http://a host/v1",
        "http://",
        "http://a..b/v1",
        "http://a\x07b/v1",
        "https://x" + "y" * 80 + "/v1",
    ],
)
def test_an_address_that_leads_nowhere_is_refused(address: str) -> None:
    """A port or a host that no server can have is told before anything is asked."""
    with pytest.raises(SettingsError, match=r"OPENAI_BASE_URL must be a web address"):
        load({"OPENAI_BASE_URL": address})


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("OPENAI_BASE_URL", "ftp://me:hunter2@example.org/v1"),
        ("OPENAI_BASE_URL", "http://me:hunter2@example.org:99999/v1"),
        ("OPENAI_BASE_URL", "example.org/v1?key=hunter2"),
        ("DATABASE_URL", "sqlite://me:hunter2@example.org/notes"),
        ("DATABASE_URL", "postgres+x//me:hunter2@example.org/notes"),
    ],
)
def test_no_password_of_an_address_is_shown(name: str, address: str) -> None:
    """A wrong address is refused without what may be its password."""
    with pytest.raises(SettingsError) as caught:
        load({name: address})

    assert "hunter2" not in str(caught.value)


def test_a_reply_must_leave_room_for_a_text() -> None:
    """A model whose reply fills its context could be shown nothing."""
    with pytest.raises(SettingsError, match="RAPPORTEUR_MODEL_REPLY must be at most half"):
        load({"RAPPORTEUR_MODEL_CONTEXT": "8192", "RAPPORTEUR_MODEL_REPLY": "8192"})


def test_no_secret_is_ever_shown() -> None:
    """Neither a repr nor a fault prints a token, a key or a password."""
    secrets = {
        "DISCORD_TOKEN": "hidden-token",
        "OPENAI_API_KEY": "hidden-key",
        "DATABASE_URL": "postgresql://ada:hidden-password@localhost/x",
    }
    shown = repr(load(secrets)) + str(load(secrets)) + load(secrets).model_dump_json()
    with pytest.raises(SettingsError) as caught:
        load({name: f"mysql://{value} hidden" for name, value in secrets.items()})

    assert "hidden" not in shown
    assert "hidden" not in str(caught.value)
    assert caught.value.__cause__ is None


def test_every_setting_stands_in_the_example() -> None:
    """`.env.example` names every setting there is and none that is not."""
    named = re.findall(r"^([A-Z_]+)=", EXAMPLE.read_text("utf8"), re.MULTILINE)

    assert sorted(str(field.alias) for field in Settings.model_fields.values()) == sorted(named)


def test_the_example_holds_the_defaults() -> None:
    """Copied as it is, `.env.example` changes nothing."""
    assert load({"HOME": "/home/ada"}) == load({"HOME": "/home/ada"}, EXAMPLE)
