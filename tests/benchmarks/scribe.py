"""Accounts of our own making, no two alike, and a model's stand-in that reports them as the prompts ask, after a delay.

    python -m tests.benchmarks.scribe [--delay SECONDS]

prints its address and serves until it is ended. What it says stands in the prompt it was given, so all of it is borne out.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import re
from collections import Counter
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from aiohttp import web

_GIVEN = ("Ada", "Berit", "Corin", "Dagny", "Edric", "Freya", "Garan", "Hedda", "Ivo", "Jorun", "Kasimir", "Liv")
_BEGINNINGS = ("Ab", "Bell", "Cor", "Dun", "Es", "Falk", "Grey", "Hol", "Ist", "Jar", "Kel", "Lom", "Mar", "Nor", "Os")
_ENDINGS = (
    "rant",
    "weather",
    "vane",
    "marsh",
    "trell",
    "enor",
    "mantle",
    "lin",
    "vane",
    "ley",
    "dane",
    "mond",
    "quist",
)
_STATES = (("Tarn", "Tarnish"), ("Veldt", "Veldtian"), ("Ostmark", "Ostmarkian"), ("Lirra", "Lirran"))
_ROLES = ("President", "Prime Minister", "Foreign Minister")
_THINGS = ("ferry", "bridge", "pipeline", "harbour", "railway", "lighthouse", "tunnel", "canal", "market", "quarry")
_PLACES = ("Halm", "Sanne", "Orlo", "Brack", "Venn", "Tolm", "Risk", "Ayle", "Dorn", "Faye")
_MONTHS = ("January", "March", "April", "June", "September", "November")
_CLAUSES = (
    "the {thing} at {place} should open before {month}",
    "{number} lorries may cross to {place} by the {thing} in {month}",
    "the duties on goods that pass the {thing} at {place} would fall by {number} percent",
    "the {thing} at {place} must stay open to the people of both banks",
    "a delegation of {number} would visit the {thing} at {place} in {month}",
    "no toll should be asked at the {thing} of {place} until {month}",
)
_BACKGROUND = (
    "The {thing} at {place} was closed for {number} weeks in {month}, and lorries queued along the coast road."
)


@dataclass(frozen=True, slots=True)
class Account:
    """A text, and a question that it answers."""

    text: str
    question: str


def account(number: int, least: int = 1_500, most: int = 2_800) -> Account:
    """Write the account of a number, of about so many characters, the same each time and unlike all others."""
    chance = random.Random(number)
    (state, one), (other_state, other) = chance.sample(_STATES, 2)
    first, second = (f"{chance.choice(_BEGINNINGS)}{chance.choice(_ENDINGS)}{end}" for end in ("", "ov"))
    paragraphs = [
        f"{one} {chance.choice(_ROLES)} {chance.choice(_GIVEN)} {first} and {other} {chance.choice(_ROLES)} "
        f"{chance.choice(_GIVEN)} {second} spoke by telephone on Tuesday for {number + 5} minutes."
    ]
    length, wanted = len(paragraphs[0]), chance.randint(least, most)
    asked = ""
    while length < wanted or not asked:
        sentences = []
        for _ in range(3):
            last, adjective, home = chance.choice(((first, one, state), (second, other, other_state)))
            filled = {
                "thing": chance.choice(_THINGS), "place": chance.choice(_PLACES), "month": chance.choice(_MONTHS),
                "number": chance.randint(3, 98),
            }  # fmt: skip
            clause = chance.choice(_CLAUSES).format(**filled)
            form = chance.randrange(4)
            if form == 0:
                sentences.append(f"“{clause[0].upper()}{clause[1:]},” {last} told reporters in {home}.")
            elif form == 1:
                sentences.append(f"{last} said that {clause}, according to the {adjective} Foreign Ministry.")
            elif form == 2:
                sentences.append(f"{last} said that {clause}.")
            else:
                sentences.append(_BACKGROUND.format(**filled))
                continue
            asked = asked or f"What did {last} say about the {filled['thing']} at {filled['place']}?"
        paragraphs.append(" ".join(sentences))
        length += len(paragraphs[-1]) + 2
    return Account("\n\n".join(paragraphs), asked)


_LINE = re.compile(r"^\[(\d+)\] (.+)$", re.MULTILINE)
_SPEAKER = re.compile(r"(\w+) ((?:President|Prime Minister|Foreign Minister)) (\w+ (\w+))")
_DIRECT = re.compile(r"“(?P<content>.+),” (?P<who>\w+) (?P<cue>told reporters) in \w+\.$")
_RELAYED = re.compile(
    r"(?P<who>\w+) (?P<cue>said) that (?P<content>.+), according to (?P<via>the \w+ Foreign Ministry)\.$"
)
_INDIRECT = re.compile(r"(?P<who>\w+) (?P<cue>said) that (?P<content>.+)\.$")
_TOLD = re.compile(
    r"(?P<name>[^(:,]+?)(?: \([^)]*\))?(?:, via (?P<via>.+?),)? (?P<cue>said|told reporters)(?: \[[^]]*\])?: (?P<words>.+)$"
)
_IN_SUMMARY = 6
_IN_ANSWER = 2


def reported(prompt: str) -> dict[str, object]:
    """Report who said what in a prompt's passages, and summarise it."""
    passages = [(int(number), text) for number, text in _LINE.findall(prompt)]
    offices = {
        last: (name, role, party) for _, text in passages[:1] for party, role, name, last in _SPEAKER.findall(text)
    }
    statements: list[dict[str, object]] = []
    summary: list[dict[str, object]] = []
    for number, text in passages:
        found = _DIRECT.match(text) or _RELAYED.match(text) or _INDIRECT.match(text)
        if found is None or found["who"] not in offices:
            continue
        name, role, party = offices[found["who"]]
        via = found.groupdict().get("via")
        words = f"“{found['content']}”" if found.re is _DIRECT else found["content"]
        statements.append({
            "passages": [number], "speaker": name, "role": role, "party": party, "mention": found["who"],
            "cue": found["cue"], "content": [found["content"]], "via": [via] if via else [], "addressee": "",
            "topic": "", "earlier": False, "joint": False,
        })  # fmt: skip
        summary.append({"text": _sentence(name, words, via), "statements": [len(statements)]})
    return {"statements": statements, "summary": summary[:_IN_SUMMARY]}


