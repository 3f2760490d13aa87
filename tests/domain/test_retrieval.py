"""Questions in ordinary words, on exchanges of our own writing: who and what stands first, and where silence is right."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.model import Claim, Exchange, Facts, Flaw, Verdict
from bot.domain.questions import Kind, Question, understood
from bot.domain.retrieval import composed, plain, ranked
from tests.domain import matters

FJORD, PORT, ROW, WIND, COMMON = (
    matters.fjord_call,
    matters.port_readout,
    matters.border_row,
    matters.wind_talks,
    matters.common_text,
)
Matter = Callable[[], Exchange]

ANSWERABLE: list[tuple[Matter, str, str, str]] = [
    # the exchange, the question, who must stand first, words that must stand first
    (FJORD, "What did Halvorsen say about Svalbard?", "Ingrid Halvorsen", "tread with care"),
    (FJORD, "what did halvorsen say on svalbard", "Ingrid Halvorsen", "tread with care"),
    (FJORD, "What did the Norwegian prime minister say about the quotas?", "Ingrid Halvorsen", "fair to both fleets"),
    (FJORD, "What is Norway's position on salmon?", "Ingrid Halvorsen", "fair to both fleets"),
    (FJORD, "What did Oslo say about salmon?", "Ingrid Halvorsen", "fair to both fleets"),
    (FJORD, "what did president rivas say about lithum", "Tomás Rivas", "lithium"),
    (FJORD, "Did Rivas mention lithium?", "Tomás Rivas", "lithium"),
    (FJORD, "did tomas rivas talk about the call", "Tomás Rivas", "frank and warm"),
    (FJORD, "Who said isolation is not a choice?", "Ingrid Halvorsen", "Isolation should not be a choice"),
    (FJORD, 'who said "frank and warm"?', "Tomás Rivas", "frank and warm"),
    (FJORD, "Who raised lithium?", "Tomás Rivas", "lithium"),
    (FJORD, "Halvorsen on Svalbard?", "Ingrid Halvorsen", "tread with care"),
    (FJORD, "Rivas lithium", "Tomás Rivas", "lithium"),
    (FJORD, "What did Rivas tell Halvorsen about a visit?", "Tomás Rivas", "visit Oslo in spring"),
    (FJORD, "What did Chile's president say about whaling?", "Tomás Rivas", "a closed chapter"),
    (FJORD, "What did they agree on?", "The two leaders", "hotline for fisheries inspectors"),
    (FJORD, "Was anything agreed?", "The two leaders", "hotline for fisheries inspectors"),
    (FJORD, "did they reach any agreement on fisheries", "The two leaders", "hotline for fisheries inspectors"),
    (FJORD, "What about Sudan?", "The two leaders", "the war in Sudan"),
    (FJORD, "Did they discuss the conflict in Sudan?", "The two leaders", "the war in Sudan"),
    (FJORD, "Was piracy discussed?", "The two leaders", "piracy"),
    (FJORD, "What did Rivas say about Sudan?", "The two leaders", "the war in Sudan"),
    (FJORD, "What was said about Svalbard by Halvorsen?", "Ingrid Halvorsen", "tread with care"),
    (FJORD, "According to the ministry, who will travel to Bergen?", "Norwegian Foreign Ministry", "Pablo Leiva"),
    (FJORD, "What did the Norwegian foreign ministry say about Leiva?", "Norwegian Foreign Ministry", "Pablo Leiva"),
    (FJORD, "Did Halvorsen urge caution on Svalbard?", "Ingrid Halvorsen", "tread with care"),
    (
        FJORD,
        "Did Halvorsen say that isolation is not a choice?",
        "Ingrid Halvorsen",
        "Isolation should not be a choice",
    ),
    (FJORD, "Can you tell me what Rivas said about lithium?", "Tomás Rivas", "lithium"),
    (FJORD, "I want to know what Halvorsen said about Svalbard", "Ingrid Halvorsen", "tread with care"),
    (FJORD, "so halvorsen said what about salmon???", "Ingrid Halvorsen", "fair to both fleets"),
    (FJORD, "what did rivas post on agora", "Tomás Rivas", "frank and warm"),
    (FJORD, "what did rivas say about li thium", "Tomás Rivas", "lithium"),
    (FJORD, "What did Rivas say in the past?", "Tomás Rivas", "a closed chapter"),
    (FJORD, "which hotline did they agree to open", "The two leaders", "hotline for fisheries inspectors"),
    (FJORD, "According to the ministry, what did the two leaders agree on?", "The two leaders", "hotline"),
    (PORT, "What did Mwangi say about the drought?", "Grace Mwangi", "deep concern about the drought"),
    (PORT, "What does Kenya want for the port loan?", "Grace Mwangi", "repaid in shillings"),
    (PORT, "Did Tanabe mention the Security Council?", "Koji Tanabe", "permanent African seat"),
    (PORT, "did the japanese leader offer engineers", "Koji Tanabe", "40 engineers"),
    (PORT, "Did Tanabe agree to send engineers?", "Koji Tanabe", "40 engineers"),
    (PORT, "What did Japan say about a second loan?", "Koji Tanabe", "a second loan for the railway"),
    (PORT, "What did the leaders agree on?", "the leaders", "a working group on coffee exports"),
    (PORT, "Who spoke about geothermal energy?", "Koji Tanabe", "geothermal fields"),
    (PORT, "Did they condemn the coup?", "the leaders", "the coup in Zamara"),
    (PORT, "Who called for faster relief?", "Grace Mwangi", "faster relief"),
    (ROW, "What did Nowak accuse Hungary of?", "Zofia Nowak", "jamming radio signals"),
    (ROW, "Did Kereszt deny using a jammer?", "Bálint Kereszt", "that any jammer had been switched on"),
    (
        ROW,
        "What did the Hungarian foreign minister say about compensation?",
        "Bálint Kereszt",
        "not pay a single forint",
    ),
    (ROW, "Will the crossing reopen?", "Bálint Kereszt", "whether the crossing would reopen"),
    (ROW, "What did Warsaw say about inspectors?", "Zofia Nowak", "accept independent inspectors"),
    (ROW, "Who said the inspectors were welcome?", "Hungarian government spokesman", "as tourists"),
    (
        ROW,
        "What did the EU say about sanctions?",
        "a senior European Union official",
        "sanctions were not being considered",
    ),
    (ROW, "What did Poland say?", "Zofia Nowak", ""),
    (WIND, "What did Haddad say about visas?", "Leila Haddad", "eased without delay"),
    (WIND, "Did Sorensen promise anything on visas?", "Mads Sorensen", "I promised nothing on visas"),
    (WIND, "What did the Danish prime minister say about the embassy?", "Mads Sorensen", "The embassy stays open"),
    (WIND, "Who raised the detained reporters?", "Mads Sorensen", "two detained reporters"),
    (WIND, "What did Denmark say about the cable?", "Mads Sorensen", "cable for wind power"),
    (WIND, "What did they agree on?", "The two sides", "a cable for wind power by 2031"),
    (WIND, "Did Haddad mention fishing?", "Leila Haddad", "fishing"),
    (COMMON, "What did Peru say about asparagus?", "Peru", "tariffs on asparagus"),
    (COMMON, "What did Peru and Portugal agree on?", "The two countries", "driving licences"),
    (COMMON, "What did Portugal say about the Ocean Treaty?", "The two countries", "the Ocean Treaty"),
]


@pytest.mark.parametrize(("matter", "words", "speaker", "said"), ANSWERABLE)
def test_the_right_speaker_and_words_stand_first(matter: Matter, words: str, speaker: str, said: str) -> None:
    """A question that the exchange answers has the right speaker's right words at rank one."""
    exchange = matter()

    first = (*ranked(understood(words, exchange), exchange).statements, None)[0]

    assert first is not None
    assert (speaker, True) == (first.speaker.name, said in first.text)


