"""The desk joins reading, keeping, summarising and answering, and does without what fails."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from bot.adapters.model import LanguageModel
from bot.adapters.prompts import Prompts
from bot.adapters.store import Store
from bot.desk import Desk, Progress
from bot.desk.writing import Writer
from bot.domain.model import Document, Flaw
from tests.adapters.model_server import STALLS, Answer, Asked, ModelServer, fails, says
from tests.chat.exchanges import CALL, READOUT

CLOSED: Mapping[str, Any] = {
    "passages": [2],
    "speaker": "Claire Martin",
    "cue": "said",
    "content": ["the river crossing “should not be closed,”"],
    "via": ["the French Foreign Ministry"],
}
LISTENED: Mapping[str, Any] = {
    "passages": [3],
    "speaker": "Otto Brandt",
    "cue": "told",
    "content": ["We listened, and we disagreed"],
}
TRUE = {
    "text": "Claire Martin said the river crossing “should not be closed,” according to the French Foreign Ministry.",
    "statements": [1],
}
MISQUOTED = {"text": "Otto Brandt told reporters: “We agreed.”", "statements": [2]}
UNKNOWN = {"text": "Otto Brandt spoke of copper.", "statements": [9]}


@asynccontextmanager
async def _desk(server: ModelServer, store: Store | None = None) -> AsyncIterator[Desk]:
    model = LanguageModel("scripted", base_url=server.url, timeout=5, retries=0)
    yield Desk(Writer(model, Prompts.shipped(), server.url), store)
    await model.close()


def _reads(*summary: Mapping[str, Any], writes: Answer) -> ModelServer:
    """A model that reads two statements, proposes these sentences, and writes that when asked for more."""

    def script(asked: Asked) -> Answer:
        if "statements" in asked.properties:
            return says({"statements": [CLOSED, LISTENED], "summary": summary})
        return writes

    return ModelServer(script)


NOTHING_MORE = says({"drafts": []})


async def test_a_models_true_sentence_is_the_summary() -> None:
    """With a model, its sentences are the summary where the statements bear them out."""
    with _reads(TRUE, writes=NOTHING_MORE) as server:
        async with _desk(server) as desk:
            report = await desk.read([Document(CALL)])

    assert [TRUE["text"]] == [claim.text for claim in report.summary.claims]
    assert "scripted" == report.exchange.readings[0].reader
    assert () == report.notes


async def test_a_lie_is_withheld_with_its_flaw() -> None:
    """A sentence its citations do not bear out is kept from the summary, and the flaw is named."""
    with _reads(TRUE, MISQUOTED, UNKNOWN, writes=NOTHING_MORE) as server:
        async with _desk(server) as desk:
            report = await desk.read([Document(CALL)])

    assert [TRUE["text"]] == [claim.text for claim in report.summary.claims]
    assert [Flaw.MISQUOTED, Flaw.UNKNOWN] == [sentence.flaw for sentence in report.summary.withheld]


async def test_a_flawed_sentence_is_mended_once() -> None:
    """A sentence rewritten so that it stands takes the place of the flawed one."""
    mended = {"text": "Otto Brandt told reporters: “We listened, and we disagreed.”", "statements": [2]}
    with _reads(TRUE, MISQUOTED, writes=says({"drafts": [mended]})) as server:
        async with _desk(server) as desk:
            report = await desk.read([Document(CALL)])

    assert [TRUE["text"], mended["text"]] == [claim.text for claim in report.summary.claims]
    assert () == report.summary.withheld
    assert 2 == len(server.asked)


async def test_what_stands_is_told_before_the_rest_is_mended() -> None:
    """A sentence is shown as soon as it is verified."""
    told: list[Progress] = []
    with _reads(TRUE, MISQUOTED, writes=NOTHING_MORE) as server:
        async with _desk(server) as desk:
            await desk.read([Document(CALL)], told.append)
    early = [progress.so_far.summary.claims for progress in told if progress.so_far]

    assert [[TRUE["text"]]] == [[claim.text for claim in claims] for claims in early]


async def test_a_summary_without_a_true_sentence_is_the_statements() -> None:
    """Where nothing of the model's stands, the statements speak, and the person is told."""
    with _reads(MISQUOTED, writes=NOTHING_MORE) as server:
        async with _desk(server) as desk:
            report = await desk.read([Document(CALL)])

    assert any("“should not be closed" in claim.text for claim in report.summary.claims)
    assert 1 == len(report.summary.withheld)
    assert any("The statements themselves are shown." in note for note in report.notes)


