"""Who is who: in one document full names, surnames, roles, pronouns, parties; over several who is the same person."""

from bot.domain.names.cast import Cast
from bot.domain.names.casting import cast
from bot.domain.names.identity import same_person, united

__all__ = ["Cast", "cast", "same_person", "united"]
