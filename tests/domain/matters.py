"""Exchanges of our own writing, with statements placed by hand, to ask questions about."""

from __future__ import annotations

from bot.domain.model import (
    Citation,
    Document,
    DocumentKind,
    Exchange,
    Fact,
    Facts,
    Passage,
    Quotation,
    Reading,
    Span,
    Speaker,
    Statement,
)


class Telling:
    """One document and what is said in it, line by line; every line is a passage."""

    def __init__(self, *lines: str, publisher: str = "", kind: DocumentKind = DocumentKind.ARTICLE) -> None:
        self.document = Document("\n".join(lines), publisher=publisher, kind=kind)
        self.passages: list[Passage] = []
        self.statements: list[Statement] = []
        at = 0
        for number, line in enumerate(lines, 1):
            self.passages.append(Passage(number, Span(at, at + len(line))))
            at += len(line) + 1

    def says(
        self,
        passage: int,
        speaker: Speaker,
        mention: str,
        cue: str,
        *content: str,
        via: tuple[str, ...] = (),
        addressee: str = "",
        topic: str = "",
        earlier: bool = False,
        joint: bool = False,
    ) -> Telling:
        """Place a statement in a passage by its printed words; the words of each are found at their first place there."""
        span = self.passages[passage - 1].span
        line = span.of(self.document.text)

        def place(words: str) -> Span:
            at = line.index(words)
            return Span(span.start + at, span.start + at + len(words))

        joined = " … ".join(content)
        marks = joined.count("“")
        whole = marks == 1 and joined.startswith("“")
        self.statements.append(
            Statement(
                document=self.document.id,
                passages=(passage,),
                speaker=speaker,
                mention=(place(mention),) if mention else (),
                cue=cue,
                cue_spans=(place(cue),) if cue else (),
                quotation=Quotation.DIRECT if whole or not cue else Quotation.MIXED if marks else Quotation.INDIRECT,
                content=tuple(place(piece) for piece in content),
                text=joined,
                via=via,
                addressee=addressee,
                topic=topic,
                earlier=earlier,
                joint=joint,
            )
        )
        return self

    def fact(self, text: str, passage: int) -> Fact:
        return Fact(text, (Citation(self.document.id, passage),))

    def reading(self) -> Reading:
        return Reading(self.document, tuple(self.passages), tuple(self.statements))


RIVAS = Speaker("Tomás Rivas", "President", "Chile")
HALVORSEN = Speaker("Ingrid Halvorsen", "Prime Minister", "Norway")
THEY = Speaker("The two leaders")
MINISTRY = Speaker("Norwegian Foreign Ministry", "", "Norway")


def fjord_call() -> Exchange:
    """A wire story on a call: two leaders, a ministry that relays one, a post of the other."""
    telling = Telling(
        "Chilean President Tomás Rivas and Norwegian Prime Minister Ingrid Halvorsen spoke by telephone on Tuesday.",
        "Halvorsen said the salmon quotas “must be fair to both fleets,” the Norwegian Foreign Ministry said.",
        "On Svalbard, an archipelago where Oslo limits mining, she urged Santiago to “tread with care.”",
        "Rivas said in a post on Agora that the call was “frank and warm,” and that lithium would be discussed again.",
        "“Isolation should not be a choice for either people,” Halvorsen said, according to the ministry.",
        "Rivas told Halvorsen that he hoped to visit Oslo in spring, his office said.",
        "The two leaders also exchanged views on the war in Sudan and on piracy, the ministry added.",
        "They agreed to open a hotline for fisheries inspectors, it said.",
        "Foreign Minister Pablo Leiva will travel to Bergen next month, the ministry said.",
        "In March, Rivas said whaling was “a closed chapter” for Chile.",
        "Protesters in Valparaíso have opposed the quotas since 2019.",
        publisher="Harbour News",
    )
    relay = ("Norwegian Foreign Ministry",)
    telling.says(2, HALVORSEN, "Halvorsen", "said", "the salmon quotas “must be fair to both fleets,”", via=relay)
    telling.says(3, HALVORSEN, "she", "urged", "Santiago to “tread with care.”", topic="Svalbard")
    telling.says(
        4,
        RIVAS,
        "Rivas",
        "said",
        "that the call was “frank and warm,” and that lithium would be discussed again",
        via=("Agora",),
    )
    telling.says(5, HALVORSEN, "Halvorsen", "said", "“Isolation should not be a choice for either people,”", via=relay)
    telling.says(
        6, RIVAS, "Rivas", "told", "that he hoped to visit Oslo in spring", via=("his office",), addressee="Halvorsen"
    )
    telling.says(
        7, THEY, "The two leaders", "exchanged", "views on the war in Sudan and on piracy", via=relay, joint=True
    )
    telling.says(8, THEY, "They", "agreed", "to open a hotline for fisheries inspectors", via=relay, joint=True)
    telling.says(9, MINISTRY, "the ministry", "said", "Foreign Minister Pablo Leiva will travel to Bergen next month")
    telling.says(10, RIVAS, "Rivas", "said", "whaling was “a closed chapter” for Chile", earlier=True)
    facts = Facts(
        form=telling.fact("telephone call", 1),
        date=telling.fact("Tuesday", 1),
        parties=(RIVAS, HALVORSEN),
        next_steps=(telling.fact("Foreign Minister Pablo Leiva will travel to Bergen next month", 9),),
    )
    return Exchange("fjord", "Rivas and Halvorsen speak by telephone", facts, (telling.reading(),))