UNANSWERABLE: list[tuple[Matter, str]] = [
    (FJORD, "What did Halvorsen say about lithium?"),
    (FJORD, "What did Halvorsen say about whaling?"),
    (FJORD, "Did Rivas congratulate Halvorsen?"),
    (FJORD, "What did the Norwegian vice president say?"),
    (FJORD, "What did the Chilean foreign minister say about salmon?"),
    (FJORD, "What did Rivas say about Svalbard?"),
    (FJORD, "Did Rivas mention salmon quotas?"),
    (FJORD, "What did King Olav say?"),
    (FJORD, "what did putin say"),
    (FJORD, "What did Leiva say about lithium?"),
    (FJORD, "What did Rivas say about tariffs?"),
    (FJORD, "Who raised tariffs?"),
    (FJORD, "Did they discuss Taiwan?"),
    (FJORD, "What did Sudan say?"),
    (FJORD, "What did the protesters say about the quotas?"),
    (FJORD, "Who said isolation is inevitable and welcome?"),
    (FJORD, "Where did they meet?"),
    (FJORD, "What did Pedro Rivas say about lithium?"),
    (FJORD, "Did they agree on whaling?"),
    (PORT, "What did Mwangi say about coups in Mali?"),
    (PORT, "What did Tanabe say about the drought?"),
    (PORT, "Did Mwangi mention engineers?"),
    (PORT, "What did the White House say?"),
    (PORT, "What about nuclear submarines?"),
    (ROW, "What did Nowak say about compensation?"),
    (ROW, "What did the Polish president say?"),
    (ROW, "What did Kereszt say about sanctions?"),
    (ROW, "What did they agree on?"),
    (WIND, "What did Haddad say about the embassy?"),
    (WIND, "Did Haddad mention the detained reporters?"),
    (WIND, "What did the journalist ask about Greenland?"),
    (COMMON, "What did Portugal say about asparagus?"),
    (COMMON, "What did Brazil say about the Ocean Treaty?"),
]


