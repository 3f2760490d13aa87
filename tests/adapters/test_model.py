from __future__ import annotations

import gzip
import json
import socket
import tracemalloc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from bot.adapters.model import LanguageModel
from bot.adapters.prompts import Filled
from bot.adapters.replies import DraftsReply, ReadReply
from bot.domain.model import Draft
from bot.errors import (
    ModelError,
    ModelNonsense,
    ModelOverflowed,
    ModelRefused,
    ModelRejected,
    ModelTimedOut,
    ModelUnauthorised,
    ModelUnreachable,
)
from tests.adapters.model_server import (
    DROPS,
    STALLS,
    TRICKLES,
    Answer,
    Asked,
    ModelServer,
    breaks_off,
    fails,
    says,
    sends,
)

PROMPT = Filled("answer", "1", "Answer.", "Who spoke?")
REPLY = {"drafts": [{"text": "Oduya spoke.", "statements": [1]}, {"text": "Vail listened.", "statements": [2]}]}
DRAFTS = (Draft("Oduya spoke.", (1,)), Draft("Vail listened.", (2,)))


@asynccontextmanager
async def _model(url: str, *, seconds: float = 10, retries: int = 0) -> AsyncIterator[LanguageModel]:
    model = LanguageModel("scripted", base_url=url, timeout=seconds, retries=retries)
    yield model
    await model.close()


@pytest.mark.parametrize(
    "content",
    [
        REPLY,
        f"\n\n{json.dumps(REPLY, indent=2)}\n",
        f"```json\n{json.dumps(REPLY)}\n```",
        f"Here is what you asked for:\n\n```\n{json.dumps(REPLY)}\n```\nAnything else?",
        f"Certainly! {json.dumps(REPLY)} I hope this helps.",
        f'<think>Perhaps {{"drafts": []}}?</think>{json.dumps(REPLY)}',
        REPLY["drafts"],
        {"claims": REPLY["drafts"], "note": "not asked for"},
    ],
)
async def test_a_reply_is_taken_out_of_its_packing(content: object) -> None:
    """Fences, prose, reasoning and surplus properties around a reply do not cost a second call."""
    with ModelServer(says(content)) as server:
        async with _model(server.url) as model:
            reply = await model.reply(PROMPT, DraftsReply)

    assert (DRAFTS, True, 1) == (reply.value.about({1, 2}), reply.whole, len(server.asked))


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (says("I could not say."), "no JSON object"),
        (says(""), "empty"),
        (says(None), "empty"),
        (says({"answer_text": "Oduya spoke."}), "drafts"),
        (says({"drafts": "Oduya spoke."}), "drafts"),
        (says(json.dumps(REPLY)[:60], finish="length"), "cut off"),
        (says("", finish="length"), "cut off"),
        (says("[" * 100_000), "no JSON object"),
    ],
)
async def test_a_useless_reply_is_asked_for_again_with_the_reason(bad: Answer, reason: str) -> None:
    """One second call tells the model what was wrong with the first."""
    with ModelServer(bad, says(REPLY)) as server:
        async with _model(server.url) as model:
            reply = await model.reply(PROMPT, DraftsReply)

    assert DRAFTS == reply.value.about({1, 2})
    assert 2 == len(server.asked)
    assert reason in server.asked[1].text


async def test_what_came_complete_of_a_cut_off_reply_is_kept() -> None:
    """A reply cut off twice yields the items that came complete, and says that it is not whole."""
    with ModelServer(says(json.dumps(REPLY)[:80], finish="length")) as server:
        async with _model(server.url) as model:
            reply = await model.reply(PROMPT, DraftsReply)

    assert (DRAFTS[:1], False, 2) == (reply.value.about({1, 2}), reply.whole, len(server.asked))


