"""The tables as they are now.

A text is kept once, under its hash, and knows nothing of where it was seen. What a place knows about it (publisher,
title, address) stands in `documents`, which belong to an exchange, which belongs to a scope: nothing leads from a text
to the places that hold it but through those, and they are always asked for with their scope. `pages` tells what stood at a
public address, and nothing of who asked for it.

Who asked stands in `requests`, `places`, `usage` and with each answer, and nowhere else: what a person may have erased.
"""

from __future__ import annotations

import sqlalchemy as sa

from bot.adapters.schema.columns import Moment, Serial, Words, owner, serial, words

_metadata = sa.MetaData()

migrations = sa.Table(
    "migrations",
    _metadata,
    sa.Column("version", sa.Integer, primary_key=True, autoincrement=False),
    words("name"),
    # Of what it did: a step of the same number that did something else was another program's.
    words("fingerprint"),
)

texts = sa.Table("texts", _metadata, words("hash", primary_key=True), words("text"))

readings = sa.Table(
    "readings",
    _metadata,
    serial("id"),
    words("text", sa.ForeignKey("texts.hash")),
    # Of all that was read, and so of the row and its statements: what is the same is kept once.
    words("fingerprint"),
    words("reader"),
    words("passages"),
    words("ungrounded"),
    sa.UniqueConstraint("fingerprint"),
    sa.Index("readings_text", "text"),
)

statements = sa.Table(
    "statements",
    _metadata,
    serial("id"),
    owner("readings.id"),
    sa.Column("number", sa.Integer, nullable=False),
    words("speaker"),
    words("role"),
    words("party"),
    words("via"),
    words("addressee"),
    words("topic"),
    words("quotation"),
    sa.Column("earlier", sa.Boolean, nullable=False),
    sa.Column("joint", sa.Boolean, nullable=False),
    words("cue"),
    words("text"),
    words("passages"),
    words("mention"),
    words("cue_spans"),
    words("content"),
    sa.UniqueConstraint("reading", "number"),
)

cached = sa.Table(
    "cached",
    _metadata,
    words("text", primary_key=True),
    # Of what the place knew of the text besides its words: it may have told on the reading.
    words("guise", primary_key=True),
    words("version", primary_key=True),
    words("reader", primary_key=True),
    owner("readings.id"),
    sa.Index("cached_reading", "reading"),
)

exchanges = sa.Table(
    "exchanges",
    _metadata,
    serial("key"),
    words("scope"),
    words("id"),
    words("title"),
    words("facts"),
    sa.Column("is_exchange", sa.Boolean, nullable=False),
    sa.Column("created", Moment, nullable=False),
    sa.Column("changed", Moment, nullable=False),
    sa.UniqueConstraint("scope", "id"),
    sa.Index("exchanges_changed", "scope", "changed"),
)

documents = sa.Table(
    "documents",
    _metadata,
    owner("exchanges.key", primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("reading", Serial, sa.ForeignKey("readings.id"), nullable=False),
    words("publisher"),
    words("title"),
    words("kind"),
    words("language"),
    words("published"),
    words("url"),
    sa.Index("documents_reading", "reading"),
)

pages = sa.Table(
    "pages",
    _metadata,
    serial("id"),
    # The one name of its address; a page that changed has a row for each text it had.
    words("key"),
    words("text", sa.ForeignKey("texts.hash")),
    words("publisher"),
    words("title"),
    words("kind"),
    words("language"),
    words("published"),
    words("url"),
    sa.Column("fetched", Moment, nullable=False),
    words("digest"),
    words("extractor"),
    words("notices"),
    words("etag"),
    words("modified"),
    sa.UniqueConstraint("key", "text"),
    sa.Index("pages_text", "text"),
)

answers = sa.Table(
    "answers",
    _metadata,
    serial("id"),
    owner("exchanges.key"),
    sa.Column("given", Moment, nullable=False),
    words("answer"),
    # Whose question it was; empty where nobody is told from another, as in a terminal.
    sa.Column("asker", Words, nullable=False, server_default=""),
    sa.Index("answers_exchange", "exchange", "id"),
)

requests = sa.Table(
    "requests",
    _metadata,
    serial("key"),
    words("id"),
    words("guild"),
    words("channel"),
    words("author"),
    words("asked"),
    words("state"),
    words("reply"),
    words("exchange"),
    sa.Column("tries", sa.Integer, nullable=False),
    sa.Column("accepted", Moment, nullable=False),
    # When it was answered or given up; nothing while neither is so.
    sa.Column("finished", Moment, nullable=True),
    sa.UniqueConstraint("id"),
    sa.Index("requests_state", "state", "accepted"),
)

places = sa.Table(
    "places",
    _metadata,
    serial("key"),
    words("message"),
    words("scope"),
    words("exchange"),
    words("guild"),
    words("channel"),
    words("asker"),
    sa.UniqueConstraint("message"),
    sa.Index("places_exchange", "scope", "exchange"),
    sa.Index("places_guild", "guild"),
)

seen = sa.Table("seen", _metadata, words("channel", primary_key=True), words("message"))

guilds = sa.Table("guilds", _metadata, words("guild", primary_key=True), words("settings"))

usage = sa.Table(
    "usage",
    _metadata,
    words("guild", primary_key=True),
    sa.Column("day", sa.Date, primary_key=True, nullable=False),
    # Empty for what those spent who had themselves forgotten.
    words("author", primary_key=True),
    sa.Column("requests", sa.BigInteger, nullable=False),
    sa.Column("tokens", sa.BigInteger, nullable=False),
)

leases = sa.Table(
    "leases",
    _metadata,
    words("name", primary_key=True),
    words("holder"),
    sa.Column("until", Moment, nullable=False),
)

digests = sa.Table(
    "digests",
    _metadata,
    serial("key"),
    words("guild"),
    words("channel"),
    words("wishes"),
    words("author"),
    # When it was set: nothing was due before.
    sa.Column("since", Moment, nullable=False),
    # Whether the author was told that it could not be posted.
    sa.Column("told", sa.Boolean, nullable=False),
    sa.UniqueConstraint("channel"),
    sa.Index("digests_guild", "guild"),
)

editions = sa.Table(
    "editions",
    _metadata,
    serial("key"),
    owner("digests.key"),
    # The local day of one that was due, or the name of who asked for one out of turn.
    words("occasion"),
    sa.Column("day", sa.Date, nullable=False),
    words("state"),
    words("message"),
    sa.Column("claimed", Moment, nullable=False),
    sa.UniqueConstraint("digest", "occasion"),
)

retold = sa.Table(
    "retold",
    _metadata,
    owner("editions.key", primary_key=True),
    owner("exchanges.key", primary_key=True),
    sa.Index("retold_exchange", "exchange"),
)
