"""Terms of one or more syllables, found in tokens however a segmenter joined them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

__all__ = ["Terms"]


class Terms:
    """A set of terms to look for: lower case, syllables apart (``dân chủ ở cơ sở``).

    A term stands where its syllables follow one another from the beginning of a token to the
    end of one. Of several that begin at one token the longest is found; none overlaps another.
    """

    def __init__(self, terms: Iterable[str] = ()) -> None:
        by_first: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
        for syllables in {tuple(term.split()) for term in terms} - {()}:
            by_first[syllables[0]].append(syllables)
        self._by_first = {
            first: sorted(those, key=len, reverse=True) for first, those in by_first.items()
        }

    def find(self, forms: Sequence[str]) -> list[tuple[int, int]]:
        """(first, after) of each term in order: the term is ``forms[first:after]``.

        ``forms`` are tokens in lower case, a space between the syllables of one. Where the
        tokens have places, those of the first and of the last are the term's.
        """
        found: list[tuple[int, int]] = []
        free = 0
        for first, after in self._all(forms):
            if first >= free:
                found.append((first, after))
                free = after
        return found

    def every(self, forms: Sequence[str]) -> list[str]:
        """Every term in ``forms``, those inside others too."""
        return [" ".join(forms[first:after]) for first, after in self._all(forms)]

    def _all(self, forms: Sequence[str]) -> Iterator[tuple[int, int]]:
        """(first, after) of every term, from left to right, of one beginning the longest first."""
        if not self._by_first:
            return
        syllables = [syllable for form in forms for syllable in form.split(" ")]
        starts = [0]
        for form in forms:
            starts.append(starts[-1] + form.count(" ") + 1)
        token_at = {start: token for token, start in enumerate(starts)}
        for first, start in enumerate(starts[:-1]):
            for term in self._by_first.get(syllables[start], ()):
                after = token_at.get(start + len(term))
                if after is not None and tuple(syllables[start : start + len(term)]) == term:
                    yield first, after

    def join(self, forms: Sequence[str]) -> list[str]:
        """``forms`` with the tokens of each term as one."""
        joined: list[str] = []
        done = 0
        for first, after in self.find(forms):
            joined += [*forms[done:first], " ".join(forms[first:after])]
            done = after
        return [*joined, *forms[done:]]

    def replace(self, forms: Sequence[str], mark: str) -> list[str]:
        """``forms`` with ``mark`` in the place of each term."""
        kept: list[str] = []
        done = 0
        for first, after in self.find(forms):
            kept += [*forms[done:first], mark]
            done = after
        return [*kept, *forms[done:]]
