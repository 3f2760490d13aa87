"""How what we keep is laid out: the tables as they are now, and the migrations that lead there from nothing."""

from bot.adapters.schema.migrating import MIGRATIONS, Differs, Migration, is_current, migrate
from bot.adapters.schema.tables import (
    answers,
    cached,
    documents,
    exchanges,
    guilds,
    leases,
    migrations,
    pages,
    places,
    readings,
    requests,
    seen,
    statements,
    texts,
    usage,
)

__all__ = [
    "MIGRATIONS",
    "Differs",
    "Migration",
    "answers",
    "cached",
    "documents",
    "exchanges",
    "guilds",
    "is_current",
    "leases",
    "migrate",
    "migrations",
    "pages",
    "places",
    "readings",
    "requests",
    "seen",
    "statements",
    "texts",
    "usage",
]
