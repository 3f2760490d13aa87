"""How well questions are answered with no model: right words first, and silence where nothing answers.

    python -m tests.benchmarks.answers dev.jsonl [--misses N]

The corpus is of PolNeAR's shape (see `attribution`); its marked attributions are taken as the statements, so that what
is measured is the answering and not the reading. From each that names its speaker and says something with a topic, four
questions are made; unanswerable ones ask a speaker for another's topic, or anyone for a topic or a person of another
document. The corpus is not ours to ship: where it is missing, this says so and ends well.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.domain import stems
from bot.domain.called import fits, name_tokens
from bot.domain.grounding import ground
from bot.domain.model import (
    Attribution,
    Document,
    DocumentKind,
    Exchange,
    Facts,
    Reading,
    Span,
    Speaker,
    Statement,
    Wording,
)
from bot.domain.names import cast
from bot.domain.passages import passages
from bot.domain.questions import understood
from bot.domain.retrieval import ranked

_PRONOUNS = frozenset("he she they it we i you who his her their him them which that this those these".split())


@dataclass(frozen=True, slots=True)
class Asking:
    """A question, and the statement that answers it; none where silence is right."""

    manner: str
    words: str
    answer: Statement | None


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path, nargs="?", help="a .jsonl file")
    parser.add_argument("--misses", type=int, default=0, metavar="N", help="print N misses of each manner")
    arguments = parser.parse_args()
    if arguments.corpus is None or not arguments.corpus.is_file():
        print("answers: skipped, for there is no corpus. Name one: python -m tests.benchmarks.answers dev.jsonl")
        return 0
    exchanges = [_exchange(json.loads(line)) for line in arguments.corpus.read_text("utf-8").split("\n") if line]
    exchanges = [exchange for exchange in exchanges if exchange.statements]
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    silent: Counter[str] = Counter()
    misses: dict[str, list[str]] = {}
    for number, exchange in enumerate(exchanges):
        for asking in _askings(exchange, exchanges[number - 1], random.Random(number)):
            found = ranked(understood(asking.words, exchange), exchange).statements
            asked[asking.manner] += 1
            silent[asking.manner] += not found
            if _is_right(asking, found):
                right[asking.manner] += 1
            else:
                said = f"{found[0].speaker.name} {found[0].cue}: {found[0].text[:120]}" if found else "(silence)"
                wanted = f"\n      for {asking.answer.text[:120]}" if asking.answer else ""
                misses.setdefault(asking.manner, []).append(f"{asking.words}\n      got {said}{wanted}")
    print(f"{'manner':34} {'asked':>6} {'right':>7} {'silent':>7}")
    for manner in asked:
        print(
            f"{manner:34} {asked[manner]:6} {right[manner] / asked[manner]:7.1%} {silent[manner] / asked[manner]:7.1%}"
        )
    for manner, lines in misses.items():
        for line in random.Random(0).sample(lines, min(arguments.misses, len(lines))):
            print(f"{manner}: {line}")
    return 0


def _is_right(asking: Asking, found: tuple[Statement, ...]) -> bool:
    """The same speaker, and the same words or others of that speaker on every term asked; or silence."""
    if asking.answer is None or not found:
        return asking.answer is None and not found
    first = found[0]
    if first.speaker.name != asking.answer.speaker.name:
        return asking.manner == "what did X say (all)" and fits(
            tuple(name_tokens(asking.answer.speaker.name)), first.speaker.name
        )
    if asking.manner == "what did X say (all)":
        return True
    asked = stems.content_stems(asking.words) & stems.content_stems(asking.answer.text)
    return first == asking.answer or asked <= stems.content_stems(first.text)


def _askings(exchange: Exchange, other: Exchange, chance: random.Random) -> Iterator[Asking]:
    named = [one for one in exchange.statements if _is_named(one)]
    for statement in chance.sample(named, min(8, len(named))):
        topic = _topic(statement, exchange)
        if not topic:
            continue
        name = chance.choice((statement.speaker.name, _short(statement.speaker.name)))
        yield Asking("what did X say about T", f"What did {name} say about {topic}?", statement)
        yield Asking("did X mention T", f"did {name.lower()} mention {topic}", statement)
        yield Asking("who said W", f"Who said {_wording(statement)}?", statement)
        yield Asking("what did X say (all)", f"What did {name} say?", statement)
        strangers = [one for one in named if not _shares(one, statement)]
        if strangers:
            stranger = chance.choice(strangers).speaker
            if not any(_raises(one, topic) for one in exchange.statements if _is_by(one, stranger)):
                yield Asking("another's topic asked of X", f"What did {_short(stranger.name)} say about {topic}?", None)
    foreign = [one for one in other.statements if _is_named(one)]
    for statement in chance.sample(foreign, min(2, len(foreign))):
        topic = _topic(statement, other)
        if topic and not stems.content_stems(topic) & stems.content_stems(exchange.readings[0].document.text):
            yield Asking("a topic nobody raised", f"Who spoke about {topic}?", None)
        name = statement.speaker.name
        if _short(name) not in exchange.readings[0].document.text:
            yield Asking("a person not in the text", f"What did {name} say?", None)


def _is_named(statement: Statement) -> bool:
    name = statement.speaker.name
    return (
        name[:1].isupper() and bool(name_tokens(name)) and name.split()[0].lower() not in _PRONOUNS and len(name) < 40
    )


def _short(name: str) -> str:
    words = name.split()
    return words[-1] if len(words) in {2, 3} and all(word[:1].isupper() for word in words) else name


def _shares(one: Statement, other: Statement) -> bool:
    return bool(set(name_tokens(one.speaker.name)) & set(name_tokens(other.speaker.name)))


def _is_by(statement: Statement, speaker: Speaker) -> bool:
    return bool(set(name_tokens(statement.speaker.name)) & set(name_tokens(speaker.name)))


def _raises(statement: Statement, topic: str) -> bool:
    return bool(stems.content_stems(topic) & stems.content_stems(statement.text))


def _topic(statement: Statement, exchange: Exchange) -> str:
    """The name or word of a statement that tells it best from the rest of its document, as printed."""
    text = exchange.readings[0].document.text
    often = Counter(stem for one in exchange.statements for stem in stems.content_stems(one.text))
    speaker = set(name_tokens(statement.speaker.name))
    names = [
        match.group()
        for span in statement.content
        for match in _NAME.finditer(span.of(text), 2)
        if not speaker & set(name_tokens(match.group())) and not stems.is_stop(match.group())
    ]
    words = [
        term.word
        for term in stems.terms(statement.text)
        if len(term.word) > 4 and term.word.islower() and term.word.isalpha()
        and not (stems.is_stop(term.word) or stems.is_generic(term.word))
    ]  # fmt: skip
    return min(names or words, key=lambda one: (often[stems.stem(one.split()[0])], -len(one)), default="")


_NAME = re.compile(r"(?<![\w.“\"] )\b[A-Z][\w’'-]{2,}(?: [A-Z][\w’'-]+)*")


def _wording(statement: Statement) -> str:
    """Up to eight words of the statement in a row, as someone half remembers them."""
    words = statement.text.replace("“", "").replace("”", "").replace('"', "").split(" … ")[0].split()
    return " ".join(words[:8]).strip(" ,.;:?!")


def _exchange(row: dict[str, object]) -> Exchange:
    document = Document(
        str(row["text"]), publisher=str(row["publisher"]), title=str(row["title"]), kind=DocumentKind.ARTICLE
    )
    found = passages(document.text)
    company = cast(document, found)
    marked = row["attributions"]
    assert isinstance(marked, list)
    attributions = [_attribution(one, document) for one in marked]
    resolved = [
        Attribution(
            company.resolve(one.mention[0].text, one.mention[0].span.start) or one.speaker
            if one.mention and one.mention[0].span
            else one.speaker,
            one.cue,
            one.content,
            one.mention,
        )
        for one in attributions
    ]
    statements, _ = ground(resolved, document, found)
    return Exchange(str(row["id"]), document.title, Facts(), (Reading(document, found, statements),))


def _attribution(marked: dict[str, list[list[int]]], document: Document) -> Attribution:
    def wordings(key: str) -> tuple[Wording, ...]:
        spans = (Span(start, end) for start, end in marked[key])
        return tuple(Wording(span.of(document.text), span) for span in spans)

    mention = wordings("source")
    name = " ".join(one.text for one in mention) or "someone"
    return Attribution(Speaker(name), wordings("cue"), wordings("content"), mention)


if __name__ == "__main__":
    raise SystemExit(main())
