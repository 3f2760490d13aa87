"""A line of a page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one line, and where in their column they stand."""

    text: str
    left: float
    right: float
    base: float
    size: float
    boldness: float
    """The share of its letters that are bold."""
    page: int = 0
    column: int = 0
    """Which column, or stretch across columns, of the page."""
    margin: float = 0.0
    """Where its column begins,"""
    edge: float = 0.0
    """and where it ends."""
    height: float = 0.0
    """The page's."""
