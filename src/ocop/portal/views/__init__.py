"""The public site: home, catalogue, one product, and what machines ask for."""
