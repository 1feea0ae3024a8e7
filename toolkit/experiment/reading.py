"""The texts of labelled articles as training sees them, with labels of their sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from toolkit.articles import Article
from toolkit.codebook import Codebook
from toolkit.experiment.estimator import learns_from_sentences, text_chain
from toolkit.labels import Label, Labels, sentence_labels
from toolkit.processes import in_parts, process_count
from toolkit.text import normalise, sentences
from toolkit.text.normalise import Step

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from toolkit.experiment.settings import ClassifyExperiment

__all__ = ["Read", "read_texts"]

Read = tuple[str, str, "NDArray[np.int_]"]
"""An article's text, what training sees, and the labels (n_sentences, n_themes) of the latter's
sentences: 0, 1, -1 (not known); of none where the model does not learn from sentences."""


def read_texts(
    experiment: ClassifyExperiment,
    codebook: Codebook,
    articles: Sequence[Article],
    labels: Labels,
) -> Iterator[Read]:
    """What training and evaluation see of each article, some of which lose their titles.

    Many are read in processes, which begin at once.
    """
    random = np.random.default_rng(experiment.seed)
    dropped = random.random(len(articles)) < experiment.drop_titles
    with_sentences = learns_from_sentences(experiment, codebook)
    given: list[_Given] = [
        (
            article.text,
            _without_title(article) if drop else None,
            labels[article.id] if with_sentences else None,
        )
        for article, drop in zip(articles, dropped, strict=True)
    ]
    processes = process_count((article.text for article in articles), len(articles))
    return in_parts(_Reader(experiment, codebook.ids), given, processes)


def _without_title(article: Article) -> str | None:
    """The text of an article's rest; None where it has no title, or nothing else."""
    if article.title and (article.body or article.lead):
        return replace(article, title=None).text
    return None


_Given = tuple[str, str | None, Mapping[str, Label] | None]
"""An article's text, what training sees if that is another, and labels if sentences need them."""


@dataclass(frozen=True)
class _Reader:
    """Normalises the texts of labelled articles, in a process of its own where there are many."""

    experiment: ClassifyExperiment
    themes: Sequence[str]

    def __call__(self, articles: Sequence[_Given]) -> list[Read]:
        chain = text_chain(self.experiment)
        return [self._read(*article, chain) for article in articles]

    def _read(
        self,
        text: str,
        without_title: str | None,
        labels: Mapping[str, Label] | None,
        chain: Sequence[Step],
    ) -> Read:
        aligned = normalise(text, chain)
        seen = aligned.text if without_title is None else normalise(without_title, chain).text
        if labels is None:
            return aligned.text, seen, np.zeros((0, len(self.themes)), int)
        found = sentence_labels(text, aligned, labels, self.themes)
        left = len(sentences(seen))  # the last ones, where the title is gone
        return aligned.text, seen, found[len(found) - left :]
