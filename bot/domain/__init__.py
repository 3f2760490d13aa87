"""Decisions: pure functions of values. Standard library only; no I/O, no clock, no logging, no await."""
