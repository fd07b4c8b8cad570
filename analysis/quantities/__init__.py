"""Typed quantities in one article: value or range, unit, what is counted, hedge.

:func:`find` reads one raw text.  The words it knows are in ``lexicon.toml``, how a numeral is
read in ``numerals.py``, which figures only name or date something in ``labels.py``.
"""

from analysis.quantities.finding import find

__all__ = ["find"]
