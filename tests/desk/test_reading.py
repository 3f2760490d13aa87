from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from bot.adapters.model import LanguageModel
from bot.adapters.prompts import Prompt, Prompts
from bot.adapters.replies import UNKNOWN, DraftsReply, ReadReply, parse
from bot.desk.reading import read_with_model
from bot.desk.windows import renumbered
from bot.domain import cues
from bot.domain.grounding import ground
from bot.domain.model import Document, Draft, Exchange, Facts, Flaw, Passage, Reading
from bot.domain.passages import passages
from bot.domain.verification import verify
from tests.adapters.model_server import DROPS, STALLS, Answer, Asked, ModelServer, fails, says

PROMPTS = Prompts.shipped()
PROMPT = PROMPTS.read
TEXT = """\
President Mara Oduya of Tarnland and Prime Minister Joren Vail of Estmark spoke by telephone on Monday.
Oduya told Vail that the river treaty “is not open to revision,” the Tarnish Foreign Ministry said.
Tarnland and Estmark have disputed the Lower Sarn since 1961.
“We listened, and we disagreed,” Vail wrote on Agora.
Vail said that Estmark would keep its barges at home.
Related coverage:
Estmark says harvest was good"""

OPEN = {
    "passages": [2],
    "speaker": "Mara Oduya",
    "cue": "told",
    "content": ["the river treaty “is not open to revision,”"],
    "via": ["the Tarnish Foreign Ministry"],
}
LISTENED = {"passages": [4], "speaker": "Joren Vail", "cue": "wrote", "content": "We listened, and we disagreed"}
BARGES = {"passages": [5], "speaker": "Joren Vail", "cue": "said", "content": "Estmark would keep its barges at home"}
SHUT = {"passages": [5], "speaker": "Mara Oduya", "cue": "said", "content": "the river is shut"}
HALF_THE_TEXT = 25


@asynccontextmanager
async def _model(
    server: ModelServer, *, seconds: float = 10, context: int = 32_768, reply_tokens: int = 8_192
) -> AsyncIterator[LanguageModel]:
    model = LanguageModel(
        "scripted", base_url=server.url, timeout=seconds, context=context, reply_tokens=reply_tokens, retries=0
    )
    yield model
    await model.close()


def _long(paragraphs: int) -> Document:
    """An article of two statements a paragraph, each with a number of its own."""
    opening = "President Mara Oduya of Tarnland met Prime Minister Joren Vail of Estmark on Monday.\n"
    body = "\n".join(
        f"Oduya said that point {n} of the long treaty of the Lower Sarn stands. Vail said that point {n} falls."
        for n in range(1, paragraphs + 1)
    )
    return Document(opening + body)


def _faithful(asked: Asked) -> Answer:
    """Report every statement of such an article that stands in the passages shown, and nothing else."""
    statements: list[dict[str, Any]] = []
    for number, text in re.findall(r"^\[(\d+)\] (.*)$", asked.body["messages"][1]["content"], re.MULTILINE):
        if told := re.fullmatch(r"(Oduya|Vail) said that (point .*)\.", text):
            speaker = {"Oduya": "Mara Oduya", "Vail": "Joren Vail"}[told[1]]
            statements.append({"passages": [number], "speaker": speaker, "cue": "said", "content": told[2]})
    return says({"statements": statements, "summary": []})


async def test_a_text_that_fits_is_read_in_one_call() -> None:
    """Statements and drafts come from one call; drafts cite the statements as they are numbered in the reading."""
    document = Document(TEXT)
    drafts = [{"text": "Vail listened.", "statements": [1]}, {"text": "The treaty stays.", "statements": [2]}]
    with ModelServer(says({"statements": [LISTENED, OPEN, BARGES], "summary": drafts})) as server:
        async with _model(server) as model:
            read = await read_with_model(document, passages(document.text), model, PROMPT)

    assert ["Mara Oduya", "Joren Vail", "Joren Vail"] == [each.speaker.name for each in read.reading.statements]
    assert (Draft("Vail listened.", (2,)), Draft("The treaty stays.", (1,))) == read.drafts
    assert ("scripted", (), 1) == (read.reading.reader, read.notices, len(server.asked))


