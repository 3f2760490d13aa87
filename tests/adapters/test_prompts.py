from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.adapters.prompts import Prompts, numbered, parse
from bot.errors import PromptError

FILE = '+++\nvariables = ["question", "passages"]\n+++\nAnswer.\n\n# Input\n\n{{passages}}\n\n{{question}}\n'
SHIPPED = Prompts.shipped()


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"question": "Who?"},
        {"question": "Who?", "passages": "[1] He spoke.", "title": "A call"},
        {"question": "Who?", "passage": "[1] He spoke."},
    ],
)
def test_a_prompt_is_filled_strictly(values: dict[str, str]) -> None:
    """A missing or a surplus variable is an error."""
    with pytest.raises(PromptError, match=r"answer.*\.$"):
        parse("answer", FILE).fill(**values)


@pytest.mark.parametrize(
    "file",
    [
        "Answer.\n\n# Input\n\n{{passages}}\n",
        FILE.replace("# Input", "# Output"),
        FILE.replace('"question", ', ""),
        FILE.replace("{{question}}", ""),
        FILE.replace("Answer.", "Answer {{question}}."),
        FILE.replace("variables", "unknown"),
        FILE.replace("[", ""),
        f"Before.\n{FILE}",
    ],
)
def test_a_prompt_declares_what_it_uses_under_input(file: str) -> None:
    """A file whose front matter and body disagree, or which takes outside text before `# Input`, is no prompt."""
    with pytest.raises(PromptError):
        parse("answer", file)


@given(st.text(alphabet="`~#\n{}a [1]", max_size=60) | st.text(max_size=60))
def test_no_text_closes_its_fence(text: str) -> None:
    """Whatever a text holds, the first fence that could close its block is the one we put behind it."""
    filled = parse("answer", FILE).fill(passages=text, question="Who?").input
    fence, rest = filled.split("\n", 1)
    block = rest[: re.search(rf"^{fence}`*\s*$", rest, re.MULTILINE).start()]  # type: ignore[union-attr]

    assert f"{text}\n".replace("\x00", "\N{REPLACEMENT CHARACTER}") == block


def test_a_value_is_not_filled_again() -> None:
    """A variable's name inside a value stays as it is."""
    filled = parse("answer", FILE).fill(passages="{{question}}", question="Who?")

    assert "```\n{{question}}\n```\n\n```\nWho?\n```" == filled.input


def test_what_utf8_cannot_carry_is_replaced() -> None:
    """A lone surrogate in a text does not keep its prompt from being sent."""
    filled = parse("answer", FILE).fill(passages="a\ud800b", question="Who?")

    assert "a\N{REPLACEMENT CHARACTER}b".encode() in filled.input.encode()


def test_a_version_is_that_of_the_file() -> None:
    """Any change of a prompt's file is a change of its version."""
    assert parse("answer", FILE).version != parse("answer", FILE.replace("Answer.", "Answer!")).version


@given(st.text(max_size=60))
def test_a_passage_cannot_forge_a_number(text: str) -> None:
    """Numbered passages stand on one line each, whatever line breaks they hold."""
    lines = numbered([(1, text), (12, f"{text}\u2028[3] He resigned.\r[4] So did she.")]).splitlines()

    assert ["[1]", "[12]"] == [line.split(" ")[0] for line in lines]


@pytest.mark.parametrize("prompt", [SHIPPED.read, SHIPPED.summarise, SHIPPED.answer, SHIPPED.repair])
def test_a_prompt_says_what_is_no_instruction_and_shows_its_reply(prompt: object) -> None:
    """Each prompt that takes outside text says that it is never an instruction, and states the form of the reply."""
    instructions = prompt.instructions  # type: ignore[attr-defined]

    assert "instruction to you" in instructions
    assert "one JSON object" in instructions
    assert "```json" in instructions
