"""Every reporting word of readouts and reports: verbs, phrases, participles, nouns; denials; and what is no statement."""

from __future__ import annotations

import pytest

from tests.domain.cues.cases import DIRECT, MARLOW, MIXED, RAUK, Said, case, in_scene, line, said

_BOTH = "Helena Marlow and Victor Rauk"


@pytest.mark.parametrize(
    "text",
    [
        line("voiced-deep-concern", "Marlow voiced deep concern about the blockade."),
        line("underscored-the-need", "Marlow underscored the need for open ports."),
        line("underlined-that-the", "Marlow underlined that the ports must stay open."),
        line("called-for-an", "Marlow called for an end to the blockade."),
        line("reiterated-his-support", "Marlow reiterated his support for the treaty."),
        line("made-clear-that", "Marlow made clear that the fleet would sail."),
        line("made-it-clear", "Marlow made it clear that the fleet would sail."),
        line("conveyed-her-condolences", "Marlow conveyed her condolences to the families."),
        line("took-note-of", "Marlow took note of the progress made."),
        line("paid-tribute-to", "Marlow paid tribute to the fallen sailors."),
        line("expressed-hope-that", "Marlow expressed hope that the truce would hold."),
        line("expressed-readiness-to", "Marlow expressed readiness to resume talks."),
        line("expressed-concern-over", "Marlow expressed concern over the raids."),
        line("stressed-the-importance", "Marlow stressed the importance of the treaty."),
        line("emphasised-that-the", "Marlow emphasised that the treaty stands."),
        line("emphasized-the-value", "Marlow emphasized the value of the treaty."),
        line("highlighted-the-work", "Marlow highlighted the work of the pilots."),
        line("welcomed-the-truce", "Marlow welcomed the truce."),
        line("condemned-the-raid", "Marlow condemned the raid."),
        line("strongly-condemned-the", "Marlow strongly condemned the raid."),
        line("urged-restraint", "Marlow urged restraint."),
        line("reaffirmed-Caldria's-commitment", "Marlow reaffirmed Caldria's commitment to the treaty."),
        line("affirmed-that-the", "Marlow affirmed that the treaty stands."),
        line("noted-that-the", "Marlow noted that the ships had left."),
        line("noted-with-concern", "Marlow noted with concern that the ships had left."),
        line("pointed-out-that", "Marlow pointed out that the ships had left."),
        line("warned-of-a", "Marlow warned of a long winter."),
        line("warned-against-a", "Marlow warned against a blockade."),
        line("warned-that-the", "Marlow warned that the winter would be long."),
        line("appealed-for-calm", "Marlow appealed for calm."),
        line("demanded-the-release", "Marlow demanded the release of the crew."),
        line("demanded-that-the", "Marlow demanded that the crew be released."),
        line("insisted-on-a", "Marlow insisted on a written answer."),
        line("insisted-that-the", "Marlow insisted that the answer be written."),
        line("proposed-a-joint", "Marlow proposed a joint patrol."),
        line("suggested-that-a", "Marlow suggested that a joint patrol be formed."),
        line("offered-to-host", "Marlow offered to host the talks."),
        line("pledged-to-keep", "Marlow pledged to keep the strait open."),
        line("pledged-40-ships", "Marlow pledged 40 ships."),
        line("vowed-to-keep", "Marlow vowed to keep the strait open."),
        line("promised-that-the", "Marlow promised that the strait would stay open."),
        line("threatened-to-close", "Marlow threatened to close the strait."),
        line("agreed-to-meet", "Marlow agreed to meet again."),
        line("agreed-to-a", "Marlow agreed to a truce of thirty days."),
        line("wished-the-crew", "Marlow wished the crew a safe return."),
        line("commemorated-the-dead", "Marlow commemorated the dead of the old war."),
        line("raised-that-the", "Marlow raised that the ships had left."),
        line("made-clear-aside", "Marlow made clear that, as all her captains had affirmed, the fleet would sail."),
        line("while-limits", "Marlow affirmed her support for the right to sail, while protecting the fishing fleet."),
        line("while-doing", "Marlow welcomed a plan to cut the fleet while continuing to guard the strait."),
        line("list-of-things", "Marlow praised the work on safe ports, fighting fires, and clean water."),
        line("regretted-the-loss", "Marlow regretted the loss of life."),
        line("deplored-the-loss", "Marlow deplored the loss of life."),
        line("hailed-the-treaty", "Marlow hailed the treaty as a triumph."),
        line("praised-the-pilots", "Marlow praised the pilots."),
        line("commended-the-pilots", "Marlow commended the pilots for their courage."),
        line("acknowledged-that-mistakes", "Marlow acknowledged that mistakes had been made."),
        line("confirmed-that-the", "Marlow confirmed that the fleet had sailed."),
        line("announced-a-truce", "Marlow announced a truce."),
        line("declared-the-strait", "Marlow declared the strait open."),
        line("maintained-that-the", "Marlow maintained that the strait was open."),
        line("argued-that-the", "Marlow argued that the strait was open."),
        line("contended-that-the", "Marlow contended that the strait was open."),
        line("claimed-that-the", "Marlow claimed that the strait was open."),
        line("alleged-that-the", "Marlow alleged that the crew had been beaten."),
        line("recalled-the-treaty", "Marlow recalled the treaty of 1987."),
        line("laid-out-a", "Marlow laid out a plan for the ports."),
        line("outlined-a-plan", "Marlow outlined a plan for the ports."),
        line("set-out-a", "Marlow set out a plan for the ports."),
        line("raised-the-case", "Marlow raised the case of the missing crew."),
        line("raised-concerns-over", "Marlow raised concerns over the missing crew."),
        line("hinted-at-a", "Marlow hinted at a truce."),
        line("signaled-that-a", "Marlow signaled that a truce was near."),
        line("signalled-that-a", "Marlow signalled that a truce was near."),
        line("complained-of-delays", "Marlow complained of delays."),
        line("criticised-the-delays", "Marlow criticised the delays."),
        line("rejected-the-charge", "Marlow rejected the charge."),
        line("dismissed-the-charge", "Marlow dismissed the charge as absurd."),
        line("apologised-for-the", "Marlow apologised for the delay."),
        line("clarified-that-the", "Marlow clarified that the ships were unarmed."),
        line("ruled-out-a", "Marlow ruled out a blockade."),
        line("objected-to-the", "Marlow objected to the blockade."),
        line("opposes-the-blockade", "Marlow opposes the blockade."),
        line("hopes-that-the", "Marlow hopes that the truce will hold."),
        line("believes-that-the", "Marlow believes that the truce will hold."),
        line("shared-her-concern", "Marlow shared her concern about the winter."),
        line("spoke-of-a", "Marlow spoke of a long winter."),
        line("spoke-out-against", "Marlow spoke out against the blockade."),
        line("described-the-talks", "Marlow described the talks as frank."),
        line("called-the-talks", "Marlow called the talks frank.", fails="called with a bare judgement is not read"),
        line("referred-to-the", "Marlow referred to the treaty of 1987."),
        line("echoed-the-call", "Marlow echoed the call for a truce."),
        line("extended-her-condolences", "Marlow extended her condolences to the families."),
        line("commented-on-the", "Marlow commented on the blockade."),
        line("accused-Sudmark-of", "Marlow accused Sudmark of hiding ships."),
        line("blamed-Sudmark-for", "Marlow blamed Sudmark for the raid."),
        line("drew-attention-to", "Marlow drew attention to the missing crew."),
        line("attached-great-importance", "Marlow attached great importance to the treaty."),
        line("looked-forward-to", "Marlow looked forward to the next meeting."),
        line("lashed-out-at", "Marlow lashed out at the pilots."),
        line("spelled-out-a", "Marlow spelled out a plan for the ports."),
        line("reiterated-that-the", "Marlow reiterated that the treaty stands."),
        line("disclosed-that-a", "Marlow disclosed that a truce was near."),
        line("estimated-that-40", "Marlow estimated that 40 ships had left."),
        line("predicted-a-long", "Marlow predicted a long winter."),
        line("lamented-the-loss", "Marlow lamented the loss of life."),
        line("recommended-that-the", "Marlow recommended that the ports be closed."),
        line("elaborated-on-the", "Marlow elaborated on the plan for the ports."),
        line("gave-assurances-that", "Marlow gave assurances that the ports were safe."),
        line("put-forward-a", "Marlow put forward a plan for the ports."),
        line("testified-that-the", "Marlow testified that the crew had been beaten."),
        line("explained-why-the", "Marlow explained why the ships had left."),
        line("asked-Sudmark-to", "Marlow asked Sudmark to withdraw the ships."),
        line("advocated-a-joint", "Marlow advocated a joint patrol."),
        line("defended-the-treaty", "Marlow defended the treaty."),
        line("has-called-for", "Marlow has called for an end to the blockade."),
        line("again-called-for", "Marlow again called for an end to the blockade."),
        line("also-called-for", "Marlow also called for an end to the blockade."),
    ],
)  # fmt: skip
def test_reporting_words(text: str) -> None:
    """Cue and content of a plain sentence are together all that stands behind its subject, and are its subject's."""
    told = in_scene(text)

    assert [("Helena Marlow", text.removeprefix("Marlow ").rstrip("."))] == [
        (one.speaker, _plain(text, one)) for one in told
    ]


