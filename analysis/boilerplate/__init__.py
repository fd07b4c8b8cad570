"""Page furniture in article text: found, explained, and cut only as a view that can be undone.

Start at `find`.  `suspects` lists everything with its confidence, `split` divides that by mode,
`why` says in words what the name of a rule says, `fields` reads datelines and bylines, `learn`
learns the lines an outlet repeats, `load_patterns` reads patterns of a researcher's own.
"""

from analysis.boilerplate.fields import Fields, fields
from analysis.boilerplate.find import find, split, suspects
from analysis.boilerplate.lines import Line, split_lines
from analysis.boilerplate.patterns import (
    KINDS,
    Pattern,
    PatternError,
    Patterns,
    builtin,
    load_patterns,
)
from analysis.boilerplate.rules import why
from analysis.boilerplate.templates import OutletTemplates, TemplateError, Templates, learn
from analysis.boilerplate.thresholds import THRESHOLDS, Mode

__all__ = [
    "KINDS",
    "THRESHOLDS",
    "Fields",
    "Line",
    "Mode",
    "OutletTemplates",
    "Pattern",
    "PatternError",
    "Patterns",
    "TemplateError",
    "Templates",
    "builtin",
    "fields",
    "find",
    "learn",
    "load_patterns",
    "split",
    "split_lines",
    "suspects",
    "why",
]
