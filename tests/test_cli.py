"""The commands, whole: real processes, real files, a scripted model over real sockets."""

from __future__ import annotations

import asyncio
import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from bot.adapters.store import Store
from bot.desk import Desk
from bot.domain.model import Document
from tests import loopback
from tests.adapters.model_server import Answer, Asked, ModelServer, fails, says
from tests.chat.exchanges import CALL, READOUT

ROOT = Path(__file__).parent.parent
QUESTION = "What did Martin say about the crossing?"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "call.txt").write_text(CALL, "utf8")
    (tmp_path / "readout.txt").write_text(READOUT, "utf8")
    return tmp_path


def _run(
    folder: Path, *arguments: str, stdin: bytes = b"", settings: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run a command in a folder with nothing set but what is told."""
    environment = {"PATH": os.environ["PATH"], "HOME": str(folder), "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error"}
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        cwd=folder,
        env=environment | dict(settings or {}),
        input=stdin,
        capture_output=True,
        timeout=60,
    )


def _json(ended: subprocess.CompletedProcess[bytes]) -> Any:
    assert (0, b"") == (ended.returncode, ended.stderr)
    return json.loads(ended.stdout)


def test_what_is_piped_in_becomes_a_card(folder: Path) -> None:
    """Without a command and a terminal, standard input is read and its card printed, without colours."""
    ended = _run(folder, stdin=CALL.encode())

    assert (0, b"") == (ended.returncode, ended.stderr)
    assert "Claire Martin and Otto Brandt speak by telephone" in ended.stdout.decode().splitlines()
    assert b"\x1b" not in ended.stdout


def test_nothing_piped_in_is_answered_by_two_lines_of_help(folder: Path) -> None:
    """With nothing to read, two lines say how this is used, and the status is that of misuse."""
    ended = _run(folder, stdin=b" \n")

    assert (2, b"") == (ended.returncode, ended.stdout)
    assert 2 == len(ended.stderr.splitlines())


def test_json_stands_in_the_text(folder: Path) -> None:
    """Every offset of the object cuts the file's own characters, whatever its line ends and encoding mark."""
    text = CALL.replace("\n", "\r\n")
    (folder / "windows.txt").write_bytes(text.encode("utf-8-sig"))
    page = _json(_run(folder, "read", "windows.txt", "--json"))

    assert (1, None, True) == (page["version"], page["model"], page["is_exchange"])
    [document] = page["documents"]
    for passage in document["passages"]:
        assert passage["text"] == text[passage["start"] : passage["end"]]
    for statement in page["statements"]:
        assert statement["text"] == " … ".join(text[start:end] for start, end in statement["content"])
    assert all(claim["statements"] for claim in page["summary"])


def test_json_tells_of_a_text_that_breaks_off(folder: Path) -> None:
    """A partial document is marked, and what is to be known besides is told; a whole text has neither key."""
    (folder / "cut.txt").write_text(f"{CALL.strip()} Then they turned to the…", "utf8")
    whole = _json(_run(folder, "read", "call.txt", "--json"))
    ended = _run(folder, "read", "cut.txt", "call.txt", "--json")
    cut = json.loads(ended.stdout)

    assert [None] == [document.get("partial") for document in whole["documents"]]
    assert [True, None] == [document.get("partial") for document in cut["documents"]]
    assert "notices" not in whole
    assert ended.stderr.decode().splitlines() == cut["notices"]


def test_statements_are_numbered_over_all_documents(folder: Path) -> None:
    """Two files make one exchange: passages are numbered in each, statements over both."""
    page = _json(_run(folder, "read", "call.txt", "readout.txt", "--json"))

    assert [1, 2] == [document["n"] for document in page["documents"]]
    assert list(range(1, len(page["statements"]) + 1)) == [statement["n"] for statement in page["statements"]]
    assert {1, 2} == {statement["document"] for statement in page["statements"]}


def test_an_answer_in_json_has_its_claims(folder: Path) -> None:
    """`ask --json` is the object of `read` with the answer added."""
    page = _json(_run(folder, "ask", QUESTION, "-", "--json", "--no-model", stdin=CALL.encode()))
    [claim] = page["answer"]["claims"]

    assert (QUESTION, False) == (page["answer"]["question"], page["answer"]["silent"])
    assert ["Claire Martin"] == [page["statements"][number - 1]["speaker"] for number in claim["statements"]]


def test_questions_follow_one_another(folder: Path) -> None:
    """A further question leans on the one before, and silence ends as well as an answer does."""
    ended = _run(folder, "ask", QUESTION, "call.txt", "--then", "according to whom?", "--then", "and on copper?")

    assert 0 == ended.returncode
    assert "The documents do not say." in ended.stdout.decode()
    assert "— Claire Martin, via the French Foreign Ministry" in ended.stdout.decode()


SPANISH = (
    "La presidenta de Tarn, Inés Vael, dijo el lunes que habló por teléfono con el canciller Otto Brandt. "
    "“No aceptamos nada de eso”, afirmó Vael.\n"
)
CHINESE = "总统瓦埃尔星期一同总理布兰特通电话。瓦埃尔说，渡口将继续开放。“我们不同意，”布兰特说。\n"


@pytest.mark.parametrize(("text", "name", "code"), [(SPANISH, "Spanish", "es"), (CHINESE, "Chinese", "zh")])
def test_a_text_in_another_language_is_said_to_be(folder: Path, text: str, name: str, code: str) -> None:
    """Without a model the card and the answer say why nobody is credited, and JSON names the language."""
    (folder / "text.txt").write_text(text, "utf8")
    card = _run(folder, "read", "text.txt").stdout.decode()
    asked = _run(folder, "ask", "What did Vael say?", "text.txt").stderr.decode()
    page = json.loads(_run(folder, "read", "text.txt", "--json").stdout)

    for told in (card, asked):
        assert f"This text seems to be in {name}; without a model only English is read" in told
    assert "Nobody is credited with any words" not in card
    assert code == page["documents"][0]["language"]


def test_a_model_reads_other_languages(folder: Path) -> None:
    """With a model nothing is said of the language, and what it reports is checked as ever."""
    (folder / "text.txt").write_text(SPANISH, "utf8")
    said = {"passages": [2], "speaker": "Inés Vael", "cue": "afirmó", "content": ["No aceptamos nada de eso"]}
    with ModelServer(says({"statements": [said], "summary": []})) as server:
        card = _run(folder, "read", "text.txt", settings={"OPENAI_BASE_URL": server.url}).stdout.decode()

    assert "No aceptamos nada de eso" in card
    assert "only English" not in card


def test_english_is_said_to_be_english(folder: Path) -> None:
    """JSON names the language of an English text, and no card speaks of it."""
    page = _json(_run(folder, "read", "call.txt", "readout.txt", "--json"))

    assert ["en", "en"] == [document["language"] for document in page["documents"]]


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (["read"], 2, "WHAT"),
        (["sing"], 2, "sing"),
        (["ask", " ", "call.txt"], 2, "no question"),
        (["read", "gone.txt"], 1, "There is no file gone.txt."),
        (["read", "gone.txt", "--json"], 1, "There is no file gone.txt."),
        (["read", "http://192.168.1.1/call"], 1, "not the name of a host on the public web"),
        (["read", "file:///etc/passwd"], 1, "http"),
    ],
)
def test_what_cannot_be_done_is_told(folder: Path, arguments: list[str], status: int, told: str) -> None:
    """Misuse and foreseen failures have a sentence on standard error, a status, and nothing on standard output."""
    ended = _run(folder, *arguments)

    assert (status, b"") == (ended.returncode, ended.stdout)
    assert told in ended.stderr.decode()