MWANGI = Speaker("Grace Mwangi", "President", "Kenya")
TANABE = Speaker("Koji Tanabe", "Prime Minister", "Japan")


def port_readout() -> Exchange:
    """One government's own readout of a meeting: hardly a quotation mark, and it speaks for both."""
    telling = Telling(
        "President Grace Mwangi met Prime Minister Koji Tanabe of Japan in Mombasa on 4 June.",
        "President Mwangi voiced deep concern about the drought in the north and called for faster relief.",
        "She underscored that the port loan must be repaid in shillings.",
        "Prime Minister Tanabe reiterated his support for a permanent African seat on the Security Council.",
        "Mr Tanabe did not rule out a second loan for the railway.",
        "He expressed readiness to send 40 engineers to the geothermal fields.",
        "The leaders condemned the coup in Zamara and agreed to set up a working group on coffee exports.",
        publisher="Office of the President of Kenya",
        kind=DocumentKind.READOUT,
    )
    leaders = Speaker("the leaders")
    telling.says(2, MWANGI, "President Mwangi", "voiced", "deep concern about the drought in the north")
    telling.says(2, MWANGI, "President Mwangi", "called for", "faster relief")
    telling.says(3, MWANGI, "She", "underscored", "that the port loan must be repaid in shillings")
    telling.says(
        4,
        TANABE,
        "Prime Minister Tanabe",
        "reiterated",
        "his support for a permanent African seat on the Security Council",
    )
    telling.says(5, TANABE, "Mr Tanabe", "did not rule out", "a second loan for the railway")
    telling.says(6, TANABE, "He", "expressed readiness to", "send 40 engineers to the geothermal fields")
    telling.says(7, leaders, "The leaders", "condemned", "the coup in Zamara", joint=True)
    telling.says(7, leaders, "The leaders", "agreed", "to set up a working group on coffee exports", joint=True)
    facts = Facts(
        form=telling.fact("meeting", 1),
        date=telling.fact("4 June", 1),
        place=telling.fact("Mombasa", 1),
        parties=(MWANGI, TANABE),
    )
    return Exchange("port", "Mwangi meets Tanabe", facts, (telling.reading(),))


NOWAK = Speaker("Zofia Nowak", "Foreign Minister", "Poland")
KERESZT = Speaker("Bálint Kereszt", "Foreign Minister", "Hungary")
SPOKESMAN = Speaker("Hungarian government spokesman", "", "Hungary")


def border_row() -> Exchange:
    """A row told by denials, refusals and an anonymous official."""
    telling = Telling(
        "Warsaw and Budapest traded accusations on Monday over a closed border crossing.",
        "Polish Foreign Minister Zofia Nowak accused Hungary of jamming radio signals near the river.",
        "Hungarian Foreign Minister Bálint Kereszt denied that any jammer had been switched on.",
        "Kereszt declined to say whether the crossing would reopen.",
        "“We will not pay a single forint in compensation,” he told reporters.",
        "Nowak urged Budapest to accept independent inspectors.",
        "A Hungarian government spokesman said the inspectors were welcome “as tourists.”",
        "A senior European Union official said sanctions were not being considered.",
        publisher="The Vistula Post",
    )
    official = Speaker("a senior European Union official", "", "European Union")
    telling.says(
        2, NOWAK, "Polish Foreign Minister Zofia Nowak", "accused", "Hungary of jamming radio signals near the river"
    )
    telling.says(
        3, KERESZT, "Hungarian Foreign Minister Bálint Kereszt", "denied", "that any jammer had been switched on"
    )
    telling.says(4, KERESZT, "Kereszt", "declined to say", "whether the crossing would reopen")
    telling.says(5, KERESZT, "he", "told", "“We will not pay a single forint in compensation,”", addressee="reporters")
    telling.says(6, NOWAK, "Nowak", "urged", "Budapest to accept independent inspectors")
    telling.says(7, SPOKESMAN, "A Hungarian government spokesman", "said", "the inspectors were welcome “as tourists.”")
    telling.says(8, official, "A senior European Union official", "said", "sanctions were not being considered")
    facts = Facts(parties=(NOWAK, KERESZT))
    return Exchange("border", "A row over a crossing", facts, (telling.reading(),))


