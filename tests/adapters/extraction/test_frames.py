"""What comes back from the extracting process is checked, as if a stranger had written it."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from bot.adapters.extraction import frames
from bot.adapters.extraction.frames import LENGTHS, Garbled, replied
from bot.adapters.page import Extract, Page
from bot.domain.model import Document, DocumentKind
from bot.errors import DocumentEmpty, DocumentError, DocumentMissing

DOCUMENT = {"text": "a", "publisher": "", "title": "", "language": "", "published": "", "url": "", "kind": "article"}
EXTRACT = {"documents": [DOCUMENT], "extractor": "", "notices": [], "canonical": "", "refused": 0}


def _head(frame: bytes) -> bytes:
    head, _ = LENGTHS.unpack(frame[: LENGTHS.size])
    return frame[LENGTHS.size : LENGTHS.size + head]


def test_a_page_goes_over_whole() -> None:
    """Every field of a page is the same on the other side."""
    page = Page(
        b"\0\xff", "näme", "text/html", "utf-8", "https://a.example/", datetime(2026, 1, 2, 3, tzinfo=UTC), '"e"', "Mon"
    )

    frame = frames.asked(page) + page.content

    assert page == frames.page(_head(frame), frame[-2:])


def test_an_extract_comes_back_whole() -> None:
    """Every field of what was found is the same on this side, half a character too."""
    document = Document(
        "“a” \ud800", "Paper (a.example)", "T", DocumentKind.READOUT, "en", "2026-01-02", "https://a.example/"
    )
    extract = Extract((document,), "trafilatura 2", ("A part.",), "https://a.example/c")

    reply = replied(_head(frames.answered(extract, 3)))

    assert (extract, 3, None) == (reply.extract, reply.refused, reply.failure)


@pytest.mark.parametrize(
    ("failure", "kind"), [(DocumentEmpty("Nothing."), DocumentEmpty), (DocumentMissing("Nothing."), DocumentError)]
)
def test_a_failure_is_one_of_a_closed_table(failure: DocumentError, kind: type[DocumentError]) -> None:
    """What no extractor raises comes back as what it is a kind of."""
    reply = replied(_head(frames.failed(failure, 0)))

    assert (kind, "Nothing.") == (type(reply.failure), str(reply.failure))


@pytest.mark.parametrize(
    "told",
    [
        [],
        {},
        {**EXTRACT, "refused": -1},
        {**EXTRACT, "refused": "1"},
        {**EXTRACT, "documents": {}},
        {**EXTRACT, "documents": [1]},
        {**EXTRACT, "documents": [DOCUMENT] * 101},
        {**EXTRACT, "documents": [{**DOCUMENT, "text": 1}]},
        {**EXTRACT, "documents": [{**DOCUMENT, "kind": "decree"}]},
        {**EXTRACT, "documents": [{name: told for name, told in DOCUMENT.items() if name != "url"}]},
        {**EXTRACT, "notices": [None]},
        {**EXTRACT, "canonical": None},
        {"failure": "SystemExit", "sentence": "", "refused": 0},
        {"failure": "StoreError", "sentence": "", "refused": 0},
        {"failure": "DocumentEmpty", "refused": 0},
    ],
)
def test_what_is_out_of_shape_is_refused(told: object) -> None:
    """A field missing, of another type, or naming what is not in the table is no reply."""
    with pytest.raises(Garbled):
        replied(json.dumps(told).encode())


@pytest.mark.parametrize("head", [b"", b"\xff", b"{", b"[" * 100_000, b"\x80\x04."])
def test_what_is_no_json_is_refused(head: bytes) -> None:
    """Neither broken nor bottomless JSON, nor a pickle, is a reply."""
    with pytest.raises(Garbled):
        replied(head)
