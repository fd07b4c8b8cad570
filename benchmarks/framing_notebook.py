"""Time notebook 05-framing on many articles, and look for outlets' own names among distinctive words.

    python benchmarks/framing_notebook.py GOLD

GOLD is a JSON Lines file of articles with ``id``, ``text``, ``outlet`` and ``event``.  Prints JSON: CPU and
wall seconds to compute every table and finding of a report, and to execute the notebook on them; how
many of the words and phrases that lead an outlet's lists, or pass the test, hold an outlet's name.
"""

import argparse
import json
import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from analysis import notebooks, report, results
from analysis.comparison import LEVEL
from analysis.framing import self_names, tokens
from analysis.tables.words import leading

NOTEBOOK = report.NOTEBOOKS / "05-framing.ipynb"
LEADING = 10


def cpu() -> float:
    """CPU seconds of this process and of those it waited for."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(u.ru_utime + u.ru_stime for u in used)


def timed(work: Callable[[], object]) -> dict[str, float]:
    """Seconds that some work takes."""
    busy, started = cpu(), time.monotonic()
    work()
    return {"CPU s": round(cpu() - busy, 1), "wall s": round(time.monotonic() - started, 1)}


def own_names(found: results.Results) -> dict[str, object]:
    """Leading and significant terms that hold a word of an outlet's name."""
    names = {tuple(tokens(name)) for name in self_names(found.outlets)}
    words = {name[0] for name in names if len(name) == 1}
    listed: set[str] = set()
    for table in (found.table("terms"), found.table("phrases")):
        for outlet in found.outlets:
            listed.update(leading(table, outlet)["term"].head(LEADING))
        listed.update(table.loc[table["p_family"] <= LEVEL, "term"])
    own = sorted(term for term in listed if words.intersection(term.split()))
    return {"terms listed": len(listed), "own names among them": own}


def main() -> None:
    """Compute a report's results, execute the notebook, print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    gold = parser.parse_args().gold.resolve()
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name) / "scratch"
        figures = {
            "every table and finding": timed(lambda: results.make(gold, scratch / "results"))
        }
        env = notebooks.environment(scratch, report.settings(gold, scratch))
        figures["05-framing"] = timed(
            lambda: notebooks.execute([NOTEBOOK], scratch / "executed", env)
        )
        found = results.Results(scratch / "results", gold)
        print(json.dumps(figures | own_names(found), indent=1))


if __name__ == "__main__":
    main()