HADDAD = Speaker("Leila Haddad", "President", "Tunisia")
SORENSEN = Speaker("Mads Sorensen", "Prime Minister", "Denmark")


def wind_talks() -> Exchange:
    """One meeting in both sides' own accounts, and a press conference."""
    tunis = Telling(
        "President Leila Haddad received Danish Prime Minister Mads Sorensen at Carthage Palace on 9 May.",
        "The President stressed that visas for Tunisian students must be eased without delay.",
        "The two sides agreed to lay a cable for wind power by 2031.",
        publisher="Tunisian Presidency",
        kind=DocumentKind.READOUT,
    )
    tunis.says(2, HADDAD, "The President", "stressed", "that visas for Tunisian students must be eased without delay")
    tunis.says(
        3, Speaker("The two sides"), "The two sides", "agreed", "to lay a cable for wind power by 2031", joint=True
    )
    copenhagen = Telling(
        "Prime Minister Mads Sorensen met President Leila Haddad of Tunisia today.",
        "The Prime Minister raised the case of two detained reporters.",
        "He welcomed progress towards a cable for wind power.",
        publisher="Danish Prime Minister's Office",
        kind=DocumentKind.READOUT,
    )
    copenhagen.says(2, SORENSEN, "The Prime Minister", "raised", "the case of two detained reporters")
    copenhagen.says(3, SORENSEN, "He", "welcomed", "progress towards a cable for wind power")
    press = Telling(
        "PRESIDENT HADDAD: We spoke of students, of fishing and of the sea we share.",
        "PRIME MINISTER SORENSEN: I promised nothing on visas. I said we would look at it.",
        "QUESTION: Will Denmark close its embassy?",
        "PRIME MINISTER SORENSEN: No. The embassy stays open.",
        publisher="Joint press conference",
        kind=DocumentKind.TRANSCRIPT,
    )
    press.says(1, HADDAD, "PRESIDENT HADDAD", "", "We spoke of students, of fishing and of the sea we share.")
    press.says(2, SORENSEN, "PRIME MINISTER SORENSEN", "", "I promised nothing on visas. I said we would look at it.")
    press.says(4, SORENSEN, "PRIME MINISTER SORENSEN", "", "No. The embassy stays open.")
    facts = Facts(
        form=tunis.fact("meeting", 1),
        date=tunis.fact("9 May", 1),
        place=tunis.fact("Carthage Palace", 1),
        parties=(HADDAD, SORENSEN),
    )
    return Exchange("wind", "Haddad receives Sorensen", facts, (tunis.reading(), copenhagen.reading(), press.reading()))


def common_text() -> Exchange:
    """A joint statement: what it says, both sides say."""
    telling = Telling(
        "Joint statement of Peru and Portugal",
        "1. The two countries reaffirmed their commitment to the Ocean Treaty.",
        "2. The two countries agreed to recognise each other's driving licences.",
        "3. Peru expressed concern about tariffs on asparagus.",
        kind=DocumentKind.JOINT_STATEMENT,
    )
    both = Speaker("The two countries")
    telling.says(2, both, "The two countries", "reaffirmed", "their commitment to the Ocean Treaty", joint=True)
    telling.says(3, both, "The two countries", "agreed", "to recognise each other's driving licences", joint=True)
    telling.says(4, Speaker("Peru", "", "Peru"), "Peru", "expressed", "concern about tariffs on asparagus")
    facts = Facts(parties=(Speaker("Peru", "", "Peru"), Speaker("Portugal", "", "Portugal")))
    return Exchange("common", "Joint statement", facts, (telling.reading(),))
