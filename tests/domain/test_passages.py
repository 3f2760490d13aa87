"""Sentences are found where a reader finds them, with exact offsets."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.passages import passages


def sentences(text: str) -> list[str]:
    return [passage.span.of(text) for passage in passages(text)]


ENGLISH = {
    "abbreviations": [
        "U.S. President-elect Ada Vorn met ByteCorp Ltd. that day.",
        "Rep. Nancy Oake saw Lt. Col. Brun on Nov. 3.",
        "Gen. Hale and Sen. Ruiz backed plan No. 5 vs. Plan B.",
    ],
    "names": ["J. D. Vorn and A.B. Crane went to St. Petersburg.", "Tom Reed, Jr. met Holt Inc. Chair Ida Brun."],
    "initials that end a sentence": [
        "He had studied in the U.S.",
        "The next day he left.",
        "She stayed in the U.K.",
        "“We wait.”",
    ],
    "hours": ["They spoke at 9 a.m. Monday and at 5 p.m. Moscow time.", "They stopped at 6 p.m.", "Vorn left."],
    "honours": ["H.E. Mr. A. K. Rao met H.R.H. Prince Olav."],
    "initials that do not": ["The U.S. Senate and the U.N. Security Council met."],
    "numbers": ["It cost $3.5 billion in 2016.", "It fell 2.25 percent."],
    "addresses": ["See www.example.org/a.b?c=D.E for more.", "Write to a.b@example.org.", "Then wait."],
    "quotations of several sentences": ["“We will talk.", "We will listen.", "Then we decide,” Vorn said.", "He left."],
    "questions with a cue": ["“Will you come?” he asked.", "“Never!” Vorn said.", "“Is it so?” asked Ida Brun."],
    "questions before a new sentence": ["“Is it so?”", "The crowd was silent.", "Why?", "Because it rained."],
    "a relative of a title": ["“Will it hold?” Foreign Minister Ida Brun asked.", "Nobody knew."],
    "brackets": ["They met (see p. 5).", "(It was the first time.)", "Crane (R-Ky.) was there."],
    "ellipses": ["“I … think so... maybe,” he said.", "He paused…", "Then he left."],
    "short sentences before small letters": ["He met the envoys.", "al-Rashid was not there."],
    "footnotes": ["They signed it.[12]", "It holds."],
    "lost spaces": ["They talked about peace.", "It was late.", "“We tried.”", "She left."],
    "a cue after a full stop": ["“It is over.” he said."],
}


@pytest.mark.parametrize("expected", ENGLISH.values(), ids=ENGLISH.keys())
def test_english_sentences_are_found(expected: list[str]) -> None:
    """Abbreviations join, and what begins a sentence parts."""
    assert expected == sentences(" ".join(expected))


def test_a_space_lost_in_copying_does_not_hide_a_boundary() -> None:
    """Pages often lose the space after a full stop."""
    text = "They talked about peace.Nobody left.”She wrote to node.js users."

    assert sentences(text) == ["They talked about peace.", "Nobody left.”", "She wrote to node.js users."]


OTHERS = {
    "Chinese": (
        "甲国外长指出，“合作很重要。希望对话。”他强调，形势严峻。“好！”他说。",
        ["甲国外长指出，“合作很重要。", "希望对话。”", "他强调，形势严峻。", "“好！”他说。"],
    ),
    "Japanese": ("「協力する。」と述べた。会談した。次は？", ["「協力する。」と述べた。", "会談した。", "次は？"]),
    "Russian": (
        "В 2024 г. Орлов заявил, т.е. сказал. Он был в г. Москва и т.д. Завод им. Чехова.",
        ["В 2024 г. Орлов заявил, т.е. сказал.", "Он был в г. Москва и т.д.", "Завод им. Чехова."],
    ),
    "Russian dialogue": ("«Кто?» — спросил он. — Да.", ["«Кто?» — спросил он.", "— Да."]),
    "Arabic": ("ما رأيك؟ نعم. قال د. سالم ذلك۔ ثم ذهب.", ["ما رأيك؟", "نعم.", "قال د. سالم ذلك۔", "ثم ذهب."]),
    "Hindi": ("यह सच है। वह गया।", ["यह सच है।", "वह गया।"]),
    "Spanish": (
        "¿Qué dijo? ¡Nada! El Sr. Gil de EE.UU. habló.",
        ["¿Qué dijo?", "¡Nada!", "El Sr. Gil de EE.UU. habló."],
    ),
    "French": (
        "« Bonjour ! » a-t-il dit. « Non. » Il part. M. Duval est là.",
        ["« Bonjour ! » a-t-il dit.", "« Non. »", "Il part.", "M. Duval est là."],
    ),
    "German": (
        "Das Treffen am 3. Mai war gut und die Lage im 19. Jahrhundert nicht. Er sagte: „Wir gehen. Jetzt.“ Dann ging er.",
        [
            "Das Treffen am 3. Mai war gut und die Lage im 19. Jahrhundert nicht.",
            "Er sagte: „Wir gehen.",
            "Jetzt.“",
            "Dann ging er.",
        ],
    ),
}


@pytest.mark.parametrize(("text", "expected"), OTHERS.values(), ids=OTHERS.keys())
def test_sentences_of_other_languages_are_found(text: str, expected: list[str]) -> None:
    """Each script has its own marks, quotation marks and abbreviations."""
    assert expected == sentences(text)


LAYOUTS = {
    "single newlines": ("First one\nSecond one.\r\nThird one.", ["First one", "Second one.", "Third one."]),
    "blank lines": ("First one\n \nSecond one.\n\n\nThird.", ["First one", "Second one.", "Third."]),
    "labels": (
        "PRESIDENT VORN:  Thank you.  We agreed.\nQ    What about trade?\nMS. BRUN: No comment.",
        ["PRESIDENT VORN:  Thank you.", "We agreed.", "Q    What about trade?", "MS. BRUN: No comment."],
    ),
    "numbers": (
        "1. The two sides agreed. They met.\n2. They will meet.\n(a) First point.\nIV. Last.",
        ["1. The two sides agreed.", "They met.", "2. They will meet.", "(a) First point.", "IV. Last."],
    ),
    "numbers in a line": ("They agreed: 1. To open. 2. To close.", ["They agreed: 1. To open.", "2. To close."]),
    "bullets": ("Points:\n• trade\n- climate\n* energy", ["Points:", "• trade", "- climate", "* energy"]),
    "bullets in a line": ("Points: • trade • climate", ["Points:", "• trade", "• climate"]),
    "rules": ("One.\n___\n* * *\nTwo.", ["One.", "Two."]),
    "a broken line": ("One line\nof a sentence.\n\nAnother.", ["One line\nof a sentence.", "Another."]),
}


@pytest.mark.parametrize(("text", "expected"), LAYOUTS.values(), ids=LAYOUTS.keys())
def test_layout_parts_sentences(text: str, expected: list[str]) -> None:
    """Lines, labels, numbers and bullets part what no full stop parts."""
    assert expected == sentences(text)


WRAPPED = """\
The foreign ministers of the two countries met on the island and
talked for an hour about the fishery dispute. They agreed that
their experts would meet again before the end of the month, as
the ministry announced.
A second paragraph begins here and it also runs on over several
lines of the same width until it ends.

