"""A small internet in network namespaces: client, censor, resolver, web servers with real TLS, and a second vantage point."""
