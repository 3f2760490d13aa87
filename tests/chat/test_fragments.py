"""A link to a sentence of a page: the words it jumps by are the passage's own, and nothing in them is taken for a sign."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.fragments import link
from bot.domain.model import Document, Span
from bot.domain.passages import passages

PAGE = "https://lirra.example/talks"


def linked(text: str, words: str, url: str = PAGE) -> str:
    start = text.rindex(words)
    return link(Document(text, url=url), Span(start, start + len(words)))


@pytest.mark.parametrize(
    ("text", "words", "directive"),
    [
        pytest.param("Brandt agreed.", "Brandt agreed.", "Brandt%20agreed.", id="short"),
        pytest.param("Brandt, too, agreed.", "Brandt, too, agreed.", "Brandt%2C%20too%2C%20agreed.", id="commas"),
        pytest.param("A well-known 3 % & more.", "A well-known 3 % & more.", "A%20well%2Dknown%203%20%25%20%26%20more.", id="signs"),
        pytest.param("“Never,” he said.", "“Never,” he said.", "Never%2C%E2%80%9D%20he%20said.", id="quotes-at-the-edge"),
        pytest.param("a b c d e f g h i j k l m n", "a b c d e f g h i j k l m n", "a%20b%20c%20d%20e%20f,i%20j%20k%20l%20m%20n", id="long"),
        pytest.param("双方同意尽快会谈。", "双方同意尽快会谈。", "%E5%8F%8C%E6%96%B9%E5%90%8C%E6%84%8F%E5%B0%BD%E5%BF%AB%E4%BC%9A%E8%B0%88%E3%80%82", id="Chinese"),
        pytest.param(
            "The word 会谈 is one that nobody in this hall can translate, he said.",
            "The word 会谈 is one that nobody in this hall can translate, he said.",
            "The%20word%20%E4%BC%9A%E8%B0%88%20is%20one%20that,this%20hall%20can%20translate%2C%20he%20said.",
            id="a-foreign-word",
        ),
        pytest.param("He agreed. Then Vael spoke. He agreed.", "He agreed.", "agreed.%20Then%20Vael%20spoke.-,He%20agreed.", id="said-twice"),
        pytest.param("First line\nsecond line", "First line\nsecond line", "First%20line", id="one-block"),
    ],
)  # fmt: skip
def test_the_words_are_written_so_that_they_are_found(text: str, words: str, directive: str) -> None:
    """Commas, dashes, ampersands and quotation marks are written by number; long passages by their ends; doubles by what is before."""
    assert f"{PAGE}#:~:text={directive}" == linked(text, words)


@pytest.mark.parametrize(
    ("url", "linked_to"),
    [
        pytest.param("https://lirra.example/a#part", "https://lirra.example/a#part:~:text=Brandt%20agreed.", id="an-anchor-stays"),
        pytest.param("https://lirra.example/a#:~:text=x", "https://lirra.example/a#:~:text=Brandt%20agreed.", id="another-directive-goes"),
        pytest.param("", "", id="no-page"),
        pytest.param("javascript:alert(1)", "", id="no-address-of-the-web"),
    ],
)  # fmt: skip
def test_the_page_is_the_documents_own(url: str, linked_to: str) -> None:
    """An anchor of the page stays, a directive gives way, and what is no page of the web is not linked."""
    assert linked_to == linked("Brandt agreed.", "Brandt agreed.", url)


@given(st.text(min_size=1))
def test_any_text_gives_words_of_its_own(text: str) -> None:
    """Whatever the text, the words of a directive stand in the passage, and its address holds no space or control character."""
    document = Document(text.encode("utf-8", "replace").decode(), url=PAGE)
    for passage in passages(document.text):
        address = link(document, passage.span)

        assert address.isascii()
        assert address.isprintable()
        assert " " not in address
        words = [unquote(part) for part in address.partition("text=")[2].split(",") if not part.endswith("-")]
        printed = " ".join(passage.span.of(document.text).split())
        assert all(word in printed for word in words)
