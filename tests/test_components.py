"""One contract for every component that a config can name.

Topic models have theirs in tests/topics.
"""

from __future__ import annotations

import tempfile
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import skops.io
from scipy.sparse import csr_matrix
from sklearn.base import clone
from sklearn.pipeline import FeatureUnion, Pipeline

from toolkit.catalogue import find, registries
from toolkit.classifiers import classifiers
from toolkit.classifiers.registry import reads_texts
from toolkit.codebook import Codebook, Pattern, Phrase, Theme
from toolkit.config import defaults
from toolkit.errors import ConfigError
from toolkit.evidence import by_sentence, explain, top_words
from toolkit.experiment.classify import ClassifyExperiment
from toolkit.experiment.estimator import build_estimator
from toolkit.features import features
from toolkit.features.places import can_place, occurrences
from toolkit.features.registry import VectorOccurrence
from toolkit.features.word_table import WordTable, write_table
from toolkit.model_folder import TRUSTED
from toolkit.registry import MISSING, Component, Registry
from toolkit.text import Aligned, segmenters, sentences, steps

EXACT = {
    *("linear_svm", "logistic", "complement_nb", "codebook", "passages", "majority"),
    *("nbsvm", "sgd", "embedding_head", "rounded_svm"),
}
"""Classifiers whose contributions sum to the score; a new one says here whether it is one."""

TOLERANCE = {"underthesea": 1e-4, "transformer": 1e-4}
"""How far scores may differ between two uses of one model; 0 for all others."""

COUNTED = {"words", "characters", "phrases", "fields", "marks", "patterns"}
PLACED = COUNTED | {"press_vectors"}
"""Features that know where in a text they come from; a new one says here whether it does."""

THEMES = {
    "harvest": ("thu hoạch lúa", "vụ mùa", "nông dân", "hợp tác xã"),
    "flood": ("nước lũ", "sơ tán", "đê điều", "mưa lớn"),
    "music": ("đêm nhạc", "nhạc công", "khán giả", "bản đàn"),
    "football": ("bàn thắng", "cầu thủ", "trận đấu", "huấn luyện viên"),
}
FILLERS = ("Ông Phan Bá Trợ cho biết như vậy.", "Tin từ xã Hạ Lũng, sáng 12/4.")


def _sentence(theme: str, number: int) -> str:
    words = THEMES[theme]
    first, second = words[number % 4], words[(number + 1) % 4]
    return f"Hôm qua {first} được nhắc cùng {second}, ngày thứ {number % 7 + 1}."