@pytest.mark.parametrize(("matter", "words"), UNANSWERABLE)
def test_silence_points_to_the_nearest_passage(matter: Matter, words: str) -> None:
    """Nobody's words, another's words, a stranger: the answer is silence, and it shows where to look."""
    exchange = matter()

    question = understood(words, exchange)
    answer = plain(question, ranked(question, exchange), exchange)

    assert (True, True) == (answer.silent, bool(answer.nearest))


def _asked(exchange: Exchange, *words: str) -> Question:
    question: Question | None = None
    for one in words:
        question = understood(one, exchange, question)
    assert question is not None
    return question


FOLLOWING: list[tuple[Matter, tuple[str, ...], str, str]] = [
    # the exchange, the questions one after another, who and what must stand first; "" for silence
    (FJORD, ("What did Halvorsen say about salmon?", "and on Svalbard?"), "Ingrid Halvorsen", "tread with care"),
    (FJORD, ("What did Halvorsen say about salmon?", "and on lithium?"), "", ""),
    (FJORD, ("What did Halvorsen say about lithium?", "And Rivas?"), "Tomás Rivas", "lithium"),
    (FJORD, ("What did Rivas say about lithium?", "what about Halvorsen?"), "", ""),
    (FJORD, ("What did Rivas say about lithium?", "what about whaling"), "Tomás Rivas", "whaling"),
    (FJORD, ("What did Rivas say about lithium?", "Did he mention whaling?"), "Tomás Rivas", "whaling"),
    (FJORD, ("What did Rivas say about lithium?", "did halvorsen mention it?"), "", ""),
    (FJORD, ("What did they agree on?", "according to whom?"), "The two leaders", "hotline"),
    (FJORD, ("What did Halvorsen say about salmon?", "How do we know?"), "Ingrid Halvorsen", "salmon"),
    (FJORD, ("Did Rivas mention lithium?", "are you sure?"), "Tomás Rivas", "lithium"),
    (FJORD, ("What did Halvorsen say about salmon?", "What did Rivas say?"), "Tomás Rivas", ""),
    (
        FJORD,
        ("What did Rivas say about lithium?", "and on Svalbard?", "and Halvorsen?"),
        "Ingrid Halvorsen",
        "tread with care",
    ),
    (
        FJORD,
        ("Who said isolation is not a choice?", "did she mention Svalbard?"),
        "Ingrid Halvorsen",
        "tread with care",
    ),
    (FJORD, ("Who said isolation is not a choice?", "did she mention lithium?"), "", ""),
    (FJORD, ("What did Halvorsen say about lithium?", "who else?"), "Tomás Rivas", "lithium"),
    (PORT, ("What did Mwangi say about the drought?", "and the port loan?"), "Grace Mwangi", "shillings"),
    (PORT, ("What did Mwangi say about the drought?", "and Japan?"), "", ""),
    (
        ROW,
        ("What did Nowak say about the inspectors?", "and Budapest?"),
        "Hungarian government spokesman",
        "as tourists",
    ),
    (WIND, ("What did Haddad say about visas?", "and Sorensen?"), "Mads Sorensen", "nothing on visas"),
]


