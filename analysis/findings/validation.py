"""Findings on how good the layers are, and where they fail."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis.comparison import LEAST_EVENTS
from analysis.findings.amounts import counted, number, percent
from analysis.findings.model import Finding, listed
from analysis.tables.framing import frame_name

MAIN_FIGURES = {
    "boilerplate": ("characters", "f1"),
    "sentences": ("boundaries", "f1"),
    "quotes": ("marked only, end to end", "f1"),
    "quantities": ("quantities", "f1"),
    "quote_pairs": ("pairs", "f1"),
    "quantity_pairs": ("pairs", "f1"),
    "sentence_pairs": ("pairs", "f1"),
    "events": ("articles", "b-cubed f1"),
}
"""The one figure that stands for a layer where there is room for one: its part and metric.

All are F1 of finding what is there: how well what was found is labelled is another question."""
EXTERNAL_FIGURES = {
    "boilerplate": ("texts of article extractors, English", "characters", "f1"),
    "quotes": ("direct and mixed quotations", "quotations, end to end", "f1"),
    "sentence_pairs": ("links between given sentences", "any link", "f1"),
    "events": ("whole articles, three outlets an event", "articles", "b-cubed f1"),
}
"""The same figure on external gold, for the layers that have it there: texts, part and metric."""
PAIRS = "_pairs"
"""How the name of a layer ends that joins stretches of two articles."""
CHECK = "check"
"""The half of external gold that no rule or weight was made by."""
WHOLE = {
    ("boilerplate", "characters"): "leaked characters",
    ("boilerplate", "lines"): "leaked lines",
    ("quotes", "marked only"): "quotations in marks",
    ("quotes", "quotations"): "all quotations",
    ("sentences", "boundaries"): "ends of sentences",
    ("sentences", "spans"): "whole sentences",
    ("events", "articles"): "articles of one event",
    ("quote_pairs", "pairs"): "quote pairs",
    ("quote_pairs", "joined"): "quote pairs",
    ("quantity_pairs", "pairs"): "quantity pairs",
    ("sentence_pairs", "pairs"): "sentence pairs",
    ("sentence_pairs", "any link"): "sentence pairs",
}
"""Parts that are no kind or label of a layer's things, in words."""
LEAST_ITEMS = 5
WEAKEST = 3
SWEEP = "confidence"
"""Parts of this name are another part above a bound of confidence."""


def findings(tables: Mapping[str, pd.DataFrame]) -> list[Finding]:
    """State each layer's main figure on the project's own texts, their range, the weakest spot."""
    return [headline(tables), spread(tables), weakest(tables)]


def main_figures(own: pd.DataFrame, external: pd.DataFrame) -> pd.DataFrame:
    """Return the row of each layer's main figure, best first, with that on external gold beside it.

    Returns
    -------
    DataFrame
        The columns of `own`, and external, external_low, external_high, external_n,
        external_units and external_unit: the check half, nan where there is no such figure.
    """
    wanted = [
        (own["layer"] == layer) & (own["part"] == part) & (own["metric"] == metric)
        for layer, (part, metric) in MAIN_FIGURES.items()
    ]
    rows = own[pd.concat(wanted, axis=1).any(axis=1)]
    rows = rows.sort_values("value", ascending=False, kind="stable")
    return rows.merge(external_figures(external), "left", "layer")


def external_figures(external: pd.DataFrame) -> pd.DataFrame:
    """Return the figures of `EXTERNAL_FIGURES` on the check half, one row a layer."""
    found = external[external["half"] == CHECK].set_index(["layer", "what", "part", "metric"])
    keys = [(layer, *figure) for layer, figure in EXTERNAL_FIGURES.items()]
    rows = found.loc[found.index.isin(keys)].rename(columns={"value": "external"}).reset_index()
    names = {name: f"external_{name}" for name in ("low", "high", "n", "units", "unit")}
    return rows.rename(columns=names)[["layer", "external", *names.values()]]


