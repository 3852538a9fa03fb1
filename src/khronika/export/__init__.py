"""Records into the formats of others, each with a report of what it could not carry, and the lossless form back.

It loads nothing by itself: the command line names the formats before it needs them.
"""
