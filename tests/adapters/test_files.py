"""Files and standard input become documents, or a sentence that says why not."""

from __future__ import annotations

import io
import os
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.adapters import files
from bot.errors import (
    DocumentBinary,
    DocumentEmpty,
    DocumentError,
    DocumentMissing,
    DocumentTooLarge,
    DocumentUndecodable,
)

TOLD = "Das Außenministerium sagte: „Wir sind bereit.“"

ENCODINGS = [
    ("utf-8", "utf-8"),
    ("utf-8 with a mark", "utf-8-sig"),
    ("utf-16 with a mark", "utf-16"),
    ("utf-32 with a mark", "utf-32"),
    ("Windows Latin", "cp1252"),
]


@pytest.mark.parametrize("encoding", [encoding for _, encoding in ENCODINGS], ids=[name for name, _ in ENCODINGS])
def test_text_comes_out_of_every_usual_encoding(encoding: str) -> None:
    """The same sentence is read from each encoding a plain text file is saved in."""
    document = files.document(TOLD.encode(encoding))

    assert document.text == TOLD


def test_line_ends_stay_as_they_stand() -> None:
    """An offset into the text is an offset into the file: no line end is rewritten, no edge trimmed."""
    document = files.document(b"\r\n  One.\r\n\r\nTwo.\rThree.\n ")

    assert document.text == "\r\n  One.\r\n\r\nTwo.\rThree.\n "


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_text_is_the_file_in_nfc(text: str) -> None:
    """Whatever letters a UTF-8 file holds, the document holds those, in NFC, and nothing else."""
    content = f"a{text}".encode()

    assert files.document(content).text == unicodedata.normalize("NFC", f"a{text}")


def test_one_damaged_letter_does_not_turn_the_rest_into_another_encoding() -> None:
    """UTF-8 with a broken byte stays UTF-8; the broken place is marked."""
    content = "«Мы готовы», — сказал министр ".encode() + b"\xff."

    assert files.document(content).text == "«Мы готовы», — сказал министр \ufffd."


@pytest.mark.parametrize(
    ("content", "error", "told"),
    [
        (b"", DocumentEmpty, "There is no text in notes.txt."),
        (b" \r\n\t\xef\xbb\xbf", DocumentEmpty, "There is no text in notes.txt."),
        (b"%PDF-1.7 ...", DocumentBinary, "PDF"),
        (b"PK\x03\x04....", DocumentBinary, "Word document"),
        (b"\xef\xbb\xbf\n <!DOCTYPE html><p>Hello.", DocumentBinary, "web page"),
        (b"\x89PNG\r\n\x1a\n", DocumentBinary, "picture"),
        (b"text with a \0 in it", DocumentBinary, "not plain text"),
        (bytes(range(1, 32)) * 10 + b"text", DocumentBinary, "not plain text"),
        (b"\xff\xfea", DocumentUndecodable, "UTF-16"),
        ("Министр сказал, что готов.".encode("koi8-r"), DocumentUndecodable, "UTF-8"),
        (b"x" * 41, DocumentTooLarge, "longer than 10 characters"),
        (b"x" * 11, DocumentTooLarge, "longer than 10 characters"),
    ],
)
def test_what_is_not_plain_text_is_refused(content: bytes, error: type[DocumentError], told: str) -> None:
    """What cannot be read is refused in a sentence that names the file and what is wrong with it."""
    with pytest.raises(error) as caught:
        files.document(content, "notes.txt", limit=10 if error is DocumentTooLarge else files.LIMIT)

    assert told in str(caught.value)
    assert "notes.txt" in str(caught.value)


def test_text_as_long_as_the_limit_is_read() -> None:
    """The limit counts characters, however many bytes they take."""
    content = ("会" * 10).encode()

    assert files.document(content, limit=10).text == "会" * 10


def test_paths_that_cannot_be_opened_are_named(tmp_path: Path) -> None:
    """A missing file, a directory, a link and an impossible name each have their sentence."""
    told = []
    for path in (str(tmp_path / "gone.txt"), str(tmp_path), "https://example.org/a", "a\0b", "", "~nobody-here/a"):
        with pytest.raises(DocumentError) as caught:
            files.read(path)
        told.append(str(caught.value))

    assert "There is no file" in told[0]
    assert "is a directory" in told[1]
    assert "Links are not read yet" in told[2]
    assert "could not be read" in told[3]
    assert "A path is empty" in told[4]
    assert "could not be read" in told[5]
    assert not any(sentence.endswith("..") for sentence in told)


def test_what_is_no_ordinary_file_is_refused_at_once(tmp_path: Path) -> None:
    """A named pipe that nobody writes to is not waited for, and a device is not drained."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)

    for path in (str(pipe), os.devnull):
        with pytest.raises(DocumentMissing, match="no ordinary file"):
            files.read(path)


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_forbidden_file_is_named(tmp_path: Path) -> None:
    """A file whose permissions forbid reading says so."""
    path = tmp_path / "closed.txt"
    path.write_text("text")
    path.chmod(0)

    with pytest.raises(DocumentMissing, match="permissions"):
        files.read(str(path))


def test_standard_input_is_one_document() -> None:
    """Everything on standard input is one text."""
    document = files.piped(io.BytesIO(b"One.\n\nTwo.\n"))

    assert document.text == "One.\n\nTwo.\n"
