"""The door to a language model: any server that speaks the OpenAI chat completions.

One method. What it returns has the shape asked for and is otherwise unchecked; what it raises is a `ModelError` in words for
people. Nothing of a prompt or a reply is logged.
"""

from __future__ import annotations

import asyncio
import ipaddress
import re
import time
from copy import copy
from typing import Any, TypeVar
from urllib.parse import urlsplit

import openai
import structlog

from bot.adapters import replies
from bot.adapters.bounded import LARGEST, BoundedClient
from bot.adapters.meter import Meter
from bot.adapters.prompts import Filled, Prompt, load
from bot.adapters.replies import DraftsReply, ReadReply, Reply
from bot.errors import (
    ModelError,
    ModelNonsense,
    ModelOverflowed,
    ModelRefused,
    ModelRejected,
    ModelTimedOut,
    ModelUnauthorised,
    ModelUnreachable,
)

_Shape = TypeVar("_Shape", ReadReply, DraftsReply)

_OPTIONS = {
    "temperature": ("temperature",),
    "max_tokens": ("max_tokens", "max_completion_tokens"),
    "response_format": ("response_format", "json_schema", "schema", "grammar"),
}
"""What a server may not know, and the words by which it complains of it."""

_OVERFLOW = (
    "context length",
    "context size",
    "context window",
    "context_length",
    "too long",
    "too many tokens",
    "n_ctx",
)
_CUT_OFF = "It was cut off before its end."
_NO_KEY = "none"
"""The SDK demands a key; a local server takes any."""

_CHARACTERS = 4
"""Of an English text, to a token."""

_PATIENCE = 10.0
"""Seconds that a server may ask us to wait before we ask again."""

_ADDRESS = re.compile(r"https?://[\w.-]+(?::\d{1,5})?", re.ASCII)

_log = structlog.get_logger()


