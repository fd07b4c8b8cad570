"""Score a choice among labels: F1 of each, their mean, and the share that is right."""

from __future__ import annotations

from analysis.evaluation.measures import Counts, Summary, agreement, ratio


def count_label(c: Counts, gold: str, said: str) -> None:
    """Count one decision."""
    c[f"label {gold}|gold"] += 1
    c[f"label {said}|found"] += 1
    c[f"label {gold}|hit"] += gold == said
    c["labels"] += 1
    c["labels right"] += gold == said


def summarise_labels(c: Counts) -> Summary:
    """Precision, recall and F1 of each label, and the mean F1 over the labels that gold has.

    Examples
    --------
    >>> from analysis.evaluation.measures import counts
    >>> c = counts()
    >>> for gold, said in [("agree", "agree"), ("conflict", "agree")]:
    ...     count_label(c, gold, said)
    >>> summarise_labels(c)[("labels", "macro f1")]
    (0.3333333333333333, 2.0)
    """
    names = sorted(k.removesuffix("|gold") for k in c if k.endswith("|gold"))
    parts: Summary = {}
    for name in names:
        parts |= agreement(name, c[f"{name}|hit"], c[f"{name}|found"], c[f"{name}|gold"])
    scores = [parts[name, "f1"][0] for name in names if c[f"{name}|gold"]]
    mean = sum(s for s in scores if s is not None) / len(scores) if scores else None
    summary: Summary = {("labels", "macro f1"): (mean, c["labels"])}
    summary[("labels", "accuracy")] = ratio(c["labels right"], c["labels"])
    return summary | parts
