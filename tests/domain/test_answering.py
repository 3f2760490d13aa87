"""Answers read from texts of our own writing: when a yes may stand, what counts as agreed, whose account, to whom, and slips."""

from __future__ import annotations

from functools import lru_cache

import pytest

from bot.domain import cues, facts
from bot.domain.affirmation import is_yes
from bot.domain.grounding import ground
from bot.domain.letterhead import letterhead
from bot.domain.model import Answer, Claim, Document, DocumentKind, Exchange, Flaw, Reading, Verdict
from bot.domain.passages import passages
from bot.domain.questions import Question, understood
from bot.domain.retrieval import composed, plain, ranked
from bot.domain.spelling import mended

CALL = (
    "Chilean President Tomás Rivas and Norwegian Prime Minister Ingrid Halvorsen spoke by telephone on Tuesday.\n"
    "Halvorsen said that lithium was dear and that the two had not discussed whaling rights.\n"
    "On Svalbard, an archipelago in the far north, Halvorsen said the matter concerned Norway alone, according to the Norwegian Foreign Ministry.\n"
    "Rivas told Halvorsen that he looked forward to visiting Oslo, the Norwegian Foreign Ministry said.\n"
    "Rivas said on Agora that he had raised salmon, copper, which is the pride of the north, and Fjordbank, a lender founded in 1890 that could face a levy.\n"
    "“We will not accept trawlers,” Halvorsen told reporters in Oslo.\n"
    "Rivas denied that Chile had threatened Peru.\n"
    "The two leaders exchanged views on the war in Sudan, the Norwegian Foreign Ministry said.\n"
    "They agreed to open a hotline for inspectors, the Norwegian Foreign Ministry said.\n"
    "Rivas did not respond to a question on cod, according to Halvorsen.\n"
)
PRESS = (
    "Press conference by Chancellor Orr and President Tembo\n\n"
    "CHANCELLOR ORR: Good afternoon. We agreed that the grain compact should be signed in May. I made clear that we will not send ships.\n\n"
    "PRESIDENT TEMBO: Thank you. We do not want charity.\n\n"
    "Q: Chancellor, will there be sanctions?\n\n"
    "CHANCELLOR ORR: I exclude nothing.\n"
)
ROW = (
    "Peru's Foreign Minister Ana Solís accused Chile of poaching on Monday.\n"
    "Chile's Foreign Minister Luis Pardo rejected the charge.\n"
    "Solís said that Pardo did not respond to her letter.\n"
    "Pardo did not call back, according to Solís.\n"
)
NORTH = (
    "Readout of President Vorn's Call with President Orlin\n\n"
    "President Mara Vorn spoke with President Pavel Orlin of Russia. President Vorn urged Russia to wait. "
    "The presidents agreed to follow up on grain.\n"
)
EAST = (
    "Pavel Orlin had a telephone conversation with President of the United States Mara Vorn. "
    "Pavel Orlin stressed that the talks on fishing were useful. Mara Vorn noted that the strait was open.\n"
)


@lru_cache
def _read(*texts: str) -> Exchange:
    return _exchange(tuple(Document(text) for text in texts))


def _exchange(documents: tuple[Document, ...]) -> Exchange:
    readings = []
    for document in map(letterhead, documents):
        numbered = passages(document.text)
        statements, _ = ground(cues.read(document, numbered), document, numbered)
        readings.append(Reading(document, numbered, statements))
    return Exchange("one", "One", facts.facts(readings), tuple(readings))


def _accounts() -> Exchange:
    return _exchange(
        (
            Document(NORTH, publisher="The White House", kind=DocumentKind.READOUT),
            Document(EAST, publisher="Kremlin", kind=DocumentKind.READOUT),
        )
    )


def _asked(exchange: Exchange, *words: str) -> tuple[Question, Answer]:
    question: Question | None = None
    for one in words:
        question = understood(one, exchange, question)
    assert question is not None
    return question, plain(question, ranked(question, exchange), exchange)


def _told(exchange: Exchange, *words: str) -> list[str]:
    return [claim.text for claim in _asked(exchange, *words)[1].claims]


