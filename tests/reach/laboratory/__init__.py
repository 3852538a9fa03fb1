"""A small internet in network namespaces: a client, a censor in the middle, a resolver, web servers with real TLS, and a second place to look from."""
