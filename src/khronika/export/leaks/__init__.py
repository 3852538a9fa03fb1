"""Whether what is about to leave names what is sealed: in any spelling, encoding and container.

What is sealed, whom everybody may know, and how words sound come in as arguments; nothing here reads a ledger.
"""
