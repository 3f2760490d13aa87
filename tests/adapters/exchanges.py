"""Values to keep: one exchange of our own writing, and strategies for any there could be."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import strategies as st

from bot.domain.model import (
    Answer,
    Attribution,
    Citation,
    Claim,
    Document,
    DocumentKind,
    Exchange,
    Fact,
    Facts,
    Flaw,
    Passage,
    Quotation,
    Reading,
    Span,
    Speaker,
    Statement,
    Ungrounded,
    Withheld,
    Wording,
)

NOON = datetime(2031, 5, 14, 12, 0, 0, 123456, tzinfo=UTC)

TEXT = 'The chancellor of Tarn, Ilse Brandt, called the talks "frank" on Monday, her office said. Orlan declined to comment.'


def a_document(
    text: str = TEXT, publisher: str = "Tarn Courier", kind: DocumentKind = DocumentKind.ARTICLE
) -> Document:
    return Document(text, publisher=publisher, kind=kind, language="en", url="https://courier.example/1")


def a_reading(document: Document | None = None, *, reader: str = "", statements: int = 1) -> Reading:
    document = document or a_document()
    made = Statement(
        document=document.id,
        passages=(1,),
        speaker=Speaker("Ilse Brandt", "chancellor", "Tarn"),
        mention=(Span(0, 36),),
        cue="called",
        cue_spans=(Span(38, 44),),
        quotation=Quotation.MIXED,
        content=(Span(45, 62),),
        text='the talks "frank"',
        via=("her office",),
        addressee="reporters",
        topic="the talks",
    )
    return Reading(
        document,
        passages=(Passage(1, Span(0, 89)), Passage(2, Span(90, 117))),
        statements=(made,) * statements,
        ungrounded=(
            Ungrounded(
                Attribution(
                    Speaker("Orlan"), (Wording("rejected"),), (Wording("the talks", Span(45, 54)),), passages=(2,)
                ),
                Flaw.MISQUOTED,
                "“rejected” does not stand in the document.",
            ),
        ),
        reader=reader,
    )


def an_exchange(id: str = "brandt-orlan", *readings: Reading) -> Exchange:
    readings = readings or (a_reading(),)
    told = (Citation(readings[0].document.id, 1),)
    facts = Facts(
        form=Fact("meeting", told),
        parties=(Speaker("Ilse Brandt", "chancellor", "Tarn"),),
        next_steps=(Fact("none", told),),
    )
    return Exchange(id, "Ilse Brandt and Orlan meet", facts, readings)


def an_answer(question: str = "What did Brandt call the talks?") -> Answer:
    reading = a_reading()
    return Answer(
        question,
        claims=(Claim("Ilse Brandt called the talks “frank”.", reading.statements),),
        nearest=(Citation(reading.document.id, 2),),
        withheld=(Withheld("Orlan agreed.", Flaw.UNILATERAL, "Only one side says so."),),
    )


words = st.text(st.characters(), max_size=12) | st.sampled_from(
    [
        "",
        "\x00",
        "\x10",
        "\x100000",
        "\ud83d\ude00",
        "😀",
        "\udfff'\"\\",
        "習近平",
        "e\u0301",
        "\r\n",
        "\\u0000",
        "%s :x $1 ?",
    ]
)
"""Any characters at all, with those that databases stumble over."""

numbers = st.integers(1, 2**31 - 1)
spans = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 2**20), st.integers(0, 2**20))
speakers = st.builds(Speaker, words, words, words)
wordings = st.builds(Wording, words, st.none() | spans)


def some(values: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(values, max_size=3).map(tuple)


attributions = st.builds(
    Attribution, speakers, some(wordings), some(wordings), some(wordings), some(numbers), st.sampled_from(Quotation),
    some(words), words, words, st.booleans(), st.booleans(),
)  # fmt: skip
ungrounded = st.builds(Ungrounded, attributions, st.sampled_from(Flaw), words)
documents = st.builds(Document, words, words, words, st.sampled_from(DocumentKind), words, words, words)
citations = st.builds(Citation, words, numbers)
facts_told = st.builds(Fact, words, some(citations))
facts = st.builds(
    Facts, st.none() | facts_told, st.none() | facts_told, st.none() | facts_told, some(speakers), some(facts_told)
)
withheld = st.builds(Withheld, words, st.sampled_from(Flaw), words)


def statements_of(document: st.SearchStrategy[str]) -> st.SearchStrategy[Statement]:
    return st.builds(
        Statement, document, some(numbers), speakers, some(spans), words, some(spans), st.sampled_from(Quotation),
        some(spans), words, some(words), words, words, st.booleans(), st.booleans(),
    )  # fmt: skip


def readings_of(document: Document) -> st.SearchStrategy[Reading]:
    passages = some(st.builds(Passage, numbers, spans))
    return st.builds(
        Reading, st.just(document), passages, some(statements_of(st.just(document.id))), some(ungrounded), words
    )


readings = documents.flatmap(readings_of)
exchanges = st.builds(Exchange, words, words, facts, some(readings), st.booleans())
claims = st.builds(Claim, words, some(statements_of(words)))
answers = st.builds(Answer, words, some(claims), some(citations), some(withheld))
