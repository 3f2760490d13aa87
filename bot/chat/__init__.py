"""Where people speak with us."""
