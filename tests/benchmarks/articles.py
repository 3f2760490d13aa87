"""Articles of any length about dealings between states that do not exist, made from sentences of our own."""

from __future__ import annotations

import random
from collections.abc import Iterator

_GIVEN = ("Anselm", "Berit", "Corin", "Dagny", "Edric", "Freya", "Garan", "Hedda", "Ivo", "Jorun", "Kasimir", "Liv")
_FAMILY = ("Abrant", "Bellweather", "Corvane", "Dunmarsh", "Estrell", "Falkenor", "Greymantle", "Hollin", "Istvane")
_STATES = (("Tarn", "Tarnish"), ("Veldt", "Veldtian"), ("Ostmark", "Ostmarkian"), ("Lirra", "Lirran"))
_ROLES = ("President", "Prime Minister", "Foreign Minister", "Defense Secretary", "Ambassador")
_MATTERS = (
    "the fisheries dispute", "the border crossing at Halm", "grain shipments", "the northern pipeline",
    "the release of detained sailors", "tariffs on steel", "the joint satellite programme", "visa rules",
)  # fmt: skip
_OPENINGS = (
    "{role} {name} of {state} said on {day} that {matter} “must be settled before the winter,” according to the "
    "{adjective} Foreign Ministry.",
    "{role} {name} told reporters in the capital that {state} was ready to resume talks on {matter}.",
    "In a statement on {day}, {role} {name} called for “patience and good faith” over {matter}.",
)
_SENTENCES = (
    "“We have waited long enough, and the people on both banks of the river know it,” {last} said.",
    "{last} added that a delegation would travel to the capital within {number} days.",
    "Asked about {matter}, {last} declined to say whether the {adjective} side had made an offer.",
    "“It is not a question of money. It is a question of trust,” the {role_lower} said. “And trust takes time.”",
    "The {adjective} government denied that {number} vessels had been held at the port of Sanne.",
    "According to {last}, the two sides exchanged views on {matter} and agreed to meet again in {month}.",
    "A senior official, who spoke on condition of anonymity, warned that {matter} could unravel the agreement.",
    "The harbour was closed for {number} weeks in {month}, and lorries queued along the coast road.",
    "The dispute goes back to a treaty signed {number} years ago, which neither parliament ever ratified.",
    "{last} underscored the importance of {matter} and expressed readiness to receive a mediator.",
    "“No one,” {last} told a news conference, “should mistake our silence on {matter} for consent.”",
    "The {role_lower} also voiced deep concern about {matter}, the ministry said in its readout.",
    "{number} trucks crossed the bridge on {day}, the highest figure since {month}.",
    "The two leaders agreed to establish a working group on {matter}, it said.",
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
_MONTHS = ("January", "March", "May", "September", "November")


def article(characters: int) -> str:
    """Write an article of at least that length, the same each time; a longer one has more people in it."""
    parts: list[str] = []
    length = 0
    for paragraph in _paragraphs(random.Random(7)):
        parts.append(paragraph)
        length += len(paragraph) + 2
        if length > characters:
            break
    return "\n\n".join(parts) + "\n"


def _paragraphs(chance: random.Random) -> Iterator[str]:
    while True:
        state, adjective = chance.choice(_STATES)
        last, role = chance.choice(_FAMILY) + chance.choice(("", "ov", "sen", "i", "ez")), chance.choice(_ROLES)
        name = f"{chance.choice(_GIVEN)} {last}"
        for number in range(8):
            sentences = [chance.choice(_OPENINGS)] if number == 0 else chance.sample(_SENTENCES, chance.randint(1, 3))
            yield " ".join(sentences).format(
                name=name, last=last, role=role, role_lower=role.lower(), state=state, adjective=adjective,
                day=chance.choice(_DAYS), month=chance.choice(_MONTHS), number=chance.randint(2, 90),
                matter=chance.choice(_MATTERS),
            )  # fmt: skip
