"""How good a layer is against a gold file: precision, recall, F1, and an interval for each.

`evaluate` is the door; `LAYERS` says what can be scored.  Each layer's measures are defined in
the module of its name; `gold` reads gold files, `measures` counts and resamples, `report` prints.
"""

from analysis.evaluation.evaluating import LAYERS, evaluate, half, half_of, where
from analysis.evaluation.gold import EvaluationError, Keep
from analysis.evaluation.measures import Evaluation, Measure
from analysis.evaluation.report import as_json, format

__all__ = [
    "LAYERS",
    "Evaluation",
    "EvaluationError",
    "Keep",
    "Measure",
    "as_json",
    "evaluate",
    "format",
    "half",
    "half_of",
    "where",
]