@pytest.mark.parametrize(
    ("answer", "error", "calls"),
    [
        (says("Nonsense."), ModelNonsense, 2),
        (says("x" * 3_000_000), ModelNonsense, 2),
        (says(None, refusal="I cannot help with that."), ModelRefused, 1),
        (says("", finish="content_filter"), ModelRefused, 1),
        (sends(b"<html>Welcome</html>", content_type="text/html"), ModelRejected, 1),
        (sends(b"<html>Welcome</html>"), ModelRejected, 1),
        (sends(b""), ModelRejected, 1),
        (sends(None), ModelRejected, 1),
        (sends({"choices": []}), ModelRejected, 1),
        (sends({"choices": [{"message": None}]}), ModelRejected, 1),
        (sends({"object": "error", "message": "No."}), ModelRejected, 1),
        (fails(400, "This model's maximum context length is 4096 tokens."), ModelOverflowed, 1),
        (fails(400, "Too big.", code="context_length_exceeded"), ModelOverflowed, 1),
        (fails(413), ModelOverflowed, 1),
        (fails(400, "We know nothing of the kind."), ModelRejected, 2),
        (fails(401), ModelUnauthorised, 1),
        (fails(403), ModelUnauthorised, 1),
        (fails(404, "The model `scripted` does not exist."), ModelRejected, 1),
        (fails(429), ModelRejected, 1),
        (fails(500), ModelUnreachable, 1),
        (fails(503), ModelUnreachable, 1),
        (DROPS, ModelUnreachable, 1),
        (breaks_off(says(REPLY)), ModelUnreachable, 1),
    ],
)
async def test_a_fault_is_told_in_words_for_people(answer: Answer, error: type[ModelError], calls: int) -> None:
    """Each fault of a server becomes one kind of failure, told in a sentence, after no more calls than can help."""
    with ModelServer(answer) as server:
        async with _model(server.url) as model:
            with pytest.raises(error) as caught:
                await model.reply(PROMPT, DraftsReply)

    assert error is type(caught.value)
    assert str(caught.value).endswith(".")
    assert "Error" not in str(caught.value)
    assert calls == len(server.asked)


@pytest.mark.parametrize("answer", [STALLS, TRICKLES])
async def test_a_wait_has_an_end(answer: Answer) -> None:
    """A server that stalls or trickles is left after the time allowed, not read by read."""
    with ModelServer(answer) as server:
        async with _model(server.url, seconds=0.1) as model:
            with pytest.raises(ModelTimedOut):
                await model.reply(PROMPT, DraftsReply)

    assert 1 == len(server.asked)


async def test_a_server_that_is_not_there_is_unreachable() -> None:
    """A refused connection is told with the server's name, and without a password in its address."""
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    async with _model(f"http://me:secret@127.0.0.1:{port}/v1") as model:
        with pytest.raises(ModelUnreachable, match=f"127.0.0.1:{port}") as caught:
            await model.reply(PROMPT, DraftsReply)

    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("passing", [fails(429, retry_after_ms="1"), fails(500, retry_after_ms="1")])
async def test_a_passing_fault_is_waited_out(passing: Answer) -> None:
    """A busy or failing server is asked once more after the time it names."""
    with ModelServer(passing, says(REPLY)) as server:
        async with _model(server.url, retries=1) as model:
            reply = await model.reply(PROMPT, DraftsReply)

    assert (DRAFTS, 2) == (reply.value.about({1, 2}), len(server.asked))


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize("asked", [{"Retry_After": "100"}, {"retry_after_ms": "90000"}, {"Retry_After": "Fri, 31 Dec"}])
async def test_a_server_that_asks_for_long_patience_is_told_of_at_once(status: int, asked: dict[str, str]) -> None:
    """A spent quota is no slow answer: nobody waits for it, and it is told for what it is."""
    with ModelServer(fails(status, **asked)) as server:
        async with _model(server.url, retries=1) as model:
            with pytest.raises(ModelError, match=r"busy or its quota|failed \(status 503\)"):
                await model.reply(PROMPT, DraftsReply)

    assert 1 == len(server.asked)


