"""What goes over the wire: JSON read field by field, and refusals in Discord's words.

A breach is one thing wrong with a request, with the path of the field; a refusal is the answer that carries them all.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

Payload: TypeAlias = dict[str, object]
Path: TypeAlias = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Breach:
    """One thing wrong with one field."""

    path: Path
    code: str
    message: str


@dataclass(eq=False)
class Refusal(Exception):
    """An answer that is an error, as Discord words it."""

    status: int
    code: int
    message: str
    errors: Payload = field(default_factory=dict)

    def __post_init__(self) -> None:
        super().__init__(self.message)

    def body(self) -> Payload:
        """Give what is sent."""
        return {"message": self.message, "code": self.code} | ({"errors": self.errors} if self.errors else {})


def refuse_if(breaches: Iterable[Breach]) -> None:
    """Raise the refusal of a form with these breaches; none passes."""
    tree: Payload = {}
    for breach in breaches:
        node = tree
        for part in breach.path:
            below = node.setdefault(str(part), {})
            assert isinstance(below, dict)
            node = below
        found = node.setdefault("_errors", [])
        assert isinstance(found, list)
        found.append({"code": breach.code, "message": breach.message})
    if tree:
        raise Refusal(400, 50035, "Invalid Form Body", tree)


@dataclass(frozen=True, slots=True)
class Fields:
    """A JSON object, read with the type that is expected of each field."""

    values: Mapping[str, object]
    path: Path = ()

    @classmethod
    def parse(cls, text: str | bytes) -> Fields:
        """Read an object; anything else is refused."""
        try:
            values = json.loads(text)
        except ValueError:
            raise Refusal(400, 50109, "The request body contains invalid JSON.") from None
        if not isinstance(values, dict):
            raise Refusal(400, 50035, "Invalid Form Body", {"_errors": [_kind_error((), "DICT", "object")]})
        return cls(values)

    def __contains__(self, name: str) -> bool:
        return name in self.values

    def has(self, name: str) -> bool:
        """Say whether the field is there and not null."""
        return self.values.get(name) is not None

    def text(self, name: str, default: str = "") -> str:
        """Read a string; absent and null are the default."""
        value = self.values.get(name)
        if value is None:
            return default
        if isinstance(value, str):
            return value
        if isinstance(value, int) and name in _EITHER:
            return str(value)
        raise self._wrong(name, "STRING", "string")

    def number(self, name: str, default: int = 0) -> int:
        """Read an integer, or an identifier written as a string."""
        value = self.values.get(name)
        if value is None:
            return default
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        if isinstance(value, str) and value.isdecimal():
            return int(value)
        raise self._wrong(name, "INTEGER", "int")

    def truth(self, name: str, default: bool = False) -> bool:
        """Read a boolean; absent and null are the default."""
        value = self.values.get(name)
        if value is None:
            return default
        if isinstance(value, bool):
            return value
        if isinstance(value, str) and value.lower() in {"true", "false", "1", "0"}:
            return value.lower() in {"true", "1"}
        if isinstance(value, int):
            return bool(value)
        raise self._wrong(name, "BOOLEAN", "bool")

    def one(self, name: str) -> Fields:
        """Read an object; absent and null are an empty one."""
        value = self.values.get(name)
        if value is None:
            return Fields({}, (*self.path, name))
        if isinstance(value, dict):
            return Fields(value, (*self.path, name))
        raise self._wrong(name, "DICT", "object")

    def many(self, name: str) -> list[Fields]:
        """Read a list of objects."""
        found: list[Fields] = []
        for n, value in enumerate(self.entries(name)):
            if not isinstance(value, dict):
                raise self._wrong(name, "DICT", "object")
            found.append(Fields(value, (*self.path, name, n)))
        return found

    def entries(self, name: str) -> list[object]:
        """Read a list of anything; absent and null are an empty one."""
        value = self.values.get(name)
        if value is None:
            return []
        if isinstance(value, list):
            return value
        raise self._wrong(name, "LIST", "list")

    def texts(self, name: str) -> tuple[str, ...]:
        """Read a list of strings or identifiers."""
        return tuple(str(value) for value in self.entries(name))

    def at(self, *parts: str | int) -> Path:
        """Give the path of a field below this object."""
        return (*self.path, *parts)

    def breach(self, name: str, code: str, message: str) -> Breach:
        """Say what is wrong with a field of this object."""
        return Breach(self.at(name), code, message)

    def _wrong(self, name: str, code: str, kind: str) -> Refusal:
        tree: object = {"_errors": [_kind_error(self.at(name), code, kind)]}
        for part in reversed(self.at(name)):
            tree = {str(part): tree}
        assert isinstance(tree, dict)
        return Refusal(400, 50035, "Invalid Form Body", tree)


def length(fields: Fields, name: str, least: int, most: int) -> Iterator[Breach]:
    """Find a string too short or too long; characters are counted as Discord counts them, by code point."""
    if not fields.has(name):
        if least:
            yield fields.breach(name, "BASE_TYPE_REQUIRED", "This field is required")
        return
    size = len(fields.text(name))
    if least <= size <= most:
        return
    if least == 0:
        yield fields.breach(name, "BASE_TYPE_MAX_LENGTH", f"Must be {most} or fewer in length.")
    else:
        yield fields.breach(name, "BASE_TYPE_BAD_LENGTH", f"Must be between {least} and {most} in length.")


def count(fields: Fields, name: str, least: int, most: int) -> Iterator[Breach]:
    """Find a list too short or too long."""
    size = len(fields.entries(name))
    if size > most and least == 0:
        yield fields.breach(name, "BASE_TYPE_MAX_LENGTH", f"Must be {most} or fewer in length.")
    elif not least <= size <= most:
        yield fields.breach(name, "BASE_TYPE_BAD_LENGTH", f"Must be between {least} and {most} in length.")


def between(fields: Fields, name: str, least: int, most: int) -> Iterator[Breach]:
    """Find a number too small or too great."""
    if fields.has(name):
        value = fields.number(name)
        if value < least:
            yield fields.breach(name, "NUMBER_TYPE_MIN", f"int value should be greater than or equal to {least}.")
        elif value > most:
            yield fields.breach(name, "NUMBER_TYPE_MAX", f"int value should be less than or equal to {most}.")


_EITHER = {"nonce", "id", "channel_id", "message_id", "guild_id", "default_member_permissions"}
"""Fields that may be written as a number or as a string."""


def _kind_error(path: Path, code: str, kind: str) -> Payload:
    return {"code": f"{code}_TYPE_CONVERT", "message": f"Only {kind} values are accepted here."}