def headline(tables: Mapping[str, pd.DataFrame]) -> Finding:
    """State the main figure of each layer on external gold, and the range on the project's own texts."""
    rows = main_figures(tables["validation_own"], tables["validation_external"])
    known = rows.dropna(subset=["external"]).sort_values("external", ascending=False, kind="stable")
    beside = [
        f"{layer_name(row.layer)} {number(float(row.external), 2)}"
        + few(int(row.external_units), str(row.external_unit))
        for row in known.itertuples()
    ]
    on_own = f"on invented articles labelled by the makers of the rules, {on_own_texts(rows)}"
    text = f"F1 (1 is perfect) {on_own}."
    lacking = ", with none for the other layers" if len(known) < len(rows) else ""
    if len(known):
        text = (
            "F1 (1 is perfect) on texts labelled by others, in the half not used for tuning: "
            f"{listed(beside)}{lacking}; {on_own}."
        )
    return Finding("validation.headline", text, f1_values(rows), "F1", table="validation_own, validation_external")  # fmt: skip


def on_own_texts(rows: pd.DataFrame) -> str:
    """State from where to where the main figures on the project's own texts lie."""
    pairs = rows["layer"].str.endswith(PAIRS)
    text = span_of(rows[~pairs]["value"])
    if pairs.any():
        text += f", but {span_of(rows[pairs]['value'])} for pairs across articles"
    return text


def spread(tables: Mapping[str, pd.DataFrame]) -> Finding:
    """State from where to where the main figures lie: for pairs across articles, for the rest."""
    rows = main_figures(tables["validation_own"], tables["validation_external"])
    text = f"F1 on the project's own invented articles is {on_own_texts(rows)}"
    known = rows["external"].dropna()
    if len(known):
        text += f"; on texts labelled by others {span_of(known)} for {counted(len(known), 'layer')}"
    return Finding("validation.spread", f"{text}.", f1_values(rows), "F1", table="validation_own, validation_external")  # fmt: skip


def f1_values(rows: pd.DataFrame) -> dict[str, float]:
    """Return the main figure of each layer by name, then those on external gold."""
    known = rows.dropna(subset=["external"]).sort_values("external", ascending=False, kind="stable")
    values = {str(row.layer): float(row.value) for row in rows.itertuples()}
    return values | {f"{row.layer}, external": float(row.external) for row in known.itertuples()}


def span_of(values: pd.Series) -> str:
    """Return from where to where values lie, in two digits.

    Examples
    --------
    >>> span_of(pd.Series([0.761, 0.694])), span_of(pd.Series([0.5]))
    ('0.69 to 0.76', '0.50')
    """
    low, high = number(float(values.min()), 2), number(float(values.max()), 2)
    return low if low == high else f"{low} to {high}"


def layer_name(layer: object) -> str:
    """Return a layer's printed name.

    Examples
    --------
    >>> layer_name("quote_pairs")
    'quote pairs'
    """
    return str(layer).replace("_", " ")


def few(units: int, unit: str) -> str:
    """Say in brackets how many texts or events a figure rests on, if they are very few.

    Examples
    --------
    >>> few(1, "events"), few(54, "sites")
    (' (1 event)', '')
    """
    return f" ({counted(units, unit.removesuffix('s'))})" if units < LEAST_EVENTS else ""


def weakest(tables: Mapping[str, pd.DataFrame]) -> Finding:
    """Name what is found least often, by layer and kind, on either kind of texts."""
    own = recalls(tables["validation_own"]).head(WEAKEST)
    external = tables["validation_external"]
    outside = recalls(external[external["half"] == CHECK]).head(1)
    said = [
        f"{where} {listed([f'{row.what} ({percent(row.recall)} of {row.n:,})' for row in rows.itertuples()])}"
        for where, rows in (
            ("on the invented articles", own),
            ("on texts labelled by others", outside),
        )
        if len(rows)
    ]
    values = {str(row.what): float(row.recall) for row in own.itertuples()}
    values |= {f"{row.what}, external": float(row.recall) for row in outside.itertuples()}
    text = f"Found least often: {'; '.join(said)}." if said else "No recall was measured."
    return Finding("validation.weakest", text, values, "recall", table="validation_own, validation_external")  # fmt: skip