@pytest.mark.parametrize("status", [301, 302, 307, 308])
async def test_no_redirect_is_followed(status: int) -> None:
    """A text goes to the server that was named and to no other; whither that one points is told, no password with it."""
    with ModelServer(says(REPLY)) as other:
        elsewhere = other.url.removesuffix("/v1")
        for location in (f"{elsewhere}/v1/chat/completions", other.url.replace("//", "//me:secret@"), "/v1/x"):
            with ModelServer(Answer(status=status, headers={"Location": location})) as server:
                async with _model(server.url, retries=1) as model:
                    with pytest.raises(ModelRejected, match="redirects") as caught:
                        await model.reply(PROMPT, DraftsReply)

            assert (location.startswith(elsewhere), False) == (
                elsewhere in str(caught.value),
                "secret" in str(caught.value),
            )
            assert "OPENAI_BASE_URL" in str(caught.value)
            assert 1 == len(server.asked)

    assert [] == other.asked


@pytest.mark.parametrize("status", [200, 500])
@pytest.mark.parametrize("packed", [False, True])
async def test_no_answer_fills_the_memory(status: int, packed: bool) -> None:
    """Of an answer that grows beyond reason, packed or not, no more is taken in than could be one."""
    body = gzip.compress(b" " * 100_000_000, 1) if packed else b" " * 100_000_000
    headers = {"Content-Type": "application/json"} | ({"Content-Encoding": "gzip"} if packed else {})
    tracemalloc.start()
    with ModelServer(Answer(body, status, headers)) as server:
        async with _model(server.url) as model:
            before = tracemalloc.get_traced_memory()[0]
            tracemalloc.reset_peak()
            with pytest.raises(ModelError, match=r"more than 8 MB|failed"):
                await model.reply(PROMPT, DraftsReply)
            peak = tracemalloc.get_traced_memory()[1] - before
    tracemalloc.stop()

    assert peak < 60_000_000
    assert 1 == len(server.asked)


async def test_a_packed_reply_is_unpacked() -> None:
    """A server may pack what it sends."""
    good = says(REPLY)
    packed = Answer(gzip.compress(good.body), headers={**good.headers, "Content-Encoding": "gzip"})
    with ModelServer(packed) as server:
        async with _model(server.url) as model:
            reply = await model.reply(PROMPT, DraftsReply)

    assert DRAFTS == reply.value.about({1, 2})


@pytest.mark.parametrize(
    ("option", "complaint"),
    [
        ("response_format", "Unknown field: response_format"),
        ("response_format", "failed to parse grammar"),
        ("temperature", "Unsupported value: 'temperature' does not support 0 with this model."),
        ("max_tokens", "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead."),
    ],
)
async def test_what_a_server_does_not_know_is_left_out(option: str, complaint: str) -> None:
    """An option a server complains of is left out, at once and from then on; the others stay."""

    def script(asked: Asked) -> Answer:
        return fails(400, complaint) if option in asked.body else says(REPLY)

    with ModelServer(script) as server:
        async with _model(server.url) as model:
            replies = [await model.reply(PROMPT, DraftsReply), await model.reply(PROMPT, DraftsReply)]

    assert [DRAFTS, DRAFTS] == [reply.value.about({1, 2}) for reply in replies]
    assert [True, False, False] == [option in asked.body for asked in server.asked]
    assert 2 == len({"temperature", "max_tokens", "response_format"} & set(server.asked[-1].body))


async def test_no_proxy_stands_between_us_and_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """A proxy in the environment is not asked for a server on loopback."""
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    with ModelServer(says(REPLY)) as server:
        async with _model(server.url) as model:
            reply = await model.reply(PROMPT, DraftsReply)

    assert DRAFTS == reply.value.about({1, 2})


async def test_a_request_asks_for_a_shape() -> None:
    """A request carries the instructions and the input apart, and the schema of what is to come back."""
    with ModelServer(says({"statements": [], "summary": []})) as server:
        async with _model(server.url) as model:
            await model.reply(Filled("read", "1", "Read.", "[1] A passage."), ReadReply)

    (asked,) = server.asked
    assert ["Read.", "[1] A passage."] == [message["content"] for message in asked.body["messages"]]
    assert {"statements", "summary"} == asked.properties
