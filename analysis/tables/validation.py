"""How good each layer is: on the project's own labelled texts, and on external gold."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from analysis import evaluation
from analysis.tables.articles import frame
from analysis.tables.files import read

ROOT = Path(__file__).resolve().parents[2]
OWN_LABELS = ROOT / "tests" / "data" / "corpus_labels"
EXTERNAL = Path(evaluation.__file__).with_name("external_gold.csv")
OWN_COLUMNS = ("layer", "part", "metric", "value", "low", "high", "n", "units", "unit")


def own_texts(labels: Path = OWN_LABELS) -> pd.DataFrame:
    """Score every layer on the project's own invented and labelled articles.

    The texts were labelled before the rules were written, but by the makers of the rules: the
    figures tell what breaks, not how good a layer is on anybody's news.

    Raises
    ------
    FileNotFoundError
        Outside a clone of the repository, where there are no labelled texts.
    """
    if not labels.is_dir():
        raise FileNotFoundError(f"{labels}: the labelled texts are only in a clone; run it there")
    rows = []
    for layer in evaluation.LAYERS:
        path = labels / f"{layer}.jsonl"
        if path.exists():
            result = evaluation.evaluate(layer, path)
            for measure in result.measures:
                known = {
                    name: getattr(measure, name) for name in OWN_COLUMNS if hasattr(measure, name)
                }
                rows.append({**known, "layer": layer, "units": result.units, "unit": result.unit})
    return frame(rows, OWN_COLUMNS).astype({"value": float, "low": float, "high": float})


def external_gold(path: Path = EXTERNAL) -> pd.DataFrame:
    """Return the recorded figures on external gold, with n, interval, commit and command."""
    return read(path)
