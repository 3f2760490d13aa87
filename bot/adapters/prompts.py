"""Prompt files: loaded, filled strictly, known by the hash of the file.

A prompt is a Markdown file with TOML front matter. What stands before `# Input` is ours alone and never changes; outside
text comes only after it, every variable in a fence of its own which is longer than any such run in what it holds, so no
text can close it. A line `[12] …` inside is a passage's number: passages are folded to one line each, so none can forge one.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from bot.errors import PromptError

_FRONT_MATTER = "+++\n"
_INPUT = "\n# Input\n"
_VARIABLE = re.compile(r"\{\{([a-z_]+)\}\}")
_FENCE = re.compile(r"`{3,}")
_UNSENDABLE = re.compile("[\ud800-\udfff\x00]")
"""What UTF-8 cannot carry, and what C strings end at."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A prompt ready to be sent: our words, and the outside text they are about."""

    name: str
    version: str
    instructions: str
    input: str


@dataclass(frozen=True, slots=True)
class Prompt:
    name: str
    version: str
    instructions: str
    template: str
    variables: frozenset[str]

    def fill(self, **values: str) -> Filled:
        """Put each value in its fence; `PromptError` if one is missing or surplus."""
        if values.keys() != self.variables:
            missing = ", ".join(sorted(self.variables - values.keys())) or "none"
            surplus = ", ".join(sorted(values.keys() - self.variables)) or "none"
            raise PromptError(
                f"The prompt “{self.name}” is not filled as it asks: missing {missing}, surplus {surplus}."
            )
        fence = _fence(values.values())

        def fenced(variable: re.Match[str]) -> str:
            return "\n".join((fence, _UNSENDABLE.sub("\N{REPLACEMENT CHARACTER}", values[variable[1]]), fence))

        return Filled(self.name, self.version, self.instructions, _VARIABLE.sub(fenced, self.template))


@dataclass(frozen=True, slots=True)
class Prompts:
    """The prompts we ship, one a task."""

    read: Prompt
    summarise: Prompt
    answer: Prompt
    repair: Prompt
    again: Prompt

    @classmethod
    def shipped(cls) -> Prompts:
        return cls(*(load(name) for name in ("read", "summarise", "answer", "repair", "again")))


def load(name: str) -> Prompt:
    """Read one of our prompt files."""
    try:
        file = (_directory() / f"{name}.md").read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise PromptError(f"The prompt file {name}.md cannot be read. Install the program again.") from error
    return parse(name, file)


def parse(name: str, file: str) -> Prompt:
    """Make a prompt of a file's text; `PromptError` if its front matter and its body disagree on the variables."""
    try:
        before, front_matter, body = file.split(_FRONT_MATTER, 2)
        instructions, template = body.split(_INPUT, 1)
        declared = frozenset[str](tomllib.loads(front_matter)["variables"])
    except (ValueError, KeyError, TypeError) as error:
        raise PromptError(f"The prompt “{name}” must be front matter with its variables, text, and # Input.") from error
    if before or _VARIABLE.search(instructions) or declared != frozenset(_VARIABLE.findall(template)):
        raise PromptError(f"The prompt “{name}” must declare exactly the variables it uses, all of them under # Input.")
    version = hashlib.sha256(file.encode()).hexdigest()[:12]
    return Prompt(name, version, instructions.strip(), template.strip(), declared)


def numbered(lines: Iterable[tuple[int, str]]) -> str:
    """Write each text on one line behind its number in brackets."""
    return "\n".join(f"[{number}] {' '.join(text.split())}" for number, text in lines)


def _fence(values: Iterable[str]) -> str:
    """As CommonMark has it: a fence is closed by a run of backticks at least as long as the one that opened it."""
    return "`" * max((len(run) + 1 for value in values for run in _FENCE.findall(value)), default=3)


def _directory() -> Traversable:
    """Where the prompts are: inside the installed package, or beside it in a checkout."""
    installed = resources.files("bot") / "prompts"
    return installed if installed.is_dir() else Path(__file__).parents[2] / "prompts"
