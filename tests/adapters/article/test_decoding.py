"""A page's characters come out as its author typed them, whatever is declared."""

from __future__ import annotations

import codecs

import pytest

from bot.adapters.article.decoding import decoded
from tests.adapters.article.stories import CHINESE, FERRY, JAPANESE, KOREAN, RUSSIAN, SPANISH

CURLY = "<p>“We’ve waited long enough,” said Zoë Corvane — the minister’s café was “closed”…</p>"
RARE = "<p>“镕”字与“㐂”字，塔恩外长表示，两国的关系是好的，在不久的将来也是。</p>"


def _declared(charset: str, body: str) -> str:
    return f'<html><head><meta charset="{charset}"><title>x</title></head><body>{body}</body></html>'


def _equiv(charset: str, body: str) -> str:
    return f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={charset}"></head><body>{body}</body></html>'


@pytest.mark.parametrize(
    ("markup", "encoding", "header"),
    [
        (_declared("iso-8859-1", CURLY), "cp1252", ""),
        (_equiv("latin1", CURLY), "cp1252", ""),
        (_declared("us-ascii", CURLY), "cp1252", ""),
        (CURLY, "cp1252", "ISO-8859-1"),
        (CURLY, "cp1252", ""),
        (_declared("iso-8859-1", CURLY), "utf-8", "iso-8859-1"),
        (_declared("gb2312", RARE), "gb18030", ""),
        (RARE, "gb18030", "GB2312"),
        (_equiv("gb2312", CHINESE.gold), "gb18030", "iso-8859-1"),
        (CHINESE.gold, "gb18030", ""),
        (KOREAN.gold, "cp949", ""),
        (_declared("euc-kr", KOREAN.gold), "cp949", ""),
        (RUSSIAN.gold, "cp1251", ""),
        (RUSSIAN.gold, "cp1251", "iso-8859-1"),
        (RUSSIAN.blocks[2].lines[0], "koi8-r", ""),
        (f"<nav>{'Home News Contact ' * 30}</nav><p>{RUSSIAN.gold}</p>", "cp1251", ""),
        (f"<nav>{'Home News Contact ' * 30}</nav><p>{KOREAN.gold}</p>", "euc-kr", ""),
        (_declared("windows-1251", RUSSIAN.gold), "cp1251", "utf-8"),
        (JAPANESE.gold, "euc_jp", ""),
        (JAPANESE.gold, "cp932", ""),
        (_declared("Shift_JIS", JAPANESE.gold), "cp932", ""),
        (SPANISH.gold, "cp1252", ""),
        (_declared("utf-9000", CURLY), "utf-8", "x-no-such-thing"),
        (_declared("utf-9000", CURLY), "cp1252", "x-no-such-thing"),
        (_declared("unicode", CURLY), "utf-8", "none"),
        (_declared("utf-16", CURLY), "utf-8", ""),
        (_declared("base64", CURLY), "utf-8", "hex"),
        (FERRY.gold, "utf-16-le", ""),
    ],
)
def test_characters_come_out_right(markup: str, encoding: str, header: str) -> None:
    """Names and curly quotation marks survive declarations that are loose, missing, wrong or made up."""
    text = decoded(markup.encode(encoding), header)

    assert markup == text


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [(codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")],
)
def test_a_mark_decides(mark: bytes, encoding: str) -> None:
    """A byte-order mark is believed over any declaration, and is no part of the text."""
    markup = _declared("iso-8859-1", CURLY)

    text = decoded(mark + markup.encode(encoding), "windows-1251")

    assert markup == text


def test_little_damage_leaves_utf_8_what_it_is() -> None:
    """A broken byte among many good ones does not turn the others into another encoding."""
    text = decoded((CURLY * 20).encode() + b"\xff" + CURLY.encode())

    assert CURLY * 20 + "\ufffd" + CURLY == text


def test_japanese_in_seven_bits_is_read() -> None:
    """ISO-2022-JP looks like ASCII and is told by its declaration."""
    text = decoded(JAPANESE.title.encode("iso2022_jp"), "iso-2022-jp")

    assert JAPANESE.title == text


def test_bytes_of_no_encoding_are_read_all_the_same() -> None:
    """Nothing is too broken to be decoded into something."""
    text = decoded(bytes(range(1, 256)) * 100)

    assert len(text) > 10_000