YES = [
    "Did Halvorsen mention Svalbard?",
    "did halvorsen bring up svalbard",
    "Did Halvorsen say anything about lithium?",
    "Did Rivas raise salmon?",
    "Did Rivas talk about Fjordbank?",
    "Has Rivas mentioned copper?",
    "Did Halvorsen mention trawlers?",
    "Did they discuss Sudan?",
    "Did Rivas and Halvorsen talk about Sudan?",
    "Was Sudan discussed?",
]


@pytest.mark.parametrize("words", YES)
def test_yes_stands_where_the_matter_was_spoken_of(words: str) -> None:
    """Asked whether somebody spoke of a thing, their own words on it are shown behind a yes."""
    assert _told(_read(CALL), words)[0].startswith("Yes: ")


NO_YES = [
    # what the words deny, leave unspoken or turn down
    ("Did they discuss whaling rights?", "had not discussed whaling rights"),
    ("Did Rivas and Halvorsen talk about whaling?", "had not discussed whaling rights"),
    ("Did Halvorsen mention whaling rights?", "had not discussed whaling rights"),
    ("Did Rivas mention threats to Peru?", "denied that Chile had threatened Peru"),
    # what is said of a thing
    ("Did Halvorsen say whaling rights were discussed?", "had not discussed"),
    ("Did Halvorsen say she would accept trawlers?", "We will not accept trawlers"),
    ("Did Halvorsen say lithium was not dear?", "lithium was dear"),
    ("Did Rivas say Chile threatened Peru?", "denied that Chile had threatened Peru"),
    ("Did Rivas threaten Peru?", "denied that Chile had threatened Peru"),
    ("Did Rivas deny threatening Peru?", "denied that Chile had threatened Peru"),
    ("Did Halvorsen claim Svalbard?", "the matter concerned Norway alone"),
    ("Did Rivas say he would tax Fjordbank?", "Fjordbank"),
    ("Did Rivas tell Halvorsen he wants to visit Oslo?", "he looked forward to visiting Oslo"),
    ("Did they agree to open a hotline?", "agreed to open a hotline"),
    # what only the reporter explains
    ("Did Rivas mention a levy?", "could face a levy"),
    ("Did Rivas mention the pride of the north?", "pride of the north"),
    # one side's words on both
    ("Did they talk about salmon?", "he had raised salmon"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "shown"), NO_YES)
def test_no_yes_stands_before_words_that_do_not_say_it(words: str, shown: str) -> None:
    """Denials, refusals, glosses, one side's word for both and anything said of a thing: the words alone are shown."""
    told = _told(_read(CALL), words)

    assert any(shown in one for one in told)
    assert not any(one.lower().startswith(("yes", "no")) for one in told)


TURNED_ROUND = [
    ("Did Tembo say he wants charity?", "We do not want charity"),
    ("Did Orr say he would send ships?", "we will not send ships"),
]


@pytest.mark.parametrize(("words", "shown"), TURNED_ROUND)
def test_a_transcript_that_says_the_opposite_is_shown_without_a_yes(words: str, shown: str) -> None:
    """A speaker's turn that says no is shown as it stands."""
    [told] = _told(_read(PRESS), words)

    assert shown in told
    assert not told.startswith("Yes")


def test_a_model_may_not_say_yes_either() -> None:
    """A model's yes or no before words that do not bear one is withheld, and the statements answer."""
    exchange = _read(CALL)
    question = understood("Did Halvorsen say she would accept trawlers?", exchange)
    ranking = ranked(question, exchange)
    first = ranking.statements[0]
    lie = Claim("Yes, Halvorsen told reporters “We will not accept trawlers.”", (first,))

    answer = composed(question, ranking, Verdict((lie,)), exchange)

    assert (Flaw.OVERSTATED,) == tuple(one.flaw for one in answer.withheld)
    assert answer.claims == plain(question, ranking, exchange).claims
    assert not is_yes(question, first, exchange)


def test_what_was_agreed_comes_from_words_of_agreeing() -> None:
    """Only what several are told to have agreed answers, by its account."""
    told = _told(_read(CALL), "What did they agree on?")

    assert 1 == len(told)
    assert "agreed to open a hotline" in told[0]
    assert told[0].startswith("By the Norwegian Foreign Ministry’s account")


@pytest.mark.parametrize(
    "words", ["What did they agree on?", "What was agreed?", "Was anything agreed?", "Is there a deal?"]
)
def test_where_nothing_was_agreed_the_answer_is_silence(words: str) -> None:
    """ "According to" is no accord, and not to respond is no agreement."""
    _, answer = _asked(_read(ROW), words)

    assert (True, True) == (answer.silent, bool(answer.nearest))


