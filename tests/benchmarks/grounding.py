"""How many false attributions grounding lets through, of each kind, and how many true ones it refuses.

    python -m tests.benchmarks.grounding corpus.jsonl [-v]

The corpus has PolNeAR's shape, as in `attribution`. What it marks with a plain word for saying is told as a model would
tell it: a name, a cue, the words, and no offsets. Of each that is believed, one false attribution of every kind it allows
is made. What the marks bear out by another attribution is no falsehood and is left out, and so are headlines and marks
of a single word, or that begin or end inside one. Where there is no corpus this says so and ends well. `-v` prints what went wrong.
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bot.domain import cues
from bot.domain.furniture import furniture
from bot.domain.grounding import ground
from bot.domain.model import Attribution, Passage, Span, Speaker, Ungrounded, Wording
from bot.domain.names import Cast, cast
from bot.domain.passages import passages
from tests.benchmarks.attribution import Found, Marked, _documents

TRUE = "true"
_UNNAMED = frozenset("he she it they i we you who his her their which that this these those".split())
_SAYING = frozenset(
    """
    said says say saying told tells telling wrote writes writing argued argues arguing claimed claims claiming added adds
    adding noted notes noting stated states stating warned warns warning insisted insists insisting announced announces
    declared declares declaring explained explains replied replies according tweeted tweets promised promises vowed vows
    called calls accused accuses urged urges denied denies
    """.split()
)
_TURNING = re.compile(r"\b(?:not|never|unless|if)\b|n['’]t\b")
_OF_A_SENSE = frozenset({"unless", "if"})
_NAME = re.compile(r"\b[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*")
_WORD = re.compile(r"\b[a-z]{5,}\b")
_STRONGER = ("agreed", "promised", "confirmed", "admitted", "vowed", "threatened", "warned", "accused")
_SHARED = 0.3
"""What share of two contents' words makes them one, for which another speaker may truly be told."""


@dataclass(frozen=True, slots=True)
class Told:
    """An attribution as a model would return it, and the kind of falsehood it is, if it is one."""

    attribution: Attribution
    kind: str = TRUE


@dataclass(frozen=True, slots=True)
class Gold:
    """One of the corpus's attributions in a document, with whom its speaker's words mean."""

    found: Found
    name: str
    sentence: int


class Article:
    """One document of the corpus, what is marked in it, and who is named where."""

    def __init__(self, marked: Marked) -> None:
        self.document = marked.document
        self.text = marked.document.text
        self.passages: Sequence[Passage] = passages(self.text)
        self.known: Cast = cast(self.document, self.passages)
        is_whole = self.text == marked.text
        headlines = furniture(self.text, self.passages)
        self.gold = tuple(
            gold
            for found in marked.gold
            if is_whole and self._is_plain(found)
            if (gold := self._golden(found)).name.lower() not in _UNNAMED
            if self.passages[gold.sentence].number not in headlines
        )
        self.witness = cues.read(self.document, self.passages)

    def _is_plain(self, found: Found) -> bool:
        """Say whether it has a speaker and a plain word for saying, and its words are marked whole."""
        is_said = bool(_SAYING & set(_of(found.cue, self.text).lower().split()))
        return (
            bool(found.speaker)
            and is_said
            and len(_words(found.content, self.text)) > 1
            and not any(
                self.text[at - 1 : at + 1].isalnum()
                for span in found.content
                for at in (span.start, span.end)
                if 0 < at < len(self.text)
            )
        )

    def _golden(self, found: Found) -> Gold:
        mention = Span(found.speaker[0].start, found.speaker[-1].end)
        printed = " ".join(mention.of(self.text).split())
        known = self.known.resolve(printed, mention.start) or self.known.named(printed)
        return Gold(found, known.name if known else printed, self._at(found.content[0].start))

    def _at(self, offset: int) -> int:
        return max((at for at, each in enumerate(self.passages) if each.span.start <= offset), default=0)

    def named_in(self, sentence: int) -> tuple[str, ...]:
        """Give whom a sentence names in full or in part, each by the fullest name."""
        if not 0 <= sentence < len(self.passages):
            return ()
        span = self.passages[sentence].span
        known = (
            self.known.resolve(match.group().removesuffix("’s").removesuffix("'s"), span.start + match.start())
            for match in _NAME.finditer(span.of(self.text))
        )
        people = {speaker.name for speaker in self.known.speakers}
        return tuple(dict.fromkeys(each.name for each in known if each and each.name in people))

    def told(self, gold: Gold) -> Attribution:
        """Tell what is marked as a model would: names and words, no offsets, and where it read them."""
        return Attribution(
            Speaker(gold.name),
            _wordings(gold.found.cue, self.text),
            _wordings(gold.found.content, self.text),
            mention=_wordings(gold.found.speaker, self.text),
            passages=(self.passages[gold.sentence].number,),
        )

    def is_credited(self, name: str, content: Sequence[Span]) -> bool:
        """Say whether the marks credit somebody with some of these words: an inner speaker, or one of several."""
        words = _words(content, self.text)
        return any(
            (self.known.same(name, other.name) or name in other.name or other.name in name)
            and len(words & _words(other.found.content, self.text)) > _SHARED * len(words)
            for other in self.gold
        )

    def refused(self, told: Sequence[Told]) -> dict[int, Ungrounded]:
        """Tell which are refused, by their place among those told."""
        _, refused = ground([one.attribution for one in told], self.document, self.passages, self.witness)
        flawed = {id(each.attribution): each for each in refused}
        return {at: flawed[id(one.attribution)] for at, one in enumerate(told) if id(one.attribution) in flawed}


