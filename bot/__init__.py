"""Rapporteur: who said what in a diplomatic exchange, through whom we know it, and where that stands in the text."""
