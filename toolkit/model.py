"""The trained classifier: predict, explain, save, load from a folder.

A model is a folder::

    model.skops       the estimator; opened only when every type in it is on our list
    experiment.yaml   the filled config that made it
    themes.json       the codebook and how each label is decided
    metrics.json      scores by cross-validation
    versions.json     packages and code revision
    README.md         model card
    held_out.parquet  what was said of the training articles by models that had not seen them
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from toolkit.articles import Article
from toolkit.codebook import Codebook
from toolkit.text import Aligned, normalise, steps
from toolkit.text.normalise import Step

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from toolkit.decisions import Decision
    from toolkit.evidence import Explanation

__all__ = ["Classifier", "Evidence", "Prediction"]

SENTENCES_SHOWN = 3
WORDS_SHOWN = 5
LEAST_SHOWN = 0.2
"""A sentence is shown when it weighs more than this part of the weightiest one."""


@dataclass(frozen=True)
class Evidence:
    """A place in the article's text that speaks for a theme.

    ``weight`` is what it adds to the theme's score; ``unit`` is "sentence" or "word" (an
    n-gram). Weights of words are part of those of their sentences.
    """

    text: str
    start: int
    end: int
    weight: float
    unit: str


@dataclass(frozen=True)
class Prediction:
    """What the model says of one article; ``themes``, ``main``, ``undecided`` hold theme ids.

    ``undecided`` are those in doubt, which a model with two thresholds leaves open; they are in
    neither of the others.
    """

    id: str
    title: str | None
    themes: tuple[str, ...]
    probabilities: Mapping[str, float]
    main: tuple[str, ...]
    evidence: Mapping[str, tuple[Evidence, ...]] = field(default_factory=dict)
    undecided: tuple[str, ...] = ()

    def to_record(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return {
            "id": self.id,
            "title": self.title,
            "themes": list(self.themes),
            "probabilities": dict(self.probabilities),
            "main": list(self.main),
            "undecided": list(self.undecided),
            "evidence": {
                theme: [vars(item) for item in found] for theme, found in self.evidence.items()
            },
        }


@dataclass(frozen=True)
class Classifier:
    """A trained theme classifier. It is not changed by use, so threads may share it."""

    codebook: Codebook
    estimator: Any
    decisions: tuple[Decision, ...]
    experiment: Mapping[str, Any]
    metrics: Mapping[str, Any]
    versions: Mapping[str, Any]

    @property
    def themes(self) -> list[str]:
        """Theme ids, in the order of the columns of `predict_proba`."""
        return self.codebook.ids

    @property
    def knows_main(self) -> bool:
        """Whether the training labels told main themes from merely present ones."""
        return len(self.decisions) == 2 * len(self.themes)

    @property
    def single(self) -> bool:
        """Whether an article has exactly one theme: ``target: single`` in its config."""
        return bool(self.experiment.get("target") == "single")

    def predict(
        self, articles: str | Article | Iterable[str | Article], *, evidence: bool = True
    ) -> list[Prediction]:
        """Themes, probabilities and evidence of each text or Article, in order."""
        given = _listed(articles)
        texts = [self._normalise(item) for item in given]
        p, decided, doubt = self._decided([text.text for text in texts])
        return [
            self._prediction(item, text, p[i], decided[i], doubt[i], evidence)
            for i, (item, text) in enumerate(zip(given, texts, strict=True))
        ]

    def predict_proba(
        self, articles: str | Article | Iterable[str | Article]
    ) -> NDArray[np.float64]:
        """Probability of presence: (n_articles, n_themes), columns in the order of `themes`."""
        texts = [self._normalise(item).text for item in _listed(articles)]
        return self._decided(texts)[0][:, : len(self.themes)]

    def explain(self, article: str | Article, theme: str) -> Explanation:
        """The score of ``theme`` taken apart; spans refer to the article's text.

        Raises KeyError for a theme that the model does not know.
        """
        from toolkit import evidence

        if theme not in self.themes:
            raise KeyError(f"{theme!r}; the model knows {', '.join(self.themes)}")
        text = self._normalise(article)
        found = evidence.explain(self.estimator, text.text, [self.themes.index(theme)])[0]
        placed = tuple(
            evidence.Contribution(*text.source_span(c.start, c.end), c.weight)
            for c in found.contributions
        )
        return evidence.Explanation(found.score, found.bias, placed, found.exact)

    def nearest(
        self, article: str | Article, others: Sequence[Article], count: int = 3
    ) -> list[tuple[Article, float]]:
        """Those of ``others``, such as the training articles, that are most like ``article``.

        Each with the cosine of the model's features, nearest first. Raises ModelError for a model
        without features.
        """
        from toolkit.neighbours import nearest

        texts = [self._normalise(other).text for other in others]
        found = nearest(self.estimator, self._normalise(article).text, texts, count)
        return [(others[i], cosine) for i, cosine in found]

    def save(self, folder: str | Path) -> None:
        """Write the model folder, whole or not at all. Raises ModelError."""
        from toolkit.model_folder import save

        save(self, Path(folder))

    @classmethod
    def load(cls, folder: str | Path) -> Classifier:
        """Open a model folder. Raises ModelError for one that is incomplete or not trusted."""
        from toolkit.model_folder import load

        return load(Path(folder))

    def _normalise(self, article: str | Article) -> Aligned:
        return normalise(_text(article), self._chain)

    @cached_property
    def _chain(self) -> list[Step]:
        """The text steps that the training texts went through."""
        return [
            steps[settings["name"]]({k: v for k, v in settings.items() if k != "name"})
            for settings in self.experiment["text"].values()
        ]

    def _decided(
        self, texts: Sequence[str]
    ) -> tuple[NDArray[np.float64], NDArray[np.bool_], NDArray[np.bool_]]:
        """Probabilities, what is decided, what is in doubt: (n_articles, n_labels) each."""
        import numpy as np

        from toolkit.decisions import decide, in_doubt, probabilities

        if not texts:
            nothing = np.zeros((0, len(self.decisions)))
            return nothing, nothing > 0, nothing > 0
        scores = self.estimator.decision_function(list(texts))
        p = probabilities(scores, self.decisions, single=self.single)
        return (
            p,
            decide(p, self.decisions, single=self.single),
            in_doubt(p, self.decisions, single=self.single),
        )

    def _prediction(
        self,
        article: str | Article,
        text: Aligned,
        p: NDArray[np.float64],
        decided: NDArray[np.bool_],
        doubt: NDArray[np.bool_],
        evidence: bool,
    ) -> Prediction:
        themes = self.themes
        present = [theme for i, theme in enumerate(themes) if decided[i]]
        main = [
            theme
            for i, theme in enumerate(themes)
            if self.knows_main and decided[i] and decided[i + len(themes)]
        ]
        source = article if isinstance(article, Article) else Article.from_text(article)
        found = self._evidence(article, text, present) if evidence else {}
        probabilities = {theme: round(float(p[i]), 6) for i, theme in enumerate(themes)}
        undecided = tuple(theme for i, theme in enumerate(themes) if doubt[i])
        return Prediction(
            source.id, source.title, tuple(present), probabilities, tuple(main), found, undecided
        )

    def _evidence(
        self, article: str | Article, text: Aligned, themes: Sequence[str]
    ) -> dict[str, tuple[Evidence, ...]]:
        """Per theme the sentences and words that raise its score most."""
        from toolkit.evidence import explain

        labels = [self.themes.index(theme) for theme in themes]
        original = _text(article)
        explanations = explain(self.estimator, text.text, labels) if labels else []
        return {
            theme: tuple(_shown(explanation, text, original))
            for theme, explanation in zip(themes, explanations, strict=True)
        }


def _shown(explanation: Explanation, text: Aligned, original: str) -> Iterator[Evidence]:
    from toolkit.evidence import by_sentence, top_words

    ranked = sorted(by_sentence(explanation, text.text), key=lambda c: -c.weight)
    least = max(ranked[0].weight * LEAST_SHOWN, 0.0) if ranked else 0.0
    shown = [(c, "sentence") for c in ranked[:SENTENCES_SHOWN] if c.weight > least]
    if explanation.exact:
        shown += [(c, "word") for c in top_words(explanation, text.text, WORDS_SHOWN)]
    for contribution, unit in shown:
        start, end = text.source_span(contribution.start, contribution.end)
        yield Evidence(original[start:end], start, end, round(contribution.weight, 6), unit)


def _listed(articles: str | Article | Iterable[str | Article]) -> list[str | Article]:
    if isinstance(articles, (str, Article)):
        return [articles]
    given = [] if isinstance(articles, (Mapping, bytes)) else list(articles)
    wrong = next((item for item in given if not isinstance(item, (str, Article))), None)
    if wrong is not None or isinstance(articles, (Mapping, bytes)):
        found = type(articles if wrong is None else wrong).__name__
        raise TypeError(f"found {found}; expected texts, Articles, or a sequence of them")
    return given


def _text(article: str | Article) -> str:
    return article.text if isinstance(article, Article) else article
