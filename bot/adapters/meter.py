"""Counts what a model's work costs, for whom it was done."""

from __future__ import annotations


class Meter:
    """The tokens that were spent through it."""

    def __init__(self) -> None:
        self.tokens = 0
