"""Same Story: how several outlets tell one event, measured with the evidence for every number.

One text, many layers: the raw text of an article is never changed, and everything found in it
is a span of code points over that text.  The rooms follow the flow of the data::

    corpus -> boilerplate -> segmentation -> names -> quotation, readability, quantities, framing
           -> alignment (within an event) -> comparison (over events) -> findings -> figures, site

Importing this package loads nothing but itself; every room is imported where it is used, compiled
where set-up has compiled it (`analysis.compiled`).
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036  (one clear line instead of a SyntaxError)
    raise SystemExit(
        f"Same Story needs Python 3.11 or newer; this is {sys.version_info[0]}.{sys.version_info[1]}."
    )

__version__ = "0.1.0"

from analysis import compiled

compiled.prefer()
