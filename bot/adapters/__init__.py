"""Doors to the world, one library behind each."""
