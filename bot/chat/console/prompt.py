"""What a person types: one message at a time, a paste of several lines as one, and what was typed before at the arrows.

Only short messages are remembered on disk, in a file that is the person's alone; a pasted text is not ours to keep there.
"""

from __future__ import annotations

import readline
import select
import sys
from contextlib import suppress
from pathlib import Path

_REMEMBERED = 500
_SHORT = 300
"""Characters of a message that may be remembered."""
_PAUSE = 0.05
"""Seconds of quiet that end a paste; a hand is slower, a terminal is not."""


class Prompt:
    def __init__(self, history: Path | None = None) -> None:
        self._history = history
        readline.set_auto_history(False)
        readline.set_history_length(_REMEMBERED)
        # A paste arrives as one message where the terminal marks it; the quiet after it ends it where it does not.
        readline.parse_and_bind("set enable-bracketed-paste on")
        if history is not None:
            with suppress(OSError):
                readline.read_history_file(history)

    def message(self) -> str:
        """Wait for a message. Raises `EOFError` when there will be none and `KeyboardInterrupt` when it is thrown away."""
        lines = [input("> ")]
        while select.select([sys.stdin], [], [], _PAUSE)[0]:
            with suppress(EOFError):
                lines.append(input())
                continue
            break
        text = "\n".join(lines)
        self._remember(text)
        return text

    def _remember(self, text: str) -> None:
        if not text.strip() or len(text) > _SHORT or "\n" in text:
            return
        readline.add_history(text)
        if self._history is not None:
            with suppress(OSError):
                self._history.parent.mkdir(parents=True, exist_ok=True)
                self._history.touch(mode=0o600)
                readline.write_history_file(self._history)
