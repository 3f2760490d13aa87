"""How many false sentences verification catches, of each kind, and how many faithful ones it withholds.

    python -m tests.benchmarks.verification [ARTICLES.jsonl]

Without a path the tables of our own (`tests/data/verification`) are taken. A path names articles with their attributions
as spans, one JSON object a line (`{text, attributions: [{source, cue, content: [[start, end], …]}]}`): of each attribution
a faithful sentence is made, and of that one false sentence of each kind it allows. The lies of our own writing, by the kind
of lie, are a table of their own below either.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.domain.figures import figures
from bot.domain.gazetteer import party_name
from bot.domain.model import Document, Draft, Exchange, Facts, Quotation, Reading, Span, Speaker, Statement
from bot.domain.names import Cast, cast
from bot.domain.passages import passages
from bot.domain.typography import quoted
from bot.domain.verification import verify
from tests.domain.exchanges import Case, cases

_PRONOUNS = frozenset("he she it they i we you who his her their him them this that".split())
_AUXILIARY = re.compile(r"\b(is|are|was|were|will|would|should|could|can|has|have|had|does|did)\b(?! not|n['’]t)")
_NEGATION = re.compile(r"\b(?:(?:do|does|did) not |not |never )|n['’]t\b")
_HEDGE = re.compile(r"\b(?:could|may|might|would consider|hopes? to|wants? to|plans? to|is ready to)\b")
_MAY = re.compile(r"\b(?:could|may|might)\b(?! not)")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b(?! [A-Z])")
_WORD = re.compile(r"\b[a-z]{5,}\b")
_REPORTING = frozenset(
    "said says told tells wrote argued claimed added noted stated warned insisted urged announced declared explained".split()
)


def main(paths: list[str]) -> None:
    show = "-v" in sys.argv
    _print(_of_articles(Path(paths[0])) if paths else (case for case in cases() if not is_of_lies(case)), show=show)
    print("\nlies of our own writing")
    _print((case for case in cases() if is_of_lies(case)), show=show)


def is_of_lies(case: Case) -> bool:
    """Say whether a case is of the tables whose false drafts go by the lie they tell."""
    return case.exchange.id.startswith("lies_")


def _print(made: Iterable[Case], *, show: bool) -> None:
    total: Counter[str] = Counter()
    stopped: Counter[str] = Counter()
    flaws: Counter[str] = Counter()
    for case in made:
        kind = case.kind or "faithful"
        withheld = verify((case.draft,), case.exchange).withheld
        total[kind] += 1
        stopped[kind] += bool(withheld)
        if not case.kind and withheld:
            flaws[withheld[0].flaw] += 1
        if show and bool(withheld) == (not case.kind):
            reason = f" -- {withheld[0].flaw}: {withheld[0].reason}" if withheld else ""
            print(f"{kind}: {case.draft.text}{reason}\n    {_cited(case)}")
    print(f"{'kind':<26}{'sentences':>10}{'withheld':>10}")
    for kind, number in total.items():
        print(f"{kind:<26}{number:>10}{stopped[kind] / number:>10.1%}")
    false = sum(number for kind, number in total.items() if kind != "faithful")
    caught = sum(number for kind, number in stopped.items() if kind != "faithful")
    print(f"{'all false ones':<26}{false:>10}{caught / max(false, 1):>10.1%}")
    print("faithful ones withheld as:", dict(flaws))


def _cited(case: Case) -> str:
    cited = [case.exchange.statements[number - 1] for number in case.draft.statements]
    return " | ".join(f"{each.speaker.name} ⟨{each.cue}⟩ {each.text}" for each in cited)


@dataclass(frozen=True, slots=True)
class _Told:
    """A sentence in its parts, so that one of them can be changed."""

    subject: str
    cue: str
    content: str

    def __str__(self) -> str:
        return " ".join(f"{self.subject} {self.cue} {self.content}".split()).rstrip(" ,.;:") + "."


def _of_articles(path: Path) -> Iterator[Case]:
    chance = random.Random(11)
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            exchange = _exchange(article)
            yield from _of_exchange(exchange, chance)


def _exchange(article: dict[str, object]) -> Exchange:
    document = Document(str(article["text"]), publisher=str(article.get("publisher", "")), language="en")
    numbered = passages(document.text)
    known = cast(document, numbered)
    attributions = article["attributions"]
    assert isinstance(attributions, list)
    statements = []
    for row in attributions:
        if not row["source"]:
            continue
        content = tuple(Span(*span) for span in row["content"])
        cue = tuple(Span(*span) for span in row["cue"])
        source = Span(row["source"][0][0], row["source"][-1][1])
        name = source.of(document.text)
        speaker = known.resolve(name, source.start) or known.named(name) or Speaker(name)
        touched = tuple(p.number for p in numbered if any(p.span.overlaps(span) for span in (*content, *cue)))
        statements.append(
            Statement(
                document.id,
                touched,
                speaker,
                (source,),
                " ".join(span.of(document.text) for span in cue),
                cue,
                Quotation.INDIRECT,
                content,
                " … ".join(span.of(document.text) for span in content),
            )
        )
    return Exchange("article", "", Facts(), (Reading(document, numbered, tuple(statements)),))


def _of_exchange(exchange: Exchange, chance: random.Random) -> Iterator[Case]:
    reading = exchange.readings[0]
    known = cast(reading.document, reading.passages)
    for number, statement in enumerate(exchange.statements, start=1):
        told = _told(statement, reading.document.text)
        if told is None:
            continue
        yield Case(exchange, Draft(str(told), (number,)), "")
        for kind, false in _false(told, statement, exchange, known, chance):
            yield Case(exchange, Draft(str(false), (number,)), kind)
        if moved := _elsewhere(number, exchange, chance):
            yield Case(exchange, Draft(str(told), (moved,)), "citation")


def _told(statement: Statement, text: str) -> _Told | None:
    """Tell a statement in a plain sentence, where its shape allows."""
    mention = statement.mention[0].of(text)
    if len(statement.content) > 1 or len(statement.text.split()) < 4 or "\n" in statement.text or len(mention) > 80:
        return None
    name = statement.speaker.name if mention.lower() in _PRONOUNS else mention
    if name.lower() in _PRONOUNS or (mention.lower() in _PRONOUNS and not name[0].isupper()):
        return None
    cue = statement.cue.strip(" ,:")
    follows = statement.cue_spans and statement.content[0].start >= statement.cue_spans[-1].end
    before = statement.cue_spans and statement.mention[0].start < statement.cue_spans[0].start
    if cue.split()[:1] and cue.split()[0].lower() in _REPORTING and not follows:
        return _Told(name, cue.split()[0].lower(), statement.text)
    if not (cue and follows and before) or " " in cue or not cue.endswith(("ed", "s", "d", "t", "e")):
        return None
    return _Told(name, cue, statement.text)


def _false(
    told: _Told, statement: Statement, exchange: Exchange, known: Cast, chance: random.Random
) -> Iterator[tuple[str, _Told]]:
    """Make the false sentences that this one allows, each by one change."""
    others = _others(statement, exchange, known)
    if others:
        yield "speaker", _Told(chance.choice(others), told.cue, told.content)
    if changed := _with_quotation_changed(told.content, exchange, chance):
        yield "quotation", _Told(told.subject, told.cue, changed)
    if changed := _with_figure_changed(told.content, statement, exchange):
        yield "figure", _Told(told.subject, told.cue, changed)
    if changed := _with_name_changed(told.content, statement, exchange, known, chance):
        yield "name", _Told(told.subject, told.cue, changed)
    plain = "".join(char for char in told.content if char not in '“”"')
    if _NEGATION.search(plain):
        yield "negation lost", _Told(told.subject, told.cue, _NEGATION.sub("", plain, count=1))
    elif _AUXILIARY.search(plain):
        yield "negation added", _Told(told.subject, told.cue, _AUXILIARY.sub(r"\1 not", plain, count=1))
    if _HEDGE.search(plain) and told.cue in _REPORTING:
        yield "hedge", _Told(told.subject, "said", _HEDGE.sub("will", plain))
    if _MAY.search(plain):
        yield "could as would", _Told(told.subject, told.cue, _MAY.sub("would", plain, count=1))
    bare = plain.removeprefix("that ").strip()
    yield "no speaker", _Told("", "", bare[:1].upper() + bare[1:])
    yield "both", _Told("Both sides", told.cue, told.content)


def _others(statement: Statement, exchange: Exchange, known: Cast) -> list[str]:
    own = statement.speaker.name
    names = {other.speaker.name for other in exchange.statements}
    return sorted(
        name
        for name in names
        if name[0].isupper()
        and name.lower() not in _PRONOUNS
        and not known.same(name, own)
        and not set(name.lower().split()) & set(own.lower().split())
        and party_name(name) is None
        and len(name) < 50
    )


def _with_quotation_changed(content: str, exchange: Exchange, chance: random.Random) -> str:
    spans = quoted(content)
    text = exchange.readings[0].document.text
    if not spans:
        return ""
    words: list[re.Match[str]] = [
        match for match in _WORD.finditer(content) if spans[0].start <= match.start() < spans[0].end
    ]
    pool: list[str] = [word for word in _WORD.findall(text) if word not in content]
    if not words or not pool:
        return ""
    at = chance.choice(words)
    return content[: at.start()] + chance.choice(pool) + content[at.end() :]


def _with_figure_changed(content: str, statement: Statement, exchange: Exchange) -> str:
    around = _around(statement, exchange)
    plain = "".join(char for char in content if char not in '“”"')
    match = re.search(r"\d+", plain)
    if not match or not figures(plain):
        return ""
    for step in (3, 7, 11, 13):
        changed = str(int(match.group()) + step)
        if changed not in around:
            return plain[: match.start()] + changed + plain[match.end() :]
    return ""


def _with_name_changed(
    content: str, statement: Statement, exchange: Exchange, known: Cast, chance: random.Random
) -> str:
    around = _around(statement, exchange)
    plain = "".join(char for char in content if char not in '“”"')
    real = {speaker.name.split()[-1] for speaker in known.speakers}
    names: list[re.Match[str]] = [
        match for match in _NAME.finditer(plain) if match.group() in real or party_name(match.group())
    ]
    pool: list[str] = sorted(
        {name for name in _NAME.findall(exchange.readings[0].document.text) if name in real and name not in around}
    )
    if not names or not pool:
        return ""
    at = chance.choice(names)
    return plain[: at.start()] + chance.choice(pool) + plain[at.end() :]


def _around(statement: Statement, exchange: Exchange) -> str:
    reading = exchange.readings[0]
    return " ".join(p.span.of(reading.document.text) for p in reading.passages if p.number in statement.passages)


def _elsewhere(number: int, exchange: Exchange, chance: random.Random) -> int:
    """Give another statement of the same exchange that shares no passage with this one, or nothing."""
    own = set(exchange.statements[number - 1].passages)
    others = [at for at, each in enumerate(exchange.statements, start=1) if not own & set(each.passages)]
    return chance.choice(others) if others else 0


if __name__ == "__main__":
    main([argument for argument in sys.argv[1:] if not argument.startswith("-")])
