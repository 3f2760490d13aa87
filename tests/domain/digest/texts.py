"""Exchanges of our own writing, read by cues, for digests."""

from __future__ import annotations

from bot.domain import cues
from bot.domain.digest.compiling import Item
from bot.domain.exchanges import exchange_of
from bot.domain.grounding import ground
from bot.domain.model import Document, DocumentKind, Exchange, Reading
from bot.domain.passages import passages

COURIER = Document(
    """\
French President Claire Martin and German Chancellor Otto Brandt spoke by telephone on Tuesday, the Élysée said.

Martin said that the river crossing must stay open for grain barges through the winter. Brandt said that Germany would
pay for half of the new bridge. They agreed to meet again on 3 December, the Élysée said.
""".replace("\n", " ").replace("  ", "\n\n"),
    publisher="Rhine Courier",
    kind=DocumentKind.ARTICLE,
    published="2031-11-25",
)
CHANCELLERY = Document(
    """\
Chancellor Otto Brandt of Germany spoke by telephone with President Claire Martin of France on 25 November 2031. \
The Chancellor underscored that customs officers must board every barge. The leaders agreed to meet in December.
""",
    publisher="German Chancellery",
    kind=DocumentKind.READOUT,
    published="2031-11-25",
)
LATER = Document(
    """\
German Chancellor Otto Brandt and French President Claire Martin spoke by telephone on 25 November 2031.

Brandt said that Germany would pay for half of the new bridge. Martin told Brandt that the canal locks would be
rebuilt by French engineers before the summer of next year.
""".replace("\n", " ").replace("  ", "\n\n"),
    publisher="Harbour Times",
    kind=DocumentKind.ARTICLE,
    published="2031-11-26",
)
MEETING = Document(
    """\
Japanese Prime Minister Kenji Mori met South Korean President Park Ji-won in Busan on 25 November 2031. \
Mori said that Japan would lift its tariffs on steel. Park said that South Korea welcomed the step.
""",
    publisher="Busan Daily",
    kind=DocumentKind.ARTICLE,
    published="2031-11-25",
)
COPPER = Document(
    """\
Chilean Foreign Minister Lena Quist met Peruvian Foreign Minister Joren Pell in Lima on 25 November 2031. \
Quist said that copper duties would fall by half in the spring. Pell told reporters that the mines would open to inspectors.
""",
    publisher="Lima Post",
    kind=DocumentKind.ARTICLE,
    published="2031-11-25",
)
NO_EXCHANGE = Document("The baker said that bread would cost more.", publisher="Rhine Courier", published="2031-11-25")


def read(*documents: Document) -> Exchange:
    return exchange_of([_reading(document) for document in documents])


def item(*documents: Document, card: str = "") -> Item:
    return Item(read(*documents), card)


def _reading(document: Document) -> Reading:
    numbered = passages(document.text)
    return Reading(document, numbered, *ground(cues.read(document, numbered), document, numbered))
