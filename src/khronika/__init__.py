"""khronika reads the news of a crackdown and keeps a record that stands up."""

__version__ = "0.1.0"
