"""A trained choice among the values that a role of a claim may take."""
