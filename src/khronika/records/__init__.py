"""The nouns: what khronika keeps, as frozen dataclasses, one a file."""
