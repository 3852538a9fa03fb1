"""The trained choice of which claims of a report are about one thing."""
