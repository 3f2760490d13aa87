"""Runs a module as `python -m MODULE …` does, but with its discord.py pointed at the stand-in that DISCORD_SERVER names.

With DISCORD_COMPRESSION=zlib the client finds no zstd, and asks the gateway for zlib as it does without the package.
"""

from __future__ import annotations

import os
import runpy
import sys


def main() -> None:
    """Run what the command line names."""
    if len(sys.argv) < 2 or not os.environ.get("DISCORD_SERVER"):
        sys.exit("Usage: DISCORD_SERVER=http://127.0.0.1:PORT python -m tests.discord_server.run MODULE …")
    if os.environ.get("DISCORD_COMPRESSION") == "zlib":
        for missing in ("zstandard", "compression.zstd"):
            sys.modules[missing] = None  # type: ignore[assignment]
    from tests.discord_server.pointing import VARIABLE, point_at  # after the line above: this imports discord.py

    point_at(os.environ[VARIABLE])
    sys.argv = sys.argv[1:]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
