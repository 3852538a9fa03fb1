"""Records as drawings: what stands where, in percent of a drawing's width.

Nothing here writes markup: templates turn what is laid out into SVG, and say the same in a list or table beside it.
"""
