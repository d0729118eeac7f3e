"""Models that only tests have: what foundation promises is tried on them."""