@pytest.fixture
def site(folder: Path) -> Iterator[str]:
    """A site with the call's story as a page; its host and port."""
    (folder / "call.html").write_text(loopback.page(CALL, "Martin and Brandt speak"), "utf8")
    with loopback.site(folder) as host:
        yield host


def test_a_page_becomes_a_card_with_links_to_its_sentences(folder: Path, site: str) -> None:
    """A page whose host is allowed is read, and each number on the card leads to its sentence on that page."""
    link = f"http://{site}/call.html"
    ended = _run(folder, "read", link, settings={"RAPPORTEUR_ALLOWED_HOSTS": site})

    card = ended.stdout.decode()
    assert (0, b"") == (ended.returncode, ended.stderr)
    assert "Claire Martin and Otto Brandt speak by telephone" in card.splitlines()
    marks = set(re.findall(r"\[(\d+)\]$", card.partition("Sources")[0], re.MULTILINE))
    linked = dict(re.findall(rf"^\[(\d+)\] {re.escape(link)}#:~:text=(\S+)$", card, re.MULTILINE))
    assert marks == set(linked)
    words = [unquote(part) for directive in linked.values() for part in directive.split(",")]
    assert all(" ".join(each.split()) in " ".join(CALL.split()) for each in words)


def test_a_private_host_is_not_visited_unasked(folder: Path, site: str) -> None:
    """Without the setting the same link is refused, and one bad link does not stop the others."""
    ended = _run(folder, "read", f"http://{site}/call.html", "readout.txt")

    assert 1 == ended.returncode
    assert 1 == len(ended.stderr.splitlines())
    assert ended.stdout


