"""Every setting, read from the environment and `.env`: all of them valid, or one error that names all faults.

The environment wins over `.env`; what is left empty has its default. Secrets never stand in a repr or a fault.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from dotenv import dotenv_values
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    SecretStr,
    ValidationError,
    model_validator,
)
from pydantic_core import ErrorDetails

from bot.errors import SettingsError


def _key(secret: SecretStr) -> SecretStr:
    """Refuse what could not travel in a header: a pasted line break is the common accident."""
    value = secret.get_secret_value()
    if not value.isascii() or not value.isprintable() or " " in value:
        raise ValueError
    return secret


def _web_address(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.port == 0:  # a bad port raises by itself
        raise ValueError
    if not value.isprintable() or " " in value or not parts.hostname.encode("idna"):
        raise ValueError
    return value.rstrip("/")


def _database(secret: SecretStr) -> SecretStr:
    parts = urlsplit(secret.get_secret_value())
    kind = parts.scheme.split("+")[0]
    if kind not in {"sqlite", "postgresql", "postgres"} or (kind == "sqlite" and "@" in parts.netloc):
        raise ValueError
    return secret


def _listed(value: object) -> object:
    return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value


def _hosts(hosts: tuple[str, ...]) -> tuple[str, ...]:
    for host in hosts:
        parts = urlsplit(f"//{host}")
        if parts.netloc != host or not parts.hostname or "@" in host or parts.port == 0 or not host.isprintable():
            raise ValueError
    return tuple(host.lower() for host in hosts)


def _contact(value: str) -> str:
    """Refuse what could not travel in a header, or would not lead to anyone."""
    if not value.isascii() or not value.isprintable() or " " in value or not ({"@", ":"} & set(value)):
        raise ValueError
    return value


_ADay = Annotated[int, Field(ge=1, le=1_000_000_000)]
_Key = Annotated[SecretStr, AfterValidator(_key)]


class Settings(BaseModel):
    """Each field's alias is its name outside, its description what it must be."""

    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True, str_strip_whitespace=True)

    discord_token: _Key | None = Field(None, alias="DISCORD_TOKEN", description="one line without spaces")
    openai_api_key: _Key | None = Field(None, alias="OPENAI_API_KEY", description="one line without spaces")
    openai_base_url: Annotated[str, AfterValidator(_web_address)] | None = Field(
        None, alias="OPENAI_BASE_URL", description="a web address such as http://127.0.0.1:8080/v1"
    )
    model: str = Field("gpt-4.1-mini", alias="RAPPORTEUR_MODEL", description="a model's name")
    model_timeout: float = Field(
        90, alias="RAPPORTEUR_MODEL_TIMEOUT", ge=1, le=3600, description="a number of seconds from 1 to 3600"
    )
    model_context: int = Field(
        32_768,
        alias="RAPPORTEUR_MODEL_CONTEXT",
        ge=2_048,
        le=10_000_000,
        description="a whole number of tokens from 2048 to 10000000",
    )
    model_reply: int = Field(
        8_192,
        alias="RAPPORTEUR_MODEL_REPLY",
        ge=256,
        le=1_000_000,
        description="a whole number of tokens from 256 to 1000000",
    )
    database_url: Annotated[SecretStr, AfterValidator(_database)] = Field(
        alias="DATABASE_URL", description="an address beginning with sqlite:// or postgresql://"
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        "warning", alias="RAPPORTEUR_LOG_LEVEL", description="debug, info, warning or error"
    )
    document_limit: int = Field(
        1_000_000,
        alias="RAPPORTEUR_DOCUMENT_LIMIT",
        ge=1_000,
        le=100_000_000,
        description="a whole number of characters from 1000 to 100000000",
    )

    allowed_hosts: Annotated[tuple[str, ...], BeforeValidator(_listed), AfterValidator(_hosts)] = Field(
        (),
        alias="RAPPORTEUR_ALLOWED_HOSTS",
        description="names of hosts, each with its port or without, with commas between them",
    )
    retention: int = Field(
        0,
        alias="RAPPORTEUR_RETENTION",
        ge=0,
        le=36_500,
        description="a whole number of days from 1 to 36500, or 0 for no end",
    )
    person_requests: _ADay = Field(
        500, alias="RAPPORTEUR_PERSON_REQUESTS", description="a whole number of requests a day from 1 to 1000000000"
    )
    server_requests: _ADay = Field(
        5_000, alias="RAPPORTEUR_SERVER_REQUESTS", description="a whole number of requests a day from 1 to 1000000000"
    )
    server_tokens: _ADay = Field(
        5_000_000, alias="RAPPORTEUR_SERVER_TOKENS", description="a whole number of tokens a day from 1 to 1000000000"
    )
    contact: Annotated[str, AfterValidator(_contact)] = Field(
        "https://github.com/rapporteur-bot/rapporteur",
        alias="RAPPORTEUR_CONTACT",
        description="a web address or a mail address without spaces",
    )

    @model_validator(mode="after")
    def _room_for_a_text(self) -> Settings:
        if self.model_reply * 2 > self.model_context:
            raise ValueError("RAPPORTEUR_MODEL_REPLY must be at most half of RAPPORTEUR_MODEL_CONTEXT.")
        return self

    @property
    def has_model(self) -> bool:
        """Say whether a model is to be asked; a local server needs no key of its own."""
        return self.openai_api_key is not None or self.openai_base_url is not None


def load(environment: Mapping[str, str], dotenv: Path | None = None) -> Settings:
    """Read the settings; raise `SettingsError` naming every fault."""
    told = {name: value.strip() for name, value in (_lines(dotenv) | dict(environment)).items()}
    given = {name: value for name, value in told.items() if value}
    given.setdefault("DATABASE_URL", _default_database(given))
    if "RAPPORTEUR_LOG_LEVEL" in given:
        given["RAPPORTEUR_LOG_LEVEL"] = given["RAPPORTEUR_LOG_LEVEL"].lower()
    try:
        return Settings.model_validate(given)
    except ValidationError as error:
        # Not chained: the library's own account of the input could print a secret.
        raise SettingsError([_fault(detail, given) for detail in error.errors(include_url=False)]) from None


def _lines(dotenv: Path | None) -> dict[str, str]:
    if dotenv is None or not dotenv.is_file():
        return {}
    try:
        # No interpolation: a "$" in a password is a "$".
        values = dotenv_values(dotenv, interpolate=False, encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError([f"{dotenv} cannot be read. Save it as UTF-8 text that you may open."]) from error
    return {name: value for name, value in values.items() if value}


def _default_database(given: Mapping[str, str]) -> str:
    """Name a file in the user's data folder; the XDG specification has relative paths ignored."""
    told = Path(given.get("XDG_DATA_HOME", ""))
    home = Path(given["HOME"]) if "HOME" in given else Path.home()
    folder = told if told.is_absolute() else home / ".local" / "share"
    return f"sqlite:///{folder / 'rapporteur' / 'rapporteur.sqlite3'}"


def _fault(detail: ErrorDetails, given: Mapping[str, str]) -> str:
    if not detail["loc"]:
        return str(detail["ctx"]["error"])
    name = str(detail["loc"][0])
    field = next(field for field in Settings.model_fields.values() if field.alias == name)
    # An address may hold a password, before an "@" or after a "?".
    secret = "SecretStr" in str(field.annotation) or "@" in given[name] or "?" in given[name]
    found = "what is set is not" if secret else f"“{given[name]}” is not"
    return f"{name} must be {field.description}; {found}."
