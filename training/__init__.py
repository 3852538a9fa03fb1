"""Rebuilds the weights of the judge: ``python -m training``."""