def test_one_bad_file_does_not_stop_the_others(folder: Path) -> None:
    """What can be read is; the status tells that not all could."""
    ended = _run(folder, "read", "gone.txt", "call.txt")

    assert 1 == ended.returncode
    assert "Claire Martin" in ended.stdout.decode()
    assert "There is no file gone.txt." in ended.stderr.decode()


def test_a_lying_model_is_found_out(folder: Path) -> None:
    """Nothing a model makes up reaches the card; how much was withheld does, and JSON names the flaws."""
    said = [
        {"passages": [3], "speaker": "Otto Brandt", "cue": "told", "content": ["We listened, and we disagreed"]},
        {"passages": [3], "speaker": "Otto Brandt", "cue": "told", "content": ["We will pay for copper"]},
    ]
    summary = [
        {"text": "Otto Brandt told reporters: “We listened, and we disagreed.”", "statements": [1]},
        {"text": "Otto Brandt promised 40 ferries.", "statements": [1]},
        {"text": "Claire Martin wept.", "statements": []},
    ]

    def script(asked: Asked) -> Answer:
        reading = "statements" in asked.properties
        return says({"statements": said, "summary": summary} if reading else {"drafts": summary[1:]})

    with ModelServer(script) as server:
        told = {"OPENAI_BASE_URL": server.url, "RAPPORTEUR_MODEL": "scripted"}
        card = _run(folder, "read", "call.txt", settings=told).stdout.decode()
    with ModelServer(script) as server:
        page = _json(_run(folder, "read", "call.txt", "--json", settings=told | {"OPENAI_BASE_URL": server.url}))

    assert "“We listened, and we disagreed.”" in card
    assert not [lie for lie in ("copper", "40 ferries", "wept") if lie in card]
    assert "3 sentences withheld." in card
    assert "scripted" == page["model"]
    assert ["misquoted", "unbacked", "uncited"] == [sentence["flaw"] for sentence in page["withheld"]]


def test_a_dead_model_is_told_of(folder: Path) -> None:
    """With the model down the card is the cue reader's, says so, and the command ends well."""
    with ModelServer(fails(500)) as server:
        ended = _run(folder, "read", "call.txt", settings={"OPENAI_BASE_URL": server.url})

    assert 0 == ended.returncode
    assert "Claire Martin" in ended.stdout.decode()
    assert "read without a model" in ended.stdout.decode()


