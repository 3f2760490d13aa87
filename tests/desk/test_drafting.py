from __future__ import annotations

import re
from dataclasses import replace

import pytest

from bot.adapters.model import LanguageModel
from bot.adapters.prompts import Prompts
from bot.adapters.replies import UNKNOWN
from bot.desk.drafting import draft_answer, draft_summary, line, repair
from bot.domain import cues
from bot.domain.grounding import ground
from bot.domain.model import (
    Attribution,
    Document,
    Draft,
    Exchange,
    Facts,
    Flaw,
    Quotation,
    Reading,
    Speaker,
    Statement,
    Withheld,
    Wording,
)
from bot.domain.passages import passages
from tests.adapters.model_server import Answer, ModelServer, says

PROMPTS = Prompts.shipped()
TEXT = """\
President Mara Oduya of Tarnland and Prime Minister Joren Vail of Estmark spoke by telephone on Monday.
Oduya told Vail that the river treaty “is not open to revision,” the Tarnish Foreign Ministry said.
“We listened, and we disagreed,” Vail wrote on Agora.
Vail said that Estmark would keep its barges at home."""


def _exchange(text: str = TEXT) -> Exchange:
    document = Document(text)
    cut = passages(document.text)
    reading = Reading(document, cut, *ground(cues.read(document, cut), document, cut))
    return Exchange("1", "Oduya and Vail speak", Facts(), (reading,))


def _many(count: int) -> Exchange:
    """An exchange of as many statements as told, each with a number of its own."""
    document = Document("\n".join(f"Mara Oduya said that point {n} of the treaty stands." for n in range(1, count + 1)))
    cut = passages(document.text)
    said = [
        Attribution(Speaker("Mara Oduya"), (Wording("said"),), (Wording(f"point {n} of the treaty stands"),), (), (n,))
        for n in range(1, count + 1)
    ]
    return Exchange("1", "Points", Facts(), (Reading(document, cut, ground(said, document, cut)[0]),))


def _shown(text: str) -> list[int]:
    return [int(number) for number in re.findall(r"^\[(\d+)\]", text, re.MULTILINE)]


async def _drafts(server: ModelServer, kind: str, exchange: Exchange, context: int = 32_768) -> tuple[Draft, ...]:
    model = LanguageModel("scripted", base_url=server.url, context=context, reply_tokens=1_024, retries=0)
    try:
        if kind == "summary":
            return await draft_summary(exchange, model, PROMPTS.summarise)
        if kind == "answer":
            return await draft_answer("What did Vail say?", exchange, (3, 2), model, PROMPTS.answer)
        flawed = [
            Withheld("Vail left.", Flaw.UNBACKED, "“left” stands nowhere."),
            Withheld("It rained.", Flaw.UNCITED, ""),
        ]
        return await repair(
            [Draft("Vail left.", (2, 7)), Draft("It rained.", ())], flawed, exchange, model, PROMPTS.repair
        )
    finally:
        await model.close()


def _says(*cited: int) -> Answer:
    return says({"drafts": [{"text": "Vail spoke.", "statements": list(cited)}]})


@pytest.mark.parametrize(("kind", "shown"), [("summary", [1, 2, 3]), ("answer", [2, 3]), ("repair", [2])])
async def test_a_draft_cites_what_was_shown(kind: str, shown: list[int]) -> None:
    """Statements are shown by their number in the exchange; a number that was not shown is an unknown one."""
    with ModelServer(_says(2, 9)) as server:
        drafts = await _drafts(server, kind, _exchange())

    assert (Draft("Vail spoke.", (2, UNKNOWN)),) == drafts
    assert shown == _shown(server.asked[0].body["messages"][1]["content"])


async def test_a_repair_tells_the_reason() -> None:
    """A flawed sentence is shown with its reason; one that cites nothing is beyond repair and is not."""
    with ModelServer(_says(2)) as server:
        await _drafts(server, "repair", _exchange())

    asked = server.asked[0].body["messages"][1]["content"]
    assert "- Vail left. (cites 2) Reason: “left” stands nowhere." in asked
    assert "rained" not in asked


async def test_nothing_mendable_is_not_asked_about() -> None:
    """Where no flawed sentence cites a statement there is, no call is made."""
    model = LanguageModel("scripted", base_url="http://127.0.0.1:9/v1", retries=0)
    flawed = [Withheld("It rained.", Flaw.UNCITED, "It cites nothing.")]
    drafts = await repair([Draft("It rained.", (UNKNOWN,))], flawed, _exchange(), model, PROMPTS.repair)
    await model.close()

    assert () == drafts


async def test_a_summary_of_too_many_statements_draws_on_every_part() -> None:
    """Where not all statements fit, those shown run from the first to nearly the last."""
    exchange = _many(600)
    with ModelServer(_says(1)) as server:
        await _drafts(server, "summary", exchange, context=4_096)

    shown = _shown(server.asked[0].body["messages"][1]["content"])
    assert 40 < len(shown) < 300
    assert 1 == shown[0]
    assert shown[-1] > 550


def _statement(**told: object) -> Statement:
    plain = Statement("d", (1,), Speaker("Oduya"), (), "said", (), Quotation.INDIRECT, (), "the river is open")
    return replace(plain, **told)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("statement", "shown"),
    [
        (_statement(), "Oduya said: the river is open"),
        (_statement(cue=""), "Oduya said: the river is open"),
        (_statement(quotation=Quotation.DIRECT), "Oduya said: “the river is open”"),
        (
            _statement(speaker=Speaker("Mara Oduya", "President", "Tarnland"), via=("Lena Mott", "TNA"), cue="hopes"),
            "Mara Oduya (President, Tarnland), via Lena Mott, TNA, hopes: the river is open",
        ),
        (
            _statement(addressee="Vail", earlier=True, joint=True, cue="told"),
            "Oduya told [to Vail, earlier, jointly]: the river is open",
        ),
    ],
)
def test_a_line_tells_who_and_through_whom(statement: Statement, shown: str) -> None:
    """A statement is shown with its speaker, relays, cue and words, quoted only where the print quotes all of them."""
    assert shown == line(statement)
