"""A sentence in another language than its statements cannot be checked, so it never stands: neither the true nor the false."""

from __future__ import annotations

import pytest

from bot.domain import cues
from bot.domain.grounding import ground
from bot.domain.model import Document, Draft, Exchange, Facts, Reading
from bot.domain.passages import passages
from bot.domain.verification import verify

TEXT = (
    "“The ferry will sail again before the winter,” President Ada Brandt told reporters in Lirra. Prime Minister Corin Vael "
    "said that the crossing should stay open. Brandt said that Lirra would pay 40 million crowns for the harbour. "
    "Vael expressed readiness to send inspectors in May. Brandt denied that soldiers had crossed the river."
)
ENGLISH = (
    ("Ada Brandt said the ferry will sail again before the winter.", 1),
    ("Corin Vael said the crossing should stay open.", 2),
    ("Brandt said that Lirra would pay 40 million crowns for the harbour.", 3),
    ("Vael expressed readiness to send inspectors in May.", 4),
    ("Brandt denied that soldiers had crossed the river.", 5),
)
FRENCH = (
    ("Ada Brandt a déclaré que le ferry naviguera de nouveau avant l’hiver.", 1),
    ("Ada Brandt a déclaré : « The ferry will sail again before the winter ».", 1),
    ("Corin Vael a dit que le passage devrait rester ouvert.", 2),
    ("Brandt a dit que Lirra paierait 40 millions de couronnes pour le port.", 3),
    ("Vael s’est dit prêt à envoyer des inspecteurs en mai.", 4),
    ("Brandt a confirmé que des soldats ont traversé le fleuve.", 5),
)
GERMAN = (
    ("Ada Brandt sagte, die Fähre werde vor dem Winter wieder fahren.", 1),
    ("Ada Brandt sagte: „The ferry will sail again before the winter“.", 1),
    ("Corin Vael sagte, die Überfahrt solle offen bleiben.", 2),
    ("Brandt sagte, Lirra werde 40 Millionen Kronen für den Hafen zahlen.", 3),
    ("Vael erklärte sich bereit, im Mai Inspektoren zu entsenden.", 4),
    ("Brandt bestätigte, dass Soldaten den Fluss überquert hätten.", 5),
)


@pytest.fixture(scope="module")
def exchange() -> Exchange:
    document = Document(TEXT)
    numbered = passages(TEXT)
    reading = Reading(document, numbered, *ground(cues.read(document, numbered), document, numbered))
    return Exchange("ferry", "The ferry", Facts(), (reading,))


@pytest.mark.parametrize(("drafts", "standing"), [(ENGLISH, 5), (FRENCH, 0), (GERMAN, 0)])
def test_only_sentences_in_the_language_of_their_statements_stand(
    exchange: Exchange, drafts: tuple[tuple[str, int], ...], standing: int
) -> None:
    """What would have to be translated to be checked is withheld, with its reason."""
    verdict = verify([Draft(text, (number,)) for text, number in drafts], exchange)

    assert standing == len(verdict.claims)
    assert len(drafts) - standing == len(verdict.withheld)