def test_a_store_that_will_not_open_is_done_without(folder: Path) -> None:
    """Reading goes on where nothing can be kept, and a word on standard error says so."""
    (folder / "blocked").write_text("no database")
    with ModelServer(says({"statements": []})) as server:
        ended = _run(
            folder,
            "read",
            "call.txt",
            settings={"OPENAI_BASE_URL": server.url, "DATABASE_URL": f"sqlite:///{folder}/blocked"},
        )

    assert 0 == ended.returncode
    assert "Claire Martin" in ended.stdout.decode()
    assert "Nothing will be kept." in ended.stderr.decode()


def test_a_store_of_another_build_is_refused(folder: Path) -> None:
    """The doctor says what is the matter and what to do; reading and asking go on without keeping."""
    with sqlite3.connect(folder / "old.sqlite3") as kept:
        kept.execute("CREATE TABLE migrations (version INTEGER PRIMARY KEY, name TEXT NOT NULL)")
        kept.execute("INSERT INTO migrations VALUES (1, 'the first schema')")
    kept.close()
    with ModelServer(says({"statements": []})) as server:
        told = {"OPENAI_BASE_URL": server.url, "DATABASE_URL": f"sqlite:///{folder}/old.sqlite3"}
        read = _run(folder, "read", "call.txt", settings=told)
        asked = _run(folder, "ask", QUESTION, "call.txt", settings=told)
    doctor = _run(folder, "doctor", settings={"DATABASE_URL": told["DATABASE_URL"]})

    assert [0, 0, 1] == [ended.returncode for ended in (read, asked, doctor)]
    assert all(b"Claire Martin" in ended.stdout for ended in (read, asked))
    assert all(b"Nothing will be kept." in ended.stderr for ended in (read, asked))
    assert "old.sqlite3 was laid out by another build of Rapporteur" in doctor.stdout.decode()


def test_a_store_held_by_another_program_is_soon_done_without(folder: Path) -> None:
    """Whoever waits for a card waits a few seconds at most for a database that is locked."""
    with sqlite3.connect(folder / "held.sqlite3", isolation_level=None) as holder:
        holder.execute("BEGIN EXCLUSIVE")
        with ModelServer(says({"statements": []})) as server:
            told = {"OPENAI_BASE_URL": server.url, "DATABASE_URL": f"sqlite:///{folder}/held.sqlite3"}
            began = time.monotonic()
            ended = _run(folder, "read", "call.txt", settings=told)
            took = time.monotonic() - began
    holder.close()

    assert 0 == ended.returncode
    assert "Nothing will be kept." in ended.stderr.decode()
    assert took < 20


@pytest.mark.parametrize(
    ("ends", "status", "told"),
    [
        ("read - <&-", 1, "no text in standard input"),
        ("<&-", 2, "rapporteur --help"),
        ("chat <&-", 2, "rapporteur --help"),
        ("read call.txt >&-", 1, "Standard output is closed"),
        ("read call.txt >/dev/full", 1, "The output could not be written"),
        ("read call.txt --json >/dev/full", 1, "The output could not be written"),
        ("--help >/dev/full", 1, "The output could not be written"),
        ("read gone.txt 2>&-", 1, ""),
        ("read gone.txt 2>/dev/full", 1, ""),
        ("read call.txt <&- >&- 2>&-", 1, ""),
        ("read call.txt | true", 0, ""),
    ],
)
def test_streams_that_lead_nowhere_end_in_a_sentence(folder: Path, ends: str, status: int, told: str) -> None:
    """A closed stream or a full disk is told where it can be, and breaks nothing."""
    environment = {"PATH": os.environ["PATH"], "HOME": str(folder), "PYTHONPATH": str(ROOT)}
    command = f"'{sys.executable}' -m bot {ends}"
    ended = subprocess.run(["/bin/sh", "-c", command], cwd=folder, env=environment, capture_output=True, timeout=60)

    assert (status, b"") == (ended.returncode, ended.stdout)
    assert told in ended.stderr.decode()
    assert b"Traceback" not in ended.stderr
    assert b"Exception ignored" not in ended.stderr


