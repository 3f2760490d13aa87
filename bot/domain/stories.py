"""Whether two texts tell the same story in the same words, and how a page's text changed between two readings.

A wire story stands in a hundred papers, cut and headed anew. Runs of five words tell it apart from another paper's story
on the same matter: of two texts, the shorter has more than half of its runs in the longer only if one repeats the other.
A few words quoted whole in a long text, as a post is in an article, do not make the two one story.
"""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from bot.domain.model import Document
from bot.domain.passages import passages

_RUN = 5
"""Words of a run,"""
_SIGNS = 8
"""signs where a sign is a syllable or a word, which make five words of Chinese or Japanese,"""
_LETTERS = 20
"""and letters in scripts that leave no space between words."""
_SAME = 0.5
_FEW = 120
"""Runs below which a text may well be quoted whole in another one, or share its set phrases."""
_IDEOGRAM = r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
_UNSPACED = r"[\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff]"
_TOKEN = re.compile(rf"{_IDEOGRAM}|{_UNSPACED}|[^\W_{_IDEOGRAM[1:-1]}{_UNSPACED[1:-1]}]+")
_IDEOGRAMS = re.compile(_IDEOGRAM)
_UNSPACED_LETTERS = re.compile(_UNSPACED)
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff]")
_PLAIN = str.maketrans("“”„«»‘’‚´`–—−", "\"\"\"\"\"'''''---")
_ALIKE = 0.6
_MOST_COMPARED = 300
"""Sentences of a change that are paired with one another; a text changed beyond that is another text."""
_LONGEST_COMPARED = 100_000
"""Characters of them."""
_MOST_RUNS = 16_384
"""Runs kept of a text: of more, a sample tells as well which text repeats which."""
_PIECE = 65_536
"""Characters looked at in one go, so that nobody waits for a long text."""
_COMMON = 12
"""Sentences that may share a word before it tells none of them apart."""


@dataclass(frozen=True, slots=True)
class Repeat:
    """A document that repeats another, both by their place among the documents given, counted from one."""

    place: int
    of: int


