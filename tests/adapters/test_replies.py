from __future__ import annotations

import contextlib
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.adapters.prompts import Prompt, Prompts
from bot.adapters.replies import UNKNOWN, DraftsReply, ReadReply, completion, parse, schema
from bot.domain.model import Attribution, Draft, Speaker, Wording
from bot.errors import ModelNonsense

SHIPPED = Prompts.shipped()
SAID: dict[str, Any] = {"passages": [3], "speaker": "Mara Oduya", "cue": "said", "content": ["the treaty stands"]}
ATTRIBUTION = Attribution(
    Speaker("Mara Oduya"), cue=(Wording("said"),), content=(Wording("the treaty stands"),), passages=(3,)
)


def _one(said: object) -> Attribution:
    (attribution,) = parse(json.dumps({"statements": [said]}), ReadReply).value.attributions()
    return attribution


@pytest.mark.parametrize(
    "sloppy",
    [
        {"passages": 3},
        {"passages": "3"},
        {"passages": ["[3]"]},
        {"content": "the treaty stands"},
        {"content": ["the treaty stands", "", None]},
        {"content": " the treaty\nstands "},
        {"cue": ["said"]},
        {"speaker": {"name": "Mara Oduya"}},
        {"via": None, "topic": None, "earlier": None, "joint": "no", "addressee": {}},
        {"confidence": 0.9},
    ],
)
def test_a_sloppy_statement_means_the_same(sloppy: dict[str, object]) -> None:
    """A string for a list, text for a number, null for nothing: a statement's packing does not matter."""
    assert ATTRIBUTION == _one(SAID | sloppy)


def test_everything_told_is_taken_over() -> None:
    """Every property of a statement has its place in an attribution."""
    told = SAID | {
        "role": "President",
        "party": "Tarnland",
        "mention": "she",
        "cue": "expressed … readiness",
        "via": ["Lena Mott", "the Tarnish ministry"],
        "addressee": "Joren Vail",
        "topic": "treaty",
        "earlier": True,
        "joint": "true",
    }

    expected = Attribution(
        Speaker("Mara Oduya", "President", "Tarnland"),
        cue=(Wording("expressed"), Wording("readiness")),
        content=(Wording("the treaty stands"),),
        mention=(Wording("she"),),
        passages=(3,),
        via=("Lena Mott", "the Tarnish ministry"),
        addressee="Joren Vail",
        topic="treaty",
        earlier=True,
        joint=True,
    )

    assert expected == _one(told)


def test_a_senseless_item_keeps_its_place() -> None:
    """What is no statement becomes an empty one, so that the numbers the summary cites stay right."""
    text = json.dumps({"statements": ["?", SAID], "summary": [{"text": "The treaty stands.", "statements": [2]}]})
    reply = parse(text, ReadReply).value

    assert (Attribution(Speaker(""), (), ()), ATTRIBUTION) == reply.attributions()
    assert (Draft("The treaty stands.", (2,)),) == reply.drafts()


@pytest.mark.parametrize(
    "beyond", [{"content": ["x"] * 100}, {"content": "x" * 30_000}, {"via": ["the ministry"] * 100}]
)
def test_a_statement_beyond_reason_is_an_empty_one(beyond: dict[str, object]) -> None:
    """A statement of hundreds of pieces or of tens of thousands of characters is not looked for."""
    text = json.dumps({"statements": [SAID | beyond, SAID]})

    assert (Attribution(Speaker(""), (), ()), ATTRIBUTION) == parse(text, ReadReply).value.attributions()


def test_too_many_statements_are_no_reply() -> None:
    """A reply that repeats itself thousands of times is refused as a whole."""
    with pytest.raises(ModelNonsense, match="statements"):
        parse(json.dumps({"statements": [SAID] * 5_000}), ReadReply)


@pytest.mark.parametrize(
    ("cited", "numbers"),
    [
        ([1, 2], (1, 2)),
        ("1 and 2", (1, 2)),
        (["[1]"], (1,)),
        ([0], (UNKNOWN,)),
        ([3], (UNKNOWN,)),
        ([1, 999_999_999], (1, UNKNOWN, UNKNOWN)),
        ([-1], (1,)),
        ([1.0, 2.0], (1, 2)),
        (["2.0"], (2,)),
        ("1.0, 2.0", (1, 2)),
        ([1.5], ()),
        (float("nan"), ()),
        (None, ()),
    ],
)
def test_a_number_that_does_not_exist_is_an_unknown_one(cited: object, numbers: tuple[int, ...]) -> None:
    """A draft keeps what it cites, and a number of no statement can never become that of one."""
    reply = parse(json.dumps({"drafts": [{"text": "She spoke.", "statements": cited}]}), DraftsReply).value

    assert (Draft("She spoke.", numbers),) == reply.about({1, 2})


