"""Drafts held against the statements they cite; what they bear out becomes a claim, the rest is withheld with its flaw."""

from bot.domain.verification.verdict import verify

__all__ = ["verify"]
