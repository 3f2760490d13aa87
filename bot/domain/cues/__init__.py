"""The cue reader: who said what by the document's own reporting words, with no model.

A document's passages become *units* (a narrator's sentences), a unit's reporting verbs *clauses*, a clause with its content
an *event*, and an event, once its speaker is known, an attribution.
"""

from bot.domain.cues.reader import read

__all__ = ["read"]
