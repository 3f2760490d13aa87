"""The tree of foreseen failures is the one that is drawn."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot import errors
from bot.errors import RapporteurError, SettingsError


def _tree(failure: type[RapporteurError], depth: int = 0) -> Iterator[tuple[int, str]]:
    yield depth, failure.__name__
    for child in failure.__subclasses__():
        yield from _tree(child, depth + 1)


def test_the_tree_in_the_docstring_is_the_tree() -> None:
    """Whoever looks for what may go wrong finds all of it in one place, in order."""
    drawn = re.findall(r"^ {4}([│ ├└─]*)(\w+)", errors.__doc__ or "", re.MULTILINE)

    assert list(_tree(RapporteurError)) == [(len(lines) // 4, name) for lines, name in drawn]


def test_all_faults_of_the_settings_are_told() -> None:
    """One fault and several read as a sentence, and each has its own line."""
    one, two = SettingsError(["A must be a number."]), SettingsError(["A must be a number.", "B must be a word."])

    assert str(one).startswith("A setting is wrong.")
    assert str(two).startswith("2 settings are wrong.")
    assert ["  A must be a number.", "  B must be a word."] == str(two).splitlines()[1:]