async def test_what_does_not_stand_in_the_text_is_refused_and_its_draft_cites_nothing() -> None:
    """A statement the text does not bear out is kept as ungrounded, and a draft that cites it cites an unknown number."""
    document = Document(TEXT)
    drafts = [{"text": "The river is shut.", "statements": [1]}, {"text": "No barges.", "statements": [2, 3]}]
    with ModelServer(says({"statements": [SHUT, BARGES], "summary": drafts})) as server:
        async with _model(server) as model:
            read = await read_with_model(document, passages(document.text), model, PROMPT)

    assert [Flaw.MISQUOTED] == [each.flaw for each in read.reading.ungrounded]
    assert [(UNKNOWN,), (1, UNKNOWN)] == [draft.statements for draft in read.drafts]


async def test_the_model_is_not_shown_furniture() -> None:
    """Lists of other stories are left out, and the passages keep their numbers."""
    document = Document(TEXT)
    with ModelServer(says({"statements": [BARGES]})) as server:
        async with _model(server) as model:
            await read_with_model(document, passages(document.text), model, PROMPT)

    shown = server.asked[0].body["messages"][1]["content"]
    assert "[5] Vail said" in shown
    assert "harvest" not in shown


@pytest.mark.parametrize(
    "answer",
    [
        says("I am not sure."),
        says(None),
        says({"statements": [{"speaker": "Mara Oduya"}]}),
        says({"statements": []}),
        says({"statements": [SHUT]}),
        says(None, refusal="No."),
        fails(400, "maximum context length exceeded"),
        fails(401),
        fails(404),
        fails(500),
        DROPS,
        STALLS,
    ],
)
async def test_without_a_usable_model_the_cue_reader_reads(answer: Answer) -> None:
    """Whatever becomes of the model, the statements are those of the cue reader, and the person is told."""
    document = Document(TEXT)
    cut = passages(document.text)
    by_cues = Reading(document, cut, *ground(cues.read(document, cut), document, cut))
    with ModelServer(answer) as server:
        async with _model(server, seconds=0.3) as model:
            read = await read_with_model(document, cut, model, PROMPT)

    assert by_cues.statements
    assert by_cues.statements == read.reading.statements
    assert ("", ()) == (read.reading.reader, read.drafts)
    assert len(read.notices) == 1
    assert re.search(r"read without (a model|it)\.$", read.notices[0])


async def test_a_cut_off_reply_is_completed_by_cues() -> None:
    """What a model reported before it was cut off is kept; the passages after it are read by cues."""
    document = Document(TEXT)
    text = json.dumps({"statements": [OPEN | {"topic": "treaty"}, LISTENED]})
    with ModelServer(says(text[:-20], finish="length")) as server:
        async with _model(server) as model:
            read = await read_with_model(document, passages(document.text), model, PROMPT)

    assert "treaty" == read.reading.statements[0].topic
    assert {(2,), (4,), (5,)} <= {each.passages for each in read.reading.statements}
    assert "scripted" == read.reading.reader
    assert ("The model's reply was cut off. What it left was read without it.",) == read.notices


async def test_a_long_text_is_read_in_windows() -> None:
    """A text of twenty thousand words is read whole: every statement once, in order, with its progress told."""
    document = _long(1_100)
    told: list[tuple[int, int]] = []

    def progress(done: int, of: int) -> None:
        told.append((done, of))

    with ModelServer(_faithful) as server:
        async with _model(server) as model:
            read = await read_with_model(document, passages(document.text), model, PROMPT, progress)

    assert len(document.text.split()) > 20_000
    assert 2_200 == len(read.reading.statements)
    assert [n for n in range(1, 1_101) for _ in "ab"] == [int(each.text.split()[1]) for each in read.reading.statements]
    assert ((), ()) == (read.drafts, read.notices)
    assert [(n, len(server.asked)) for n in range(1, len(server.asked) + 1)] == told
    assert 8 < len(server.asked) < 40