@dataclass(frozen=True, slots=True)
class Rewording:
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a text, sentence by sentence; where all are empty, the sentences were put in another order."""

    added: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    reworded: tuple[Rewording, ...] = ()
    kept: int = 0

    def notice(self, since: str) -> str:
        """Tell it in a sentence; `since` is when the text was read before, as in "3 May"."""
        if not self.kept:
            return f"The page’s text is another one than it was on {since}."
        acts = ((self.dropped, "dropped"), (self.added, "added"), (self.reworded, "reworded"))
        told = [(len(sentences), act) for sentences, act in acts if sentences]
        if not told:
            return f"The page’s text changed since {since}: its sentences stand in another order."
        first = f"{_number(told[0][0])} {'sentence was' if told[0][0] == 1 else 'sentences were'} {told[0][1]}"
        parts = [first, *(f"{_number(count)} {'was' if count == 1 else 'were'} {act}" for count, act in told[1:])]
        joined = parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
        return f"The page’s text changed since {since}: {joined}."


def same_story(one: str, other: str) -> bool:
    """Does one of the texts repeat the other?"""
    return _is_same(_runs(one), _runs(other))


def repeats(documents: Sequence[Document]) -> tuple[Repeat, ...]:
    """Name the documents that repeat another; the one published first is the repeated, else the one given first."""
    runs = [_runs(document.text) for document in documents]
    order = sorted(range(len(documents)), key=lambda at: (documents[at].published or "9999", at))
    dated = all(document.published for document in documents)
    found: list[Repeat] = []
    firsts: list[int] = []
    for at in order if dated else range(len(documents)):
        first = next((first for first in firsts if _is_same(runs[first], runs[at])), None)
        if first is None:
            firsts.append(at)
        else:
            found.append(Repeat(at + 1, first + 1))
    return tuple(sorted(found, key=lambda repeat: repeat.place))


def changed(before: str, after: str) -> Change | None:
    """Tell how a text changed; nothing where it did not, spaces and the shape of quotation marks apart."""
    old, new = _sentences(before), _sentences(after)
    plain, plainly = [_plain(each) for each in old], [_plain(each) for each in new]
    if plain == plainly:
        return None
    less, more = Counter(plain), Counter(plainly)
    dropped, added = _left(old, less - more), _left(new, more - less)
    pairs = _paired(dropped, added) if _is_comparable(dropped) and _is_comparable(added) else {}
    reworded = tuple(Rewording(dropped[one], added[other]) for one, other in pairs.items())
    paired = set(pairs.values())
    return Change(
        tuple(each for at, each in enumerate(added) if at not in paired),
        tuple(each for at, each in enumerate(dropped) if at not in pairs),
        reworded,
        kept=(less & more).total() + len(reworded),
    )


@dataclass(frozen=True, slots=True)
class _Runs:
    """The runs of a text by their sums: all of them, or those alone whose sum a power of two divides."""

    sums: frozenset[int]
    every: int = 1

    def sampled(self, every: int) -> frozenset[int]:
        return self.sums if every == self.every else frozenset(each for each in self.sums if each % every == 0)


def _runs(text: str) -> _Runs:
    pieces = (text[start : start + _PIECE] for start in range(0, len(text), _PIECE))
    length = _length(text)
    plain = "".join(_INVISIBLE.sub("", piece).casefold() for piece in pieces)
    last: deque[str] = deque(maxlen=length)
    sums: set[int] = set()
    every = 1
    for word in _TOKEN.finditer(plain):
        last.append(word[0])
        if len(last) == length and (told := _sum(last)) % every == 0:
            sums.add(told)
            while len(sums) > _MOST_RUNS:
                every *= 2
                sums = {each for each in sums if each % every == 0}
    if not sums and every == 1 and last:
        sums.add(_sum(last))
    return _Runs(frozenset(sums), every)


def _sum(words: Iterable[str]) -> int:
    return int.from_bytes(blake2b(" ".join(words).encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def _length(text: str) -> int:
    letters = sum(1 for letter in text if letter.isalpha())
    if 2 * sum(1 for _ in _IDEOGRAMS.finditer(text)) > letters:
        return _SIGNS
    return _LETTERS if 2 * sum(1 for _ in _UNSPACED_LETTERS.finditer(text)) > letters else _RUN


def _is_same(one: _Runs, other: _Runs) -> bool:
    every = max(one.every, other.every)
    mine, theirs = one.sampled(every), other.sampled(every)
    fewer, more = sorted((len(mine), len(theirs)))
    if not fewer:
        return False
    shared = len(mine & theirs)
    return shared > _SAME * (more if fewer * every < _FEW else fewer)


def _sentences(text: str) -> tuple[str, ...]:
    return tuple(passage.span.of(text) for passage in passages(text))


def _plain(sentence: str) -> str:
    return " ".join(_INVISIBLE.sub("", sentence).translate(_PLAIN).split())


def _left(sentences: Sequence[str], counted: Counter[str]) -> list[str]:
    """The sentences that the other text does not have, in their order."""
    rest = counted.copy()
    found: list[str] = []
    for sentence in sentences:
        if rest[_plain(sentence)] > 0:
            rest[_plain(sentence)] -= 1
            found.append(sentence)
    return found


def _is_comparable(sentences: Sequence[str]) -> bool:
    return len(sentences) <= _MOST_COMPARED and sum(map(len, sentences)) <= _LONGEST_COMPARED


def _paired(dropped: Sequence[str], added: Sequence[str]) -> dict[int, int]:
    """Dropped sentence → the added one that says it in other words."""
    words = [Counter(_TOKEN.findall(sentence.casefold())) for sentence in added]
    holding: dict[str, list[int]] = {}
    for at, held in enumerate(words):
        for word in held:
            holding.setdefault(word, []).append(at)
    pairs: dict[int, int] = {}
    free = set(range(len(added)))
    for at, sentence in enumerate(dropped):
        own = Counter(_TOKEN.findall(sentence.casefold()))
        near = {each for word in own for each in _few(holding.get(word, ())) if each in free}
        best = max(near, key=lambda each: (_likeness(own, words[each]), -each), default=None)
        if best is not None and _likeness(own, words[best]) > _ALIKE:
            pairs[at] = best
            free.discard(best)
    return pairs


def _few(places: Sequence[int]) -> Iterator[int]:
    if len(places) <= _COMMON:
        yield from places


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    return 2 * (one & other).total() / max(one.total() + other.total(), 1)


def _number(count: int) -> str:
    words = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    return words[count] if count < len(words) else f"{count:,}"


__all__ = ["Change", "Repeat", "Rewording", "changed", "repeats", "same_story"]
