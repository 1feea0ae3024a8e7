"""Topics by clustering articles, some of which are drawn to the themes of a codebook."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Literal

import numpy as np
from numpy.typing import NDArray

from toolkit.codebook import Codebook, Theme
from toolkit.config import Between
from toolkit.errors import ConfigError
from toolkit.topics.bertopic import ClusterTopics
from toolkit.topics.counts import Counts
from toolkit.topics.registry import TopicModel, topic_models
from toolkit.topics.seeds import all_phrases, seed_weights, seeds_of

__all__ = ["GuidedTopics", "guided_bertopic"]

_EXPECTED = {
    "labels": "files with labels of some of the articles, such as [seeds]",
    "themes": "the folder of a theme classifier, or the .jsonl that it predicted",
}
_OWN = 3.0  # so much more than its theme weighs an article itself, as in BERTopic


@topic_models.register("guided_bertopic")
def guided_bertopic(
    codebook: Codebook | None,
    seed: int,
    k: Annotated[int, Between(2, 1000)] = 20,
    by: Literal["phrases", "themes", "labels"] = "phrases",
    vectors: str = "lsa",
    dimensions: Annotated[int, Between(2, 1000)] = 100,
    reduction: Literal["pca", "umap"] = "pca",
    reduced: Annotated[int, Between(2, 100)] = 10,
    neighbours: Annotated[int, Between(2, 1000)] = 15,
    clusters: Literal["kmeans", "hdbscan"] = "kmeans",
    smallest: Annotated[int, Between(2, None)] = 10,
    outliers: Literal["assign", "leave"] = "assign",
    rounds: Annotated[int, Between(0, 1000)] = 40,
) -> TopicModel:
    """BERTopic guided by a codebook: a topic for each theme, and free ones.

    By ``phrases``, a theme is where its seed phrases point, and marks the articles that are
    nearer to it than to the average article. Semi-supervised, it is the mean of the articles
    marked with it: by ``labels``, those whose one main theme it is, or that carry it alone, by the
    config's ``labels`` of some of the articles; by ``themes``, those that carry it alone by its
    ``themes``. Marked articles move a quarter of the way to their theme; ``umap`` is told of the
    marks, too. The other settings are those of ``bertopic``.

    Source: Grootendorst (2022), BERTopic, arXiv 2203.05794, guided and semi-supervised topic
    modelling, https://maartengr.github.io/BERTopic/getting_started/guided/guided.html
    """
    if codebook is not None and k <= len(codebook.themes):
        raise ConfigError(
            f"model.k: found {k}; expected more than the {len(codebook.themes)} themes of the "
            "codebook, each of which is a topic."
        )
    space = (vectors, dimensions, reduction, reduced, neighbours)
    settings = (clusters, smallest, outliers, rounds, seed)
    return GuidedTopics(k, *space, *settings, codebook, by)


@dataclass
class GuidedTopics(ClusterTopics):
    """`ClusterTopics` of points some of which were moved; `transform` moves none."""

    codebook: Codebook | None
    by: str
    anchors_: NDArray[np.int_] = field(init=False, repr=False)

    @property
    def phrases(self) -> frozenset[str]:
        """The codebook's phrases, each of which is to be one word of the articles."""
        return all_phrases(self.codebook) if self.codebook is not None else frozenset()

    @property
    def seeds(self) -> dict[str, list[str]]:
        """The seed phrases of each theme, by its id."""
        return {theme.id: list(seeds_of(theme)) for theme in self._themes}

    def anchored(self) -> dict[int, str]:
        """The Vietnamese name of the theme of each topic that has one."""
        pairs = zip(self.anchors_.tolist(), self._themes, strict=True)
        return {topic: theme.vi for topic, theme in pairs if topic >= 0}

    def fit(self, counts: Counts) -> GuidedTopics:
        """As without a guide; then each theme has the topic that is nearest, one to one.

        A theme that no article carries has none.
        """
        from scipy.optimize import linear_sum_assignment

        super().fit(counts)
        known = counts[np.flatnonzero(counts.known)]
        directions = self._directions(known, self._embed(known))
        somewhere = np.flatnonzero(directions.any(axis=1))
        self.anchors_ = np.full(len(self._themes), -1)
        themes, topics = linear_sum_assignment(-directions[somewhere] @ self.centroids_.T)
        self.anchors_[somewhere[themes]] = topics
        return self

    def _guide(
        self, counts: Counts, points: NDArray[np.float64]
    ) -> tuple[NDArray[np.float64], NDArray[np.int_] | None]:
        directions = self._directions(counts, points)
        marks = self._marks(counts, points, directions)
        moved = points.copy()
        marked = marks >= 0
        moved[marked] = _unit(_OWN * points[marked] + directions[marks[marked]])
        return moved, marks

    def _directions(self, counts: Counts, points: NDArray[np.float64]) -> NDArray[np.float64]:
        """(n_themes, n_dimensions): where each theme is."""
        if self.by == "phrases":
            weights, _ = seed_weights(self._themes, counts.words)
            return _unit((weights * self.idf_) @ self.axes_)
        labels = self._told(counts)
        return _unit(np.array([points[labels == n].sum(axis=0) for n in range(len(self._themes))]))

    def _marks(
        self, counts: Counts, points: NDArray[np.float64], directions: NDArray[np.float64]
    ) -> NDArray[np.int_]:
        """(n_articles,): the number of the theme that an article is drawn to, -1 for none."""
        if self.by != "phrases":
            return self._told(counts)
        if not self._themes:
            return np.full(len(counts), -1)
        average = _unit(points.mean(axis=0, keepdims=True))[0]
        near = points @ directions.T
        return np.where(near.max(axis=1) > points @ average, near.argmax(axis=1), -1)

    def _told(self, counts: Counts) -> NDArray[np.int_]:
        """(n_articles,): the number of the theme that each is told to be about, -1 for none."""
        told = counts.facts.get(self.by)
        if told is None:
            raise ConfigError(
                f"{self.by}: found none, which model 'guided_bertopic' by {self.by} needs; "
                f"expected {_EXPECTED[self.by]}."
            )
        return told

    @property
    def _themes(self) -> tuple[Theme, ...]:
        return self.codebook.themes if self.codebook is not None else ()

    def arrays(self) -> dict[str, NDArray[np.float64]]:
        return super().arrays() | {"anchors": self.anchors_.astype(np.float64)}

    def restore(self, arrays: dict[str, NDArray[np.float64]]) -> GuidedTopics:
        super().restore(arrays)
        self.anchors_ = arrays["anchors"].astype(np.int_)
        return self


def _unit(rows: NDArray[np.float64]) -> NDArray[np.float64]:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    unit: NDArray[np.float64] = np.divide(rows, lengths, out=np.zeros_like(rows), where=lengths > 0)
    return unit
