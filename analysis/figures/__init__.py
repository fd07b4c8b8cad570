"""The figures, one function each: tables in, a matplotlib figure out.

The signature is the strip (`analysis.figures.strip`): an article as a horizontal bar with its
layers as marks where they stand.
"""
