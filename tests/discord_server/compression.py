"""How the gateway compresses what it sends: one stream for the connection, flushed after each payload."""

from __future__ import annotations

import zlib

import zstandard


class Plain:
    """Text as it is."""

    def pack(self, text: str) -> str | bytes:
        """Give what goes into one frame."""
        return text


class Zlib(Plain):
    """`compress=zlib-stream`: one context, and a frame ends where a flush does."""

    def __init__(self) -> None:
        self._stream = zlib.compressobj()

    def pack(self, text: str) -> str | bytes:
        """Give what goes into one frame."""
        return self._stream.compress(text.encode()) + self._stream.flush(zlib.Z_SYNC_FLUSH)


class Zstd(Plain):
    """`compress=zstd-stream`: one zstd frame for the whole connection, flushed by blocks."""

    def __init__(self) -> None:
        self._stream = zstandard.ZstdCompressor().compressobj()

    def pack(self, text: str) -> str | bytes:
        """Give what goes into one frame."""
        return self._stream.compress(text.encode()) + self._stream.flush(zstandard.COMPRESSOBJ_FLUSH_BLOCK)


KINDS = {"": Plain, "zlib-stream": Zlib, "zstd-stream": Zstd}