def _plain(text: str, one: Said) -> str:
    """Cue and content as printed, whatever stands between them."""
    start = text.find(one.cue)
    assert start >= 0
    assert len(one.content) == 1
    end = text.find(one.content[0]) + len(one.content[0])
    lead = text[len("Marlow ") : start].strip()
    assert lead in {"", "strongly", "again", "also", "has", "has also"}
    return text[len("Marlow ") : end]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case(
            "told-that",
            "Marlow told Rauk that the strait would stay open.",
            said(MARLOW, "told", "the strait would stay open", addressee=RAUK),
        ),
        case(
            "told-bare",
            "Marlow told Rauk the strait would stay open.",
            said(MARLOW, "told", "the strait would stay open", addressee=RAUK),
        ),
        case(
            "told-to",
            "Marlow told Rauk to withdraw the ships.",
            said(MARLOW, "told", "Rauk to withdraw the ships", addressee=RAUK),
        ),
        case(
            "told-quotation-in-front",
            "“The strait will stay open,” Marlow told Rauk.",
            said(MARLOW, "told", "The strait will stay open", quotation=DIRECT, addressee=RAUK),
        ),
        case(
            "said-to",
            "Marlow said to Rauk that the strait would stay open.",
            said(MARLOW, "said", "the strait would stay open", addressee=RAUK),
        ),
        case(
            "assured",
            "Marlow assured Rauk that the strait would stay open.",
            said(MARLOW, "assured", "the strait would stay open", addressee=RAUK),
        ),
        case(
            "informed",
            "Marlow informed Rauk that the strait would stay open.",
            said(MARLOW, "informed", "the strait would stay open", addressee=RAUK),
        ),
        case(
            "briefed-on",
            "Marlow briefed Rauk on the state of the ports.",
            said(MARLOW, "briefed", "the state of the ports", addressee=RAUK),
        ),
        case(
            "warned",
            "Marlow warned Rauk that the fleet would sail.",
            said(MARLOW, "warned", "the fleet would sail", addressee=RAUK),
        ),
        case(
            "reminded-of",
            "Marlow reminded Rauk of the treaty of 1987.",
            said(MARLOW, "reminded", "the treaty of 1987", addressee=RAUK),
        ),
        case(
            "told-a-group",
            "Marlow told lawmakers that the strait would stay open.",
            said(MARLOW, "told", "the strait would stay open", addressee="lawmakers"),
        ),
    ],
)
def test_addressee(text: str, expected: tuple[Said, ...]) -> None:
    """To whom something was said is kept, by the fullest name."""
    assert expected == in_scene(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case(
            "two-verbs",
            "Marlow praised the treaty and urged its swift ratification.",
            said(MARLOW, "praised", "the treaty"),
            said(MARLOW, "urged", "its swift ratification"),
        ),
        case(
            "three-verbs",
            "Marlow welcomed the truce, condemned the raids and called for talks.",
            said(MARLOW, "welcomed", "the truce"),
            said(MARLOW, "condemned", "the raids"),
            said(MARLOW, "called for", "talks"),
        ),
        case(
            "clause-then-verb",
            "Marlow said the strait would stay open and urged patience.",
            said(MARLOW, "said", "the strait would stay open"),
            said(MARLOW, "urged", "patience"),
        ),
        case(
            "adding-that",
            "Marlow said the strait would stay open, adding that the fleet would see to it.",
            said(MARLOW, "said", "the strait would stay open"),
            said(MARLOW, "adding", "the fleet would see to it"),
        ),
        case(
            "adding-quotation",
            "Marlow said the strait would stay open, adding: “The fleet will see to it.”",
            said(MARLOW, "said", "the strait would stay open"),
            said(MARLOW, "adding", "The fleet will see to it", quotation=DIRECT),
        ),
        case(
            "warning-of",
            "Marlow urged patience, warning of a long winter.",
            said(MARLOW, "urged", "patience"),
            said(MARLOW, "warning of", "a long winter"),
        ),
        case(
            "participle-in-front",
            "Calling the raid “an outrage,” Marlow said the fleet would sail.",
            said(MARLOW, "Calling", "the raid “an outrage", quotation=MIXED),
            said(MARLOW, "said", "the fleet would sail"),
        ),
        case(
            "quotation-then-adding",
            "“The strait is open,” Marlow said, adding that the fleet would see to it.",
            said(MARLOW, "said", "The strait is open", quotation=DIRECT),
            said(MARLOW, "adding", "the fleet would see to it"),
        ),
        case(
            "narrative-then-participle",
            "Marlow left the hall, saying the talks had failed.",
            said(MARLOW, "saying", "the talks had failed"),
        ),
        case(
            "but-coordinated",
            "Marlow praised the treaty but warned that it was fragile.",
            said(MARLOW, "praised", "the treaty"),
            said(MARLOW, "warned", "it was fragile"),
        ),
        case(
            "both-verbs-one-object",
            "Marlow met and praised the pilots.",
            said(MARLOW, "praised", "the pilots"),
        ),
        case(
            "shared-object",
            "Marlow welcomed and praised the truce.",
            said(MARLOW, "welcomed and praised", "the truce"),
        ),
        case(
            "spoke-to-stress",
            "Marlow spoke with Rauk to stress the value of the treaty.",
            said(MARLOW, "stress", "the value of the treaty"),
        ),
        case(
            "infinitives-in-a-row",
            "Marlow spoke with Rauk to stress the value of the treaty and to urge patience.",
            said(MARLOW, "stress", "the value of the treaty"),
            said(MARLOW, "urge", "patience"),
            fails="a second purpose is not parted from the first",
        ),
        case(
            "content-has-its-own-and",
            "Marlow said the raid was an outrage and the fleet would sail.",
            said(MARLOW, "said", "the raid was an outrage and the fleet would sail"),
        ),
    ],
)
def test_several_cues_of_one_speaker(text: str, expected: tuple[Said, ...]) -> None:
    """Coordinated and participial cues take their subject over and keep their own content."""
    assert expected == in_scene(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case(
            "warning-that",
            "Marlow's warning that the strait would close alarmed the traders.",
            said(MARLOW, "warning", "the strait would close"),
        ),
        case(
            "his-warning-that",
            "Rauk left early. His warning that the ports would close alarmed the traders.",
            said(RAUK, "warning", "the ports would close"),
        ),
        case(
            "call-for",
            "Marlow's call for a truce was met with silence.",
            said(MARLOW, "call for", "a truce"),
        ),
        case(
            "claim-that",
            "Traders laughed at Rauk's claim that the ports were full.",
            said(RAUK, "claim", "the ports were full"),
        ),
        case(
            "demand-that",
            "Nobody heeded Marlow's demand that Sudmark withdraw.",
            said(MARLOW, "demand", "Sudmark withdraw"),
        ),
        case(
            "view-is-that",
            "Marlow's view is that the strait is open.",
            said(MARLOW, "view", "the strait is open"),
            fails="a noun with a verb between it and its content is no cue",
        ),
        case(
            "message-was",
            "Marlow's message was clear: “The strait is open.”",
            said(MARLOW, "message", "The strait is open", quotation=DIRECT),
            fails="a noun with a verb between it and its content is no cue",
        ),
        case(
            "issued-a-warning",
            "Marlow issued a warning that the strait would close.",
            said(MARLOW, "issued a warning", "the strait would close"),
        ),
    ],
)
def test_nominal_cues(text: str, expected: tuple[Said, ...]) -> None:
    """A noun with its owner reports as a verb does."""
    assert expected == in_scene(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case("denied-that", "Rauk denied that his fleet had left port.", said(RAUK, "denied", "his fleet had left port")),
        case("denied-object", "Rauk denied the charge.", said(RAUK, "denied", "the charge")),
        case("denied-gerund", "Rauk denied sending the ships.", said(RAUK, "denied", "sending the ships")),
        case("declined", "Rauk declined to comment.", said(RAUK, "declined", "to comment")),
        case("declined-on", "Rauk declined to discuss the missiles.", said(RAUK, "declined", "to discuss the missiles"), fails="what was declined is read as a second statement"),
        case("not-rule-out", "Rauk did not rule out a blockade.", said(RAUK, "did not rule out", "a blockade")),
        case("not-rule-out-gerund", "Rauk did not rule out sending ships.", said(RAUK, "did not rule out", "sending ships")),
        case("refused", "Rauk refused to name the ships.", said(RAUK, "refused", "to name the ships")),
        case(
            "not-say-whether",
            "Rauk did not say whether the fleet would leave.",
            said(RAUK, "did not say", "whether the fleet would leave"),
        ),
        case("not-say-when", "Rauk would not say when the fleet left.", said(RAUK, "would not say", "when the fleet left")),
        case("never-said", "Rauk never said that the fleet had left.", said(RAUK, "never said", "the fleet had left")),
        case("contracted", "Rauk didn't say that the fleet had left.", said(RAUK, "didn't say", "the fleet had left")),
        case("neither-confirmed", "Rauk neither confirmed nor denied the report.", said(RAUK, "neither confirmed nor denied", "the report")),
        case("not-deny", "Rauk did not deny that the fleet had left.", said(RAUK, "did not deny", "the fleet had left")),
        case("no-longer", "Rauk no longer insists that the fleet leave.", said(RAUK, "no longer insists", "the fleet leave")),
        case("refused-to-rule-out", "Rauk refused to rule out a blockade.", said(RAUK, "refused", "to rule out a blockade"), fails="what was refused is read as a second statement"),
        case("stopped-short", "Rauk stopped short of calling the raid a crime.", said(RAUK, "stopped short of calling", "the raid a crime"), fails="stopped short of loses its sense"),
        case("no-reply", "Rauk did not respond to a request for comment."),
        case("not-reached", "Rauk could not be reached for comment."),
        case("made-no-mention", "Rauk made no mention of the fleet."),
    ],
)  # fmt: skip
def test_denials(text: str, expected: tuple[Said, ...]) -> None:
    """A denial or refusal keeps its cue with the words that turn its sense; silence is nobody's statement."""
    assert expected == in_scene(text)