- a point of a list that is rather long and goes on in the line
  that follows
- a second point
"""


def test_lines_wrapped_at_one_width_are_joined() -> None:
    """In a hard-wrapped text the end of a line is only a space."""
    expected = [
        "The foreign ministers of the two countries met on the island and\ntalked for an hour about the fishery dispute.",
        "They agreed that\ntheir experts would meet again before the end of the month, as\nthe ministry announced.",
        "A second paragraph begins here and it also runs on over several\nlines of the same width until it ends.",
        "- a point of a list that is rather long and goes on in the line\n  that follows",
        "- a second point",
    ]

    assert expected == sentences(WRAPPED)


def test_headlines_listed_line_by_line_are_not_joined() -> None:
    """Lines of differing lengths without full stops are lines of their own."""
    lines = [
        "Vorn to visit island",
        "Brun urges calm in strait as fleets gather",
        "OPINION: Time to talk",
        "Markets fall",
    ]

    assert lines == sentences("\n".join(lines))


PIECES = st.sampled_from(
    [
        "U.S. ",
        "He said. ",
        "“Go!” ",
        "a.m. ",
        "3.5 ",
        "\n",
        "\n\n",
        "\r\n",
        "。",
        "」",
        "...",
        "… ",
        "Dr. ",
        "(",
        ")",
        " ",
        "\u2028",
        "\x00",
        "\ud800",
        "é",
        "e\u0301",
        "\u200b",
        "\ufeff",
        "• ",
        "1. ",
        "», ",
        "word ",
        "Q: ",
        "?",
        '!"',
        "١",
        "िा ",
    ]
)
TEXTS = st.one_of(st.text(st.characters(), max_size=200), st.lists(PIECES, max_size=40).map("".join))


@given(TEXTS)
def test_passages_hold_every_letter_in_order(text: str) -> None:
    """Spans are in order, disjoint, trimmed, numbered from one, without blank lines, and lose no letter or digit."""
    found = passages(text)

    assert list(range(1, len(found) + 1)) == [passage.number for passage in found]
    for earlier, later in itertools.pairwise(found):
        assert earlier.span.end <= later.span.start
    for passage in found:
        words = passage.span.of(text)
        assert words == words.strip() != ""
        assert all(line.strip() for line in words.splitlines())
    inside = {offset for passage in found for offset in range(passage.span.start, passage.span.end)}
    assert all(offset in inside for offset, character in enumerate(text) if character.isalnum())


def test_a_word_parted_at_the_end_of_a_line_stays_in_its_sentence() -> None:
    """A hyphen at the end of a line, with small letters on the next, parts a word and no paragraph."""
    text = "Vorn said that the trea-\nty was dead.\nBrun left."

    found = [passage.span.of(text) for passage in passages(text)]

    assert ["Vorn said that the trea-\nty was dead.", "Brun left."] == found