def main(words: Sequence[str] | None = None) -> int:
    arguments = list(sys.argv[1:] if words is None else words)
    show = "-v" in arguments
    corpus = next((Path(each) for each in arguments if each != "-v"), None)
    if corpus is None or not corpus.is_file():
        print("grounding: skipped, for there is no corpus. Name one: make bench DATA=path/to/dev.jsonl")
        return 0
    total, shown = Counter[str](), Counter[str]()
    flaws = Counter[str]()
    for marked in _documents(corpus):
        article = Article(marked)
        true = [Told(article.told(gold)) for gold in article.gold]
        refused = article.refused(true)
        false = list(_false(article, [at for at in range(len(true)) if at not in refused]))
        for told, flawed in ((true, refused), (false, article.refused(false))):
            for at, one in enumerate(told):
                total[one.kind] += 1
                shown[one.kind] += at not in flawed
                if one.kind == TRUE and at in flawed:
                    flaws[flawed[at].flaw] += 1
                if show and (at in flawed) is (one.kind == TRUE):
                    _print_error(article, one, flawed.get(at))
    print(f"{'kind':<34}{'made':>8}{'shown':>8}{'share':>9}")
    for kind, number in total.items():
        print(f"{kind:<34}{number:>8}{shown[kind]:>8}{shown[kind] / number:>9.1%}")
    print(f"true ones refused: {1 - shown[TRUE] / max(total[TRUE], 1):.1%}, as", dict(flaws))
    return 0


def _false(article: Article, believed: Sequence[int]) -> Iterator[Told]:
    """Make falsehoods of those that are believed as they are."""
    chance = random.Random(article.document.id)
    for at in believed:
        gold = article.gold[at]
        true = article.told(gold)
        yield from _speakers(article, gold, true)
        yield from _words_changed(article, gold, true, chance)
        yield from _relays(article, gold, true)
        if at + 1 < len(article.gold):
            yield from _mixed(article, gold, article.gold[at + 1])


def _speakers(article: Article, gold: Gold, true: Attribution) -> Iterator[Told]:
    """Another who is named in the sentence, or in the one before or after, says it."""
    for kind, near in (("speaker, same sentence", (0,)), ("speaker, next sentence", (-1, 1))):
        others = [name for step in near for name in article.named_in(gold.sentence + step)]
        false = next((name for name in others if _is_another(article, name, gold)), "")
        if false:
            yield Told(replace(true, speaker=Speaker(false), mention=(Wording(false),)), kind)


def _is_another(article: Article, name: str, gold: Gold) -> bool:
    low = gold.name.casefold()
    apart = not article.known.same(name, gold.name) and name.casefold() not in low and low not in name.casefold()
    return apart and not article.is_credited(name, gold.found.content)


