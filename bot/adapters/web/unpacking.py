"""Bodies are unpacked as they come, into a buffer that never outgrows its bound: a bomb is left where it grows too large."""

from __future__ import annotations

import zlib

from bot.errors import FetchUnreachable, FetchUnsuitable

_GZIP = b"\x1f\x8b"
_PACKED = {"gzip", "x-gzip", "deflate"}
_MOST_MEMBERS = 1_000
"""A gzip file may be several in a row; empty ones by the thousand cost time and bring nothing."""


class Unpacking:
    """Takes the pieces of one body as sent; gives it whole and unpacked, of at most `largest` bytes either way."""

    def __init__(self, encoding: str, *, host: str, largest: int) -> None:
        names = [name.strip().lower() for name in encoding.split(",")]
        packed = [name for name in names if name not in {"", "identity"}]
        if len(packed) > 1 or not _PACKED.issuperset(packed):
            raise FetchUnsuitable(
                f"{host} sent the page packed in a way we did not ask for ({', '.join(packed)[:60]}). Open it in a browser and paste its text."
            )
        self._host = host
        self._largest = largest
        self._packed = packed[0] if packed else ""
        self._begun = b""
        self._unpacker: zlib._Decompress | None = None
        self._members = 0
        self._buffer = bytearray()
        self.received = 0

    def take(self, piece: bytes) -> None:
        """Add what came; raise `FetchUnsuitable` as soon as it is too much or cannot be unpacked."""
        self.received += len(piece)
        if not self._packed:
            self._buffer += piece[: self._largest - len(self._buffer)]
        if self.received > self._largest:
            raise too_large(self._host, self._largest)
        if not self._packed:
            return
        try:
            self._unpack(piece)
        except zlib.error as error:
            raise FetchUnsuitable(
                f"What {self._host} sent is damaged and cannot be unpacked. Try again later, or open the page in a browser and paste its text."
            ) from error

    def head(self) -> bytes:
        """Give what there is so far, within the bound."""
        return bytes(self._buffer[: self._largest])

    def whole(self) -> bytes:
        """Give the body; raise `FetchUnreachable` where it broke off."""
        ended = self._unpacker is None or self._unpacker.eof
        if self._begun or not ended:
            raise broken_off(self._host)
        return bytes(self._buffer)

    def _unpack(self, piece: bytes) -> None:
        if self._unpacker is None:
            self._begun += piece
            if len(self._begun) < 2:
                return
            piece, self._begun = self._begun, b""
            self._unpacker = zlib.decompressobj(_window(self._packed, piece))
        while piece:
            self._buffer += self._unpacker.decompress(piece, self._largest + 1 - len(self._buffer))
            if len(self._buffer) > self._largest:
                raise too_large(self._host, self._largest)
            piece = self._unpacker.unconsumed_tail
            if self._unpacker.eof:
                piece = self._unpacker.unused_data
                if not (self._packed.endswith("gzip") and piece.startswith(_GZIP)):
                    return  # what follows a body's end is not part of it
                self._members += 1
                if self._members >= _MOST_MEMBERS:
                    raise zlib.error("too many members")
                self._unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)


def too_large(host: str, largest: int) -> FetchUnsuitable:
    """The failure for a body past the bound."""
    size = f"{largest / 1_000_000:.0f} MB" if largest >= 1_000_000 else f"{largest:,} bytes"
    return FetchUnsuitable(
        f"The page at {host} is larger than {size}, more than we take in. Paste the part that matters as text."
    )


def broken_off(host: str) -> FetchUnreachable:
    """The failure for a body that ended before its end."""
    return FetchUnreachable(
        f"The connection to {host} broke off before the page was complete. Try again, or open it in a browser and paste its text."
    )


def _window(packed: str, head: bytes) -> int:
    """zlib's word for what stands here: gzip, zlib, or the bare deflate that some servers send under its name."""
    if packed.endswith("gzip"):
        return zlib.MAX_WBITS | 16
    is_zlib = head[0] & 0x0F == 8 and int.from_bytes(head[:2], "big") % 31 == 0
    return zlib.MAX_WBITS if is_zlib else -zlib.MAX_WBITS
