"""A trained judge of which words of a report carry claims; the rules fill what it finds."""
