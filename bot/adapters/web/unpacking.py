"""Bodies are unpacked as they come, into a buffer that never outgrows its bound: a bomb is left where it grows too large."""

from __future__ import annotations

import zlib
from io import BytesIO

from bot.adapters.room import Lease
from bot.errors import FetchUnreachable, FetchUnsuitable

_GZIP = b"\x1f\x8b"
_PACKED = {"gzip", "x-gzip", "deflate"}
_MOST_MEMBERS = 1_000
"""A gzip file may be several in a row; empty ones by the thousand cost time and bring nothing."""
_STEP = 65_536
"""Bytes unpacked before room for more is asked for."""


class Unpacking:
    """Takes the pieces of one body as sent; gives it whole and unpacked, of at most `largest` bytes either way.

    `wanted` is the page as a sentence names it. Where there is a lease, it holds as much as the body has come to.
    """

    def __init__(self, encoding: str, *, host: str, wanted: str, largest: int, lease: Lease | None = None) -> None:
        names = [name.strip().lower() for name in encoding.split(",")]
        packed = [name for name in names if name not in {"", "identity"}]
        if len(packed) > 1 or not _PACKED.issuperset(packed):
            raise FetchUnsuitable(
                f"{host} sent {wanted} packed in a way we did not ask for ({', '.join(packed)[:60]}). Open it in a browser and paste its text."
            )
        self._host = host
        self._wanted = wanted
        self._largest = largest
        self._lease = lease
        self._packed = packed[0] if packed else ""
        self._begun = b""
        self._unpacker: zlib._Decompress | None = None
        self._members = 0
        self._buffer = BytesIO()  # it gives its bytes away without a copy
        self.received = 0

    async def take(self, piece: bytes) -> None:
        """Add what came; raise `FetchUnsuitable` as soon as it is too much or cannot be unpacked."""
        self.received += len(piece)
        if not self._packed:
            await self._add(piece[: self._largest - self._size])
        if self.received > self._largest:
            raise self._too_large()
        if not self._packed:
            return
        try:
            await self._unpack(piece)
        except zlib.error as error:
            raise FetchUnsuitable(
                f"What {self._host} sent for {self._wanted} is damaged and cannot be unpacked. Try again later, or open the page in a browser and paste its text."
            ) from error

    def head(self) -> bytes:
        """Give what there is so far, within the bound."""
        return self._buffer.getvalue()[: self._largest]

    def whole(self) -> bytes:
        """Give the body; raise `FetchUnreachable` where it broke off."""
        ended = self._unpacker is None or self._unpacker.eof
        if self._begun or not ended:
            raise broken_off(self._host, self._wanted)
        return self._buffer.getvalue()

    @property
    def _size(self) -> int:
        return self._buffer.tell()

    def _too_large(self) -> FetchUnsuitable:
        return too_large(self._host, self._wanted, self._largest)

    async def _add(self, piece: bytes) -> None:
        if self._lease is not None:
            await self._lease.hold(self._size + len(piece))
        self._buffer.write(piece)

    async def _unpack(self, piece: bytes) -> None:
        if self._unpacker is None:
            self._begun += piece
            if len(self._begun) < 2:
                return
            piece, self._begun = self._begun, b""
            self._unpacker = zlib.decompressobj(_window(self._packed, piece))
        is_full = False
        while piece or is_full:
            most = min(_STEP, self._largest + 1 - self._size)
            out = self._unpacker.decompress(piece, most)
            is_full = len(out) == most  # there may be more within, though all was taken in
            await self._add(out)
            if self._size > self._largest:
                raise self._too_large()
            piece = self._unpacker.unconsumed_tail
            if self._unpacker.eof:
                piece = self._unpacker.unused_data
                if not (self._packed.endswith("gzip") and piece.startswith(_GZIP)):
                    return  # what follows a body's end is not part of it
                self._members += 1
                if self._members >= _MOST_MEMBERS:
                    raise zlib.error("too many members")
                self._unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
                is_full = False


def too_large(host: str, wanted: str, largest: int) -> FetchUnsuitable:
    """The failure for a body past the bound."""
    size = f"{largest / 1_000_000:.0f} MB" if largest >= 1_000_000 else f"{largest:,} bytes"
    return FetchUnsuitable(
        f"What {host} sent for {wanted} is larger than {size}, more than we take in. Paste the part that matters as text."
    )


def broken_off(host: str, wanted: str) -> FetchUnreachable:
    """The failure for a body that ended before its end."""
    return FetchUnreachable(
        f"The connection to {host} broke off before {wanted} was complete. Try again, or open it in a browser and paste its text."
    )


def _window(packed: str, head: bytes) -> int:
    """zlib's word for what stands here: gzip, zlib, or the bare deflate that some servers send under its name."""
    if packed.endswith("gzip"):
        return zlib.MAX_WBITS | 16
    is_zlib = head[0] & 0x0F == 8 and int.from_bytes(head[:2], "big") % 31 == 0
    return zlib.MAX_WBITS if is_zlib else -zlib.MAX_WBITS
