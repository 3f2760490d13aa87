"""The same story is known by its words, and a changed page by its sentences."""

from __future__ import annotations

import time
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.model import Document
from bot.domain.stories import Change, Repeat, changed, repeats, same_story

STORY = (
    "President Helena Marlow of Caldria said on Tuesday that the strait would stay open to all ships. "
    "She spoke after talks in Port Ansel with Prime Minister Victor Rauk of Sudmark. "
    "“We have no quarrel with those who fish there,” she said. "
    "Rauk told reporters that his government would send two ministers in the autumn, and that no fee was asked. "
    "The strait was closed for nine days in March, when a ferry ran aground on the northern bank. "
    "Fishermen of both countries had asked for a rule on nets since the spring, and neither government had answered them."
)
OTHER = (
    "Ships may pass the strait again, the leaders of Caldria and Sudmark agreed in Port Ansel this week. "
    "Marlow promised that no vessel would be held, while Rauk spoke of a visit by two of his ministers later in the year. "
    "It was in March that a grounded ferry blocked the northern bank for more than a week. "
    "The quarrel over nets is older, and those who live by fishing say nobody listens to them in either capital."
)
CHINESE = "卡尔德里亚总统玛洛星期二表示，海峡将继续向所有船只开放。她在安塞尔港与南马克总理劳克会谈后作出上述表示。双方同意秋季再次会晤，并讨论渔业问题。"
CHINESE_OTHER = (
    "南马克总理劳克说，两名部长将于秋季前往安塞尔港访问。渔民自春季以来一直要求制定渔网规则，但两国政府均未答复。"
)
THAI = "ประธานาธิบดีมาร์โลว์กล่าวเมื่อวันอังคารว่าช่องแคบจะยังคงเปิดให้เรือทุกลำผ่านได้ตามปกติ"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (STORY, STORY, True),
        (STORY, f"Strait stays open\n\n{STORY.split(' Fishermen')[0]} (Norr News)", True),
        (STORY, STORY.replace("two ministers", "three ministers").replace("“", '"').replace("”", '"'), True),
        (STORY, STORY.upper(), True),
        (STORY, OTHER, False),
        (STORY, "", False),
        ("", "", False),
        ("We agreed.", "We agreed.", True),
        ("We agreed.", "We disagreed.", False),
        ("We have no quarrel with those who fish there", f"{STORY} {OTHER}", False),
        (CHINESE, CHINESE + "（完）", True),
        (CHINESE, CHINESE_OTHER, False),
        (THAI, THAI + " ", True),
        (THAI, CHINESE, False),
    ],
)  # fmt: skip
def test_a_story_is_the_same_by_its_words(one: str, other: str, same: bool) -> None:
    """A story cut, headed anew or touched up is the same; another paper's story on the matter, or a quoted post, is not."""
    assert (same, same) == (same_story(one, other), same_story(other, one))


def test_the_earlier_is_the_repeated() -> None:
    """Where dates are known the first published is repeated; where they are not, the first given."""
    late = Document(STORY, published="2031-05-15")
    early = Document(f"{STORY} More follows.", published="2031-05-14")
    other = Document(OTHER, published="2031-05-13")

    assert (Repeat(1, 2),) == repeats([late, early, other])
    assert (Repeat(3, 1),) == repeats([Document(STORY), Document(OTHER), early])


def test_several_repeats_name_one_first() -> None:
    """Three copies of a story repeat the first of them."""
    assert (Repeat(2, 1), Repeat(3, 1)) == repeats([Document(STORY), Document(STORY), Document(STORY)])


@pytest.mark.parametrize(
    "after",
    [
        STORY,
        STORY.replace("“", '"').replace("”", '"'),
        STORY.replace(". ", ".  "),
        STORY.replace("strait", "stra\u00adit"),
    ],
)
def test_another_typography_is_no_change(after: str) -> None:
    """Spaces, soft hyphens and the shape of quotation marks may differ between two readings."""
    assert changed(STORY, after) is None


@pytest.mark.parametrize(
    ("after", "notice"),
    [
        (
            STORY.replace(" Fishermen of both countries had asked for a rule on nets since the spring, and neither government had answered them.", ""),
            "The page’s text changed since 3 May: one sentence was dropped.",
        ),
        (
            STORY.replace("“We have no quarrel with those who fish there,” she said. ", "").replace("The strait was closed for nine days in March, when a ferry ran aground on the northern bank. ", ""),
            "The page’s text changed since 3 May: two sentences were dropped.",
        ),
        (f"{STORY} A second round is due in June.", "The page’s text changed since 3 May: one sentence was added."),
        (STORY.replace("would stay open", "might stay open"), "The page’s text changed since 3 May: one sentence was reworded."),
        (
            STORY.replace("would stay open", "might stay open").replace("“We have no quarrel with those who fish there,” she said. ", "") + " A second round is due in June. Nobody else came.",
            "The page’s text changed since 3 May: one sentence was dropped, two were added and one was reworded.",
        ),
        (OTHER, "The page’s text is another one than it was on 3 May."),
        ("", "The page’s text is another one than it was on 3 May."),
    ],
)  # fmt: skip
def test_a_change_is_told_in_a_sentence(after: str, notice: str) -> None:
    """What was dropped, added and reworded is counted, and said with the day of the last reading."""
    change = changed(STORY, after)

    assert change is not None
    assert notice == change.notice("3 May")


def test_a_rewording_keeps_both_wordings() -> None:
    """The sentence before and the sentence after stand side by side."""
    change = changed(STORY, STORY.replace("no fee was asked", "a fee was asked"))

    assert change is not None
    assert [
        ("no fee was asked." in each.before, "that a fee was asked." in each.after) for each in change.reworded
    ] == [(True, True)]


def test_another_order_is_a_change() -> None:
    """Sentences that changed places are told of, since what follows what may matter."""
    change = changed("Marlow spoke first. Rauk spoke then.", "Rauk spoke then. Marlow spoke first.")

    assert Change(kept=2) == change
    assert "The page’s text changed since Monday: its sentences stand in another order." == Change(kept=2).notice(
        "Monday"
    )


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_two_texts_can_be_held_against_each_other(one: str, other: str) -> None:
    """No text is too strange; a text is no change of itself."""
    assert changed(one, one) is None
    assert same_story(one, other) == same_story(other, one)


def test_a_long_text_is_compared_in_linear_time() -> None:
    """A text of a megabyte, and one of a single sentence over and over, take well under a second each."""
    counted = " ".join(
        f"Marlow said on day {day} that the strait would stay open to the ships of all." for day in range(15_000)
    )
    repeated = "Marlow said the strait would stay open to the ships of all. " * 16_000
    begun = time.process_time()

    assert same_story(counted, counted + STORY)
    assert not same_story(repeated, STORY)
    assert time.process_time() - begun < 10


def test_long_texts_are_compared_in_little_memory() -> None:
    """Of five megabytes of text, no more is kept than tells one from another; a cut copy is still known."""
    texts = [" ".join(f"w{at * at % (9_973 + number)}" for at in range(120_000)) for number in range(4)]
    documents = [Document(text) for text in (*texts, texts[0][:450_000])]
    tracemalloc.start()
    try:
        found = repeats(documents)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

    assert found == (Repeat(5, 1),)
    assert peak < 15_000_000


def test_a_change_of_a_few_endless_sentences_is_soon_told() -> None:
    """They are not compared word by word."""
    before, after = (" ".join(f"{letter}{at}" for at in range(150_000)) for letter in "ab")
    began = time.process_time()

    change = changed(before, after)

    assert change is not None
    assert change.reworded == ()
    assert time.process_time() - began < 10
