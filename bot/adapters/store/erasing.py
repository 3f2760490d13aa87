"""What goes when exchanges are erased: they, their answers, and every reading, page and text that no exchange holds any more."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.adapters.schema import documents, editions, exchanges, pages, places, readings, requests, texts, usage


async def erase(connection: AsyncConnection, which: sa.ColumnElement[bool]) -> int:
    """Erase those exchanges in the transaction the connection is in, while nobody else writes; count them."""
    gone = await connection.execute(sa.delete(exchanges).where(which))
    held = sa.exists().where(documents.c.reading == readings.c.id)
    await connection.execute(sa.delete(readings).where(~held))
    await connection.execute(sa.delete(pages).where(~sa.exists().where(readings.c.text == pages.c.text)))
    await connection.execute(sa.delete(texts).where(~sa.exists().where(readings.c.text == texts.c.hash)))
    return gone.rowcount


async def expire(connection: AsyncConnection, before: datetime) -> int:
    """Erase the exchanges that were last read before then, and what is older of requests, usage and editions; count the exchanges."""
    gone = await erase(connection, exchanges.c.changed < before)
    kept = sa.exists().where((exchanges.c.id == places.c.exchange) & (exchanges.c.scope == places.c.scope))
    await connection.execute(sa.delete(places).where(~kept))
    await connection.execute(sa.delete(requests).where(requests.c.finished < before))
    await connection.execute(sa.delete(usage).where(usage.c.day < before.date()))
    await connection.execute(sa.delete(editions).where(editions.c.claimed < before))
    return gone
