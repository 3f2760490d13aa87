"""How well the cue reader finds who said what, against a corpus of PolNeAR's shape.

    python -m tests.benchmarks.attribution dev.jsonl [--out FILE] [--scorer SCRIPT] [--misses N]

Each line of the corpus is a document: `{id, publisher, title, date, text, attributions: [{source, cue, content, type}]}`,
where source, cue and content are lists of half-open character spans. What the reader finds is written in the same
terms. The corpus is not ours to ship: where it is missing, this says so and ends well.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.domain import cues
from bot.domain.grounding import ground
from bot.domain.model import Document, DocumentKind, Span, Statement
from bot.domain.passages import passages

_WORD = re.compile(r"\w+(?:['’]\w+)?")


@dataclass(frozen=True, slots=True)
class Found:
    """One attribution, of the corpus or of ours, as spans."""

    speaker: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: str


@dataclass(frozen=True, slots=True)
class Marked:
    """A document of the corpus with what it has marked in it. All spans are offsets into `text`, the corpus's own."""

    id: str
    text: str
    document: Document
    gold: tuple[Found, ...]


def main(told: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path, nargs="?", help="a .jsonl file")
    parser.add_argument("--out", type=Path, help="where the predictions are written")
    parser.add_argument("--scorer", type=Path, help="a script that scores the predictions; it gets them and --split")
    parser.add_argument("--misses", type=int, default=0, metavar="N", help="print N errors of each kind")
    arguments = parser.parse_args(told)
    corpus: Path | None = arguments.corpus
    if corpus is None or not corpus.is_file():
        print("attribution: skipped, for there is no corpus. Name one: make bench DATA=path/to/dev.jsonl")
        return 0
    documents = list(_documents(corpus))
    read = {marked.id: _read(marked) for marked in documents}
    _print_table(documents, read)
    _print_misses(documents, read, arguments.misses)
    out = arguments.out or Path("build") / f"attribution-{corpus.stem}.json"
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps({id: [_as_spans(found) for found in ours] for id, ours in read.items()}), "utf8")
    if arguments.scorer is None:
        return 0
    print(flush=True)
    return subprocess.run([sys.executable, arguments.scorer, out, "--split", corpus.stem]).returncode


def _documents(corpus: Path) -> Iterator[Marked]:
    for line in corpus.read_text("utf8").splitlines():
        told = json.loads(line)
        document = Document(
            told["text"], told["publisher"], told["title"], DocumentKind.ARTICLE, published=told.get("date", "")
        )
        gold = tuple(
            Found(_spans(a["source"]), _spans(a["cue"]), _spans(a["content"]), a["type"]) for a in told["attributions"]
        )
        yield Marked(told["id"], told["text"], document, gold)


def _read(marked: Marked) -> tuple[Found, ...]:
    document = marked.document
    numbered = passages(document.text)
    statements, _ = ground(cues.read(document, numbered), document, numbered)
    places = _places(marked.text)
    return tuple(_found(statement, places) for statement in statements)


def _found(statement: Statement, places: Sequence[int]) -> Found:
    def put_back(spans: Sequence[Span]) -> tuple[Span, ...]:
        return tuple(Span(places[span.start], places[span.end]) for span in spans)

    return Found(
        put_back(statement.mention),
        put_back(statement.cue_spans),
        put_back(statement.content),
        statement.quotation.value,
    )


def _places(text: str) -> Sequence[int]:
    """Say where each character of the text in NFC, which a document holds, stands in the text as it was."""
    if unicodedata.is_normalized("NFC", text):
        return range(len(text) + 1)
    starts = [place for place, character in enumerate(text) if not unicodedata.combining(character)]
    places: list[int] = []
    for start, end in zip([0, *starts], [*starts, len(text)], strict=True):
        piece = unicodedata.normalize("NFC", text[start:end])
        places += range(start, end) if piece == text[start:end] else [start] * len(piece)
    return [*places, len(text)]


