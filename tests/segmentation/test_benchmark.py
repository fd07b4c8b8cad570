import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_benchmark_prints_a_row_for_each_installed_splitter():
    gold = ROOT / "tests" / "data" / "sentence_boundaries.jsonl"
    script = ROOT / "benchmarks" / "segmentation.py"
    run = subprocess.run(
        [sys.executable, str(script), str(gold)], capture_output=True, text=True, check=True
    )
    f1 = {line[:28].strip(): re.search(r"F1 ([\d.]+)", line)[1] for line in run.stdout.splitlines() if " F1 " in line}  # fmt: skip
    assert float(f1["same story"]) > 0.97 > float(f1["textstat's rule"])