def test_who_says_we_agreed_tells_it_by_their_account() -> None:
    """One leader's "We agreed that …" is shown as that leader's account, and no other words of the turn with it."""
    assert ["By Chancellor Orr’s account, “We agreed that the grain compact should be signed in May.”"] == _told(
        _read(PRESS), "What did they agree on?"
    )


def test_a_joint_text_binds_its_sides() -> None:
    """What the sides of a joint text shall do is agreed; what one side alone appreciates is not."""
    text = (
        "JOINT STATEMENT\nby the Republic of Peru and the Kingdom of Norway\n\n"
        "1. The two sides agreed to map the shelf.\n\n2. The two sides shall not fish in the bay.\n\n"
        "3. The Norwegian side expressed its appreciation for the copper.\n"
    )
    told = _told(_exchange((Document(text, kind=DocumentKind.JOINT_STATEMENT),)), "What was agreed?")

    assert ["map the shelf", "not fish in the bay"] == [
        next(words for words in ("map the shelf", "not fish in the bay", "copper") if words in one) for one in told
    ]


FOLLOWED = [
    # the questions, and the words that must stand first; nothing where silence is right
    (("Did Rivas mention Svalbard?", "did Halvorsen?"), "Yes: On Svalbard"),
    (("Did Halvorsen mention Svalbard?", "did Rivas?"), ""),
    (("Did Halvorsen mention Svalbard?", "and did rivas too?"), ""),
    (
        ("What did Rivas say?", "according to the Norwegian ministry?"),
        "Tomás Rivas told Halvorsen that he looked forward",
    ),
    (("what did rivas say to halvorsen acording to the norwegian ministry",), "Tomás Rivas told Halvorsen"),
    (("What did they agree on?", "according to Rivas?"), ""),
    (("Does Norway say they agreed on a hotline?",), "By the Norwegian Foreign Ministry’s account"),
    (("Does Chile say they agreed on a hotline?",), ""),
    (("Did Chile confirm the hotline?",), ""),
    (("What did Rivas tell Halvorsen?",), "Tomás Rivas told Halvorsen that he looked forward"),
]


@pytest.mark.parametrize(("asked", "opening"), FOLLOWED)
def test_whose_account_and_to_whom(asked: tuple[str, ...], opening: str) -> None:
    """A bare name keeps the topic and changes the speaker; an account and an addressee choose among the statements."""
    told = _told(_read(CALL), *asked)

    assert (bool(opening), True) == (bool(told), not told or told[0].startswith(opening))


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (("What did they agree on?", "according to the White House?"), True),
        (("What did they agree on?", "according to the Kremlin?"), False),
        (("Does Russia say they agreed on grain?",), False),
        (("Does the White House say they agreed on grain?",), True),
        (("What did Orlin say about fishing?", "according to the Kremlin?"), True),
        (("What did Orlin say about fishing?", "according to the White House?"), False),
    ],
)
def test_each_account_answers_for_itself(asked: tuple[str, ...], found: bool) -> None:
    """What one side's readout tells is not what the other side says."""
    assert found == bool(_told(_accounts(), *asked))


def test_an_account_without_a_publisher_is_told_by_the_state_it_leaves_out() -> None:
    """Of two bare texts, each names the other leader's state and not its own; that is whose account it is."""
    exchange = _read(NORTH, EAST)

    assert [True, False] == [
        bool(_told(exchange, "What did they agree on?", f"according to {side}?"))
        for side in ("the United States", "the Kremlin")
    ]


TIMES = (
    "Peruvian President Ana Solís met Chilean President Luis Pardo in Lima on Thursday.\n"
    "In March, Pardo said that Chile would never sell the bay.\n"
    "“It is a wound,” Pardo told reporters.\n"
    "Solís said that on Friday the ferry had sailed.\n"
)
WHEN = [
    (("What did Pardo say about the bay?", "When?"), "In March, Pardo said that Chile would never sell the bay."),
    (("What did Pardo say about the bay?", "and when was that?"), "In March, Pardo said that Chile would never sell the bay."),
    (("What did Pardo say about a wound?", "When?"), ""),
    (("What did Solís say about the ferry?", "When did she say that?"), ""),
    (("Where did they meet?", "When?"), "Meeting: Thursday."),
]  # fmt: skip