@pytest.mark.parametrize(("matter", "asked", "speaker", "said"), FOLLOWING)
def test_a_follow_up_takes_what_it_leaves_out(matter: Matter, asked: tuple[str, ...], speaker: str, said: str) -> None:
    """A follow-up keeps the speaker or the topic of the question before it, whichever it does not name."""
    exchange = matter()

    statements = ranked(_asked(exchange, *asked), exchange).statements

    assert (speaker, True) == (statements[0].speaker.name if statements else "", not said or said in statements[0].text)


FACTUAL: list[tuple[Matter, str, str]] = [
    (FJORD, "When was the call?", "Telephone call: Tuesday."),
    (FJORD, "when did they speak", "Telephone call: Tuesday."),
    (FJORD, "What happens next?", "Foreign Minister Pablo Leiva will travel to Bergen next month."),
    (FJORD, "what are the next steps", "Foreign Minister Pablo Leiva will travel to Bergen next month."),
    (FJORD, "Who took part in the call?", "Those taking part: Tomás Rivas (Chile) and Ingrid Halvorsen (Norway)."),
    (PORT, "Where did they meet?", "Meeting: Mombasa."),
    (PORT, "Where did Mwangi meet Tanabe?", "Meeting: Mombasa."),
    (WIND, "When did the meeting take place?", "Meeting: 9 May."),
]


@pytest.mark.parametrize(("matter", "words", "told"), FACTUAL)
def test_facts_of_the_exchange_answer_when_where_who_and_what_next(matter: Matter, words: str, told: str) -> None:
    """What is known of the exchange itself is answered from its facts."""
    exchange = matter()

    question = understood(words, exchange)
    answer = plain(question, ranked(question, exchange), exchange)

    assert told == answer.claims[0].text


WORDED: list[tuple[Matter, tuple[str, ...], str]] = [
    (FJORD, ("Did Rivas mention lithium?",), "Yes: Tomás Rivas said in a post on Agora that the call was"),
    (PORT, ("Did Tanabe agree to send engineers?",), "Koji Tanabe expressed readiness to send 40 engineers"),
    (PORT, ("Did Tanabe rule out a second loan?",), "Koji Tanabe did not rule out a second loan"),
    (ROW, ("Did Kereszt mention the crossing?",), "Bálint Kereszt declined to say whether the crossing would reopen."),
    (ROW, ("Did Kereszt deny using a jammer?",), "Bálint Kereszt denied that any jammer"),
    (
        FJORD,
        ("What did they agree on?",),
        "By the Norwegian Foreign Ministry’s account, the two leaders agreed to open a hotline",
    ),
    (
        FJORD,
        ("What did Halvorsen say about salmon?", "according to whom?"),
        "Ingrid Halvorsen’s words are known through the Norwegian Foreign Ministry.",
    ),
    (
        FJORD,
        ("What did Rivas say about whaling?",),
        "Earlier, in March, Tomás Rivas said whaling was “a closed chapter” for Chile.",
    ),
]


@pytest.mark.parametrize(("matter", "asked", "opening"), WORDED)
def test_an_answer_shows_the_words_and_claims_no_more(matter: Matter, asked: tuple[str, ...], opening: str) -> None:
    """ "Yes" stands only before words that speak of the thing asked; denials, hedges, accounts and age keep their sense."""
    exchange = matter()

    question = _asked(exchange, *asked)
    answer = plain(question, ranked(question, exchange), exchange)

    assert opening == answer.claims[0].text[: len(opening)]


def test_everything_one_said_is_bounded_and_current_first() -> None:
    """An open question brings at most six statements of the one asked about, old ones last."""
    exchange = matters.fjord_call()

    statements = ranked(understood("What did Rivas say?", exchange), exchange).statements

    assert statements[0].speaker.name == "Tomás Rivas"
    assert len(statements) <= 6
    assert [one.earlier for one in statements] == sorted(one.earlier for one in statements)


def test_a_model_cannot_break_the_silence() -> None:
    """Where the rule is silence, even sentences that stand up are not an answer."""
    exchange = matters.fjord_call()
    question = understood("What did Halvorsen say about lithium?", exchange)
    claim = Claim("Tomás Rivas said lithium would be discussed again.", (exchange.statements[2],))

    answer = composed(question, ranked(question, exchange), Verdict((claim,)), exchange)

    assert (True, (Flaw.UNKNOWN,)) == (answer.silent, tuple(one.flaw for one in answer.withheld))


