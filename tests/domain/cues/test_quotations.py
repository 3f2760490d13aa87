"""Quotations: how they are set, how long they go on, and whose they are not."""

from __future__ import annotations

import pytest

from tests.domain.cues.cases import DIRECT, MARLOW, MIXED, RAUK, Said, case, in_scene, line, said

_WORDS = "The strait will stay open"


@pytest.mark.parametrize(
    "text",
    [
        line("straight", '"The strait will stay open," Marlow said.'),
        line("curly", "“The strait will stay open,” Marlow said."),
        line("two-single", "''The strait will stay open,'' Marlow said."),
        line("typewriter", "``The strait will stay open,'' Marlow said."),
        line("guillemets", "«The strait will stay open», Marlow said."),
        line("spaced-guillemets", "« The strait will stay open », Marlow said."),
        line("low-high", "„The strait will stay open“, Marlow said."),
        line("low-right", "„The strait will stay open”, Marlow said."),
        line(
            "single-curly",
            "‘The strait will stay open,’ Marlow said.",
        ),
        line("single-straight", "'The strait will stay open,' Marlow said."),
        line("comma-outside", "“The strait will stay open”, Marlow said."),
        line(
            "stop-inside",
            "“The strait will stay open.” Marlow said.",
        ),
        line("dash", "“The strait will stay open” — Marlow said."),
        line("curly-then-straight", '“The strait will stay open," Marlow said.'),
        line("corner", "「The strait will stay open」, Marlow said."),
        line("no-comma", "“The strait will stay open” Marlow said."),
        line("straight-behind", 'Marlow said: "The strait will stay open."'),
        line("guillemets-behind", "Marlow said «The strait will stay open»."),
        line(
            "single-behind",
            "Marlow said: ‘The strait will stay open.’",
        ),
        line("hyphen-behind", "Marlow said - “The strait will stay open.”"),
    ],
)
def test_marks(text: str) -> None:
    """All marks that set off a quotation are the same to the reader."""
    assert (said(MARLOW, "said", _WORDS, quotation=DIRECT),) == in_scene(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case("none", "Marlow said the strait was open.", said(MARLOW, "said", "the strait was open")),
        case("some", "Marlow said the strait “is open.”", said(MARLOW, "said", "the strait “is open", quotation=MIXED)),
        case("all", "Marlow said “the strait is open.”", said(MARLOW, "said", "the strait is open", quotation=DIRECT)),
        case(
            "apostrophes",
            "Marlow said Sudmark's ships wouldn't leave the sailors' port.",
            said(MARLOW, "said", "Sudmark's ships wouldn't leave the sailors' port"),
        ),
        case(
            "curly-apostrophes",
            "Marlow said Sudmark’s ships wouldn’t leave the sailors’ port.",
            said(MARLOW, "said", "Sudmark’s ships wouldn’t leave the sailors’ port"),
        ),
        case(
            "single-marks-inside",
            "Marlow said the ‘old’ ships had left.",
            said(MARLOW, "said", "the ‘old’ ships had left", quotation=MIXED),
        ),
        case(
            "two-fragments",
            "Marlow said the talks were “frank” and “useful.”",
            said(MARLOW, "said", "the talks were “frank” and “useful", quotation=MIXED),
        ),
        case(
            "quotation-then-words",
            "Marlow said “never” would come before “soon” did.",
            said(MARLOW, "said", "never” would come before “soon” did", quotation=MIXED),
        ),
    ],
)
def test_kind_of_quotation(text: str, expected: tuple[Said, ...]) -> None:
    """Words all in marks are direct, none in marks indirect, some in marks mixed; an apostrophe is no mark."""
    assert expected == in_scene(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case(
            "two-sentences-in-one-pair",
            "“The strait is open. It has always been open,” Marlow said.",
            said(MARLOW, "said", "The strait is open. It has always been open", quotation=DIRECT),
        ),
        case(
            "three-sentences-behind",
            "Marlow said: “The strait is open. It has always been open. It will be.”",
            said(MARLOW, "said", "The strait is open. It has always been open. It will be", quotation=DIRECT),
        ),
        case(
            "goes-on-after-the-cue",
            "“The strait is open,” Marlow said. “It has always been open. It will be.”",
            said(MARLOW, "said", "The strait is open", "It has always been open. It will be", quotation=DIRECT),
        ),
        case(
            "goes-on-twice",
            "“The strait is open,” Marlow said. “It has always been.” “It will be.”",
            said(MARLOW, "said", "The strait is open", "It has always been.” “It will be", quotation=DIRECT),
        ),
        case(
            "goes-on-in-the-next-paragraph",
            "“The strait is open,” Marlow said. “It has always been open.\n\n“It will be.”",
            said(MARLOW, "said", "The strait is open", "It has always been open. “It will be", quotation=DIRECT),
        ),
        case(
            "goes-on-over-three-paragraphs",
            "Marlow said: “The strait is open.\n\n“It has always been open.\n\n“It will be.”\n\nRauk left.",
            said(MARLOW, "said", "The strait is open. “It has always been open. “It will be", quotation=DIRECT),
        ),
        case(
            "cue-after-two-paragraphs",
            "“The strait is open.\n\n“It has always been open,” Marlow said.",
            said(MARLOW, "said", "The strait is open. “It has always been open", quotation=DIRECT),
        ),
        case(
            "added-in-the-next-sentence",
            "“The strait is open,” Marlow said. She added: “It will be.”",
            said(MARLOW, "said", "The strait is open", quotation=DIRECT),
            said(MARLOW, "added", "It will be", quotation=DIRECT),
        ),
        case(
            "added-behind",
            "“The strait is open,” Marlow said. “It will be,” she added.",
            said(MARLOW, "said", "The strait is open", quotation=DIRECT),
            said(MARLOW, "added", "It will be", quotation=DIRECT),
        ),
        case(
            "a-new-speaker-ends-it",
            "“The strait is open,” Marlow said. “It is not.”\n\n“It is,” Rauk said.",
            said(MARLOW, "said", "The strait is open", "It is not", quotation=DIRECT),
            said(RAUK, "said", "It is", quotation=DIRECT),
        ),
        case(
            "cue-in-the-middle-of-a-long-quotation",
            "“The strait is open. It has always been,” Marlow said, “and it will be. Nobody doubts it.”",
            said(
                MARLOW,
                "said",
                "The strait is open. It has always been",
                "and it will be. Nobody doubts it",
                quotation=DIRECT,
            ),
        ),
        case(
            "indirect-then-quotation",
            "Marlow said the strait was open. “It has always been open,” she said.",
            said(MARLOW, "said", "the strait was open"),
            said(MARLOW, "said", "It has always been open", quotation=DIRECT),
        ),
    ],
)
def test_long_quotations(text: str, expected: tuple[Said, ...]) -> None:
    """A quotation of several sentences stays one statement of one speaker as far as its marks run."""
    assert expected == in_scene(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case(
            "nested",
            "“He told me ‘no’ and left,” Marlow said.",
            said(MARLOW, "said", "He told me ‘no’ and left", quotation=DIRECT),
        ),
        case(
            "speech-inside",
            "“Rauk said the ports were full,” Marlow said.",
            said(MARLOW, "said", "Rauk said the ports were full", quotation=DIRECT),
        ),
        case(
            "name-inside",
            "“Rauk is wrong,” Marlow said.",
            said(MARLOW, "said", "Rauk is wrong", quotation=DIRECT),
        ),
        case(
            "bracketed",
            "“We [Caldria] shall sail,” Marlow said.",
            said(MARLOW, "said", "We [Caldria] shall sail", quotation=DIRECT),
        ),
        case(
            "dash-inside",
            "“The strait — our strait — is open,” Marlow said.",
            said(MARLOW, "said", "The strait — our strait — is open", quotation=DIRECT),
        ),
        case(
            "ellipsis",
            "“The strait … is open,” Marlow said.",
            said(MARLOW, "said", "The strait … is open", quotation=DIRECT),
        ),
        case(
            "fragments",
            "Marlow called the talks “frank” and “useful.”",
            said(MARLOW, "called", "the talks “frank” and “useful", quotation=MIXED),
        ),
        case(
            "apostrophes-in-single-marks",
            "‘We don’t bargain with the sailors’ lives,’ Marlow said.",
            said(MARLOW, "said", "We don’t bargain with the sailors’ lives", quotation=DIRECT),
        ),
        case(
            "abbreviation-inside",
            "“Mr. Holt and the U.N. envoy were here,” Marlow said.",
            said(MARLOW, "said", "Mr. Holt and the U.N. envoy were here", quotation=DIRECT),
        ),
        case(
            "question-then-statement",
            "“Why now? Why here?” Marlow asked.",
            said(MARLOW, "asked", "Why now? Why here?", quotation=DIRECT),
        ),
        case("a-quoted-term", "The so-called “Iron Pact” was signed in 1987."),
        case("a-title", "The film “The Long Strait” opened on Tuesday."),
        case("a-name", "Forty sailors of the ship “Northern Star” were lost."),
    ],
)
def test_inside_quotations(text: str, expected: tuple[Said, ...]) -> None:
    """What stands inside marks is read as one; a quoted term or title is nobody's statement."""
    assert expected == in_scene(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case(
            "paragraph",
            "Marlow wrote to the crew:\n\nThe strait is open. We shall keep it open.\n\nForty ships lay in the harbour.",
            said(MARLOW, "wrote", "The strait is open. We shall keep it open", addressee="the crew"),
            fails="the addressee before a colon is lost",
        ),
        case(
            "quoted-paragraph",
            "Marlow said:\n\n“The strait is open. We shall keep it open.”\n\nForty ships lay in the harbour.",
            said(MARLOW, "said", "The strait is open. We shall keep it open", quotation=DIRECT),
        ),
        case(
            "two-quoted-paragraphs",
            "Marlow said:\n\n“The strait is open.\n\n“We shall keep it open.”\n\nForty ships lay in the harbour.",
            said(MARLOW, "said", "The strait is open. “We shall keep it open", quotation=DIRECT),
        ),
        case(
            "single-newline",
            "Marlow said:\n“The strait is open.”\nForty ships lay in the harbour.",
            said(MARLOW, "said", "The strait is open", quotation=DIRECT),
        ),
        case(
            "full-text",
            "Marlow said in a statement:\n\n“The strait is open.”\n\nForty ships lay in the harbour.",
            said(MARLOW, "said", "The strait is open", quotation=DIRECT, via=("statement",)),
        ),
        case("colon-of-the-narrator", "Two ships were named:\n\nThe Northern Star left in spring. It came home."),
    ],
)
def test_block_quotations(text: str, expected: tuple[Said, ...]) -> None:
    """A cue with a colon at the end of its paragraph introduces the next one, and no more than that."""
    assert expected == in_scene(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case(
            "in-the-content",
            "Rauk said that the trea-\nty was dead and that his govern-\nment would not return.",
            said(RAUK, "said", "the trea- ty was dead and that his govern- ment would not return"),
        ),
        case(
            "in-a-quotation",
            "“The trea-\nty is dead,” Rauk said.",
            said(RAUK, "said", "The trea- ty is dead", quotation=DIRECT),
        ),
        case(
            "in-the-addressee",
            "Rauk told parlia-\nment that the treaty was dead.",
            said(RAUK, "told", "the treaty was dead", addressee="parliament"),
        ),
        case(
            "in-the-cue",
            "Rauk pro-\nmised to sign.",
            said(RAUK, "pro-\nmised", "to sign"),
        ),
    ],
)
def test_words_parted_at_the_end_of_a_line(text: str, expected: tuple[Said, ...]) -> None:
    """A word that a line's end parts with a hyphen is one word; content goes on past it, at the places the text has."""
    assert expected == in_scene(text)
