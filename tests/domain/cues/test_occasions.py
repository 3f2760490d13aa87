"""When something was said: on the occasion the document tells of, or on an older one."""

from __future__ import annotations

import pytest

from bot.domain.model import DocumentKind
from tests.domain.cues.cases import DIRECT, MARLOW, RAUK, SCENE, document, heard, in_scene, line, said


@pytest.mark.parametrize(
    "text",
    [
        line("month-in-front", "In November, Marlow said the strait would stay open."),
        line("month-behind", "Marlow said in November that the strait would stay open."),
        line("month-at-the-end", "“The strait will stay open,” Marlow said in November."),
        line("month-and-year", "In November 2029, Marlow said the strait would stay open."),
        line("a-date", "On Nov. 12, 2029, Marlow said the strait would stay open.", fails="an abbreviated month with a day and year is not dated"),
        line("a-year", "In 2029, Marlow said the strait would stay open."),
        line("last-year", "Last year, Marlow said the strait would stay open."),
        line("last-year-behind", "Marlow said last year that the strait would stay open."),
        line("last-month", "Marlow warned last month that the strait would close."),
        line("at-the-time", "“The strait will stay open,” Marlow said at the time."),
        line("years-ago", "Two years ago Marlow said the strait would stay open."),
        line("had-said", "Marlow had said that the strait would stay open."),
        line("had-previously", "Marlow had previously warned that the strait would close."),
        line("previously", "Marlow previously said the strait would stay open."),
        line("has-long", "Marlow has long maintained that the strait must stay open."),
        line("once-said", "Marlow once said the strait was nobody's moat."),
        line("when-she-took-office", "When she took office in 2028, Marlow said the strait would stay open."),
        line("a-speech-of-old", "In a speech in March, Marlow said the strait would stay open."),
        line("earlier-this-year", "Earlier this year, Marlow said the strait would stay open."),
        line("during-the-campaign", "During her election campaign, Marlow said the strait would stay open."),
        line("the-day-of-another-meeting", "At their last meeting, Marlow said the strait would stay open."),
        line("speaking-in", "Speaking in Dale in March, Marlow said the strait would stay open."),
        line("a-speech-of-a-year", "In a 2029 speech, Marlow said the strait would stay open."),
        line("a-memoir", "Marlow wrote in her 2029 memoir that the strait would stay open."),
        line("back-in", "Back in 2029, Marlow said the strait would stay open."),
        line("set-in", "Marlow, in March, said the strait would stay open."),
        line("nominal-of-old", "Her promise last year that the strait would stay open has held.", fails="a nominal cue with a time is not read"),
    ],
)  # fmt: skip
def test_older_occasions(text: str) -> None:
    """What the document dates before its own occasion is marked as earlier."""
    assert [(MARLOW, True)] == [(one.speaker, one.earlier) for one in in_scene(text)]


@pytest.mark.parametrize(
    "text",
    [
        line("weekday", "On Tuesday, Marlow said the strait would stay open."),
        line("that-day", "Marlow said later that day that the strait would stay open."),
        line("yesterday", "Marlow said yesterday that the strait would stay open."),
        line("earlier-on-tuesday", "Earlier on Tuesday, Marlow said the strait would stay open."),
        line("after-the-call", "After the meeting, Marlow said the strait would stay open."),
        line("month-inside-the-content", "Marlow said the strait had been closed in November."),
        line("last-year-inside-the-content", "Marlow said that trade had grown last year."),
        line("year-inside-the-content", "Marlow recalled the treaty of 1987."),
        line("the-month-of-publishing", "In May, Marlow said the strait would stay open."),
        line("the-day-of-publishing", "On May 14, 2031, Marlow said the strait would stay open."),
        line("a-date-to-come", "Marlow said the strait would reopen in November 2032."),
        line("has-said", "Marlow has said that the strait will stay open."),
        line("quoted-past", "“In 1987 we signed the treaty,” Marlow said."),
        line("an-apposition", "Marlow, who has led Caldria since 2019, said the strait would stay open."),
        line("an-apposition-behind", "“The strait is open,” said Marlow, who has led Caldria since 2019."),
        line("elected-in", "Marlow, a lawyer elected in 2019, said the strait would stay open."),
        line("may-the-verb", "Marlow said the strait may close."),
    ],
)
def test_the_same_occasion(text: str) -> None:
    """What is said on the occasion itself is not earlier, whatever times it tells of."""
    assert [(MARLOW, False)] == [(one.speaker, one.earlier) for one in in_scene(text)]


def test_old_and_new_apart() -> None:
    """One old quotation does not make its neighbours old."""
    text = "Marlow said the strait was open. In November, she said it would close. Rauk said the ports were full."

    assert (
        said(MARLOW, "said", "the strait was open"),
        said(MARLOW, "said", "it would close", earlier=True),
        said(RAUK, "said", "the ports were full"),
    ) == in_scene(text)


def test_an_old_statement_keeps_its_words() -> None:
    """An old quotation is a statement like any other but for its mark."""
    text = "“The strait will stay open,” Marlow said in November."

    assert (said(MARLOW, "said", "The strait will stay open", quotation=DIRECT, earlier=True),) == in_scene(text)


def test_the_month_of_a_document_without_a_date() -> None:
    """A month named beside a cue is older where the document has no date to compare it with."""
    text = SCENE + "In November, Marlow said the strait would stay open."

    assert [True] == [one.earlier for one in heard(document(text, published=""))]


@pytest.mark.parametrize(
    "text",
    [
        "The two sides reaffirmed their commitment to the treaty.",
        "The two sides agreed to resume talks.",
        "We reaffirm our commitment to the treaty.",
        "Both sides underlined the importance of the treaty.",
        "The leaders welcomed the truce.",
        "The Presidents condemned the raid.",
        "The Parties will resume talks, the two sides agreed.",
    ],
)
def test_joint_statement(text: str) -> None:
    """What a joint statement says its sides said is joint."""
    told = document("JOINT STATEMENT OF CALDRIA AND SUDMARK\n\n" + text, DocumentKind.JOINT_STATEMENT)

    assert [True] == [one.joint for one in heard(told)]
