"""The door to the web: links followed to public addresses only, within limits of time, size and redirects."""

from bot.adapters.web.keys import canonical, key
from bot.adapters.web.memory import Unchanged
from bot.adapters.web.visiting import Limits
from bot.adapters.web.web import Web

__all__ = ["Limits", "Unchanged", "Web", "canonical", "key"]
