"""The shapes a model answers in, and what they mean in our words. pydantic stops here.

A reply is forgiven its packing (a fence, prose around it, reasoning before it, numbers as text, one string for a list) and
never its substance: what is missing stays missing, and everything that comes out is unchecked. Property names are those of
`--json` where they mean the same. An item that makes no sense keeps its place as an empty one, so that the numbers which
others cite stay right.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Container, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from typing import Annotated, Any, Generic, TypeVar

from pydantic import AliasChoices, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from bot.domain.model import Attribution, Draft, Speaker, Wording
from bot.errors import ModelNonsense

UNKNOWN = 0
"""A number no statement has: what a draft keeps when the statement it cited did not survive."""

_LONGEST = 2_000_000
"""Characters of a reply beyond which nobody looks into it."""

_MOST = 1_000
"""Statements or sentences in one reply."""

_MOST_PIECES = 30
_LONGEST_STATEMENT = 20_000

_LONGEST_SENTENCE = 2_000
"""Characters of a sentence beyond which it is cut, and cites nothing: so it is withheld, and counted."""

_TRIES = 20
"""How many objects amid prose are looked at."""

_DEEPEST = 50
"""Brackets within brackets beyond which nothing of ours lies."""

_DIGITS = re.compile(r"(\d{1,6})(?:\.0+(?!\d))?")
_MOST_TOKENS = 1 << 40
"""More than any call takes: what counts higher is no count."""
_MARK = "\ufeff"
"""Names an encoding, and is not content."""
_FENCED = re.compile(r"```[a-zA-Z]*\n(.*?)```", re.DOTALL)
_OPENING = re.compile(r'\{\s*"')
_STRUCTURE = re.compile(r'"(?:[^"\\]|\\.)*+"|["{}\[\]]', re.DOTALL)
"""A string, the quote of one that never closes, or a bracket outside."""
_ELLIPSIS = re.compile(r"\s*(?:\[…\]|\[\.\.\.\]|…|\.\.\.)\s*")
_UNPRINTABLE = {code: None for code in (*range(32), *range(127, 160)) if chr(code) not in "\t\n\r"}
_JSON = json.JSONDecoder(strict=False)


# pydantic's hooks take what json gave: that is what `Any` is here.
def _words(value: Any) -> str:
    if isinstance(value, list):
        return " … ".join(filter(None, map(_words, value)))
    if value is None or isinstance(value, bool | dict):
        return ""
    text = str(value).encode("utf-8", "replace").decode("utf-8").translate(_UNPRINTABLE)
    return " ".join(unicodedata.normalize("NFC", text).split())


def _text(value: Any) -> str:
    """Take a message's content as it is: some servers send it in parts."""
    if isinstance(value, list):
        return "".join(_text(part.get("text") if isinstance(part, dict) else part) for part in value)
    return value if isinstance(value, str) else ""


def _pieces(value: Any) -> list[str]:
    return list(filter(None, map(_words, value if isinstance(value, list) else [value])))


def _numbers(value: Any) -> list[int]:
    if isinstance(value, list):
        return [number for one in value for number in _numbers(one)]
    if isinstance(value, bool | dict):
        return []
    if isinstance(value, float) and not value.is_integer():
        return []
    return [int(digits) for digits in _DIGITS.findall(str(value))]


def _truth(value: Any) -> bool:
    return value is True or (isinstance(value, str) and value.strip().lower() == "true")


_Text = Annotated[str, BeforeValidator(_text)]
_Words = Annotated[str, BeforeValidator(_words)]
_Pieces = Annotated[tuple[str, ...], BeforeValidator(_pieces)]
_Numbers = Annotated[tuple[int, ...], BeforeValidator(_numbers)]
_Truth = Annotated[bool, BeforeValidator(_truth)]


