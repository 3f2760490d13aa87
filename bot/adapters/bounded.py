"""The way to a server that takes in only so much of an answer, and goes nowhere but where it was sent.

A text must not travel to whomever a server points at, and no server fills this machine's memory: an answer is unpacked
piece by piece, and left where it grows too long.
"""

from __future__ import annotations

from typing import Any

import httpx2

LARGEST = 8_000_000
"""Bytes of an answer, unpacked, beyond which nothing is taken in."""

_PACKED = ("content-encoding", "content-length", "transfer-encoding")
"""Headers that no longer hold of what is unpacked."""


class BoundedClient(httpx2.AsyncClient):
    """Reads answers of at most `LARGEST` bytes whole; of a longer one, that many and one more. Follows no redirect.

    A server that asks to be left alone for longer than `patience` seconds is not asked again meanwhile.
    """

    def __init__(self, *, patience: float, trust_env: bool = True) -> None:
        super().__init__(trust_env=trust_env, follow_redirects=False)
        self._patience = patience

    async def send(self, request: httpx2.Request, **options: Any) -> httpx2.Response:
        """Send a request and read its answer, whether or not it was to be streamed."""
        response = await super().send(request, **(options | {"stream": True, "follow_redirects": False}))
        body = bytearray()
        try:
            async for piece in response.aiter_bytes():
                body += piece[: LARGEST + 1 - len(body)]
                if len(body) > LARGEST:
                    break
        finally:
            await response.aclose()
        headers = [(name, value) for name, value in response.headers.multi_items() if name.lower() not in _PACKED]
        if self._is_put_off(response):
            headers.append(("x-should-retry", "false"))
        return httpx2.Response(
            response.status_code, headers=headers, content=bytes(body), request=request, extensions=response.extensions
        )

    def _is_put_off(self, response: httpx2.Response) -> bool:
        """Whether the server asks for more patience than we have, or for a time of day."""
        try:
            milliseconds = float(response.headers.get("retry-after-ms", 0))
            return max(milliseconds / 1000, float(response.headers.get("retry-after", 0))) > self._patience
        except ValueError:
            return True
