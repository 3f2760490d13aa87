"""A person at a terminal: a real one, on the other side of which the program runs as it does for them."""

from __future__ import annotations

import errno
import os
import pty
import re
import select
import signal
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
_PATIENCE = 30
_ESCAPES = re.compile(rb"\x1b\[[0-9;?]*[a-zA-Z]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|[\r\x01\x02]")
_READY = b"\x1b[?2004h> "
"""A fresh prompt: readline asks for marked pastes just before it."""


class Person:
    """Types, and sees what comes until the program waits again."""

    def __init__(self, folder: Path) -> None:
        self._pid, self._terminal = pty.fork()
        if not self._pid:
            os.chdir(folder)
            os.environ.clear()
            os.environ.update(HOME=str(folder), PATH=os.defpath, TERM="xterm", PYTHONPATH=str(ROOT), COLUMNS="80")
            os.execv(sys.executable, [sys.executable, "-m", "bot"])
        self.raw = b""
        """What was last seen, with the codes that drive the terminal."""
        self.first = self.sees()

    def types(self, text: str, end: str = "\n") -> str:
        os.write(self._terminal, (text + end).encode())
        return self.sees()

    def interrupts(self, after: str) -> str:
        """Press Ctrl-C once what stands before it is seen, and again where Python missed it.

        A signal that comes just before Python's readline begins to wait is not noticed until the next: no hand is as quick.
        """
        os.write(self._terminal, after.encode())
        self.sees(after.encode())
        for _ in range(_PATIENCE):
            os.write(self._terminal, b"\x03")
            if select.select([self._terminal], [], [], 1)[0]:
                break
        return self.sees()

    def stops(self, text: str) -> str:
        """Type, and press Ctrl-C once when it is being read."""
        os.write(self._terminal, (text + "\n").encode())
        seen = b""
        while b"Reading" not in seen and select.select([self._terminal], [], [], _PATIENCE)[0]:
            seen += self._read()
        os.write(self._terminal, b"\x03")
        return self.sees()

    def pastes(self, text: str) -> str:
        """Paste as terminals do that mark a paste."""
        return self.types(f"\x1b[200~{text}\x1b[201~")

    def sees(self, last: bytes = _READY) -> str:
        seen = b""
        while not seen.endswith(last):
            if not select.select([self._terminal], [], [], _PATIENCE)[0]:
                raise TimeoutError(seen)
            if not (read := self._read()):
                break
            seen += read
        self.raw = seen
        return _ESCAPES.sub(b"", seen).decode("utf-8", "replace")

    def _read(self) -> bytes:
        try:
            return os.read(self._terminal, 65_536)
        except OSError as error:
            if error.errno != errno.EIO:  # the program has ended
                raise
            return b""

    def leaves(self) -> int:
        """The status the program ended with."""
        os.close(self._terminal)
        return os.waitstatus_to_exitcode(os.waitpid(self._pid, 0)[1])

    def is_dragged_off(self) -> None:
        os.kill(self._pid, signal.SIGKILL)
        self.leaves()