async def test_a_model_that_is_down_is_done_without() -> None:
    """The cue reader reads and answers in the model's place, the model is not waited for twice, and the card says so."""
    with ModelServer(fails(500)) as server:
        async with _desk(server) as desk:
            report = await desk.read([Document(CALL)])
            asked = len(server.asked)
            reply = await desk.answer("What did Martin say about the crossing?", report.exchange)

    assert report.exchange.statements
    assert report.notes
    assert not reply.answer.silent
    assert asked == len(server.asked)


async def test_silence_holds_with_a_model() -> None:
    """What nobody spoke of is answered by silence, whatever a model would write."""
    gossip = says({"drafts": [TRUE]})
    with _reads(TRUE, writes=gossip) as server:
        async with _desk(server) as desk:
            report = await desk.read([Document(CALL)])
            reply = await desk.answer("What did Brandt say about copper?", report.exchange)

    assert reply.answer.silent


async def test_the_same_text_asked_for_twice_at_once_is_read_once() -> None:
    """Two who ask for one document at the same time share one reading."""
    with _reads(TRUE, writes=NOTHING_MORE) as server:
        async with _desk(server) as desk:
            one, other = await asyncio.gather(desk.read([Document(CALL)]), desk.read([Document(CALL)]))

    assert one == other
    assert 1 == len(server.asked)


async def test_one_who_leaves_takes_no_ones_reading_along() -> None:
    """When one of two who wait gives up, the other has their reading."""
    with _reads(TRUE, writes=NOTHING_MORE) as server:
        async with _desk(server) as desk:
            leaving = asyncio.create_task(desk.read([Document(CALL)]))
            staying = asyncio.create_task(desk.read([Document(CALL)]))
            await asyncio.sleep(0)
            leaving.cancel()
            report = await staying

    assert report.exchange.statements
    assert leaving.cancelled()


async def test_what_was_given_up_can_be_asked_for_again() -> None:
    """A reading that was stopped half way is begun anew by whoever asks next."""
    begun = threading.Event()

    def script(asked: Asked) -> Answer:
        if begun.is_set():
            return says({"statements": [CLOSED, LISTENED], "summary": [TRUE]})
        begun.set()
        return STALLS

    with ModelServer(script) as server:
        async with _desk(server) as desk:
            leaving = asyncio.create_task(desk.read([Document(CALL)]))
            await asyncio.to_thread(begun.wait, 30)
            leaving.cancel()
            await asyncio.wait([leaving])
            report = await desk.read([Document(CALL)])

    assert leaving.cancelled()
    assert report.exchange.readings[0].reader == "scripted"


async def test_a_text_read_before_is_not_read_again(tmp_path: Path) -> None:
    """A reading is kept: the model is asked once for the same text."""
    with _reads(TRUE, writes=says({"drafts": [TRUE]})) as server:
        async with Store.opened(f"sqlite:///{tmp_path / 'kept.sqlite3'}") as store:
            async with _desk(server, store) as desk:
                first = await desk.read([Document(CALL)])
            async with _desk(server, store) as desk:
                second = await desk.read([Document(CALL)])
    readings = [asked for asked in server.asked if "statements" in asked.properties]

    assert first.exchange == second.exchange
    assert 1 == len(readings)


async def test_exchanges_are_recalled(tmp_path: Path) -> None:
    """What was read is found again by whoever opens the store next, the latest first."""
    async with Store.opened(f"sqlite:///{tmp_path / 'kept.sqlite3'}") as store:
        first = await Desk(store=store).read([Document(CALL)])
        second = await Desk(store=store).read([Document(READOUT)])
        recalled = await Desk(store=store).recalled()

    assert [second.exchange, first.exchange] == [report.exchange for report in recalled]


async def test_several_texts_make_one_exchange() -> None:
    """Documents read together are one matter, whichever comes first; one given twice counts once."""
    one = await Desk().read([Document(CALL), Document(READOUT), Document(CALL)])
    other = await Desk().read([Document(READOUT), Document(CALL)])

    assert 2 == len(one.exchange.readings)
    assert one.exchange.id == other.exchange.id


async def test_a_follow_up_takes_the_speaker_from_before() -> None:
    """A question that leaves out who is meant has it from the questions before."""
    report = await Desk().read([Document(CALL)])
    reply = await Desk().answer("and on the crossing?", report.exchange, ["What did Martin say about copper?"])
    speakers = {statement.speaker.name for claim in reply.answer.claims for statement in claim.statements}

    assert speakers == {"Claire Martin"}


async def test_statements_have_their_topics() -> None:
    """What the cues show is put under headings."""
    report = await Desk().read([Document("On tariffs, Chancellor Otto Brandt said that they “help nobody.”")])

    assert any(statement.topic for statement in report.exchange.statements)