def test_a_model_may_only_rest_on_what_was_ranked() -> None:
    """A sentence that cites a statement which does not answer is withheld; the others are the answer."""
    exchange = matters.fjord_call()
    question = understood("What did Rivas say about lithium?", exchange)
    ranking = ranked(question, exchange)
    fitting = Claim("Rivas said lithium would be discussed again.", (exchange.statements[2],))
    straying = Claim("Halvorsen urged care.", (exchange.statements[1],))

    answer = composed(question, ranking, Verdict((fitting, straying)), exchange)

    assert ((fitting,), (3,), 1) == (answer.claims, ranking.numbers(exchange)[:1], len(answer.withheld))


def test_where_no_sentence_of_the_model_stands_the_statements_answer() -> None:
    """An empty verdict leaves the answer we would give with no model."""
    exchange = matters.fjord_call()
    question = understood("What did Rivas say about lithium?", exchange)
    ranking = ranked(question, exchange)

    assert plain(question, ranking, exchange) == composed(question, ranking, Verdict(), exchange)


@given(st.text(max_size=80))
def test_any_text_is_a_question_and_has_an_answer_or_silence(words: str) -> None:
    """Nothing a person types breaks the answering, alone or as a follow-up."""
    exchange = matters.fjord_call()

    before = understood("What did Rivas say about lithium?", exchange)
    question = understood(words, exchange, before)
    answer = plain(question, ranked(question, exchange), exchange)

    assert bool(answer.claims) or bool(answer.nearest)


@pytest.mark.parametrize("words", ["what " * 4000, "tell " + "a" * 20000, "what did " + "ab.cd " * 4000, "“" * 20000])
def test_a_question_without_end_is_met_in_good_time(words: str) -> None:
    """A question of twenty thousand characters is understood by its beginning."""
    exchange = matters.fjord_call()

    assert words.split() == understood(words, exchange).words.split()


def test_an_exchange_in_which_nobody_is_heard_is_silent() -> None:
    """No statements: silence, and the first passage to look at."""
    telling = matters.Telling("It rained in Bergen.")
    exchange = Exchange("rain", "Rain", Facts(), (telling.reading(),))

    ranking = ranked(understood("What did Rivas say?", exchange), exchange)

    assert (True, 1) == (ranking.silent, ranking.nearest[0].passage)


KINDS: list[tuple[str, Kind]] = [
    ("What did Rivas say about lithium?", Kind.WHAT_SAID),
    ("did rivas mention lithium", Kind.WHETHER),
    ("Who mentioned lithium?", Kind.WHO),
    ("What did they agree on?", Kind.AGREED),
    ("what was agreed", Kind.AGREED),
    ("according to whom?", Kind.VIA),
    ("Says who?", Kind.VIA),
    ("when was the call", Kind.WHEN),
    ("Where did they meet?", Kind.WHERE),
    ("what's next?", Kind.NEXT),
    ("When is the next meeting?", Kind.NEXT),
    ("Who was on the call?", Kind.PARTIES),
    ("When will they meet again?", Kind.NEXT),
    ("lithium?", Kind.GENERAL),
]


@pytest.mark.parametrize(("words", "kind"), KINDS)
def test_the_manner_of_a_question_is_understood(words: str, kind: Kind) -> None:
    """Ordinary words tell what kind of answer is wanted."""
    assert kind == understood(words, matters.fjord_call()).kind


DEEDS: list[tuple[str, str]] = [
    # the question, and who is heard first; nobody where silence is right
    ("Will Leiva travel to Bergen?", "Norwegian Foreign Ministry"),
    ("Will Rivas travel to Bergen?", ""),
    ("will halvorsen travel to Bergen next month", ""),
    ("Is Rivas going to travel to Bergen?", ""),
    ("Will Rivas visit Oslo?", "Tomás Rivas"),
    ("Will Halvorsen visit Oslo?", ""),
    ("Will Moreau visit Oslo?", ""),
    ("Did Rivas meet Halvorsen?", ""),
]


@pytest.mark.parametrize(("words", "speaker"), DEEDS)
def test_what_one_is_to_do_does_not_answer_for_another(words: str, speaker: str) -> None:
    """Where only another is said to do it, the answer is silence, with a place to look."""
    exchange = matters.fjord_call()
    ranking = ranked(understood(words, exchange), exchange)

    assert speaker == (ranking.statements[0].speaker.name if ranking.statements else "")
    assert ranking.statements or ranking.nearest
