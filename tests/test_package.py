"""Bundled word lists belong to the package, wherever it lies."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

ANALYSIS = Path(__file__).resolve().parent.parent / "analysis"
CODE = """
from analysis.alignment import quantity_pairs, quote_pairs, sentence_pairs
from analysis.framing import vader
from analysis.framing.frame_cues import fingerprints
from analysis.layers import Article
from analysis.pipeline import annotate
from analysis.tables.codebook import meanings

told = "The mayor, Ana Reed, said on Monday that two bridges had fallen. “They were old,” she said."
a, b = (annotate(Article(name, told)) for name in "ab")
assert a.sentences and a.mentions and a.quotes and a.quantities
assert quantity_pairs(a, b) and quote_pairs(a, b) and sentence_pairs(a, b)
assert vader.sentiment(told, a.sentences) and fingerprints() and meanings()
"""


def test_word_lists_are_read_where_the_package_is_no_folder(tmp_path):
    archive = tmp_path / "package.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        for path in sorted(ANALYSIS.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                packed.write(path, path.relative_to(ANALYSIS.parent))
    done = subprocess.run(
        [sys.executable, "-c", CODE],
        env={**os.environ, "PYTHONPATH": str(archive), "SAME_STORY_PLAIN": "1"},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert not done.returncode, done.stderr