def _words_changed(article: Article, gold: Gold, true: Attribution, chance: random.Random) -> Iterator[Told]:
    content = " … ".join(wording.text for wording in true.content)
    if len(true.content) == 1 and (turning := _TURNING.search(content)) is not None:
        is_condition = turning.group().lower() in _OF_A_SENSE
        left = content[: turning.start()].strip() if is_condition else content[turning.end() :].strip()
        if len(left.split()) > 2 and article.text.count(left) == 1:
            kind = "cut before unless or if" if is_condition else "cut after not or never"
            yield Told(replace(true, content=(Wording(left),)), kind)
    words = list(_WORD.finditer(content))
    others = sorted({match.group() for match in _WORD.finditer(article.text)} - {word.group() for word in words})
    if words and others:
        word = chance.choice(words)
        changed = content[: word.start()] + chance.choice(others) + content[word.end() :]
        yield Told(replace(true, content=(Wording(changed),)), "a word changed")
    stronger = [cue for cue in _STRONGER if all(cue not in wording.text for wording in true.cue)]
    yield Told(replace(true, cue=(Wording(chance.choice(stronger)),)), "a stronger cue")
    window = article.text[
        article.passages[max(0, gold.sentence - 1)].span.start : article.passages[
            min(len(article.passages) - 1, gold.sentence + 1)
        ].span.end
    ]
    printed = [cue for cue in stronger if re.search(rf"\b{cue}\b", window) and cue not in content]
    if printed and not any(
        printed[0] in _of(other.found.cue, article.text) and article.known.same(other.name, gold.name)
        for other in article.gold
    ):
        yield Told(replace(true, cue=(Wording(printed[0]),)), "a stronger cue, printed near")


def _relays(article: Article, gold: Gold, true: Attribution) -> Iterator[Told]:
    """Through somebody who is named in that sentence, the one before, or far off, and is credited with none of it."""
    near = article.named_in(gold.sentence)
    beside = [name for step in (-1, 1) for name in article.named_in(gold.sentence + step) if name not in near]
    far = [speaker.name for speaker in article.known.speakers if speaker.name not in {*near, *beside}]
    for kind, names in (("via, same sentence", near), ("via, next sentence", beside), ("via, anywhere", far)):
        if false := next((name for name in names if _is_another(article, name, gold)), ""):
            yield Told(replace(true, via=(false,)), kind)


def _mixed(article: Article, gold: Gold, other: Gold) -> Iterator[Told]:
    """Give a neighbour's words to this one, with the neighbour's cue or this one's; or the words of both."""
    if (
        other.name.lower() in _UNNAMED
        or not _is_another(article, gold.name, other)
        or not _is_another(article, other.name, gold)
        or any(span.overlaps(theirs) for span in gold.found.content for theirs in other.found.content)
    ):
        return
    mine, theirs = article.told(gold), article.told(other)
    yield Told(replace(theirs, speaker=mine.speaker, mention=mine.mention), "words of the next, its cue")
    yield Told(replace(mine, content=theirs.content, passages=theirs.passages), "words of the next, own cue")
    yield Told(replace(mine, content=(*mine.content, *theirs.content)), "two joined")


def _of(spans: Sequence[Span], text: str) -> str:
    return " … ".join(span.of(text) for span in spans)


def _wordings(spans: Sequence[Span], text: str) -> tuple[Wording, ...]:
    return tuple(Wording(span.of(text)) for span in spans)


def _words(spans: Sequence[Span], text: str) -> frozenset[int]:
    return frozenset(
        match.start() for span in spans for match in re.compile(r"\w+").finditer(text, span.start, span.end)
    )


def _print_error(article: Article, told: Told, refused: Ungrounded | None) -> None:
    attribution = told.attribution
    content = " … ".join(wording.text for wording in attribution.content)
    cue = " … ".join(wording.text for wording in attribution.cue)
    via = f" via {', '.join(attribution.via)}" if attribution.via else ""
    print(f"{told.kind}: {attribution.speaker.name}{via} ⟨{cue}⟩ {content}")
    if refused:
        print(f"    -- {refused.flaw}: {refused.reason}")
    at = next(at for at, each in enumerate(article.passages) if each.number == attribution.passages[0])
    print("    | " + article.passages[at].span.of(article.text).replace("\n", " "))


if __name__ == "__main__":
    sys.exit(main())