def test_one_interrupt_ends_a_reading_at_once(folder: Path) -> None:
    """Ctrl-C while a long text is read by cues ends the command, without a word."""
    environment = {"PATH": os.environ["PATH"], "HOME": str(folder), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "bot", "read", "-", "--json"]
    with subprocess.Popen(
        command, cwd=folder, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as reading:
        assert reading.stdin is not None
        reading.stdin.write(CALL.encode() * 300)  # more than a pipe holds: once it is taken, the program runs
        reading.stdin.close()
        reading.send_signal(signal.SIGINT)
        began = time.monotonic()
        assert 130 == reading.wait(30)
        assert time.monotonic() - began < 5
        assert reading.stdout is not None
        assert reading.stderr is not None
        assert (b"", b"") == (reading.stdout.read(), reading.stderr.read())


def test_every_wrong_setting_is_named(folder: Path) -> None:
    """All faults of the settings are named at once, by doctor as by any command."""
    wrong = {"RAPPORTEUR_MODEL_TIMEOUT": "soon", "OPENAI_BASE_URL": "nowhere"}
    read = _run(folder, "read", "call.txt", settings=wrong)
    doctor = _run(folder, "doctor", settings=wrong)

    assert [1, 1] == [read.returncode, doctor.returncode]
    for told in (read.stderr.decode(), doctor.stdout.decode()):
        assert "RAPPORTEUR_MODEL_TIMEOUT" in told
        assert "OPENAI_BASE_URL" in told


def test_the_doctor_finds_nothing_wrong_with_nothing_set(folder: Path) -> None:
    """On a fresh machine all is well, and a missing model is no fault."""
    ended = _run(folder, "doctor")

    assert (0, b"") == (ended.returncode, ended.stderr)
    assert "read by cues" in ended.stdout.decode()


def test_the_doctor_tries_the_model(folder: Path) -> None:
    """A model that answers is well; one whose server turns the key away is told of, with what to do."""
    with ModelServer(says({"drafts": []})) as server:
        well = _run(folder, "doctor", settings={"OPENAI_BASE_URL": server.url})
    with ModelServer(fails(401)) as server:
        ill = _run(folder, "doctor", settings={"OPENAI_BASE_URL": server.url})

    assert [0, 1] == [well.returncode, ill.returncode]
    assert "OPENAI_API_KEY" in ill.stdout.decode()


def test_help_names_how_commands_end(folder: Path) -> None:
    """`--help` lists the commands and what each status means."""
    told = _run(folder, "--help").stdout.decode()

    assert not [word for word in ("chat", "read", "ask", "doctor", "  0  ", "  1  ", "  2  ") if word not in told]


def test_a_digest_of_what_was_kept_tells_it_once(folder: Path) -> None:
    """A trial run tells it again; what was told is not told the next time."""
    settings = {"DATABASE_URL": f"sqlite:///{folder / 'kept.sqlite3'}", "RAPPORTEUR_LOG_LEVEL": "error"}
    asyncio.run(_keep(settings["DATABASE_URL"]))

    tried = _run(folder, "digest", "--dry-run", settings=settings)
    told = _run(folder, "digest", settings=settings)
    again = _run(folder, "digest", settings=settings)

    assert (0, b"") == (told.returncode, told.stderr)
    assert tried.stdout == told.stdout
    assert "1 exchange" in told.stdout.decode()
    assert "Nothing new" in again.stdout.decode()


async def _keep(url: str) -> None:
    async with Store.opened(url) as store:
        await Desk(None, store).read([Document(CALL)])
