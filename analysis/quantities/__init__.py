"""Typed quantities in one article: value or range, unit, what is counted, hedge.

:func:`find` reads one raw text.  The words it knows are in ``lexicon.toml``; how a numeral is
read is in ``numerals.py``, which two make one value in ``joining.py``, its unit in ``units.py``, its
noun in ``nouns.py``, and which figures only name or date something in ``labels.py``.
"""

from analysis.quantities.finding import find

__all__ = ["find"]
