"""The daily digest: when one is due, and what it says."""
