"""An undeclared encoding is told when its letters show it plainly, and otherwise not guessed at."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.adapters import files
from bot.adapters.encodings import told
from bot.errors import DocumentBinary, DocumentUndecodable
from tests.adapters.encoded import SENTENCES, rare_rows, rows

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
    assert "" == told("Жезл".encode("cp1251"))


@given(st.binary(max_size=300))
def test_what_is_told_can_read_it(content: bytes) -> None:
    """Whatever the bytes, the codec that is named exists, and no text is full of holes."""
    codec = told(content)

    assert not codec or content.decode(codec, "replace").count("\ufffd") * 10 <= len(content)


def _read(content: bytes) -> str | None:
    with contextlib.suppress(DocumentUndecodable, DocumentBinary):
        return getattr(files.taken(content), "text", None)
    return None


ROWS = rows()


@pytest.mark.parametrize(
    ("tongue", "encoding", "sentence"),
    ROWS,
    ids=[f"{tongue}-{encoding}-{n}" for n, (tongue, encoding, _) in enumerate(ROWS)],
)
def test_a_sentence_is_read_right_or_refused(tongue: str, encoding: str, sentence: str) -> None:
    """Names and curly quotes come out as typed; what is too short to tell is refused, never read as something else."""
    read = _read(sentence.encode(encoding))

    assert read == sentence or (read is None and len(sentence) < 70)


@pytest.mark.parametrize(("tongue", "encoding"), sorted({(tongue, encoding) for tongue, encoding, _ in ROWS}))
def test_a_text_of_several_sentences_is_read(tongue: str, encoding: str) -> None:
    """Nothing of some length is refused."""
    text = "\n".join(sentence for spoken, sent_in, sentence in ROWS if (spoken, sent_in) == (tongue, encoding))

    assert text == _read(text.encode(encoding))


def test_few_short_sentences_are_refused() -> None:
    """What is refused for its shortness is the exception."""
    refused = sum(1 for _, encoding, sentence in ROWS if _read(sentence.encode(encoding)) is None)

    assert refused <= 5


RARE = rare_rows()


@pytest.mark.parametrize("encoding", sorted({encoding for _, encoding, _ in RARE}))
def test_an_old_or_rare_encoding_is_never_read_as_another(encoding: str) -> None:
    """What was saved on an old machine comes out as it was typed, or is refused."""
    for _, sent_in, text in RARE:
        if sent_in == encoding:
            assert _read(text.encode(encoding)) in (None, text)


@pytest.mark.parametrize("encoding", ["mac-roman", "iso2022_jp", "iso8859-6", "utf-16-le", "utf-16-be"])
def test_what_is_still_sent_is_read(encoding: str) -> None:
    """Of those, a text of several sentences comes out."""
    tongues = {"mac-roman": ("fr", "de", "es", "pt", "da", "en"), "iso2022_jp": ("ja",), "iso8859-6": ("ar",)}
    texts = [
        text for tongue, sent_in, text in RARE if sent_in == encoding and tongue in tongues.get(encoding, SENTENCES)
    ]

    assert [text for text in texts if "\n" in text and _read(text.encode(encoding)) != text] == []
    assert texts


@pytest.mark.parametrize("text", [JAPANESE, CHINESE, KOREAN.replace(" ", ""), f"{JAPANESE}\n{JAPANESE}\n"])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_wide_texts_without_a_blank_are_read(text: str, encoding: str) -> None:
    """East Asia needs none, and then no byte is nought."""
    assert text == _read(text.encode(encoding))


def test_a_text_that_shifts_sets_wrongly_is_refused() -> None:
    """Escapes that lead nowhere are not handed on as letters."""
    assert _read(JAPANESE.encode("iso2022_jp").replace(b"\x1b$B", b"\x1b$Z")) is None


@pytest.mark.parametrize(
    ("declared", "encoding", "text"),
    [
        ("iso-8859-1", "cp1252", ENGLISH),
        ("gb2312", "gb18030", "外交部发言人朱镕基说，㒹与𠮷两国同意继续对话。"),
        ("", "euc-kr", KOREAN),
        ("", "cp1251", RUSSIAN),
        ("", "utf-16", CZECH),
        ("x-no-such-set", "cp1252", ENGLISH),
        ("x-no-such-set", "utf-8", KOREAN),
        ("iso-2022-jp", "iso2022_jp", JAPANESE),
        ("us-ascii", "iso2022_jp", JAPANESE),
        ("macintosh", "mac-roman", ENGLISH),
        ("x-mac-cyrillic", "mac-cyrillic", RUSSIAN),
    ],
)
def test_what_is_declared_wrongly_or_not_at_all(declared: str, encoding: str, text: str) -> None:
    """The bytes are believed before the label, and a label for what browsers mean by it."""
    media_type = f"text/plain; charset={declared}" if declared else "text/plain"

    assert text == getattr(files.taken(text.encode(encoding), media_type=media_type), "text", None)


@pytest.mark.parametrize("tongue", list(SENTENCES))
@pytest.mark.parametrize(
    "encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be", "utf-8-sig"]
)
def test_wide_texts_are_read_with_and_without_their_mark(tongue: str, encoding: str) -> None:
    """Two and four bytes to a character show themselves, in every script, where there is a blank."""
    text = "\r\n".join(f"{sentence} (AB)" for sentence in SENTENCES[tongue])

    assert text == _read(text.encode(encoding))


@pytest.mark.parametrize("tongue", list(SENTENCES))
def test_two_broken_bytes_leave_utf_8_what_it_is(tongue: str) -> None:
    """The rest of the letters come out right."""
    text = "\n".join(SENTENCES[tongue])
    content = text.encode()
    middle = len(text[: len(text) // 2].encode())

    read = _read(content[:middle] + b"\xff" + content[middle:] + b"\xc3")

    assert read == text[: len(text) // 2] + "\ufffd" + text[len(text) // 2 :] + "\ufffd" or tongue == "en"


@pytest.mark.parametrize(
    ("sentence", "encoding"),
    [
        ("Turkey’s president, Erdoğan, said the talks would go on.", "cp1254"),
        ("Serbia’s president, Vučić, said the talks would go on.", "cp1250"),
        ("Poland’s minister Wałęsa said the talks would go on.", "cp1250"),
    ],
)
def test_a_foreign_name_in_english_is_never_changed_in_silence(sentence: str, encoding: str) -> None:
    """One word of another language is too little to tell, or enough."""
    assert _read(sentence.encode(encoding)) in (None, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The café’s owner, Søren Kjær, said: “We are ready.”",
        "Chancellor Müller – in Köln – spoke of “talks”.",
        "Prices rose by 5½ % to £3 – in 20 m² flats at 30° – he said.",
        "A délégation led by François Noël left.",
        "The résumé of José Peña was sent to São Paulo.",
    ],
)
def test_western_names_in_english_are_read(sentence: str) -> None:
    """Windows Latin is what English is saved in, signs and all."""
    assert sentence == _read(sentence.encode("cp1252"))