def _corpus() -> tuple[list[str], np.ndarray]:
    """48 texts; each carries one theme, every fourth a second one, every sixth none."""
    texts, rows = [], []
    names = list(THEMES)
    for number in range(48):
        carried = [] if number % 6 == 5 else [names[number % 4]]
        if number % 4 == 3 and carried:
            carried.append(names[(number // 4) % 3])
        body = [_sentence(theme, number + i) for theme in carried for i in range(2)]
        texts.append("\n".join([*body, FILLERS[number % 2], f"Trang {number}."]))
        rows.append([int(name in carried) for name in names])
    return texts, np.array(rows)


TEXTS, LABELS = _corpus()


@pytest.fixture(scope="module")
def four_themes() -> Codebook:
    themes = tuple(
        Theme(
            id=theme,
            vi=theme,
            en=theme,
            definition="",
            included=(),
            excluded=(),
            rulings=(),
            phrases=tuple(
                Phrase(word, kind, 2.0)
                for word, kind in zip(words, ("names", "names", "together", "against"), strict=True)
            ),
        )
        for theme, words in THEMES.items()
    )
    flood = Pattern("evacuated", ("sơ tán",), ("nước lũ", "đê điều"), 6)
    return Codebook("1", themes, patterns=(flood, Pattern("anyone", ("ông", "nông dân"))))


def every(*kinds: Registry) -> Any:
    return pytest.mark.parametrize(
        "component",
        [component for kind in kinds for component in kind],
        ids=lambda component: f"{component.kind}:{component.name}",
    )


@cache
def word_table() -> str:
    """A file of invented word vectors."""
    words = sorted({word for text in TEXTS for word in text.lower().split()})
    vectors = np.random.default_rng(3).normal(size=(len(words), 8))
    path = Path(tempfile.mkdtemp()) / "words.npz"
    write_table(WordTable(words, vectors), path)
    return str(path)


def build(component: Component, codebook: Codebook) -> Any:
    """The component with its default settings, as an experiment would build it."""
    settings = {setting.name: setting.default for setting in component.settings}
    if component.missing_requirements():
        pytest.skip(f"{', '.join(component.missing_requirements())} not installed")
    if component.name == "static":
        settings["table"] = word_table()
    union = lambda: FeatureUnion([("words", features["words"]({"min_articles": 1}))])  # noqa: E731
    return component(settings, codebook=codebook, features=union, seed=3)


def estimator(component: Component, codebook: Codebook) -> Any:
    """A classifier over texts, whether it reads texts or a matrix."""
    model = build(component, codebook)
    if reads_texts(component, model):
        return model
    parts = [(c.name, build(c, codebook)) for c in features if c.name in COUNTED]
    return Pipeline([("features", FeatureUnion(parts)), ("model", model)])


@every(*registries())
def test_it_says_what_it_is(component: Component) -> None:
    assert component.summary.endswith("."), component.summary
    assert len(component.summary) <= 100
    assert component.source, "expected a line 'Source: ...' in the docstring"
    assert component in find(component.name)


@every(*registries())
def test_its_defaults_suffice(component: Component) -> None:
    assert [s.name for s in component.settings if s.default is MISSING] == []


@every(*registries())
def test_its_defaults_are_values_that_a_config_may_give(component: Component) -> None:
    """The defaults pass the check that a user's values pass."""
    from toolkit.config import read_as, yaml12
    from toolkit.config.fill import fill

    registry = next(r for r in registries() if r.kind == component.kind)
    named = defaults(registry, component.name)[component.name]
    schema = _schema_of(registry)
    node = yaml12.parse(yaml12.dump({"one": fill(named)}), "defaults")
    assert read_as(node, schema).one == named


def _schema_of(registry: Registry) -> type:
    import dataclasses
    from typing import Annotated

    from toolkit.config import Named

    return dataclasses.make_dataclass("One", [("one", Annotated[Named, registry])])


@every(*registries())
def test_an_absent_requirement_is_a_clear_error(component: Component) -> None:
    absent = Component(
        component.kind, component.name, component.build, True, requires=("no_such_module",)
    )
    with pytest.raises(ConfigError, match=r"needs no_such_module.*pip install no_such_module"):
        absent({})


@every(steps)
def test_a_step_keeps_the_empty_text(component: Component) -> None:
    assert build_step(component)(Aligned("")).text == ""


def build_step(component: Component) -> Any:
    return component({setting.name: setting.default for setting in component.settings})


@every(segmenters)
def test_a_segmenter_gives_tokens_in_order_and_in_place(component: Component) -> None:
    text = "Ông Phan Bá Trợ nói:\n“Nước lũ về lúc 17:30, ngày 2/9.”"
    tokens = build_step(component)(text)
    assert all(text[token.start : token.end] == token.text for token in tokens)
    assert all(a.end <= b.start for a, b in pairwise(tokens))
    assert "".join("".join(t.text for t in tokens).split()) == "".join(text.split())


@every(features, classifiers)
def test_it_clones(component: Component, four_themes: Codebook) -> None:
    built = build(component, four_themes)
    copy = clone(built)
    assert type(copy) is type(built)
    assert copy.get_params(deep=False).keys() == built.get_params(deep=False).keys()


@every(features)
def test_a_feature_gives_a_row_per_text(component: Component, four_themes: Codebook) -> None:
    fitted = build(component, four_themes).fit(TEXTS)
    matrix = fitted.transform(TEXTS[:5])
    assert matrix.shape[0] == 5
    assert matrix.shape[1] == len(fitted.get_feature_names_out())
    assert np.isfinite(csr_matrix(matrix).data).all()
    assert csr_matrix(matrix).nnz
    assert fitted.transform([""]).shape == (1, matrix.shape[1])


@every(features)
def test_a_feature_knows_where_it_comes_from(component: Component, four_themes: Codebook) -> None:
    fitted = build(component, four_themes).fit(TEXTS)
    assert can_place(fitted) is (component.name in PLACED)
    if not can_place(fitted):
        return
    for text, found in zip(TEXTS[:8], occurrences(fitted, TEXTS[:8]), strict=True):
        [row] = csr_matrix(fitted.transform([text])).toarray()
        brought = np.zeros(len(row))
        for item in found:
            if isinstance(item, VectorOccurrence):
                brought[item.column : item.column + len(item.values)] += item.values
            else:
                brought[item.column] += item.share * row[item.column]
        assert np.allclose(brought, row)
        assert all(0 <= item.start < item.end <= len(text) for item in found)


@every(features)
def test_the_same_seed_gives_the_same_features(component: Component, four_themes: Codebook) -> None:
    first, again = (build(component, four_themes).fit(TEXTS).transform(TEXTS) for _ in range(2))
    assert not component.deterministic or csr_matrix(first != again).nnz == 0


@every(features)
def test_a_model_of_any_feature(component: Component, four_themes: Codebook) -> None:
    """Both kinds of model take it, also beside sentences, and explain what they say."""
    carried = {"context": (component.name,)}
    for model, given in (("linear_svm", {}), ("passages", {}), ("passages", carried)):
        name = f"{component.name}_features"
        union = lambda: FeatureUnion([(name, build(component, four_themes))])  # noqa: E731, B023
        settings = _defaults(classifiers[model]) | given
        built = classifiers[model](settings, features=union, seed=3)
        whole = (
            built if model == "passages" else Pipeline([("features", union()), ("model", built)])
        )
        whole.fit(TEXTS, LABELS)
        found = explain(whole, TEXTS[0], [0])[0]
        assert found.exact is (component.name in PLACED)
        assert found.score == pytest.approx(whole.decision_function(TEXTS[:1])[0, 0], abs=1e-9)


def _defaults(component: Component) -> dict[str, Any]:
    return {setting.name: setting.default for setting in component.settings}


@pytest.fixture(scope="module")
def fitted(four_themes: Codebook) -> Any:
    """Each classifier fitted once."""
    done: dict[str, Any] = {}

    def get(component: Component) -> Any:
        if component.name not in done:
            done[component.name] = estimator(component, four_themes).fit(TEXTS, LABELS)
        return done[component.name]

    return get


@every(classifiers)
def test_a_classifier_gives_a_score_per_label(component: Component, fitted: Any) -> None:
    scores = fitted(component).decision_function(TEXTS[:7])
    assert scores.shape == (7, 4)
    assert np.isfinite(scores).all()
    assert fitted(component).decision_function(["", "x", TEXTS[0]]).shape == (3, 4)


@every(classifiers)
def test_a_classifier_learns(component: Component, fitted: Any) -> None:
    """Texts that carry a theme score higher than those that do not (the baseline excepted)."""
    scores = fitted(component).decision_function(TEXTS)
    carried, absent = scores[LABELS == 1].mean(), scores[LABELS == 0].mean()
    assert carried > absent or component.name == "majority"


@every(classifiers)
def test_the_same_seed_gives_the_same_scores(
    component: Component, fitted: Any, four_themes: Codebook
) -> None:
    again = estimator(component, four_themes).fit(TEXTS, LABELS)
    if component.deterministic:
        first = fitted(component).decision_function(TEXTS)
        np.testing.assert_array_equal(again.decision_function(TEXTS), first)


soft = pytest.mark.parametrize(
    "component", [c for c in classifiers if c.soft_labels], ids=lambda component: component.name
)


@soft
def test_sure_probabilities_are_labels(
    component: Component, fitted: Any, four_themes: Codebook
) -> None:
    again = estimator(component, four_themes).fit(TEXTS, LABELS.astype(float))
    if component.deterministic:
        first = fitted(component).decision_function(TEXTS)
        np.testing.assert_array_equal(again.decision_function(TEXTS), first)


@soft
def test_a_classifier_learns_from_probabilities(
    component: Component, four_themes: Codebook
) -> None:
    model = estimator(component, four_themes).fit(TEXTS, np.where(LABELS == 1, 0.8, 0.1))
    scores = model.decision_function(TEXTS)
    carried, absent = scores[LABELS == 1].mean(), scores[LABELS == 0].mean()
    assert carried > absent or component.name == "majority"


@every(classifiers)
def test_a_row_does_not_depend_on_its_neighbours(component: Component, fitted: Any) -> None:
    model = fitted(component)
    alone = np.vstack([model.decision_function([text]) for text in TEXTS[:6]])
    near = TOLERANCE.get(component.name, 1e-12)
    np.testing.assert_allclose(alone, model.decision_function(TEXTS)[:6], rtol=0, atol=near)


@every(classifiers)
def test_a_model_file_gives_the_same_scores(component: Component, fitted: Any) -> None:
    data = skops.io.dumps(fitted(component))
    assert set(skops.io.get_untrusted_types(data=data)) <= set(TRUSTED)
    loaded = skops.io.loads(data, trusted=list(TRUSTED))
    first, again = (model.decision_function(TEXTS) for model in (fitted(component), loaded))
    near = TOLERANCE.get(component.name, 0)
    np.testing.assert_allclose(again, first, rtol=0, atol=near)


@every(features)
def test_a_feature_in_a_model_file_is_the_same(component: Component, four_themes: Codebook) -> None:
    fitted = build(component, four_themes).fit(TEXTS)
    data = skops.io.dumps(fitted)
    assert set(skops.io.get_untrusted_types(data=data)) <= set(TRUSTED)
    loaded = skops.io.loads(data, trusted=list(TRUSTED))
    assert csr_matrix(loaded.transform(TEXTS) != fitted.transform(TEXTS)).nnz == 0
    assert list(loaded.get_feature_names_out()) == list(fitted.get_feature_names_out())


def test_every_trusted_type_is_there() -> None:
    import importlib

    for name in TRUSTED:
        module, _, kind = name.rpartition(".")
        assert hasattr(importlib.import_module(module), kind), name


@every(classifiers)
@pytest.mark.parametrize("text", [*TEXTS[:6], "Nước lũ", "x", ""])
def test_an_explanation_adds_up(component: Component, fitted: Any, text: str) -> None:
    model = fitted(component)
    for label in range(4):
        found = explain(model, text, [label])[0]
        score = float(model.decision_function([text])[0, label])
        total = found.bias + sum(item.weight for item in found.contributions)
        near = TOLERANCE.get(component.name, 1e-9)
        assert found.score == pytest.approx(score, abs=near)
        assert total == pytest.approx(score, abs=near)
        assert found.exact is (component.name in EXACT)
        assert all(0 <= c.start <= c.end <= len(text) for c in found.contributions)


@every(classifiers)
def test_sentences_and_words_of_an_explanation(component: Component, fitted: Any) -> None:
    text = TEXTS[3]
    found = explain(fitted(component), text, [int(LABELS[3].argmax())])[0]
    passages = by_sentence(found, text)
    assert [(p.start, p.end) for p in passages] == [(s.start, s.end) for s in sentences(text)]
    assert sum(p.weight for p in passages) == pytest.approx(found.score - found.bias, abs=1e-9)
    words = top_words(found, text, 4)
    assert len(words) <= 4
    assert all(word.weight > 0 for word in words)
    ordered = sorted(words, key=lambda word: word.start)
    assert all(a.end <= b.start for a, b in pairwise(ordered))


@every(classifiers)
def test_an_experiment_builds_it(component: Component, four_themes: Codebook) -> None:
    build(component, four_themes)  # skips what is not installed
    experiment = ClassifyExperiment(
        task="classify",
        codebook="",
        articles=[],
        labels=[],
        model=defaults(classifiers, component.name)[component.name],
    )
    built = build_estimator(experiment, four_themes).fit(TEXTS, LABELS)
    assert built.decision_function(TEXTS[:2]).shape == (2, 4)


@every(classifiers)
def test_a_classifier_without_features_says_so(component: Component, four_themes: Codebook) -> None:
    build(component, four_themes)  # skips what is not installed
    experiment = ClassifyExperiment(
        task="classify",
        codebook="",
        articles=[],
        labels=[],
        model=defaults(classifiers, component.name)[component.name],
        features={},
    )
    if not component.injected >= {"features"} and reads_texts(
        component, build(component, four_themes)
    ):  # it needs none
        build_estimator(experiment, four_themes)
        return
    with pytest.raises(ConfigError, match="features: none left"):
        build_estimator(experiment, four_themes)


def test_an_unlearnt_sentence_label_is_left_out(four_themes: Codebook) -> None:
    """-1 in the labels of a linear model means that the row is not used for that label."""
    matrix = csr_matrix(np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 0.0], [0.0, 1.0]]))
    model = build(classifiers["linear_svm"], four_themes)
    known = clone(model).fit(matrix[:2], np.array([[1], [0]]))
    partly = clone(model).fit(matrix, np.array([[1], [0], [-1], [-1]]))
    np.testing.assert_array_equal(known.coef_, partly.coef_)


def test_a_label_that_training_never_saw_is_improbable(four_themes: Codebook) -> None:
    matrix = csr_matrix(np.eye(3))
    fitted = build(classifiers["linear_svm"], four_themes).fit(matrix, np.zeros((3, 2), int))
    assert (fitted.decision_function(matrix) <= -10).all()


def test_a_registry_refuses_a_name_twice() -> None:
    registry = Registry("toy")
    registry.register("one")(lambda: None)
    with pytest.raises(ValueError, match="toy 'one' is registered twice"):
        registry.register("one")(lambda: None)