@pytest.mark.parametrize(
    "sentence",
    [
        {"text": "She spoke. " * 5_000, "statements": [1]},
        {"text": "She spoke. " * 300, "statements": [1]},
        {"text": ["She spoke."] * 100, "statements": [1]},
        {"text": "She spoke.", "statements": [1] * 100},
        "She spoke. " * 5_000,
    ],
)
def test_a_sentence_beyond_reason_cites_nothing_and_does_not_vanish(sentence: object) -> None:
    """What is too long to be a sentence stays, cut, to be withheld and counted."""
    [draft] = parse(json.dumps({"drafts": [sentence]}), DraftsReply).value.about({1})

    assert draft.text.startswith("She spoke.")
    assert len(draft.text) < 2_100
    assert set(draft.statements) <= {UNKNOWN}


@pytest.mark.parametrize("depth", range(300, 1_000, 100))
def test_lists_within_lists_break_nothing(depth: int) -> None:
    """However deep the words of a sentence lie, they are found or the reply is refused."""
    nested = '{"drafts": [{"text": ' + "[" * depth + '"She spoke."' + "]" * depth + ', "statements": [1]}]}'

    with contextlib.suppress(ModelNonsense):
        parse(nested, DraftsReply)


def test_a_mark_of_an_encoding_is_no_part_of_a_reply() -> None:
    """What names an encoding before good JSON costs nothing."""
    content = "\ufeff" + json.dumps([{"text": "She spoke.", "statements": [1]}])
    body = "\ufeff" + json.dumps({"choices": [{"message": {"content": content}}]})

    answer = completion(body)

    assert answer is not None
    assert (Draft("She spoke.", (1,)),) == parse(answer.text, DraftsReply).value.about({1})


@given(st.integers(min_value=0, max_value=1000))
def test_a_cut_off_reply_yields_what_came_complete(cut: int) -> None:
    """Wherever a reply is cut off, the statements that came complete are taken, and no other."""
    statements = [SAID | {"content": [f'a "{{quoted}}" ]}} word {n}']} for n in range(5)]
    text = json.dumps({"statements": statements, "summary": []})
    ends = [text.index(f"word {n}") + len(f'word {n}"]}}') for n in range(5)]
    complete = sum(end <= cut for end in ends)
    try:
        reply = parse(text[:cut], ReadReply)
    except ModelNonsense:
        assert 0 == complete
    else:
        assert parse(text, ReadReply).value.attributions()[:complete] == reply.value.attributions()
        assert (cut >= len(text)) == reply.whole


@given(st.text(alphabet='{}[]":,\\ a1`\n', max_size=80) | st.text(max_size=80))
def test_nonsense_is_refused_and_never_breaks(text: str) -> None:
    """Any text at all is a reply or is refused as nonsense; nothing else happens."""
    with contextlib.suppress(ModelNonsense):
        parse(text, ReadReply)
    with contextlib.suppress(ModelNonsense):
        parse(text, DraftsReply)
    completion(text)


@pytest.mark.parametrize("text", ["[" * 300_000, '{"a":' * 300_000, '{"' * 300_000, '"' * 300_000, "```\n" * 300_000])
def test_a_hostile_reply_takes_no_time(text: str) -> None:
    """Brackets, quotes and fences without end are given up on in one pass."""
    with pytest.raises(ModelNonsense):
        parse(text, ReadReply)


def test_a_schema_is_strict_and_stands_alone() -> None:
    """Every property is required, none is allowed besides, and nothing is referred to: what strict servers accept."""
    text = json.dumps(schema(ReadReply))
    items = schema(ReadReply)["properties"]["statements"]["items"]

    assert "$" not in text
    assert "default" not in text
    assert list(items["properties"]) == items["required"]
    assert items["additionalProperties"] is False


@pytest.mark.parametrize(
    ("prompt", "shape"),
    [
        (SHIPPED.read, ReadReply),
        (SHIPPED.summarise, DraftsReply),
        (SHIPPED.answer, DraftsReply),
        (SHIPPED.repair, DraftsReply),
    ],
)
def test_a_prompt_shows_the_shape_it_asks_for(prompt: Prompt, shape: type[ReadReply] | type[DraftsReply]) -> None:
    """The example reply in a prompt has every property of the shape and no other."""
    example = json.loads(prompt.instructions.split("```json\n")[1].split("```")[0])

    assert _fits(example, schema(shape))


def _fits(value: object, part: dict[str, Any]) -> bool:
    if part["type"] == "object":
        return (
            isinstance(value, dict)
            and value.keys() == part["properties"].keys()
            and all(_fits(value[name], part["properties"][name]) for name in value)
        )
    if part["type"] == "array":
        return isinstance(value, list) and all(_fits(one, part["items"]) for one in value)
    return type(value) is {"string": str, "integer": int, "boolean": bool}[part["type"]]
