"""A cue stands before, between or after what it reports; the speaker stands before or behind the cue."""

from __future__ import annotations

import pytest

from tests.domain.cues.cases import DIRECT, MARLOW, MIXED, RAUK, Said, case, in_scene, said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case("bare", "Marlow said the strait would stay open.", said(MARLOW, "said", "the strait would stay open")),
        case("that", "Marlow said that the strait would stay open.", said(MARLOW, "said", "the strait would stay open")),
        case(
            "colon",
            "Marlow said: “The strait will stay open.”",
            said(MARLOW, "said", "The strait will stay open", quotation=DIRECT),
        ),
        case(
            "comma",
            "Marlow said, “The strait will stay open.”",
            said(MARLOW, "said", "The strait will stay open", quotation=DIRECT),
        ),
        case(
            "mixed",
            "Marlow said the talks had been “frank and useful.”",
            said(MARLOW, "said", "the talks had been “frank and useful", quotation=MIXED),
        ),
        case(
            "time-behind-cue",
            "Marlow said on Tuesday that the strait would stay open.",
            said(MARLOW, "said", "the strait would stay open"),
        ),
        case(
            "time-before-cue",
            "Marlow on Tuesday said the strait would stay open.",
            said(MARLOW, "said", "the strait would stay open")),
        case(
            "place-behind-cue",
            "Marlow said in Port Ansel that the strait would stay open.",
            said(MARLOW, "said", "the strait would stay open"),
        ),
        case(
            "setting-in-front",
            "As the ships arrived, Marlow said the strait would stay open.",
            said(MARLOW, "said", "the strait would stay open"),
        ),
        case(
            "for-his-part-in-front",
            "For his part, Rauk said the ports were full.",
            said(RAUK, "said", "the ports were full"),
        ),
        case(
            "for-his-part-inside",
            "Rauk, for his part, said the ports were full.",
            said(RAUK, "said", "the ports were full"),
        ),
        case(
            "participle-between-subject-and-cue",
            "Marlow, speaking in Port Ansel, said the strait would stay open.",
            said(MARLOW, "said", "the strait would stay open"),
        ),
        case(
            "aside-behind-cue",
            "Marlow said, raising her voice, that the strait would stay open.",
            said(MARLOW, "said", "the strait would stay open"),
        ),
        case("asked-whether", "Rauk asked whether the ports were full.", said(RAUK, "asked", "whether the ports were full")),
        case(
            "comma-inside-content",
            "Marlow said the strait, the ports and the canal would stay open.",
            said(MARLOW, "said", "the strait, the ports and the canal would stay open"),
        ),
        case(
            "condition-inside-content",
            "Marlow said that if the raids went on, the fleet would sail.",
            said(MARLOW, "said", "if the raids went on, the fleet would sail"),
        ),
        case(
            "two-clauses-under-one-cue",
            "Marlow said that the strait would stay open and that the fleet would see to it.",
            said(MARLOW, "said", "the strait would stay open and that the fleet would see to it"),
        ),
        case(
            "topic-in-front",
            "On the strait, Marlow said it would stay open.",
            said(MARLOW, "said", "it would stay open"),
        ),
    ],
)  # fmt: skip
def test_cue_before(text: str, expected: tuple[Said, ...]) -> None:
    """What follows speaker and cue is the content, without the time, place or manner of saying it."""
    assert expected == in_scene(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case("bare", "The strait would stay open, Marlow said.", said(MARLOW, "said", "The strait would stay open")),
        case(
            "quotation",
            "“The strait will stay open,” Marlow said.",
            said(MARLOW, "said", "The strait will stay open", quotation=DIRECT),
        ),
        case("one-word", "“No,” Marlow said.", said(MARLOW, "said", "No", quotation=DIRECT)),
        case(
            "question",
            "“Will the strait stay open?” Rauk asked.",
            said(RAUK, "asked", "Will the strait stay open?", quotation=DIRECT),
        ),
        case(
            "exclamation",
            "“Keep the strait open!” Rauk urged.",
            said(RAUK, "urged", "Keep the strait open!", quotation=DIRECT),
        ),
        case(
            "time",
            "The strait would stay open, Marlow said on Tuesday.",
            said(MARLOW, "said", "The strait would stay open"),
        ),
        case(
            "narration-behind",
            "“The strait will stay open,” Marlow said, before leaving for the airport.",
            said(MARLOW, "said", "The strait will stay open", quotation=DIRECT),
        ),
        case(
            "narration-without-comma",
            "“The strait will stay open,” Marlow said as she left the palace.",
            said(MARLOW, "said", "The strait will stay open", quotation=DIRECT),
        ),
        case(
            "mixed",
            "The talks were “frank,” Rauk said.",
            said(RAUK, "said", "The talks were “frank", quotation=MIXED),
        ),
        case(
            "says",
            "“The strait will stay open,” says Marlow.",
            said(MARLOW, "says", "The strait will stay open", quotation=DIRECT),
        ),
        case(
            "as-clause",
            "The strait, as Marlow put it, is “nobody's moat.”",
            said(MARLOW, "put it", "The strait", "is “nobody's moat", quotation=MIXED),
        ),
    ],
)
def test_cue_after(text: str, expected: tuple[Said, ...]) -> None:
    """What precedes speaker and cue is the content; what the narrator goes on to tell is not."""
    assert expected == in_scene(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case(
            "quotation-cut-in-two",
            "“The strait,” Marlow said, “will stay open.”",
            said(MARLOW, "said", "The strait", "will stay open", quotation=DIRECT),
        ),
        case(
            "indirect-cut-in-two",
            "The strait, Marlow said, would stay open.",
            said(MARLOW, "said", "The strait", "would stay open"),
        ),
        case(
            "two-sentences-around",
            "“The strait will stay open,” Marlow said. “We shall see to it.”",
            said(MARLOW, "said", "The strait will stay open", "We shall see to it", quotation=DIRECT),
        ),
        case(
            "pronoun",
            "Marlow shook her head. “No,” she said, “and again no.”",
            said(MARLOW, "said", "No", "and again no", quotation=DIRECT),
        ),
        case(
            "time-inside",
            "“The strait,” Marlow said on Tuesday, “will stay open.”",
            said(MARLOW, "said", "The strait", "will stay open", quotation=DIRECT),
        ),
        case(
            "indirect-then-quotation",
            "The strait would stay open, Marlow said, “whatever the weather.”",
            said(MARLOW, "said", "The strait would stay open", "whatever the weather", quotation=MIXED),
        ),
    ],
)
def test_cue_between(text: str, expected: tuple[Said, ...]) -> None:
    """A cue set into its content leaves one statement of two pieces."""
    assert expected == in_scene(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case(
            "surname",
            "“The strait will stay open,” said Marlow.",
            said(MARLOW, "said", "The strait will stay open", quotation=DIRECT),
        ),
        case(
            "indirect", "The strait would stay open, said Marlow.", said(MARLOW, "said", "The strait would stay open")
        ),
        case(
            "between",
            "“The strait,” said Marlow, “will stay open.”",
            said(MARLOW, "said", "The strait", "will stay open", quotation=DIRECT),
        ),
        case(
            "indirect-between",
            "The strait, said Marlow, would stay open.",
            said(MARLOW, "said", "The strait", "would stay open"),
        ),
        case(
            "title",
            "“The ports are full,” said Foreign Minister Dora Lind.",
            said("Dora Lind", "said", "The ports are full", quotation=DIRECT),
        ),
        case(
            "apposition",
            "“The ports are full,” said Anders Holt, a former envoy.",
            said("Anders Holt", "said", "The ports are full", quotation=DIRECT),
        ),
        case(
            "apposition-and-more",
            "“The ports are full,” said Anders Holt, a former envoy. “They will stay full.”",
            said("Anders Holt", "said", "The ports are full", "They will stay full", quotation=DIRECT),
        ),
        case(
            "relative-clause",
            "“The ports are full,” said Anders Holt, who once served as envoy.",
            said("Anders Holt", "said", "The ports are full", quotation=DIRECT),
        ),
        case(
            "unnamed",
            "“The ports are full,” said a senior official in Port Ansel.",
            said("a senior official in Port Ansel", "said", "The ports are full", quotation=DIRECT),
        ),
        case(
            "other-verbs",
            "“The ports are full,” warned Rauk.",
            said(RAUK, "warned", "The ports are full", quotation=DIRECT),
        ),
        case(
            "time-behind",
            "“The ports are full,” said Rauk on Tuesday.",
            said(RAUK, "said", "The ports are full", quotation=DIRECT),
        ),
        case(
            "cue-first-in-sentence",
            "Said Marlow: “The strait will stay open.”",
            said(MARLOW, "Said", "The strait will stay open", quotation=DIRECT),
        ),
        case(
            "title-with-of",
            "“The ports are full,” said the mayor of Port Ansel, Anders Holt.",
            said("Anders Holt", "said", "The ports are full", quotation=DIRECT),
        ),
    ],
)
def test_inverted(text: str, expected: tuple[Said, ...]) -> None:
    """The speaker may stand behind the cue, with an apposition that is no part of what is said."""
    assert expected == in_scene(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case(
            "in-front",
            "According to Marlow, the strait will stay open.",
            said(MARLOW, "According to", "the strait will stay open"),
        ),
        case(
            "behind",
            "The strait will stay open, according to Marlow.",
            said(MARLOW, "according to", "The strait will stay open"),
        ),
        case(
            "behind-without-comma",
            "The strait will stay open according to Marlow.",
            said(MARLOW, "according to", "The strait will stay open"),
        ),
        case(
            "inside",
            "The strait, according to Marlow, will stay open.",
            said(MARLOW, "according to", "The strait", "will stay open"),
        ),
        case(
            "mixed",
            "The talks were “frank,” according to Rauk.",
            said(RAUK, "according to", "The talks were “frank", quotation=MIXED),
        ),
        case(
            "a-body",
            "According to the Caldrian Foreign Ministry, the strait will stay open.",
            said("Caldrian Foreign Ministry", "According to", "the strait will stay open"),
        ),
        case(
            "unnamed",
            "The ships left at dawn, according to two people who saw them.",
            said("two people", "according to", "The ships left at dawn"),
        ),
        case(
            "two-of-them",
            "According to Marlow, the strait is open; according to Rauk, it is not.",
            said(MARLOW, "According to", "the strait is open"),
            said(RAUK, "according to", "it is not"),
        ),
        case("plan-is-nobody", "The ships left according to plan."),
        case("time-is-nobody", "The prices differ according to the season."),
        case(
            "in-the-words-of",
            "In the words of Marlow, “the strait is nobody's moat.”",
            said(MARLOW, "In the words of", "the strait is nobody's moat", quotation=DIRECT),
        ),
    ],
)
def test_according_to(text: str, expected: tuple[Said, ...]) -> None:
    """*According to X* credits X in front of, behind and inside what is told."""
    assert expected == in_scene(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case(
            "while",
            "Marlow said the strait would stay open while Rauk said the ports were full.",
            said(MARLOW, "said", "the strait would stay open"),
            said(RAUK, "said", "the ports were full"),
        ),
        case(
            "but",
            "Marlow said the strait would stay open, but Rauk said the ports were full.",
            said(MARLOW, "said", "the strait would stay open"),
            said(RAUK, "said", "the ports were full"),
        ),
        case(
            "semicolon",
            "Marlow said the strait would stay open; Rauk said the ports were full.",
            said(MARLOW, "said", "the strait would stay open"),
            said(RAUK, "said", "the ports were full"),
        ),
        case(
            "quotations-side-by-side",
            "“The strait is open,” Marlow said. “The ports are full,” Rauk said.",
            said(MARLOW, "said", "The strait is open", quotation=DIRECT),
            said(RAUK, "said", "The ports are full", quotation=DIRECT),
        ),
        case(
            "quotations-in-paragraphs",
            "“The strait is open,” Marlow said.\n\n“The ports are full,” Rauk said.",
            said(MARLOW, "said", "The strait is open", quotation=DIRECT),
            said(RAUK, "said", "The ports are full", quotation=DIRECT),
        ),
        case(
            "reply",
            "“Is the strait open?” Rauk asked. “It is,” Marlow replied.",
            said(RAUK, "asked", "Is the strait open?", quotation=DIRECT),
            said(MARLOW, "replied", "It is", quotation=DIRECT),
        ),
        case(
            "cue-before-then-cue-after",
            "Marlow said, “The strait is open.” “The ports are full,” Rauk said.",
            said(MARLOW, "said", "The strait is open", quotation=DIRECT),
            said(RAUK, "said", "The ports are full", quotation=DIRECT),
        ),
        case(
            "narration-between",
            "Marlow said the strait was open. Forty ships lay in the harbour. Rauk said the ports were full.",
            said(MARLOW, "said", "the strait was open"),
            said(RAUK, "said", "the ports were full"),
        ),
    ],
)
def test_two_speakers(text: str, expected: tuple[Said, ...]) -> None:
    """Where two people speak, each keeps to their own words."""
    assert expected == in_scene(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case(
            "list-of-dashes",
            "Marlow said:\n\n- The strait is open.\n- The ports are full.\n\nForty ships lay at anchor.",
            said(MARLOW, "said", "The strait is open.\n- The ports are full"),
        ),
        case(
            "on-a-matter",
            "Turning to the ports, Marlow said they were full.",
            said(MARLOW, "said", "they were full"),
        ),
        case(
            "conjunction-in-front",
            "But Marlow said the strait was open.",
            said(MARLOW, "said", "the strait was open"),
        ),
        case(
            "adverb-in-front",
            "Meanwhile, Rauk said the ports were full.",
            said(RAUK, "said", "the ports were full"),
        ),
        case(
            "quotation-in-the-setting",
            "After the “Northern Star” was lost, Marlow said the strait was open.",
            said(MARLOW, "said", "the strait was open"),
        ),
        case(
            "question-indirect",
            "How long the strait would stay open, Marlow did not say.",
            said(MARLOW, "did not say", "How long the strait would stay open"),
        ),
        case(
            "fronted-object",
            "Of the raid, Marlow said it was an outrage.",
            said(MARLOW, "said", "it was an outrage"),
        ),
        case(
            "content-in-two-sentences-then-cue",
            "The ports are full. The strait is open, Marlow said.",
            said(MARLOW, "said", "The strait is open"),
        ),
        case(
            "because-inside",
            "Marlow said the strait was open because the ice had gone.",
            said(MARLOW, "said", "the strait was open because the ice had gone"),
        ),
        case(
            "while-inside",
            "Marlow said the strait would stay open while the talks went on.",
            said(MARLOW, "said", "the strait would stay open while the talks went on"),
        ),
        case(
            "parenthesis-inside",
            "Marlow said the strait (and the canal) would stay open.",
            said(MARLOW, "said", "the strait (and the canal) would stay open"),
        ),
        case(
            "thousand-separator",
            "Marlow said 1,200 ships had passed.",
            said(MARLOW, "said", "1,200 ships had passed"),
        ),
        case(
            "not-but",
            "Marlow said the strait was not a moat but a road.",
            said(MARLOW, "said", "the strait was not a moat but a road"),
        ),
    ],
)
def test_how_far_content_reaches(text: str, expected: tuple[Said, ...]) -> None:
    """Content ends where the speaker's words do."""
    assert expected == in_scene(text)
