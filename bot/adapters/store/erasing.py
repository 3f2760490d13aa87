"""What goes when exchanges are erased: they, their answers, and every reading, page and text that no exchange holds any more."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.adapters.schema import documents, exchanges, pages, readings, texts


async def erase(connection: AsyncConnection, which: sa.ColumnElement[bool]) -> int:
    """Erase those exchanges in the transaction the connection is in, while nobody else writes; count them."""
    gone = await connection.execute(sa.delete(exchanges).where(which))
    held = sa.exists().where(documents.c.reading == readings.c.id)
    await connection.execute(sa.delete(readings).where(~held))
    await connection.execute(sa.delete(pages).where(~sa.exists().where(readings.c.text == pages.c.text)))
    await connection.execute(sa.delete(texts).where(~sa.exists().where(readings.c.text == texts.c.hash)))
    return gone.rowcount