def recalls(table: pd.DataFrame) -> pd.DataFrame:
    """Return how often each kind of thing is found, the least often found first.

    Returns
    -------
    DataFrame
        Columns what, recall, low, high, n; only of five items or more.
    """
    metric = table["metric"].str.removeprefix("b-cubed ")
    rows = table[(metric == "recall") & (table["n"] >= LEAST_ITEMS)]
    rows = rows[~rows["part"].str.contains("end to end")]
    named = rows.assign(what=[thing(*pair) for pair in zip(rows["layer"], rows["part"], strict=True)])  # fmt: skip
    named = named.sort_values("value", kind="stable").drop_duplicates("what")
    return named.rename(columns={"value": "recall"})[["what", "recall", "low", "high", "n"]]


def thing(layer: str, part: str) -> str:
    """Name in words what a part of a layer's evaluation is about.

    Examples
    --------
    >>> thing("quotes", "quotations: indirect"), thing("quote_pairs", "label reworded")
    ('indirect quotations', 'reworded among the quote pairs found')
    >>> thing("quotes", "marked only, end to end"), thing("boilerplate", "kind wire_credit")
    ('quotations in marks, with their speaker', 'leaks of the kind wire credit')
    """
    plain, speaker, _ = part.replace("_", " ").partition(", end to end")
    before, _, kind = plain.partition(": ")
    word, _, name = plain.partition(" ")
    if word == "label":
        return f"{name} among the {layer_name(layer)} found"
    if word in ("kind", "place"):
        return f"leaks of the {word} {name}"
    if kind:
        return f"{kind} {'quotations in marks' if before == 'marked only' else before}"
    named = WHOLE.get((layer, plain), plain)
    return f"{named}, with their speaker" if speaker else named


def own_shown(own: pd.DataFrame) -> pd.DataFrame:
    """Return what matters of every layer: one row a part, with precision, recall and F1.

    Left out are parts with a recall only (`recalls` has them), and others above a bound of
    confidence.
    """
    rows = own.assign(metric=own["metric"].str.removeprefix("b-cubed "))
    rows = rows[~rows["part"].str.contains(SWEEP)]
    wide = rows.pivot(index=["layer", "part"], columns="metric")
    table = pd.DataFrame(
        {
            "F1": wide["value", "f1"], "low": wide["low", "f1"], "high": wide["high", "f1"],
            "precision": wide["value", "precision"], "recall": wide["value", "recall"],
            "n": wide["n", "f1"],
        }
    )  # fmt: skip
    in_order = rows.drop_duplicates(["layer", "part"])[["layer", "part"]]
    table = table.dropna(subset=["F1"]).astype({"n": int})
    return in_words(in_order.merge(table.reset_index(), on=["layer", "part"]))


def in_words(table: pd.DataFrame) -> pd.DataFrame:
    """Return the rows with their columns layer and part in words, the part under `what`."""
    what = [thing(*pair) for pair in zip(table["layer"], table["part"], strict=True)]
    named = table.assign(layer=table["layer"].map(layer_name), part=what)
    return named.rename(columns={"part": "what"})


def external_shown(external: pd.DataFrame) -> pd.DataFrame:
    """Return one row a figure on external gold: the check half with its interval, then the other."""
    keys = ["layer", "what", "part", "metric"]
    check = external[external["half"] == CHECK][[*keys, "value", "low", "high", "n"]]
    other = external[external["half"] != CHECK][[*keys, "value"]]
    both = check.rename(columns={"value": "check"}).merge(
        other.rename(columns={"value": "tune"}), "left", keys
    )
    both = both[~both["part"].str.contains(SWEEP)].rename(columns={"what": "texts"})
    return in_words(both.assign(metric=both["metric"].str.replace("f1", "F1")))


def frames_shown(known: pd.DataFrame) -> pd.DataFrame:
    """Return one row a frame by its printed name: validated or not, precision, recall, what they rest on."""
    whole = known["frame"] == "all"
    table = known.assign(
        frame=known["frame"].map(frame_name),
        validated=known["validated"].astype(object).mask(whole, None),
    )
    columns = {
        "frame": "frame", "validated": "validated", "precision": "precision",
        "precision_low": "low", "precision_high": "high", "recall": "recall",
        "recall_low": "low of recall", "recall_high": "high of recall", "hits": "cues",
        "kappa": "kappa", "sentences": "sentences", "sentence_kappa": "kappa of these",
    }  # fmt: skip
    return table[list(columns)].rename(columns=columns)