class _Shape(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class _Said(_Shape):
    passages: _Numbers = ()
    speaker: _Words = ""
    role: _Words = ""
    party: _Words = ""
    mention: _Words = ""
    cue: _Words = ""
    content: _Pieces = ()
    via: _Pieces = ()
    addressee: _Words = ""
    topic: _Words = ""
    earlier: _Truth = False
    joint: _Truth = False

    @model_validator(mode="before")
    @classmethod
    def _flat(cls, value: Any) -> Any:
        """Lift a speaker given as an object with name, role and party; let what is no statement at all be an empty one."""
        if not isinstance(value, dict) or _is_beyond_reason(value):
            return {}
        if isinstance(speaker := value.get("speaker"), dict):
            return {**value, **speaker, "speaker": speaker.get("name")}
        return value


class _Sentence(_Shape):
    text: _Words = ""
    statements: _Numbers = ()

    @model_validator(mode="before")
    @classmethod
    def _flat(cls, value: Any) -> Any:
        said = value if isinstance(value, dict) else {"text": value}
        return {"text": said.get("text"), "statements": [UNKNOWN]} if _is_beyond_reason(said) else said


def _is_beyond_reason(said: dict[str, Any]) -> bool:
    """Nobody's statement is as long as this, or in so many pieces; looking for it would only take time."""
    lists = [value for value in said.values() if isinstance(value, list)]
    return any(len(value) > _MOST_PIECES for value in lists) or len(str(said)) > _LONGEST_STATEMENT


def _listed(value: Any) -> Any:
    """Take null for an empty list, and one object for a list of it."""
    return [] if value is None else [value] if isinstance(value, dict) else value


class ReadReply(_Shape):
    """What was said in a text, and a summary whose numbers count `statements` from one."""

    statements: Annotated[tuple[_Said, ...], BeforeValidator(_listed)] = Field(max_length=_MOST)
    summary: Annotated[tuple[_Sentence, ...], BeforeValidator(_listed)] = Field((), max_length=_MOST)

    @model_validator(mode="before")
    @classmethod
    def _whole(cls, value: Any) -> Any:
        return {"statements": value} if isinstance(value, list) else value

    @model_validator(mode="after")
    def _sensible(self) -> ReadReply:
        if self.statements and not any(said.content for said in self.statements):
            raise ValueError("no statement has any content")
        return self

    @property
    def size(self) -> int:
        return len(self.statements) + len(self.summary)

    def attributions(self) -> tuple[Attribution, ...]:
        """What the statements say, one attribution each, in their order."""
        return tuple(map(_attribution, self.statements))

    def drafts(self) -> tuple[Draft, ...]:
        return _drafts(self.summary, range(1, len(self.statements) + 1))


class DraftsReply(_Shape):
    """Sentences about numbered statements."""

    drafts: Annotated[tuple[_Sentence, ...], BeforeValidator(_listed)] = Field(
        max_length=_MOST, validation_alias=AliasChoices("drafts", "claims", "summary", "answer")
    )

    @model_validator(mode="before")
    @classmethod
    def _whole(cls, value: Any) -> Any:
        return {"drafts": value} if isinstance(value, list) else value

    @property
    def size(self) -> int:
        return len(self.drafts)

    def about(self, shown: Container[int]) -> tuple[Draft, ...]:
        """The sentences as drafts; a number that was not shown is an unknown one."""
        return _drafts(self.drafts, shown)


_T = TypeVar("_T", ReadReply, DraftsReply)


@dataclass(frozen=True, slots=True)
class Reply(Generic[_T]):
    """A model's reply; not whole if it was cut off, and then what came complete."""

    value: _T
    whole: bool = True


def parse(text: str, shape: type[_T]) -> Reply[_T]:
    """Find the reply in what a model wrote; `ModelNonsense` says, in words a model can act on, why there is none."""
    if len(text) > _LONGEST:
        raise ModelNonsense("It was far too long.")
    text = text.rpartition("</think>")[2].strip().removeprefix(_MARK)
    reason = "It was empty." if not text else "It was no JSON object."
    for candidate, whole in _candidates(text):
        try:
            return Reply(shape.model_validate(candidate), whole)
        except ValidationError as error:
            reason = _reason(error)
        except RecursionError:
            reason = "It was nested too deeply."
    raise ModelNonsense(reason)


@dataclass(frozen=True, slots=True)
class Completion:
    """What a server sent: the model's text, its refusal if it declined, why it stopped, and the tokens it counted."""

    text: str
    refusal: str
    stopped: str
    tokens: int | None = None
    """Taken in and written together; none where the server does not say."""


class _Message(_Shape):
    content: _Text = ""
    refusal: _Text = ""


class _Choice(_Shape):
    message: _Message
    finish_reason: _Text = ""


class _Completion(_Shape):
    choices: tuple[_Choice, ...] = Field(min_length=1)
    usage: object = None


def completion(body: str) -> Completion | None:
    """Read a server's answer, trusting nothing of it; None if it is no chat completion."""
    try:
        found = _Completion.model_validate(_JSON.decode(body.removeprefix(_MARK)))
    except (ValueError, RecursionError):
        return None
    choice = found.choices[0]
    return Completion(choice.message.content, choice.message.refusal, choice.finish_reason, _counted(found.usage))


def _counted(usage: object) -> int | None:
    tokens = usage.get("total_tokens") if isinstance(usage, dict) else None
    return tokens if isinstance(tokens, int) and not isinstance(tokens, bool) and 0 <= tokens < _MOST_TOKENS else None


def schema(shape: type[BaseModel]) -> dict[str, Any]:
    """Describe a shape as strict servers want it: every property required, none besides, nothing referred to."""
    whole = shape.model_json_schema()
    strict = _strict(whole, whole.get("$defs", {}))
    assert isinstance(strict, dict)
    return strict


def _strict(part: Any, definitions: Mapping[str, Any]) -> Any:
    if isinstance(part, list):
        return [_strict(one, definitions) for one in part]
    if not isinstance(part, dict):
        return part
    if "$ref" in part:
        return _strict(definitions[part["$ref"].rpartition("/")[2]], definitions)
    kept = {key: part[key] for key in ("type", "items") if key in part}
    strict = {key: _strict(value, definitions) for key, value in kept.items()}
    if "properties" in part:
        strict["properties"] = {name: _strict(value, definitions) for name, value in part["properties"].items()}
        strict["required"] = list(part["properties"])
        strict["additionalProperties"] = False
    return strict


def _candidates(text: str) -> Iterator[tuple[Any, bool]]:
    """Yield what may be meant, and whether it is whole: all of it, what is fenced, an object amid prose, a cut-off one."""
    for packed in (text, *(fenced[1] for fenced in _FENCED.finditer(text))):
        with suppress(ValueError, RecursionError):
            yield _JSON.decode(packed.strip()), True
    at = 0
    for opening in islice(_OPENING.finditer(text), _TRIES):
        if opening.start() < at:
            continue
        try:
            found, at = _JSON.raw_decode(text, opening.start())
            yield found, True
        except (ValueError, RecursionError):
            with suppress(ValueError, RecursionError):
                yield _JSON.decode(_complete_part(text[opening.start() :])), False
            # What stands inside a broken reply is a piece of it, never a reply of its own.
            return


def _complete_part(text: str) -> str:
    """Close an object that breaks off: after the last item that came complete in a list of its own; "" if none did."""
    end, brackets = 0, ""
    for token in _STRUCTURE.finditer(text):
        character = token[0]
        if character == '"':
            break
        if character in "{[":
            brackets += "}" if character == "{" else "]"
        elif character in "}]":
            if brackets[-1:] != character or len(brackets) > _DEEPEST:
                break
            brackets = brackets[:-1]
            if character == "}" and brackets == "}]":
                end = token.end()
    return text[:end] + "]}" if end else ""


def _reason(error: ValidationError) -> str:
    """Name the first fault by its place; what the model wrote there is left out."""
    fault = error.errors(include_url=False, include_input=False)[0]
    place = ".".join(map(str, fault["loc"]))
    told = fault["msg"].removeprefix("Value error, ").rstrip(".")
    return f"At {place}: {told}." if place else f"{told[:1].upper()}{told[1:]}."


def _attribution(said: _Said) -> Attribution:
    return Attribution(
        speaker=Speaker(said.speaker, said.role, said.party),
        cue=_wordings(said.cue),
        content=tuple(Wording(piece) for piece in said.content),
        mention=_wordings(said.mention),
        passages=said.passages,
        via=said.via,
        addressee=said.addressee,
        topic=said.topic,
        earlier=said.earlier,
        joint=said.joint,
    )


def _wordings(words: str) -> tuple[Wording, ...]:
    return tuple(Wording(piece) for piece in _ELLIPSIS.split(words) if piece)


def _drafts(sentences: tuple[_Sentence, ...], shown: Container[int]) -> tuple[Draft, ...]:
    return tuple(_draft(sentence, shown) for sentence in sentences if sentence.text)


def _draft(sentence: _Sentence, shown: Container[int]) -> Draft:
    if len(sentence.text) > _LONGEST_SENTENCE:
        return Draft(f"{sentence.text[:_LONGEST_SENTENCE]} …", (UNKNOWN,))
    return Draft(sentence.text, tuple(n if n in shown else UNKNOWN for n in sentence.statements))
