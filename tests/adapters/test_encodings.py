"""An undeclared encoding is told when its letters show it plainly, and otherwise not guessed at."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.adapters import files
from bot.adapters.encodings import undeclared
from bot.errors import DocumentUndecodable

RUSSIAN = "«Мы готовы», — заявил министр. По его словам, страна не примет никаких ограничений в проливе."
UKRAINIAN = "Міністр сказав, що його країна не прийме обмежень на вільний прохід у протоці."
CHINESE = "外交部发言人表示，双方同意继续通过对话解决问题，“维护地区和平与稳定”。"
TRADITIONAL = "外交部發言人表示，雙方同意繼續透過對話解決問題，「維護區域和平與穩定」。"
JAPANESE = "外務大臣は記者会見で、両国は引き続き対話を行うことで一致したと述べた。「準備はできている」。"
KOREAN = "외교부 대변인은 양국이 “대화를 계속하기로” 합의했다고 밝혔다."
CZECH = "Ministr řekl: „Jsme připraveni“ – a dodal, že žádná ze stran nechce, aby byla jednání přerušena."
ENGLISH = "The minister said: “We are ready” – and the délégation left."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "cp1251"),
        (UKRAINIAN, "cp1251"),
        (RUSSIAN.replace("«", '"').replace("»", '"').replace("—", "-"), "koi8-r"),
        (UKRAINIAN, "koi8-u"),
        (CZECH, "cp1250"),
        (CHINESE, "gb18030"),
        (CHINESE, "gbk"),
        (TRADITIONAL, "big5"),
        (TRADITIONAL, "gb18030"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc-jp"),
        (KOREAN, "euc-kr"),
        (ENGLISH, "cp1252"),
        (ENGLISH, "utf-16-le"),
        (ENGLISH, "utf-16-be"),
    ],
)
def test_a_sentence_shows_its_encoding(text: str, encoding: str) -> None:
    """One sentence of news is enough; curly quotes and names come out right."""
    assert text == getattr(files.taken(text.encode(encoding)), "text", None)


def _written_in(text: str) -> list[bytes]:
    """A text in every encoding that can hold it."""
    contents = []
    for encoding in "cp1251 koi8-r cp866 iso8859-5 mac-cyrillic gb18030 big5 shift_jis euc-jp euc-kr".split():
        with contextlib.suppress(UnicodeEncodeError):
            contents.append(text.encode(encoding))
    return contents


@pytest.mark.parametrize(
    "text",
    [RUSSIAN, UKRAINIAN, CHINESE, TRADITIONAL, JAPANESE, KOREAN],
    ids=["Russian", "Ukrainian", "Chinese", "traditional", "Japanese", "Korean"],
)
def test_no_encoding_passes_for_another(text: str) -> None:
    """A text comes out as it was, or not at all."""
    for content in _written_in(text):
        try:
            found = getattr(files.taken(content), "text", None)
        except DocumentUndecodable:
            continue

        assert text == found


def test_a_few_letters_show_nothing() -> None:
    """A word alone could be several things."""
    assert "" == undeclared("Жезл".encode("cp1251"))


@given(st.binary(max_size=300))
def test_what_is_told_can_read_it(content: bytes) -> None:
    """Whatever the bytes, the codec that is named reads all of them."""
    codec = undeclared(content)

    assert not codec or content.decode(codec) is not None