@pytest.mark.parametrize(
    "text",
    [
        line("could", "Marlow could say that the strait is closed."),
        line("if", "If Marlow says that the strait is closed, the traders will flee."),
        line("unless", "Unless Rauk says that the ships will leave, the traders will flee."),
        line("might", "Marlow might announce a truce."),
        line("expected-to", "Marlow is expected to say that the strait is open."),
        line("should", "Marlow should condemn the raid."),
        line("a-question", "Did Marlow say that the strait was open?"),
        line("yet-to", "Marlow has yet to say whether the strait is open."),
        line("were-to", "Were Marlow to say that the strait is closed, the traders would flee."),
        line("had", "Had Marlow said that the strait was closed, the traders would have fled."),
        line("may", "Marlow may say that the strait is closed."),
        line("was-told", "Marlow was told that the ships had left."),
        line("was-told-behind", "The ships had left, Marlow was told."),
        line("was-asked", "Rauk was asked whether the ships had left."),
        line("was-accused", "Rauk was accused of hiding ships."),
        line("was-criticised", "Rauk was criticised for hiding ships."),
        line("has-been-urged", "Rauk has been urged to withdraw the ships."),
        line("is-said-to", "Rauk is said to own forty ships."),
        line("heard", "Marlow heard that the ships had left."),
        line("no-cue", "Marlow met Rauk to sign the treaty."),
    ],
)
def test_nothing_said(text: str) -> None:
    """What might be said, is only supposed to be said, or was said to somebody unnamed by whom, is nobody's statement."""
    assert () == in_scene(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case(
            "quoted-as-saying",
            "Marlow was quoted as saying that the strait would stay open.",
            said(MARLOW, "was quoted as saying", "the strait would stay open"),
        ),
        case(
            "by-agent",
            "The raid was condemned by Marlow.",
            said(MARLOW, "was condemned by", "The raid"),
        ),
        case(
            "told-by",
            "Rauk was told by Marlow that the strait would stay open.",
            said(MARLOW, "was told", "the strait would stay open", addressee=RAUK),
            fails="a passive with its agent is not read",
        ),
        case(
            "in-a-relative-clause",
            "Marlow, who was told that the ships had left, said the strait would stay open.",
            said(MARLOW, "said", "the strait would stay open"),
        ),
        case(
            "asked-about",
            "Asked about the ships, Rauk said they had left.",
            said(RAUK, "said", "they had left"),
        ),
        case(
            "asked-whether",
            "Asked whether the ships had left, Rauk said: “No.”",
            said(RAUK, "said", "No", quotation=DIRECT),
        ),
        case(
            "asked-by-marlow",
            "Asked by Marlow whether the ships had left, Rauk said they had.",
            said(RAUK, "said", "they had"),
        ),
    ],
)
def test_passive(text: str, expected: tuple[Said, ...]) -> None:
    """A passive credits its agent, never whom something was said to."""
    assert expected == in_scene(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case(
            "exchanged-views",
            "The two leaders exchanged views on the strait.",
            said(_BOTH, "exchanged", "views on the strait", joint=True),
        ),
        case(
            "agreed-to",
            "The two leaders agreed to meet again.",
            said(_BOTH, "agreed", "to meet again", joint=True),
        ),
        case(
            "agreed-that",
            "The two sides agreed that the ports should reopen.",
            said("The two sides", "agreed", "the ports should reopen", joint=True),
        ),
        case(
            "reaffirmed",
            "The two sides reaffirmed their commitment to the treaty.",
            said("The two sides", "reaffirmed", "their commitment to the treaty", joint=True),
        ),
        case(
            "named-pair",
            "Marlow and Rauk agreed to meet again.",
            said(_BOTH, "agreed", "to meet again", joint=True),
        ),
        case(
            "named-pair-said",
            "Marlow and Rauk said the ports should reopen.",
            said(_BOTH, "said", "the ports should reopen", joint=True),
        ),
        case("both", "Both leaders condemned the raid.", said(_BOTH, "condemned", "the raid", joint=True)),
        case(
            "agreed-with-one",
            "Marlow agreed with Rauk that the ports should reopen.",
            said(MARLOW, "agreed", "the ports should reopen", addressee=RAUK),
            fails="agreed with somebody",
        ),
        case("one-of-them", "Marlow agreed to meet again.", said(MARLOW, "agreed", "to meet again")),
        case(
            "told-by-one-side",
            "Marlow said the two leaders agreed to meet again.",
            said(MARLOW, "said", "the two leaders agreed to meet again"),
        ),
        case(
            "pair-with-a-quotation",
            "“We shall meet again,” Marlow and Rauk said in a joint statement.",
            said(
                _BOTH,
                "said",
                "We shall meet again",
                quotation=DIRECT,
                via=("joint statement",),
                joint=True,
            ),
        ),
        case(
            "ministers",
            "The foreign ministers of Caldria and Sudmark discussed the strait.",
            said("The foreign ministers of Caldria and Sudmark", "discussed", "the strait", joint=True),
        ),
        case(
            "a-body-with-and",
            "The Ministry of Trade and Industry said the ports were full.",
            said("Ministry of Trade and Industry", "said", "the ports were full"),
        ),
    ],
)
def test_joint(text: str, expected: tuple[Said, ...]) -> None:
    """What several are told to have said together is marked as joint."""
    assert expected == in_scene(text)


@pytest.mark.parametrize(
    "text",
    [
        line(
            "spoke-with",
            "Marlow spoke on Tuesday with the prime minister of Sudmark.",
        ),
        line(
            "spoke-today",
            "Marlow spoke today with Victor Rauk of Sudmark.",
        ),
        line("spoke-by-telephone", "Marlow spoke by telephone with Victor Rauk, Prime Minister of Sudmark."),
        line("held-a-call", "Marlow held a call with the prime minister of Sudmark."),
        line("met-with", "Marlow met with the leaders of the harbour towns."),
        line("talked-for-an-hour", "Marlow and Rauk talked for an hour."),
        line("talks-about", "The talks about the strait lasted an hour."),
        line("attended", "Marlow attended a ceremony in honour of the fallen sailors."),
        line("travelled", "Rauk travelled to Port Ansel at the invitation of Marlow."),
    ],
)
def test_meetings_say_nothing(text: str) -> None:
    """That two met or spoke is no statement of either."""
    assert () == in_scene(text)
