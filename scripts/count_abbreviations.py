"""Which abbreviations a corpus has, and how many of their places the step writes out.

Prints the most frequent runs of capitals with the number of their places and the share that
`abbreviations` writes out there: what a table of one's own may add stands at 0.00.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter

from toolkit.articles import Article
from toolkit.pages import collect
from toolkit.text import Aligned, steps
from toolkit.text.changes import changes

_FORM = re.compile(r"(?<![\w./&-])[A-ZĂÂĐÊÔƠƯ](?:[A-ZĂÂĐÊÔƠƯ\d]|[-.&/](?=[A-ZĂÂĐÊÔƠƯ]))+(?!\w)")


def count(texts: list[str]) -> tuple[Counter[str], Counter[str]]:
    """form → its places, and → those that are written out; lines of capitals are left out."""
    found: Counter[str] = Counter()
    written: Counter[str] = Counter()
    expand = steps["abbreviations"]({})
    for text in texts:
        after = expand(Aligned(text))
        spans = [(c.start, c.end) for c in changes(text, after)]
        for match in _FORM.finditer(text):
            if text[text.rfind("\n", 0, match.start()) + 1 : match.end() + 40].isupper():
                continue
            found[match.group()] += 1
            start, end = match.span()
            written[match.group()] += any(s < end and start < e for s, e in spans)
    return found, written


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="+", help="pages, folders or tables of articles")
    parser.add_argument("--most", type=int, default=300, help="forms to print")
    options = parser.parse_args()
    texts = [found.text for found in collect(options.paths) if isinstance(found, Article)]
    found, written = count(texts)
    shown = found.most_common(options.most)
    for form, places in shown:
        print(f"{form:<16}{places:8}{written[form] / places:8.2f}")
    places = sum(n for _, n in shown)
    covered = sum(written[form] for form, _ in shown)
    print(f"{len(texts)} articles: {covered} of {places} places of the {len(shown)} forms")
    return 0


if __name__ == "__main__":
    sys.exit(main())
