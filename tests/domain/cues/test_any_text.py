"""Whatever the text, the reader reads it: no exception, and offsets that hold."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.model import Attribution, Document, DocumentKind, Wording
from tests.domain.cues.cases import DIRECT, MARLOW, SCENE, Said, attributions, case, document, heard, in_scene, said


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\n\n",
        "said",
        "Marlow",
        "Said.",
        "“”",
        '"',
        '""""""',
        "“““",
        "”””",
        "''",
        "«»",
        "‘’‘’",
        ":",
        "Q",
        "Q: ",
        "MARLOW:",
        "Marlow said",
        "said Marlow",
        "Marlow said:",
        "Marlow said “",
        "” Marlow said",
        "“,” she said.",
        ", he said,",
        "according to",
        "According to",
        "according to.",
        "his warning that",
        "adding that",
        "and said and said and said",
        "that that that that",
        "\x00",
        "\x00\x00 said \x00",
        "\ud800",
        "\udfff said \ud800",
        "\ufeff",
        "\u200b\u200d\u2060",
        "🙂",
        "👩🏽‍✈️🇳🇴",
        "e\u0301\u0301\u0301",
        "\u202e\u202d",
        "\r\r\n\r",
        "\u2028\u2029\x85\x0b\x0c",
        "()[]{}",
        "...",
        "— — —",
        "1 2 3",
        "said " * 50,
        "“ " * 50,
        ": " * 50,
        "Marlow: " * 20,
        "A:\nB:\nC:\nA:\nB:\n",
        "Q\nQ\nQ\n",
    ],
)
@pytest.mark.parametrize("kind", list(DocumentKind))
def test_scraps(text: str, kind: DocumentKind) -> None:
    """A scrap of text is read without a failure."""
    told = document(text, kind)

    assert_placed(told, attributions(told))


def assert_placed(told: Document, found: tuple[Attribution, ...]) -> None:
    """Every wording stands where its span says; the content of each attribution is in order and disjoint."""
    for one in found:
        assert one.content
        assert one.speaker.name.strip()
        for wording in (*one.mention, *one.cue, *one.content):
            assert_stands(told.text, wording)
        spans = [wording.span for wording in one.content if wording.span is not None]
        assert all(before.end <= after.start for before, after in pairwise(spans))


def assert_stands(text: str, wording: Wording) -> None:
    assert wording.span is not None
    assert 0 <= wording.span.start < wording.span.end <= len(text)
    assert wording.text == wording.span.of(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case(
            "emoji",
            "“The strait 🙂 is open,” Marlow said.",
            said(MARLOW, "said", "The strait 🙂 is open", quotation=DIRECT),
        ),
        case(
            "emoji-in-front",
            "🙂🙂 “The strait is open,” Marlow said.",
            said(MARLOW, "said", "The strait is open", quotation=DIRECT),
            fails="what stands before a quotation is taken for its words",
        ),
        case(
            "nul",
            "“The strait\x00 is open,” Marlow said.",
            said(MARLOW, "said", "The strait\x00 is open", quotation=DIRECT),
        ),
        case(
            "surrogate",
            "“The strait\ud800 is open,” Marlow said.",
            said(MARLOW, "said", "The strait\ud800 is open", quotation=DIRECT),
        ),
        case("chinese", "“海峡是开放的,” Marlow said.", said(MARLOW, "said", "海峡是开放的", quotation=DIRECT)),
        case("arabic", "“المضيق مفتوح,” Marlow said.", said(MARLOW, "said", "المضيق مفتوح", quotation=DIRECT)),
        case("hebrew", "Marlow said: “המצר פתוח.”", said(MARLOW, "said", "המצר פתוח", quotation=DIRECT)),
        case("decomposed", "Marlow said the cafe\u0301 was open.", said(MARLOW, "said", "the caf\u00e9 was open")),
        case(
            "no-break-space",
            "“The strait\u00a0is open,” Marlow\u00a0said.",
            said(MARLOW, "said", "The strait is open", quotation=DIRECT),
        ),
        case(
            "zero-width-space",
            "\u200b“The strait is open,” Marlow said.",
            said(MARLOW, "said", "The strait is open", quotation=DIRECT),
        ),
        case(
            "carriage-return",
            "“The strait is open,” Marlow said.\r\n\r\nForty ships lay at anchor.",
            said(MARLOW, "said", "The strait is open", quotation=DIRECT),
        ),
        case(
            "bullet",
            "\u2022 “The strait is open,” Marlow said.",
            said(MARLOW, "said", "The strait is open", quotation=DIRECT),
            fails="a bullet is taken for words",
        ),
        case(
            "newline-inside",
            "“The strait is\nopen,” Marlow said.",
            said(MARLOW, "said", "The strait is open", quotation=DIRECT),
        ),
    ],
)
def test_strange_letters(text: str, expected: tuple[Said, ...]) -> None:
    """Letters of any script, and what is no letter at all, leave the offsets right."""
    told = document(SCENE + text)
    found = attributions(told)

    assert_placed(told, found)
    assert expected == heard(told)


@pytest.mark.parametrize(
    "text",
    [
        "中国外交部发言人表示，海峡将保持开放。“我们会继续谈判，”他说。",
        "外務省は海峡が開かれていると述べた。「話し合いを続ける」と語った。",
        "Министр заявил, что пролив открыт. «Мы продолжим переговоры», — сказал он.",
        "قال الوزير إن المضيق مفتوح. «سنواصل المحادثات».",
        "El ministro dijo que el estrecho está abierto. «Seguiremos hablando», añadió.",
        "השר אמר שהמצר פתוח.",
        "장관은 해협이 열려 있다고 말했다.",
    ],
)
def test_other_languages(text: str) -> None:
    """A text in a language the cues are not of is read without a failure, and what is found stands there."""
    told = document(text)

    assert_placed(told, attributions(told))


_CROWDED = (
    "Marlow said ",
    "“Yes,” Marlow said. ",
    "PRESIDENT MARLOW: Yes.\n",
    "the ministry said Marlow said ",
    ", who said that ",
    ", adding that ",
)
"""Every few words another clause, as in no text: a fifth of them holds as many as the longest there is."""


@pytest.mark.parametrize(
    ("unit", "length"),
    [
        *((unit, 20_000) for unit in _CROWDED),
        (
            "Marlow said the strait would stay open. “We shall see to it,” she said. Forty ships lay at anchor.\n\n",
            100_000,
        ),
        *((unit, 100_000) for unit in ("“", '"', "'", "said ", "word ", "word", "(", "according to ", "Marlow and ")),
        *((unit, 100_000) for unit in ("\n", " ", "A. ", "Marlow's ")),
    ],
)
def test_long_texts(unit: str, length: int) -> None:
    """A hundred thousand characters of anything, a fifth where they are crowded with clauses, are read, with spans that hold."""
    told = document(SCENE + unit * (length // len(unit)))

    assert_placed(told, attributions(told))


def test_a_long_article_is_read_to_its_end() -> None:
    """What stands at the end of a long article is found as if it stood alone."""
    text = SCENE + "Forty ships lay at anchor.\n\n" * 3000 + "Marlow said the strait was open."

    assert (said(MARLOW, "said", "the strait was open"),) == heard(document(text))


_FRAGMENTS = st.sampled_from(
    (
        "Marlow|President Helena Marlow|Rauk|Mr. Rauk|she|he|it|they|who|the ministry|The two leaders|Marlow's|his|both sides|"
        "said|says|told|told reporters|added|adding|denied|did not rule out|urged|called for|agreed|asked whether|according to|"
        "warning that|made clear|in a statement|on Tuesday|in November|last year|had said|declined to comment|wrote on X|was told|"
        "and|but|while|if|that|the strait|would stay open|a truce|“|”|\"|''|``|«|»|„|‘|’|'|「|」|,|.|:|;|?|!|—|-|…|(|)|[|]|\n|\n\n| |\t|\r\n|"
        "\u00a0|\u200b|PRESIDENT MARLOW:|Q |Q: |INTERPRETER:|(Applause.)|Related coverage|By Ida Berg|1.|•|U.S.|Jr.|🙂|海峡|المضيق|"
        "\x00|\ud800|e\u0301"
    ).split("|")
)


@st.composite
def _patchwork(draw: st.DrawFn) -> Document:
    pieces = draw(st.lists(st.tuples(_FRAGMENTS, st.sampled_from([" ", " ", " ", "", "\n"])), max_size=40))
    scene = draw(st.sampled_from(["", SCENE]))
    kind = draw(st.sampled_from(list(DocumentKind)))
    return document(scene + "".join(piece + gap for piece, gap in pieces), kind)


@given(_patchwork())
@settings(max_examples=400)
def test_patchwork(told: Document) -> None:
    """Names, cues, marks and breaks in any order are read; all wordings stand where they are said to, in order."""
    found = attributions(told)

    assert_placed(told, found)
    assert sorted(found, key=_start) == list(found)


def _start(one: Attribution) -> int:
    assert one.content[0].span is not None
    return one.content[0].span.start


@given(_patchwork())
@settings(max_examples=100)
def test_the_same_every_time(told: Document) -> None:
    """The same text is read the same way."""
    assert attributions(told) == attributions(document(told.text, told.kind))


@given(st.text(max_size=200))
def test_arbitrary_text(text: str) -> None:
    """Any text at all is read."""
    told = document(text)

    assert_placed(told, attributions(told))


@given(
    st.text(
        alphabet=st.characters(exclude_characters="“”\"'‘’«»„「」『』`\n\r", categories=["L", "N", "Zs"]),
        min_size=1,
        max_size=80,
    )
)
def test_whatever_is_quoted(words: str) -> None:
    """What stands in marks before a plain cue is what was said, whatever its words."""
    text = f"“{words.strip() or 'Yes'} indeed,” Marlow said."
    found = in_scene(text)

    assert [MARLOW] == [one.speaker for one in found]
    assert " indeed" in found[0].content[-1]