def _spans(pairs: Sequence[Sequence[int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in pairs)


def _as_spans(found: Found) -> dict[str, list[tuple[int, int]]]:
    return {
        "source": [(span.start, span.end) for span in found.speaker],
        "cue": [(span.start, span.end) for span in found.cue],
        "content": [(span.start, span.end) for span in found.content],
    }


@dataclass(frozen=True, slots=True)
class Judged:
    """A document's attributions set against the corpus: pairs, and what stayed alone on either side with the reason."""

    right: tuple[tuple[Found, Found], ...]
    missed: tuple[tuple[str, Found], ...]
    false: tuple[tuple[str, Found], ...]


def judge(text: str, gold: Sequence[Found], ours: Sequence[Found]) -> Judged:
    """Pair one to one on the words of the content, an overlap F1 of a half or more; then the speakers must share a word."""
    gold_words = [_words(text, found.content) for found in gold]
    our_words = [_words(text, found.content) for found in ours]
    scored = sorted(
        (-2 * len(g & o) / (len(g) + len(o)), i, j)
        for i, g in enumerate(gold_words)
        for j, o in enumerate(our_words)
        if g & o
    )
    partner_of_gold: dict[int, tuple[int, float]] = {}
    partner_of_ours: dict[int, tuple[int, float]] = {}
    for score, i, j in scored:
        if i not in partner_of_gold and j not in partner_of_ours:
            partner_of_gold[i], partner_of_ours[j] = (j, -score), (i, -score)
    right, missed, false = [], [], []
    for i, found in enumerate(gold):
        j, overlap = partner_of_gold.get(i, (-1, 0.0))
        if overlap >= 0.5 and _same_speaker(text, found, ours[j]):
            right.append((found, ours[j]))
        else:
            missed.append((_reason(overlap), found))
    for j, found in enumerate(ours):
        i, overlap = partner_of_ours.get(j, (-1, 0.0))
        if overlap < 0.5 or not _same_speaker(text, gold[i], found):
            false.append((_reason(overlap), found))
    return Judged(tuple(right), tuple(missed), tuple(false))


def _words(text: str, spans: Sequence[Span]) -> frozenset[int]:
    return frozenset(word.start() for span in spans for word in _WORD.finditer(text, span.start, span.end))


def _same_speaker(text: str, gold: Found, ours: Found) -> bool:
    theirs, found = _words(text, gold.speaker), _words(text, ours.speaker)
    return bool(theirs & found) if theirs else not found


def _reason(overlap: float) -> str:
    return "another speaker" if overlap >= 0.5 else "other bounds" if overlap else "nothing there"


def _print_table(documents: Sequence[Marked], read: dict[str, tuple[Found, ...]]) -> None:
    gold, right, ours = Counter[str](), Counter[str](), 0
    missed, false = Counter[str](), Counter[str]()
    for marked in documents:
        judged = judge(marked.text, marked.gold, read[marked.id])
        ours += len(read[marked.id])
        gold.update(found.kind for found in marked.gold)
        right.update(found.kind for found, _ in judged.right)
        missed.update(reason for reason, _ in judged.missed)
        false.update(reason for reason, _ in judged.false)
    hits = right.total()
    precision, recall = hits / max(ours, 1), hits / max(gold.total(), 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    print(f"attribution: {len(documents)} documents, {gold.total()} marked, {ours} found")
    print(f"  precision {precision:6.1%}   recall {recall:6.1%}   F1 {f1:6.1%}")
    for kind in sorted(gold):
        print(f"  recall {kind:10} {right[kind] / gold[kind]:6.1%}   of {gold[kind]}")
    for reason in ("nothing there", "other bounds", "another speaker"):
        print(f"  {reason:17} missed {missed[reason]:5}   false {false[reason]:5}")


def _print_misses(documents: Sequence[Marked], read: dict[str, tuple[Found, ...]], limit: int) -> None:
    """Print up to `limit` errors of each kind, spread over the corpus, with the words around them."""
    if not limit:
        return
    errors: dict[str, list[tuple[str, Found]]] = {}
    for marked in documents:
        judged = judge(marked.text, marked.gold, read[marked.id])
        for side, alone in (("missed", judged.missed), ("false", judged.false)):
            for reason, found in alone:
                errors.setdefault(f"{side}, {found.kind}, {reason}", []).append((marked.text, found))
    for kind in sorted(errors):
        shown = errors[kind][:: max(1, len(errors[kind]) // limit)][:limit]
        print(f"\n== {kind}: {len(errors[kind])}")
        for text, found in shown:
            print(_in_place(text, found))


def _in_place(text: str, found: Found) -> str:
    """Show the words around: the speaker in [brackets], the cue in <angles>, the content in {braces}."""
    spans = [*found.speaker, *found.cue, *found.content]
    start = max(0, text.rfind("\n", 0, max(0, min(span.start for span in spans) - 60)))
    end = min(len(text), max(span.end for span in spans) + 60)
    marks: dict[int, str] = {}
    for name, opening, closing in ((found.speaker, "[", "]"), (found.cue, "<", ">"), (found.content, "{", "}")):
        for span in name:
            marks[span.start] = marks.get(span.start, "") + opening
            marks[span.end] = closing + marks.get(span.end, "")
    return "  · " + "".join(marks.get(place, "") + text[place : place + 1] for place in range(start, end + 1)).strip()


if __name__ == "__main__":
    sys.exit(main())