def drafted(prompt: str) -> dict[str, object]:
    """Write a sentence on each of the first statements of a prompt."""
    drafts = [
        {"text": _sentence(found["name"], found["words"], found["via"]), "statements": [int(number)]}
        for number, text in _LINE.findall(prompt)
        if (found := _TOLD.match(text))
    ]
    return {"drafts": drafts[:_IN_ANSWER]}


def _sentence(name: str, words: str, via: str | None) -> str:
    told = f"{name} told reporters: {words}" if words.startswith("“") else f"{name} said that {words}"
    return f"{told}, according to {via}." if via else f"{told}."


class Scribe:
    """Serves; `delay` may be changed at any time, and `calls` counts what was asked for."""

    def __init__(self, delay: float = 0.0) -> None:
        self.delay = delay
        self.calls: Counter[str] = Counter()
        self.url = ""
        self._runner: web.AppRunner | None = None

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=1 << 26)
        app.router.add_post("/v1/chat/completions", self._complete)
        app.router.add_get("/calls", self._count)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0, backlog=1024).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._runner:
            await self._runner.cleanup()

    async def _complete(self, request: web.Request) -> web.Response:
        until = asyncio.get_running_loop().time() + self.delay
        try:
            asked = await request.json()
        except ConnectionResetError:  # whoever asked died meanwhile
            return web.Response(status=400)
        prompt = asked["messages"][-1]["content"]
        is_reading = "summary" in asked["response_format"]["json_schema"]["schema"]["properties"]
        self.calls["read" if is_reading else "write"] += 1
        content = json.dumps(reported(prompt) if is_reading else drafted(prompt))
        await asyncio.sleep(until - asyncio.get_running_loop().time())
        message = {"role": "assistant", "content": content, "refusal": None}
        return web.json_response({
            "id": "1", "object": "chat.completion", "created": 1, "model": asked["model"],
            "choices": [{"index": 0, "message": message, "finish_reason": "stop"}],
        })  # fmt: skip

    async def _count(self, _: web.Request) -> web.Response:
        return web.json_response(self.calls)


async def _serve(delay: float) -> None:
    async with Scribe(delay) as scribe:
        print(scribe.url, flush=True)
        await asyncio.Event().wait()


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.scribe", description=__doc__)
    parser.add_argument("--delay", type=float, default=1.0, help="seconds that each reply takes (1)")
    asyncio.run(_serve(parser.parse_args().delay))


if __name__ == "__main__":
    main()
