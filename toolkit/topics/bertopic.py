"""Topics by clustering articles in a space of few dimensions."""

from __future__ import annotations

import warnings
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal

import numpy as np
from numpy.typing import NDArray

from toolkit.config import Between
from toolkit.errors import ArticleError
from toolkit.topics.axes import learn_axes
from toolkit.topics.checks import require_articles
from toolkit.topics.counts import Counts
from toolkit.topics.registry import TopicModel, topic_models
from toolkit.topics.tfidf import idf, tfidf

__all__ = ["ClusterTopics", "bertopic"]

_MARGIN = 1e-9  # an article at the very edge of its topic stays in it


@topic_models.register("bertopic")
def bertopic(
    seed: int,
    k: Annotated[int, Between(2, 1000)] = 20,
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
    """BERTopic over latent semantic analysis or vectors of words, without a language model.

    Articles become numbers by ``vectors``: ``lsa`` or ``word2vec``, which these articles teach
    (``dimensions`` of them), ``press``, which the toolkit brings, the path of a word table, or an
    encoder that reads each word: ``e5``, ``sentence_transformers``, or the folder of another.
    They are reduced to ``reduced`` and clustered; words of a cluster weigh by c-TF-IDF. ``pca``
    with ``kmeans`` repeats exactly; ``umap`` (with so many ``neighbours``) with ``hdbscan`` finds
    clusters of at least ``smallest`` articles and leaves others out: where there are more than
    ``k``, the most alike become one, and for ``rounds`` each article goes to the nearest centroid
    and centroids move to their articles, over the first ``k`` axes of ``lsa``, which makes topics
    steadier. An article is wholly in the topic with the nearest centroid; ``leave`` gives none to
    an article farther off than every article that the clustering put there.

    Source: Grootendorst (2022), BERTopic: Neural topic modeling with a class-based TF-IDF
    procedure, arXiv 2203.05794; https://maartengr.github.io/BERTopic/
    """
    space = (vectors, dimensions, reduction, reduced, neighbours)
    return ClusterTopics(k, *space, clusters, smallest, outliers, rounds, seed)


@dataclass
class ClusterTopics:
    """BERTopic with our embeddings in and our nearest centroids out."""

    k: int
    vectors: str
    dimensions: int
    reduction: str
    reduced: int
    neighbours: int
    clusters: str
    smallest: int
    outliers: str
    rounds: int
    seed: int
    placed_: float = field(init=False)
    components_: NDArray[np.float64] = field(init=False, repr=False)
    idf_: NDArray[np.float64] = field(init=False, repr=False)
    axes_: NDArray[np.float64] = field(init=False, repr=False)
    centroids_: NDArray[np.float64] = field(init=False, repr=False)
    reach_: NDArray[np.float64] = field(init=False, repr=False)

    def fit(self, counts: Counts) -> ClusterTopics:
        """Embed, cluster, then take centroids and weigh the words of each centroid's articles."""
        require_articles(counts, self.k if self.clusters == "kmeans" else 2)
        known = counts[np.flatnonzero(counts.known)]
        self.idf_ = idf(known)
        self.axes_ = learn_axes(self.vectors, known, self.idf_, self.dimensions, self.seed)
        own = self._embed(known)
        points, marks = self._guide(known, own)
        labels = self._cluster(known, points, marks)
        self.placed_ = float((labels >= 0).sum() / len(counts))
        if self.clusters == "hdbscan":
            if self.vectors == "lsa":  # whose first axes are the strongest
                self.axes_ = self.axes_[:, : self.k]
            own = self._embed(known)
            points, _ = self._guide(known, own)
            labels = self._settle(points, labels)
        self._learn_centroids(points, labels, own)
        nearest = (own @ self.centroids_.T).argmax(axis=1)
        sizes = np.bincount(nearest, minlength=len(self.centroids_))
        order = np.argsort(-sizes, kind="stable")[: np.count_nonzero(sizes)]
        self.centroids_, self.reach_ = self.centroids_[order], self.reach_[order]
        self.components_ = self._weigh_words(known, own)
        return self

    def transform(self, counts: Counts) -> NDArray[np.float64]:
        """1 for the topic of the nearest centroid by cosine, 0 for the others."""
        similarity = self._embed(counts) @ self.centroids_.T
        shares = np.zeros(similarity.shape)
        nearest = similarity.argmax(axis=1)
        inside = counts.known.copy()
        if self.outliers == "leave":
            inside &= similarity.max(axis=1, initial=-1) >= self.reach_[nearest] - _MARGIN
        shares[np.flatnonzero(inside), nearest[inside]] = 1
        return shares

    def _guide(
        self, counts: Counts, points: NDArray[np.float64]
    ) -> tuple[NDArray[np.float64], NDArray[np.int_] | None]:
        """Points (n_articles, n_dimensions) to cluster, and what is known of them already.

        That is a number for each article, -1 where there is none; None where nothing is known.
        """
        return points, None

    def _embed(self, counts: Counts) -> NDArray[np.float64]:
        """(n_articles, n_dimensions): rows of length 1, or 0 for an article without known words."""
        points = np.asarray(tfidf(counts.matrix, self.idf_) @ self.axes_)
        lengths = np.linalg.norm(points, axis=1, keepdims=True)
        unit: NDArray[np.float64] = np.divide(
            points, lengths, out=np.zeros_like(points), where=lengths > 0
        )
        return unit

    def _cluster(
        self, counts: Counts, points: NDArray[np.float64], marks: NDArray[np.int_] | None
    ) -> NDArray[np.int_]:
        """(n_articles,): BERTopic's topic of each article, -1 for none."""
        with warnings.catch_warnings():  # the library silences warnings for the whole process
            from bertopic import BERTopic

        model = BERTopic(
            language="multilingual",  # "english" would strip every letter outside A-Z
            umap_model=self._reducer(len(points)),
            hdbscan_model=self._clusterer(),
            vectorizer_model=_vectorizer(counts),
        )
        with np.errstate(divide="ignore"):  # words that none of these articles has
            labels = np.array(model.fit_transform(_documents(counts), points, marks)[0])
        if labels.max(initial=-1) < 1:
            raise ArticleError(
                f"{len(points)} articles fall into {labels.max(initial=-1) + 1} clusters; expected "
                "at least 2. Give more articles, set model.smallest lower, or model.clusters to "
                "kmeans."
            )
        return labels

    def _reducer(self, n_articles: int) -> Any:
        if self.reduction == "umap":
            with warnings.catch_warnings():
                from umap import UMAP

            return UMAP(
                n_neighbors=min(self.neighbours, n_articles - 1),
                n_components=self.reduced,
                min_dist=0.0,
                metric="cosine",
                random_state=self.seed,
                n_jobs=1,
            )
        from sklearn.decomposition import PCA

        return PCA(min(self.reduced, self.axes_.shape[1]), svd_solver="full")

    def _clusterer(self) -> Any:
        if self.clusters == "hdbscan":
            with warnings.catch_warnings():
                from hdbscan import HDBSCAN

            return HDBSCAN(min_cluster_size=self.smallest, core_dist_n_jobs=1)
        from sklearn.cluster import KMeans

        return KMeans(self.k, n_init=10, random_state=self.seed)

    def _settle(self, points: NDArray[np.float64], labels: NDArray[np.int_]) -> NDArray[np.int_]:
        """Labels after merging clusters beyond ``k`` and moving articles to the nearest centroid.

        Articles without a cluster move, too, unless outliers are left. ``points`` have as many
        dimensions as there may be topics, in which such moves end more alike.

        Source: Ding and He (2004), K-means clustering via principal component analysis, ICML;
        Dhillon and Modha (2001), Concept decompositions for large sparse text data using
        clustering, Machine Learning 42.
        """
        from sklearn.cluster import AgglomerativeClustering

        if labels.max() >= self.k:
            merge = AgglomerativeClustering(self.k, metric="cosine", linkage="average")
            labels = np.where(
                labels >= 0, merge.fit(_centroids(points, labels)).labels_[labels], -1
            )
        moving = labels >= 0 if self.outliers == "leave" else np.ones(len(labels), dtype=np.bool_)
        for _ in range(self.rounds):
            nearest = (points[moving] @ _centroids(points, labels).T).argmax(axis=1)
            if (labels[moving] == nearest).all():
                break
            labels = labels.copy()
            labels[moving] = np.unique(nearest, return_inverse=True)[1]
        return labels

    def _learn_centroids(
        self, points: NDArray[np.float64], labels: NDArray[np.int_], own: NDArray[np.float64]
    ) -> None:
        """Mean direction of each cluster, and the least similarity of its articles to it.

        ``own`` are the points as `transform` sees them, before a guide moved them.
        """
        self.centroids_ = _centroids(points, labels)
        self.reach_ = np.array(
            [(own[labels == label] @ c).min() for label, c in enumerate(self.centroids_)]
        )

    def _weigh_words(self, counts: Counts, points: NDArray[np.float64]) -> NDArray[np.float64]:
        """(n_topics, n_words): c-TF-IDF over the articles that are nearest to each centroid."""
        with warnings.catch_warnings():
            from bertopic.vectorizers import ClassTfidfTransformer
        from scipy.sparse import csr_matrix

        nearest = (points @ self.centroids_.T).argmax(axis=1)
        shape = (len(self.centroids_), len(nearest))
        membership = csr_matrix((np.ones(len(nearest)), (nearest, range(len(nearest)))), shape)
        per_topic = membership @ counts.matrix
        with np.errstate(divide="ignore"):  # words that none of these articles has
            weighted = ClassTfidfTransformer().fit(per_topic).transform(per_topic)
        return np.asarray(weighted.todense())

    def arrays(self) -> dict[str, NDArray[np.float64]]:
        return {
            "components": self.components_,
            "idf": self.idf_,
            "axes": self.axes_,
            "centroids": self.centroids_,
            "reach": self.reach_,
            "placed": np.array(self.placed_),
        }

    def restore(self, arrays: dict[str, NDArray[np.float64]]) -> ClusterTopics:
        self.components_, self.idf_ = arrays["components"], arrays["idf"]
        self.axes_, self.centroids_ = arrays["axes"], arrays["centroids"]
        self.reach_, self.placed_ = arrays["reach"], float(arrays["placed"])
        return self


def _centroids(points: NDArray[np.float64], labels: NDArray[np.int_]) -> NDArray[np.float64]:
    """(n_labels, n_dimensions): the mean direction of each label's points, at length 1."""
    means = np.array([points[labels == label].mean(axis=0) for label in range(labels.max() + 1)])
    unit: NDArray[np.float64] = means / np.linalg.norm(means, axis=1, keepdims=True)
    return unit


def _documents(counts: Counts) -> list[str]:
    """Articles as strings whose words hold no space, so that BERTopic splits them as we did."""
    columns = {word: str(column) for column, word in enumerate(counts.words)}
    return [" ".join(columns[w] for w in text if w in columns) for text in counts.texts]


def _vectorizer(counts: Counts) -> Any:
    from sklearn.feature_extraction.text import CountVectorizer

    columns = [str(column) for column in range(len(counts.words))]
    return CountVectorizer(vocabulary=columns, token_pattern=r"\S+", lowercase=False)  # noqa: S106
