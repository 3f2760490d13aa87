"""The extracting process: pages in on standard input, what is in them out on standard output, until the input ends.

It works on what strangers wrote, so it can do little else: it reaches no network, starts no process, writes no file, and has
no more memory than it is given. It is killed from outside when a page takes too long, and when the bot itself dies.
"""

from __future__ import annotations

import os
import signal
import sys
from typing import Final

_NETWORK: Final = "socket."
_PROCESSES: Final = (
    "subprocess.",
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "os.fork",
    "os.spawn",
    "pty.",
    "os.startfile",
)
_FILES: Final = (
    "os.remove",
    "os.rename",
    "os.rmdir",
    "os.mkdir",
    "os.link",
    "os.symlink",
    "os.truncate",
    "os.chmod",
    "os.chown",
)
_WRITING: Final = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC
_NO_NETWORK: Final = 0x40000000
_OWN_USER: Final = 0x10000000
_DEATH: Final = 1
"""Linux's names for a network of one's own, a user of one's own, and the signal at the parent's death."""


class Fence:
    """Refuses what no extractor needs, and counts how often the network was asked for."""

    def __init__(self) -> None:
        self.refused = 0

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        if event.startswith(_NETWORK):
            self.refused += 1
            raise PermissionError("An extractor opens no socket.")
        if event.startswith((*_PROCESSES, *_FILES)):
            raise PermissionError("An extractor starts and changes nothing.")
        if event == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITING:
            raise PermissionError("An extractor writes no file.")


def main(memory: int) -> None:
    """Serve pages; `memory` is in bytes of address space."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C in a terminal is for the bot, which ends us in its own time
    pages, replies = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):  # what a library prints must not stand between our frames
        os.dup2(nowhere, descriptor)
    _leave_the_world()
    _bound(memory)
    fence = Fence()
    sys.addaudithook(fence)

    from bot.adapters.extraction.reading import serve  # heavy, and not before the fence stands

    fence.refused = 0
    serve(pages, replies, lambda: fence.refused)


def _leave_the_world() -> None:
    """Give up the network, and be killed with the parent, where the system lets us."""
    import socket

    socket.has_ipv6 = False  # urllib3 binds a socket at import to find out
    if not sys.platform.startswith("linux"):
        return
    import ctypes

    try:
        system = ctypes.CDLL(None, use_errno=True)
        system.prctl(_DEATH, signal.SIGKILL)
        if system.unshare(_NO_NETWORK) != 0:
            system.unshare(_OWN_USER | _NO_NETWORK)
    except (OSError, AttributeError):  # another C library: the fence stands all the same
        return


def _bound(memory: int) -> None:
    """Limit memory and files, where the system can."""
    try:
        import resource
    except ImportError:  # Windows: the limit of time alone
        return
    for limit, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CORE, 0), (resource.RLIMIT_FSIZE, 0)):
        try:
            resource.setrlimit(limit, (most, most))
        except (ValueError, OSError):  # a stricter one is in force already
            continue


if __name__ == "__main__":
    main(int(sys.argv[1]))