async def test_a_window_that_fails_is_read_by_cues() -> None:
    """One bad window does not cost the others, and the person is told how much was read without the model."""
    document = _long(120)

    def script(asked: Asked) -> Answer:
        return says("Nonsense.") if "point 60 of" in asked.text else _faithful(asked)

    with ModelServer(script) as server:
        async with _model(server, reply_tokens=2_048) as model:
            read = await read_with_model(document, passages(document.text), model, PROMPT)

    assert 240 == len(read.reading.statements)
    assert "scripted" == read.reading.reader
    assert re.search(r"\b1 of \d+ parts of the text were read without it\.$", read.notices[0])


async def test_a_window_of_which_nothing_is_reported_is_read_by_cues() -> None:
    """A model that passes over a whole window in silence is not believed where the cue reader saw statements."""
    document = _long(120)

    def script(asked: Asked) -> Answer:
        return says({"statements": []}) if "point 60 of" in asked.text else _faithful(asked)

    with ModelServer(script) as server:
        async with _model(server, reply_tokens=2_048) as model:
            read = await read_with_model(document, passages(document.text), model, PROMPT)

    assert 240 == len(read.reading.statements)
    assert re.search(r"reported nothing .* 1 of \d+ parts", read.notices[0])


async def test_a_window_too_long_for_the_model_is_halved() -> None:
    """A server that takes in less than was thought is asked about less at a time."""
    document = _long(60)

    def script(asked: Asked) -> Answer:
        shown = len(re.findall(r"^\[\d+\]", asked.body["messages"][1]["content"], re.MULTILINE))
        return fails(400, "context length exceeded") if shown > HALF_THE_TEXT * 2 else _faithful(asked)

    with ModelServer(script) as server:
        async with _model(server) as model:
            read = await read_with_model(document, passages(document.text), model, PROMPT)

    assert 120 == len(read.reading.statements)
    assert () == read.notices


async def test_a_model_that_is_down_is_not_asked_window_after_window() -> None:
    """Once a server has failed, windows that have not begun are read by cues at once."""
    document = _long(1_100)
    with ModelServer(fails(503)) as server:
        async with _model(server) as model:
            read = await read_with_model(document, passages(document.text), model, PROMPT)

    assert len(server.asked) <= 4
    assert "" == read.reading.reader
    assert 1 == len(read.notices)
    assert read.notices[0].endswith("The text was read without a model.")


def _example() -> tuple[Document, tuple[Passage, ...], ReadReply]:
    """The text that the reading prompt shows, and the reply it shows to it."""
    lines = PROMPT.instructions.split("```\n")[1].splitlines()
    document = Document("\n".join(re.sub(r"^\[\d+\] ", "", line) for line in lines))
    reply = parse(PROMPT.instructions.split("```json\n")[1].split("```")[0], ReadReply).value
    return document, passages(document.text), reply


def test_the_example_of_reading_is_borne_out() -> None:
    """Every statement and every sentence of the reading prompt's example holds against the example's own text."""
    document, cut, reply = _example()
    statements, ungrounded = ground(reply.attributions(), document, cut, cues.read(document, cut))
    exchange = Exchange("1", "", Facts(), (Reading(document, cut, statements),))
    drafts = renumbered(reply.drafts(), reply.attributions(), (), statements, document, cut)
    verdict = verify(drafts, exchange)

    assert () == ungrounded
    assert [each.passages for each in reply.attributions()] == [each.passages for each in statements]
    assert () == verdict.withheld
    assert [draft.text for draft in reply.drafts()] == [claim.text for claim in verdict.claims]


@pytest.mark.parametrize("prompt", [PROMPTS.summarise, PROMPTS.answer, PROMPTS.repair])
def test_the_example_of_writing_is_borne_out(prompt: Prompt) -> None:
    """Every sentence of a writing prompt's example is a claim about the statements it shows: two of the same text."""
    document, cut, reply = _example()
    treaty, _, listened, _ = ground(reply.attributions(), document, cut)[0]
    exchange = Exchange("1", "", Facts(), (Reading(document, cut, (treaty, listened)),))
    shown = parse(prompt.instructions.split("```json\n")[1].split("```")[0], DraftsReply).value
    verdict = verify(shown.about({1, 2}), exchange)

    assert verdict.claims
    assert () == verdict.withheld
