"""How much of an article is taken out of its page, and how little else: `python -m tests.benchmarks.extraction FOLDER`.

The folder holds `html/ID.html.gz` and `ground-truth.json`, of id → {"articleBody": …, "url": …}. Precision and recall are
those of the public benchmark of that shape: on shingles of four words, a page at a time, averaged over pages; F1 is theirs.
Beside them, the share of quotations of four words and more that stand whole in our text, the pages a second of the real
extractor with its process, and how often a library asked for a socket.
"""

from __future__ import annotations

import argparse
import asyncio
import gzip
import json
import re
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bot.adapters.extraction import SECONDS, Extractor
from bot.adapters.page import Page
from bot.errors import DocumentError

_SHINGLE: Final = 4
_QUOTED: Final = 4
"""Words from which a quotation counts."""
_WORD = re.compile(r"\w+")
_QUOTATION = re.compile(
    r"“([^“”]{1,2000})”|\"([^\"\n]{1,2000})\"|«([^«»]{1,2000})»|„([^„“”]{1,2000})[“”]|「([^「」]{1,2000})」"
)
_SIGN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


_TYPOGRAPHY: Final = str.maketrans("“”„«»″「」‘’‚‹›′‐‑‒–—―", '"' * 8 + "'" * 6 + "-" * 6, "\xad\u200b")


@dataclass(frozen=True, slots=True)
class Gold:
    """A page and the text a person took out of it."""

    id: str
    page: Page
    body: str


@dataclass(frozen=True, slots=True)
class Score:
    """How one page fared."""

    id: str
    precision: float
    recall: float
    quoted: int
    whole: int
    failure: str = ""
    lost: tuple[str, ...] = ()
    """The quotations that do not stand whole in our text."""


@dataclass(frozen=True, slots=True)
class Scores:
    """How a folder fared."""

    pages: tuple[Score, ...]
    seconds: float
    sockets: int

    @property
    def precision(self) -> float:
        return sum(page.precision for page in self.pages) / len(self.pages)

    @property
    def recall(self) -> float:
        return sum(page.recall for page in self.pages) / len(self.pages)

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    @property
    def whole(self) -> float:
        quoted = sum(page.quoted for page in self.pages)
        return sum(page.whole for page in self.pages) / quoted if quoted else 1.0


def gold(folder: Path) -> tuple[Gold, ...]:
    """Read a folder's pages with their gold text."""
    truth = json.loads((folder / "ground-truth.json").read_text("utf8"))
    return tuple(
        Gold(
            name,
            Page(
                gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes()),
                media_type="text/html",
                url=told.get("url", ""),
            ),
            told["articleBody"],
        )
        for name, told in sorted(truth.items())
    )


def score(name: str, body: str, found: str, failure: str = "") -> Score:
    """Hold a found text against the gold one."""
    true, ours = _shingles(body), _shingles(found)
    hits = sum((true & ours).values())
    precision = hits / sum(ours.values()) if ours else float(not true)
    recall = hits / sum(true.values()) if true else 1.0
    quotations = _quotations(body)
    text = _folded(found)
    lost = tuple(one for one in quotations if _folded(one) not in text)
    return Score(name, precision, recall, len(quotations), len(quotations) - len(lost), failure, lost)


async def measure(pages: tuple[Gold, ...], seconds: float = SECONDS) -> Scores:
    """Take every page apart with the real extractor, one after the other."""
    scores: list[Score] = []
    async with Extractor.opened(seconds) as extractor:
        await extractor.extract(Page(b"<p>A page that warms the process.</p>", media_type="text/html"))
        began = time.perf_counter()
        for one in pages:
            try:
                extract = await extractor.extract(one.page)
                scores.append(score(one.id, one.body, extract.documents[0].text))
            except DocumentError as failure:
                scores.append(score(one.id, one.body, "", str(failure)))
        return Scores(tuple(scores), time.perf_counter() - began, extractor.refused)


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    if not words:
        return Counter()
    return Counter(tuple(words[place : place + _SHINGLE]) for place in range(max(1, len(words) - _SHINGLE + 1)))


def _quotations(text: str) -> tuple[str, ...]:
    """The quotations of a text that are long enough to count, each within its line."""
    found = (next(filter(None, match.groups()), "") for match in _QUOTATION.finditer(text))
    return tuple(
        one.strip()
        for one in found
        if "\n" not in one.strip() and len(_WORD.findall(one)) + len(_SIGN.findall(one)) >= _QUOTED
    )


def _folded(text: str) -> str:
    """A text with its typography forgiven: marks, dashes, spaces."""
    return " ".join(text.translate(_TYPOGRAPHY).replace("…", "...").split())


def table(scores: Scores, worst: int = 0) -> str:
    """Set the figures for reading; `worst` pages are named, the lowest first."""
    failed = sum(bool(page.failure) for page in scores.pages)
    lines = [
        f"{len(scores.pages)} pages, {failed} of them not read",
        f"precision {scores.precision:.3f}   recall {scores.recall:.3f}   F1 {scores.f1:.3f}",
        f"quotations of {_QUOTED} words and more kept whole: {scores.whole:.3f} of {sum(page.quoted for page in scores.pages)}",
        f"{len(scores.pages) / scores.seconds:.1f} pages a second, {scores.sockets} sockets asked for",
    ]
    for page in sorted(scores.pages, key=lambda page: page.precision + page.recall)[:worst]:
        lines.append(f"  {page.id[:24]:24}  precision {page.precision:.3f}  recall {page.recall:.3f}  {page.failure}")
        lines += [f"      lost: {one[:100]}" for one in page.lost[:5]]
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", help="html/*.html.gz and ground-truth.json")
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="name the N pages that fared worst")
    options = parser.parse_args()
    if options.folder is None or not (options.folder / "ground-truth.json").is_file():
        print("extraction: skipped, for there are no pages. Name their folder: make bench PAGES=path/to/folder")
        return
    print(table(asyncio.run(measure(gold(options.folder))), options.worst))


if __name__ == "__main__":
    main()