class LanguageModel:
    """One model at one server. `context` and `reply_tokens` say how much it takes in and writes in one call."""

    def __init__(
        self,
        name: str,
        *,
        base_url: str | None = None,
        api_key: str | None = None,
        timeout: float = 90.0,
        context: int = 32_768,
        reply_tokens: int = 8_192,
        retries: int = 1,
        again: Prompt | None = None,
    ) -> None:
        self.name = name
        self.context = context
        self.reply_tokens = reply_tokens
        self._timeout = timeout
        self._again = again or load("again")
        self._meter = Meter()
        self._unknown: set[str] = set()
        # A proxy is for what lies beyond this machine, whatever the environment says.
        client = BoundedClient(patience=min(_PATIENCE, timeout / 2), trust_env=not _is_loopback(base_url))
        self._client = openai.AsyncOpenAI(
            base_url=base_url, api_key=api_key or _NO_KEY, timeout=timeout, max_retries=retries, http_client=client
        )

    async def close(self) -> None:
        await self._client.close()

    def metered(self, meter: Meter) -> LanguageModel:
        """The same model, whose tokens that meter counts."""
        same = copy(self)
        same._meter = meter
        return same

    async def reply(self, prompt: Filled, shape: type[_Shape]) -> Reply[_Shape]:
        """Ask, and once more with the reason if the reply cannot be used; one that is cut off is better than none."""
        part: Reply[_Shape] | None = None
        try:
            part = await self._ask(prompt, shape)
            if part.whole:
                return part
            reason = _CUT_OFF
        except ModelNonsense as nonsense:
            reason = str(nonsense)
        _log.info("asking the model again", prompt=prompt.name, version=prompt.version, reason=reason)
        try:
            second = await self._ask(prompt, shape, self._again.fill(reason=reason))
        except ModelError as error:
            if part is not None:
                return part
            if isinstance(error, ModelNonsense):
                raise ModelNonsense(f"The model's reply could not be used, twice. {error}") from error
            raise
        return second if part is None or second.whole else max(part, second, key=lambda reply: reply.value.size)

    async def _ask(self, prompt: Filled, shape: type[_Shape], again: Filled | None = None) -> Reply[_Shape]:
        asked = prompt.input if again is None else f"{prompt.input}\n\n{again.instructions}\n\n{again.input}"
        began = time.monotonic()
        try:
            async with asyncio.timeout(self._timeout):
                body = await self._complete(prompt.instructions, asked, shape)
        except TimeoutError as error:
            raise self._timed_out() from error
        answer = replies.completion(body)
        if answer is None:
            raise ModelRejected(f"What answers at {self._host} is no OpenAI-compatible server. Check OPENAI_BASE_URL.")
        counted = answer.tokens
        self._meter.tokens += _estimated(prompt.instructions, asked, answer.text) if counted is None else counted
        if answer.refusal or answer.stopped == "content_filter":
            raise ModelRefused(f"The model {self.name} declined to answer.")
        if answer.stopped == "length" and not answer.text.strip():
            raise ModelNonsense(_CUT_OFF)
        reply = replies.parse(answer.text, shape)
        _log.info(
            "the model replied",
            model=self.name,
            prompt=prompt.name,
            version=prompt.version,
            seconds=round(time.monotonic() - began, 3),
            characters=len(answer.text),
            whole=reply.whole,
        )
        return reply

    async def _complete(self, instructions: str, asked: str, shape: type[_Shape]) -> str:
        """Return the body of the server's answer, asking again without what the server does not know."""
        unknown = frozenset(self._unknown)
        while True:
            options = {name: value for name, value in self._options(shape).items() if name not in unknown}
            try:
                response = await self._client.chat.completions.with_raw_response.create(
                    model=self.name,
                    messages=[{"role": "system", "content": instructions}, {"role": "user", "content": asked}],
                    **options,
                )
                body: str = response.text
                if len(response.content) > LARGEST:
                    raise ModelRejected(
                        f"The model's server at {self._host} sent more than {LARGEST // 1_000_000} MB, "
                        "which no reply is. Check OPENAI_BASE_URL."
                    )
            except (openai.BadRequestError, openai.UnprocessableEntityError) as error:
                culprits = _complained_of(error, options)
                if not culprits:
                    raise self._told(error) from error
                unknown = unknown | culprits
            except (openai.OpenAIError, ValueError) as error:
                raise self._told(error) from error
            else:
                self._unknown |= unknown
                return body

    def _options(self, shape: type[_Shape]) -> dict[str, Any]:
        return {
            "temperature": 0,
            "max_tokens": self.reply_tokens,
            "response_format": {
                "type": "json_schema",
                "json_schema": {"name": "reply", "strict": True, "schema": replies.schema(shape)},
            },
        }

    def _told(self, error: Exception) -> ModelError:
        """Say a library's error in words for people."""
        match error:
            case openai.APITimeoutError():
                return self._timed_out()
            case openai.APIConnectionError():
                return ModelUnreachable(
                    f"No connection to the model's server at {self._host}. Check OPENAI_BASE_URL and that it runs."
                )
            case openai.AuthenticationError() | openai.PermissionDeniedError():
                return ModelUnauthorised(
                    f"The model's server at {self._host} did not accept the key. Check OPENAI_API_KEY."
                )
            case openai.NotFoundError():
                return ModelRejected(
                    f"The server at {self._host} has no model {self.name}. Check RAPPORTEUR_MODEL and OPENAI_BASE_URL."
                )
            case openai.RateLimitError():
                return ModelRejected(
                    f"The model's server at {self._host} is busy or its quota is spent. Try again later."
                )
            case openai.InternalServerError():
                return ModelUnreachable(
                    f"The model's server at {self._host} failed (status {error.status_code}). Try again later."
                )
            case openai.APIStatusError() if 300 <= error.status_code < 400:
                return ModelRejected(
                    f"The model's server at {self._host} redirects{_whither(error)}; the text was not sent there."
                    " If it should be, name that address in OPENAI_BASE_URL."
                )
            case openai.APIStatusError() if _overflowed(error):
                return ModelOverflowed(
                    f"The text is too long for the model {self.name}. Set RAPPORTEUR_MODEL_CONTEXT to what it takes in."
                )
            case openai.APIStatusError():
                return ModelRejected(
                    f"The model's server at {self._host} would not take the request (status {error.status_code})."
                    " Check RAPPORTEUR_MODEL and OPENAI_BASE_URL."
                )
        return ModelRejected(f"What answers at {self._host} is no OpenAI-compatible server. Check OPENAI_BASE_URL.")

    def _timed_out(self) -> ModelTimedOut:
        return ModelTimedOut(
            f"The model did not answer within {self._timeout:g} seconds. Try again, or raise RAPPORTEUR_MODEL_TIMEOUT."
        )

    @property
    def _host(self) -> str:
        """The server's name: an address may hold a password, which is nobody's business."""
        return self._client.base_url.netloc.decode("ascii", "replace").rpartition("@")[2]


def _estimated(*texts: str) -> int:
    """The tokens of a call, for a server that does not count them."""
    return sum(len(text) for text in texts) // _CHARACTERS


def _is_loopback(address: str | None) -> bool:
    host = urlsplit(address or "").hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def _whither(error: openai.APIStatusError) -> str:
    """Name the server that a redirect leads to, where it is plainly told; what may be a password is not."""
    address = _ADDRESS.match(error.response.headers.get("location", ""))
    rest = address.string[address.end() :] if address else ""
    return f" to {address[0]}" if address and rest[:1] in {"", "/"} else ""


def _complained_of(error: openai.APIStatusError, options: dict[str, Any]) -> frozenset[str]:
    """Name the options a server will not take; all of them if it does not say what ails it."""
    complaint = _complaint(error)
    named = frozenset(name for name in options if any(word in complaint for word in _OPTIONS[name]))
    return named or frozenset(() if _overflowed(error) else options)


def _overflowed(error: openai.APIStatusError) -> bool:
    return error.status_code == 413 or any(sign in _complaint(error) for sign in _OVERFLOW)


def _complaint(error: openai.APIStatusError) -> str:
    return f"{error.code} {error.param} {error.message}".lower()
