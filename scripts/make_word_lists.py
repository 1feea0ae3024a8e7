"""Makes toolkit/text/stopwords.txt or toolkit/text/boilerplate.txt from a corpus of press articles.

A machine proposes words (or phrases of two to five syllables) that many articles have, that all
outlets use alike and that an article does not repeat; stock phrases begin or end a clause, too.
A reader decides: scripts/stopwords_by_hand.txt and scripts/boilerplate_by_hand.txt say what was
taken out of the machine's list or put into it, and why. The list is machine's - out + in.

Measures: the share of articles that have the word; Gries' DP over outlets (0: used alike, 1: by
one alone); residual IDF over articles (0: scattered as by chance, more: repeated where it
stands); see toolkit/text/dispersion.py. A table row for each proposal goes to stdout.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from toolkit.pages.outlets import known_outlet, outlet_of_domain
from toolkit.tables import read_rows
from toolkit.text import Token, normalise, segmenters, sentences, steps
from toolkit.text.dispersion import deviation, residual_idf
from toolkit.text.phrases import is_word

ROOT = Path(__file__).parent.parent
STEPS = ("nfc", "characters", "abbreviations", "tones")
SMALLEST_OUTLET = 50  # articles; fewer say nothing of how an outlet writes
INSIDE = 0.75  # share of its places at which a phrase is part of a longer one
REST = "*"  # among the decisions: every proposal that they do not name

Gram = tuple[str, ...]
Article = tuple[str, list[Gram]]
"""An outlet, and the clauses of an article: runs of words in lower case."""


@dataclass(frozen=True)
class Rule:
    """What the machine proposes: how it reads, and the bounds of the measures."""

    title: str
    segmenter: str
    lengths: range
    per_outlet: int
    share: float
    dp: float
    ridf: float
    edge: float
    outlets: int


RULES = {
    "stopwords": Rule(
        title="Vietnamese words that say nothing of what a press article is about",
        segmenter="underthesea",
        lengths=range(1, 2),
        per_outlet=1000,
        share=0.02,
        dp=0.2,
        ridf=0.5,
        edge=0,
        outlets=1,
    ),
    "boilerplate": Rule(
        title="Stock phrases of the Vietnamese press",
        segmenter="syllables",
        lengths=range(2, 6),
        per_outlet=3000,
        share=0.0015,
        dp=0.3,
        ridf=0.3,
        edge=0.8,
        outlets=4,
    ),
}


@dataclass
class Tally:
    """Counts of one word or phrase."""

    articles: int = 0
    at_edge: int = 0
    places: Counter[str] = field(default_factory=Counter)  # by outlet


@dataclass(frozen=True)
class Measures:
    """What a rule bounds."""

    share: float
    dp: float
    ridf: float
    edge: float
    outlets: int

    def pass_(self, rule: Rule) -> bool:
        evenly = self.dp <= rule.dp and self.ridf <= rule.ridf
        return evenly and self.edge >= rule.edge and self.outlets >= rule.outlets


def read_corpus(path: Path, rule: Rule) -> list[Article]:
    """At most ``per_outlet`` different texts of each outlet, those with the lowest hashes."""
    rows = [row for _, row in read_rows(path) if isinstance(row, dict) and row["text"]]
    outlets = {row["text"]: outlet_name(row.get("source")) for row in rows}
    chain = [steps[name]({}) for name in STEPS]
    split = segmenters[rule.segmenter]({})
    taken: Counter[str] = Counter()
    articles = []
    for text in sorted(outlets, key=lambda text: hashlib.sha256(text.encode()).digest()):
        taken[outlets[text]] += 1
        if taken[outlets[text]] <= rule.per_outlet:
            clean = normalise(text, chain).text
            clauses = [clause for s in sentences(clean) for clause in clauses_of(split(s.text))]
            articles.append((outlets[text], clauses))
    return articles


def outlet_name(source: str | None) -> str:
    if not source:
        return "unknown"
    outlet = outlet_of_domain(source) or known_outlet(source)
    return outlet.name if outlet else source


def clauses_of(tokens: list[Token]) -> Iterator[Gram]:
    """Runs of words between punctuation and numbers."""
    clause: list[str] = []
    for token in tokens:
        if is_word(token.form):
            clause.append(sys.intern(token.form.lower()))
        elif clause:
            yield tuple(clause)
            clause = []
    if clause:
        yield tuple(clause)


def sizes(articles: list[Article]) -> dict[str, float]:
    """Outlets with enough articles, each with its share of all their words."""
    count = Counter(outlet for outlet, _ in articles)
    words: Counter[str] = Counter()
    for outlet, clauses in articles:
        if count[outlet] >= SMALLEST_OUTLET:
            words[outlet] += sum(map(len, clauses))
    return {outlet: n / words.total() for outlet, n in words.items()}


def tally(articles: list[Article], n: int, share: float, shorter: set[Gram]) -> dict[Gram, Tally]:
    """Grams of ``n`` words in that share of articles or more; ``shorter``: those of n-1, if any."""
    found: defaultdict[Gram, Tally] = defaultdict(Tally)
    for outlet, clauses in articles:
        seen = set()
        for clause in clauses:
            for start in range(len(clause) - n + 1):
                gram = clause[start : start + n]
                if shorter and not (gram[1:] in shorter and gram[:-1] in shorter):
                    continue
                found[gram].places[outlet] += 1
                found[gram].at_edge += start == 0 or start + n == len(clause)
                seen.add(gram)
        for gram in seen:
            found[gram].articles += 1
    return {gram: t for gram, t in found.items() if t.articles >= share * len(articles)}


def propose(articles: list[Article], rule: Rule) -> dict[str, Measures]:
    """What passes the rule and is not merely a piece of something longer."""
    tallies: dict[Gram, Tally] = {}
    shorter: set[Gram] = set()
    for n in rule.lengths:
        longer = tally(articles, n, rule.share, shorter)
        tallies |= longer
        shorter = set(longer)
    within: Counter[Gram] = Counter()
    for gram, counts in tallies.items():
        for piece in (gram[1:], gram[:-1]):
            within[piece] = max(within[piece], counts.places.total())
    parts = sizes(articles)
    found = {
        " ".join(gram): measure(counts, parts, len(articles))
        for gram, counts in tallies.items()
        if within[gram] < INSIDE * counts.places.total()
    }
    return {term: measures for term, measures in found.items() if measures.pass_(rule)}


def measure(counts: Tally, parts: dict[str, float], articles: int) -> Measures:
    places = counts.places.total()
    return Measures(
        share=counts.articles / articles,
        dp=deviation(counts.places, parts),
        ridf=residual_idf(counts.articles, places, articles),
        edge=counts.at_edge / places,
        outlets=sum(counts.places[outlet] > 0 for outlet in parts),
    )


def decisions(path: Path) -> dict[str, tuple[str, str]]:
    """term → ("in" or "out", the reason), from lines ``in: reason`` with terms below, by commas."""
    found: dict[str, tuple[str, str]] = {}
    decision = ("", "")
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        kind, colon, reason = line.partition(": ")
        if kind in ("in", "out") and colon:
            decision = (kind, reason)
        elif not line.startswith("#"):
            for term in filter(None, map(str.strip, line.split(","))):
                if term in found:
                    raise SystemExit(f"{path}:{number}: {term!r} stands here twice")
                found[term] = decision
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("list", choices=sorted(RULES))
    parser.add_argument("--corpus", type=Path, required=True, help="table with text and source")
    parser.add_argument("--write", action="store_true", help="write the list, too")
    options = parser.parse_args()
    name, rule = options.list, RULES[options.list]
    by_hand = decisions(ROOT / f"scripts/{name}_by_hand.txt")
    articles = read_corpus(options.corpus, rule)
    proposed = propose(articles, rule)
    print("term\tshare\tDP\tresidual IDF\tat edge\toutlets\tby hand")
    for term, m in sorted(proposed.items(), key=lambda item: (-item[1].share, item[0])):
        judged = " ".join(by_hand.get(term, by_hand.get(REST, ("kept",))))
        print(
            f"{term}\t{m.share:.4f}\t{m.dp:.2f}\t{m.ridf:.2f}\t{m.edge:.2f}\t{m.outlets}\t{judged}"
        )
    wanted = {term for term, (kind, _) in by_hand.items() if kind == "in"}
    out = by_hand.keys() - wanted
    for term in sorted(out - proposed.keys() - {REST}):
        print(f"taken out, but not proposed: {term}", file=sys.stderr)
    left = proposed.keys() - out if REST not in out else proposed.keys() & wanted
    final = sorted(left | wanted)
    edge = f", at an edge of a clause in {rule.edge * 100:g} % of its places" if rule.edge else ""
    header = f"""\
# {rule.title}, one a line.
# Made by scripts/make_word_lists.py {name} with scripts/{name}_by_hand.txt.
# {len(proposed)} were proposed by frequency and dispersion over {len(articles):,} press articles:
# in at least {rule.share * 100:g} % of them, Gries' DP over {len(sizes(articles))} groups of \
outlets at most {rule.dp},
# residual IDF at most {rule.ridf}{edge}.
# Checked by hand: {len(proposed) - len(left)} taken out, {len(final) - len(left)} put in.
"""
    print(header, file=sys.stderr)
    if options.write:
        text = header + "\n".join(final) + "\n"
        (ROOT / f"toolkit/text/{name}.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
