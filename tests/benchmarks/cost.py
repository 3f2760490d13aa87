"""What reading costs: how it grows with the length of a text, and how long a person waits for the first card.

    python -m tests.benchmarks.cost

Everything is measured side by side in one run, on articles of our own making, in the median of several rounds.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from bot.domain import cues
from bot.domain.grounding import ground
from bot.domain.model import Document, DocumentKind
from bot.domain.passages import passages
from tests.benchmarks.articles import article

SHORT, LONG = 5_000, 100_000
_ROOT = Path(__file__).parents[2]
TARGET = 1.5
"""How much dearer a character of the long article may be than one of the short."""


def main() -> int:
    short, long = (Document(article(length), kind=DocumentKind.ARTICLE) for length in (SHORT, LONG))
    rows = [(name, _median(act, short, 21), _median(act, long, 5)) for name, act in _STEPS]
    print(
        f"cost of reading, median      {len(short.text):>9,} characters  {len(long.text):>9,} characters   per character"
    )
    for name, brief, lengthy in rows:
        ratio = (lengthy / len(long.text)) / (brief / len(short.text))
        print(f"  {name:<26} {brief * 1000:>17.1f} ms {lengthy * 1000:>20.1f} ms   × {ratio:.2f}")
    print(f"  The last may grow by × {TARGET} at most.")
    print("cost of starting, median")
    for name, seconds in _starts(short.text):
        print(f"  {name:<26} {seconds * 1000:>17.0f} ms")
    return 0


def _cue_reader(document: Document) -> None:
    cues.read(document, passages(document.text))


def _whole_reading(document: Document) -> None:
    numbered = passages(document.text)
    ground(cues.read(document, numbered), document, numbered)


_STEPS: Sequence[tuple[str, Callable[[Document], object]]] = (
    ("passages", lambda document: passages(document.text)),
    ("passages, cues", _cue_reader),
    ("passages, cues, grounding", _whole_reading),
)


def _median(act: Callable[[Document], object], document: Document, rounds: int) -> float:
    act(document)
    return statistics.median(_timed(lambda: act(document)) for _ in range(rounds))


def _timed(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def _starts(text: str) -> list[tuple[str, float]]:
    """Time whole processes: Python alone, the program imported, and a command until its card is printed."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "article.txt")
        file.write_text(text, "utf8")
        return [
            ("Python alone", _process(["-c", "pass"], folder)),
            ("importing the program", _process(["-c", "import bot.root"], folder)),
            ("from command to card", _process(["-m", "bot", "read", "--no-model", str(file)], folder, "“")),
        ]


def _process(arguments: Sequence[str], folder: str, expected: str = "") -> float:
    """Time a process of ours that keeps its things in that folder and prints at least what is expected."""
    environment = os.environ | {"XDG_DATA_HOME": folder, "DATABASE_URL": "", "PYTHONPATH": str(_ROOT)}

    def run() -> None:
        command = [sys.executable, *arguments]
        ended = subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf8")
        if ended.returncode != 0 or expected not in ended.stdout:
            raise SystemExit(f"{' '.join(command)} printed no card, but:\n{ended.stdout}{ended.stderr}")

    run()
    return statistics.median(_timed(run) for _ in range(5))


if __name__ == "__main__":
    sys.exit(main())
