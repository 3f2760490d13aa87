"""What is rumoured, wished, imagined, denied or taken back is not what was said."""

from __future__ import annotations

import pytest

from tests.domain.cues.cases import MARLOW, Said, case, in_scene, line, said


@pytest.mark.parametrize(
    "text",
    [
        line("rumour", "The papers were full of reports that Marlow had agreed to pay."),
        line("not-true", "It is not true that Marlow said the strait was closed."),
        line("wished", "The traders wish Marlow had said that the strait was closed."),
        line("fake-video", "A fake video in which Marlow says that the strait is closed was shown on Monday."),
        line("novel", "In the novel, Marlow says that the strait is closed."),
        line("perhaps", "Perhaps Marlow will oppose the plan."),
        line("retracted", "Rauk listened. Marlow retracted her claim that the strait was closed."),
        line("supposed", "Suppose Marlow says that the strait is closed."),
        line("was-told", "The pilots laughed when they were told that Marlow had closed the talks by saying so."),
        line("noun-for-a-verb", "International rules bind Marlow and the member states of the pact."),
    ],
)  # fmt: skip
def test_what_is_unreal_is_nobodys_statement(text: str) -> None:
    """Nothing of it is credited to the one it is told of."""
    assert [] == [one for one in in_scene(text) if one.speaker == MARLOW]


@pytest.mark.parametrize(
    ("text", "speaker", "cue"),
    [
        ("The palace denied that Marlow had said the strait was closed.", "palace", "denied"),
        ("It is not true that Marlow promised ships, the Caldrian Foreign Ministry said.", "Caldrian Foreign Ministry", "said"),
        ("Marlow dismissed as “nonsense” reports that she had threatened Sudmark.", MARLOW, "dismissed"),
    ],
)  # fmt: skip
def test_a_denial_is_its_own_and_passes_on_nothing(text: str, speaker: str, cue: str) -> None:
    """Who denies is credited with the denial, and the denied words are nobody's."""
    found = in_scene(text)

    assert [cue] == [one.cue for one in found]
    assert speaker in found[0].speaker


def test_who_is_quoted_next_is_not_told_by_the_last_teller() -> None:
    """One person's account of another does not carry over to what the other says next."""
    found = in_scene("According to Rauk, Marlow said the strait was closed. Marlow said he was lying.")

    assert [("Victor Rauk",), ()] == [one.via for one in found]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“The ports are full,” said a former spokesman for the harbour ministry, Ida Moll.", "Ida Moll"),
        ("“The ports are full,” harbour press secretary Ida Moll told reporters.", "Ida Moll"),
        ("Marlow praised Rauk's announcement that Sudmark intends to reopen the ports and urged patience.", MARLOW),
        ("Ida Moll, a Port Ansel, Cal., pilot who knows the strait, said the ports were full.", "Ida Moll"),
        ("Marlow promised the fleet would leave.", MARLOW),
    ],
)
def test_the_subject_is_the_clauses_own(text: str, speaker: str) -> None:
    """Neither the nearest noun nor the subject of a clause inside is taken for who spoke."""
    assert {speaker} == {one.speaker for one in in_scene(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case(
            "a-post-attributed",
            "A post attributed to Rauk calling Marlow a pirate was fake, the ministry said.",
            said("ministry", "said", "A post attributed to Rauk calling Marlow a pirate was fake"),
        ),
        case(
            "a-letter",
            "Marlow said a letter attributed to Rauk accusing her of theft was a forgery.",
            said(MARLOW, "said", "a letter attributed to Rauk accusing her of theft was a forgery"),
        ),
        case(
            "a-recording",
            "A recording of Rauk threatening war was not genuine, the ministry said.",
            said("ministry", "said", "A recording of Rauk threatening war was not genuine"),
        ),
    ],
)
def test_forged(text: str, expected: tuple[Said, ...]) -> None:
    """What a forgery says is not its supposed speaker's; that it is one, is the statement of whoever says so."""
    assert expected == in_scene(text)


@pytest.mark.parametrize(
    "text",
    [
        line("at-no-point", "At no point did Marlow say that the strait was closed."),
        line("not-once", "Not once did Marlow say that the strait was closed."),
        line("never", "Never did Marlow say that the strait was closed."),
        line("nowhere", "Nowhere did Marlow say that the strait was closed."),
        line("nor", "Rauk left, nor did Marlow say that the strait was closed."),
        line("rarely", "Rarely has Marlow said that the strait was closed."),
        line("under-no-circumstances", "Under no circumstances did Marlow promise to close the strait."),
        line("nobody-in", "Nobody in the Sudmark delegation said that the strait was closed."),
        line("hardly-anyone", "Hardly anyone in the palace said that the strait was closed."),
        line("almost-nobody", "Almost nobody in Dale said that the strait was closed."),
        line("few", "Few ministers said that the strait was closed."),
        line("everyone-but", "Everyone but Marlow agreed that the strait was closed."),
        line("all-except", "All the ministers except Marlow agreed that the strait was closed."),
    ],
)
def test_denied_before_the_verb(text: str) -> None:
    """Words that deny, before the subject or in it, leave nobody to be credited."""
    assert () == in_scene(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case(
            "only-then",
            "Only then did Marlow say that the strait was closed.",
            said(MARLOW, "say", "the strait was closed"),
        ),
        case(
            "a-few",
            "A few in the palace said the strait was closed.",
            said("A few in the palace", "said", "the strait was closed"),
        ),
        case(
            "but-joins",
            "Marlow liked the plan but Rauk said it was dead.",
            said("Victor Rauk", "said", "it was dead"),
        ),
        case(
            "those-who",
            "Those who doubt Marlow's word say that the strait is closed.",
            said("Those who doubt Marlow's word", "say", "the strait is closed"),
        ),
    ],
)
def test_not_denied(text: str, expected: tuple[Said, ...]) -> None:
    """Words that only look like a denial take nobody's words away, and give them to nobody else."""
    assert expected == in_scene(text)
