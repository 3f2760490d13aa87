"""Who is who in one document: full names, surnames, roles, pronouns, parties."""

from bot.domain.names.cast import Cast
from bot.domain.names.casting import cast

__all__ = ["Cast", "cast"]
