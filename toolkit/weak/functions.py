"""What a labelling function is: it votes on whether an article carries one theme, or abstains."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from toolkit.articles import Article

__all__ = ["ABSTAIN", "NO", "YES", "LabellingFunction", "labelling_function"]

ABSTAIN, NO, YES = -1, 0, 1
"""What a function may say of an article and its theme."""

Vote = Callable[[Article], int]


@dataclass(frozen=True)
class LabellingFunction:
    """A named rule on one theme; ``place`` is the file and line that it is written in, if any."""

    name: str
    theme: str
    vote: Vote
    place: str = ""

    def __call__(self, article: Article) -> int:
        """`YES`, `NO` or `ABSTAIN`."""
        return self.vote(article)


def labelling_function(theme: str) -> Callable[[Vote], LabellingFunction]:
    """Decorator: make a function of an article a labelling function of ``theme``::

    @labelling_function("elections")
    def on_polling_day(article):
        return YES if "ngày bầu cử" in article.text else ABSTAIN

    Source: Ratner et al. (2016), Data programming: creating large training sets, quickly, NIPS 29.
    """

    if not isinstance(theme, str):
        raise TypeError(f"found {theme!r}; expected a theme: @labelling_function('elections')")

    def make(vote: Vote) -> LabellingFunction:
        code = vote.__code__
        place = f"{code.co_filename}:{code.co_firstlineno}"
        return LabellingFunction(vote.__name__, theme, vote, place)

    return make
