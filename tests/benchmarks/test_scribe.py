"""The model's stand-in says what the text bears out, so that a benchmark measures the usual way and no repairs."""

from __future__ import annotations

import json

import pytest

from bot.adapters.prompts import numbered
from bot.adapters.replies import ReadReply, parse
from bot.domain.grounding import ground
from bot.domain.model import Document
from bot.domain.passages import passages
from tests.benchmarks.scribe import account, drafted, reported


def test_no_two_accounts_are_alike() -> None:
    """Each number has an account of its own, of the length wanted, and the same each time."""
    accounts = [account(number) for number in range(300)]

    assert 300 == len({one.text for one in accounts})
    assert all(1_500 <= len(one.text) <= 3_200 for one in accounts)
    assert accounts[7] == account(7)


@pytest.mark.parametrize("number", range(8))
def test_what_it_reports_stands_in_the_text(number: int) -> None:
    """Nothing it reports is refused, and it reports several statements."""
    document = Document(account(number).text)
    lines = passages(document.text)
    prompt = numbered((one.number, one.span.of(document.text)) for one in lines)
    reply = parse(json.dumps(reported(prompt)), ReadReply).value
    statements, refused = ground(reply.attributions(), document, lines)

    assert () == refused
    assert len(statements) > 3


def test_it_answers_from_the_statements_it_is_shown() -> None:
    """A sentence of an answer cites the line it is made of."""
    line = "[4] Ada Brandt (President, Lirran), via the Lirran Foreign Ministry, said: no toll should be asked"
    told = "Ada Brandt said that no toll should be asked, according to the Lirran Foreign Ministry."

    assert {"drafts": [{"text": told, "statements": [4]}]} == drafted(line)
