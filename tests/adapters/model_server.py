"""A scripted OpenAI-compatible server on loopback: real sockets, replies and faults as told.

    with ModelServer(says({"statements": []})) as server:
        LanguageModel("scripted", base_url=server.url)

A script is answers in order, the last of which repeats, or one function from what was asked to an answer.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as it came: its path, its headers in lower case, and its body."""

    path: str
    headers: Mapping[str, str]
    body: Mapping[str, Any]

    @property
    def text(self) -> str:
        """All messages in one."""
        return "\n\n".join(message["content"] for message in self.body["messages"])

    @property
    def properties(self) -> frozenset[str]:
        """The properties of the schema asked for; none without a schema."""
        schema = self.body.get("response_format", {}).get("json_schema", {}).get("schema", {})
        return frozenset(schema.get("properties", ()))


@dataclass(frozen=True, slots=True)
class Answer:
    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=lambda: {"Content-Type": "application/json"})
    promised: int | None = None
    """The length that is announced, where it is not that of the body: the connection drops before the rest."""
    fault: str = ""


STALLS = Answer(fault="stall")
"""Takes the request and never answers."""
TRICKLES = Answer(fault="trickle")
"""Sends a blank every few milliseconds, for ever."""
DROPS = Answer(fault="drop")
"""Hangs up without a word."""


def says(reply: object, *, finish: str = "stop", refusal: str | None = None) -> Answer:
    """A chat completion whose content is `reply`: text as it is, None as null, anything else as JSON."""
    content = reply if reply is None or isinstance(reply, str) else json.dumps(reply)
    message = {"role": "assistant", "content": content, "refusal": refusal}
    return sends({
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1,
        "model": "scripted",
        "choices": [{"index": 0, "message": message, "finish_reason": finish}],
    })  # fmt: skip


def sends(body: object, *, content_type: str = "application/json") -> Answer:
    """Any body at all: bytes as they are, anything else as JSON."""
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    return Answer(raw, headers={"Content-Type": content_type})


def fails(status: int, message: str = "No.", *, code: str | None = None, **headers: str) -> Answer:
    """An error in the API's own form. Underscores in names of headers stand for hyphens."""
    body = {"error": {"message": message, "type": "error", "param": None, "code": code}}
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Answer(json.dumps(body).encode(), status, {"Content-Type": "application/json", **named})


def breaks_off(answer: Answer) -> Answer:
    """The same answer, whose connection drops half way."""
    half = answer.body[: len(answer.body) // 2]
    return Answer(half, answer.status, answer.headers, promised=len(answer.body))


class ModelServer:
    """Serves from entering to leaving; `asked` keeps every request."""

    def __init__(self, *script: Answer | Callable[[Asked], Answer]) -> None:
        self.asked: list[Asked] = []
        self._script = list(script)
        self._lock = threading.Lock()
        self._closing = threading.Event()
        self._server = _Server(("127.0.0.1", 0), _handler(self))
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}/v1"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._closing.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def answer(self, asked: Asked) -> Answer:
        with self._lock:
            self.asked.append(asked)
            step = self._script.pop(0) if len(self._script) > 1 else self._script[0]
        return step if isinstance(step, Answer) else step(asked)

    def wait(self, seconds: float | None = None) -> bool:
        """Wait until the server closes, or so long; true if it closes."""
        return self._closing.wait(seconds)


class _Server(ThreadingHTTPServer):
    daemon_threads = False

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is no news."""


def _handler(server: ModelServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            headers = {name.lower(): value for name, value in self.headers.items()}
            answer = server.answer(Asked(self.path, headers, body))
            if answer.fault == "stall":
                server.wait()
            elif answer.fault == "trickle":
                self._begin(answer, 1_000_000)
                while not server.wait(0.005):
                    self.wfile.write(b" ")
                    self.wfile.flush()
            elif not answer.fault:
                self._begin(answer, len(answer.body) if answer.promised is None else answer.promised)
                self.wfile.write(answer.body)

        def _begin(self, answer: Answer, length: int) -> None:
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(length))
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    return Handler