@pytest.mark.parametrize(("asked", "told"), WHEN)
def test_when_after_an_answer_asks_when_that_was_said(asked: tuple[str, ...], told: str) -> None:
    """The day is that of the statement answered last, never that of the meeting; a day inside the words is none."""
    assert ([told] if told else []) == _told(_read(TIMES), *asked)


REASONS = (
    "Peruvian President Ana Solís met Chilean President Luis Pardo in Lima on Thursday.\n"
    "Pardo said that Chile would keep the bay because it was deep.\n"
    "Solís said that the ferry was late.\n"
)
ASIDE = [
    (("What did Pardo say about the bay?", "why?"), ["Luis Pardo said that Chile would keep the bay because it was deep."]),
    (("What did Solís say about the ferry?", "Why?"), []),
    (("Who is Pardo?",), ["Luis Pardo: President, Chile."]),
    (("who is ana solis",), ["Ana Solís: President, Peru."]),
    (("Who is Marlow?",), []),
    (("Who is to blame?",), []),
]  # fmt: skip


@pytest.mark.parametrize(("asked", "told"), ASIDE)
def test_why_and_who_is_are_answered_from_the_text_or_not_at_all(asked: tuple[str, ...], told: list[str]) -> None:
    """A reason is one that the words give; somebody is what the text calls them."""
    exchange = _read(REASONS)
    _, answer = _asked(exchange, *asked)

    assert told == [claim.text for claim in answer.claims]
    assert answer.nearest or answer.claims


NAMESAKES = (
    "Ada Marlow and Ilo Marlow visited Lima on Friday.\n"
    "“Peace is fragile,” Marlow said.\n"
    "Luis Pardo, not Marlow, said the bay was shut.\n"
)


def test_a_surname_that_two_bear_is_neithers() -> None:
    """Words credited to a bare surname are not told as one namesake's, and a "not" before a name credits the other."""
    exchange = _read(NAMESAKES)

    assert ["The text names Ada Marlow and Ilo Marlow and does not tell which “Marlow” said this."] == _told(
        exchange, "What did Ada Marlow say?"
    )
    assert "Peace is fragile" in _told(exchange, "What did Marlow say?")[0]
    assert ["Luis Pardo said the bay was shut."] == _told(exchange, "Who said the bay was shut?")


MENDED = [
    ("wat did rivas sai abuot svalbrad", "what did rivas say about Svalbard"),
    ("whta did trwalers", "what did trawlers"),
    ("acording to halvorsen", "according to halvorsen"),
    ("did tehy agre on anythnig", "did they agree on anything"),
    ("did he want to wait in the place", "did he want to wait in the place"),
    ("What did Rivas say?", "What did Rivas say?"),
    ("Did they talk about salmon?", "Did they talk about salmon?"),
]


@pytest.mark.parametrize(("words", "meant"), MENDED)
def test_slips_are_mended_and_nothing_else(words: str, meant: str) -> None:
    """A letter or a swap is understood in question words, names and topics; words that are meant stay."""
    assert meant == mended(words, _read(CALL))


def test_a_misspelt_question_is_answered_and_shown_as_asked() -> None:
    """What was asked is kept as it was typed."""
    _, answer = _asked(_read(CALL), "wat did halvorsen sai abuot svalbrad")

    assert ("wat did halvorsen sai abuot svalbrad", True) == (answer.question, "On Svalbard" in answer.claims[0].text)


def test_silence_points_to_no_headline_of_another_story() -> None:
    """What the page lists under "Related coverage" is nobody's words, and no passage to point to."""
    exchange = _read(
        "President Helena Marlow of Caldria spoke by telephone with Prime Minister Victor Rauk of Sudmark on Tuesday. "
        "Marlow said the strait would stay open.\n\n"
        "Related coverage:\n\nSudmark fishermen fear a war on whales\n\nWhy the whales left the strait\n"
    )

    _, answer = _asked(exchange, "What did Marlow say about whales?")

    assert answer.silent
    shown = exchange.readings[0].passages
    nearest = [shown[citation.passage - 1].span.of(exchange.readings[0].document.text) for citation in answer.nearest]
    assert not any("whales" in words for words in nearest)
