"""Exchanges to show: texts of our own writing, read by cues."""

from __future__ import annotations

from bot.desk import Desk, Report
from bot.domain.model import Document, DocumentKind

CALL = """\
French President Claire Martin and German Chancellor Otto Brandt spoke by telephone on Tuesday, the Élysée said.

Martin said that the river crossing “should not be closed,” according to the French Foreign Ministry.
“We listened, and we disagreed,” Brandt told reporters in Berlin.
They agreed to meet again in May, the French Foreign Ministry said.
In March, Brandt said that “no ferry is worth a quarrel.”
"""
READOUT = """\
Chancellor Otto Brandt spoke with President Claire Martin of France. The Chancellor underscored that the crossing must \
be safe for all. The leaders agreed to meet in May.
"""


async def a_report(*documents: Document) -> Report:
    return await Desk().read(documents or [Document(CALL)])


async def two_accounts() -> Report:
    return await a_report(
        Document(CALL, publisher="Rhine Courier", kind=DocumentKind.ARTICLE),
        Document(READOUT, publisher="German Chancellery", kind=DocumentKind.READOUT),
    )
