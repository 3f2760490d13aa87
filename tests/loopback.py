"""A site on loopback: the files of a folder as pages, over a real socket."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

_PAGE = """<!doctype html><html lang="en"><head><title>{title}</title></head><body><nav>Home World</nav>
<article><h1>{title}</h1>{paragraphs}</article></body></html>"""


def page(text: str, title: str) -> str:
    """A page whose paragraphs are the lines of a text."""
    paragraphs = "".join(f"<p>{line}</p>" for line in text.splitlines() if line.strip())
    return _PAGE.format(title=title, paragraphs=paragraphs)


@contextmanager
def site(folder: Path) -> Iterator[str]:
    """Serve a folder's files until the block is left; the host and port, as the settings name hosts."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield f"127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()
