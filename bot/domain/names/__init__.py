"""Who is who in one document: full names, surnames, roles, pronouns, parties."""

from bot.domain.names.cast import Cast, cast

__all__ = ["Cast", "cast"]
