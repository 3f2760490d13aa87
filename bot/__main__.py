"""Where the program starts: streams that work, whatever was handed down, and an interrupt that ends it at once.

What is kept is kept in transactions, so a command may end at any moment. Nothing else is imported before that is so.
"""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from typing import TextIO

_FAILED = 1
_INTERRUPTED = 130


def main() -> int:
    """Do what the command line says; the exit status is that of `bot.cli`."""
    signal.signal(signal.SIGINT, lambda *_: os._exit(_INTERRUPTED))
    has_output = sys.stdout is not None
    _open_streams()
    if not has_output:
        _say("Standard output is closed, so there is nowhere to print.")
        return _FAILED
    try:
        from bot.root import run

        status = run()
    except SystemExit as end:  # of a command that was not understood, or of one for help
        status = end.code if isinstance(end.code, int) else _FAILED
    return _flushed(status)


def _flushed(status: int) -> int:
    """Write what is still to be written, and say so where it cannot be; then nothing is left to fail on the way out."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _give_up(sys.stdout)  # whoever read our output has read enough
    except OSError as error:
        _give_up(sys.stdout)
        _say(f"The output could not be written: {error.strerror}.")
        status = _FAILED
    try:
        sys.stderr.flush()
    except OSError:
        _give_up(sys.stderr)
    return status


def _open_streams() -> None:
    """Have the three streams lead nowhere where they are closed, lest a file opened later takes their place."""
    while (nowhere := os.open(os.devnull, os.O_RDWR)) <= 2:
        os.set_inheritable(nowhere, True)
    os.close(nowhere)
    sys.stdin = sys.stdin or os.fdopen(0, closefd=False)
    sys.stdout = sys.stdout or os.fdopen(1, "w", closefd=False)
    sys.stderr = sys.stderr or os.fdopen(2, "w", closefd=False)
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]  # a screen that lacks a letter shows a "?"


def _give_up(stream: TextIO) -> None:
    """Let what is left in a stream's buffer go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _say(sentence: str) -> None:
    with suppress(OSError):
        sys.stderr.write(f"{sentence}\n")


if __name__ == "__main__":
    sys.exit(main())
